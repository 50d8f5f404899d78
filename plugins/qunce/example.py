"""Small playbooks as texts: what rule pages, tests and a team's first look are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from qunce.derived.expressions import expression
from qunce.layout import LEDGER, belongs
from qunce.pipeline import Compiled, Earlier, compile_files
from qunce.rule import Check


@cache
def starter() -> Mapping[str, bytes]:
    """The small playbook that `qunce init` writes and that rule examples are laid over."""
    root = Path(__file__).parent / "starter"
    files = [one for one in root.rglob("*") if one.is_file()]
    names = {one.relative_to(root): one for one in files}
    return {
        name.as_posix(): names[name].read_bytes()
        for name in sorted(names, key=lambda path: path.parts)
        # a cache that somebody left behind is no part of it
        if not any(part.startswith(".") for part in name.parts)
    }


_HEADER = expression(r"^# ((?:content|calendar)/\S+)\n", re.MULTILINE)
_EARLIER = expression(r"(\S+)@([0-9]{4}-[0-9]{2}-[0-9]{2})")
"""A path with a day behind it: how that file stood from that day on."""


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
        if _EARLIER.fullmatch(path):
            continue
        # a page's first line has to be its front matter, so it cannot keep the comment
        files[path] = (body if path.endswith(".md") else f"# {path}\n{body}").encode()
    return files


def example_past(text: str) -> Earlier:
    """The earlier states of an example's files: `# calendar/campaigns/a.yml@2026-03-01`."""
    parts = _HEADER.split(text)
    found: dict[str, list[tuple[datetime, bytes]]] = {}
    for path, body in zip(parts[1::2], parts[2::2], strict=True):
        if match := _EARLIER.fullmatch(path):
            day = datetime.fromisoformat(match[2]).replace(tzinfo=UTC)
            found.setdefault(match[1], []).append((day, body.encode()))
    return lambda asked: {
        path: found[path]
        for path in sorted(found)
        if path in asked or any(one.endswith("/") and path.startswith(one) for one in asked)
    }


def compile_text(
    text: str,
    *,
    start: date,
    weeks: int = 2,
    checks: Iterable[Check] | None = None,
) -> Compiled:
    """Compile an example over `weeks` weeks from `start`, with today on its first day.

    An example with a ledger is looked at a week later, so that something has been published.
    """
    files = example_files(text)
    return compile_files(
        files,
        today=start + timedelta(weeks=1) if LEDGER in files else start,
        start=start,
        end=start + timedelta(weeks=weeks),
        checks=checks,
        earlier=example_past(text),
    )
