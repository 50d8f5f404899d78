"""The stages in order; the only module that knows all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path

from qunce.check import Report, check, sort_findings
from qunce.expand import Plan, expand
from qunce.load import belongs, load
from qunce.resolve import Playbook, resolve
from qunce.rule import Check

ROOTS = ("content", "calendar")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A playbook after check: what render needs; `plan` is None only without a usable charter."""

    playbook: Playbook | None
    plan: Plan | None
    report: Report


def read_folder(root: Path) -> dict[str, bytes]:
    """Every file of a playbook folder that belongs to it: path with `/` → bytes."""
    files: dict[str, bytes] = {}
    for name in ROOTS:
        for path in sorted((root / name).rglob("*")):
            inside = path.relative_to(root).as_posix()
            if belongs(inside) and path.is_file():
                files[inside] = path.read_bytes()
    return files


def compile_files(
    files: Mapping[str, bytes],
    *,
    today: date,
    start: date | None = None,
    end: date | None = None,
    checks: Iterable[Check] | None = None,
) -> Compiled:
    """load → resolve → expand → check; the same files and the same today give the same value."""
    playbook, findings = resolve(load(files))
    if playbook is None:
        loaded = load(files)
        broken = [one for parsed in loaded.values() for one in getattr(parsed, "findings", ())]
        return Compiled(None, None, Report(sort_findings([*findings, *broken])))
    plan = expand(playbook, today=today, start=start, end=end)
    if checks is None:
        from qunce.rules import CHECKS

        checks = CHECKS
    return Compiled(playbook, plan, check(plan, findings, checks))


def compile_folder(root: Path, *, today: date) -> Compiled:
    """`compile_files` of everything in a folder."""
    return compile_files(read_folder(root), today=today)


@cache
def starter() -> Mapping[str, bytes]:
    """The small playbook that `qunce init` writes and that rule examples are laid over."""
    found: dict[str, bytes] = {}
    root = resources.files("qunce") / "starter"

    def walk(folder: resources.abc.Traversable, prefix: str) -> None:
        for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if one.is_dir():
                walk(one, f"{prefix}{one.name}/")
            else:
                found[prefix + one.name] = one.read_bytes()

    walk(root, "")
    return found


_HEADER = re.compile(r"^# ((?:content|calendar)/\S+)\n", re.MULTILINE)


def example_files(text: str) -> dict[str, bytes]:
    """The files of an example: each begins with a comment line that is its path.

    The rest of the playbook is the starter's, without its own schedules, campaigns and overrides,
    so that an example says everything it plans.
    """
    parts = _HEADER.split(text)
    files = {
        path: data
        for path, data in starter().items()
        if belongs(path) and not path.startswith("calendar/")
    }
    for path, body in zip(parts[1::2], parts[2::2], strict=True):
        files[path] = f"# {path}\n{body}".encode()
    return files


def compile_text(
    text: str,
    *,
    start: date,
    weeks: int = 2,
    checks: Iterable[Check] | None = None,
) -> Compiled:
    """Compile an example over `weeks` weeks from `start`, with today on its first day."""
    from datetime import timedelta

    return compile_files(
        example_files(text),
        today=start,
        start=start,
        end=start + timedelta(weeks=weeks),
        checks=checks,
    )
