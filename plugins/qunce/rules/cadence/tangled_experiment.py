"""实验一次改了两处。

## 查什么

一个实验的各组，除了话术的写法，还有别的不一样：栏目不同、优惠不同、正文里的价格不同。价格不同是错误。

## 为什么

一次只改一处，才知道是哪一处起的作用；同一样东西对两拨人报两个价，是对消费者的价格差别待遇。

## 怎么改

只留一处不同；要试两处，就拆成两个实验，一个做完再做下一个。

## 依据

- 个人信息保护法第二十四条：利用个人信息进行自动化决策，不得对个人在交易价格等交易条件上实行不合理的差别待遇。手工分组报两个价，道理一样。
- 社群增长方案：通过 A/B 测试验证不同话术，优选方案。

## 例

两组报了两个价：

```yaml
# content/scripts/mug-ask.yml
title: 杯子（问句）
text: 想给办公桌换个杯子吗？马克杯 19 元，周日晚八点前到三楼领。
# content/scripts/mug-tell.yml
title: 杯子（陈述）
text: 办公桌换个杯子。马克杯 25 元，周日晚八点前到三楼领。
# content/experiments/opening.yml
title: 开头用问句还是陈述
question: 问句开头是不是下单更多
metric: 两天内的核销数
from: 2026-03-02
until: 2026-03-15
arms:
  ask: {script: mug-ask, groups: [vip]}
  tell: {script: mug-tell, groups: [daily]}  # ✗ CAD-071
```

```text
content/experiments/opening.yml:9:9: error CAD-071 「开头用问句还是陈述」的两组价格不同：ask 组 19 元，tell 组 25 元
    9 |   tell: {script: mug-tell, groups: [daily]}  # ✗ CAD-071
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  一次只改一处，才知道是哪一处起的作用；同一样东西对两拨人报两个价，是对消费者的价格差别待遇
    改法  让两组报同一个价
```

只改开头那一句：

```yaml
# content/scripts/mug-ask.yml
title: 杯子（问句）
text: 想给办公桌换个杯子吗？马克杯 19 元，周日晚八点前到三楼领。
# content/scripts/mug-tell.yml
title: 杯子（陈述）
text: 办公桌换个杯子。马克杯 19 元，周日晚八点前到三楼领。
# content/experiments/opening.yml
title: 开头用问句还是陈述
question: 问句开头是不是下单更多
metric: 两天内的核销数
from: 2026-03-02
until: 2026-03-15
arms:
  ask: {script: mug-ask, groups: [vip]}
  tell: {script: mug-tell, groups: [daily]}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.expand.experiments import Trials
from qunce.finding import Finding, Severity
from qunce.kinds.experiment.model import Arm, Experiment
from qunce.kinds.script.model import Script
from qunce.rule import NoOptions, Settings, rule

_PRICE = expression(r"\d+(?:\.\d+)?\s*元|[¥￥]\s*\d+(?:\.\d+)?")


@rule("CAD-071", "tangled-experiment", severity=Severity.WARNING)
def tangled_experiment(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    themes = _themes(plan)
    for experiment in plan.playbook.experiments.values():
        names = list(experiment.arms)
        for name in names[1:]:
            yield from _compared(plan, experiment, names[0], name, themes)


def _compared(
    plan: Plan, experiment: Experiment, first: str, name: str,
    themes: Mapping[tuple[str, str], tuple[str, ...]],
) -> Iterator[Finding]:  # fmt: skip
    arm = experiment.arms[name]
    one, other = (plan.playbook.scripts[experiment.arms[it].script] for it in (first, name))
    prices = tuple(
        _prices(script, experiment.arms[it]) for it, script in ((first, one), (name, other))
    )
    if prices[0] != prices[1]:
        yield Finding(
            arm.span,
            f"「{experiment.title}」的两组价格不同：{first} 组 {_said(prices[0])}，"
            f"{name} 组 {_said(prices[1])}",
            severity=Severity.ERROR,
            mend="让两组报同一个价",
        )
    kinds = [(it.offer.kind, it.offer.what) if it.offer else None for it in (one, other)]
    if kinds[0] != kinds[1]:
        yield Finding(
            arm.span,
            f"「{experiment.title}」的两组优惠不同：{first} 组{_offer(one)}，{name} 组{_offer(other)}",
            mend="让两组讲同一个优惠，或拆成两个实验",
        )
    mine, theirs = themes.get((experiment.id, first)), themes.get((experiment.id, name))
    if mine and theirs and mine != theirs:
        yield Finding(
            arm.span,
            f"「{experiment.title}」的两组栏目不同：{first} 组「{'、'.join(mine)}」，"
            f"{name} 组「{'、'.join(theirs)}」",
            mend="让两组排在同一个栏目里，或拆成两个实验",
        )


def _themes(plan: Plan) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The titles of the themes under which each arm goes out."""
    posts = Trials(plan.playbook).posts_of(plan.posts)
    return {
        name: tuple(sorted({one.theme.title for one in those})) for name, those in posts.items()
    }


def _prices(script: Script, arm: Arm) -> tuple[str, ...]:
    """The prices that an arm's words say, as written but for blanks, each once."""
    texts = [text for name, text, *_ in script.texts() if not arm.variant or name == arm.variant]
    said = (re.sub(r"\s", "", price) for text in texts for price in _PRICE.findall(text))
    return tuple(sorted({_plain(price) for price in said}))


def _plain(price: str) -> str:
    return f"{float(price.strip('元¥￥')):g} 元"


def _said(prices: tuple[str, ...]) -> str:
    return "、".join(prices) or "没有价格"


def _offer(script: Script) -> str:
    return f"「{script.offer.what}」" if script.offer else "没有优惠"
