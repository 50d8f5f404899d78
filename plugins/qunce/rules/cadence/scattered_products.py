"""新群讲的商品线太散。

## 查什么

建群（`opened`）不满 `young` 天的社群，帖子讲到的商品线超过 `most` 条。商品线写在话术的 `lines`，话术没写就看栏目的 `lines`；两处都没写的帖子不算。没写建群日期的群、服务群和员工群不查。

## 为什么

刚建的群什么都卖，群友记不住这个群是干什么的。

## 怎么改

头一个月只讲最拿手的三条商品线，别的放到后面。

## 参数

- `young`：建群几天之内算新群，默认 30。
- `most`：至多几条商品线，默认 3。

## 依据

社群营销文章：「早期品类打穿，选高频爆款」。三条和三十天是我们的判断，所以只是提示。

## 例

建群第一周就讲了四条商品线：

```yaml
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
opened: 2026-03-01
themes: [tips, poll, gift, deal, help]
# content/scripts/four-things.yml
title: 四样一起说
text: 杯子、毛巾、水果都到了，你先看哪一样？
lines: [杯壶, 毛巾, 水果]
asks: true
# content/scripts/socks.yml
title: 袜子怎么挑
text: 袜子看罗口松不松，你买几双？
lines: [袜子]
asks: true
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: four-things}
  thu-tips: {day: thu, at: 10:30, theme: tips, script: socks, until: 2026-03-08}  # ✗ CAD-024
  april: {day: thu, at: 10:30, theme: tips, script: [socks, tips-sweater], from: 2026-04-06}
```

```text
calendar/schedules/vip-week.yml:7:13: info CAD-024 「会员群」建群 5 天，已经讲了 4 条商品线（杯壶、毛巾、水果、袜子），30 天里至多 3 条（2026-03-05）
    7 |   thu-tips: {day: thu, at: 10:30, theme: tips, script: socks, until: 2026-03-08}  # ✗ CAD-024
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  刚建的群什么都卖，群友记不住这个群是干什么的
    改法  周四 10:30「生活小窍门」的话术换成「毛衣怎么洗」
    参见  calendar/schedules/vip-week.yml:6:13 03-02 周一 10:30「生活小窍门」
    参见  calendar/schedules/vip-week.yml:7:13 03-05 周四 10:30「生活小窍门」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

袜子放到满月以后就通过：

```yaml
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
opened: 2026-03-01
themes: [tips, poll, gift, deal, help]
# content/scripts/four-things.yml
title: 四样一起说
text: 杯子、毛巾、水果都到了，你先看哪一样？
lines: [杯壶, 毛巾, 水果]
asks: true
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
until: 2026-03-08
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: four-things}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import rethemes, rewords
from qunce.rules.wording import about, adjusted, dated, involved, origin

_EXEMPT = (GroupType.SERVICE, GroupType.STAFF)
_HARMLESS = (PostKind.INTERACT, PostKind.VALUE)


@record
class Options:
    young: int = key("新群", "建群几天之内算新群", default=30, least=1)
    most: int = key("上限", "至多几条商品线", default=3, least=1)


@rule("CAD-024", "scattered-products", severity=Severity.INFO, options=Options)
def scattered_products(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.opened is None or group.type in _EXEMPT:
            continue
        options = settings.of(group)
        grown = group.opened + timedelta(options.young)
        lines: dict[str, Post] = {}
        for post in plan.posts_in(group):
            if post.date >= grown:
                break
            fresh = [one for one in _lines(post) if one not in lines]
            lines.update(dict.fromkeys(fresh, post))
            if not fresh or len(lines) <= options.most:
                continue
            told = "、".join(lines)
            yield Finding(
                post.span,
                f"「{group.title}」建群 {(post.date - group.opened).days + 1} 天，"
                f"已经讲了 {len(lines)} 条商品线（{told}），"
                f"{options.young} 天里至多 {options.most} 条{origin(settings, group, 'most')}",
                mend=f"把 {dated(post)}换成讲{'、'.join(list(lines)[: options.most])}的话术，"
                f"「{'」「'.join(fresh)}」放到 {grown:%m-%d} 以后",
                see=(*involved(lines.values()), *adjusted(post), about(group)),
                when=post.date,
                group=group.id,
                ways=partial(_ways, plan, post, frozenset(list(lines)[: options.most])),
            )


def _ways(plan: Plan, post: Post, kept: frozenset[str]) -> Iterator[Change]:
    """A script that stays with the first product lines, or a theme that has none."""
    yield from rewords(plan, post, lambda script: kept.issuperset(script.lines))
    yield from rethemes(plan, post, _HARMLESS, "新群先讲三条商品线")


def _lines(post: Post) -> tuple[str, ...]:
    return (post.script.lines if post.script else ()) or post.theme.lines
