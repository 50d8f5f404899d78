"""MkDocs behind our commands: its log on our terminal, its errors as our exit codes."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qunce.cli import terminal
from qunce.cli.folder import playbook_root

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {logging.WARNING: "yellow", logging.ERROR: "red", logging.CRITICAL: "red"}


def site_root(folder: Path | None) -> Path:
    """The playbook's folder, which has to say how its site looks; a usage error if not."""
    root = playbook_root(folder)
    if not (root / "mkdocs.yml").is_file():
        raise click.UsageError(
            f"「{root}」里没有 mkdocs.yml，不知道网站长什么样。\n"
            "用 qunce init 在别处建一份，把那里的 mkdocs.yml 拿过来。\n"
            "No mkdocs.yml there; `qunce init` elsewhere gives one to copy."
        )
    return root


class Lines(logging.Handler):
    """Writes each record as one line, above a spinner if one is turning."""

    def __init__(self, console: Console | None, level: int) -> None:
        super().__init__(level)
        self.console = console

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage()
        if record.levelno >= logging.WARNING:
            words = f"{record.levelname.lower()}: {words}"
        terminal.say(words, STYLES.get(record.levelno, ""), self.console)


@contextmanager
def mkdocs_log(console: Console | None = None, level: int = logging.WARNING) -> Iterator[None]:
    """Show what MkDocs and its plugins say while this lasts."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's advertisement on every build
    logger = logging.getLogger("mkdocs")
    handler, before, upward = Lines(console, level), logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(level)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
        logger.propagate = upward


@contextmanager
def mkdocs_errors() -> Iterator[None]:
    """Turn what MkDocs raises into words and exit codes."""
    from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

    from qunce.render.published import NoSuchSite

    try:
        yield
    except ConfigurationError as error:
        if isinstance(error.__cause__, NoSuchSite):  # said with --site as often as there
            raise click.UsageError(str(error.__cause__)) from error
        raise click.UsageError(f"mkdocs.yml 有问题：{error}") from error
    except Abort as error:
        raise click.ClickException(f"没有生成网站：{error}") from error
    except MkDocsException as error:
        raise click.ClickException(str(error).strip()) from error
