"""The list of everything that the catalogue of red lines asks for, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from markupsafe import Markup

from qunce.render.site.escape import front, literal
from qunce.render.site.grids import Grid, grid
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.rule_topics import place, sections, topic
from qunce.render.site.tags import severity_tag, tag
from qunce.render.site.templates import fill_page
from qunce.rule import MERGED
from qunce.rules.redline import MODULES
from qunce.rules.redline.by_hand import ByHand, by_hand, catalogue_codes
from qunce.rules.redline.packs import shipped

WORDS, FIELDS, BOTH = "看文字", "看字段", "文字和字段"


@cache
def reads(code: str) -> str:
    """What a red line is decided from."""
    pack = next((one for one in shipped() if one.code == code), None)
    words = pack is not None and bool(pack.terms or pack.patterns or pack.step)
    fields = (pack is not None and bool(pack.flags)) or any(
        one.rule.code == code for one in MODULES
    )
    return BOTH if words and fields else WORDS if words else FIELDS


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """rules/all.md."""
    here = Here("../")
    left = {one.code: one for one in by_hand()}
    families: dict[str, list[tuple[object, ...]]] = {}
    count: Counter[str] = Counter()
    codes = {*catalogue_codes(), *(one.code for one in look.rules.values() if one.redline)}
    for code in sorted(codes, key=lambda one: (place(_family(one)), one)):
        rule = look.rules.get(code)
        count[reads(code) if rule else "人工"] += 1
        families.setdefault(topic(_family(code)), []).append(
            (here.code(code), rule.title, severity_tag(rule.severity), tag(reads(code)))
            if rule
            else _left(code, left.get(code))
        )
    head = ("代码", "规则", "级别", "怎么查")
    yield (
        "rules/all.md",
        fill_page(
            "rules-all.md.j2",
            {
                "front": front("红线总表"),
                "crumb": here.to("rules/index.md", "规则"),
                "count": sum(count.values()),
                "states": [(name, count[name]) for name in (WORDS, FIELDS, BOTH, "人工")],
                "sections": sections(head, families),
                "cadence": _cadence(look, here),
            },
        ),
    )


def _left(code: str, one: ByHand | None) -> tuple[object, ...]:
    if one is None:  # held off by a test
        return (code, "", "", "")
    told = Markup('{}<br><span class="q-why">{}。由人来做：{}。</span>').format(
        *map(literal, (one.title, one.reason, one.by_hand))
    )
    return (one.code, told, "", tag("人工"))


def _family(code: str) -> str:
    return code.rpartition("-")[0]


def _cadence(look: Lookup, here: Here) -> Grid | None:
    rows: dict[str, tuple[object, ...]] = {
        rule.code: (here.code(rule.code), rule.title, severity_tag(rule.severity))
        for rule in look.rules.values()
        if rule.family == "CAD"
    }
    rows |= {code: (code, f"{told}。", tag("并入")) for code, told in MERGED.items()}
    return grid(("代码", "规则", "级别"), [rows[code] for code in sorted(rows)], "q-lines q-rules")
