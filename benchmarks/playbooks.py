"""Playbooks to measure on: the reference one, and generated ones of any size."""

from __future__ import annotations

from pathlib import Path

from qunce.example import starter
from qunce.layout import read_folder

ROOT = Path(__file__).parent.parent

_KINDS = ("value", "interact", "benefit", "promo", "service")
_WEEK = (
    ("mon-tips", "mon", "10:30", "value"),
    ("mon-talk", "mon", "20:00", "interact"),
    ("tue-tips", "tue", "12:30", "value"),
    ("tue-vote", "tue", "20:30", "interact"),
    ("wed-gift", "wed", "19:30", "benefit"),
    ("wed-tips", "wed", "10:30", "value"),
    ("thu-care", "thu", "12:30", "service"),
    ("thu-talk", "thu", "20:00", "interact"),
    ("fri-tips", "fri", "10:30", "value"),
    ("fri-deal", "fri", "20:00", "promo"),
    ("sat-deal", "sat", "10:30", "promo"),
    ("sat-gift", "sat", "19:30", "benefit"),
    ("sun-talk", "sun", "10:30", "interact"),
    ("sun-tips", "sun", "19:30", "value"),
)
SENTENCES = (
    "换季的时候，衣柜里先留常穿的十件，其余的按颜色挂好，早上找衣服能省下五分钟。",
    "厨房台面只放每天要用的东西，调料收进抽屉，做饭前后各擦一遍，油渍就不会积下来。",
    "挑水果先看果蒂，再掂分量，同样大小里重的那个水分足；带回家当天吃不完就放阴凉处。",
    "面料标签上的成分写在前面的含量多，洗涤图标里一只盆代表可以水洗，打叉就送干洗。",
    "带孩子来逛，先到服务台领一张楼层图，把想看的三样圈出来，走起来不累也不会落下。",
    "新到的保温杯有三种容量，通勤用小的，开车用中的，一家人出门就带大的那个。",
    "被子晒过先拍一拍再收，趁热叠起来会留潮气，摊在床上放凉了再进柜子。",
    "鞋子轮着穿，脱下来塞一团旧报纸，第二天里面是干的，鞋型也不容易塌。",
    "冰箱里按先吃后吃分两层，快到日子的放眼前，周末清一次，剩菜就不会忘在角落。",
    "雨天进门先在垫子上站一会儿，伞撑开晾在通风的地方，折起来的伞骨容易生锈。",
    "毛衣平铺着晾，领口不会变大；挂起来一夜，肩膀上就顶出两个小包。",
    "茶垢用小苏打泡十分钟，软布一抹就下来，别用钢丝球，划出印子更容易挂垢。",
)
_RULES = SENTENCES[:6]
_SAID = 5
"""How many of the sentences one script says."""


def reference() -> dict[str, bytes]:
    """The reference playbook of this repository."""
    return read_folder(ROOT)


def generated(groups: int = 500, scripts: int = 10) -> dict[str, bytes]:
    """A playbook of many groups, each with its own card, schedule and scripts.

    500 groups with ten scripts each are about 10 MB of YAML in 6,000 files.
    """
    base = starter()
    files = {
        path: base[path]
        for path in base
        if path.startswith(("content/platforms/", "content/roles/", "content/people/"))
        or path == "content/playbook.yml"
    }
    for kind in _KINDS:
        for number in range(4):
            files[f"content/themes/{kind}-{number}.yml"] = (
                f"title: 栏目{kind}{number}\nkind: {kind}\nowner: host\nwhy: {SENTENCES[number]}\n"
                + ("activity: true\n" if kind == "interact" else "")
            ).encode()
    for group in range(groups):
        files[f"content/groups/g{group:04}.yml"] = _group(group).encode()
        files[f"calendar/schedules/s{group:04}.yml"] = _schedule(group, scripts).encode()
        for number in range(scripts):
            files[f"content/scripts/p{group:04}/p{group:04}-{number}.yml"] = _script(
                group, number
            ).encode()
    files["calendar/feeds.yml"] = base["calendar/feeds.yml"]
    return files


def _group(group: int) -> str:
    rules = "".join(
        f"    - 第{number + 1}条：{text}\n" for number, text in enumerate(SENTENCES[:6])
    )
    return (
        f"title: 第{group}号街坊群\nplatform: wecom\ntype: interest\npurpose: {SENTENCES[0]}\n"
        f"members: {100 + group % 300}\nhost: xia\ndeputy: qiu\nopened: 2025-03-01\n"
        f"themes: [value-0, interact-1, benefit-2, promo-3]\n"
        f"house_rules:\n  welcome:\n{rules}  forbidden: [外链和小广告, 人身攻击]\n"
        "  penalties:\n    - {when: 第一次, action: 私下提醒}\n"
        "    - {when: 第二次, action: 禁言一天}\n"
        f"service: {{reply_minutes: 30, complaint_minutes: 15}}\n"
    )


def _schedule(group: int, scripts: int) -> str:
    lines = [
        f"title: 第{group}号街坊群周排期",
        f"groups: [g{group:04}]",
        "from: 2026-01-05",
        "slots:",
    ]
    for number, (name, day, clock, kind) in enumerate(_WEEK):
        # a script comes back after a week at the earliest, as the rules ask
        script = f"\n    script: p{group:04}-{number}" if number < scripts else ""
        owner = "qiu" if day in ("sat", "sun") else "xia"
        lines.append(
            f"  {name}:\n    day: {day}\n    at: {clock}\n    theme: {kind}-{number % 4}"
            f"{script}\n    owner: {owner}\n"
            f"    note: {SENTENCES[number % len(SENTENCES)]}"
        )
    return "\n".join(lines) + "\n"


def _script(group: int, number: int) -> str:
    start = (group * 7 + number) % len(SENTENCES)
    body = "".join(f"  {SENTENCES[(start + step) % len(SENTENCES)]}\n" for step in range(_SAID))
    return (
        f"title: 第{group}号群话术{number}\nscene: 日常分享\ntone: 亲切\ntext: |\n"
        f"{body}  第{group}号群的朋友们，今天说说{{题目}}，用时约 {{分钟}} 分钟。\n"
        f"variables:\n  题目: {{title: 题目, example: 换季整理}}\n"
        f'  分钟: {{title: 用时, type: number, example: "5"}}\n'
        f"tips:\n  - {SENTENCES[(start + 2) % len(SENTENCES)]}\n  - {SENTENCES[start]}\n"
    )


def write(files: dict[str, bytes], folder: Path) -> Path:
    """Lay a playbook on disk and give its folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
