"""A quiz: questions with an answer and a word of feedback for each choice."""

from __future__ import annotations

from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Thing


@record
class Choice(Record):
    text: str = key("选项", "答案文字", least=1)
    right: bool = key("正确", "是不是正确答案", default=False)
    feedback: str = key("反馈", "选了它之后看到的一句话", least=1)


@record
class Question(Record):
    ask: str = key("题目", "问什么", least=1)
    choices: tuple[Choice, ...] = key("选项", "至少两个")


@record
class Quiz(Thing):
    questions: tuple[Question, ...] = key("题目", "一题一条")
