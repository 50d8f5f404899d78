"""实验的两组不一样多、不同时。

## 查什么

一个实验的各组，发出去的人次（群人数 × 条数）相差太多，或发的星期、钟点对不上，或有一组一条也没发。

## 为什么

一组发给两千人、一组发给二百人，一组周二中午、一组周六晚上，差出来的数字说不清是话的功劳还是人和时辰的功劳。

## 怎么改

给少的一组补群、补条，或把两组排进同一个时段。

## 参数

- `percent`：人次相差至多百分之几（以多的一组为准）。默认 10。
- `minutes`：钟点相差至多几分钟。默认 30。

## 依据

社群增长方案：通过 A/B 测试验证不同话术，优选方案。百分之十与三十分钟是本手册的判断。

## 例

两个群各试一版，一个周一发，一个周二发：

```yaml
# content/groups/vip.yml
title: 会员群
platform: wecom
type: vip
members: 200
host: xia
# content/groups/daily.yml
title: 每日群
platform: wecom
type: interest
members: 190
host: qiu
# content/experiments/opening.yml
title: 开头用问句还是陈述
question: 问句开头是不是回复更多
metric: 每条 24 小时内的回复数
from: 2026-03-02
until: 2026-03-15
arms:  # ✗ CAD-070
  ask: {script: tips-menu, groups: [vip]}
  tell: {script: tips-sweater, groups: [daily]}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
# calendar/schedules/daily-week.yml
title: 每日群周排期
groups: [daily]
from: 2026-03-02
slots:
  tips: {day: tue, at: 10:30, theme: tips, script: tips-sweater}
```

```text
content/experiments/opening.yml:7:1: warning CAD-070 「开头用问句还是陈述」的两组不同时：ask 组在周一 10:30，tell 组在周二 10:30，至多相差 30 分钟
    7 | arms:  # ✗ CAD-070
      | ^^^^
    原因  一组发给两千人、一组发给二百人，一组周二中午、一组周六晚上，差出来的数字说不清是话的功劳还是人和时辰的功劳
    改法  把周二 10:30「生活小窍门」挪到周一 10:30
```

同一时刻发：

```yaml
# content/groups/vip.yml
title: 会员群
platform: wecom
type: vip
members: 200
host: xia
# content/groups/daily.yml
title: 每日群
platform: wecom
type: interest
members: 190
host: qiu
# content/experiments/opening.yml
title: 开头用问句还是陈述
question: 问句开头是不是回复更多
metric: 每条 24 小时内的回复数
from: 2026-03-02
until: 2026-03-15
arms:
  ask: {script: tips-menu, groups: [vip]}
  tell: {script: tips-sweater, groups: [daily]}
# calendar/schedules/both.yml
title: 两群同发
groups: [vip, daily]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial

from qunce.expand import Plan, Post
from qunce.expand.experiments import Trials
from qunce.finding import Change, Finding, Severity
from qunce.kinds.experiment.model import Experiment
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule
from qunce.rules.remedies import moved
from qunce.rules.wording import weekday


@record
class Options:
    percent: int = key("人次差", "至多相差百分之几", default=10, least=0, most=100)
    minutes: int = key("钟点差", "至多相差几分钟", default=30, least=0, most=720)


@rule("CAD-070", "lopsided-experiment", severity=Severity.WARNING, options=Options)
def lopsided_experiment(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    posts = Trials(plan.playbook).posts_of(plan.posts)
    for experiment in plan.playbook.experiments.values():
        arms = {name: posts.get((experiment.id, name), []) for name in experiment.arms}
        if any(arms.values()):
            yield from _judged(experiment, arms, settings)


def _judged(
    experiment: Experiment, arms: Mapping[str, Sequence[Post]], settings: Settings[Options]
) -> Iterator[Finding]:
    """What sets the arms apart besides their words: nothing sent, the hour, the number."""
    options, title = settings.base, experiment.title
    spot = experiment.at("arms")
    silent = [name for name, posts in arms.items() if not posts]
    if silent:
        yield Finding(
            spot,
            f"「{title}」的 {silent[0]} 组一条也没有发",
            mend="在这组的群的排期里排上它的话术，或删掉这一组",
        )
        return
    times = {name: sorted({_time(post) for post in posts}) for name, posts in arms.items()}
    first, *others = arms
    for name in others:
        if _apart(times[first], times[name], options.minutes):
            yield Finding(
                spot,
                f"「{title}」的两组不同时：{first} 组在{_when(arms[first])}，"
                f"{name} 组在{_when(arms[name])}，至多相差 {options.minutes} 分钟"
                f"{_set(settings, 'minutes')}",
                mend=f"把 {name} 组的挪到{_when(arms[first])}，前后不超过 {options.minutes} 分钟",
                ways=partial(_ways, arms[first][0], arms[name]),
            )
    reached = {name: sum(post.group.members for post in posts) for name, posts in arms.items()}
    most, least = (
        max(reached, key=lambda one: reached[one]),
        min(reached, key=lambda one: reached[one]),
    )
    if (reached[most] - reached[least]) * 100 > options.percent * reached[most]:
        yield Finding(
            spot,
            f"「{title}」的 {most} 组发了 {reached[most]} 人次，{least} 组 {reached[least]} 人次，"
            f"至多相差 {options.percent}%{_set(settings, 'percent')}",
            mend=f"给 {least} 组加一个约 {_lacking(arms, reached, most, least)} 人的群，"
            "或让两组的条数和人数相当",
        )


def _set(settings: Settings[Options], option: str) -> str:
    where = settings.origins.get(("", option))
    return f"（{where}）" if where else ""


def _ways(first: Post, others: Sequence[Post]) -> Iterator[Change]:
    for post in {one.place.name: one for one in reversed(others)}.values():
        day = post.date + timedelta(first.date.weekday() - post.date.weekday())
        if change := moved(post, day, first.starts.time()):
            yield change


def _lacking(
    arms: Mapping[str, Sequence[Post]], reached: Mapping[str, int], most: str, least: str
) -> int:
    """How many members more would even the arms out, were they sent as much as the rest."""
    times = max(len({post.starts for post in arms[least]}), 1)
    return -(-(reached[most] - reached[least]) // times)


def _time(post: Post) -> tuple[int, int]:
    return post.date.weekday(), post.starts.hour * 60 + post.starts.minute


def _apart(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]], minutes: int) -> bool:
    """True when a time of either has none like it in the other."""

    def lonely(mine: Sequence[tuple[int, int]], theirs: Sequence[tuple[int, int]]) -> bool:
        return any(
            all(day != there or abs(at - then) > minutes for there, then in theirs)
            for day, at in mine
        )

    return lonely(one, other) or lonely(other, one)


def _when(posts: Sequence[Post]) -> str:
    post = posts[0]
    return f"{weekday(post.date)} {post.starts:%H:%M}"
