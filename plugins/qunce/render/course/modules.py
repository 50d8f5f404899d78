"""The pages above the lessons: every module's agenda, and the course as a whole."""

from __future__ import annotations

from markupsafe import Markup

from qunce.frozen import frozen
from qunce.kinds.module.model import Module
from qunce.render.course.desk import Desk
from qunce.render.course.quotes import quote_page
from qunce.render.course.wording import front, length, timing
from qunce.render.site.grids import Grid, facts, grid, some
from qunce.render.site.here import Here
from qunce.render.site.templates import fill_page

Facts = tuple[tuple[str, Markup], ...]


@frozen
class Listed:
    """A module on the course's first page."""

    link: Markup
    lead: tuple[str, ...]
    facts: Facts
    lessons: tuple[Grid, ...]


def course_page(desk: Desk) -> str:
    """course/index.md: the modules, how long they take and whom they are for."""
    here = Here.at(desk.course_path)
    modules = [
        Listed(
            here.to(desk.module_path(module), module.title),
            some(module.summary),
            _facts(desk, module, here),
            some(_lessons(desk, module, here)),
        )
        for module in desk.plan.playbook.modules.values()
    ]
    head = _head(desk, desk.course_path, "课程", "照着手册学：每一课都引用手册里正在用的内容。", ())
    return fill_page("module/course.md.j2", {"head": head, "modules": modules})


def module_page(desk: Desk, module: Module) -> str:
    """A module's own page: what one can do after it, and the agenda with its timings."""
    path = desk.module_path(module)
    here = Here.at(path)
    crumb = (here.to(desk.course_path, "课程"),)
    return fill_page(
        "module/page.md.j2",
        {
            "head": _head(desk, path, module.title, module.summary, crumb),
            "facts": _facts(desk, module, here),
            "objectives": some(module.objectives),
            "agenda": some(_agenda(desk, module, here)),
        },
    )


def _head(desk: Desk, path: str, title: str, lead: str, crumb: tuple[Markup, ...]) -> Markup:
    """How a page begins: as somebody wrote it, else with its title and a sentence."""
    written = desk.plan.playbook.pages.get(f"content/{path}")
    if written is not None:
        return Markup(quote_page(desk, written) or written.text)
    view = {"front": front(title, lead), "crumb": crumb, "title": title, "lead": some(lead)}
    return Markup(fill_page("module/head.md.j2", view))


def _facts(desk: Desk, module: Module, here: Here) -> Facts:
    lessons = desk.lessons_of(module)
    return facts(
        ("课", f"{len(lessons)} 课"),
        ("总时长", length(sum(one.minutes for one in lessons))),
        ("适合", desk.audience(module.audience, here)),
        ("进度", desk.progress(*lessons)),
    )


def _lessons(desk: Desk, module: Module, here: Here) -> Grid | None:
    return grid(
        ("课", "讲什么", "时长", "进度"),
        [
            (desk.link(one, here), one.summary, length(one.minutes), desk.progress(one))
            for one in desk.lessons_of(module)
        ],
        "q-lessons",
    )


def _agenda(desk: Desk, module: Module, here: Here) -> Grid | None:
    rows = []
    start = 0
    for lesson in desk.lessons_of(module):
        quiz = desk.quiz_of(lesson)
        rows.append(
            (
                desk.link(lesson, here),
                lesson.summary,
                timing(start, lesson.minutes),
                length(lesson.minutes),
                f"{len(quiz.questions)} 题" if quiz else "",
                desk.progress(lesson),
            )
        )
        start += lesson.minutes
    return grid(("课", "讲什么", "时间", "时长", "测验", "进度"), rows, "q-agenda")
