"""A cohort's calendar: a sheet and a start date → iCalendar bytes; ics.js writes the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from qunce.render.cohort.sheet import Entry, Sheet
from qunce.render.feeds.writer import one_line, raw_line, text_line

PRODID = "-//Qunce//Community Playbook//ZH"


def file_name(sheet: Sheet, start: date) -> str:
    """What the file is called when it is saved."""
    return f"{sheet['name']}.{start}.ics"


def calendar(sheet: Sheet, start: date) -> bytes:
    """The calendar of the cohort that sets out on a day."""
    title = f"{sheet['title']}（{start:%m-%d} 起）"
    lines = [
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        text_line("PRODID", PRODID),
        b"CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n",
        text_line("NAME", title),
        text_line("X-WR-CALNAME", title),
        text_line("X-WR-TIMEZONE", sheet["zone"]),
        sheet["vtimezone"].encode(),
    ]
    for entry in sheet["entries"]:
        lines += _event(sheet, entry, start)
    return b"".join([*lines, b"END:VCALENDAR\r\n"])


def _event(sheet: Sheet, entry: Entry, start: date) -> Iterator[bytes]:
    yield b"BEGIN:VEVENT\r\n"
    yield text_line("SUMMARY", entry["summary"])
    day = start + timedelta(entry["day"])
    if entry["at"] < 0:
        yield raw_line("DTSTART;VALUE=DATE", f"{day:%Y%m%d}")
        yield raw_line("DTEND;VALUE=DATE", f"{day + timedelta(1):%Y%m%d}")
    else:
        begin = datetime.combine(day, time()) + timedelta(minutes=entry["at"])
        for name, when in (
            ("DTSTART", begin),
            ("DTEND", begin + timedelta(minutes=entry["minutes"])),
        ):
            yield raw_line(f"{name};TZID={sheet['zone']}", f"{when:%Y%m%dT%H%M%S}")
    yield raw_line("DTSTAMP", sheet["stamp"])
    yield raw_line("UID", f"{start}.{entry['id']}.{sheet['name']}@{sheet['domain']}")
    yield raw_line("SEQUENCE", str(sheet["sequence"]))
    yield text_line("CATEGORIES", one_line(sheet["tag"]))
    yield text_line("DESCRIPTION", entry["text"])
    yield raw_line("LAST-MODIFIED", sheet["stamp"])
    yield b"STATUS:CONFIRMED\r\nTRANSP:TRANSPARENT\r\n"
    if entry["url"]:
        yield raw_line("URL", entry["url"])
    yield b"END:VEVENT\r\n"
