"""抽奖给未成年人参加。

## 查什么

抽奖的资格、条件写着给小朋友、未成年人、中小学生抽，而没有写由监护人参加；`min_age` 写了小于 18；盲盒写了小于 8。
话术、活动写了面向未成年人（`minors: true`）的抽奖也算。

## 为什么

不得用抽奖诱导未成年人消费，盲盒不得卖给八周岁以下的孩子（未成年人保护法，盲盒经营行为规范指引）

## 怎么改

改成人人有份的赠品，或写 `min_age: 18`、「由家长参加」。

## 例外

写明未成年人不参加，或由家长、监护人参加、陪同、同意的不报。

## 依据

- 未成年人保护法（2024-04-26 修正文本起施行；2026-11-01 核对，读过部分原文）
- 盲盒经营行为规范指引（试行）（2023-06-08 起施行；2026-11-01 核对，凭常识）

## 例

小朋友到店就抽：

```yaml
# content/scripts/example.yml
title: 例
text: "周六亲子活动，十点开始，来坐坐。"
offer:
  kind: lottery
  what: 积木一盒
  audience: 到店的小朋友  # ✗ RED-LOT-012
```

改成人人有份：

```yaml
# content/scripts/example.yml
title: 例
text: "周六亲子活动，十点开始，来坐坐。"
offer:
  kind: gift
  what: 积木一盒，到店的孩子每人一盒
  audience: 由家长陪同到店的孩子
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.offers import Standing, offers

_MINORS = expression(
    r"未成年|小朋友|小孩|孩子|儿童|宝宝|宝贝|萌娃|小学生|中学生|初中生|高中生|幼儿|少儿|小宝|娃娃?(?!菜)"
)
_READ_AS_WORDS = expression(
    r"(?:未成年人?|小朋友|小孩|孩子|儿童|宝宝|小学生|中学生)[^，,。！？；\n]{0,6}(?:能|可以?|来|参加|参与)"
    r"[^，,。！？；\n]{0,4}抽(?!背|查|签|空)|抽奖[^，,。！？；\n]{0,4}(?:面向|针对|只限|仅限)"
)
"""What the pack of the same code finds by itself, with the very words."""
_CLEARED = expression(
    r"(?:未成年|小朋友|小孩|孩子|儿童|幼儿|学生)[^。；\n]{0,10}(?:不参加|不参与|除外|不得|不能|谢绝)"
    r"|(?:不含|不包括|谢绝|禁止)[^。；\n]{0,6}(?:未成年|儿童|孩子)"
    r"|(?:家长|监护人|父母|爸妈|大人)[^。；\n]{0,10}(?:参加|参与|抽|代|登记|同意|陪|领)"
    r"|(?:由|须|经|请)[^。；\n]{0,4}(?:家长|监护人|父母)|年满\s*18|18\s*(?:周?岁)(?:以上|及)|成年"
    r"(?=会员|顾客|人参)"
)
_BLIND_BOX = expression(r"盲盒|扭蛋|福袋")


@rule("RED-LOT-012", "draw-for-minors", severity=Severity.ERROR)
def draw_for_minors(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in offers(plan.playbook):
        drawn = one.offer.kind.value == "lottery"
        blind = bool(_BLIND_BOX.search(one.words))
        if not (drawn or blind):
            continue
        age, least = one.offer.min_age, 18 if drawn else 8
        if age is not None:
            if age < least:
                yield Finding(
                    one.offer.at("min_age"),
                    f"{'抽奖' if drawn else '盲盒'}写了 {age} 岁就能参加",
                    mend=f"改成 min_age: {least}，或改成人人有份的赠品（kind: gift）",
                )
        elif drawn and one.home.minors:
            yield Finding(
                one.home.at("minors"),
                "面向未成年人抽奖",
                mend="写 min_age: 18 并由家长参加，或改成人人有份的赠品（kind: gift）",
            )
        elif drawn:
            yield from _said(one)


def _said(one: Standing) -> Iterator[Finding]:
    if _CLEARED.search(one.words):
        return
    for key in ("audience", "terms"):  # in `what` a child is whom a prize is for, not who draws
        text = getattr(one.offer, key) or ""
        match = _MINORS.search(text)
        if match and _READ_AS_WORDS.search(text):
            return
        if match:
            yield Finding(
                one.offer.at(key),
                f"抽奖给「{match[0]}」参加",
                mend="写 min_age: 18 并由家长参加，或改成人人有份的赠品（kind: gift）",
            )
            return
