"""Pages: what a playbook's site says, and that nobody's words can break it."""

from __future__ import annotations

import csv
import html
import io
import json
import posixpath
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from qunce.example import compile_text, starter
from qunce.pipeline import compile_files
from qunce.render.feeds import feeds, imports
from qunce.render.site import (
    Site,
    group_card,
    render_site,
    rule_card,
    script_card,
    theme_card,
    week_grid,
)
from qunce.render.site.escape import link, literal, verbatim
from qunce.render.site.exports import harmless
from qunce.rules import RULES

TODAY = date(2026, 11, 25)
URL = "https://shop.example/playbook/"
EXTENSIONS = [
    "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.details", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tabbed",
]  # fmt: skip
ASSETS = Path(__file__).parent.parent / "plugins" / "qunce" / "render" / "assets"


def site_of(files: dict[str, bytes] | None = None, *, today: date = TODAY, url: str = URL) -> Site:
    compiled = compile_files(files or starter(), today=today)
    plan = compiled.plan
    assert plan is not None
    published = feeds(plan, site_url=url, revisions={})
    site = render_site(plan, compiled.report, RULES, published, site_url=url)
    weeks = [one for feed in published for one in imports(plan, feed)]
    feeds_of = {one.path: one.data for one in (*published, *weeks)}
    return Site({**site.files, **feeds_of}, site.nav, site.words)


def page(site: Site, path: str) -> str:
    return site.files[path].decode()


def to_html(text: str) -> str:
    """A page as MkDocs renders it, without its front matter."""
    made: str = markdown(
        re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL), extensions=EXTENSIONS
    )
    return made


