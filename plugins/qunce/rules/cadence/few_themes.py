"""翻来覆去就几个栏目。

## 查什么

连着两周里用到的栏目不到 `least` 个，或一个栏目占了 `share`% 以上。欢迎语不算；两周不足 `posts` 条、排期在周中开始或结束的那一周不查；服务群和员工群不查。

## 为什么

总是那几样，群友猜得到下一条是什么，就不看了。

## 怎么改

把占得最多的栏目换掉几条，用群里列了、这两周没用到的栏目。

## 参数

- `least`：两周至少几个栏目，默认 4。
- `share`：一个栏目至多占百分之几，默认 40。
- `posts`：两周至少有几条才算，默认 5。

## 依据

店铺增长运营方案：「避免内容同质化，结合热点事件策划专题」。四个栏目和 40% 是我们的判断，所以只是提示。

## 例

两周只有三个栏目：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-023
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
  wed-gift: {day: wed, at: 19:30, theme: gift}
  fri-poll: {day: fri, at: 12:30, theme: poll}
  sat-tips: {day: sat, at: 10:30, theme: tips}
```

```text
content/groups/vip.yml:2:1: info CAD-023 「会员群」两周里只用了 3 个栏目（「生活小窍门」、「每周小福利」、「大家投一票」），至少 4 个（2026-03-02）
    2 | title: 会员群  # ✗ CAD-023
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  总是那几样，群友猜得到下一条是什么，就不看了
    改法  只这一次：把 03-14 周六 10:30「生活小窍门」换成「有问必答」
    参见  calendar/schedules/vip-week.yml:6:13 03-02 周一 10:30「生活小窍门」
```

隔一周用一次别的栏目就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-gift: {day: wed, at: 19:30, theme: gift}
  fri-poll: {day: fri, at: 12:30, theme: poll, week: A}
  fri-help: {day: fri, at: 12:30, theme: help, week: B}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.theme.model import Theme
from qunce.kinds.vocabulary import GroupType, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import rethemed, rethemed_once, together
from qunce.rules.room import runs_of_weeks
from qunce.rules.wording import dated, involved, listed, origin, per_cent

_EXEMPT = (GroupType.SERVICE, GroupType.STAFF)
_BEST = (PostKind.VALUE, PostKind.INTERACT, PostKind.SERVICE, PostKind.BENEFIT)
"""The kinds to put in place of a theme that is used too often, the best first."""


@record
class Options:
    least: int = key("栏目数", "两周至少几个栏目", default=4, least=1)
    share: int = key("比例", "一个栏目至多占百分之几", default=40, least=1, most=100)
    posts: int = key("起算条数", "两周至少有几条才算", default=5, least=1)


@rule("CAD-023", "few-themes", severity=Severity.INFO, options=Options, alike=True)
def few_themes(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.type in _EXEMPT:
            continue
        options = settings.of(group)
        for weeks in runs_of_weeks(plan.weeks_of(group)):
            for first, second in pairwise(weeks):
                themes: dict[str, list[Post]] = {}
                for post in (*first.posts, *second.posts):
                    if post.theme.kind is not PostKind.WELCOME:
                        themes.setdefault(post.theme.id, []).append(post)
                total = sum(len(posts) for posts in themes.values())
                if total < options.posts:
                    continue
                most = max(
                    themes.values(), key=lambda posts: (posts[0].kind in _BEST[:3], len(posts))
                )
                if len(themes) < options.least:
                    said = f"两周里只用了 {len(themes)} 个栏目（{_titles(themes)}）"
                    limit = f"至少 {options.least} 个{origin(settings, group, 'least')}"
                    extra = most[-(options.least - len(themes)) :]
                    yield _finding(plan, group, themes, extra, f"{said}，{limit}", most[:1])
                    continue
                most = max(themes.values(), key=len)
                if len(most) * 100 > options.share * total:
                    share = per_cent(len(most), total)
                    said = (
                        f"两周里「{most[0].theme.title}」占 {share}（{total} 条里 {len(most)} 条）"
                    )
                    limit = f"至多 {options.share}%{origin(settings, group, 'share')}"
                    extra = most[-(len(most) - options.share * total // 100) :]
                    yield _finding(plan, group, themes, extra, f"{said}，{limit}", most)


def _titles(themes: Mapping[str, Sequence[Post]]) -> str:
    return "、".join(f"「{posts[0].theme.title}」" for posts in themes.values())


def _finding(
    plan: Plan,
    group: Group,
    themes: Mapping[str, Sequence[Post]],
    extra: Sequence[Post],
    said: str,
    shown: Sequence[Post],
) -> Finding:
    known = plan.playbook.themes
    unused = [known[name] for name in group.themes if name in known and name not in themes]
    best = sorted(unused, key=lambda one: _BEST.index(one.kind) if one.kind in _BEST else 9)
    others = "、".join(f"「{one.title}」" for one in best[: len(extra)]) or "别的栏目"
    which = f" {dated(extra[0])}" if len(extra) == 1 else listed(extra)
    return Finding(
        group.span,
        f"「{group.title}」{said}",
        mend=f"把{which}换成{others}",
        see=involved(shown),
        when=shown[0].date,
        group=group.id,
        ways=partial(_ways, plan, extra, best),
    )


def _ways(plan: Plan, extra: Sequence[Post], themes: Sequence[Theme]) -> Iterator[Change]:
    """The posts too many in themes that are not used: only this once, then for good."""
    if any(post.place.campaign for post in extra):
        return  # what a campaign says stays as it was planned
    places = list({post.place: post for post in extra}.values())
    for turn in range(min(len(themes), 4)):
        pairs = [(post, themes[(turn + number) % len(themes)]) for number, post in enumerate(extra)]
        if change := together(rethemed_once(plan, *pair, "换一个栏目") for pair in pairs):
            yield change
        for many in range(1, len(places) + 1):
            slots = [(post, themes[(turn + at) % len(themes)]) for at, post in enumerate(places)]
            if change := together(rethemed(*pair) for pair in slots[:many]):
                yield change
