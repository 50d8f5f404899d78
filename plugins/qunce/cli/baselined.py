"""`qunce check --baseline`: old faults do not count, and the list of them only shrinks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qunce.cli import terminal
from qunce.cli.outcome import Outcome, sources_of
from qunce.frozen import frozen

if TYPE_CHECKING:
    from qunce.finding import Finding


@frozen
class Wish:
    """What the options of the command say about a baseline."""

    file: Path
    write: bool
    add: bool


def wish(file: Path | None, *, write: bool, add: bool) -> Wish | None:
    """The options as one value; a usage error when they make no sense together."""
    if file is None:
        if write or add:
            raise click.UsageError(
                "基线写到哪个文件？加上 --baseline FILE。/ --baseline FILE is missing."
            )
        return None
    if add and not write:
        raise click.UsageError("--add-new 要和 --write-baseline 一起用 / needs --write-baseline.")
    if not write and not file.is_file():
        raise click.UsageError(
            f"没有「{file}」这个基线文件；第一次加上 --write-baseline 建一份。/ No such baseline."
        )
    return Wish(file, write, add)


def laid(outcome: Outcome, files: Mapping[str, bytes], wish: Wish) -> tuple[Outcome, bytes]:
    """The outcome without what the baseline knows, and the baseline's own bytes."""
    from qunce.check.baseline import lay, read_baseline, written

    first = not wish.file.is_file()
    data = b"" if first else wish.file.read_bytes()
    entries, wrong = ((), []) if first else read_baseline(wish.file.as_posix(), data)
    sources = sources_of(files, outcome.findings)
    found = lay(outcome.findings, sources, entries, outcome.never)
    standing: Sequence[Finding] = (*found.standing, *wrong)
    if wish.write and not wrong:
        from qunce.output import write_whole

        more = found.fresh if first or wish.add else ()
        together: dict[tuple[str, str, str], int] = dict(found.kept)
        for name, count in more:
            together[name] = together.get(name, 0) + count
        data = written(together.items())
        write_whole(wish.file, data)
        entries, _ = read_baseline(wish.file.as_posix(), data)
        found = lay(outcome.findings, sources, entries, outcome.never)
        standing = found.standing
        terminal.say(f"基线写在 {wish.file}：{found.known} 处旧账")
    else:
        terminal.say(f"基线里的 {found.known} 处旧账没有计入")
    ordered = tuple(sorted(dict.fromkeys(standing), key=lambda one: one.order))
    return replace(outcome, findings=ordered), data