def seen(text: str) -> str:
    """The characters that a reader sees of some HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", text)).strip()


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of()


def test_a_small_playbook_has_a_page_for_everything_and_none_for_what_it_lacks(site: Site) -> None:
    pages = sorted(path for path in site.files if path.endswith(".md") and "rules/" not in path)

    assert pages == [
        "calendars.md", "check.md", "days/index.md", "findings.md",
        "groups/daily.md", "groups/index.md", "groups/vip.md",
        "index.md",
        "journeys/index.md", "journeys/newcomer.md", "journeys/wake-up.md",
        "people/index.md", "people/qiu.md", "people/xia.md",
        "plan.md",
        "platforms/index.md", "platforms/wecom.md", "platforms/xiaohongshu.md",
        "roles/index.md",
        "schedules/daily-week.md", "schedules/index.md", "schedules/vip-week.md",
        "scripts/deal-weekend.md", "scripts/gift-tasting.md", "scripts/gift-thanks.md", "scripts/help-return.md",
        "scripts/index.md", "scripts/poll-fruit.md", "scripts/reply-complaint.md",
        "scripts/tips-menu.md",
        "scripts/tips-sweater.md", "scripts/welcome-join.md",
        "themes/deal.md", "themes/eve.md", "themes/gift.md", "themes/help.md", "themes/index.md",
        "themes/poll.md", "themes/thanks.md", "themes/tips.md",
        "today.md",
    ]  # fmt: skip


def test_the_navigation_lists_section_pages_that_exist_and_nothing_else(site: Site) -> None:
    def targets(nav: list[Any]) -> Iterator[str]:
        for entry in nav:
            for target in entry.values():
                yield from targets(target) if isinstance(target, list) else [target]

    listed = list(targets(site.nav))

    assert set(listed) <= set(site.files)
    assert "campaigns/index.md" not in listed
    assert len(listed) == len(set(listed)) < 24


def test_every_rule_has_its_page_and_every_fault_of_form_its_anchor(site: Site) -> None:
    assert all(f"rules/{rule.code.lower()}.md" in site.files for rule in RULES)
    assert "{ #yam-003 }" in page(site, "rules/faults.md")


def test_every_relative_link_leads_to_a_file_of_the_site(site: Site) -> None:
    broken = []
    for path in site.files:
        if not path.endswith(".md"):
            continue
        for target in re.findall(r"\]\(([^)\s#]+)", page(site, path)):
            if "://" in target:
                continue
            found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if found not in site.files:
                broken.append((path, target))

    assert broken == []


def test_the_same_playbook_gives_the_same_bytes_in_any_order_of_files(site: Site) -> None:
    shuffled = dict(reversed(list(starter().items())))

    assert site_of(shuffled).files == site.files


LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]))


@given(LINE)
def test_any_line_of_text_shows_exactly_as_it_was_written(text: str) -> None:
    shown = " ".join(text.split())
    bare = markdown(f"前文\n\n{literal(text)}", extensions=EXTENSIONS)
    cell = f"<table markdown>\n<tr markdown>\n<td markdown>{literal(text)}</td>\n</tr>\n</table>"
    linked = markdown(f"见 {link(text, 'a.md')}。", extensions=EXTENSIONS)
    item = markdown(f"- {literal(text)}", extensions=EXTENSIONS)

    assert seen(bare) == seen(f"前文\n{html.escape(shown)}")
    assert seen(markdown(cell, extensions=EXTENSIONS)) == shown
    assert seen(item) == shown
    assert seen(linked) == f"见 {shown}。" if shown else True


@given(LINE)
def test_any_words_to_copy_come_out_of_the_page_as_they_went_in(text: str) -> None:
    lines = f"甲{text}\n\n# {text}\n- {text}乙"
    made = markdown(f"<div>\n<pre>{verbatim(lines)}</pre>\n</div>", extensions=EXTENSIONS)

    assert seen(made) == lines


HOSTILE = '<script>alert(1)</script>|*a*_b_[x](y)`c`&amp;{x}#"q"\\~z~</title>'


def test_hostile_words_show_literally_on_every_page() -> None:
    files = dict(starter())
    for path, key in (
        ("content/themes/tips.yml", "title"),
        ("content/groups/vip.yml", "title"),
        ("content/groups/vip.yml", "purpose"),
        ("content/playbook.yml", "positioning"),
        ("content/people/xia.yml", "title"),
        ("content/scripts/tips-sweater.yml", "scene"),
    ):
        text = files[path].decode()
        hostile = f"{key}: {json.dumps(HOSTILE)}".replace("\\", r"\\")
        changed = re.sub(rf"^{key}:.*$", hostile, text, flags=re.MULTILINE)
        assert changed != text
        files[path] = changed.encode()
    site = site_of(files)

    for path in site.files:
        if not path.endswith(".md") or path.startswith("rules/"):
            continue
        matter, _, body = page(site, path).partition("\n---\n")
        assert "<" not in yaml.safe_load(matter)["title"]
        made = to_html(body)
        scripts = re.findall(r"<script[^>]*>", made)
        assert scripts == (
            ['<script type="application/json" id="q-today-data">'] if path == "today.md" else []
        )
        assert "<em>a" not in made
        assert "<code>c</code>" not in made
    assert seen(HOSTILE.replace("&", "&amp;").replace("<", "&lt;")) in seen(
        to_html(page(site, "themes/tips.md"))
    )


def test_a_script_shows_its_words_raw_and_filled_with_a_form_for_its_variables(site: Site) -> None:
    made = to_html(page(site, "scripts/tips-menu.md"))

    raw = re.search(r'<pre class="q-raw">(.*?)</pre>', made, re.DOTALL)
    filled = re.search(r'<pre class="q-filled">(.*?)</pre>', made, re.DOTALL)
    form = re.search(r'data-form="([^"]*)"', made)
    assert raw
    assert filled
    assert form
    assert seen(raw[1]) == (
        "今天分享一个排菜单的办法：先定三天的主菜，再配两样当季蔬菜。\n"
        "这周店里的{蔬菜}新鲜，清炒、做汤都合适。"
    )
    assert seen(filled[1]).endswith("这周店里的上海青新鲜，清炒、做汤都合适。")
    assert json.loads(html.unescape(form[1])) == [
        {"name": "蔬菜", "example": "上海青", "title": "当季蔬菜"}
    ]


def test_a_group_shows_this_week_and_the_next_with_moved_and_cancelled_posts() -> None:
    files = dict(starter())
    files["calendar/overrides/2026.yml"] = """\
