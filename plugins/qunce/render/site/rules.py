"""The handbook: every rule's page from its docstring, with what this playbook sets and finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from qunce.finding import Fault
from qunce.render.site.escape import front, joined
from qunce.render.site.grids import facts, grid, some
from qunce.render.site.here import FAULTS, Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.rule_settings import group_settings, playbook_settings
from qunce.render.site.tags import severity_tag, tag
from qunce.render.site.templates import fill_page
from qunce.render.site.troubles import findings_grid
from qunce.rule import Rule

_FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FAMILIES = {
    "CAD": "节奏", "SCR": "话术", "CAL": "日历", "CRS": "课程",
    "YAM": "文件写法", "REF": "引用与值", "ALW": "设置与放行",
    "RED": "红线", "RED-AD": "红线：广告用语", "RED-PR": "红线：价格与促销",
    "RED-CT": "红线：条款", "RED-LOT": "红线：抽奖", "RED-SH": "红线：分享与裂变",
    "RED-DV": "红线：导流", "RED-RV": "红线：评价", "RED-MLM": "红线：层级奖励",
    "RED-PII": "红线：个人信息", "RED-ID": "红线：身份", "RED-AI": "红线：人工智能",
    "RED-LIV": "红线：直播", "RED-GRP": "红线：群管理", "RED-MED": "红线：医疗用语",
    "RED-HF": "红线：保健食品", "RED-FOOD": "红线：食品", "RED-COS": "红线：化妆品",
    "RED-INF": "红线：母婴", "RED-MIN": "红线：未成年人", "RED-FIN": "红线：金融",
    "RED-TOB": "红线：烟草", "RED-ALC": "红线：酒类", "RED-EDU": "红线：教育培训",
    "RED-RE": "红线：房产", "RED-PET": "红线：宠物", "RED-EV": "红线：变体写法",
}  # fmt: skip


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """rules/index.md, a page for each rule, and one for the faults of form."""
    here = Here("../")
    families: dict[str, list[tuple[object, ...]]] = {}
    for rule in look.rules.values():
        families.setdefault(family_title(rule.family), []).append(
            (here.code(rule.code), rule.title, severity_tag(rule.severity), *_now(look, rule))
        )
    for fault in FAULTS:
        families.setdefault(family_title(fault.code.rpartition("-")[0]), []).append(
            (
                here.code(fault.code),
                fault.title,
                severity_tag(fault.severity),
                "",
                _count(look, fault.code),
            )
        )
    head = ("规则", "查什么", "级别", "设置", "现在")
    sections = [
        (name, grid(head, rows, "q-lines q-rules", keep_empty=True))
        for name, rows in families.items()
    ]
    yield (
        "rules/index.md",
        fill_page(
            "rules.md.j2",
            {
                "front": front("规则"),
                "count": len(look.rules) + len(FAULTS),
                "sections": sections,
            },
        ),
    )
    for rule in look.rules.values():
        yield f"rules/{rule.code.lower()}.md", _page(look, rule)
    yield "rules/faults.md", _faults(look)


def family_title(family: str) -> str:
    """节奏 CAD; a family of red lines has a name of its own."""
    known = _FAMILIES.get(family) or _FAMILIES.get(family.partition("-")[0], "")
    return f"{known} {family}".strip()


def body(rule: Rule) -> Markup:
    """The docstring below its title; lines of an example that are found stand out."""
    _, _, rest = rule.doc.strip().partition("\n")
    return Markup(_FENCE.sub(_lit, rest).strip())


def _lit(match: re.Match[str]) -> str:
    lines = match[1].split("\n")
    found = " ".join(str(number) for number, line in enumerate(lines, 1) if "# ✗ " in line)
    return f"```yaml{f' hl_lines={chr(34)}{found}{chr(34)}' if found else ''}\n{match[1]}```"


def _count(look: Lookup, code: str) -> str:
    count = look.by_code.get(code, 0)
    return f"{count} 处" if count else ""


def _now(look: Lookup, rule: Rule) -> tuple[str, str]:
    settings = "关闭" if look.configured.is_off(rule.code, "") else ""
    if rule.code in look.set_codes:
        settings = settings or "有调整"
    return settings, _count(look, rule.code)


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
            "tags": joined((severity_tag(chosen or rule.severity), tag(rule.name)), " "),
            "facts": facts(
                ("现在", f"{len(found)} 处" if found else "没有发现"),
                ("状态", "本手册已关闭" if look.configured.is_off(rule.code, "") else ""),
                ("级别改为", f"{chosen.value}（默认 {rule.severity.value}）" if chosen else ""),
                ("放行", _allowing(rule)),
            ),
            "body": body(rule),
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
        families.setdefault(family_title(fault.code.rpartition("-")[0]), []).append(
            _fault(look, fault)
        )
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
        "tags": severity_tag(fault.severity) + " " + tag(fault.name),
        "facts": facts(
            ("原因", fault.why), ("改法", fault.mend), ("现在", _count(look, fault.code))
        ),
        "example": some(Markup(fault.example) if fault.example else None),
    }
