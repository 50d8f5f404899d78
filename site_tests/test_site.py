"""The built site as a person meets it: in a real browser, on a phone and on a desk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from site_tests.conftest import SIZES, watched

pytestmark = pytest.mark.browser


def navigation(page: Any, site_url: str) -> list[str]:
    page.goto(site_url)
    links = page.eval_on_selector_all(
        "nav.md-nav--primary a[href]", "links => links.map(link => link.href)"
    )
    return sorted({urldefrag(link)[0] for link in links})


WIDER = """
() => {
  // what moves to its place on the new screen is there at once
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  return document.documentElement.scrollWidth - window.innerWidth;
}
"""


def test_every_link_of_the_navigation_opens_without_a_complaint_on_a_phone_and_on_a_desk(
    browser: Any, site_url: str
) -> None:
    with watched(browser, site_url, "desk") as page:
        links = navigation(page, site_url)
        sizes = [SIZES["desk"], SIZES["phone"]]
        assert len(links) >= 12

        for link in links:
            page.goto(link)
            assert page.locator("h1").first.inner_text().strip(), link
            assert len(page.locator("article").inner_text()) > 60, f"空页面 {link}"
            for width, height in sizes:
                page.set_viewport_size({"width": width, "height": height})
                wider = page.evaluate(WIDER)
                assert wider <= 0, f"{link} 比 {width} 像素的屏幕宽 {wider} 像素"
            sizes.reverse()  # the next page opens on the screen where this one was seen last

        assert page.complaints == []
        assert page.strangers == []


def search(page: Any, url: str, words: Iterable[str]) -> dict[str, list[str]]:
    """Type words into the search box as a person does; give the results that name each."""
    page.goto(url)
    if page.viewport_size["width"] < 600:
        page.locator("label[for=__search]").first.click()
    box = page.locator("input[data-md-component=search-query]")
    box.click()
    found = {}
    for word in words:
        box.fill(word)
        box.press("End")  # an input method ends with a key, which is what the search listens for
        page.wait_for_function(
            """word => [...document.querySelectorAll(".md-search-result__item")]
                .some(item => item.textContent.replaceAll("\u200b", "").includes(word))""",
            arg=word,
            timeout=30_000,
        )
        texts: list[str] = page.locator(".md-search-result__item").all_text_contents()
        found[word] = [
            text for text in (one.replace("\u200b", "") for one in texts) if word in text
        ]
    return found


def test_words_of_two_characters_are_found_through_the_search_box(
    page: Any, searched_url: str
) -> None:
    assert all(search(page, searched_url, ["话术", "值班", "秒杀", "会员", "护肤"]).values())


def test_a_name_a_mixed_term_and_a_code_are_found(page: Any, searched_url: str) -> None:
    assert all(search(page, searched_url, ["小满", "A/B", "秒杀预告", "CAD-012"]).values())


class Links(HTMLParser):
    """Collects what a page points at, and the ids it offers."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name in ("href", "src"):
                self.targets.append(value)
            if name in ("id", "name"):
                self.ids.add(value)


def read(path: Path) -> Links:
    links = Links()
    links.feed(path.read_text("utf-8"))
    return links


def test_no_page_has_a_broken_link_or_asks_another_host(built_site: Path) -> None:
    pages = {path: read(path) for path in sorted(built_site.rglob("*.html"))}
    assert len(pages) > 150
    broken = []
    for path, links in pages.items():
        base = "http://site/" + path.relative_to(built_site).as_posix()
        for target in links.targets:
            if target.startswith(("webcal:", "mailto:", "javascript:", "data:")):
                continue
            full, fragment = urldefrag(urljoin(base, target))
            parts = urlsplit(full)
            if parts.netloc != "site":
                continue
            place = built_site / unquote(parts.path).lstrip("/")
            if place.is_dir():
                place = place / "index.html"
            if not place.is_file():
                if path.name != "404.html":
                    broken.append((path.name, target))
            elif fragment and place in pages and unquote(fragment) not in pages[place].ids:
                broken.append((str(path.relative_to(built_site)), target))

    assert broken == []


def test_no_page_loads_anything_from_another_host(built_site: Path) -> None:
    loads = re.compile(
        r"""<(?:script|link|img|iframe)[^>]+(?:src|href)=["']?(https?:)?//(?!yunshan\.example)"""
    )
    guilty = [
        (str(path.relative_to(built_site)), match[0])
        for path in sorted(built_site.rglob("*.html"))
        for match in loads.finditer(path.read_text("utf-8"))
    ]

    assert guilty == []


def test_no_yaml_is_published(built_site: Path) -> None:
    assert [path.name for path in built_site.rglob("*.y*ml")] == []


def test_the_week_reads_without_javascript(browser: Any, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    opened = context.new_page()
    opened.goto(urljoin(site_url, "groups/vip-club/"))

    words = opened.locator("article").inner_text()
    assert "周一" in words
    assert re.search(r"\d\d:\d\d", words)
    context.close()


def test_a_copy_button_copies_the_words_of_a_script(browser: Any, site_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.goto(urljoin(site_url, "scripts/welcome-morning/"))
    opened.get_by_role("button", name="复制").first.click()

    copied = opened.evaluate("navigator.clipboard.readText()")
    assert len(copied) > 20
    context.close()


def test_a_week_prints_alone_under_its_groups_name_and_pastes_as_plain_words(
    browser: Any, site_url: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.goto(urljoin(site_url, "groups/vip-club/"))

    opened.locator(".q-paste summary").first.click()
    opened.locator(".q-paste").first.get_by_role("button", name="复制").click()
    copied = opened.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("【云杉会员会客厅】 11月16日至11月22日，共 ")

    opened.evaluate("window.print = () => {}")
    opened.get_by_role("button", name="打印这一周").first.click()
    opened.emulate_media(media="print")
    words = opened.locator("body").inner_text()
    assert words.startswith("云杉会员会客厅 本周")
    assert "周日" in words
    assert "贴进聊天的文字" not in words
    opened.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.locator(".q-sheet").count() == 0
    context.close()
