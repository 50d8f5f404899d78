"""Three independent readers of a calendar, each giving (UID, start UTC, end UTC, summary)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

import icalendar
import pytest
import recurring_ical_events

FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)


class Occurrence(NamedTuple):
    """What a reader's calendar shows of one event."""

    uid: str
    start: datetime
    end: datetime
    summary: str


def by_icalendar(data: bytes) -> list[Occurrence]:
    """The events as `icalendar` reads them, one by one."""
    return sorted(map(_occurrence, icalendar.Calendar.from_ical(data).walk("VEVENT")))


def by_expansion(data: bytes) -> list[Occurrence]:
    """The occurrences as `recurring-ical-events` expands them."""
    calendar = icalendar.Calendar.from_ical(data)
    return sorted(map(_occurrence, recurring_ical_events.of(calendar).between(FIRST, LAST)))


def _occurrence(event: Any) -> Occurrence:
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    return Occurrence(
        str(event["UID"]), start.astimezone(UTC), end.astimezone(UTC), str(event["SUMMARY"])
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
            uid = lib.icalcomponent_get_uid(event).decode()
            summary = lib.icalcomponent_get_summary(event).decode()

            def note(_: Any, span: Any, __: Any, *, uid: str = uid, summary: str = summary) -> None:
                start, end = span.contents.start, span.contents.end
                found.append(
                    Occurrence(
                        uid,
                        datetime.fromtimestamp(start, UTC),
                        datetime.fromtimestamp(end, UTC),
                        summary,
                    )
                )

            first = lib.icaltime_from_timet_with_zone(int(FIRST.timestamp()), 0, None)
            last = lib.icaltime_from_timet_with_zone(int(LAST.timestamp()), 0, None)
            lib.icalcomponent_foreach_recurrence(event, first, last, _Callback(note), None)
    finally:
        lib.icalcomponent_free(root)
    return sorted(found)


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
        ("icaltime_from_timet_with_zone", _Time, (ctypes.c_long, number, pointer)),
        ("icalcomponent_foreach_recurrence", None, (pointer, _Time, _Time, _Callback, pointer)),
    ):
        function = getattr(lib, name)
        function.restype, function.argtypes = gives, takes
    return lib


READERS = {"icalendar": by_icalendar, "recurring": by_expansion, "libical": by_libical}
