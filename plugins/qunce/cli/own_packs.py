"""The rules of packs as one playbook has them: for commands that need no plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qunce.cli.folder import CHARTER, Folder, playbook_root, shown
from qunce.frozen import frozen

if TYPE_CHECKING:
    from qunce.finding import Finding
    from qunce.load import Source
    from qunce.rules.redline.packs import Team

playbook_option = click.option(
    "--playbook", "folder", metavar="DIR",
    type=Folder(),
    help="连同这份手册自己的词包和名称 / with the packs and names of this playbook.",
)  # fmt: skip


@frozen
class Owned:
    """A playbook's rules, its names that are never a fault, and what is wrong in its packs."""

    team: Team
    names: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    sources: dict[str, Source] | None = None
    hunches: bool = True


def owned(folder: Path | None) -> Owned:
    """The rules with a playbook's own packs; without a playbook, those that come with Qunce.

    Without a folder it is the playbook around the current one, if that can be read.
    """
    from qunce import clock
    from qunce.layout import read_folder
    from qunce.load import Page, load
    from qunce.render.report import below
    from qunce.resolve import PACKS, resolve
    from qunce.rules.redline.packs import Team, shipped, team_of

    root = _around() if folder is None else playbook_root(folder)
    if root is None:
        return Owned(Team(shipped()))
    files = read_folder(root)
    loaded = load(files)
    playbook, findings = resolve(loaded, files)
    if playbook is None and folder is None:
        return Owned(Team(shipped()))
    if playbook is None:
        raise click.UsageError(
            f"「{folder}」的 {CHARTER.as_posix()} 读不通，先运行 qunce check。"
            "/ The charter cannot be read."
        )
    team = team_of(playbook, clock.today(playbook.zone))
    prefix = shown(root)
    ours = [one for one in findings if one.span.file.startswith(PACKS)]
    told = sorted(
        {below(prefix, one) for one in (*ours, *team.findings)}, key=lambda one: one.order
    )
    sources = {
        prefix + path: one.source for path, one in loaded.items() if not isinstance(one, Page)
    }
    charter = playbook.charter
    return Owned(team, charter.names, tuple(told), sources, charter.hunches)


def _around() -> Path | None:
    """The playbook that the current folder lies in, if it lies in one."""
    here = Path.cwd()
    found = any((one / CHARTER).is_file() for one in (here, *here.parents))
    return playbook_root(None) if found else None
