"""Resolve: what makes no sense is told where it stands, with what was probably meant."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date
from typing import Any

import pytest

from qunce.example import compile_text, starter
from qunce.kinds.record import key, record
from qunce.load import load
from qunce.pipeline import Compiled, compile_files
from qunce.resolve import resolve


def compiled(text: str) -> Compiled:
    """A small playbook with these files, without any rule."""
    return compile_text(text, start=date(2026, 3, 2), checks=[])


def told(text: str) -> list[str]:
    """Its findings: place, code, words, and how to mend it."""
    return [
        f"{one.span} {one.code} {one.message} → {one.mend}"
        for one in compiled(text).report.findings
    ]


GROUP = "platform: wecom\ntype: vip\nhost: xia\n"

WEEK = """\
# calendar/schedules/week.yml
title: 周排期
groups: [vip]
from: 2026-03-02
slots:
  tue-deal: {day: tue, at: 20:00, theme: deal}
"""


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        pytest.param(
            f"# content/groups/new.yml\ntitle: 新客群\nmemebers: 20\n{GROUP}",
            [
                "content/groups/new.yml:3:1 REF-002 "
                "社群「new」里没有「memebers」这个键 → 是不是「members」？"
            ],
            id="a key misspelt",
        ),
        pytest.param(
            "# content/groups/new.yml\ntitle: 新客群\nplatform: wecom\ntype: vip\nhost: xai\n",
            ["content/groups/new.yml:5:7 REF-001 没有叫「xai」的人员 → 是不是「xia」？"],
            id="a reference misspelt",
        ),
        pytest.param(
            f"# content/groups/new.yml\ntitle: 新客群\nthemes: [tips, gfit]\n{GROUP}",
            ["content/groups/new.yml:3:16 REF-001 没有叫「gfit」的栏目 → 是不是「gift」？"],
            id="one of a list misspelt",
        ),
        pytest.param(
            f"# content/groups/new.yml\ntitle: 新客群\nstage: matrue\n{GROUP}",
            [
                "content/groups/new.yml:3:8 REF-004 「阶段」里没有「matrue」这一项 → 是不是「mature」？"
            ],
            id="a word misspelt",
        ),
        pytest.param(
            f"# content/groups/new.yml\n{GROUP}",
            ["content/groups/new.yml:2:1 REF-005 社群「new」缺少「title」（名称） → 补上 title: …"],
            id="a key missing",
        ),
        pytest.param(
            f"# content/groups/new.yml\ntitle:\n{GROUP}",
            ["content/groups/new.yml:2:1 REF-005 「title」没有写值 → "],
            id="a key without a value",
        ),
        pytest.param(
            f"# content/groups/new.yml\ntitle: 新客群\nmembers: 很多\n{GROUP}",
            [
                "content/groups/new.yml:3:10 REF-004 「人数」要一个整数，写成了「很多」 → 只写阿拉伯数字，如 30"
            ],
            id="a number in words",
        ),
        pytest.param(
            f"# content/groups/new.yml\ntitle: 新客群\nopened: 2026-02-30\n{GROUP}",
            [
                "content/groups/new.yml:3:9 REF-004 "
                "「建群日期」写成了「2026-02-30」，读不出日期 → 年-月-日，如 2026-11-11"
            ],
            id="a day that never comes",
        ),
        pytest.param(
            "# content/scripts/new.yml\ntitle: 例子\ntext: 早\n"
            "offer: {kind: coupon, what: 一张券, end: 2026-12-05}\n",
            [
                "content/scripts/new.yml:4:39 REF-004 "
                "「结束」只写了日期「2026-12-05」，没有时刻 → 写成 2026-12-05 20:30 这样"
            ],
            id="a day without a time",
        ),
        pytest.param(
            WEEK.replace("20:00", "晚上八点"),
            [
                "calendar/schedules/week.yml:6:28 REF-004 "
                "「时刻」写成了「晚上八点」，读不出时刻 → 24 小时制，如 20:30"
            ],
            id="a time in words",
        ),
        pytest.param(
            WEEK.replace("theme: deal", "theme: deal, minutes: 1000"),
            [
                "calendar/schedules/week.yml:6:57 REF-004 「时长」是 1000，超出范围 → 至少 5、至多 720"
            ],
            id="a number out of bounds",
        ),
        pytest.param(
            f"# content/groups/new.yml\ntitle: 新客群\nquiet: 22:00\n{GROUP}",
            [
                "content/groups/new.yml:3:8 YAM-010 "
                "「免打扰时段」应当是键值表，写成了一个值 → 写成「键: 值」，如 from、to"
            ],
            id="a value for a mapping",
        ),
        pytest.param(
            "# content/groups/VIP.yml\ntitle: 会员群\n" + GROUP,
            [
                "content/groups/VIP.yml:1:1 REF-006 文件名「VIP」不能当 id → 改文件名，如 vip-club.yml"
            ],
            id="a file name in capitals",
        ),
        pytest.param(
            "# content/scripts/more/tips-menu.yml\ntitle: 又一个\ntext: 你好\n",
            [
                "content/scripts/tips-menu.yml:1:1 REF-007 "
                "另一个文件已经用了 id「tips-menu」 → 给其中一个改名"
            ],
            id="one id in two folders",
        ),
        pytest.param(
            "# content/group/vip.yml\ntitle: 会员群\n",
            [
                "content/group/vip.yml:1:1 REF-008 "
                "这个文件没有放在任何一类的文件夹里，不会被读 → 是不是要放到「content/groups」？"
            ],
            id="a file in the wrong folder",
        ),
        pytest.param(
            WEEK + "until: 2026-02-01\n",
            [
                "calendar/schedules/week.yml:7:8 REF-010 "
                "结束（2026-02-01）早于开始（2026-03-02） → 把两个日期对调，或改正其中一个"
            ],
            id="an end before its start",
        ),
        pytest.param(
            WEEK.replace("theme: deal", "theme: deal, every: 2, offset: 2"),
            [
                "calendar/schedules/week.yml:6:66 REF-010 "
                "每 2 周一次，错开 2 周永远轮不到 → offset 写 0 到 1"
            ],
            id="a turn that never comes",
        ),
        pytest.param(
            WEEK.replace("theme: deal", "theme: deal, week: A, every: 3"),
            [
                "calendar/schedules/week.yml:6:64 REF-010 "
                "week（AB 周）和 every（每几周）只能写一个 → 删掉其中一个"
            ],
            id="two cycles at once",
        ),
        pytest.param(
            WEEK + "# calendar/overrides/a.yml\n"
            "moved: {slot: week.tue-deals, date: 2026-03-03, action: move, reason: 停电}\n",
            [
                "calendar/overrides/a.yml:2:15 REF-001 "
                "没有叫「week.tue-deals」的时段 → 是不是「week.tue-deal」？",
                "calendar/overrides/a.yml:2:57 REF-005 "
                "改期要写「to」（改到什么时候） → 补上 to: 2026-11-12 20:30",
            ],
            id="an override of nothing to nowhere",
        ),
    ],
)
def test_what_makes_no_sense_is_told_where_it_stands(text: str, findings: list[str]) -> None:
    assert told(text) == findings


def test_phases_that_overlap_or_have_no_such_day_are_contradictions() -> None:
    assert told(
        """\
