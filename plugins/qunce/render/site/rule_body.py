"""A rule's page below its head: the docstring, set for reading, with what a pack shows better."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from pathlib import Path

from markupsafe import Markup

from qunce.derived.parts import Parts
from qunce.render.allowing import how_to_allow
from qunce.render.site.grids import grid, some
from qunce.render.site.lookup import Lookup
from qunce.render.site.rule_examples import examples
from qunce.render.site.templates import fill_page
from qunce.rule import Rule
from qunce.rules.redline import packs
from qunce.rules.redline.packs import shipped
from qunce.rules.redline.packs.model import Basis, PackRule
from qunce.rules.redline.packs.pages import page
from qunce.rules.redline.packs.reading import shipped_paths

_FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_ORDER = ("查什么", "为什么", "例", "怎么改", "更稳妥的说法", "例外", "参数", "依据")
"""In which order a reader wants them: the fault itself first, then the cure, then the law."""
_MARKS = {"V": "读过原文", "V2": "据转引", "K": "常识，未核对"}
_DAYS = 90
"""How long an allowance lasts that somebody copies from the page."""


def body(look: Lookup, rule: Rule) -> Markup:
    """Every section of a rule's page, how to allow it at the end."""
    until = look.today + timedelta(_DAYS)
    pack = next((one for one in look.team.rules if one.code == rule.code), None)
    shown = look.team.shown(pack) if pack else None
    doc = rule.doc
    if any(one is shown for one in shipped()):
        text = _ours().get(doc, lambda: set_for_reading(doc, shown))
    else:
        text = set_for_reading(doc, shown)
    return Markup(f"{text}\n\n{how_to_allow(rule, until)}".strip())


@cache
def _ours() -> Parts:
    """The pages of our own packs, which no playbook makes any different."""
    code = [*Path(packs.__file__).parent.glob("*.py"), *Path(__file__).parent.glob("*.py")]
    templates = Path(__file__).parents[1] / "templates"
    return Parts("handbook", *shipped_paths(), *sorted(code), *sorted(templates.glob("*.j2")))


def set_for_reading(doc: str, pack: PackRule | None) -> str:
    """The docstring below its title, its sections in a reader's order."""
    head, sections = split(doc)
    if pack is not None:
        _, written = split(page(pack))
        better = {"例": str(examples(pack))}
        if all(one.mark in _MARKS for one in pack.basis):  # what a team decided is no law
            better["依据"] = _laws(pack)
        for name, text in better.items():
            sections[name] = sections[name].replace(written[name], text)
    names = [name for name in _ORDER if name in sections]
    names += [name for name in sections if name not in names]
    text = "\n\n".join([head, *(f"## {name}\n\n{sections[name]}" for name in names)])
    return _FENCE.sub(_lit, text).strip()


def split(doc: str) -> tuple[str, dict[str, str]]:
    """What stands below a page's title, and its sections by their names."""
    _, _, rest = doc.strip().partition("\n")
    first, *parts = _SECTION.split(rest)
    found = {name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}
    return first.strip(), found


def _laws(rule: PackRule) -> str:
    """The law as a table: where it holds, which article, since when, and how surely we know."""
    rows = grid(("在哪里", "法规和条款", "施行", "核对"), [_law(one) for one in rule.basis])
    return fill_page("rule-laws.md.j2", some(rows)).strip()


def _law(one: Basis) -> tuple[str, str, str, str]:
    since = f"{one.in_force_from} 起" if one.in_force_from else "未录"
    until = f"，到 {one.until} 为止" if one.until else ""
    return (
        "、".join(channel.label for channel in one.channels) or "都适用",
        str(one), since + until, f"{one.checked}，{_MARKS[one.mark]}",
    )  # fmt: skip


def _lit(match: re.Match[str]) -> str:
    lines = match[1].split("\n")
    found = " ".join(str(number) for number, line in enumerate(lines, 1) if "# ✗ " in line)
    return f"```yaml{f' hl_lines={chr(34)}{found}{chr(34)}' if found else ''}\n{match[1]}```"
