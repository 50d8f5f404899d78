"""The ledger: a year of edits, and subscribers who see the plan and nothing else at every step."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from qunce.example import example_files
from qunce.expand import Plan
from qunce.ledger import SHOWN_CANCELLED, Ledger, read_ledger, write_ledger
from qunce.pipeline import compile_files
from qunce.render.feeds import publish
from qunce.rules.cadence.rewritten_past import rewritten_past

MONDAY = date(2026, 3, 2)
SITE = "https://shop.example/playbook/"
WEEK = """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip, daily]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
  poll: {day: thu, at: 12:30, theme: poll, owner: qiu}
"""


def planned(text: str, today: date = MONDAY) -> Plan:
    files = example_files(text)
    if "was: [vip]" in text:
        del files["content/groups/vip.yml"]
    plan = compile_files(files, today=today, checks=()).plan
    assert plan is not None
    return plan


def build(
    text: str, ledger: Ledger | None, today: date = MONDAY
) -> tuple[dict[str, bytes], Ledger]:
    made = publish(planned(text, today), site_url=SITE, revisions={}, ledger=ledger)
    files = {path: one.data for one in made.files for path in (one.path, *one.former)}
    return files, made.ledger


def events(feed: bytes) -> dict[str, str]:
    """UID → number of the revision, status and moment."""
    return {
        str(one["UID"]).partition("@")[0]: f"{one['SEQUENCE']} {one['STATUS']} "
        f"{one.decoded('DTSTART'):%m-%d %H:%M} {one['SUMMARY']}"
        for one in Calendar.from_ical(feed).walk("VEVENT")
    }


def changed(text: str, after: str, *, today: date = MONDAY) -> dict[str, tuple[str, str]]:
    """UID → what a subscriber of all was told before and after an edit, where the two differ."""
    first, ledger = build(text, {}, today)
    second, _ = build(after, ledger, today)
    was, now = events(first["feeds/group-vip.ics"]), events(second["feeds/group-vip.ics"])
    return {
        uid: (was.get(uid, ""), now.get(uid, ""))
        for uid in sorted(was | now)
        if was.get(uid) != now.get(uid)
    }


def moved(text: str) -> str:
    return (
        text
        + """\
# calendar/overrides/2026.yml
later: {slot: vip-week.tips, date: 2026-03-09, action: move, to: 2026-03-10 11:00, reason: 盘点}
"""
    )


def test_an_unchanged_post_keeps_its_bytes_whatever_else_its_file_went_through() -> None:
    first, ledger = build(WEEK, {})
    retold = WEEK.replace("theme: poll, owner: qiu}", "theme: poll, owner: qiu, minutes: 45}")
    now = {path: datetime(2026, 3, 4, 9, tzinfo=UTC) for path in example_files(WEEK)}

    second = publish(planned(retold), site_url=SITE, revisions=now, ledger=ledger).files

    def tips(feed: bytes) -> list[bytes]:
        return [one for one in feed.split(b"BEGIN:VEVENT") if b"vip-week.tips" in one]

    data = next(one.data for one in second if one.path == "feeds/group-vip.ics")
    assert tips(data) == tips(first["feeds/group-vip.ics"])
    assert tips(data)


def test_an_edited_post_is_told_with_a_higher_number_and_a_moved_one_keeps_its_name() -> None:
    found = changed(WEEK, moved(WEEK))

    assert list(found) == ["2026w11-1.vip-week.tips.vip"]
    ((was, now),) = found.values()
    number = int(was.split()[0])
    assert was == f"{number} CONFIRMED 03-09 10:30 生活小窍门 · 会员群（企微）"
    assert now == f"{number + 1} CONFIRMED 03-10 11:00 生活小窍门 · 会员群（企微）"


def test_a_removed_post_is_told_as_cancelled_for_two_weeks_and_then_no_more() -> None:
    gone = WEEK.replace("  poll: {day: thu, at: 12:30, theme: poll, owner: qiu}\n", "")
    _, ledger = build(WEEK, {})

    def told(today: date, book: Ledger) -> set[str]:
        feeds, _ = build(gone, book, today)
        return {
            f"{uid.partition('.')[0]} {said.split()[1]} {said.split(maxsplit=4)[4]}"
            for uid, said in events(feeds["feeds/group-vip.ics"]).items()
            if "poll" in uid and uid.startswith("2026w13")
        }

    title = "2026w13-1 CANCELLED 【取消】大家投一票 · 会员群（企微）"
    assert told(MONDAY, ledger) == {title}
    _, after = build(gone, ledger)
    last = MONDAY + SHOWN_CANCELLED
    assert told(last - timedelta(1), after) == {title}
    assert told(last, after) == set()
    assert not [one for one in build(gone, after, last)[1].values() if "poll" in one.uid]


def test_a_cancelled_post_that_comes_back_is_told_with_a_higher_number_still() -> None:
    gone = WEEK.replace("  poll: {day: thu, at: 12:30, theme: poll, owner: qiu}\n", "")
    uid = "2026w13-1.vip-week.poll.vip"
    ledger: Ledger = {}
    numbers = []
    for text in (WEEK, gone, WEEK):
        feeds, ledger = build(text, ledger)
        numbers.append(int(events(feeds["feeds/group-vip.ics"])[uid].split()[0]))

    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]


def test_a_renamed_group_keeps_its_events_under_its_old_address_too() -> None:
    club = """\
