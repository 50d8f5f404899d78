"""说快没了、快开始、快结束了，和活动里的不符。

## 查什么

- 同一个社群里，同一个活动（或反复排的同一条促销、福利话术）的两条帖子都写「最后 N 件」「仅剩 N 份」，后一条的 N 没有变少；
- 帖子写「今晚截止」「明天结束」「最后一天」「倒计时 3 天」，从排期上发的那天数，对不上优惠结束的日子、钟点；
- 帖子写「今晚八点开抢」「明天开售」，那一天优惠还没有开始，或已经结束，或钟点不对。

活动里的帖子看时段 `offers` 指的优惠，没有指的看整场活动；别的帖子看话术自己的 `offer`。

变量里填的数（真实余量）不算。

## 为什么

编造库存、销量和倒计时是虚假宣传，看过两条的人一比就知道（网络反不正当竞争暂行规定第九条，反不正当竞争法第九条）

## 怎么改

余量改成变量，发之前从后台抄；倒计时按活动的结束时间写。

## 例外

收票、报名、登记、提货这些另有期限的不算。

## 依据

- 网络反不正当竞争暂行规定第九条（2024-09-01 起施行；2026-11-01 核对，读过转引）
- 反不正当竞争法第九条（2025-10-15 起施行；2026-11-01 核对，读过原文）
- 直播电商监督管理办法第三十四条（2026-02-01 起施行；2026-11-01 核对，读过原文）

## 例

两天都只剩 20 条，说今晚截止又没有截止：

```yaml
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  towel: {kind: discount, what: 纯棉浴巾一条, price: 49 元, end: 2026-03-08 20:00}
phases:
  burst:
    from: 2026-03-03
    until: 2026-03-08
    slots:
      first: {day: 1, at: 20:00, theme: deal, script: example}
      second: {day: 2, at: 20:00, theme: deal, script: again}
# content/scripts/example.yml
title: 例
text: 浴巾最后 20 条，共 200 条，3月8日 20:00 结束。
# content/scripts/again.yml
title: 例二
text: |
  浴巾最后 20 条，共 200 条。  # ✗ RED-AD-028
  今晚截止，过时不候。  # ✗ RED-AD-028
```

余量用变量，截止按活动写：

```yaml
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  towel: {kind: discount, what: 纯棉浴巾一条, price: 49 元, end: 2026-03-08 20:00}
phases:
  burst:
    from: 2026-03-03
    until: 2026-03-08
    slots:
      first: {day: 1, at: 20:00, theme: deal, script: example}
      last: {day: -1, at: 18:00, theme: deal, script: again}
# content/scripts/example.yml
title: 例
text: 浴巾还剩 {余量} 条，共 200 条，3月8日 20:00 结束。
variables:
  余量: {type: number, example: "20"}
# content/scripts/again.yml
title: 例二
text: 浴巾还剩 {余量} 条，今晚截止。
variables:
  余量: {type: number, example: "20"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan, Post
from qunce.finding import Finding, Note, Severity
from qunce.kinds.script.wordings import Filling
from qunce.kinds.vocabulary import PostKind
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.countdown import Left, Opening
from qunce.rules.mechanics.posted import Hurry, about, hurried
from qunce.rules.mechanics.relative import Wrong, ending, opening

_ELSE = expression(
    r"投票|收票|计票|报名|登记|接龙|预约|提货|自提|领取|领奖|兑奖|退货|退款|征集|订位|核销|假期|放假|天气|考试|开学|"
    r"赏味|保质|过年|春节|元旦|国庆|中秋"
)


@rule("RED-AD-028", "fake-urgency", severity=Severity.WARNING)
def fake_urgency(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    told: dict[tuple[str, str, str], tuple[Post, Filling, Left]] = {}
    for post, said in hurried(plan):
        filling = said.filling
        selling = post.place.campaign or post.kind in (PostKind.PROMO, PostKind.BENEFIT)
        for one in said.pieces if selling else ():
            name = (post.group.id, about(post), one.unit)
            before = told.get(name)
            if before and before[0].starts < post.starts and before[2].number <= one.number:
                yield _still(post, filling, one, before)
            told[name] = (post, filling, one)
        yield from _said(post, said)


def _still(post: Post, filling: Filling, one: Left, before: tuple[Post, Filling, Left]) -> Finding:
    first, first_filling, earlier = before
    shown = "%H:%M" if first.date == post.date else "%m-%d"
    return Finding(
        filling.span(one.start, one.end),
        f"{post.starts:{shown}} 说还剩 {one.number} {one.unit}，"
        f"{first.starts:{shown}} 已经说剩 {earlier.number} {one.unit}",
        mend=f"余量换成变量（type: number），或写比 {earlier.number} 少的真实数",
        see=(
            Note(first_filling.span(earlier.start, earlier.end), "前一条说的"),
            Note(post.span, "排在这里"),
        ),
        when=post.date,
        group=post.group.id,
    )


def _said(post: Post, said: Hurry) -> Iterator[Finding]:
    """What counts from the day of the post, and does not fit the offers that it is about."""
    text = said.filling.text
    wrong: list[tuple[Left | Opening, Wrong]] = [
        *((one, it) for one in said.days for it in ending(post, one, text[one.start : one.end])),
        *((one, it) for one in said.opens for it in opening(post, one, text[one.start : one.end])),
    ]
    for one, it in wrong:
        if not _of_something_else(text, one):
            yield Finding(
                said.filling.span(one.start, one.end),
                f"{post.date:%m-%d} 说「{text[one.start : one.end]}」，{it.fact}",
                mend=it.mend,
                see=(Note(post.span, "排在这里"),),
                when=post.date,
                group=post.group.id,
            )


def _of_something_else(text: str, one: Left | Opening) -> bool:
    begin = max(text.rfind(mark, 0, one.start) for mark in "。！？!?；;\n") + 1
    stop = min(
        (at for mark in "。！？!?；;\n" if (at := text.find(mark, one.end)) >= 0), default=len(text)
    )
    return bool(_ELSE.search(text, begin, stop))
