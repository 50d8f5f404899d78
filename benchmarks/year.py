"""A year of calendars: 500 groups for 52 weeks, every post in four feeds, written to disk.

The baseline is libical, in C, turning the events of one calendar it has read into text; it neither
plans nor escapes nor folds anew, nor does it write for four calendars. Its library comes with
Debian's `libical3`; where it is not there, the row is left out.
"""

from __future__ import annotations

import ctypes
import gc
import resource
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.chains import chain
from benchmarks.timing import table
from qunce.expand import expand
from qunce.load import load
from qunce.output import Written, write_tree
from qunce.render.feeds import FeedFile, feeds
from qunce.resolve import Playbook, resolve

TODAY = date(2026, 1, 7)
START, END = date(2026, 1, 5), date(2027, 1, 4)
COMMITTED = datetime(2025, 12, 20, 8, 30, tzinfo=UTC)
SITE = "https://yunshan.example/playbook/"
SAMPLE = 20_000
FEEDS = """\
group: {title: 群, each: group, back_weeks: 0, weeks: 52}
person: {title: 人, each: person, back_weeks: 0, weeks: 52}
platform: {title: 平台, each: platform, back_weeks: 0, weeks: 52}
all: {title: 全部, each: all, back_weeks: 0, weeks: 52}
"""


def publish(playbook: Playbook, revisions: dict[str, datetime]) -> tuple[FeedFile, ...]:
    """Expansion and every calendar."""
    plan = expand(playbook, today=TODAY, start=START, end=END)
    return feeds(plan, site_url=SITE, revisions=revisions)


def by_libical(data: bytes) -> float | None:
    """CPU seconds in which libical turns a calendar that it has read into text again."""
    try:
        lib = ctypes.CDLL("libical.so.3")
    except OSError:
        return None
    lib.icalparser_parse_string.restype = ctypes.c_void_p
    lib.icalparser_parse_string.argtypes = (ctypes.c_char_p,)
    lib.icalcomponent_as_ical_string_r.restype = ctypes.c_void_p
    lib.icalcomponent_as_ical_string_r.argtypes = (ctypes.c_void_p,)
    lib.icalcomponent_free.argtypes = (ctypes.c_void_p,)
    root = lib.icalparser_parse_string(data)
    started = time.process_time()
    lib.icalcomponent_as_ical_string_r(root)
    spent = time.process_time() - started
    lib.icalcomponent_free(root)
    return spent


def written(files: tuple[FeedFile, ...], folder: Path) -> Written:
    """The calendars on disk; what is unchanged keeps its file."""
    return write_tree(folder, {one.path: one for one in files})


def main() -> None:
    source = chain(500)
    source["calendar/feeds.yml"] = FEEDS.encode()
    source["content/playbook.yml"] = (
        f"title: 连锁\nhorizon: {{from: {START}, weeks: 52}}\n".encode()
    )
    playbook, _ = resolve(load(source))
    assert playbook is not None
    revisions = dict.fromkeys(source, COMMITTED)
    gc.disable()
    started = time.process_time()
    files = publish(playbook, revisions)
    made = time.process_time() - started
    places = sum(one.count for one in files)
    posts = next(one.count for one in files if one.path == "feeds/all.ics")
    with tempfile.TemporaryDirectory() as name:
        started = time.process_time()
        written(files, Path(name))
        on_disk = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        again = publish(_edited(source), revisions)
        changed = written(again, Path(name)).changed
    sample = next(one for one in files if one.path == "feeds/all.ics")
    theirs = by_libical(b"".join((*sample.parts[: SAMPLE + 2], sample.parts[-1])))
    rows = [("", "CPU s", "event-places/s", "ratio")]
    base = SAMPLE / theirs if theirs else None
    if base and theirs:
        rows.append((f"libical: text of {SAMPLE:,} events it holds, one feed", f"{theirs:.3f}",
                     f"{base:,.0f}", "1.0 x"))  # fmt: skip
    for title, spent in (
        ("qunce: expand, write each event once, put four feeds together", made),
        ("qunce: the same, and on disk", made + on_disk),
    ):
        ratio = f"{places / spent / base:.1f} x" if base else ""
        rows.append((title, f"{spent:.2f}", f"{places / spent:,.0f}", ratio))
    table(
        f"A year: {posts:,} posts in {places:,} places of {len(files)} calendars, "
        f"{sum(one.size for one in files) / 1e6:,.0f} MB; the largest "
        f"{max(one.size for one in files) / 1e6:,.0f} MB; "
        f"{peak / (1e3 if sys.platform != 'darwin' else 1e6):,.0f} MB held at most; "
        f"one slot moved: {len(changed)} files rewritten",
        rows,
    )


def _edited(source: dict[str, bytes]) -> Playbook:
    """The same playbook with one slot of one schedule moved by a quarter of an hour."""
    path = next(one for one in sorted(source) if one.startswith("calendar/schedules/"))
    edited = {**source, path: source[path].replace(b"at: 10:30", b"at: 10:45", 1)}
    playbook, _ = resolve(load(edited))
    assert playbook is not None
    return playbook


if __name__ == "__main__":
    main()
