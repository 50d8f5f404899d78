"""What a platform's limit counts: by which means, what of it, in which unit, and how often."""

from __future__ import annotations

from qunce.kinds.vocabulary import Word


class Means(Word):
    """By which of a platform's tools something goes out; finer than how a slot is sent."""

    POST = "post", "普通消息"
    WECOM_MASS = "wecom_mass", "企微群发"
    MOMENTS = "moments", "客户朋友圈"
    BOT = "bot", "群机器人"
    SUBSCRIPTION = "oa_subscription", "订阅号群发"
    SERVICE = "oa_service", "服务号群发"
    HELPER = "helper", "群发助手"
    WELCOME = "welcome", "入群欢迎语"


class Unit(Word):
    TIME = "time", "条"
    CHARACTER = "char", "字"
    BYTE = "byte", "字节"
    ITEM = "item", "个"
    GROUP = "group", "个群"
    PERSON = "person", "位"
    SECOND = "second", "秒"


class Measure(Word):
    """What is limited; its units tell a limit on bytes from one on characters."""

    SENDS = "sends", "条数"
    TEXT = "text", "文字"
    IMAGES = "images", "图片"
    VIDEOS = "videos", "视频"
    LINKS = "links", "链接"
    ATTACHMENTS = "attachments", "附件"
    GROUPS = "groups", "群数"
    PEOPLE = "people", "人数"
    TEMPLATES = "templates", "素材"
    DELAY = "delay", "等候"

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units that it can be counted in."""
        return _UNITS.get(self, (Unit.ITEM,))


_UNITS = {
    Measure.SENDS: (Unit.TIME,),
    Measure.TEXT: (Unit.CHARACTER, Unit.BYTE),
    Measure.GROUPS: (Unit.GROUP,),
    Measure.PEOPLE: (Unit.PERSON,),
    Measure.DELAY: (Unit.SECOND,),
}


class Scope(Word):
    GROUP = "group", "每个客户群"
    CUSTOMER = "customer", "每位客户"
    ACCOUNT = "account", "每个账号"
    WEBHOOK = "webhook", "每个机器人"
    FIRM = "firm", "每家企业"


class Period(Word):
    MONTH = "month", "每自然月"
    WEEK = "week", "每周"
    DAY = "day", "每天"
    MINUTE = "minute", "每分钟"
    SEND = "send", "每次"
