"""KINDS: every kind of thing a playbook talks about, in the order in which they are resolved.

A kind may refer only to the kinds above it and to itself.
"""

from qunce.kinds.campaign.model import Campaign
from qunce.kinds.day.model import Day
from qunce.kinds.experiment.model import Experiment
from qunce.kinds.feed.model import Feed
from qunce.kinds.group.model import Group
from qunce.kinds.journey.model import Journey
from qunce.kinds.lesson.model import Lesson
from qunce.kinds.module.model import Module
from qunce.kinds.override.model import Override
from qunce.kinds.period.model import Period
from qunce.kinds.person.model import Person
from qunce.kinds.picture.model import Picture
from qunce.kinds.platform.model import Platform
from qunce.kinds.playbook.model import Charter
from qunce.kinds.quiz.model import Quiz
from qunce.kinds.record import Kind
from qunce.kinds.release.model import Release
from qunce.kinds.role.model import Role
from qunce.kinds.schedule.model import Schedule
from qunce.kinds.script.model import Script
from qunce.kinds.theme.model import Theme

KINDS = (
    Kind("playbook", "手册", Charter, "content/playbook.yml", single=True),
    Kind("release", "发布记录", Release, "content/releases"),
    Kind("role", "岗位", Role, "content/roles"),
    Kind("quiz", "测验", Quiz, "content/course/quizzes"),
    Kind("lesson", "课", Lesson, "content/course"),
    Kind("module", "课程单元", Module, "content/course"),
    Kind("platform", "平台", Platform, "content/platforms"),
    Kind("picture", "图上的字", Picture, "content", beside=True),
    Kind("person", "人员", Person, "content/people"),
    Kind("theme", "栏目", Theme, "content/themes"),
    Kind("script", "话术", Script, "content/scripts"),
    Kind("group", "社群", Group, "content/groups"),
    Kind("day", "日子", Day, "calendar/days", many=True),
    Kind("experiment", "实验", Experiment, "content/experiments"),
    Kind("period", "时期", Period, "calendar/periods.yml", many=True),
    Kind("journey", "旅程", Journey, "content/journeys"),
    Kind("schedule", "排期", Schedule, "calendar/schedules"),
    Kind("campaign", "活动", Campaign, "calendar/campaigns"),
    Kind("override", "临时调整", Override, "calendar/overrides", many=True),
    Kind("feed", "日历订阅", Feed, "calendar/feeds.yml", many=True),
)

KIND = {kind.name: kind for kind in KINDS}

__all__ = ["KIND", "KINDS", "Kind"]
