"""Course: whether lessons, quizzes and the excerpts in them hold together."""

from collections.abc import Iterable

from qunce.rule import Check
from qunce.rules.course.lone_lesson import lone_lesson
from qunce.rules.course.quizless_lesson import quizless_lesson
from qunce.rules.course.unanswerable_question import unanswerable_question
from qunce.rules.course.unknown_excerpt import unknown_excerpt_among

CHECKS: tuple[Check, ...] = (unanswerable_question, lone_lesson, quizless_lesson)
"""The checks that need nothing but the plan; `checks` adds the one that must know all codes."""


def checks(others: Iterable[Check]) -> tuple[Check, ...]:
    """Every check of the course; an excerpt may quote its rules and those of the `others`."""
    codes = [rule.code for check in (*others, *CHECKS) for rule in check.rules]
    return (unknown_excerpt_among(codes), *CHECKS)
