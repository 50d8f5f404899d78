"""The handbook: every rule's page from its docstring, with what this playbook sets and finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from qunce.finding import Fault, Severity
from qunce.render.site import rule_catalogue, rule_platforms, rule_scores
from qunce.render.site.escape import front, joined, literal, span
from qunce.render.site.grids import facts, some
from qunce.render.site.here import FAULTS, Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.rule_body import body, split
from qunce.render.site.rule_catalogue import reads
from qunce.render.site.rule_platforms import in_short
from qunce.render.site.rule_settings import group_settings, in_figures, playbook_settings
from qunce.render.site.rule_topics import sections, topic, topics
from qunce.render.site.tags import SEVERITIES, severity_tag, tag
from qunce.render.site.templates import fill_page
from qunce.render.site.troubles import findings_grid, rule_changes
from qunce.rule import Rule

_WAYS = (
    (
        "rules/platforms.md",
        "按平台看红线",
        "微信、企微、QQ、小红书、抖音、微博、知乎各查什么、多重",
    ),
    ("rules/all.md", "红线总表", "目录里的每一条：看文字、看字段，还是要人来判断"),
    ("rules/measured.md", "查得准不准", "在公开语料上的查全率和误报"),
    ("rules/faults.md", "写法与引用", "文件写错、引用落空、放行不合规矩"),
)


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """rules/index.md, a page for each rule, and one for the faults of form."""
    here = Here("../")
    families: dict[str, list[tuple[object, ...]]] = {
        name: [
            (here.code(rule.code), _titled(look, rule), severity_tag(_severity(look, rule)))
            for rule in rules
        ]
        for name, rules in topics(look.rules.values()).items()
    }
    for fault in FAULTS:
        families.setdefault(topic(fault.code.rpartition("-")[0]), []).append(
            (
                here.code(fault.code),
                _noted(fault.title, _count(look, fault.code)),
                severity_tag(fault.severity),
            )
        )
    yield (
        "rules/index.md",
        fill_page(
            "rules.md.j2",
            {
                "front": front("规则"),
                "count": len(look.rules) + len(FAULTS),
                "ways": [(here.to(path, name), what) for path, name, what in _WAYS],
                "sections": sections(("规则", "查什么", "级别"), families),
            },
        ),
    )
    for rule in look.rules.values():
        yield f"rules/{rule.code.lower()}.md", _page(look, rule)
    yield "rules/faults.md", _faults(look)
    yield from rule_platforms.pages(look)
    yield from rule_catalogue.pages(look)
    yield from rule_scores.pages(look)


def _count(look: Lookup, code: str) -> str:
    count = look.by_code.get(code, 0)
    return f"{count} 处" if count else ""


def _severity(look: Lookup, rule: Rule) -> Severity:
    return look.configured.severity(rule.code, "") or rule.severity


def _titled(look: Lookup, rule: Rule) -> Markup:
    """A rule's title, with what this playbook sets and finds, and the words it can be found by."""
    settings = "已关闭" if look.configured.is_off(rule.code, "") else ""
    if (rule.code in look.set_codes or rule.notes) and not rule.family.startswith("TEAM"):
        settings = settings or "有调整"
    _, told = split(rule.doc)
    words = " ".join(re.findall(r"\w+", told.get("查什么", "") + told.get("依据", "")))
    known = Markup('<span data-find="{}"></span>').format(f"{rule.name} {words}")
    return _noted(rule.title, settings, _count(look, rule.code)) + known


def _noted(title: str, *notes: str) -> Markup:
    return joined((literal(title), *(tag(note) for note in notes if note)), " ")


def _page(look: Lookup, rule: Rule) -> str:
    here = Here("../")
    found = (
        [one for one in look.report.findings if one.code == rule.code]
        if rule.code in look.by_code
        else []
    )
    chosen = look.configured.severity(rule.code, "")
    return fill_page(
        "rule.md.j2",
        {
            "front": front(f"{rule.code} {rule.title}", ("navigation",)),
            "crumb": here.to("rules/index.md", "规则"),
            "code": rule.code,
            "title": rule.title,
            "tags": severity_tag(chosen or rule.severity),
            "facts": facts(
                ("现在", f"{len(found)} 处" if found else "没有发现"),
                ("状态", "本手册已关闭" if look.configured.is_off(rule.code, "") else ""),
                ("原来的级别", SEVERITIES[rule.severity] if chosen else ""),
                ("各平台", in_short(rule, look) if rule.redline else ""),
                ("怎么查", reads(rule.code) if rule.redline else ""),
                ("放行", _allowing(rule)),
                ("名字", span(rule.name, "q-code")),
            ),
            "body": in_figures(body(look, rule), look, rule),
            "changes": some(rule_changes([rule])),
            "settings": some(playbook_settings(look, rule)),
            "groups": some(group_settings(look, rule, here)),
            "findings": some(findings_grid(found, here)),
        },
    )


def _allowing(rule: Rule) -> str:
    if not rule.allowable:
        return "不能放行，也不能关闭"
    return "要写明批准人、依据和到期日" if rule.redline else "写明理由就可以"


def _faults(look: Lookup) -> str:
    families: dict[str, list[dict[str, object]]] = {}
    for fault in FAULTS:
        families.setdefault(topic(fault.code.rpartition("-")[0]), []).append(_fault(look, fault))
    return fill_page(
        "faults.md.j2",
        {
            "front": front("写法与引用"),
            "crumb": Here("../").to("rules/index.md", "规则"),
            "families": list(families.items()),
        },
    )


def _fault(look: Lookup, fault: Fault) -> dict[str, object]:
    return {
        "code": fault.code,
        "anchor": fault.code.lower(),
        "title": fault.title,
        "tags": severity_tag(fault.severity),
        "facts": facts(
            ("原因", fault.why),
            ("改法", fault.mend),
            ("现在", _count(look, fault.code)),
            ("名字", span(fault.name, "q-code")),
        ),
        "example": some(Markup(fault.example) if fault.example else None),
    }
