"""The shares of the kinds of posts: by week, and by group against its own policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from qunce.expand import Post, monday
from qunce.kinds.group.model import Group
from qunce.kinds.vocabulary import PostKind
from qunce.render.site.escape import joined, literal, span
from qunce.render.site.grids import grid
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup, month_day
from qunce.render.site.overview.chart import Chart, Row, left_out_of, shown
from qunce.render.site.strips import KINDS, drawn, mix_strip
from qunce.rules.cadence.selling_workdays import EXEMPT

_LIVELY = (PostKind.VALUE, PostKind.INTERACT)


def mix_by_week(look: Lookup) -> Chart:
    """The whole playbook, week by week."""
    rows, numbers = [], []
    for first, grouped in groupby(look.plan.posts, key=lambda post: monday(post.date)):
        posts = list(grouped)
        name, counts = literal(f"{month_day(first)} 周"), _counted(posts)
        rows.append(Row(name, (_mix(posts),), _shares(posts)))
        numbers.append((name, *(counts.get(kind, 0) for kind in KINDS), len(posts)))
    head = ("周", *(kind.label for kind in KINDS), "合计")
    return Chart(rows, grid(head, numbers, "q-counts"))


def mix_by_group(look: Lookup, here: Here) -> Chart:
    """Each group's workdays against its own policy, and its days off beside them."""
    plan = look.plan
    groups, left_out = shown(plan)
    rows, numbers = [], []
    for group in groups:
        posts = plan.posts_in(group)
        work = [post for post in posts if post.date in plan.workdays]
        rest = [post for post in posts if post.date not in plan.workdays]
        strips = (_mix(work, _policy(look, group)), _mix(rest))
        rows.append(Row(here.group(group), strips, literal(f"{len(posts)} 条")))
        for name, those in (("工作日", work), ("休息日", rest)):
            counts = _counted(those)
            numbers.append(
                (here.group(group), name, *(counts.get(kind, 0) for kind in KINDS), len(those))
            )
    head = ("社群", "哪些天", *(kind.label for kind in KINDS), "合计")
    return Chart(rows, grid(head, numbers, "q-counts"), left_out_of(left_out))


def _policy(look: Lookup, group: Group) -> tuple[int, ...]:
    """Where a group's workdays have to reach with value and interaction, and end before selling."""
    found = []
    for code, option, from_left in (("CAD-010", "share", True), ("CAD-012", "workday", False)):
        settings = look.configured.settings.get(code)
        if settings is None or look.configured.is_off(code, group.id):
            continue
        if code == "CAD-010" and group.type in EXEMPT:
            continue
        percent: int = getattr(settings.of(group), option)
        found.append(percent if from_left else 100 - percent)
    return tuple(sorted(set(found)))


def _mix(posts: Sequence[Post], marks: Sequence[int] = ()) -> Markup:
    counts = _counted(posts)
    words = "，".join(f"{kind.label} {counts[kind]} 条" for kind in KINDS if counts.get(kind))
    return drawn(mix_strip(counts, marks, f"{len(posts)} 条：{words or '没有帖子'}"))


def _shares(posts: Sequence[Post]) -> Markup:
    counts = _counted(posts)
    lively, selling = _percent(counts, _LIVELY), _percent(counts, (PostKind.PROMO,))
    return joined(
        (span(f"价值互动 {lively}%", "q-share"), span(f"促销 {selling}%", "q-share")), " "
    )


def _percent(counts: Mapping[PostKind, int], kinds: Sequence[PostKind]) -> int:
    total = sum(counts.values())
    return round(100 * sum(counts.get(kind, 0) for kind in kinds) / total) if total else 0


def _counted(posts: Sequence[Post]) -> Mapping[PostKind, int]:
    return Counter(post.kind for post in posts)
