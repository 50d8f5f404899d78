"""Doors: where a reader goes from the home page; only to what the site has."""

from __future__ import annotations

from markupsafe import Markup

from qunce.kinds.playbook.sections import Section
from qunce.render.site.escape import joined
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup


def doors(look: Lookup, here: Here) -> Markup | None:
    """What most people came for: today's words, and the calendar where there is one."""
    has = look.published
    found = []
    if Section.TODAY in has:
        found.append(here.to("today.md", "打开今日工作台", "md-button md-button--primary"))
    if look.feeds and Section.CALENDARS in has:
        found.append(here.to("calendars.md", "订阅我的日历", "md-button"))
    if has.sections <= {Section.COURSE, Section.GUIDE} and look.plan.playbook.modules:
        found.append(here.to("course/index.md", "开始上课", "md-button md-button--primary"))
    return joined(found, " ") if found else None


def shortcuts(look: Lookup, here: Here) -> list[dict[str, object]]:
    """Every other place worth a card."""
    book = look.plan.playbook
    listed: list[tuple[Section, object, str, str, str]] = [
        (Section.CHECK, True, "check.md", "查一段话", "贴上要发的话，马上看到踩没踩红线"),
        (Section.SCRIPTS, book.scripts, "scripts/index.md", "话术", "检查过的话，填好变量再发"),
        (Section.CAMPAIGNS, book.campaigns, "campaigns/index.md", "活动", "阶段、优惠、倒排清单"),
        (Section.RULES, True, "rules/index.md", "规则", "查什么、为什么、怎么改"),
        (Section.PEOPLE, book.people, "people/index.md", "人员", "谁当班、谁顶班"),
        (Section.COURSE, book.modules, "course/index.md", "课程", "一课一课学，学完就测"),
    ]  # fmt: skip
    return [
        {"link": here.to(path, name), "text": text}
        for section, there, path, name, text in listed
        if there and section in look.published
    ]
