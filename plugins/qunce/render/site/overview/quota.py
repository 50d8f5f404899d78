"""How much of what a platform lets through is used up, by tool and group."""

from __future__ import annotations

from collections import Counter
from datetime import date

from qunce.expand import Post
from qunce.kinds.platform.measures import Means, Measure, Period
from qunce.kinds.vocabulary import Send
from qunce.render.site.escape import joined, literal, span
from qunce.render.site.grids import grid
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.overview.chart import MOST_ROWS, Chart, Row
from qunce.render.site.strips import drawn, shares_strip
from qunce.resolve.limits import Held, limit_of
from qunce.rules.quotas import bucket, bucket_in_words

_COUNTED = {Send.WECOM_MASS: Means.WECOM_MASS}
"""The tools whose sends a platform counts over days and weeks for each group."""


def quota(look: Lookup, here: Here) -> Chart | None:
    """A row for each group that a counted tool sends to, a column for each month or week."""
    used: dict[tuple[str, Send], list[Post]] = {}
    for post in look.plan.posts:
        if post.place.slot.send in _COUNTED:
            used.setdefault((post.group.id, post.place.slot.send), []).append(post)
    rows, numbers = [], []
    for (name, send), posts in sorted(used.items()):
        group = look.plan.playbook.groups[name]
        platform = look.plan.playbook.platforms[group.platform]
        held = limit_of(platform, _COUNTED[send], Measure.SENDS, posts[0].date)
        if held is None:
            continue
        period = held.limit.period or Period.MONTH
        counts = Counter(bucket(post.date, period) for post in posts)
        shares = [(first, counts[first], held.limit.most(first)) for first in sorted(counts)]
        most = max(shares, key=lambda one: one[1] / one[2])
        meaning = "，".join(
            f"{bucket_in_words(first, period).strip()} {count} 条，至多 {limit} 条"
            for first, count, limit in shares
        )
        rows.append(
            Row(
                joined((here.group(group), span(send.label, "q-small")), " "),
                (drawn(shares_strip([count / limit for _, count, limit in shares], meaning)),),
                literal(f"最多 {most[1]}/{most[2]}"),
            )
        )
        numbers += [
            (
                here.group(group),
                send.label,
                bucket_in_words(first, period),
                count,
                limit,
                _source(held),
            )
            for first, count, limit in shares
        ]
    if not rows:
        return None
    head = ("社群", "工具", "时段", "已排", "至多", "依据")
    return Chart(rows[:MOST_ROWS], grid(head, numbers, "q-counts"))


def _source(held: Held) -> str:
    return f"{held.limit.source}（{_day(held.limit.checked)} 核对）"


def _day(when: date) -> str:
    return f"{when:%Y-%m-%d}"
