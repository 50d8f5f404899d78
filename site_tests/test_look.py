"""What meets the eye and the finger: one page of every kind, on a phone, in both schemes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qunce.render.described import described

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}

LOOK = r"""
() => {
  const part = (value) => {
    value /= 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const colour = (text) => {
    const [r, g, b, alpha = 1] = text.match(/[\d.]+/g).map(Number);
    return [r, g, b, alpha];
  };
  const over = (upper, lower) =>
    [0, 1, 2].map((n) => upper[n] * upper[3] + lower[n] * (1 - upper[3])).concat(1);
  // nothing where a picture lies behind: its colours cannot be read
  const ground = (from) => {
    const layers = [];
    for (let one = from; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.backgroundImage !== "none") return null;
      layers.push(colour(style.backgroundColor));
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && one.getBoundingClientRect().width > 2;
  const said = (one) => (one.textContent || one.placeholder || "").trim().slice(0, 20);

  const pale = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || one.closest("script, style, svg") || !shown(one)) continue;
    const below = ground(one);
    if (!below) continue;
    const style = getComputedStyle(one);
    const ink = colour(style.color);
    for (let up = one; up; up = up.parentElement) ink[3] *= getComputedStyle(up).opacity;
    const [low, high] = [luminance(over(ink, below)), luminance(below)].sort((a, b) => a - b);
    const large = parseFloat(style.fontSize) >= 24;
    if ((high + 0.05) / (low + 0.05) < (large ? 3 : 4.5)) pale.add(`${one.className}: ${said(one)}`);
  }
  const pressed = "article :is(button:not(.md-code__button), select, summary, .md-button, .q-jump a,"
    + " input:not([type=hidden], [type=radio], [type=checkbox]))";
  const small = [...document.querySelectorAll(pressed)]
    .filter((one) => shown(one) && one.getBoundingClientRect().height < 43.5);
  const nameless = [...document.querySelectorAll("button, a[href], input, select, textarea, img")]
    .filter((one) => shown(one) && !said(one) && !one.labels?.length
      && !["aria-label", "title", "alt"].some((name) => one.getAttribute(name)));
  return {
    wider: document.documentElement.scrollWidth - window.innerWidth,
    pale: [...pale],
    small: small.map(said),
    nameless: nameless.map((one) => one.outerHTML.slice(0, 80)),
  };
}
"""


def one_of_every_kind(site: Path) -> list[str]:
    """The first page of every folder, every page at the top, and a rule of every family."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("index.html")):
        page = path.parent.relative_to(site).as_posix()
        kind = re.sub(r"^rules/(\w+)-.*", r"rules/\1", page)
        if kind == page and "/" in page:
            kind = str(Path(page).parent) + "/*"
        found.setdefault(kind, "" if page == "." else f"{page}/")
    return [*found.values(), "404.html"]


@pytest.fixture(params=["light", "dark"])
def phone(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """A page on a phone, by day and by night."""
    context = browser.new_context(viewport=PHONE, color_scheme=request.param, has_touch=True)
    yield context.new_page()
    context.close()


def test_words_are_dark_enough_targets_large_enough_and_nothing_is_cut_off(
    phone: Any, built_site: Path, site_url: str
) -> None:
    pages = one_of_every_kind(built_site)
    seen = {}
    for page in pages:
        phone.goto(site_url + page)
        seen[page] = phone.evaluate(LOOK)

    assert len(pages) > 30
    fine = {"wider": 0, "pale": [], "small": [], "nameless": []}
    assert {page: look for page, look in seen.items() if look != fine} == {}


def test_the_menu_of_a_phone_opens_on_the_page_of_a_single_thing(phone: Any, site_url: str) -> None:
    phone.goto(f"{site_url}groups/vip-club/")
    phone.locator(".md-header label[for=__drawer]").click()

    phone.get_by_role("link", name="话术", exact=True).click()
    assert phone.url == f"{site_url}scripts/"


def test_paper_is_light_even_from_a_dark_screen(phone: Any, site_url: str) -> None:
    phone.goto(f"{site_url}groups/vip-club/")
    phone.emulate_media(media="print")
    # colours fade over; what never ends cannot be finished
    phone.evaluate(
        "for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish()"
    )

    assert phone.evaluate(LOOK)["pale"] == []
    assert phone.evaluate("getComputedStyle(document.querySelector('h1')).color") == (
        "rgb(33, 43, 42)"
    )


def test_the_week_of_all_groups_opens_at_today(phone: Any, site_url: str) -> None:
    phone.goto(site_url)
    today = phone.locator(".q-board th.is-today").bounding_box()

    assert today is not None
    assert 0 < today["x"] < PHONE["width"]


def test_a_page_that_is_not_there_shows_the_way_back(built_site: Path) -> None:
    page = (built_site / "404.html").read_text("utf-8")

    assert "<h1>没有这一页</h1>" in page
    assert re.findall(r'<a class="md-button" href="/([^"]*)">(.+?)</a>', page)[1] == (
        "today/",
        "今日",
    )


def test_a_page_stands_in_its_section_and_says_what_it_is_about(built_site: Path) -> None:
    page = (built_site / "groups/vip-club/index.html").read_text("utf-8")
    tab = re.search(r'md-tabs__item--active">.*?</a>', page, re.DOTALL)

    about = "让常来的会员省时间，预约、选品、售后都有固定的人接着。"
    assert tab is not None
    assert "手册" in tab[0]
    assert f'<meta name="description" content="{about}">' in page
    assert f'<meta property="og:description" content="{about}">' in page
    assert '<meta property="og:title" content="云杉会员会客厅">' in page


@pytest.mark.parametrize(
    ("page", "about"),
    [
        ('<p>先</p><p class="q-lead">一共 <b>3</b> 个 &amp; 更多</p>', "一共 3 个 ＆ 更多"),
        ('<h1>怎么改</h1>\n<p>一件东西\n一个<a href="x">文件</a>。</p>', "一件东西 一个文件。"),
        ("<h1>空</h1>", ""),
        (f"<p>{'长' * 200}</p>", "长" * 119 + "…"),
    ],
)
def test_a_page_is_described_by_its_lead_or_its_first_words(page: str, about: str) -> None:
    assert described(page) == about
