"""A site for one kind of people: what is meant for others is in none of its files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from qunce.cli import main
from qunce.environment import FEED_SECRET
from qunce.example import starter
from qunce.kinds import KINDS
from qunce.kinds.vocabulary import Visibility
from qunce.layout import read_folder
from qunce.pipeline import Compiled, Rendered, compile_files, render
from qunce.render.report import headline
from qunce.resolve.files import kind_of_file

MONDAY = date(2026, 3, 2)
SECRET = "蝾螈"
"""Stands in every text of what only managers may see, and `axolotl` in every id of it."""
PLAN = "title: 蝾螈周排期\nvisibility: manager\ngroups: [axolotl-room]\nfrom: 2026-03-02\n"
FOR_MANAGERS = {
    "content/groups/axolotl-room.yml": (
        "title: 蝾螈群\nvisibility: manager\nplatform: wecom\ntype: staff\nhost: xia\ndeputy: qiu\n"
        "purpose: 蝾螈学舌\nthemes: [tips]\n"
    ),
    "content/themes/axolotl-theme.yml": "title: 蝾螈栏目\nvisibility: manager\nkind: value\n",
    "content/scripts/axolotl-script.yml": (
        "title: 蝾螈话术\nvisibility: manager\ntext: 今天蝾螈说了什么？\n"
    ),
    "content/scripts/axolotl-other.yml": "title: 又一条蝾螈\nvisibility: manager\ntext: 蝾螈回来了。\n",
    "content/people/axolotl.yml": "title: 蝾螈先生\nvisibility: manager\nroles: [host, axolotl-role]\n",
    "content/roles/axolotl-role.yml": "title: 蝾螈岗\nvisibility: manager\nduties: [养蝾螈]\n",
    "content/journeys/axolotl-way.yml": (
        "title: 蝾螈之旅\nvisibility: manager\non: join\ngroups: [vip]\n"
        "steps:\n  first: {day: 0, within: 300, title: 蝾螈问好}\n"
    ),
    "content/experiments/axolotl-test.yml": (
        "title: 蝾螈实验\nvisibility: manager\nquestion: 蝾螈会说话吗\nfrom: 2026-03-02\n"
        "arms:\n  a: {script: axolotl-script, groups: [vip]}\n"
        "  b: {script: axolotl-other, groups: [daily]}\n"
    ),
    "content/course/axolotls.yml": "title: 蝾螈单元\nvisibility: manager\nlessons: [axolotl-lesson]\n",
    "content/course/axolotls/axolotl-lesson.md": (
        "---\ntitle: 蝾螈课\nvisibility: manager\nobjectives: [听懂蝾螈]\nminutes: 30\n"
        "key_points: [蝾螈会学]\nquiz: axolotl-quiz\n---\n\n## 蝾螈\n\n```qunce\nscript: axolotl-script\n```\n"
    ),
    "content/course/quizzes/axolotl-quiz.yml": (
        "title: 蝾螈题\nvisibility: manager\nquestions:\n  - ask: 蝾螈是什么？\n"
        "    choices:\n      - {text: 鸟, right: true, feedback: 蝾螈是鸟}\n"
        "      - {text: 鱼, feedback: 蝾螈不是鱼}\n"
    ),
    "content/guide/axolotl-page.md": "---\nvisibility: manager\n---\n\n# 蝾螈手记\n",
    "content/redlines/axolotl-words.yml": (
        "title: 蝾螈词表\nvisibility: manager\nrules:\n"
        "  - {code: TEAM-XX-001, name: axolotl-talk, title: 说蝾螈, severity: info, looks_at: 蝾螈二字,\n"
        "     message: '说了蝾螈「{hit}」', why: 蝾螈不能说, mend: '删掉「{hit}」', terms: [大蝾螈],\n"
        "     pass: [小鸟, 小猫, 小狗], fail: [一只大蝾螈来了。, 大蝾螈, 有大蝾螈。]}\n"
    ),
    "content/axolotl.jpg.yml": "text: 蝾螈海报\nvisibility: manager\n",
    "content/axolotl.jpg": "",
    "content/releases/axolotl-note.yml": "title: 蝾螈发布\nvisibility: manager\ndate: 2026-03-02\n",
    "calendar/schedules/axolotl-week.yml": PLAN
    + "slots:\n  tips: {day: mon, at: 10:30, theme: tips}\n",
    "calendar/campaigns/axolotl-fair.yml": (
        "title: 蝾螈节\nvisibility: manager\ngroups: [vip]\nowner: xia\ngoal: 卖掉一百只蝾螈\n"
        "offers:\n  bird: {kind: discount, what: 蝾螈一只, price: 49 元}\n"
        "phases:\n  burst:\n    from: 2026-03-10\n    until: 2026-03-11\n"
        "    slots:\n      open: {day: 1, at: 15:00, theme: tips, note: 带上蝾螈}\n"
    ),
    "calendar/days/axolotls.yml": (
        "axolotl-day: {title: 蝾螈日, visibility: manager, date: 2026-03-12, kind: brand, advice: 放蝾螈}\n"
    ),
    "content/platforms/axolotl-net.yml": (
        "title: 蝾螈网\nvisibility: manager\nshort: 蝾螈\nchannel: public\ntext_max: 100\n"
    ),
    "calendar/periods.yml": (
        "axolotl-time: {title: 蝾螈时节, visibility: manager, "
        "ranges: [{from: 2026-03-02, until: 2026-03-08}]}\n"
    ),
    "calendar/overrides/axolotls.yml": (
        "axolotl-move: {slot: axolotl-week.tips, date: 2026-03-09, action: skip, reason: 蝾螈病了}\n"
    ),
}
FEEDS = (
    "group: {title: 群, each: group}\nmine: {title: 人, each: person}\nkinds: {title: 栏, each: theme}\n"
    "all: {title: 全部, each: all}\n"
    "axolotls: {title: 蝾螈日历, visibility: manager, each: campaign}\n"
)
FOR_STAFF = {
    "content/releases/2026-w10.yml": (
        "title: 第十周\ndate: 2026-03-02\nchanges: ['蝾螈群：改期 1 条', '会员群：改期 2 条']\n"
    ),
}
BESIDE: Mapping[str, Callable[[str], str]] = {
    "content/groups/vip.yml": lambda text: text.replace("themes: [", "themes: [axolotl-theme, "),
    "calendar/schedules/vip-week.yml": lambda text: text.replace(
        "script: tips-sweater", "script: [tips-sweater, axolotl-script]"
    ),
    "content/playbook.yml": lambda text: (
        text
        + "names: [蝾螈群, 好邻居]\nwords: [蝾螈节]\nallow:\n  - {code: CAD-030, reason: 蝾螈日不过也罢}\n"
    ),
}
"""What everybody in the team sees, and where it names what they must not see."""


def files() -> dict[str, bytes]:
    found = {**starter(), "calendar/feeds.yml": FEEDS.encode()}
    found |= {path: text.encode() for path, text in {**FOR_MANAGERS, **FOR_STAFF}.items()}
    for path, change in BESIDE.items():
        found[path] = change(found[path].decode()).encode()
    return found


@cache
def compiled_whole() -> Compiled:
    return compile_files(files(), today=MONDAY)


def built(audience: Visibility, more: Mapping[str, bytes] | None = None) -> Rendered:
    return (
        rendered(audience)
        if more is None
        else made(compile_files({**files(), **more}, today=MONDAY), audience)
    )


@cache
def rendered(audience: Visibility) -> Rendered:
    return made(compiled_whole(), audience)


def made(compiled: Compiled, audience: Visibility) -> Rendered:
    errors = [headline(one) for one in compiled.report.findings if one.severity == "error"]
    assert errors == []
    return render(compiled, site_url="https://shop.example/", audience=audience)


def everything(site: Rendered) -> dict[str, str]:
    """All that goes online, and what is made of it for the navigation and the search."""
    shown = {path: data.decode("utf-8", "replace") for path, data in site.files.items()}
    shown |= {path: one.data.decode().replace("\r\n ", "") for path, one in site.calendars.items()}
    return {
        **shown,
        "nav": json.dumps(site.nav, ensure_ascii=False),
        "words": "\n".join(site.words),
    }


def test_nothing_for_managers_is_in_the_site_of_the_staff() -> None:
    site = built(Visibility.STAFF)
    shown = everything(site)

    assert [path for path, text in shown.items() if SECRET in f"{path}{text}"] == []
    assert [path for path, text in shown.items() if "axolotl" in f"{path}{text}".lower()] == []
    assert "会员群：改期 2 条" in shown["releases/index.md"]
    assert site.left_out >= {
        path.removeprefix("content/") for path in FOR_MANAGERS if path.startswith("content/")
    }


def test_every_kind_is_tried() -> None:
    kinds = {kind.name for path in FOR_MANAGERS if (kind := kind_of_file(path))}

    assert kinds == {kind.name for kind in KINDS} - {"playbook", "feed"}  # feeds have more to them


def test_managers_see_all_of_it() -> None:
    shown = "\n".join(everything(built(Visibility.MANAGER)).values())

    titles = (
        "蝾螈群", "蝾螈栏目", "蝾螈话术", "蝾螈先生", "蝾螈岗", "蝾螈之旅", "蝾螈实验", "蝾螈单元",
        "蝾螈课", "蝾螈是什么", "说蝾螈", "蝾螈发布", "蝾螈周排期", "蝾螈节", "蝾螈日",
    )  # fmt: skip
    assert [one for one in titles if one not in shown] == []


def test_the_plan_of_the_staff_is_the_same_but_for_what_is_hidden() -> None:
    whole, staff = built(Visibility.MANAGER), built(Visibility.STAFF)

    def events(site: Rendered, path: str) -> dict[str, str]:
        text = site.calendars[path].data.decode().replace("\r\n ", "")
        found = text.split("BEGIN:VEVENT")[1:]
        return {one.split("UID:")[1].split("\r\n")[0]: one for one in found}

    seen, all_of_it = events(staff, "feeds/group-vip.ics"), events(whole, "feeds/group-vip.ics")
    left_out = sorted(all_of_it.keys() - seen.keys())
    changed = sorted(name for name in seen if seen[name] != all_of_it[name])
    assert [name for name in left_out if "axolotl" not in name] == []
    assert seen.keys() <= all_of_it.keys()
    # what is said differs only where the words were hidden
    assert all("axolotl-script" in all_of_it[name] or SECRET in all_of_it[name] for name in changed)
    assert len(changed) < len(seen)
    assert "feeds/axolotls.campaign-axolotl-fair.ics" not in staff.calendars
    assert "feeds/campaign-axolotl-fair.ics" in whole.calendars


def test_the_public_sees_only_what_is_said_to_be_for_it() -> None:
    public = {
        "content/guide/hello.md": "---\nvisibility: public\n---\n\n# 欢迎进店\n",
        "content/themes/open.yml": "title: 公开的栏目\nvisibility: public\nkind: value\n",
    }
    site = built(Visibility.PUBLIC, {path: text.encode() for path, text in public.items()})
    shown = everything(site)
    # the handbook's examples are about groups and people of the same names
    text = "\n".join(f"{path}{one}" for path, one in shown.items() if "rules/" not in path)

    assert SECRET not in "".join(shown.values())
    assert [
        one for one in ("会员群", "小夏", "小秋", "毛衣怎么洗", "新人七天") if one in text
    ] == []
    assert "公开的栏目" in shown["themes/open.md"]
    assert {one for one in site.left_out if one.startswith("guide/")} == {"guide/axolotl-page.md"}
    assert "春节" in shown["days/index.md"]  # a day that every playbook has is nobody's secret


NOTED = {
    "content/scripts/tips-menu.yml": "manager_note: 只说给店长听\ntips: [发之前看一眼天气]\n",
    "content/course/one/first.md": (
        "---\ntitle: 第一课\nobjectives: [会]\nminutes: 30\nkey_points: [记]\n"
        "manager_note: 讲到这里停一停\n---\n\n正文。\n"
    ),
    "calendar/schedules/more-week.yml": (
        "title: 加一条\ngroups: [vip]\nfrom: 2026-03-02\nslots:\n"
        "  tips: {day: sun, at: 15:30, theme: tips, owner: qiu, note: 带图, manager_note: 看谁最先回}\n"
    ),
}  # fmt: skip


def noted(audience: Visibility) -> str:
    found = dict(starter())
    for path, text in NOTED.items():
        found[path] = found.get(path, b"") + text.encode()
    compiled = compile_files(found, today=MONDAY)
    return "\n".join(everything(render(compiled, audience=audience)).values())


def test_notes_for_managers_are_on_their_pages_only() -> None:
    notes = ("只说给店长听", "讲到这里停一停", "看谁最先回")
    staff, managers = noted(Visibility.STAFF), noted(Visibility.MANAGER)

    assert [one for one in notes if one in staff] == []
    assert [one for one in notes if one not in managers] == []
    assert "带图" in staff
    assert "发之前看一眼天气" in staff


def test_what_is_said_to_the_team_is_not_told_to_the_public() -> None:
    script = starter()["content/scripts/tips-menu.yml"].decode()
    public = f"{script}visibility: public\ntips: [发之前看一眼天气]\n"
    compiled = compile_files(
        {**starter(), "content/scripts/tips-menu.yml": public.encode()}, today=MONDAY
    )
    page = render(compiled, audience=Visibility.PUBLIC).files["scripts/tips-menu.md"].decode()

    assert "一周菜单" in page
    assert "发之前看一眼天气" not in page


def test_links_to_what_is_hidden_become_words() -> None:
    page = "# 问候\n\n先看[周会群](../groups/axolotl-room.md)，再看[会员群](../groups/vip.md)。\n"
    site = built(Visibility.STAFF, {"content/guide/hello.md": page.encode()})

    assert site.files["guide/hello.md"].decode() == (
        "# 问候\n\n先看周会群，再看[会员群](../groups/vip.md)。\n"
    )


def test_a_site_of_its_own_has_an_audience_of_its_own() -> None:
    sites = (
        "sites:\n  bosses: {title: 店长, audience: manager}\n  all: {title: 街坊, only: [days]}\n"
    )
    charter = files()["content/playbook.yml"] + sites.encode()
    compiled = compile_files({**files(), "content/playbook.yml": charter}, today=MONDAY)

    assert not [one for one in compiled.report.findings if one.severity == "error"]
    assert "groups/axolotl-room.md" in render(compiled, site="bosses").files
    assert "groups/axolotl-room.md" not in render(compiled, site="all").files
    lower = render(compiled, site="bosses", audience=Visibility.STAFF)
    assert "groups/axolotl-room.md" not in lower.files


def test_removed_posts_of_what_is_hidden_do_not_seem_cancelled() -> None:
    line = "2026w11-1.{0}.{1}.{2}\t0\t20260301T000000Z\tabc\t20260309T1030\t30\txia tips\t-\t{3}\n"
    ledger = "".join((
        line.format("axolotl-week", "old", "axolotl-room", "旧的"),
        line.format("vip-week", "old", "axolotl-room", "旧的二"),
        line.format("vip-week", "gone", "vip", "删掉的一条"),
    ))  # fmt: skip
    site = built(Visibility.STAFF, {"calendar/ledger.txt": ledger.encode()})
    shown = site.calendars["feeds/all.ics"].data.decode()

    assert ("删掉的一条" in shown, "旧的" in shown, "axolotl" in shown) == (True, False, False)


NEEDED = [
    ("content/people/xia.yml", "visibility: manager", [
        "content/groups/daily.yml", "content/groups/vip.yml", "content/people/qiu.yml",
    ]),
    ("content/themes/deal.yml", "visibility: manager", ["calendar/schedules/vip-week.yml"]),
    ("content/groups/vip.yml", "visibility: public", ["content/groups/vip.yml"]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "line", "found_in"), NEEDED)
def test_nothing_depends_on_what_fewer_people_see(
    path: str, line: str, found_in: list[str]
) -> None:
    found = starter()
    report = compile_files({**found, path: found[path] + f"{line}\n".encode()}, today=MONDAY).report

    upward = [one for one in report.findings if one.code == "REF-012"]
    assert {one.span.file for one in upward} >= set(found_in)
    assert all(one.severity == "error" for one in upward)


def test_what_is_said_of_an_upward_reference() -> None:
    page = "---\nvisibility: public\n---\n\n```qunce\nscript: tips-menu\n```\n"
    rule = "\n```qunce\nrule: TEAM-XX-001\n```\n"
    pack = "content/redlines/axolotl-words.yml"
    day = "secret-day: {title: 密, visibility: manager, date: 2026-03-12, kind: brand}\n"
    plan = starter()["calendar/schedules/vip-week.yml"].decode() + (
        "  special: {on: secret-day, at: 10:30, theme: tips}\n"
    )
    report = compile_files(
        {
            **starter(),
            "content/guide/a.md": page.encode(),
            "content/guide/c.md": rule.encode(),
            pack: FOR_MANAGERS[pack].encode(),
            "calendar/days/secret.yml": day.encode(),
            "calendar/schedules/vip-week.yml": plan.encode(),
            "content/guide/b.md": b"---\nvisibility: boss\n---\n",
            "content/playbook.yml": starter()["content/playbook.yml"] + b"visibility: manager\n",
        },
        today=MONDAY,
    ).report

    told = [
        (one.span.file, one.message, one.mend)
        for one in report.findings if one.code in ("REF-012", "REF-010", "REF-004")
    ]  # fmt: skip
    assert told == [
        ("calendar/schedules/vip-week.yml",
         "这里给「员工」看，用到的「secret-day」只给「主管」看",
         "「secret-day」写 visibility: staff，或这里写 visibility: manager"),
        ("content/guide/a.md",
         "这里给「谁都能看」看，用到的「tips-menu」只给「员工」看",
         "「tips-menu」写 visibility: public，或这里写 visibility: staff"),
        ("content/guide/b.md", "「给谁看」里没有「boss」这一项",
         "可以写：public（谁都能看）、staff（员工）、manager（主管）"),
        ("content/guide/c.md",
         "这里给「员工」看，用到的「TEAM-XX-001」只给「主管」看",
         "「TEAM-XX-001」写 visibility: staff，或这里写 visibility: manager"),
        ("content/playbook.yml", "手册文件哪一种人都看得到，visibility 不管用", "删掉这一行"),
    ]  # fmt: skip


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    for name, data in {**files(), "mkdocs.yml": starter()["mkdocs.yml"]}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


@pytest.mark.no_cover
def test_the_files_on_disk_and_the_built_site_hold_nothing_of_it(shop: Path) -> None:
    run = CliRunner()
    for command, place in (("render", "pages"), ("build", "site")):
        done = run.invoke(
            main, [command, str(shop), "--to", str(shop / place), "--today", "2026-03-02"]
        )
        assert done.exit_code == 0, done.output

    for place in ("pages", "site"):
        found = [
            path.relative_to(shop).as_posix() for path in (shop / place).rglob("*")
            if "axolotl" in path.name
            or (path.is_file() and SECRET in path.read_bytes().decode("utf-8", "replace"))
        ]  # fmt: skip
        assert found == []
    assert len(list((shop / "site").rglob("*.html"))) > 30


def test_the_links_to_private_calendars_are_those_of_the_site(shop: Path) -> None:
    (shop / "calendar/feeds.yml").write_text("mine: {title: 人, each: person, private: true}\n")

    def links(*options: str) -> str:
        return CliRunner().invoke(
            main, ["feeds", "links", str(shop), "--today", "2026-03-02", *options],
            env={FEED_SECRET: "5f0c1d2e3b4a59687786a5b4c3d2e1f0"},
        ).output  # fmt: skip

    assert "小夏" in links()
    assert "蝾螈先生" not in links()
    assert "蝾螈先生" in links("--audience", "manager")


def test_a_site_is_built_for_the_audience_that_is_asked_for(shop: Path) -> None:
    options = ("--to", str(shop / "pages"), "--today", "2026-03-02", "--audience")
    done = CliRunner().invoke(main, ["render", str(shop), *options, "manager"])

    assert done.exit_code == 0, done.output
    assert (shop / "pages/groups/axolotl-room.md").is_file()
    assert (shop / "pages/axolotl.jpg").is_file()
    CliRunner().invoke(main, ["render", str(shop), *options, "staff"])
    assert not (shop / "pages/groups/axolotl-room.md").exists()
    assert read_folder(shop).keys() == {**files()}.keys() - {"mkdocs.yml", "README.md"}
