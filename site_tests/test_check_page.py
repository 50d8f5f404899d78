"""查一段话 as a person meets it: types, reads, mends; on a phone and on a desk, and offline."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

pytestmark = pytest.mark.browser

WORDS = "秋冬囤货，全网最好吃的砂糖橘🍊到店。\n我们努力做到最好的品质。"


def opened(page: Any, site_url: str, words: str = "") -> Any:
    page.goto(urljoin(site_url, "check/"))
    box = page.get_by_label("要查的话")
    box.wait_for()
    if words:
        page.get_by_label("发在哪里").select_option("小红书")
        page.get_by_label("卖什么").select_option("食品")
        box.press_sequentially(words)
        page.locator(".q-check-finding").first.wait_for()
    return box


def test_what_is_typed_is_marked_told_and_linked(page: Any, site_url: str) -> None:
    opened(page, site_url, WORDS)

    assert page.locator(".q-check-back mark").all_inner_texts() == ["全网最好吃"]
    first = page.locator(".q-check-finding").first.inner_text()
    assert "错误" in first
    assert "绝对化用语「全网最好吃」" in first
    assert "改法" in first
    assert "广告法第九条" in first
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0

    page.get_by_text("看过而不算的").click()
    assert "目标、理念、态度" in page.locator(".q-check-cleared").inner_text()
    page.get_by_role("link", name="RED-AD-001").click()
    assert "RED-AD-001" in page.locator("h1").inner_text()
    assert page.complaints == []
    assert page.strangers == []


def test_a_mark_lies_behind_its_words(page: Any, site_url: str) -> None:
    opened(page, site_url, WORDS)
    looks = page.evaluate(
        """() => {
            const back = getComputedStyle(document.querySelector(".q-check-back"));
            const text = getComputedStyle(document.querySelector(".q-check-field textarea"));
            return ["fontSize", "fontFamily", "lineHeight", "padding", "width", "letterSpacing",
                "whiteSpace", "wordBreak", "overflowWrap", "textAutospace"]
                .filter((name) => back[name] !== text[name]);
        }"""
    )

    assert looks == []


def test_a_finding_shows_its_place_in_the_text(page: Any, site_url: str) -> None:
    box = opened(page, site_url, WORDS)
    page.get_by_role("button", name="绝对化用语「全网最好吃」").first.click()

    assert page.locator("mark.is-shown").inner_text() == "全网最好吃"
    chosen = box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    on_a_phone = page.viewport_size["width"] < 600
    assert chosen == ("" if on_a_phone else "全网最好吃")  # there a keyboard would cover the text


def test_a_place_far_down_is_scrolled_to_with_its_mark(page: Any, site_url: str) -> None:
    box = opened(page, site_url)
    box.fill("今天十点开门。\n" * 80 + "全网最好吃的砂糖橘。\n" + "明天也开门。\n" * 80)
    page.get_by_role("button", name="绝对化用语「全网最好吃」").click()

    page.wait_for_function("document.querySelector('mark.is-shown') !== null")
    down, marks = page.evaluate(
        """() => [".q-check-field textarea", ".q-check-back"].map(
            (name) => document.querySelector(name).scrollTop)"""
    )
    assert down == marks > 500
    field, mark = page.evaluate(
        """() => [".q-check-field", "mark.is-shown"].map((name) => {
            const { top, bottom } = document.querySelector(name).getBoundingClientRect();
            return [top, bottom];
        })"""
    )
    assert field[0] < mark[0] < mark[1] < field[1]


def test_a_click_into_the_text_shows_its_finding(page: Any, site_url: str) -> None:
    opened(page, site_url, WORDS)
    mark = page.locator(".q-check-back mark").bounding_box()
    page.mouse.click(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)

    page.locator(".q-check-finding.is-shown").wait_for()
    assert "全网最好吃" in page.locator(".q-check-finding.is-shown").inner_text()


def test_the_platform_decides_and_is_remembered_but_the_text_is_not(
    page: Any, site_url: str
) -> None:
    opened(page, site_url, WORDS)
    errors = page.locator(".q-check-state").inner_text()
    page.get_by_label("发在哪里").select_option("微信")
    milder = page.locator(".q-check-state").inner_text()

    assert "错误" in errors
    assert errors != milder
    box = opened(page, site_url)
    assert box.input_value() == ""
    assert page.get_by_label("发在哪里").input_value() == "wechat"
    assert "砂糖橘" not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")


def test_it_goes_on_without_a_network_and_asks_for_nothing(page: Any, site_url: str) -> None:
    box = opened(page, site_url)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    try:
        box.fill("全网最好用的锅")
        page.locator(".q-check-finding").first.wait_for()
    finally:
        page.context.set_offline(False)

    assert asked == []


def test_clean_words_are_said_to_be_clean(page: Any, site_url: str) -> None:
    box = opened(page, site_url)
    box.fill("砂糖橘今天到货，每箱 39 元，十点开门。")
    page.get_by_text("没有查出问题").wait_for()

    assert page.locator(".q-check-back mark").count() == 0


def test_the_example_shows_errors_and_what_was_cleared(page: Any, site_url: str) -> None:
    box = opened(page, site_url)
    page.get_by_role("button", name="看个例子").click()

    assert box.input_value().count("\n") == 2
    assert page.locator(".q-check-finding.is-error").count() >= 2
    assert page.locator(".q-check-cleared li").count() >= 1


def test_the_result_is_copied_as_text(browser: Any, site_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    opened(page, site_url, WORDS)
    page.get_by_role("button", name="复制结果").click()
    page.get_by_text("已复制").first.wait_for()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(WORDS)
    assert "查一段话（小红书，食品）：错误" in copied
    assert "1. 错误：绝对化用语「全网最好吃」（RED-AD-001）\n   改法：" in copied
    context.close()


def test_without_javascript_it_says_what_to_do_instead(browser: Any, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(urljoin(site_url, "check/"))

    words = page.locator("article").inner_text()
    assert "qunce lint-text" in words
    assert "正在读规则" not in words
    assert not page.get_by_label("要查的话").is_visible()
    context.close()


def test_rules_that_cannot_be_read_are_owned_up_to(browser: Any, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/data.json", lambda route: route.abort())
    page.goto(urljoin(site_url, "check/"))

    page.get_by_text("规则没有读到").wait_for()
    context.close()


def test_opened_from_disk_it_says_how_to_see_it(browser: Any, built_site: Path) -> None:
    page = browser.new_page()
    page.goto((built_site / "check" / "index.html").as_uri())

    page.get_by_text("qunce serve").wait_for()
    page.close()
