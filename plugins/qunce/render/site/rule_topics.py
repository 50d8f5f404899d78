"""Topics: what the families of codes are about, in the order in which a handbook tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qunce.frozen import frozen
from qunce.render.site.grids import Grid, grid
from qunce.rule import Rule

TOPICS = {
    "RED-AD": "广告用语", "RED-PR": "价格与促销", "RED-CT": "条款", "RED-LOT": "抽奖",
    "RED-SH": "分享与裂变", "RED-DV": "导流", "RED-RV": "评价", "RED-MLM": "层级奖励",
    "RED-PII": "个人信息", "RED-MED": "医疗用语", "RED-HF": "保健食品", "RED-FOOD": "食品",
    "RED-COS": "化妆品", "RED-INF": "母婴", "RED-ALC": "酒类", "RED-TOB": "烟草",
    "RED-FIN": "金融", "RED-EDU": "教育培训", "RED-RE": "房产", "RED-PET": "宠物",
    "RED-MIN": "未成年人", "RED-ID": "身份", "RED-AI": "人工智能", "RED-LIV": "直播",
    "RED-GRP": "群管理", "RED-EV": "变体写法",
    "CAD": "节奏", "SCR": "话术", "CAL": "日历", "CRS": "课程",
    "YAM": "文件写法", "REF": "引用与值", "ALW": "设置与放行", "RED-IN": "粘贴检查",
    "PAK": "自己的红线包", "TEAM": "团队红线",
}  # fmt: skip


@frozen
class Section:
    """A topic's part of a page, and how a list at the top of the page leads to it."""

    name: str
    anchor: str
    short: str
    count: int
    grid: Grid | None


def sections(
    head: Sequence[str], families: Mapping[str, Sequence[Sequence[object]]]
) -> list[Section]:
    """Rows by topic as parts of a page."""
    found = []
    for name, rows in families.items():
        title, _, family = name.rpartition(" ")
        table = grid(head, rows, "q-lines q-rules", keep_empty=True)
        found.append(Section(name, family.lower(), title or family, len(rows), table))
    return found


def topic(family: str) -> str:
    """节奏 CAD; a family without a title of its own shows its letters."""
    known = TOPICS.get(family) or TOPICS.get(family.partition("-")[0], "")
    return f"{known} {family}".strip()


def place(family: str) -> int:
    """Where a family stands in the handbook; unknown ones come last."""
    names = [*TOPICS]
    return names.index(family) if family in names else len(names)


def topics(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Rules by topic, in the handbook's order."""
    found: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda one: (place(one.family), one.code)):
        found.setdefault(topic(rule.family), []).append(rule)
    return found