# content/groups/club.yml
title: 会员群
was: [vip]
platform: wecom
type: interest
host: xia
"""
    first, ledger = build(WEEK, {})

    feeds, _ = build(WEEK.replace("[vip, daily]", "[club, daily]") + club, ledger)

    assert set(events(feeds["feeds/group-club.ics"])) == set(events(first["feeds/group-vip.ics"]))
    assert feeds["feeds/group-vip.ics"] == feeds["feeds/group-club.ics"]


def test_a_ledger_is_read_as_it_was_written_and_a_second_release_changes_nothing() -> None:
    _, ledger = build(moved(WEEK), {})

    assert read_ledger(write_ledger(ledger)) == (ledger, [])
    assert write_ledger(build(moved(WEEK), ledger)[1]) == write_ledger(ledger)


def test_both_halves_of_a_merge_conflict_are_read_and_the_newer_state_of_each_counts() -> None:
    _, base = build(WEEK, {})
    _, mine = build(moved(WEEK), base)
    _, theirs = build(WEEK.replace("at: 12:30", "at: 13:00"), base)
    conflict = b"".join((
        b"<<<<<<< HEAD\n", write_ledger(mine), b"=======\n", write_ledger(theirs), b">>>>>>> x\n",
    ))  # fmt: skip
    both = moved(WEEK.replace("at: 12:30", "at: 13:00"))

    ledger, found = read_ledger(conflict)
    _, merged = build(both, ledger)

    assert [f"{one.span} {one.code}" for one in found] == ["calendar/ledger.txt:1:1 CAL-003"]
    _, straight = build(both, mine)
    assert write_ledger(merged).count(b"\n") == write_ledger(straight).count(b"\n")
    for uid, one in merged.items():
        assert one.sequence >= max(mine[uid].sequence, theirs[uid].sequence)
    assert read_ledger(write_ledger(merged))[1] == []


@pytest.mark.parametrize(
    "line", ["第三版", "a\tb", "u\tx\t20260302T000000Z\td\t20260302T1030\t30\tq t\t-\tz"]
)
def test_a_line_that_says_nothing_is_a_finding_at_its_place_and_the_rest_counts(line: str) -> None:
    _, ledger = build(WEEK, {})
    data = write_ledger(ledger) + line.encode() + b"\n"

    read, found = read_ledger(data)

    assert read == ledger
    assert [(one.code, one.span.line) for one in found] == [("CAL-002", data.count(b"\n"))]


State = tuple[int, datetime, str, str]
"""SEQUENCE, DTSTAMP, STATUS, and what a person reads."""


def states(feed: bytes) -> dict[str, State]:
    """What a calendar says of each event, every UID once."""
    found: dict[str, State] = {}
    for one in Calendar.from_ical(feed).walk("VEVENT"):
        assert str(one["UID"]) not in found, "told twice"
        found[str(one["UID"])] = (
            int(str(one["SEQUENCE"])), one.decoded("DTSTAMP"), str(one["STATUS"]),
            f"{one.decoded('DTSTART'):%Y-%m-%d %H:%M} {one['SUMMARY']}",
        )  # fmt: skip
    return found


@dataclass
class Subscriber:
    """Keeps a calendar as RFC 5546 has it: by UID, newer SEQUENCE first, then newer DTSTAMP.

    `fresh` subscribers take the file for the whole truth, as phones do; the others only add to
    what they know, as programs do that import, and so live on cancellations.
    """

    path: str
    fresh: bool
    known: dict[str, State] = field(default_factory=dict)

    def poll(self, seen: Mapping[str, State]) -> None:
        if self.fresh:
            for uid in self.known.keys() - seen.keys():
                del self.known[uid]
        for uid, state in seen.items():
            mine = self.known.get(uid)
            if mine is None or state[:2] > mine[:2]:
                self.known[uid] = state
            else:
                assert state[:2] == mine[:2], "an older state after a newer one"
                assert state == mine, "another content under the same number and stamp"

    def sees(self, start: date, end: date) -> list[str]:
        return sorted(
            said
            for _, _, status, said in self.known.values()
            if status == "CONFIRMED" and start <= date.fromisoformat(said[:10]) < end
        )


edits = st.lists(
    st.sampled_from(["add", "move", "reword", "cancel", "drop", "restore", "rename", "retime"]),
    min_size=52, max_size=52,
)  # fmt: skip


@pytest.mark.no_cover
@settings(max_examples=3, deadline=None)
@given(edits)
def test_through_a_year_of_weekly_edits_every_subscriber_sees_the_plan(year: list[str]) -> None:
    slots = {"tips": "day: mon, at: 10:30, theme: tips", "poll": "day: thu, at: 12:30, theme: poll"}
    group, overrides = "vip", list[str]()
    ledger: Ledger = {}
    subscribers = [
        Subscriber(path, fresh)
        for path in ("feeds/group-vip.ics", "feeds/all.ics")
        for fresh in (True, False)
    ]
    for number, edit in enumerate(year):
        today = MONDAY + timedelta(weeks=number)
        name = sorted(slots)[number % len(slots)] if slots else ""
        if edit == "add":
            slots[f"s{number}"] = (
                f"day: {['tue', 'wed', 'fri', 'sat'][number % 4]}, at: 15:00, theme: help"
            )
        elif edit == "retime" and name:
            slots[name] = re.sub(r"at: \S+,", f"at: 1{number % 10}:45,", slots[name])
        elif edit == "reword" and name:
            slots[name] = re.sub(
                r"theme: \w+", f"theme: {('tips', 'poll', 'gift')[number % 3]}", slots[name]
            )
        elif edit == "drop" and len(slots) > 1:
            del slots[name]
        elif edit in ("move", "cancel") and name:
            day = today + timedelta(
                ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].index(slots[name][5:8])
            )
            how = (
                f"action: move, to: {day + timedelta(1)} 09:15"
                if edit == "move"
                else "action: skip"
            )
            overrides.append(f"o{number}: {{slot: week.{name}, date: {day}, {how}, reason: 盘点}}")
        elif edit == "restore" and overrides:
            overrides.pop()
        elif edit == "rename":
            group = "club" if group == "vip" else "vip"
        text = story(
            group, slots, [one for one in overrides if one.split("week.")[1].split(",")[0] in slots]
        )

        feeds, ledger = build(text, ledger, today)
        ledger = read_ledger(write_ledger(ledger))[0]

        plan = planned(text, today)
        window = (plan.start, today + timedelta(weeks=3))
        told = {path: states(feeds[path]) for path in ("feeds/group-vip.ics", "feeds/all.ics")}
        for one in subscribers:
            one.poll(told[one.path])
            assert one.sees(*window) == sorted(
                f"{post.starts:%Y-%m-%d %H:%M} {post.theme.title} · {post.group.title}（企微）"
                for post in plan.posts
                if window[0] <= post.date < window[1]
            )


def story(group: str, slots: Mapping[str, str], overrides: Sequence[str]) -> str:
    was = "" if group == "vip" else "was: [vip]\n"
    lines = "\n".join(f"  {name}: {{{slots[name]}}}" for name in sorted(slots))
    text = (
        "# content/playbook.yml\ntitle: 手册\nhorizon: {back_weeks: 1, weeks: 4}\n"
        f"# content/groups/{group}.yml\ntitle: 会员群\n{was}platform: wecom\ntype: interest\nhost: xia\n"
        f"# calendar/schedules/week.yml\ntitle: 周排期\ngroups: [{group}]\nfrom: 2026-03-02\nslots:\n{lines}\n"
    )
    return text + (
        "# calendar/overrides/all.yml\n" + "\n".join(overrides) + "\n" if overrides else ""
    )


def test_what_went_out_this_quarter_may_not_be_rewritten_and_what_lies_ahead_may() -> None:
    week = WEEK.replace("[vip, daily]", "[vip]")
    _, ledger = build(week, {})
    today = MONDAY + timedelta(days=4)

    def found(text: str, day: date = today) -> list[str]:
        edited = {**example_files(text), "calendar/ledger.txt": write_ledger(ledger)}
        report = compile_files(
            edited,
            today=day,
            start=MONDAY,
            end=MONDAY + timedelta(weeks=6),
            checks=[rewritten_past],
        ).report
        return [f"{one.code} {one.message}" for one in report.findings]

    later = week.replace("at: 10:30", "at: 11:00")
    split = week.replace(
        "theme: tips, script: tips-menu}", "theme: tips, script: tips-menu, until: 2026-03-08}"
    )
    gone = week.replace("  tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}\n", "")
    said = "CAD-079 「会员群」03-02 周一 10:30「生活小窍门」已经发过，排期里"
    assert found(week) == []
    assert found(later) == [said + "成了 03-02 11:00「生活小窍门」"]
    assert found(gone) == [said + "没有了"]
    assert found(split) == []
    assert found(later, MONDAY) == []
    assert found(later, date(2026, 4, 1)) == []
