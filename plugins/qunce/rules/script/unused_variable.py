"""声明了的变量没有用到。

## 查什么

`variables:` 里声明的名字，哪个版本的正文都没有用到。继承来的变量不算。

## 为什么

用不到的变量让发帖的人白填一次，也常是正文里的名字写错了

## 怎么改

在正文里写上 `{名字}`，或删掉这个变量。

## 例

声明了时间，正文里没写：

```yaml
# content/scripts/example.yml
title: 例
text: "砂糖橘今天到货。"
variables:
  到货时间: {type: time, example: 10:30}  # ✗ SCR-002
```

用上了：

```yaml
# content/scripts/example.yml
title: 例
text: "砂糖橘 {到货时间} 到货。"
variables:
  到货时间: {type: time, example: 10:30}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.script.fill import placeholders
from qunce.kinds.script.wordings import declared_at, wordings
from qunce.rule import NoOptions, Settings, rule


@rule("SCR-002", "unused-variable", severity=Severity.WARNING)
def unused_variable(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for script in plan.playbook.scripts.values():
        if not script.variables:
            continue
        used = {name for _, scalar in wordings(script) for name in placeholders(scalar.value)}
        for name in script.variables:
            place = None if name in used else declared_at(script, name)
            # a parent's variables are for all of its children, some of which use others
            if place is not None and place.source is script.node.source:
                yield Finding(
                    place.span,
                    f"变量「{name}」没有用到",
                    mend=f"在正文里写上「{{{name}}}」，或删掉它",
                )
