"""直播没有预热。

## 查什么

每一场直播（形式是 `live` 的栏目里，话术不是预告或提醒的那一条），开播前有几个时刻该说一声（默认三天、一天、两小时、十分钟前），至少有两个发过预告或提醒（话术的 `step` 是 `notice` 或 `remind`，并写了 `live`，或排在直播栏目里）。发得差不多就算：几天前的差半天以内（一天前的差六小时以内），两小时前的从四小时到八十分钟前，十分钟前的从四十到五分钟前。

## 为什么

直播的人数在开播前就定了：没人知道几点、讲什么，主播只能对着空房间喊。

## 怎么改

至少补两条：前一天说节目单，临开前说怎么进。

## 参数

- `least`：这些时刻里至少占几个。默认 2。
- `moments`：看哪几个时刻。默认 `[3 天, 1 天, 2 小时, 10 分钟]`；几天、几小时、几分钟都可以写，至多 7 天。

## 依据

- 社群增长方案：直播互动。
- 默认的四个时刻是行业里常见的做法，至少两个是本手册的判断。

## 例

到点直接开播：

```yaml
# content/themes/show.yml
title: 周末直播
kind: promo
format: live
# content/scripts/live-open.yml
title: 开播
step: open
text: 灯亮了，进来坐。
# content/scripts/live-tomorrow.yml
title: 明天直播
step: notice
text: 明晚七点半，讲毛衣怎么洗。
live: {review: {by: 合规岗, at: 2026-03-05 10:00, archive: 共享盘, years: 3}}
# content/scripts/live-soon.yml
title: 今晚直播
step: remind
text: 今晚七点半，讲毛衣怎么洗。
live: {review: {by: 合规岗, at: 2026-03-05 10:00, archive: 共享盘, years: 3}}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  tue-poll: {day: tue, at: 12:30, theme: poll}
  live: {day: sat, at: 19:30, theme: show, script: live-open, owner: qiu, minutes: 90}  # ✗ CAD-057
```

```text
calendar/schedules/vip-week.yml:8:9: warning CAD-057 「会员群」周六 19:30「周末直播」开播前没有预热，至少 2 次（2026-03-07 起共 2 次）
    8 |   live: {day: sat, at: 19:30, theme: show, script: live-open, owner: qiu, minutes: 90}  # ✗ CAD-057
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  直播的人数在开播前就定了：没人知道几点、讲什么，主播只能对着空房间喊
    改法  在周五 19:30 加一条「有问必答」（vip-week），在周六 17:30 加一条「有问必答」（vip-week）
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

前一天预告，两小时前提醒：

```yaml
# content/themes/show.yml
title: 周末直播
kind: promo
format: live
# content/scripts/live-open.yml
title: 开播
step: open
text: 灯亮了，进来坐。
# content/scripts/live-tomorrow.yml
title: 明天直播
step: notice
text: 明晚七点半，讲毛衣怎么洗。
live: {review: {by: 合规岗, at: 2026-03-05 10:00, archive: 共享盘, years: 3}}
# content/scripts/live-soon.yml
title: 今晚直播
step: remind
text: 今晚七点半，讲毛衣怎么洗。
live: {review: {by: 合规岗, at: 2026-03-05 10:00, archive: 共享盘, years: 3}}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  notice: {day: fri, at: 19:30, theme: tips, script: live-tomorrow}
  remind: {day: sat, at: 17:30, theme: tips, script: live-soon}
  live: {day: sat, at: 19:30, theme: show, script: live-open, owner: qiu, minutes: 90}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import Step
from qunce.rule import Settings, rule
from qunce.rules.remedies import announced
from qunce.rules.shows import LEAD, Lead, Show, leads_of, shows_of
from qunce.rules.wording import about, adjusted, involved, named, origin, weekday


@record
class Options:
    least: int = key("至少几个", "这些时刻里至少占几个", default=2, least=1, most=12)
    moments: tuple[str, ...] = key(
        "时刻", "开播前哪几个时刻该说一声", default=("3 天", "1 天", "2 小时", "10 分钟"),
        pattern=LEAD, form="几天、几小时或几分钟，如 3 天、10 分钟，至多 7 天", examples=("2 小时",),
    )  # fmt: skip


@rule("CAD-057", "unheralded-show", severity=Severity.WARNING, options=Options)
def unheralded_show(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for show in shows_of(plan):
        post, options = show.post, settings.of(show.post.group)
        leads = leads_of(options.moments)
        least = min(options.least, len(leads))
        kept = [one for one in leads if _kept(show, one)]
        if len(kept) >= least:
            continue
        lacking = [one for one in reversed(leads) if one not in kept]
        wanted = sorted(lacking[1 : 1 + least - len(kept)] or lacking, key=lambda one: -one.length)
        times = "、".join(f"{one.name}（{_said(post.starts - one.length)}）" for one in wanted)
        names = "、".join(one.name for one in kept)
        so_far = f"只有 {len(kept)} 次预热（{names}）" if kept else "没有预热"
        said = (origin(settings, post.group, one) for one in ("least", "moments"))
        yield Finding(
            post.span,
            f"「{post.group.title}」{named(post)}开播前{so_far}，至少 {least} 次"
            f"{next(filter(None, said), '')}",
            mend=f"在{times}各加一条预告或提醒",
            see=(*involved(show.before), *adjusted(post, *show.before), about(post.group)),
            when=post.date,
            group=post.group.id,
            ways=partial(announced, plan, post, [_step(post, one.length) for one in wanted], _live),
        )


def _kept(show: Show, lead: Lead) -> bool:
    return any(lead.low <= show.post.starts - post.starts <= lead.high for post in show.before)


def _step(post: Post, lead: timedelta) -> tuple[datetime, Step]:
    return post.starts - lead, Step.NOTICE if lead >= timedelta(days=1) else Step.REMIND


def _live(script: Script) -> bool:
    return script.live is not None


def _said(moment: datetime) -> str:
    return f"{weekday(moment.date())} {moment:%H:%M}"
