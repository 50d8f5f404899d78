"""What a site consists of, and which parts of it some readers get."""

from __future__ import annotations

from qunce.kinds.record import Record, key, record
from qunce.kinds.vocabulary import Visibility, Word


class Section(Word):
    """A part of the site that can be published or left out; the home page always is."""

    TODAY = "today", "今日"
    GROUPS = "groups", "社群"
    THEMES = "themes", "栏目"
    SCRIPTS = "scripts", "话术"
    JOURNEYS = "journeys", "旅程"
    PLATFORMS = "platforms", "平台"
    PLAN = "plan", "一览"
    SCHEDULES = "schedules", "排期"
    CAMPAIGNS = "campaigns", "活动"
    EXPERIMENTS = "experiments", "实验"
    DAYS = "days", "日子"
    CALENDARS = "calendars", "日历订阅"
    RELEASES = "releases", "发布记录"
    PEOPLE = "people", "人员"
    ROLES = "roles", "岗位"
    CHECK = "check", "查一段话"
    FINDINGS = "findings", "检查结果"
    RULES = "rules", "规则"
    COURSE = "course", "课程"
    GUIDE = "guide", "使用说明"


@record
class Site(Record):
    """One of several sites of a playbook, for readers of its own."""

    title: str = key("给谁看", "这份网站给谁看，如 培训师", default="")
    only: tuple[Section, ...] = key("只发布", "只有这些部分，首页总在", default=())
    without: tuple[Section, ...] = key("不发布", "除了这些，别的都发布", default=())

    audience: Visibility | None = key(
        "哪一种人", "public 谁都能看、staff 员工、manager 主管；不写就是员工", default=None
    )

    @property
    def sections(self) -> frozenset[Section]:
        """The sections that are published."""
        return frozenset(self.only or Section) - frozenset(self.without)
