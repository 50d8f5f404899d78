"""How well the red lines find what they should: the stored outcome of the benchmark as a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from qunce.render.site.escape import front
from qunce.render.site.grids import facts, grid
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.templates import fill_page

Counts = Mapping[str, int]


@cache
def outcome() -> Mapping[str, Any]:
    """What `python -m benchmarks.redlines --write` measured; a test holds it to the corpus."""
    text = resources.files("qunce.rules.redline").joinpath("measured.json").read_text("utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


def share(part: int, whole: int) -> str:
    """A share in per cent; nothing of nothing."""
    return f"{part / whole:.1%}" if whole else ""


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """rules/measured.md."""
    here = Here("../")
    known = outcome()
    titles = {rule.code: rule.title for rule in look.rules.values()}
    rules: Mapping[str, Counts] = known["rules"]
    total = {key: sum(one[key] for one in rules.values()) for key in _KEYS}
    texts: Counts = known["texts"]
    yield (
        "rules/measured.md",
        fill_page(
            "rules-measured.md.j2",
            {
                "front": front("查得准不准"),
                "crumb": here.to("rules/index.md", "规则"),
                "whole": facts(
                    ("违规句", f"{texts['violations']} 句，应查出 {total['expected']} 处"),
                    ("查全率", share(total["found"], total["expected"])),
                    ("变体写法", f"{share(total['evasive_found'], total['evasive'])} 查出"),
                    ("干净句", f"{texts['clean']} 句"),
                    ("误报", f"{texts['alarmed']} 句，{share(texts['alarmed'], texts['clean'])}"),
                ),
                "blind": known["blind"],
                "firsts": grid(
                    (
                        "哪一批",
                        "违规 + 干净",
                        "头一次查出",
                        "头一次误报",
                        "头一次变体",
                        "现在查出",
                        "现在误报",
                        "现在变体",
                    ),
                    [_blind(one) for one in known["blind"]],
                    "q-lines is-named q-scores",
                    keep_empty=True,
                ),
                "rules": grid(
                    ("规则", "查什么", "应查出", "查全率", "准确率", "变体", "变体查出"),
                    [
                        (here.code(code), titles.get(code, ""), *_row(one))
                        for code, one in rules.items()
                    ],
                    "q-lines is-named q-scores",
                    keep_empty=True,
                ),
            },
        ),
    )


_KEYS = ("expected", "found", "false", "evasive", "evasive_found")


def _row(one: Counts) -> tuple[object, ...]:
    return (
        str(one["expected"]),
        share(one["found"], one["expected"]),
        share(one["found"], one["found"] + one["false"]),
        str(one["evasive"] or ""),
        share(one["evasive_found"], one["evasive"]),
    )


_RESULTS = ("recall", "false_alarms", "evasion")


def _blind(one: Mapping[str, Any]) -> tuple[object, ...]:
    """A corpus by other hands: what its first run found, and what is found now."""
    texts, score, first = one["texts"], one["score"], one["first_run"]
    now = (
        share(score["found"], score["expected"]),
        share(texts["alarmed"], texts["clean"]),
        share(score["evasive_found"], score["evasive"]),
    )
    return (
        one["title"] + ("（没拿来学）" if one["held_out"] else ""),
        f"{texts['violations']} + {texts['clean']}",
        *(first.get(key, "") for key in _RESULTS),
        *now,
    )
