"""课没有配测验。

## 查什么

每一课的开头有没有 `quiz:`。

## 为什么

没有测验，学员不知道自己学会了没有，讲师也不知道哪里要再讲一遍

## 怎么改

在 `content/course/quizzes/` 里写一份三到五题的测验，再在课文开头写上 `quiz:` 和它的 id。
只作介绍、不必考的课，用 `allow:` 写明理由。

## 例

写完正文就忘了测验：

```yaml
# content/course/first.yml
title: 第一单元
lessons: [l1]
# content/course/first/l1.md
---
title: 第一课  # ✗ CRS-004
objectives: [会看排期]
minutes: 20
key_points: [先看再发]
---

看一眼今天的排期。
```

```text
content/course/first/l1.md:2:1: info CRS-004 「第一课」没有测验
    2 | title: 第一课  # ✗ CRS-004
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  没有测验，学员不知道自己学会了没有，讲师也不知道哪里要再讲一遍
    改法  建 content/course/quizzes/l1.yml，并在课文开头写 quiz: l1
```

配上就通过：

```yaml
# content/course/first.yml
title: 第一单元
lessons: [l1]
# content/course/first/l1.md
---
title: 第一课
objectives: [会看排期]
minutes: 20
key_points: [先看再发]
quiz: l1
---

看一眼今天的排期。
# content/course/quizzes/l1.yml
title: 第一课测验
questions:
  - ask: 发之前先做什么？
    choices:
      - {text: 填好变量, right: true, feedback: 对}
      - {text: 直接发, feedback: 花括号会原样发出去}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule


@rule("CRS-004", "quizless-lesson", severity=Severity.INFO)
def quizless_lesson(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for lesson in plan.playbook.lessons.values():
        if lesson.quiz is None:
            yield Finding(
                lesson.span,
                f"「{lesson.title}」没有测验",
                mend=f"建 content/course/quizzes/{lesson.id}.yml，并在课文开头写 quiz: {lesson.id}",
            )
