"""How to allow what a rule finds: a snippet to copy, or why nobody may."""

from __future__ import annotations

from datetime import date
from functools import cache

from qunce.rule import Rule
from qunce.rules.redline.packs import shipped

NEVER = {
    "RED-AD-009": "国家机关、领导人、军队和「特供」「专供」的名义，没有人能授权拿来卖货",
    "RED-AD-015": "淫秽低俗的内容哪里都不许发",
    "RED-AD-016": "赌博和封建迷信的内容哪里都不许发",
    "RED-TOB-001": "烟草和电子烟在互联网上一律不许宣传",
}
"""Why what a rule finds can never be allowed; rules on personal data share one reason."""
_PERSONAL = "手册和群里都不该出现个人信息，别人同意了也不行：删掉，到私下的正式渠道登记"


@cache
def partly() -> frozenset[str]:
    """The codes of which some hits may be allowed and some may not."""
    return frozenset(
        one.code
        for one in shipped()
        if {one.allowable, *(it.allowable for it in one.grades)} >= {True, False}
    )


def never(rule: Rule) -> str:
    """Why a rule can never be allowed."""
    return NEVER.get(rule.code, _PERSONAL if rule.family == "RED-PII" else "法律没有留余地")


def how_to_allow(rule: Rule, until: date | None = None) -> str:
    """The section of a handbook page, in Markdown; `until` is an end that somebody could take."""
    if not rule.allowable:
        said = f"**不能放行，也不能关闭。**{never(rule)}。"
        if rule.citable:
            said += "凭语感报的（写着「读起来像」）不是定论，真不是那个意思，可以放行。"
        return f"## 怎么放行\n\n{said}\n"
    if not rule.redline:
        said = "有正当理由就写在出问题的文件或时段里；理由会列在检查结果页上。"
        keys = ["reason: 周年庆当天，群主同意加发一条"]
    else:
        said = (
            "事实属实、证据在手，才放行。写在出问题的文件里（话术、群、活动、图上的字都可以），"
            "到期会自动变回错误；没有证据就改说法，不要放行。"
        )
        end = until.isoformat() if until else "2027-03-31"
        keys = [
            "reason: 说法属实，证据见下",
            "approver: 合规审核",
            "evidence: 检测报告或合同的编号",
            f"until: {end}",
        ]
    if rule.code in partly():
        said += "上面写明「不能放行」的那一级除外。"
    lines = ["allow:", f"  - code: {rule.code}", *(f"    {one}" for one in keys)]
    fence = "\n".join(lines)
    return f"## 怎么放行\n\n{said}\n\n```yaml\n{fence}\n```\n"
