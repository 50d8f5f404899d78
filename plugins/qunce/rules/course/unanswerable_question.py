"""测验的题目答不了：没有或不止一个正确答案，或选项太少。

## 查什么

测验里的每道题：是不是至少两个选项，是不是正好一个写着 `right: true`。

## 为什么

没有正确答案的题，怎么选都是错；两个正确答案，选对一个还会怀疑自己

## 怎么改

给唯一正确的选项写 `right: true`，其余不写；想考几样都对的内容，拆成几道题，
或加一个「以上都对」。

## 例

忘了标正确答案：

```yaml
# content/course/quizzes/basics.yml
title: 入门测验
questions:
  - ask: 晚上几点以后不发帖？  # ✗ CRS-002
    choices:
      - {text: 晚上十点, feedback: 十点到早上八点是免打扰时段}
      - {text: 半夜十二点, feedback: 太晚了，十点就该停}
```

```text
content/course/quizzes/basics.yml:4:10: error CRS-002 这道题没有正确答案
    4 |   - ask: 晚上几点以后不发帖？  # ✗ CRS-002
      |          ^^^^^^^^^^^^^^^^^^^^
    原因  没有正确答案的题，怎么选都是错；两个正确答案，选对一个还会怀疑自己
    改法  给正确的那个选项加上 right: true
```

标上就通过：

```yaml
# content/course/quizzes/basics.yml
title: 入门测验
questions:
  - ask: 晚上几点以后不发帖？
    choices:
      - {text: 晚上十点, right: true, feedback: 十点到早上八点是免打扰时段}
      - {text: 半夜十二点, feedback: 太晚了，十点就该停}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Note, Severity
from qunce.rule import NoOptions, Settings, rule


@rule("CRS-002", "unanswerable-question", severity=Severity.ERROR)
def unanswerable_question(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for quiz in plan.playbook.quizzes.values():
        for question in quiz.questions:
            where = question.at("ask")
            right = [choice for choice in question.choices if choice.right]
            if len(question.choices) < 2:
                yield Finding(
                    where,
                    f"这道题只有 {len(question.choices)} 个选项",
                    mend="至少写两个选项，各带一句反馈",
                )
            elif not right:
                yield Finding(where, "这道题没有正确答案", mend="给正确的那个选项加上 right: true")
            elif len(right) > 1:
                yield Finding(
                    where,
                    f"这道题有 {len(right)} 个正确答案",
                    mend="只给一个选项留 right: true，或拆成几道题",
                    see=tuple(Note(one.span, f"正确答案「{one.text}」") for one in right),
                )
