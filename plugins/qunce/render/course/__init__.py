"""The course: lessons with live excerpts and quizzes, their modules, and pages that quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from qunce.expand import Plan
from qunce.frozen import frozen
from qunce.render.course.desk import Desk
from qunce.render.course.lessons import lesson_page
from qunce.render.course.modules import course_page, module_page
from qunce.render.course.quotes import quote_page
from qunce.render.course.wording import plain
from qunce.rule import Rule

__all__ = ["Course", "render_course"]

ASSETS = ("qunce-course.css", "qunce-course.js")
"""What the pages need besides themselves; without them they still read and still work."""


@frozen
class Course:
    """Files by path below the docs folder, and the navigation below 课程 as MkDocs takes it."""

    files: Mapping[str, bytes]
    nav: list[Any]


def render_course(plan: Plan, rules: Sequence[Rule]) -> Course:
    """Every page of the course, and every other page that somebody wrote excerpts into."""
    desk = Desk.of(plan, rules)
    pages: dict[str, str] = {}
    for page in plan.playbook.pages.values():
        quoted = quote_page(desk, page)
        if quoted is not None:
            pages[desk.docs_path(page.path)] = quoted
    for lesson in plan.playbook.lessons.values():
        pages[desk.docs_path(lesson.path)] = lesson_page(desk, lesson)
    for module in plan.playbook.modules.values():
        pages[desk.module_path(module)] = module_page(desk, module)
    if plan.playbook.modules:
        pages[desk.course_path] = course_page(desk)
    files = {path: text.encode() for path, text in pages.items()}
    return Course(dict(sorted((files | _assets()).items())), _nav(desk))


def _nav(desk: Desk) -> list[Any]:
    """The course's first page, then each module: its agenda and its lessons in order."""
    modules = desk.plan.playbook.modules.values()
    parts: list[Any] = [{"课程总览": desk.course_path}] if modules else []
    for module in modules:
        title = plain(module.title)  # a theme prints what stands in its navigation unescaped
        paths = [desk.docs_path(lesson.path) for lesson in desk.lessons_of(module)]
        inside = [{f"{title}：课表": desk.module_path(module)}, *dict.fromkeys(paths)]
        parts.append({title: inside})
    return parts


def _assets() -> dict[str, bytes]:
    folder = resources.files("qunce.render") / "assets"
    return {f"assets/qunce/{name}": (folder / name).read_bytes() for name in ASSETS}
