"""摘录找不到要引用的东西。

## 查什么

Markdown 页面（课文、使用说明、首页……）里的 `qunce` 摘录块，是不是正好写着一行「种类: id」，
种类认不认识，id 有没有这件东西。可以摘录的有五种：

| 写法 | 页面上显示 |
|---|---|
| `script: 话术的 id` | 话术全文，带复制按钮 |
| `week: 社群的 id` | 这个群的一周排期 |
| `rule: 规则代码` | 规则的标题和理由 |
| `group: 社群的 id` | 群卡片 |
| `theme: 栏目的 id` | 栏目卡片 |

一行后面可以用 `#` 写说明，不会显示出来。

## 为什么

摘录落空，学员和同事看到的就是一块空白，讲师却以为手册里的话还在

## 怎么改

按提示改成已有的 id；话术改了文件名，摘录也要跟着改。

## 例

周二的菜单话术叫 `tips-menu`，课文里少写了一个字母：

```yaml
# content/course/first/l1.md
---
title: 第一课
objectives: [会用话术库]
minutes: 20
key_points: [先看再发]
quiz: l1
---

先看一条话术：

~~~qunce
script: tips-meun  # ✗ CRS-001
~~~
# content/course/first.yml
title: 第一单元
lessons: [l1]
# content/course/quizzes/l1.yml
title: 第一课测验
questions:
  - ask: 发之前先做什么？
    choices:
      - {text: 填好变量, right: true, feedback: 对}
      - {text: 直接发, feedback: 花括号会原样发出去}
```

```text
content/course/first/l1.md:12:9: error CRS-001 没有叫「tips-meun」的话术可以摘录
   12 | script: tips-meun  # ✗ CRS-001
      |         ^^^^^^^^^
    原因  摘录落空，学员和同事看到的就是一块空白，讲师却以为手册里的话还在
    改法  是不是「tips-menu」？
```

写对了就通过：

```yaml
# content/guide/hello.md
今天可以发这一条：

~~~qunce
script: tips-menu
~~~
```
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity, closest
from qunce.kinds.lesson.excerpts import SHOWN, Excerpt, find_excerpts
from qunce.resolve import Playbook
from qunce.rule import Check, NoOptions, Settings, rule


def unknown_excerpt_among(codes: Collection[str]) -> Check:
    """CRS-001 for these rule codes: a rule cannot ask for the list that it is on itself."""

    @rule("CRS-001", "unknown-excerpt", severity=Severity.ERROR)
    def unknown_excerpt(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
        known = _known(plan.playbook, (*codes, "CRS-001"))
        for excerpt in excerpts_of(plan.playbook):
            finding = _judge(excerpt, known)
            if finding is not None:
                yield finding

    return unknown_excerpt


def excerpts_of(playbook: Playbook) -> Iterator[Excerpt]:
    """Every excerpt of every page and lesson."""
    for page in playbook.pages.values():
        yield from find_excerpts(page.path, page.body, page.body_line)
    for lesson in playbook.lessons.values():
        yield from find_excerpts(lesson.path, lesson.body, lesson.body_line)


def _known(playbook: Playbook, codes: Collection[str]) -> dict[str, Collection[str]]:
    return {
        "script": playbook.scripts,
        "week": playbook.groups,
        "rule": codes,
        "group": playbook.groups,
        "theme": playbook.themes,
    }


def _judge(excerpt: Excerpt, known: dict[str, Collection[str]]) -> Finding | None:
    if not excerpt.closed:
        mark = "摘录块没有收尾"
        return Finding(excerpt.id_span, mark, mend="在摘录后面另起一行，写上同样的围栏记号")
    if not excerpt.kind:
        forms = "、".join(f"{kind}: {title}" for kind, title in SHOWN.items())
        return Finding(
            excerpt.id_span, "摘录块里应当正好一行「种类: id」", mend=f"写成其中一种：{forms}的 id"
        )
    if excerpt.kind not in SHOWN:
        guess = closest(excerpt.kind, SHOWN)
        mend = f"是不是「{guess}」？" if guess else f"可以写：{'、'.join(SHOWN)}"
        return Finding(excerpt.kind_span, f"没有「{excerpt.kind}」这种摘录", mend=mend)
    if excerpt.id in known[excerpt.kind]:
        return None
    title = "社群" if excerpt.kind == "week" else SHOWN[excerpt.kind]
    guess = closest(excerpt.id, known[excerpt.kind])
    return Finding(
        excerpt.id_span,
        f"没有叫「{excerpt.id}」的{title}可以摘录",
        mend=f"是不是「{guess}」？" if guess else f"改成已有的{title}，或删掉这个摘录块",
    )
