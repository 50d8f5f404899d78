"""发过的帖子在排期里被改了。

## 查什么

账本（`qunce release` 写的 `calendar/ledger.txt`）里记着本季度已经过去的帖子；现在的排期里，那天的那一条没有了，或换了时刻、换了栏目。没有账本就不查。

## 为什么

过去的排期是复盘和核对违规时唯一的底：改了它，就没人说得清那天到底发了什么。

## 怎么改

改时刻、换栏目，给旧的一格写 `until`，新的一格写 `from`，过去的就还在；只有一天不同，写一条临时调整。

## 依据

本手册的判断：进行中的季度，过去的日子只读不改。

## 例

上周一按十点半发了，这周把整格改成十一点：

```yaml
# calendar/ledger.txt
2026w10-1.vip-week.tips.vip	1	20260220T000000Z	0123456789ab	20260302T1030	30	xia tips	-	生活小窍门 · 会员群（企微）
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 11:00, theme: tips}  # ✗ CAD-079
```

```text
calendar/schedules/vip-week.yml:6:9: info CAD-079 「会员群」03-02 周一 10:30「生活小窍门」已经发过，排期里成了 03-02 11:00「生活小窍门」（2026-03-02）
    6 |   tips: {day: mon, at: 11:00, theme: tips}  # ✗ CAD-079
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  过去的排期是复盘和核对违规时唯一的底：改了它，就没人说得清那天到底发了什么
    改法  旧的一格写 until，新的一格写 from；只有一天不同的，写一条临时调整
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

旧的一格到上周为止，新的从这周开始：

```yaml
# calendar/ledger.txt
2026w10-1.vip-week.tips.vip	1	20260220T000000Z	0123456789ab	20260302T1030	30	xia tips	-	生活小窍门 · 会员群（企微）
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, until: 2026-03-08}
  tips-late: {day: mon, at: 11:00, theme: tips, from: 2026-03-09}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qunce.expand import Plan, Post
from qunce.expand.identities import Identities
from qunce.finding import Finding, Severity
from qunce.ledger import Entry
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.wording import about, adjusted, weekday


@rule("CAD-079", "rewritten-past", severity=Severity.INFO)
def rewritten_past(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    if not plan.published:
        return
    names = Identities(plan.playbook)
    posts = {names.uid(post).partition("@")[0]: post for post in (*plan.posts, *plan.cancelled)}
    since = max(_quarter(plan.today), plan.start)
    for uid, entry in sorted(plan.published.items()):
        if entry.gone is not None or not since <= entry.starts.date() < plan.today:
            continue
        post = posts.get(uid)
        if post is None:
            yield _lost(plan, names, entry)
        elif post.starts.replace(tzinfo=None) != entry.starts or post.theme.id != entry.theme:
            yield _changed(plan, post, entry)


def _quarter(today: date) -> date:
    """The first day of the running quarter."""
    return today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)


def _changed(plan: Plan, post: Post, entry: Entry) -> Finding:
    theme = plan.playbook.themes.get(entry.theme)
    was = f"{_clock(entry)}「{theme.title if theme else entry.theme}」"
    return Finding(
        post.span,
        f"「{post.group.title}」{was}已经发过，排期里成了 "
        f"{post.date:%m-%d} {post.starts:%H:%M}「{post.theme.title}」",
        mend="旧的一格写 until，新的一格写 from；只有一天不同的，写一条临时调整",
        see=(*adjusted(post), about(post.group)),
        when=entry.starts.date(),
        group=post.group.id,
    )


def _lost(plan: Plan, names: Identities, entry: Entry) -> Finding:
    group = plan.playbook.groups.get(names.group_of(entry.uid))
    title = f"「{group.title}」" if group else ""
    theme = plan.playbook.themes.get(entry.theme)
    return Finding(
        names.place_of(entry.uid, plan.playbook),
        f"{title}{_clock(entry)}「{theme.title if theme else entry.theme}」已经发过，排期里没有了",
        mend="把那一格找回来，写上 until；当天真的没发，写一条 action: skip 的临时调整",
        see=(about(group),) if group else (),
        when=entry.starts.date(),
        group=group.id if group else "",
    )


def _clock(entry: Entry) -> str:
    return f"{entry.starts:%m-%d} {weekday(entry.starts.date())} {entry.starts:%H:%M}"
