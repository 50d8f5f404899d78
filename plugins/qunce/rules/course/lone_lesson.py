"""课没有排进单元，或在一个单元里排了两次。

## 查什么

每一课是不是至少有一个课程单元的 `lessons` 列着它；一个单元有没有把同一课列了两次。

## 为什么

没列进单元的课，学员从目录里找不到；列了两次，学时会算错，进度也对不上

## 怎么改

把课的 id 写进单元的 `lessons`，位置就是上课的次序；重复的删掉一个。

## 例

第二课写好了，却没有进目录：

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
quiz: warm-up
---

看一眼今天的排期。
# content/course/first/l2.md
---
title: 第二课  # ✗ CRS-003
objectives: [会用话术]
minutes: 20
key_points: [填好变量再发]
quiz: warm-up
---

挑一条话术。
# content/course/quizzes/warm-up.yml
title: 热身
questions:
  - ask: 发之前先做什么？
    choices:
      - {text: 填好变量, right: true, feedback: 对}
      - {text: 直接发, feedback: 花括号会原样发出去}
```

```text
content/course/first/l2.md:2:1: warning CRS-003 没有哪个课程单元列着「第二课」
    2 | title: 第二课  # ✗ CRS-003
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  没列进单元的课，学员从目录里找不到；列了两次，学时会算错，进度也对不上
    改法  在 content/course/first.yml 的 lessons 里加上 l2
```

列进去就通过：

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
quiz: warm-up
---

看一眼今天的排期。
# content/course/quizzes/warm-up.yml
title: 热身
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
from qunce.finding import Finding, Note, Severity, Span
from qunce.kinds.lesson.model import Lesson
from qunce.kinds.module.model import Module
from qunce.load import Sequence
from qunce.rule import NoOptions, Settings, rule


@rule("CRS-003", "lone-lesson", severity=Severity.WARNING)
def lone_lesson(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    playbook = plan.playbook
    listed = {name for module in playbook.modules.values() for name in module.lessons}
    for lesson in playbook.lessons.values():
        if lesson.id not in listed:
            yield Finding(
                lesson.span,
                f"没有哪个课程单元列着「{lesson.title}」",
                mend=f"在 {_home(lesson)} 的 lessons 里加上 {lesson.id}",
            )
    for module in playbook.modules.values():
        yield from _repeated(module)


def _home(lesson: Lesson) -> str:
    return f"{lesson.path.rpartition('/')[0]}.yml"


def _repeated(module: Module) -> Iterator[Finding]:
    """A lesson's second and later places in a module's list, as they are written."""
    node = module.node.get("lessons")
    first: dict[str, Span] = {}
    for item in node.items if isinstance(node, Sequence) else ():
        name = getattr(item, "value", "")
        if name not in module.lessons:
            continue
        if name in first:
            yield Finding(
                item.span,
                f"单元「{module.title}」把「{name}」列了两次",
                mend="删掉其中一个",
                see=(Note(first[name], "头一次列在这里"),),
            )
        else:
            first[name] = item.span
