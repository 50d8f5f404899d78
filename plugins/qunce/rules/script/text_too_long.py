"""正文填好之后超过平台的字数上限。

## 查什么

每个变量都填上最长的值（示例、极端值、可选值里最长的一个）以后，正文的字数超过平台的 `text_max`。
看的是话术写给的平台，加上排期把它排进的社群所在的平台。

## 为什么

超长的消息发不出去，或被截断，后半句常是时间和条件

## 怎么改

删到上限以内，或拆成两条；只有某个极端值太长时，给变量换个短的说法。

## 例

小红书一篇最多 1000 字，这里用一个 12 字的平台来演示：

```yaml
# content/platforms/pager.yml
title: 短讯
short: 短讯
channel: closed_group
text_max: 12
# content/scripts/example.yml
title: 例
platforms: [pager]
text: "{商品}今天上午十点半到货，服务台自提。"  # ✗ SCR-003
variables:
  商品: {example: 橘子, extremes: [砂糖橘五斤装]}
```

短一些就通过：

```yaml
# content/platforms/pager.yml
title: 短讯
short: 短讯
channel: closed_group
text_max: 12
# content/scripts/example.yml
title: 例
platforms: [pager]
text: "{商品}到货，可自提。"
variables:
  商品: {example: 橘子}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.expand.reach import reaches
from qunce.finding import Finding, Note, Severity
from qunce.kinds.script.wordings import longest, wordings
from qunce.rule import NoOptions, Settings, rule


@rule("SCR-003", "text-too-long", severity=Severity.ERROR)
def text_too_long(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for name, reach in reaches(plan.playbook).items():
        if not reach.platforms:
            continue
        tight = min(reach.platforms, key=lambda one: (one.text_max, one.id))
        script = plan.playbook.scripts[name]
        for _, scalar in wordings(script):
            filling = longest(script, scalar)
            size = len(filling.text.rstrip())
            if size > tight.text_max:
                yield Finding(
                    filling.span(tight.text_max, size),
                    f"填好变量最长有 {size} 个字，{tight.title}一条最多 {tight.text_max} 个",
                    mend=f"从这里起还要删 {size - tight.text_max} 个字，或拆成两条",
                    see=(Note(tight.at("text_max"), f"{tight.title}的上限写在这里"),),
                )
