"""A lesson's page: what it is for, its text with live excerpts, its key points and its quiz."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from markupsafe import Markup

from qunce.kinds.lesson.model import Lesson
from qunce.render.course.desk import Desk, progress_name
from qunce.render.course.quizzes import shown
from qunce.render.course.quotes import quoted
from qunce.render.course.wording import front, length
from qunce.render.site.escape import joined
from qunce.render.site.grids import facts, some
from qunce.render.site.here import Here
from qunce.render.site.templates import fill_page


def lesson_page(desk: Desk, lesson: Lesson) -> str:
    """The whole page in Markdown."""
    here = Here.at(desk.docs_path(lesson.path))
    quiz = desk.quiz_of(lesson)
    return fill_page(
        "lesson/page.md.j2",
        {
            "front": front(lesson.title, lesson.summary),
            "crumb": joined(_crumbs(desk, lesson, here), " / "),
            "title": lesson.title,
            "lead": some(lesson.summary),
            "facts": facts(
                ("时长", length(lesson.minutes)),
                ("适合", desk.audience(lesson.audience, here)),
                ("测验", f"{len(quiz.questions)} 题" if quiz else ""),
                ("进度", desk.progress(lesson)),
            ),
            "objectives": lesson.objectives,
            "body": Markup(quoted(desk, lesson.path, lesson.body, here).strip("\n")),
            "manager_note": some(_indented(lesson.manager_note)),
            "key_points": lesson.key_points,
            "name": progress_name(lesson),
            "quiz": some(shown(quiz) if quiz else None),
            "pager": list(_pager(desk, lesson, here)),
        },
    )


def _indented(note: str) -> Markup:
    """A trainer's Markdown as the inside of a box."""
    return Markup(indent(note.strip(), "    ").lstrip())


def _crumbs(desk: Desk, lesson: Lesson, here: Here) -> Iterator[Markup]:
    if desk.plan.playbook.modules:
        yield here.to(desk.course_path, "课程")
    module = desk.homes.get(lesson.id)
    if module is not None:
        yield here.to(desk.module_path(module), module.title)


def _pager(desk: Desk, lesson: Lesson, here: Here) -> Iterator[tuple[str, Markup]]:
    before, after = desk.neighbours(lesson)
    if before is not None:
        yield "上一课", desk.link(before, here)
    if after is not None:
        yield "下一课", desk.link(after, here)
    elif lesson.id in desk.homes:
        module = desk.homes[lesson.id]
        yield "学完了", here.to(desk.module_path(module), f"回到「{module.title}」")
