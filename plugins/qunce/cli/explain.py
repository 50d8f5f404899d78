"""`qunce explain`: which file and line set each value."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qunce.cli.folder import shown

if TYPE_CHECKING:
    from qunce.finding import Span
    from qunce.render.explain import Explained, Value

WIDEST = 48
"""Screen cells that a value may fill in the table before it is cut."""


@click.command()
@click.argument("target", metavar="FILE[:KEY]")
def explain(target: str) -> None:
    """说出一个文件里每个值是哪个文件、哪一行定的。

    Show which file and line set each value, through `extends:` down to the defaults. With a KEY
    such as slots.mon-tips.at, one value and whatever it overrides.
    """
    from qunce.layout import read_folder
    from qunce.load import load
    from qunce.render.explain import explain as explain_file
    from qunce.resolve import PACKS

    name, key = _split(target)
    root, inside = _place(Path(name))
    files = read_folder(root)
    if inside not in files:
        raise _unknown_file(name, inside, files)
    if inside.startswith(PACKS):
        raise click.UsageError(
            f"「{name}」是红线包，用 qunce packs 看它改了什么。/ A pack: see `qunce packs`."
        )
    things = explain_file(load(files), inside)
    if not things:
        raise click.UsageError(
            f"「{name}」里没有读得懂的内容。先运行 qunce check 看看。/ Nothing readable in there."
        )
    prefix = shown(root)
    if not key:
        for thing in things:
            _table(thing, prefix)
        return
    values = [value for thing in things for value in thing.below(key)]
    if not values:
        raise _unknown_key(name, key, things)
    for value in values:
        _one(value, prefix)


def _split(target: str) -> tuple[str, str]:
    """File and key; a target that is itself a file has no key."""
    name, colon, key = target.rpartition(":")
    return (name, key.strip(".")) if colon and not Path(target).is_file() else (target, "")


def _place(path: Path) -> tuple[Path, str]:
    """The playbook's folder and the path inside it."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 `resolve` would follow links out of it
    for parent in whole.parents:
        if parent.name in ("content", "calendar"):
            root = parent.parent
            return Path(os.path.relpath(root)), whole.relative_to(root).as_posix()
    raise click.UsageError(
        f"「{path}」不在 content/ 或 calendar/ 里，不是手册的文件。\n"
        "Not a file of a playbook: those lie below content/ and calendar/."
    )


def _unknown_file(name: str, inside: str, files: Iterable[str]) -> click.UsageError:
    from qunce.finding import closest

    guess = closest(inside, files)
    hint = f"是不是「{guess}」？" if guess else ""
    return click.UsageError(f"手册里没有「{name}」。{hint} / No such file.")


def _unknown_key(name: str, key: str, things: Iterable[Explained]) -> click.UsageError:
    from qunce.finding import closest

    known: dict[str, None] = {}
    for thing in things:
        for value in thing.values:
            parts = value.path.split(".")
            known |= dict.fromkeys(".".join(parts[: n + 1]) for n in range(len(parts)))
    guess = closest(key, known)
    top = "、".join(one for one in known if "." not in one)
    hint = f"是不是「{guess}」？" if guess else f"有这些键：{top}"
    return click.UsageError(f"「{name}」里没有「{key}」。{hint} / No such key.")


def _table(thing: Explained, prefix: str) -> None:
    from qunce.render.report import cells, printable

    title = f"{thing.kind.title}「{thing.id}」"
    if thing.lineage:
        title += f"，继承自「{'」→「'.join(thing.lineage)}」"
    click.secho(title, bold=True)
    rows = [
        (value.path, _short(printable(value.text)) or "—", _origin(value, prefix))
        for value in thing.values
    ]
    wide = [max(cells(row[column]) for row in rows) for column in (0, 1)]
    for path, text, origin in rows:
        gaps = (" " * (wide[0] - cells(path)), " " * (wide[1] - cells(text)))
        click.echo(f"  {path}{gaps[0]}  {text}{gaps[1]}  {click.style(origin, dim=True)}")


def _one(value: Value, prefix: str) -> None:
    from qunce.render.report import printable

    click.echo(f"{click.style(value.path, bold=True)}: {printable(value.text) or '—'}")
    if value.key is not None:
        click.echo(f"    {'，'.join(one for one in (value.key.title, value.key.help) if one)}")
    click.echo(f"    来自  {_origin(value, prefix)}")
    for text, span in value.hides:
        click.echo(f"    盖住  {_place_of(span, prefix)}  {printable(text)}")


def _origin(value: Value, prefix: str) -> str:
    return _place_of(value.span, prefix) if value.span else value.origin


def _place_of(span: Span, prefix: str) -> str:
    """Where a value was set; what is built in lies in no folder of the playbook."""
    from qunce.kinds.day.model import BUILT_IN

    return str(span) if span.file == BUILT_IN else f"{prefix}{span}"


def _short(text: str) -> str:
    from qunce.render.report import cells

    if cells(text) <= WIDEST:
        return text
    kept = ""
    for char in text:
        if cells(kept + char) > WIDEST - 2:
            break
        kept += char
    return f"{kept}……"
