"""Scripts and campaigns with offers, and what the rules of mechanics tell of them."""

from __future__ import annotations

from datetime import date

from qunce.example import compile_text
from qunce.finding import Finding
from qunce.pipeline import Compiled
from qunce.rules import redline

DRAW = "kind: lottery, what: 蒸锅一口, exclude_staff: true, organiser: 服务台"


def compiled(*files: str) -> Compiled:
    return compile_text("".join(files), start=date(2026, 3, 2), checks=redline.CHECKS)


def a_script(offer: str, text: str = "来店里看看。", more: str = "") -> str:
    return f"# content/scripts/example.yml\ntitle: 例\ntext: {text}\n{more}offer: {{{offer}}}\n"


def told(finding: Finding) -> str:
    return f"{finding.weight.value} {finding.message} → {finding.mend}"


def of(code: str, *files: str) -> list[str]:
    """What a rule tells of these files: weight, fact and mend."""
    return [told(one) for one in compiled(*files).report.findings if one.code == code]


def a_campaign(offers: str, slots: str = "") -> str:
    return f"""\
# calendar/campaigns/spring.yml
title: 开春
groups: [daily]
owner: xia
goal: 让老顾客回来看看
offers:
{offers}
phases:
  burst:
    from: 2026-03-03
    until: 2026-03-08
    slots:{slots or " {}"}
"""


TOWEL = """\
  towel:
    kind: discount
    what: 纯棉浴巾两条装
    price: 49 元
    ref_price: 62 元
    ref_from: 7d_low
    end: 2026-03-08 20:00
    gift: {name: 手工窗花, spec: 四张, qty: 200}
"""


OPEN = "\n      open: {day: 1, at: 20:00, theme: deal, script: example, offers: [towel]}"


UNNAMED = OPEN.replace(", offers: [towel]", "")


def a_text(text: str, more: str = "", name: str = "example") -> str:
    return f'# content/scripts/{name}.yml\ntitle: 例\ntext: "{text}"\n{more}'
