"""Remembering a check: nothing changed, so the findings are the ones of last time.

The key is the content of every file together with the program itself; a time stamp decides
nothing. Today's date is part of the answer's name, since findings depend on it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import qunce
from qunce.derived.digest import blake2b
from qunce.derived.place import files_in, states_below
from qunce.finding import Change, Edit, Finding, Note, Severity, Span
from qunce.frozen import frozen

if TYPE_CHECKING:
    from qunce.pipeline import Earlier, Today

KEEP = 8
"""How many remembered checks a folder keeps; the oldest go first."""


@frozen
class Remembered:
    """The findings of a check, and whether they had to be worked out."""

    findings: tuple[Finding, ...]
    broken: bool
    fresh: bool
    never: frozenset[str] = frozenset()
    """The codes of rules that nothing can excuse from."""


def check_files(
    files: Mapping[str, bytes],
    *,
    today: Today,
    cache: Path | None,
    as_of: date | None = None,
    earlier: Earlier | None = None,
    tip: Callable[[], str] | None = None,
) -> Remembered:
    """The findings of a playbook; from the cache folder when every byte is as it was.

    `tip` names the state of the history that `earlier` tells of; it is asked only where that
    history told something.
    """
    place = cache / f"check-{_digest(files)}.json" if cache else None
    known = _recall(place) if place else {}
    zone = known.get("zone")
    if zone is not None:
        day = today(ZoneInfo(zone)) if callable(today) else today
        stored = known.get("days", {}).get(_days(day, as_of))
        built_on = known.get("tips", {}).get(_days(day, as_of))
        if stored is not None and (built_on is None or built_on == _told(tip)):
            return Remembered(
                tuple(_finding(one) for one in stored),
                broken=False, fresh=False, never=frozenset(known.get("never", ())),
            )  # fmt: skip
    from qunce.derived.expressions import kept_for_libraries
    from qunce.derived.modules import imported_together

    with imported_together("check"), kept_for_libraries():  # costs more than the whole warm path
        import qunce.rules  # noqa: F401 what `compile_files` will import
        from qunce.pipeline import compile_files

    asked = False

    def told(since: Mapping[str, datetime]) -> Mapping[str, Sequence[tuple[datetime, bytes]]]:
        nonlocal asked
        past = earlier(since) if earlier else {}
        asked = bool(past)  # what has no past gets none by a commit of what is there already
        return past

    compiled = compile_files(files, today=today, as_of=as_of, earlier=told)
    report, plan = compiled.report, compiled.plan
    never = frozenset(one.code for one in compiled.rules if not one.allowable)
    if place is not None and plan is not None and not report.broken:
        days = {
            **known.get("days", {}),
            _days(plan.today, as_of): [_record(one) for one in report.findings],
        }
        tips = {**known.get("tips", {})}
        tips.pop(_days(plan.today, as_of), None)
        if asked:
            tips[_days(plan.today, as_of)] = _told(tip)
        _remember(
            place, {"zone": compiled.zone, "never": sorted(never), "days": days, "tips": tips}
        )
    return Remembered(report.findings, report.broken, fresh=True, never=never)


def _told(tip: Callable[[], str] | None) -> str:
    return tip() if tip else ""


def _days(today: date, as_of: date | None) -> str:
    """The days that findings depend on: today, and the day whose law applies."""
    return f"{today}" if as_of is None else f"{today} {as_of}"


_SHOWS = "cli", "render", "starter"
"""Parts of the program that show what was found, or begin a playbook, and find nothing."""


def _digest(files: Mapping[str, bytes]) -> str:
    total = blake2b(digest_size=16)
    # another program finds other faults
    program = states_below(os.fspath(Path(qunce.__file__).parent), (".py", ".yml", ".txt"), _SHOWS)
    states = [f"{path} {size} {time}\n" for path, (size, time) in sorted(program.items())]
    total.update("".join((*states, qunce.__version__)).encode())
    for name in sorted(files):
        total.update(f"\0{name}\0{len(files[name])}\0".encode())
        total.update(files[name])
    return total.hexdigest()


def _recall(place: Path) -> dict[str, Any]:
    try:
        known = json.loads(place.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _remember(place: Path, value: object) -> None:
    from qunce.output import write_whole

    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, json.dumps(value, ensure_ascii=False).encode())
        known = [one for one in files_in(place.parent, ".json") if one.name.startswith("check-")]
        others = sorted(known, key=lambda one: one.stat().st_mtime_ns)
        for old in others[:-KEEP]:
            old.unlink(missing_ok=True)
    except OSError:
        return  # a folder that cannot be written to only costs time


def _record(finding: Finding) -> list[Any]:
    return [
        _place(finding.span), finding.message, finding.code, finding.weight.value, finding.why,
        finding.mend, [[_place(note.span), note.message] for note in finding.see],
        finding.when.isoformat() if finding.when else "", finding.group, finding.times,
        finding.allowable, _written(finding.change),
    ]  # fmt: skip


def _written(change: Change | None) -> list[Any] | None:
    if change is None:
        return None
    return [change.words, [[_place(one.span), one.text] for one in change.edits], change.once]


def _place(span: Span) -> list[Any]:
    return [span.file, span.line, span.column, span.end_line, span.end_column]


def _finding(stored: list[Any]) -> Finding:
    span, message, code, severity, why, mend, see, when, group, times, allowable, way = stored
    return Finding(
        Span(*span), message, code, Severity(severity), why, mend,
        tuple(Note(Span(*place), words) for place, words in see),
        date.fromisoformat(when) if when else None, group, times, allowable,
        change=_change(*way) if way else None,
    )  # fmt: skip


def _change(words: str, edits: list[Any], once: bool) -> Change:  # noqa: FBT001 as it is stored
    return Change(words, tuple(Edit(Span(*place), text) for place, text in edits), once)
