"""秒杀没有提前预告、临开没有提醒。

## 查什么

每一场秒杀，在每一个要开的群里，要有一条提前一到三天的预告，还要有一条开始前一刻钟到两小时的提醒。两条都没有是错误，缺一条是警告。

活动里的秒杀，看时段的 `offers` 写了它的帖子；每周固定的秒杀，看话术的 `step`：`notice` 是预告，`remind` 是提醒，`open` 是开场。

## 为什么

没有预告的秒杀只有正好在看手机的人买得到，没买到的人会觉得是内定的。

## 怎么改

在前一到三天排一条写全条件的预告，在开始前半小时排一条提醒。

## 参数

- `notice_from`、`notice_to`：预告提前几小时，默认 72 到 24。
- `remind_from`、`remind_to`：提醒提前几分钟，默认 120 到 15。

## 依据

- 社群增长方案：限时秒杀，社群公告预告，限定时间参与。
- 提前多久来自行业文章（三到七天），本手册取一到三天。

## 例

周六晚上直接开抢：

```yaml
# content/scripts/flash-open.yml
title: 开抢
step: open
text: 开始了！马克杯 19 元。
offer: {kind: flash_sale, what: 马克杯一只, price: "19"}
# content/scripts/flash-notice.yml
title: 预告
step: notice
text: 周六晚八点到九点，马克杯 19 元，一共 50 只，每人限购两只。
# content/scripts/flash-remind.yml
title: 提醒
step: remind
text: 还有半小时。
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  tue-poll: {day: tue, at: 12:30, theme: poll}
  open: {day: sat, at: 20:00, theme: deal, script: flash-open, owner: qiu, minutes: 60}  # ✗ CAD-051
```

```text
calendar/schedules/vip-week.yml:8:9: error CAD-051 「会员群」周六 20:00 的「本周好价」没有提前 24 到 72 小时的预告，也没有提前 15 到 120 分钟的提醒（2026-03-07 起共 2 次）
    8 |   open: {day: sat, at: 20:00, theme: deal, script: flash-open, owner: qiu, minutes: 60}  # ✗ CAD-051
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  没有预告的秒杀只有正好在看手机的人买得到，没买到的人会觉得是内定的
    改法  在周四 20:00 加一条「有问必答」（vip-week），在周六 18:30 加一条「有问必答」（vip-week）
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

周四预告，当晚七点半提醒：

```yaml
# content/scripts/flash-open.yml
title: 开抢
step: open
text: 开始了！马克杯 19 元。
offer: {kind: flash_sale, what: 马克杯一只, price: "19"}
# content/scripts/flash-notice.yml
title: 预告
step: notice
text: 周六晚八点到九点，马克杯 19 元，一共 50 只，每人限购两只。
# content/scripts/flash-remind.yml
title: 提醒
step: remind
text: 还有半小时。
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  notice: {day: thu, at: 20:00, theme: tips, script: flash-notice}
  remind: {day: sat, at: 19:30, theme: deal, script: flash-remind}
  open: {day: sat, at: 20:00, theme: deal, script: flash-open, owner: qiu, minutes: 60}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Step
from qunce.rule import Settings, rule
from qunce.rules.remedies import announced
from qunce.rules.sales import Sale, sales_of
from qunce.rules.wording import about, adjusted, involved, origin, weekday


@record
class Options:
    notice_from: int = key("预告最早", "提前几小时", default=72, least=1)
    notice_to: int = key("预告最晚", "提前几小时", default=24, least=0)
    remind_from: int = key("提醒最早", "提前几分钟", default=120, least=1)
    remind_to: int = key("提醒最晚", "提前几分钟", default=15, least=0)


@rule("CAD-051", "unannounced-sale", severity=Severity.WARNING, options=Options)
def unannounced_sale(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for sale in sales_of(plan):
        options = settings.of(sale.group)
        if sale.start - timedelta(hours=options.notice_from) < _first(plan, sale):
            continue  # what announces it may lie before the horizon
        noticed = _within(
            sale, timedelta(hours=options.notice_from), timedelta(hours=options.notice_to)
        )
        reminded = _within(
            sale, timedelta(minutes=options.remind_from), timedelta(minutes=options.remind_to)
        )
        if noticed and reminded:
            continue
        lacks, mends, wanted = [], [], list[tuple[datetime, Step]]()
        if not noticed:
            day = sale.start - timedelta(hours=48)
            lacks.append(
                f"提前 {options.notice_to} 到 {options.notice_from} 小时的预告"
                f"{origin(settings, sale.group, 'notice_to')}"
            )
            mends.append(f"{weekday(day.date())}（{day:%m-%d}）{day:%H:%M} 加一条预告")
            wanted.append((day, Step.NOTICE))
        if not reminded:
            # far enough off the opening to keep the usual distance between two posts
            moment = sale.start - timedelta(minutes=min(90, options.remind_from))
            lacks.append(
                f"提前 {options.remind_to} 到 {options.remind_from} 分钟的提醒"
                f"{origin(settings, sale.group, 'remind_to')}"
            )
            mends.append(f"当天 {moment:%H:%M} 加一条提醒")
            wanted.append((moment, Step.REMIND))
        yield Finding(
            sale.span,
            f"「{sale.group.title}」{weekday(sale.start.date())} {sale.start:%H:%M} 的"
            f"「{sale.title}」没有{'，也没有'.join(lacks)}",
            severity=None if noticed or reminded else Severity.ERROR,
            mend="，".join(mends),
            see=(*involved(sale.before), *adjusted(*sale.before), about(sale.group)),
            when=sale.start.date(),
            group=sale.group.id,
            ways=partial(announced, plan, sale.opening, wanted) if sale.opening else None,
        )


def _first(plan: Plan, sale: Sale) -> datetime:
    return sale.start.replace(
        year=plan.start.year, month=plan.start.month, day=plan.start.day, hour=0, minute=0
    )


def _within(sale: Sale, most: timedelta, least: timedelta) -> bool:
    return any(least <= sale.start - post.starts <= most for post in sale.before)
