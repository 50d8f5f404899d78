"""一个人手上的活太多。

## 查什么

三种情形：一个人一天在全部社群里要发的多于 `posts` 条（人员文件写了 `most_posts` 的按它）；同一分钟要在多于 `groups` 个社群发；
连着当班多于 `days` 天，这一种是错误。机器人发的不算在一个人手上；没有写班次的人，当班的日子按有帖子的日子算。

## 为什么

忙不过来就发错群、漏回话；连着上七天班也不合劳动法每周至少休息一日的规定

## 怎么改

把多出来的帖子给 `owner:` 换一个人，错开几分钟，或在第七天排休息。

## 参数

- `posts`：一天至多几条。默认 12。
- `groups`：同一分钟至多几个社群。默认 5。
- `days`：连着至多当班几天。默认 6。

## 依据

- 劳动法第三十八条：用人单位应当保证劳动者每周至少休息一日。
- 条数和社群数是我们的判断。

## 例

小秋一周七天都排了班：

```yaml
# content/people/qiu.yml
title: 小秋  # ✗ CAD-043
roles: [host]
shifts:
  - {days: [mon, tue, wed, thu, fri, sat, sun], from: 09:00, to: 22:00}
deputy: xia
```

```text
content/people/qiu.yml:2:1: error CAD-043 小秋连着当班 14 天，至多 6 天（2026-03-02）
    2 | title: 小秋  # ✗ CAD-043
      | ^^^^^^^^^^^^^^^^^^^^^^^^
    原因  忙不过来就发错群、漏回话；连着上七天班也不合劳动法每周至少休息一日的规定
    改法  小秋周一休息
```

周二休息一天就通过：

```yaml
# content/people/qiu.yml
title: 小秋
roles: [host]
shifts:
  - {days: [mon, wed, thu, fri, sat, sun], from: 09:00, to: 22:00}
deputy: xia
```
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date, time, timedelta
from functools import partial

from qunce.expand import Plan, Post
from qunce.expand.duty import is_there, on_duty_at, team
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.person.model import Person
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Send, Weekday
from qunce.rule import Settings, place_in_words, rule
from qunce.rules.remedies import owned, retimed, together, valued
from qunce.rules.wording import involved, listed, weekday

_SHOWN = 8


@record
class Options:
    posts: int = key("一天几条", "一个人一天至多发几条", default=12, least=1)
    groups: int = key("同时几个群", "同一分钟至多几个社群", default=5, least=1)
    days: int = key("连着几天", "连着至多当班几天", default=6, least=1)


@rule("CAD-043", "overloaded-owner", severity=Severity.WARNING, options=Options, by_person=True)
def overloaded_owner(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for person in plan.playbook.people.values():
        days: dict[date, list[Post]] = {}
        for post in plan.by_owner.get(person.id, ()):
            if post.place.slot.send is not Send.BOT:
                days.setdefault(post.date, []).append(post)
        for day, posts in days.items():
            yield from _crowded(plan, person, day, posts, settings)
            yield from _at_once(plan, person, posts, settings)
        yield from _tireless(plan, person, days.keys(), settings)


def _set(settings: Settings[Options], option: str) -> str:
    where = settings.origins.get(("", option))
    return f"（{where}）" if where else ""


def _crowded(
    plan: Plan, person: Person, day: date, posts: Sequence[Post], settings: Settings[Options]
) -> Iterator[Finding]:
    most = person.most_posts or settings.base.posts
    if len(posts) > most:
        own = f"（{place_in_words(person.at('most_posts'))}）" if person.most_posts else ""
        extra = posts[most:]
        yield Finding(
            person.span,
            f"{person.title}{weekday(day)}要发 {len(posts)} 条，"
            f"一天至多 {most} 条{own or _set(settings, 'posts')}",
            mend=f"把{listed(extra[:2])}{_more(extra)}的 owner 换一个人，少 {len(extra)} 条就够",
            see=involved(extra[:_SHOWN]),
            when=day,
            ways=partial(_others, plan, person, day, extra),
        )


def _at_once(
    plan: Plan, person: Person, posts: Sequence[Post], settings: Settings[Options]
) -> Iterator[Finding]:
    most = settings.base.groups
    if not any(one.starts == other.starts for one, other in zip(posts, posts[most:], strict=False)):
        return  # never so many at once
    minutes: dict[time, dict[str, Post]] = {}
    for post in posts:
        minutes.setdefault(post.starts.time(), {}).setdefault(post.group.id, post)
    for groups in minutes.values():
        if len(groups) > most:
            extra = [*groups.values()][most:]
            when = extra[0].starts
            later = when + timedelta(minutes=10)
            yield Finding(
                person.span,
                f"{person.title}{weekday(when.date())} {when:%H:%M} 同时在 {len(groups)} 个社群发，"
                f"至多 {most} 个{_set(settings, 'groups')}",
                mend=f"把「{extra[0].group.title}」的挪到 {later:%H:%M}"
                + (f"，另外 {len(extra) - 1} 个也错开" if len(extra) > 1 else ""),
                see=(
                    *involved([*groups.values()][:_SHOWN]),
                    Note(extra[0].group.span, extra[0].group.title),
                ),
                when=when.date(),
                ways=partial(
                    retimed,
                    plan,
                    extra[0],
                    [when + timedelta(minutes=n) for n in (10, 20, 30, 60)],
                    f"{when:%H:%M} 同时在太多社群发",
                ),
            )


def _tireless(
    plan: Plan, person: Person, busy: Container[date], settings: Settings[Options]
) -> Iterator[Finding]:
    """The stretches of duty days without a day of rest."""
    most, first, length = settings.base.days, plan.start, 0
    for day in (*plan.days(), plan.end):
        there = is_there(person, day, plan.almanac) if person.shifts else day in busy
        if there and day < plan.end:
            first, length = (first, length + 1) if length else (day, 1)
            continue
        if length > most:
            rest = first + timedelta(most)
            yield Finding(
                person.span,
                f"{person.title}连着当班 {length} 天，至多 {most} 天{_set(settings, 'days')}",
                severity=Severity.ERROR,
                mend=f"{weekday(rest)}（{rest:%m-%d}）排一天休息",
                when=first,
                ways=partial(_rests, person, rest),
            )
        length = 0


def _more(extra: Sequence[Post]) -> str:
    return f"等 {len(extra)} 条" if len(extra) > 2 else ""


def _others(plan: Plan, person: Person, day: date, extra: Sequence[Post]) -> Iterator[Change]:
    """The posts that are too many, sent by somebody of the group who is there then."""
    for number in range(3):
        changes = []
        for post in extra:
            clock = post.starts.time()
            there = [
                one
                for one in team(plan.playbook, post.group)
                if one.id != person.id and on_duty_at(one, day, clock, plan.almanac)
            ]
            changes.append(owned(post, there[number]) if number < len(there) else None)
        if change := together(changes):
            yield change


def _rests(person: Person, rest: date) -> Iterator[Change]:
    """The shifts without one weekday: the one on which rest is due, else any other."""
    for turn in range(7):
        number = (rest.weekday() + turn) % 7
        those = [one for one in person.shifts if any(day.number == number for day in one.days)]
        day = next(one for one in Weekday if one.number == number)
        changes = []
        for shift in those:
            left = [one.value for one in shift.days if one.number != number]
            words = f"{person.title}{day.label}休息"
            changes.append(valued(shift, "days", f"[{', '.join(left)}]", words) if left else None)
        if change := together(changes):
            yield change