# calendar/campaigns/birthday.yml
title: 店庆
groups: [vip]
owner: xia
goal: 让老顾客都回来看看
phases:
  warmup:
    from: 2026-03-02
    until: 2026-03-05
    slots:
      teaser: {day: [1, 9], at: 12:00, theme: deal}
      other: {on: 2026-03-09, at: 12:00, theme: deal}
  burst:
    from: 2026-03-05
    until: 2026-03-06
"""
    ) == [
        "calendar/campaigns/birthday.yml:11:16 REF-010 "
        "预热只有 4 天，没有第 9 天 → 写 1 到 4，或 -1 表示最后一天",
        "calendar/campaigns/birthday.yml:12:19 REF-010 "
        "2026-03-09 不在预热的日期里 → 写 2026-03-02 到 2026-03-05 之间的日期",
    ]


def test_a_child_has_what_its_parent_says_and_says_the_rest_itself() -> None:
    playbook = compiled(
        """\
# content/groups/base.yml
abstract: true
platform: wecom
type: vip
host: xia
quiet: {from: 22:00, to: 08:00}
themes: [tips, poll]
# content/groups/child.yml
extends: base
title: 分店群
host: qiu
quiet: {from: 21:00}
themes: [deal]
"""
    ).playbook

    assert playbook is not None
    child = playbook.groups["child"]
    assert "base" not in playbook.groups
    assert (child.title, child.platform, child.host, child.themes) == (
        "分店群", "wecom", "qiu", ("deal",),
    )  # fmt: skip
    assert child.quiet is not None
    assert f"{child.quiet.start:%H:%M}–{child.quiet.end:%H:%M}" == "21:00–08:00"
    assert str(child.at("platform")) == "content/groups/base.yml:3:11"
    assert str(child.quiet.at("to")) == "content/groups/base.yml:6:26"


def test_a_fault_in_a_parent_is_told_at_the_parent_alone() -> None:
    assert told(
        "# content/groups/base.yml\nabstract: true\nplatform: wecomm\ntype: vip\nhost: xia\n"
        "# content/groups/one.yml\nextends: base\ntitle: 一群\n"
        "# content/groups/two.yml\nextends: base\ntitle: 二群\n"
    ) == ["content/groups/base.yml:3:11 REF-001 没有叫「wecomm」的平台 → 是不是「wecom」？"]


def test_inheritance_in_a_circle_is_told_once_for_each_circle() -> None:
    assert told(
        "# content/groups/one.yml\nextends: two\ntitle: 一群\n" + GROUP
        + "# content/groups/two.yml\nextends: one\ntitle: 二群\n" + GROUP
    ) == [
        "content/groups/two.yml:2:10 REF-003 "
        "「two」经过「one」又继承到自己 → 去掉其中一个 extends"
    ]  # fmt: skip


def test_a_parent_that_is_not_there_is_a_dangling_reference() -> None:
    assert told(f"# content/groups/one.yml\nextends: vpi\ntitle: 一群\n{GROUP}") == [
        "content/groups/one.yml:2:10 REF-001 没有叫「vpi」的社群可以继承 → 是不是「vip」？"
    ]


def test_without_a_charter_there_is_one_finding_and_no_playbook() -> None:
    outcome = compile_files({"content/roles/host.yml": b"title: a\n"}, today=date(2026, 3, 2))

    assert outcome.playbook is None
    assert [f"{one.span} {one.code}" for one in outcome.report.findings] == [
        "content/playbook.yml:1:1 REF-009"
    ]


def test_faults_of_many_files_are_told_together_whatever_the_order_of_the_files() -> None:
    files = {
        **starter(),
        "content/groups/vip.yml": b"title: a\nhost: nobody\n",
        "content/themes/deal.yml": b"titel: b\nkind: promo\n",
        "content/people/xia.yml": b"title: [\n",
    }
    backwards = dict(reversed(files.items()))

    _, findings = resolve(load(files))
    _, again = resolve(load(backwards))

    assert findings == again
    assert sorted({one.span.file for one in findings}) == [
        "content/groups/vip.yml",
        "content/people/xia.yml",
        "content/themes/deal.yml",
    ]


def test_a_word_may_be_written_in_chinese() -> None:
    playbook = compiled(
        "# content/groups/new.yml\ntitle: 新客群\nplatform: wecom\ntype: 会员群\nstage: 破冰\nhost: xia\n"
    ).playbook

    assert playbook is not None
    group = playbook.groups["new"]
    assert (group.type.value, group.stage.value) == ("vip", "icebreak")


# records


@record
class Parcel:
    what: str = key("内容")
    pieces: int = key("件数", default=1)
    marks: tuple[str, ...] = key("记号", default=())
    notes: dict[str, str] = key("备注", default={})


def test_a_record_is_made_by_keys_compared_by_what_it_says_and_never_changed() -> None:
    one = Parcel(what="砂糖橘")

    assert one == Parcel(what="砂糖橘", pieces=1, marks=(), notes={})
    assert one != Parcel(what="砂糖橘", pieces=2)
    assert repr(one) == "Parcel(what='砂糖橘', pieces=1, marks=(), notes={})"
    assert replace(one, pieces=3).pieces == 3
    assert one.notes is not Parcel(what="蜜柚").notes
    assert not hasattr(one, "__dict__")
    wrongs: list[dict[str, Any]] = [{}, {"what": "砂糖橘", "weight": 5}]
    for wrong in wrongs * 3:  # those that come later are made by other means
        with pytest.raises(TypeError, match=r"what|weight"):
            Parcel(**wrong)
    assert Parcel(what="蜜柚", pieces=2, notes={}) == Parcel(notes={}, pieces=2, what="蜜柚")
    with pytest.raises(FrozenInstanceError):
        one.pieces = 2  # type: ignore[misc] # that is the point
    with pytest.raises(FrozenInstanceError):
        del one.pieces
