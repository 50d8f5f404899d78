"""今日工作台: today's posts by time with the words to copy, and the coming days for the browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from markupsafe import Markup

from qunce.expand import Plan, Post
from qunce.frozen import frozen
from qunce.kinds.playbook.sections import Section
from qunce.render.site.escape import embedded, front, joined, literal, span
from qunce.render.site.grids import cancelled, remarks, some, with_cancelled
from qunce.render.site.here import Here
from qunce.render.site.lookup import WEEKDAYS, Lookup, between
from qunce.render.site.slots import remarked
from qunce.render.site.tags import kind_tag
from qunce.render.site.templates import fill_page
from qunce.render.site.words import Words, form_of, pieces, words

_DAYS = 14
LINKED = ("groups", "themes", "scripts", "people")
"""The folders of pages that the browser links to by itself."""
_MOST_POSTS = 5_000
"""The browser gets fewer days when they hold more posts than this; today always."""
_MOST_TASKS = 300
"""Posts that stand on the page itself, for readers without JavaScript."""


@frozen
class Task:
    """One post as the sender sees it."""

    classes: str
    time: str
    tag: Markup
    title: Markup
    group: Markup
    meta: Markup
    notes: tuple[str, ...]
    words: tuple[Words, ...]
    topics: tuple[str, ...]
    data: Markup


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """today.md."""
    here = Here("")
    plan = look.plan
    posts = with_cancelled(
        between(plan.posts, plan.today, plan.today + timedelta(1)),
        between(plan.cancelled, plan.today, plan.today + timedelta(1)),
    )
    yield (
        "today.md",
        fill_page(
            "today.md.j2",
            {
                "front": front("今日工作台", ("navigation", "toc"), searched=False),
                "date": plan.today.isoformat(),
                "heading": day_heading(plan),
                "days": [
                    joined((span(one.title, f"q-day d-{one.kind.value}"), literal(one.advice)), " ")
                    for one in plan.almanac.on(plan.today)
                ],
                "tasks": [task(post, here) for post in posts[:_MOST_TASKS]],
                "none": [] if posts else ["今天没有排帖子。可以看看群里有没有没回答的问题。"],
                "more": some(
                    f"今天一共 {len(posts)} 条，这里列出前 {_MOST_TASKS} 条；其余见各群的页面。"
                    if len(posts) > _MOST_TASKS
                    else None
                ),
                "data": embedded(browser_data(plan)),
                "unlinked": some(
                    " ".join(one for one in LINKED if Section(one) not in look.published)
                ),
            },
        ),
    )


def day_heading(plan: Plan) -> str:
    """11月25日 周三."""
    today = plan.today
    return f"{today.month} 月 {today.day} 日 {WEEKDAYS[today.weekday()]}"


def task(post: Post, here: Here) -> Task:
    """What a sender needs of one post."""
    script = post.script
    off = cancelled(post)
    version = f"（{post.variant.upper()} 版）" if post.variant else ""
    return Task(
        classes=f"k-{post.kind.value}" + (" is-cancelled" if off else ""),
        time=f"{post.starts:%H:%M}",
        tag=kind_tag(post.kind),
        title=here.script(script) + version if script else here.theme(post.theme),
        group=here.group(post.group),
        meta=joined(
            (here.theme(post.theme), here.person(post.owner), post.place.slot.send.label), " · "
        ),
        notes=notes(post),
        words=some(words(script, post.variant) if script and not off else None),
        topics=() if script else post.theme.topics,
        data=Markup(f'data-person="{post.owner.id}" data-group="{post.group.id}"'),
    )


def notes(post: Post) -> tuple[str, ...]:
    """What to notice before sending; of a cancelled post only that it is cancelled."""
    note = () if cancelled(post) else (remarked(post.place.slot),)
    return tuple(one for one in (*remarks(post), *note) if one)


def browser_data(plan: Plan) -> dict[str, object]:
    """The coming days as compact data: names once, posts as rows that point to them."""
    posts = _coming(plan)
    texts: dict[str, int] = {}
    wordings: list[dict[str, object]] = []
    rows: dict[str, list[list[object]]] = {}
    for post in posts:
        at = -1
        if post.script is not None and not cancelled(post):
            name = f"{post.script.id}.{post.variant}"
            if name not in texts:
                texts[name] = len(wordings)
                wordings.append(
                    {
                        "id": post.script.id,
                        "title": post.script.title,
                        "variant": post.variant.upper(),
                        "text": pieces(post.script, post.variant),
                        "form": form_of(post.script, post.variant),
                    }
                )
            at = texts[name]
        rows.setdefault(post.date.isoformat(), []).append(
            [f"{post.starts:%H:%M}", post.group.id, post.theme.id, at, post.owner.id,
             post.place.slot.send.label, notes(post), int(cancelled(post))]
        )  # fmt: skip
    book = plan.playbook
    return {
        "zone": book.charter.timezone,
        "built": plan.today.isoformat(),
        "last": max(rows, default=plan.today.isoformat()),
        "groups": {one: book.groups[one].title for one in _used(posts, "group")},
        "people": {one: book.people[one].title for one in _used(posts, "owner")},
        "themes": {
            one: [book.themes[one].title, book.themes[one].kind.value, book.themes[one].kind.label]
            for one in _used(posts, "theme")
        },
        "words": wordings,
        "days": rows,
        "named": {
            (plan.today + timedelta(n)).isoformat(): [
                [one.title, one.kind.value, one.advice]
                for one in plan.almanac.on(plan.today + timedelta(n))
            ]
            for n in range(_DAYS)
            if plan.almanac.on(plan.today + timedelta(n))
        },
    }


def _coming(plan: Plan) -> Sequence[Post]:
    posts: Sequence[Post] = ()
    for days in range(1, _DAYS + 1):
        until = plan.today + timedelta(days)
        more = with_cancelled(
            between(plan.posts, plan.today, until), between(plan.cancelled, plan.today, until)
        )
        if days > 1 and len(more) > _MOST_POSTS:
            break
        posts = more
    return posts


def _used(posts: Sequence[Post], name: str) -> list[str]:
    return sorted({getattr(post, name).id for post in posts})