no-poll: {slot: vip-week.fri-poll, date: 2026-11-27, action: skip, reason: 盘点闭店}
late-gift: {slot: vip-week.sun-gift, date: 2026-11-29, action: move, to: 2026-11-28 12:00, reason: 到货晚一天}
""".encode()
    text = seen(to_html(page(site_of(files), "groups/vip.md")))

    assert "本周（11-23 至 11-29）" in text
    assert "下周（11-30 至 12-06）" in text
    assert "已取消：盘点闭店" in text
    assert "原定 11-29：到货晚一天" in text


def test_weeks_of_a_two_week_cycle_are_named_and_differ() -> None:
    files = dict(starter())
    files["calendar/schedules/vip-week.yml"] = """\
title: 会员群周排期
groups: [vip]
from: 2026-11-23
slots:
  tips: {day: mon, at: 10:30, theme: tips, week: A}
  poll: {day: mon, at: 10:30, theme: poll, week: B}
""".encode()
    site = site_of(files)
    this_week, next_week = page(site, "groups/vip.md").split("## 下周")

    assert "A 周" in this_week
    assert "themes/tips.md" in this_week
    assert "B 周" in next_week
    assert "themes/poll.md" in next_week.split("## 栏目")[0]
    assert "themes/tips.md" not in next_week.split("## 栏目")[0]


def test_today_shows_the_day_of_the_plan_and_carries_fourteen_days_for_the_browser() -> None:
    compiled = compile_files(starter(), today=TODAY)
    assert compiled.plan is not None
    text = page(site_of(), "today.md")
    found = re.search(r'id="q-today-data">(.*?)</script>', text, re.DOTALL)
    assert found
    data = json.loads(found[1])

    assert "11 月 25 日 周三" in text
    assert text.count('class="q-task ') == 2
    assert {
        (day, row[0], row[1], row[2]) for day, rows in data["days"].items() for row in rows
    } == {
        (f"{post.date}", f"{post.starts:%H:%M}", post.group.id, post.theme.id)
        for post in compiled.plan.posts
        if 0 <= (post.date - TODAY).days < 14
    }


def test_calendars_offer_webcal_link_address_and_code_only_when_the_address_is_known() -> None:
    with_address = page(site_of(), "calendars.md")
    without = page(site_of(url=""), "calendars.md")

    assert "](webcal://shop.example/playbook/feeds/" in with_address
    assert with_address.count("<svg") == with_address.count('class="q-feed"') == 7
    assert "webcal" not in without
    assert "<svg" not in without
    assert without.count(".ics)") == 7 + 8  # two groups and two people have weeks to import


def test_a_rule_page_marks_the_lines_it_finds_and_says_what_this_playbook_sets() -> None:
    files = dict(starter())
    files["content/playbook.yml"] += b'rules: {CAD-004: {from: "21:00"}}\n'
    text = page(site_of(files), "rules/cad-004.md")

    assert '```yaml hl_lines="6"' in text
    assert "# ✗ CAD-004" in text
    settings = seen(to_html(text.split("## 本手册的设置")[1]))
    assert re.search(r"from\s+开始\s+22:00\s+21:00\s+content/playbook.yml 第 8 行", settings)


def test_a_rule_page_says_the_playbooks_numbers_where_the_rule_names_its_options() -> None:
    files = dict(starter())
    files["content/playbook.yml"] += b"rules: {CAD-012: {week: 35}}\n"
    what = page(site_of(files), "rules/cad-012.md").split("## 查什么")[1].split("## 为什么")[0]

    said = seen(to_html(what)).strip()
    assert said.startswith("一周的帖子里促销超过 35%，或工作日的帖子里促销超过 25%。")
    assert '<abbr title="参数 week">35</abbr>' in what
    assert "`" not in what


def test_findings_and_allowances_stand_on_their_page_and_on_the_groups() -> None:
    compiled = compile_text(
        """\
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  late: {day: tue, at: 22:30, theme: tips}
  later: {day: thu, at: 22:45, theme: tips, allow: [{code: CAD-004, reason: 店庆直播收尾在夜里}]}
