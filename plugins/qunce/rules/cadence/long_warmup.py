"""预热拖得太长、发得太密。

## 查什么

活动的预热阶段超过七天，或预热期间一个群一天里发了三条以上讲这个活动的帖子。

## 为什么

预热像吊胃口，吊一周还有人等，吊两周就只剩下嫌烦的。

## 怎么改

把预热缩到一周以内，每天至多三条；前面要做的事放进蓄水阶段。

## 参数

- `days`：预热至多几天。默认 7。
- `posts`：预热期间一个群一天至多几条。默认 3。

## 依据

本手册的判断。

## 例

预热了十天：

```yaml
# calendar/campaigns/cups.yml
title: 杯子周
groups: [vip]
owner: xia
goal: 卖掉两百只马克杯
phases:
  warmup: {from: 2026-03-02, until: 2026-03-11}  # ✗ CAD-053
  burst: {from: 2026-03-12, until: 2026-03-14}
```

```text
calendar/campaigns/cups.yml:7:18: info CAD-053 「杯子周」预热 10 天，至多 7 天
    7 |   warmup: {from: 2026-03-02, until: 2026-03-11}  # ✗ CAD-053
      |                  ^^^^^^^^^^
    原因  预热像吊胃口，吊一周还有人等，吊两周就只剩下嫌烦的
    改法  从 2026-03-05 开始预热，前面的并进蓄水
```

前三天收集需求，算蓄水：

```yaml
# calendar/campaigns/cups.yml
title: 杯子周
groups: [vip]
owner: xia
goal: 卖掉两百只马克杯
phases:
  gather: {from: 2026-03-02, until: 2026-03-04}
  warmup: {from: 2026-03-05, until: 2026-03-11}
  burst: {from: 2026-03-12, until: 2026-03-14}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.campaign.model import PhasePlan
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Phase
from qunce.rule import Settings, rule
from qunce.rules.remedies import dropped, valued
from qunce.rules.wording import about, adjusted, involved, listed, origin, weekday


@record
class Options:
    days: int = key("天数", "预热至多几天", default=7, least=1)
    posts: int = key("条数", "一个群一天至多几条", default=3, least=1)


@rule("CAD-053", "long-warmup", severity=Severity.INFO, options=Options)
def long_warmup(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for campaign in plan.playbook.campaigns.values():
        warmup = campaign.phases.get(Phase.WARMUP)
        if warmup is None:
            continue
        days, most = (warmup.until - warmup.start).days + 1, settings.base.days
        if days > most:
            first = warmup.until - timedelta(most - 1)
            where = settings.origins.get(("", "days"), "")
            yield Finding(
                warmup.at("from"),
                f"「{campaign.title}」预热 {days} 天，至多 {most} 天"
                + (f"（{where}）" if where else ""),
                mend=f"从 {first} 开始预热，前面的并进蓄水",
                ways=partial(_later, warmup, first),
            )
    yield from _crowded(plan, settings)


def _later(warmup: PhasePlan, first: date) -> Iterator[Change]:
    if change := valued(warmup, "from", f"{first}", f"从 {first} 开始预热，前面的并进蓄水"):
        yield change


def _crowded(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    """Days of a warmup on which a group hears of the campaign too often."""
    heard: dict[tuple[str, str, date], list[Post]] = {}
    for post in plan.of_campaigns:
        if post.place.phase is Phase.WARMUP and post.place.campaign is not None:
            name = (post.group.id, post.place.campaign.id, post.date)
            heard.setdefault(name, []).append(post)
    for (_, campaign, day), posts in heard.items():
        group = posts[0].group
        most = settings.of(group).posts
        if len(posts) > most:
            extra = posts[most:]
            yield Finding(
                extra[0].span,
                f"「{group.title}」{weekday(day)}预热「{plan.playbook.campaigns[campaign].title}」"
                f" {len(posts)} 条，一天至多 {most} 条{origin(settings, group, 'posts')}",
                mend=f"删掉或挪走{listed(extra)}",
                see=(*involved(extra[1:]), *adjusted(*posts), about(group)),
                when=day,
                group=group.id,
                ways=partial(_fewer, extra),
            )


def _fewer(extra: list[Post]) -> Iterator[Change]:
    for post in extra:
        if change := dropped(post):
            yield change
