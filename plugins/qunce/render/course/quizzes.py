"""Quizzes as HTML that needs no script: a radio button shows the word of feedback beside it."""

from __future__ import annotations

import hashlib

from markupsafe import Markup

from qunce.frozen import frozen
from qunce.kinds.quiz.model import Choice, Question, Quiz
from qunce.render.site.escape import spoken


@frozen
class ShownChoice:
    """One answer: its ids on the page, its words and what is said when it is chosen."""

    id: str
    look: str
    text: Markup
    mark: str
    verdict: str
    """What the mark says to somebody who hears the page."""
    feedback: Markup


@frozen
class ShownQuestion:
    """One question; `name` ties its radio buttons together."""

    name: str
    ask: Markup
    choices: tuple[ShownChoice, ...]


@frozen
class ShownQuiz:
    """A quiz, and a version that changes with its words so that old answers are not kept."""

    version: str
    questions: tuple[ShownQuestion, ...]


def shown(quiz: Quiz) -> ShownQuiz:
    """A quiz as its page shows it; ids are unique on a page because a page has one quiz."""
    return ShownQuiz(
        version(quiz),
        tuple(_question(number, one) for number, one in enumerate(quiz.questions, 1)),
    )


def version(quiz: Quiz) -> str:
    """A short name for these very questions and answers."""
    total = hashlib.blake2s(digest_size=4)
    for question in quiz.questions:
        total.update(f"\0{question.ask}".encode())
        for choice in question.choices:
            total.update(f"\0\0{choice.right}{choice.text}".encode())
    return total.hexdigest()


def _question(number: int, question: Question) -> ShownQuestion:
    name = f"quiz-{number}"
    choices = (_choice(f"{name}-{at}", one) for at, one in enumerate(question.choices, 1))
    return ShownQuestion(name, spoken(question.ask), tuple(choices))


def _choice(name: str, choice: Choice) -> ShownChoice:
    return ShownChoice(
        name,
        "q-right" if choice.right else "q-wrong",
        spoken(choice.text),
        "✓" if choice.right else "✗",
        "答对了" if choice.right else "不对",
        spoken(choice.feedback),
    )
