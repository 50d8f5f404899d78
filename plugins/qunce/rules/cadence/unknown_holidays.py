"""还不知道哪天放假。

## 查什么

排期和活动碰到的日期里，有哪些年份还没有国务院办公厅的放假调休通知。通知来自数据包 chinesecalendar；手册自己在 `calendar/days/` 里写齐了七个法定节日的放假日，也算知道。不知道的年份，工作日按周一至周五算，不猜放几天、不猜哪天补班。

排期之外的活动各说一次；在手册文件里放行，就管所有活动。上一年 `notice_month` 月之前通知本来就不会有，只是提示；之后是警告。

## 为什么

放假和补班不知道，工作日和周末的内容就可能全排反。

## 怎么改

通知公布后升级数据包：`pip install -U chinesecalendar`。数据包还没更新，就把通知照抄进 `calendar/days/`：放假写 `kind: holiday` 加 `until`，补班写 `kind: workday`。

## 参数

- `notice_month`：上一年几月起还没有就算警告。默认 11。

## 依据

国务院办公厅每年秋天公布下一年的安排：2023 年在 10 月 25 日，2024 年在 11 月 12 日，2025 年在 11 月 4 日。

## 例

活动排到了没有通知的一年：

```yaml
# calendar/campaigns/far.yml
title: 远期活动
groups: [vip]
owner: xia
goal: 让老会员回来一次
phases:
  burst: {from: 2039-12-30, until: 2040-01-02}  # ✗ CAD-038
```

```text
calendar/campaigns/far.yml:7:10: info CAD-038 「远期活动」2039-12-30 至 2040-01-02 还没有放假调休通知，工作日按周一至周五算
    7 |   burst: {from: 2039-12-30, until: 2040-01-02}  # ✗ CAD-038
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  放假和补班不知道，工作日和周末的内容就可能全排反
    改法  通知公布后运行 pip install -U chinesecalendar，或把放假与补班写进 calendar/days/
    参见  content/playbook.yml:2:8 手册，放行写在这里就管所有活动
```

有通知的一年：

```yaml
# calendar/campaigns/near.yml
title: 近期活动
groups: [vip]
owner: xia
goal: 让老会员回来一次
phases:
  burst: {from: 2026-03-03, until: 2026-03-05}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from qunce.expand import Plan
from qunce.finding import Finding, Note, Severity, Span
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule

_DAY = timedelta(1)
_UPGRADE = "通知公布后运行 pip install -U chinesecalendar，或把放假与补班写进 calendar/days/"


@record
class Options:
    notice_month: int = key("通知月份", "上一年几月起还没有就算警告", default=11, least=1, most=12)


@rule("CAD-038", "unknown-holidays", severity=Severity.WARNING, options=Options)
def unknown_holidays(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    month = settings.base.notice_month
    yield from _told(
        plan, plan.start, plan.end - _DAY, plan.playbook.charter.at("title"), "", month
    )
    for campaign in plan.playbook.campaigns.values():
        phases = campaign.phases.values()
        if phases:
            # what lies in the horizon is told above
            start = max(min(one.start for one in phases), plan.end)
            last = max(phases, key=lambda one: one.until)
            yield from _told(plan, start, last.until, last.span, f"「{campaign.title}」", month)


def _told(
    plan: Plan, first: date, last: date, where: Span, what: str, month: int
) -> Iterator[Finding]:
    """A finding for the years between two dates that nobody knows, with the exact range of each."""
    years = [one for one in range(first.year, last.year + 1) if not plan.almanac.knows(one)]
    if first > last or not years:
        return
    since, until = max(first, date(years[0], 1, 1)), min(last, date(years[-1], 12, 31))
    due = plan.today >= date(years[0] - 1, month, 1)
    charter = plan.playbook.charter.at("title")
    typed = len(plan.almanac.untold(years[0]))
    missing = "、".join(one.title for one in plan.almanac.untold(years[0]))
    partly = f"；{years[0]} 年还缺{missing}的放假日" if typed < 7 else ""
    yield Finding(
        where,
        f"{what}{since} 至 {until} 还没有放假调休通知，工作日按周一至周五算{partly}",
        severity=None if due else Severity.INFO,
        mend=_UPGRADE,
        # what is said of a year on the charter is said of every campaign in it
        see=()
        if where.file == charter.file
        else (Note(charter, "手册，放行写在这里就管所有活动"),),
    )
