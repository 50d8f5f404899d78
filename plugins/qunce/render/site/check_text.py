"""查一段话: the page where somebody pastes words and sees what the red lines say of them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from qunce.kinds.playbook.sections import Section
from qunce.kinds.vocabulary import Category
from qunce.render.site.escape import front, verbatim
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.templates import fill_page
from qunce.rules.redline.packs.pasted import ANY, PLATFORMS

_EXAMPLE = (
    "秋冬囤货啦！全网最低价的砂糖橘🍊，蕞甜的一批，冷藏后最好吃。\n"
    "转发朋友圈集满38个赞，免费送一箱；加v❤领内部价。\n"
    "我们努力做到最好的品质，今晚8点前下单。"
)


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """check.md."""
    here = Here("")
    yield (
        "check.md",
        fill_page(
            "check.md.j2",
            {
                "front": front("查一段话", ("navigation", "toc")),
                "alone": [] if Section.RULES in look.published else ["data-alone"],
                "rules": here.to("rules/index.md", "规则手册"),
                "platforms": [(name, _called(name)) for name in PLATFORMS],
                "categories": [(one.value, one.label) for one in Category],
                "example": verbatim(_EXAMPLE).replace("\n", Markup("&#10;")),
            },
        ),
    )


def _called(platform: str) -> str:
    """The Chinese name of a platform: the second of those that rules know it by."""
    if platform == ANY:
        return "还没定"
    title = PLATFORMS[platform][0].split()[1]
    return "QQ 群" if title == "qq群" else title