""",
        start=date(2026, 3, 2),
    )
    assert compiled.plan is not None
    site = render_site(compiled.plan, compiled.report, RULES, (), site_url=URL)
    findings = seen(to_html(page(site, "findings.md")))
    group = page(site, "groups/vip.md")

    assert "22:30 在「会员群」的免打扰时段" in findings
    assert "店庆直播收尾在夜里" in findings
    assert "22:45 在「会员群」的免打扰时段" in findings.split("被放行的问题")[-1]
    assert "## 检查结果" in group
    assert "(../rules/cad-004.md)" in group


def test_a_clean_playbook_is_told_so() -> None:
    compiled = compile_files(starter(), today=TODAY)
    assert compiled.plan is not None
    assert compiled.report.findings == ()

    assert "可以放心发" in page(site_of(), "findings.md")


def test_pieces_link_from_the_depth_of_the_page_that_embeds_them() -> None:
    compiled = compile_files(starter(), today=TODAY)
    plan = compiled.plan
    assert plan is not None
    book = plan.playbook
    monday = date(2026, 11, 23)
    made = [
        week_grid(plan, book.groups["vip"], monday, root="../../"),
        script_card(plan, book.scripts["tips-menu"], root="../../"),
        rule_card(RULES[0], root="../../"),
        group_card(plan, book.groups["vip"], root="../../"),
        theme_card(plan, book.themes["tips"], root="../../"),
    ]

    for text in made:
        targets = re.findall(r"\]\(([^)]+)\)", text)
        assert targets
        assert all(target.startswith("../../") for target in targets)
    assert "今天分享一个排菜单的办法" in made[1]
    assert made[0].count('scope="row"') == 7


def test_exports_hold_every_post_and_no_cell_is_a_formula() -> None:
    files = dict(starter())
    theme = files["content/themes/tips.yml"].decode()
    files["content/themes/tips.yml"] = theme.replace(
        "title: 生活小窍门", 'title: "=HYPERLINK(1)"'
    ).encode()
    site = site_of(files)
    data = json.loads(site.files["data/plan.json"])
    rows = list(csv.DictReader(io.StringIO(site.files["data/plan.csv"].decode("utf-8-sig"))))

    assert len(data["posts"]) == len(rows) > 80
    assert "'=HYPERLINK(1)" in {row["栏目"] for row in rows}
    assert [harmless(cell) for cell in ("+1", "-1", "@a", "=1", " =1", "好", "1+1")] == [
        "'+1", "'-1", "'@a", "'=1", "' =1", "好", "1+1",
    ]  # fmt: skip


def test_words_for_the_search_are_the_names_of_the_playbook(site: Site) -> None:
    assert {"会员群", "生活小窍门", "小夏", "企微", "周末好价"} <= set(site.words)


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(char * 2 for char in digits) if len(digits) == 3 else digits[:6]
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["", '="slate"'])
def test_every_label_and_text_colour_meets_wcag_aa(scheme: str) -> None:
    style = (ASSETS / "qunce.css").read_text("utf-8")
    block = style.split(f"[data-md-color-scheme{scheme}] {{")[1].split("\n}")[0]
    colours = dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{3,8})", block))
    kinds = ("value", "interact", "benefit", "promo", "service", "notice", "welcome", "bad", "now")
    grounds = ("--md-default-bg-color", "--q-card", "--q-sunken")
    pairs = [(f"--q-{kind}", f"--q-{kind}-bg") for kind in kinds]
    pairs += [(ink, ground) for ground in grounds for ink in (
        "--md-default-fg-color", "--q-quiet", "--md-typeset-a-color", "--q-promo", "--q-now",
        "--md-default-fg-color--light",
    )]  # fmt: skip
    pairs += [("--md-typeset-a-color", "--q-now-bg"), ("--q-quiet", "--q-now-bg")]
    pairs += [
        ("--md-typeset-color", "--md-typeset-mark-color"),
        ("--md-default-bg-color", "--q-now"),
    ]
    pairs += [("--md-code-hl-comment-color", "--md-code-bg-color")]
    pairs += [("--md-code-hl-comment-color", "--md-code-hl-color--light")]

    poor = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    """A page on a phone, two days after the site was built."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        permissions=["clipboard-read", "clipboard-write"],
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
    )
    context.set_default_timeout(5000)
    opened = context.new_page()
    opened.clock.install(time="2026-11-24T09:00:00+08:00")
    yield opened
    context.close()


