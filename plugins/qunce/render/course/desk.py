"""The desk: what every page of the course asks for, worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from qunce.expand import Plan
from qunce.frozen import frozen
from qunce.kinds.lesson.model import Lesson
from qunce.kinds.module.model import Module
from qunce.kinds.quiz.model import Quiz
from qunce.render.site.escape import joined
from qunce.render.site.here import Here
from qunce.rule import Rule


@frozen
class Desk:
    """The plan, the rules by code, and where each lesson belongs."""

    plan: Plan
    rules: Mapping[str, Rule]
    homes: Mapping[str, Module]
    """Lesson id → the module it is taught in: its folder's when that lists it, else the first."""

    course_path = "course/index.md"

    @classmethod
    def of(cls, plan: Plan, rules: Sequence[Rule]) -> Desk:
        """Everything the pages ask for."""
        homes: dict[str, Module] = {}
        for module in plan.playbook.modules.values():
            for name in module.lessons:
                lesson = plan.playbook.lessons.get(name)
                if lesson is not None and f"/{module.id}/" in lesson.path:
                    homes[name] = module
                else:
                    homes.setdefault(name, module)
        return cls(plan, {rule.code: rule for rule in rules}, homes)

    @staticmethod
    def docs_path(path: str) -> str:
        """A path of the playbook as it lies below the docs folder."""
        return path.removeprefix("content/")

    @staticmethod
    def module_path(module: Module) -> str:
        """Where a module's own page lies."""
        return f"course/{module.id}/index.md"

    def lessons_of(self, module: Module) -> tuple[Lesson, ...]:
        """A module's lessons in order."""
        lessons = self.plan.playbook.lessons
        return tuple(lessons[name] for name in module.lessons if name in lessons)

    def neighbours(self, lesson: Lesson) -> tuple[Lesson | None, Lesson | None]:
        """The lessons before and after one in its module."""
        module = self.homes.get(lesson.id)
        if module is None:
            return None, None
        row = list(dict.fromkeys(one.id for one in self.lessons_of(module)))
        lessons = self.plan.playbook.lessons
        place = row.index(lesson.id)
        before = lessons[row[place - 1]] if place else None
        after = lessons[row[place + 1]] if place + 1 < len(row) else None
        return before, after

    def quiz_of(self, lesson: Lesson) -> Quiz | None:
        """The quiz at a lesson's end."""
        return self.plan.playbook.quizzes.get(lesson.quiz or "")

    def audience(self, roles: Sequence[str], here: Here) -> Markup:
        """The roles that something is for, linked."""
        known = self.plan.playbook.roles
        return joined(here.role(known[name]) for name in roles if name in known)

    def link(self, lesson: Lesson, here: Here, text: str = "") -> Markup:
        """A link to a lesson's page."""
        return here.to(self.docs_path(lesson.path), text or lesson.title)

    def progress(self, *lessons: Lesson) -> Markup:
        """The place where a reader's own progress is shown; empty without JavaScript."""
        names = " ".join(dict.fromkeys(progress_name(one) for one in lessons))
        return Markup(f'<span class="q-progress" data-lessons="{names}"></span>')


def progress_name(lesson: Lesson) -> str:
    """What a device remembers a lesson by; ids are letters, digits and hyphens."""
    return lesson.id
