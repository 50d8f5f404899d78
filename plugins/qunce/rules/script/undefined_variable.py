"""正文里的变量没有声明。

## 查什么

正文里的 `{名字}` 在 `variables:` 里找不到；花括号不成对也算。要写花括号本身，写两遍：`{{`、`}}`。

## 为什么

没有声明的变量填不进去，发出去的就是花括号

## 怎么改

在 `variables:` 下补上这个名字，或改成已有的名字。

## 例

没有声明就用：

```yaml
# content/scripts/example.yml
title: 例
text: "{商品名}今天到货。"  # ✗ SCR-001
```

声明过；花括号本身写两遍：

```yaml
# content/scripts/example.yml
title: 例
text: "{商品}今天到货，口令写作 {{橘子}}。"
variables:
  商品: {example: 砂糖橘}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity, closest
from qunce.kinds.script.fill import Part, fill, suspect
from qunce.kinds.script.wordings import wordings
from qunce.load import Scalar, span_in
from qunce.rule import NoOptions, Settings, rule


@rule("SCR-001", "undefined-variable", severity=Severity.ERROR)
def undefined_variable(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for script in plan.playbook.scripts.values():
        names = dict.fromkeys(script.variables, "")
        for _, scalar in wordings(script):
            if not suspect(scalar.value, names):
                continue
            for part in fill(scalar.value, names).parts:
                if part.lone:
                    yield _alone(scalar, part)
                elif part.name is not None and not part.filled:
                    yield _unknown(scalar, part, part.name, names)


def _alone(scalar: Scalar, part: Part) -> Finding:
    brace = scalar.value[part.raw_start : part.raw_end]
    return Finding(
        span_in(scalar, part.raw_start, part.raw_end),
        f"花括号「{brace}」没有配对",
        mend=f"补上另一半，或写成「{brace * 2}」",
    )


def _unknown(scalar: Scalar, part: Part, name: str, names: Iterable[str]) -> Finding:
    guess = closest(name, names)
    return Finding(
        span_in(scalar, part.raw_start, part.raw_end),
        f"变量「{name}」没有声明" if name.strip() else "花括号里没有写名字",
        mend=f"是不是「{{{guess}}}」？"
        if guess
        else f"在 variables 下写 {name.strip() or '名字'}: {{example: …}}",
    )
