"""Explain: each value knows the file and the line that set it, down to the defaults."""

from __future__ import annotations

from pathlib import Path

from qunce.example import example_files
from qunce.layout import read_folder
from qunce.load import load
from qunce.render.explain import Explained, explain

LAYERS = """\
# content/groups/base.yml
abstract: true
platform: wecom
stage: growth
quiet: {from: 22:00, to: 08:00}
themes: [tips, poll]
# content/groups/shop.yml
extends: base
type: vip
quiet: {from: 21:30}
# content/groups/child.yml
extends: shop
title: 分店群
host: xia
quiet: {to: 09:00}
themes: [deal]
"""


def explained(text: str, path: str) -> tuple[Explained, ...]:
    return explain(load(example_files(text)), path)


def lines(thing: Explained, *paths: str) -> list[str]:
    return [
        f"{one.path} = {one.text or '—'} @ {one.origin.removeprefix('content/groups/')}"
        for one in thing.values
        if one.path.split(".")[0] in paths
    ]


def test_every_value_is_told_with_its_place() -> None:
    [child] = explained(LAYERS, "content/groups/child.yml")

    assert (child.kind.name, child.id, child.lineage) == ("group", "child", ("shop", "base"))
    assert lines(
        child, "title", "platform", "type", "stage", "quiet", "themes", "members", "host"
    ) == [
        "platform = wecom @ base.yml:3:11",
        "stage = growth @ base.yml:4:8",
        "quiet.from = 21:30 @ shop.yml:4:15",
        "quiet.to = 09:00 @ child.yml:5:13",
        "themes = [deal] @ child.yml:6:9",
        "type = vip @ shop.yml:3:7",
        "title = 分店群 @ child.yml:3:8",
        "host = xia @ child.yml:4:7",
        "members = 0 @ 默认值",
    ]


def test_a_value_knows_what_it_hides() -> None:
    [child] = explained(LAYERS, "content/groups/child.yml")

    [end] = child.below("quiet.to")
    assert [(text, str(span)) for text, span in end.hides] == [
        ("08:00", "content/groups/base.yml:5:26")
    ]
    assert [one.path for one in child.below("quiet")] == ["quiet.from", "quiet.to"]


def test_what_has_to_be_written_and_is_not_is_told_so() -> None:
    [shop] = explained(LAYERS, "content/groups/shop.yml")

    assert lines(shop, "title", "host") == ["title = — @ 必填，没有写", "host = — @ 必填，没有写"]


def test_keys_that_speak_of_one_file_are_not_inherited() -> None:
    [child] = explained(LAYERS, "content/groups/child.yml")

    assert lines(child, "extends", "abstract") == ["extends = shop @ child.yml:2:10"]


def test_a_circle_ends_where_it_began() -> None:
    text = (
        "# content/groups/one.yml\nextends: two\ntitle: 一\n"
        "# content/groups/two.yml\nextends: one\nhost: xia\n"
    )

    [one] = explained(text, "content/groups/one.yml")

    assert one.lineage == ("two",)
    assert lines(one, "host") == ["host = xia @ two.yml:3:7"]


def test_a_file_of_many_things_tells_each_under_its_id() -> None:
    text = (
        "# calendar/days/2026.yml\n"
        "double-11: {title: 双十一, date: 2026-11-11, kind: shopping}\n"
        "double-12: {title: 双十二, date: 2026-12-12, kind: shopping}\n"
    )

    things = explained(text, "calendar/days/2026.yml")

    assert [(one.id, one.values[0].path) for one in things] == [
        ("double-11", "double-11.title"),
        ("double-12", "double-12.title"),
    ]


def test_slots_show_their_own_defaults() -> None:
    text = (
        "# calendar/schedules/week.yml\ntitle: 周\ngroups: [vip]\nfrom: 2026-03-02\n"
        "slots:\n  mon: {day: mon, at: 09:00, theme: tips}\n"
    )

    [week] = explained(text, "calendar/schedules/week.yml")

    assert lines(week, "slots") == [
        "slots.mon.day = mon @ calendar/schedules/week.yml:6:14",
        "slots.mon.at = 09:00 @ calendar/schedules/week.yml:6:23",
        "slots.mon.theme = tips @ calendar/schedules/week.yml:6:37",
        "slots.mon.workdays = false @ 默认值",
        "slots.mon.every = 1 @ 默认值",
        "slots.mon.offset = 0 @ 默认值",
        "slots.mon.minutes = 30 @ 默认值",
        "slots.mon.send = manual @ 默认值",
        "slots.mon.mention_all = false @ 默认值",
    ]


def test_every_file_of_the_reference_playbook_can_be_explained() -> None:
    loaded = load(read_folder(Path(__file__).parent.parent))

    for path in loaded:
        for thing in explain(loaded, path):
            assert thing.values
            assert all(one.path for one in thing.values)
