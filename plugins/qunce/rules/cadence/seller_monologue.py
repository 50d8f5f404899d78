"""公告和促销自说自话。

## 查什么

一周的帖子里，不请人回应的公告和促销超过 `share`%。话术写了 `asks: true` 的算请人回应；还没配话术的公告和促销不知道问没问，和欢迎语一样不算；一周不足 `posts` 条、排期在周中开始或结束的那一周不查；员工群不查。

## 为什么

一半以上是通知和叫卖，没有一句等人回答，群就成了广告牌。

## 怎么改

给公告、促销的话术末尾加一句好回答的问题，写上 `asks: true`。

## 参数

- `share`：至多百分之几，默认 50。
- `posts`：一周至少有几条才算比例，默认 3。

## 依据

百货社群培训资料：「双向互动」。50% 是我们的判断，所以只是提示。

## 例

四条里三条是没有问句的促销和公告：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-019
platform: wecom
type: interest
host: xia
themes: [tips, poll, gift, deal, help]
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  thu-deal: {day: thu, at: 19:30, theme: deal, script: deal-weekend}
  sat-deal: {day: sat, at: 10:30, theme: deal, script: deal-weekend}
  sun-deal: {day: sun, at: 19:30, theme: deal, script: deal-weekend}
```

```text
content/groups/vip.yml:2:1: info CAD-019 「会员群」一周里不问群友的公告和促销占 75%（4 条里 3 条），至多 50%（2026-03-02 起共 2 次）
    2 | title: 会员群  # ✗ CAD-019
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  一半以上是通知和叫卖，没有一句等人回答，群就成了广告牌
    改法  把周日 19:30「本周好价」换成「大家投一票」
    参见  calendar/schedules/vip-week.yml:7:13 03-05 周四 19:30「本周好价」
    参见  calendar/schedules/vip-week.yml:8:13 03-07 周六 10:30「本周好价」
    参见  calendar/schedules/vip-week.yml:9:13 03-08 周日 19:30「本周好价」
```

换一条成投票就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  thu-deal: {day: thu, at: 19:30, theme: deal, script: deal-weekend}
  sat-deal: {day: sat, at: 10:30, theme: deal, script: deal-weekend}
  sun-poll: {day: sun, at: 19:30, theme: poll}
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import rethemes, rewords
from qunce.rules.wording import involved, origin, per_cent

_TELLING = (PostKind.NOTICE, PostKind.PROMO)


@record
class Options:
    share: int = key("比例", "不请人回应的公告和促销至多百分之几", default=50, least=0, most=100)
    posts: int = key("起算条数", "一周至少有几条才算比例", default=3, least=1)


@rule("CAD-019", "seller-monologue", severity=Severity.INFO, options=Options, alike=True)
def seller_monologue(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.type is GroupType.STAFF:
            continue
        options = settings.of(group)
        for week in plan.weeks_of(group):
            if not week.whole:
                continue
            counted = [
                post
                for post in week.posts
                if post.theme.kind is not PostKind.WELCOME
                and (post.script is not None or post.theme.kind not in _TELLING)
            ]
            told = [
                post
                for post in counted
                if post.theme.kind in _TELLING and post.script and not post.script.asks
            ]
            total = len(counted)
            if total >= options.posts and len(told) * 100 > options.share * total:
                extra = len(told) - options.share * total // 100
                yield Finding(
                    group.span,
                    f"「{group.title}」一周里不问群友的公告和促销占 {per_cent(len(told), total)}"
                    f"（{total} 条里 {len(told)} 条），"
                    f"至多 {options.share}%{origin(settings, group, 'share')}",
                    mend=_mend(told, extra),
                    see=involved(told),
                    when=week.start,
                    group=group.id,
                    ways=partial(_ways, plan, told),
                )


def _ways(plan: Plan, told: Sequence[Post]) -> Iterator[Change]:
    """A script of the theme that asks, or an interactive theme, the last post first."""
    for post in reversed(told):
        yield from rewords(plan, post, lambda script: script.asks)
    for post in reversed(told):
        if post.kind is PostKind.PROMO and not post.place.campaign:
            yield from rethemes(plan, post, (PostKind.INTERACT,), "公告和促销没有问群友", most=2)


def _mend(told: Sequence[Post], extra: int) -> str:
    """Let as few scripts as possible ask: those that are sent most often first."""
    uses = Counter(post.script.title for post in told if post.script)
    chosen, cleared = [], 0
    for title, times in uses.most_common():
        if cleared < extra:
            chosen.append(title)
            cleared += times
    return f"在话术「{'」「'.join(chosen)}」末尾加一句好回答的问题，写上 asks: true"
