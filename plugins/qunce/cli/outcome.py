"""What a check gave, from memory or worked out anew, and the texts that it points at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qunce.frozen import frozen

if TYPE_CHECKING:
    from qunce.check import Granted
    from qunce.finding import Finding
    from qunce.load import Source
    from qunce.pipeline import Earlier, Today
    from qunce.rule import Rule
    from qunce.rules.redline.packs.cleared import Cleared


@frozen
class Outcome:
    """The findings; what comes after `never` is only known when it was worked out anew."""

    findings: Sequence[Finding]
    broken: bool
    never: frozenset[str] = frozenset()
    """The codes of rules that nothing can excuse from."""
    allowed: Sequence[tuple[Finding, Granted]] = ()
    rules: Sequence[Rule] = ()
    site_url: str = ""
    cleared: Sequence[Cleared] = ()


def remembered(
    files: Mapping[str, bytes], today: Today, cache: Path | None, as_of: date | None, root: Path
) -> Outcome:
    """The outcome, from the cache folder when nothing has changed."""
    from qunce.memo import check_files

    known = check_files(
        files, today=today, cache=cache, as_of=as_of, earlier=history_of(root), tip=_tip(root)
    )
    return Outcome(known.findings, known.broken, known.never)


def whole(
    files: Mapping[str, bytes], today: Today, as_of: date | None, root: Path, *, explain: bool
) -> Outcome:
    """The outcome worked out anew, with all that a report may show of it."""
    from qunce.cli.explained import explained
    from qunce.pipeline import compile_files

    compiled = compile_files(files, today=today, as_of=as_of, earlier=history_of(root))
    report, playbook = compiled.report, compiled.playbook
    return Outcome(
        report.findings,
        report.broken,
        frozenset(one.code for one in compiled.rules if not one.allowable),
        report.allowed,
        compiled.rules,
        playbook.charter.site_url if playbook else "",
        explained(compiled.plan) if explain else (),
    )


def history_of(root: Path) -> Earlier:
    """How the history of a folder is told; git is asked only when something runs."""

    def told(since: Mapping[str, datetime]) -> Mapping[str, Sequence[tuple[datetime, bytes]]]:
        from qunce.history import versions

        return versions(root, since)

    return told


def _tip(root: Path) -> Callable[[], str]:
    def told() -> str:
        from qunce.history import tip

        return tip(root)

    return told


def sources_of(files: Mapping[str, bytes], findings: Sequence[Finding]) -> dict[str, Source]:
    """The text of every file that a finding points at."""
    wanted = sorted({one.span.file for one in findings})
    if not wanted:
        return {}
    from qunce.load import Source

    return {
        path: Source(path, data.decode("utf-8", "replace").removeprefix("\ufeff"))
        for path in wanted
        if (data := files.get(path)) is not None
    }
