"""手写的日子和算出来的对不上。

## 查什么

`calendar/days/` 里写成全年月日的日子：

- 名字和内置的农历节日、节气一样（如中秋节、除夕、清明），日期却不在算出来的那一天；
- `kind: holiday` 或 `workday`，和国务院办公厅那一年的通知矛盾：通知说上班的写成放假，或通知没说补班的周末写成补班。

农历节日、节气、放假与调休都是内置的，不用手写；要补充过法，用内置的 id 只写 `advice`。

## 为什么

农历和调休每年都变，手抄的日期错一天，祝福就发在了别人上班的日子。

## 怎么改

删掉手写的日期，改用内置的 id；确实另有安排（如本店自己的调班），换一个不同的名字，或在这里放行。

## 依据

农历与节气由 tyme4py 推算，和另外四个历法库在 1990 至 2100 年间逐日比过；放假与调休照国务院办公厅的通知。

## 例

元宵节抄成了前一天：

```yaml
# calendar/days/2026.yml
lantern-2026: {title: 元宵节, date: 2026-03-02, kind: festival}  # ✗ CAD-039
```

```text
calendar/days/2026.yml:2:34: warning CAD-039 「元宵节」写在 2026-03-02，算出来是 2026-03-03（农历正月十五）
    2 | lantern-2026: {title: 元宵节, date: 2026-03-02, kind: festival}  # ✗ CAD-039
      |                                     ^^^^^^^^^^
    原因  农历和调休每年都变，手抄的日期错一天，祝福就发在了别人上班的日子
    改法  「元宵节」的 date 写 2026-03-03
```

用内置的日子，只写过法：

```yaml
# calendar/days/ours.yml
lantern: {advice: 猜灯谜，只鼓掌不发奖}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from qunce.almanac import core, lunar, official
from qunce.almanac.falls import computed, dates_in
from qunce.expand import Plan
from qunce.finding import Change, Finding, Severity
from qunce.kinds.day.model import Day
from qunce.kinds.day.when import OneDay
from qunce.kinds.vocabulary import DayKind
from qunce.resolve import builtin
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.remedies import valued
from qunce.rules.wording import weekday

_LONGEST = timedelta(31)


@rule("CAD-039", "mistyped-day", severity=Severity.WARNING)
def mistyped_day(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    known = _computed()
    for day in plan.playbook.days.values():
        if day.off or not day.dated_here or not isinstance(day.date, OneDay):
            continue
        first = day.date.date
        last = day.until.date if isinstance(day.until, OneDay) else first
        same = known.get(day.id) or known.get(core(day.title))
        right = dates_in(same.date, first.year) if same else ()
        if same and right and not any(first <= one <= last for one in right):
            yield _elsewhere(day, first, right[0], same.id)
        elif official.known(first.year):
            yield from _against_notice(day, first, min(last, first + _LONGEST))


def _computed() -> Mapping[str, Day]:
    """By name and by id, every built-in day that follows the moon or the sun."""
    found: dict[str, Day] = {}
    for name, day in builtin.days().items():
        if computed(day.date):
            found.setdefault(core(day.title), day)
            found[name] = day
    return found


def _elsewhere(day: Day, written: date, right: date, name: str) -> Finding:
    own = "或删掉它，" if day.id != name else "或删掉日期，"

    def ways() -> Iterator[Change]:
        change = None
        if day.until is None:
            change = valued(day, "date", f"{right}", f"「{day.title}」的 date 写 {right}")
        if change:
            yield change

    return Finding(
        day.at("date"),
        f"「{day.title}」写在 {written}，算出来是 {right}（{lunar.told(right)}）",
        mend=f"date 写 {right}，{own}在 {name} 里只写 advice",
        ways=ways,
    )


def _against_notice(day: Day, first: date, last: date) -> Iterator[Finding]:
    """The first date on which a holiday is a workday by the notice, or the other way round."""
    for number in range((last - first).days + 1):
        when = first + timedelta(number)
        off = official.is_off(when)
        weekend = when.weekday() > 4
        if day.kind is DayKind.HOLIDAY and off is False:
            said = "通知说这天调休上班"
        elif day.kind is DayKind.WORKDAY and off:
            said = "通知说这天放假"
        elif day.kind is DayKind.WORKDAY and off is None and weekend:
            said = "通知里这天不补班"
        else:
            continue
        yield Finding(
            day.at("date"),
            f"「{day.title}」把 {when} {weekday(when)}写成{day.kind.label}，{said}",
            mend="删掉它，放假与调休照国务院通知；本店自己的安排换一个类型，或在这里放行",
        )
        return
