"""特殊品类的话术、直播审得太晚，或没有写审核。

## 查什么

排期里要发的话术，品类在 `categories` 里的，没有写审核时间 `approved`，或离第一次发出不足 `hours` 小时；
写了开播时间的直播，播前审核 `review: {at: …}` 离开播不足 `hours` 小时。今天以前的帖子不算。直播没有写审核见 RED-LIV-002。

## 为什么

临发才审，查出问题也来不及改，只好照发

## 怎么改

提前审好，把时间写在 `approved:` 里；来不及就换一条，或推迟一天。

## 参数

- `hours`：至少提前几小时审好。默认 24。
- `categories`：哪些品类要审。默认保健食品、医疗药械、医疗美容、金融、教育培训、酒类、烟草。

## 依据

- 直播电商监督管理办法第三十条（2026-02-01 起施行；2026-11-01 核对，读过原文）：开播前审核。小时数是我们的判断。

## 例

周五发，周五早上才审：

```yaml
# content/scripts/wine.yml
title: 酒庄故事
category: alcohol
text: 这家酒庄的老师傅说，他更爱讲葡萄是怎么种的。
approved: 2026-03-06 09:00  # ✗ CAD-049
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  fri-story: {day: fri, at: 17:00, theme: tips, script: wine}
```

```text
content/scripts/wine.yml:5:11: warning CAD-049 03-06 09:00 才审，03-06 17:00 就要发，至少提前 24 小时（2026-03-06）
    5 | approved: 2026-03-06 09:00  # ✗ CAD-049
      |           ^^^^^^^^^^^^^^^^
    原因  临发才审，查出问题也来不及改，只好照发
    改法  2026-03-05 17:00 以前审好，写 approved: 审完的时刻
    参见  calendar/schedules/vip-week.yml:6:14 03-06 周五 17:00「生活小窍门」，发到「会员群」
```

前一天上午审就通过：

```yaml
# content/scripts/wine.yml
title: 酒庄故事
category: alcohol
text: 这家酒庄的老师傅说，他更爱讲葡萄是怎么种的。
approved: 2026-03-05 09:00
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  fri-story: {day: fri, at: 17:00, theme: tips, script: wine}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from qunce.expand import Plan, Post
from qunce.finding import Finding, Note, Severity
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.record import key, record
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import Category
from qunce.rule import Settings, rule
from qunce.rules.wording import dated

_STRICT = (
    Category.HEALTH_FOOD, Category.MEDICAL, Category.MEDICAL_BEAUTY, Category.FINANCE,
    Category.EDUCATION, Category.ALCOHOL, Category.TOBACCO,
)  # fmt: skip


@record
class Options:
    hours: int = key("提前几小时", "至少提前几小时审好", default=24, least=1)
    categories: tuple[Category, ...] = key("哪些品类", "要先审的品类", default=_STRICT)


@rule("CAD-049", "late-approval", severity=Severity.WARNING, options=Options)
def late_approval(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    options = settings.base
    where = settings.origins.get(("", "hours"))
    told = f"（{where}）" if where else ""
    first: dict[str, Post] = {}
    for post in plan.posts:
        script = post.script
        if script and script.category in options.categories and post.date >= plan.today:
            first.setdefault(script.id, post)
    for post in first.values():
        yield from _script(post, options.hours, told)
    shows: list[Script | Campaign] = [*plan.playbook.scripts.values()]
    for thing in [*shows, *plan.playbook.campaigns.values()]:
        yield from _show(plan, thing, options.hours, told)


def _script(post: Post, hours: int, told: str) -> Iterator[Finding]:
    script, starts = post.script, post.starts.replace(tzinfo=None)
    assert script  # only posts that have one were kept
    latest = starts - timedelta(hours=hours)
    if script.approved is not None and script.approved <= latest:
        return
    if script.approved is None:
        spot, fact = script.at("category"), f"{script.category.label}的话术没有写审核时间"
    else:
        spot, fact = script.at("approved"), f"{script.approved:%m-%d %H:%M} 才审"
    yield Finding(
        spot,
        f"{fact}，{starts:%m-%d %H:%M} 就要发，至少提前 {hours} 小时{told}",
        mend=f"{latest:%Y-%m-%d %H:%M} 以前审好，写 approved: 审完的时刻",
        see=(Note(post.span, f"{dated(post)}，发到「{post.group.title}」"),),
        when=post.date,
        group=post.group.id,
    )


def _show(plan: Plan, thing: Script | Campaign, hours: int, told: str) -> Iterator[Finding]:
    live = thing.live
    if live is None or live.start is None or live.review is None or live.review.time is None:
        return
    start, reviewed = live.start, live.review.time
    latest: datetime = start - timedelta(hours=hours)
    if start.date() >= plan.today and latest < reviewed < start:
        yield Finding(
            live.review.at("at"),
            f"{reviewed:%m-%d %H:%M} 才审，{start:%m-%d %H:%M} 就开播，至少提前 {hours} 小时{told}",
            mend=f"挪到 {latest:%Y-%m-%d %H:%M} 以前",
        )
