"""Texts besides scripts and offers: group rules, campaign copy, the course, words of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from qunce.derived.expressions import expression
from qunce.expand.reach import ANYWHERE, Reach, reach_of_groups, reach_of_platforms
from qunce.finding import Note, Span
from qunce.frozen import frozen
from qunce.kinds.declared import Declared
from qunce.kinds.group.model import Group
from qunce.kinds.lesson.excerpts import find_fences
from qunce.kinds.lesson.model import Lesson
from qunce.kinds.offer import Offer
from qunce.kinds.quiz.model import Quiz
from qunce.kinds.record import Record
from qunce.kinds.vocabulary import Category, Purpose, Send, Stage, VariableType
from qunce.load import Scalar, Sequence, span_in
from qunce.resolve import Playbook
from qunce.rules.redline.packs.weighing import names_of

COPYABLE = ("", "text", "txt", "copy")
"""What a fence is called whose words somebody copies into a group; any other name is code."""
_RIGHT = expression(r"(?:正例|可以这样说|改成|换成)[：:][ ]?[「“]([^」”\n]+)[」”]")
"""A sentence that a lesson shows as right."""
_WRONG = expression(
    "不(?:能|可|该|应|对|当|妥|合|行|得|宜|要|用|属)|违|错|误|红线|反例|问题|踩|避免|禁|风险|虚假|夸大"
)
"""A question that asks for what must not be said; its right answer is a wrong sentence."""
_SAYABLE = expression(
    "(?:可以|能|应当|应该|该|怎样|怎么|如何)[^，。？！]{0,8}[发说写改回讲答]|"
    "哪[^，。？！]{0,12}(?:可以|能发|合适|合规|稳妥|正确|更好|站得住)"
)
"""A question that asks for what may be said; its right answer is meant to be used."""


@frozen
class Said:
    """A text that stands in one value of a YAML file."""

    scalar: Scalar
    reach: Reach = ANYWHERE
    category: Category = Category.GENERAL
    purpose: Purpose = Purpose.POST
    offer: Offer | None = None
    declared: Declared | None = None

    @property
    def text(self) -> str:
        return self.scalar.value

    @property
    def names(self) -> tuple[str, ...]:
        return names_of(self.reach)

    def place(self, start: int, end: int) -> tuple[Span, tuple[Note, ...]]:
        return span_in(self.scalar, start, end), ()

    def types(self, start: int, end: int) -> frozenset[VariableType]:
        return frozenset()


@frozen
class Passage:
    """A stretch of a Markdown page's body."""

    path: str
    body: str
    line: int
    """The line of the file on which the body begins."""
    start: int
    end: int
    reach: Reach = ANYWHERE
    category: Category = Category.GENERAL
    purpose: Purpose = Purpose.POST
    names: tuple[str, ...] = ()
    offer: Offer | None = None
    declared: Declared | None = None

    @property
    def text(self) -> str:
        return self.body[self.start : self.end]

    def place(self, start: int, end: int) -> tuple[Span, tuple[Note, ...]]:
        last_line, last_column = self._at(max(end - 1, start))
        return Span(self.path, *self._at(start), last_line, last_column + 1), ()

    def _at(self, index: int) -> tuple[int, int]:
        place = self.start + index
        line = self.line + self.body.count("\n", 0, place)
        return line, place - self.body.rfind("\n", 0, place)

    def types(self, start: int, end: int) -> frozenset[VariableType]:
        return frozenset()


def authored(playbook: Playbook) -> Iterator[Said | Passage]:
    """Every such text that is meant to be said; what only teaches may quote any wrong sentence."""
    for group in playbook.groups.values():
        if group.stage is not Stage.CLOSED:
            yield from _group(group, reach_of_groups(playbook, [group.id]))
    for campaign in playbook.campaigns.values():
        sends = {slot.send for plan in campaign.phases.values() for slot in plan.slots.values()}
        reach = reach_of_groups(playbook, campaign.groups, sends or {Send.MANUAL})
        for scalar in _scalars(campaign, "title", "summary"):
            yield Said(scalar, reach, campaign.category)
    for lesson in playbook.lessons.values():
        yield from _lesson(lesson)
    for quiz in playbook.quizzes.values():
        yield from _quiz(quiz)
    for picture in playbook.pictures.values():
        reach = reach_of_platforms(playbook, picture.platforms)
        for scalar in _scalars(picture, "text"):
            yield Said(scalar, reach, picture.category, picture.purpose)


def _group(group: Group, reach: Reach) -> Iterator[Said]:
    """How to get in is told to everybody; what is forbidden there has to name it."""
    for scalar in _scalars(group, "entry"):
        yield Said(scalar, reach)
    rules = group.house_rules
    if rules is None:
        return
    for scalar in _scalars(rules, "welcome"):
        yield Said(scalar, reach)
    told = [*_scalars(rules, "forbidden", "appeal")]
    for penalty in rules.penalties:
        told += _scalars(penalty, "when", "action", "note")
    for scalar in told:
        yield Said(scalar, reach, purpose=Purpose.RULES)


def _lesson(lesson: Lesson) -> Iterator[Passage]:
    """What a lesson gives to copy; around it, it quotes what nobody should say."""
    body, line = lesson.body, lesson.body_line
    starts = [0, *accumulate(len(one) + 1 for one in body.split("\n"))]
    for fence in find_fences(body):
        if fence.info.lower() in COPYABLE:
            yield Passage(lesson.path, body, line, starts[fence.first + 1], starts[fence.last])
    for match in _RIGHT.finditer(body):
        yield Passage(lesson.path, body, line, *match.span(1))


def _quiz(quiz: Quiz) -> Iterator[Said]:
    """A wrong answer is wrong on purpose; the right one is meant to be said, if that was asked."""
    for question in quiz.questions:
        if _SAYABLE.search(question.ask) and not _WRONG.search(question.ask):
            for choice in question.choices:
                if choice.right:
                    yield from map(Said, _scalars(choice, "text"))


def _scalars(holder: Record, *names: str) -> Iterator[Scalar]:
    """The texts that are written under these keys, lists one by one."""
    for name in names:
        node = holder.node.get(name)
        for one in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(one, Scalar) and not one.empty:
                yield one
