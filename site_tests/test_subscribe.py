"""The subscribe page and what stands in for a subscription: a week to import, words to paste."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from urllib.parse import unquote

import icalendar

from qunce.example import starter
from qunce.pipeline import Rendered, compile_files, render

TUESDAY = date(2026, 3, 3)
CLIENTS = ("iPhone", "安卓", "Outlook", "Google 日历", "Thunderbird", "Nextcloud")


@cache
def rendered() -> Rendered:
    return render(compile_files(starter(), today=TUESDAY), site_url="https://shop.example/a/")


def page(path: str) -> str:
    return rendered().files[path].decode()


def test_the_page_goes_by_client_and_says_what_is_late_and_what_nobody_has_tried() -> None:
    text = page("calendars.md")

    cards = re.findall(r'<summary>(.*?)</summary>\n<p>.+</p>\n<p class="q-small">', text)
    assert len(cards) == len(CLIENTS)
    assert all(any(one in card for card in cards) for one in CLIENTS)
    assert text.count("更新") >= len(CLIENTS)
    assert "飞书、企业微信、钉钉：没有验证过" in text


def test_google_is_given_the_webcal_address_percent_encoded() -> None:
    links = re.findall(
        r"\(https://calendar\.google\.com/calendar/r\?cid=(.*?)\)", page("calendars.md")
    )

    assert "webcal%3A%2F%2Fshop.example%2Fa%2Ffeeds%2Fgroup-vip.ics" in links
    webcal = re.findall(r"\((webcal://.*?)\)", page("calendars.md"))
    assert [unquote(one) for one in links] == webcal


def test_a_weeks_file_has_that_weeks_entries_as_the_feed_has_them_and_asks_for_no_refresh() -> None:
    made = rendered().calendars
    feed = made["feeds/group-vip.ics"].data

    for name, first, last in (("week", 2, 8), ("next-week", 9, 15)):
        data = made[f"feeds/group-vip.{name}.ics"].data
        events = re.findall(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", data, re.DOTALL)
        held = re.findall(rb"\r\nDTSTART[^:]*:202603(\d\d)", feed)
        assert len(events) == sum(first <= int(one) <= last for one in held) > 0
        assert all(one in feed for one in events)
        calendar = icalendar.Calendar.from_ical(data)
        days = {one.start.day for one in calendar.events}
        assert (min(days), max(days)) == (first, last)
        assert b"REFRESH" not in data
        assert b"PUBLISHED-TTL" not in data
        assert b"SOURCE" not in data
    assert "feeds/person-xia.week.ics" in made
    assert not [path for path in made if path.startswith("feeds/all.week")]
    assert b"week.ics" not in rendered().files["feeds/index.json"]


def test_a_group_and_a_person_have_their_weeks_as_words_to_paste() -> None:
    group, person = page("groups/vip.md"), page("people/xia.md")

    assert group.count('<details class="q-paste">') == 2
    assert re.search(r"【会员群】 3月2日至3月8日，共 \d 条\n\n3月2日 周一\n10:30 ", group)
    assert "【小夏】 3月9日至3月15日" in person