@pytest.mark.browser
def test_a_form_fills_the_words_and_the_copy_says_what_is_still_blank(
    phone: Any, site_url: str
) -> None:
    phone.goto(f"{site_url}scripts/flash-notice/")
    phone.locator(".q-fill summary").first.click()
    phone.locator(".q-form input").first.fill("珊瑚绒毯")
    phone.locator(".q-words .q-button.is-main").first.click()
    said = phone.locator(".q-words .q-said").first
    said.filter(has_text="已复制").wait_for()

    copied = phone.evaluate("navigator.clipboard.readText()")
    assert "珊瑚绒毯" in copied
    assert "{商品}" not in copied
    assert "{规格}" in copied
    assert "规格" in said.inner_text()


@pytest.mark.browser
def test_todays_page_shows_the_readers_day_and_remembers_who_reads(
    phone: Any, site_url: str
) -> None:
    phone.goto(f"{site_url}today/")
    heading = phone.locator(".q-today-date")
    assert heading.inner_text().startswith("11 月 24 日 周二")
    everybody = phone.locator(".q-task").count()
    phone.get_by_label("我是").select_option(label="小满")
    mine = phone.locator(".q-task").count()
    assert 0 < mine < everybody

    phone.get_by_text("标为已发").first.click()
    phone.reload()
    assert phone.locator(".q-task").count() == mine
    assert phone.locator(".q-task.is-done").count() == 1
    phone.get_by_text("后一天").click()
    assert heading.inner_text().startswith("11 月 25 日 周三")
    assert phone.locator(".q-task.is-done").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("word", ["吊牌价", "禁止价格欺诈规定", "price_history", "red-pr-001"])
def test_a_rule_is_found_by_what_it_looks_for_its_law_or_its_code(
    phone: Any, site_url: str, word: str
) -> None:
    phone.goto(f"{site_url}rules/")
    phone.locator(".q-filter-box input").fill(word)

    rule = phone.locator(".q-filter tbody tr:visible").filter(has_text="RED-PR-001")
    assert rule.count() == 1
    assert not phone.locator(".q-jump").is_visible()
    rule.click()
    phone.wait_for_url("**/rules/red-pr-001/")


@pytest.mark.browser
def test_a_topic_of_the_rules_is_one_tap_away(phone: Any, site_url: str) -> None:
    for path in ("rules/", "rules/all/", "rules/on-douyin/"):
        phone.goto(f"{site_url}{path}")
        for topic in phone.locator(".q-jump a").all():
            heading = phone.locator(f"h2[id='{(topic.get_attribute('href') or '')[1:]}']")
            assert heading.inner_text().startswith(topic.inner_text().rpartition(" ")[0])
        phone.locator(".q-jump").get_by_text("分享与裂变").click()

        assert phone.get_by_role("heading", name="分享与裂变 RED-SH").is_visible()


@pytest.mark.browser
def test_typing_narrows_the_list_of_scripts(phone: Any, site_url: str) -> None:
    phone.goto(f"{site_url}scripts/")
    whole = phone.locator(".q-filter tbody tr:visible").count()
    phone.locator(".q-filter-box input").fill("秒杀")
    few = phone.locator(".q-filter tbody tr:visible").count()

    assert 0 < few < whole
    assert phone.locator(".q-filter-box .q-said").inner_text() == f"找到 {few} 项"
    assert phone.locator(".q-filter h2:visible").count() < 6


@pytest.mark.browser
def test_without_javascript_everything_still_reads(browser: Any, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}today/")
    assert page.locator(".q-task .q-raw").count() > 3
    page.goto(f"{site_url}scripts/flash-notice/")
    assert "{商品}" in page.locator(".q-raw").first.inner_text()
    page.goto(f"{site_url}groups/vip-club/")
    assert page.locator(".q-week tr").count() == 14
    context.close()
