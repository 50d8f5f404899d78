"""The command line: one file a command; arguments in, exit codes out."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from contextlib import suppress
from importlib import import_module

from qunce import __version__
from qunce.derived.late import late, late_function, late_inspect, only_named

# what click, pathlib and the YAML parser import for things that we never ask of them
late_inspect()
late_function("urllib.parse", "quote_from_bytes")
for rare in ("base64", "ipaddress", "uuid"):
    late(rare)

from qunce.collector import nothing_collected_at_exit  # noqa: E402 only now
from qunce.derived.expressions import kept_for_libraries  # noqa: E402
from qunce.derived.tzpath import late_sysconfig  # noqa: E402

late_sysconfig()
with only_named("uuid", "UUID"), kept_for_libraries():  # a type that no option of ours is of
    import dataclasses  # noqa: F401 these three compile expressions, too
    import json  # noqa: F401
    import locale  # noqa: F401 for what click says in other languages

    import click

COMMANDS = (
    "init", "check", "mend", "calendar", "lint-text", "build", "serve", "render", "schema",
    "explain", "rule", "packs", "journey", "diff",
    "release", "feeds", "digest", "doctor",
)  # fmt: skip
"""In the order in which a team meets them; each is the module and the function of that name."""

INTERRUPTED = 130


class Commands(click.Group):
    """Imports a command only when it is asked for, and owns up when one of them breaks."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command = getattr(import_module(f"qunce.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from qunce.finding import closest

            guess = closest(args[0], COMMANDS)
            hint = f"是不是 {guess}？" if guess else f"可用的命令：{'、'.join(COMMANDS)}"
            ctx.fail(f"没有「{args[0]}」这个命令。{hint} / No such command.")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            from qunce.clock import NotADay
            from qunce.environment import Unfit

            if isinstance(error, (NotADay, Unfit)):
                ctx.fail(str(error))
            from qunce.cli.mishap import log_mishap

            click.echo(log_mishap(error), err=True)
            ctx.exit(3)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="qunce")
def main() -> None:
    """群策：把社群运营手册当代码管。

    The community-marketing playbook as code: checks cadence and red lines, renders a site,
    publishes calendars.

    \b
    退出码 / exit codes: 0 没有问题 clean · 1 有检查结果 findings ·
                         2 用法不对 usage · 3 群策自己出错 our bug
    """


def run() -> None:
    """The whole process: one command, then the end."""
    nothing_collected_at_exit()
    try:
        main()
    except SystemExit as end:
        if threading.active_count() == 1 and isinstance(end.code, int):
            _leave(end.code)
        raise


def _leave(code: int) -> None:
    """End the process as Python does, but for freeing one by one what ends with it anyhow.

    Where something cannot be written any more, Python is left to say so in its own way.
    """
    atexit._run_exitfuncs()
    with suppress(OSError, ValueError):
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)
