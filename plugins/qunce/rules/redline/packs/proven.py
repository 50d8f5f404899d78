"""Reasons that hold only while somebody can prove them, and those that only make a fault milder."""

from __future__ import annotations

from qunce.derived.expressions import compiled
from qunce.finding import Severity
from qunce.rules.redline.packs.model import Exemption
from qunce.rules.redline.packs.near import Near

PROVED = frozenset(
    {
        Exemption.OWN,
        Exemption.TIPS,
        Exemption.STANDARD,
        Exemption.NAME,
        Exemption.HONOUR,
        Exemption.FACTS,
        Exemption.TITLE,
    }
)
"""Whoever relies on one of these has to keep the proof."""
EASES = {
    Exemption.ACCOUNT: Severity.INFO,
    Exemption.FACTS: Severity.WARNING,
    Exemption.TITLE: Severity.INFO,
}
"""Reasons that leave a fault standing: how much it weighs at most."""
KEEP = "证明材料留存备查（广告绝对化用语执法指南第七条）"

_GRADE = r"(?:特|优|一|二|三|最高)[级等]|最高等级"
_STANDARD = (
    r"(?<![a-z])(?:gb|ny|qb|sb|ls|db|fz|hg|gh)\s*/?\s*t?\s*[0-9]{3,}|能效|"
    r"行业标准|国家标准|国标|行标|标准号"
)
_HONOUR = (
    r"(?:的|重点|示范|首批)*(?:非遗|非物质文化|农业|林业|龙头|产业化|高新|专精特新|重点实验室|实验室|技术中心|"
    r"工匠|绿色工厂|(?:农产品|林产品)?地理标志|单项冠军|企业技术|质量奖|放心|守合同|老字号|示范|良种|水产|工程中心|孵化器|"
    r"众创空间|服务业|标准化|职业|大师工作室|星级)"
)
_ISSUER = (
    r"(?:[部厅局委会]|政府|国务院|中心|办公室|协会)(?:评[定选]?|认定|授予|颁发?|公布|发布|批准|命名|列入|审定|公示|登记|备案)|"
    r"(?:评[定选]|认定|授予|颁发|公布|批准|命名|审定)(?:单位|机关|部门)|[0-9]{4}\s*年|"
    r"第[0-9一二三四五六七八九十]+批|(?:证书|文件)?编?号\s*[:：]?\s*[a-z0-9〔（(]"
)
_PERIOD = (
    r"[0-9]{4}\s*年|(?<![0-9])[0-9]{1,2}\s*月|[0-9]{4}[-.][0-9]{1,2}|第[一二三四]季度|双\s*11|618|"
    r"(?:近|过去|截至|最近|连续)\s*[0-9一二两三四五六七八九十]+\s*(?:天|日|周|个?月|年|季)|(?:上|本|去|今)(?:个?月|年|季度|周)"
)
_REGION = (
    r"全[国球市省区县网]|国内|中国|[东西华]?[东西南北中]部|华[东南西北中]|长三角|珠三角|本[店市省区县镇]|线[上下]|门店|"
    r"[一-龥]{2}(?:省|市|区|县|镇|街道|商圈|社区)|天猫|京东|淘宝|抖音|平台内?"
)
_SOURCE = (
    r"来源|出处|数据(?:来自|源自|由|见)|据[^，,。\n]{1,16}(?:统计|报告|数据|发布|榜)|统计局|协会|报告编?号|《[^》\n]{2,}》|"
    r"收银记录|后台(?:数据|记录|可查)|尼尔森|欧睿|艾瑞|中怡康|奥维|凯度|检测报告|公证"
)
EXPRESSIONS = {
    "grade": _GRADE, "standard": _STANDARD, "honour": _HONOUR, "issuer": _ISSUER,
    "period": _PERIOD, "region": _REGION, "source": _SOURCE,
}  # fmt: skip
"""Every expression by name, for whoever decides the same elsewhere."""


def standard(near: Near) -> bool:
    """True for a word of grade whose standard is named in the same sentence."""
    return bool(
        compiled(_GRADE).search(near.words) and compiled(_STANDARD).search(near.whole_sentence)
    )


def honour(near: Near) -> bool:
    """True for an official title whose issuer, year or number stands in the same sentence."""
    return title(near) and bool(compiled(_ISSUER).search(near.whole_sentence))


def title(near: Near) -> bool:
    """True for an official title: 国家级农业龙头企业."""
    return near.words.endswith("级") and bool(
        compiled(_HONOUR).match(near.text[near.end : near.sentence[1]])
    )


def facts(near: Near) -> bool:
    """True when period, region and source of a claim stand in its sentence."""
    sentence = near.whole_sentence
    return all(compiled(one).search(sentence) for one in (_PERIOD, _REGION, _SOURCE))
