"""一周里开头都一样。

## 查什么

一个社群一周的话术里，前 `letters` 个字一样的超过 `share`%，而且不止一条。变量当一样，空格、标点、表情不算；没有话术的帖子、不足 `letters` 个字的不算；一周不足 `posts` 条不查。

## 为什么

会话列表里只看得见开头，条条一样，群友就以为看过了。

## 怎么改

换掉其中几条的头一句，把最要紧的事放到最前面。

## 参数

- `share`：至多百分之几，默认 30。
- `letters`：比前几个字，默认 8。
- `posts`：一周至少有几条话术才算，默认 4。

## 依据

是我们的判断，没有公开来源，所以只是提示。

## 例

四条里两条开头一样：

```yaml
# content/scripts/soup.yml
title: 今天说汤
text: 今天分享一个排菜单的小窍门：汤先炖上。
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
  tue-poll: {day: tue, at: 12:30, theme: poll, script: poll-fruit}
  wed-gift: {day: wed, at: 19:30, theme: gift, script: gift-tasting}
  thu-tips: {day: thu, at: 10:30, theme: tips, script: soup}  # ✗ CAD-026
  april: {day: fri, at: 10:30, theme: tips, script: [soup, tips-sweater], from: 2026-04-06}
```

```text
calendar/schedules/vip-week.yml:9:13: info CAD-026 「会员群」一周里开头是「今天分享一个排菜单的……」的占 50%（4 条里 2 条），至多 30%（2026-03-05 起共 2 次）
    9 |   thu-tips: {day: thu, at: 10:30, theme: tips, script: soup}  # ✗ CAD-026
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  会话列表里只看得见开头，条条一样，群友就以为看过了
    改法  周四 10:30「生活小窍门」的话术换成「毛衣怎么洗」
    参见  calendar/schedules/vip-week.yml:6:13 03-02 周一 10:30「生活小窍门」
    参见  calendar/schedules/vip-week.yml:9:13 03-05 周四 10:30「生活小窍门」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

换掉一条的头一句就通过：

```yaml
# content/scripts/soup.yml
title: 今天说汤
text: 汤先炖上，再排别的菜，晚饭就不慌。
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
  tue-poll: {day: tue, at: 12:30, theme: poll, script: poll-fruit}
  wed-gift: {day: wed, at: 19:30, theme: gift, script: gift-tasting}
  thu-tips: {day: thu, at: 10:30, theme: tips, script: soup}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule
from qunce.rules.likeness import plain
from qunce.rules.remedies import rewords
from qunce.rules.wording import about, adjusted, involved, named, origin, per_cent

_CUT = 40
"""How many characters of a wording are looked at; more than any opening needs."""


@record
class Options:
    share: int = key("比例", "开头一样的至多百分之几", default=30, least=0, most=100)
    letters: int = key("几个字", "比前几个字", default=8, least=2, most=20)
    posts: int = key("起算条数", "一周至少有几条话术才算", default=4, least=2)


@rule("CAD-026", "same-opening", severity=Severity.INFO, options=Options, alike=True)
def same_opening(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    heads: dict[tuple[str, str], str] = {}
    for group in plan.groups:
        options = settings.of(group)
        for week in plan.weeks_of(group):
            openings: dict[str, list[Post]] = {}
            total = 0
            for post in week.posts:
                if post.script is None:
                    continue
                name = (post.script.id, post.variant)
                if name not in heads:
                    heads[name] = plain(post.text[: 2 * _CUT])[:_CUT]
                if len(heads[name]) >= options.letters:
                    total += 1
                    openings.setdefault(heads[name][: options.letters], []).append(post)
            if total < options.posts:
                continue
            for posts in openings.values():
                if len(posts) > 1 and len(posts) * 100 > options.share * total:
                    yield _finding(plan, group, posts, total, settings)


def _finding(
    plan: Plan, group: Group, posts: Sequence[Post], total: int, settings: Settings[Options]
) -> Finding:
    options = settings.of(group)
    most = max(options.share * total // 100, 1)
    extra = posts[most:]
    opening = next(line.strip() for line in posts[0].text.splitlines() if line.strip())
    return Finding(
        extra[0].span,
        f"「{group.title}」一周里开头是「{opening[: options.letters + 2]}……」的占 "
        f"{per_cent(len(posts), total)}（{total} 条里 {len(posts)} 条），"
        f"至多 {options.share}%{origin(settings, group, 'share')}",
        mend=f"换掉{'、'.join(dict.fromkeys(named(post) for post in extra[:2]))}"
        f"{f'等 {len(extra)} 条' if len(extra) > 2 else ''}的头一句，把那天的事放到最前面",
        see=(*involved(posts), *adjusted(*extra), about(group)),
        when=extra[0].date,
        group=group.id,
        ways=partial(_ways, plan, extra),
    )


def _ways(plan: Plan, extra: Sequence[Post]) -> Iterator[Change]:
    """Another script of the theme for one of the posts, the last first."""
    for post in reversed(extra):
        yield from rewords(plan, post)
