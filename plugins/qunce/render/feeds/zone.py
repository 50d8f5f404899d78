"""The VTIMEZONE of the playbook's zone, as plain as it can be and still be true."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from qunce.render.feeds.writer import raw_line, text_line

_SINCE = datetime(1992, 1, 1)  # noqa: DTZ001 local time of whatever zone it is asked in


def zone_id(zone: tzinfo) -> str:
    """The IANA name of a zone."""
    return str(getattr(zone, "key", zone))


def vtimezone(zone: tzinfo, first: date, last: date) -> bytes:
    """The zone's definition; one STANDARD block when its clock has not moved since 1992.

    China's summers of 1986-1991 stay out: Outlook misreads the date lists they need.
    """
    if not _steady(zone, last):
        return _generated(zone, first, last)
    offset = _offset(_SINCE.replace(tzinfo=zone).utcoffset())
    return b"".join(
        (
            b"BEGIN:VTIMEZONE\r\n",
            raw_line("TZID", zone_id(zone)),
            b"BEGIN:STANDARD\r\n",
            raw_line("DTSTART", f"{_SINCE:%Y%m%dT%H%M%S}"),
            text_line("TZNAME", str(_SINCE.replace(tzinfo=zone).tzname())),
            raw_line("TZOFFSETFROM", offset),
            raw_line("TZOFFSETTO", offset),
            b"END:STANDARD\r\nEND:VTIMEZONE\r\n",
        )
    )


def _steady(zone: tzinfo, last: date) -> bool:
    """True when every week since 1992, up to a year after `last`, has the same offset."""
    weeks = ((last.year + 2 - _SINCE.year) * 366) // 7
    offsets = {
        (_SINCE + timedelta(weeks=number)).replace(tzinfo=zone).utcoffset()
        for number in range(weeks)
    }
    return len(offsets) == 1


def _offset(offset: timedelta | None) -> str:
    minutes = int((offset or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}{rest:02}"


def _generated(zone: tzinfo, first: date, last: date) -> bytes:
    from icalendar import Timezone  # only zones with moving clocks pay for the import

    made = Timezone.from_tzinfo(
        zone,
        zone_id(zone),
        first_date=date(first.year - 1, 1, 1),
        last_date=date(last.year + 2, 1, 1),
    )
    made.pop("COMMENT", None)  # not allowed in a VTIMEZONE (RFC 5545 3.6.5)
    return bytes(made.to_ical())
