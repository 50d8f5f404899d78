"""Wording: what a post's calendar entry says, plain text that is enough without the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qunce.expand import Place, Post
from qunce.kinds.feed.model import HEADING
from qunce.kinds.script.fill import Filled, fill
from qunce.kinds.script.wordings import attachments
from qunce.kinds.vocabulary import Action, Format, Weekday
from qunce.render.feeds.writer import clean, one_line
from qunce.resolve import Playbook

CANCELLED = "【取消】"
"""Stands before the title of a cancelled post, for calendars that show it as if it were on."""


def summary(post: Post, playbook: Playbook, heading: str = HEADING) -> str:
    """The title, most needed words first: what, then where; a phone shows a dozen characters."""
    parts = {
        "theme": post.theme.title,
        "group": post.group.title,
        "platform": playbook.platforms[post.group.platform].short,
        "script": post.script.title if post.script else post.theme.title,
        "owner": post.owner.title,
        "kind": post.kind.label,
    }
    words = re.sub(r"\{(\w+)\}", lambda match: parts.get(match[1], match[0]), heading)
    return one_line(CANCELLED + words if skipped(post) else words)


def description(post: Post, playbook: Playbook) -> str:
    """What to do, the words to copy, who sends and what to mind, as lines of plain text."""
    parts = [list(_task(post, playbook))]
    if not skipped(post):
        filled = _filled(post)
        parts += [list(_words(post, filled)), list(_duty(post, filled))]
    return clean("\n\n".join("\n".join(part) for part in parts if part)).strip()


def page(post: Post) -> str:
    """The page of the site that a post's words stand on, relative to the site."""
    return f"scripts/{post.script.id}/" if post.script else f"themes/{post.theme.id}/"


def anchor(post: Post) -> str:
    """The fragment that tells one post from another on its page."""
    return f"post-{post.identity}"


def skipped(post: Post) -> bool:
    """True for a cancelled post."""
    return post.override is not None and post.override.action is Action.SKIP


def _task(post: Post, playbook: Playbook) -> Iterator[str]:
    platform = playbook.platforms[post.group.platform]
    override = post.override
    if override is not None and override.action is Action.SKIP:
        yield f"已取消，不用发。理由：{override.reason}"
    where = f"「{post.group.title}」（{platform.title}）"
    task = f"在{where}发「{post.theme.title}」"
    if post.script is not None:
        task += f"，话术「{post.script.title}」"
        if post.variant:
            task += f"（{post.script.variants[post.variant].title or post.variant}）"
    yield task
    if override is not None and override.action is Action.MOVE:
        yield f"改期：原定 {_planned(post)}。理由：{override.reason}"
    elif override is not None and override.action is Action.REPLACE:
        yield f"换内容：原来是{_before(post.place)}。理由：{override.reason}"


def _planned(post: Post) -> str:
    day, clock = post.planned, post.place.slot.time_of_day
    return f"{day.month}月{day.day}日 {list(Weekday)[day.weekday()].label} {clock:%H:%M}"


def _before(place: Place) -> str:
    scripts = "、".join(f"「{one.title}」" for one in place.scripts)
    return f"「{place.theme.title}」" + (f"的{scripts}" if scripts else "")


def _filled(post: Post) -> Filled:
    """The words as they are copied, with 【variable】 where a value has to be filled in."""
    variables = post.script.variables if post.script else ()
    return fill(post.text, {name: f"【{name}】" for name in variables})


def _words(post: Post, filled: Filled) -> Iterator[str]:
    if post.script is not None:
        yield filled.text.strip()
    elif post.theme.topics:
        yield f"没有指定话术，可选题目：{'；'.join(post.theme.topics)}"


def _duty(post: Post, filled: Filled) -> Iterator[str]:
    script, slot = post.script, post.place.slot
    if script is not None:
        blanks = (part.name for part in filled.parts if part.name and part.filled)
        for name in dict.fromkeys(blanks):
            variable = script.variables[name]
            hint = f"{variable.title}，" if variable.title not in ("", name) else ""
            yield f"填写【{name}】：{hint}如「{variable.example}」"
    if script is not None and script.attachments:
        yield f"附件：{attachments(script)}"
    if post.theme.format is not Format.TEXT:
        yield f"形式：{post.theme.format.label}"
    person = post.owner.title
    if post.stands_in_for is not None:
        person += f"，代 {post.stands_in_for.title}（休假）"
    yield f"发送：{person}，{slot.send.label}"
    if slot.mention_all:
        yield "这一条要 @所有人"
    if slot.note:
        yield f"备注：{slot.note}"
    if script is not None and script.tips:
        yield f"提示：{'；'.join(script.tips)}"
