"""换汤不换药：两条话术几乎一样。

## 查什么

一个社群 `days` 天里发了两条不同的话术，正文至少 `share`% 一样。比的是连着三个字的片段有多少相同：变量不管填什么都当一样，空格、标点、表情不算；不足 `length` 个字的不比。欢迎语、服务类帖子和群规不查。

## 为什么

换个标题再发一遍，群友一眼就看出来，觉得在敷衍。

## 怎么改

换一条同栏目、说别的事的话术，或把后一条挪到 `days` 天以后，或重写开头和要点。

## 例外

- 同一条话术的各个版本（`variants`）不比；同一条话术隔几天能再发由 CAD-021 管。
- 同一场实验（`content/experiments/`）各组用的话术本来就该相近，不比；分给几个群也不算重复。

## 参数

- `days`：几天之内，默认 14。
- `share`：一样的至少百分之几，默认 80。
- `length`：至少多少个字才比，默认 20。

## 依据

店铺增长运营方案：「避免内容同质化」「通过A/B测试验证不同话术」。十四天和 80% 是我们的判断。

## 例

周四的菜单只改了两个字：

```yaml
# content/scripts/menu-autumn.yml
title: 秋天的菜单
text: |
  分享一个排菜单的办法：先定三天的主菜，再配两样当季蔬菜。
  这周店里的{蔬菜}新鲜，清炒、做汤都合适。
variables:
  蔬菜: {title: 当季蔬菜, example: 莲藕}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: tips-menu, week: A}
  thu-tips: {day: thu, at: 10:30, theme: tips, script: menu-autumn, week: A}  # ✗ CAD-022
  april: {day: thu, at: 10:30, theme: tips, script: [menu-autumn, tips-sweater], from: 2026-04-06}
```

```text
calendar/schedules/vip-week.yml:7:13: warning CAD-022 「会员群」里话术「秋天的菜单」和 3 天前的「一周菜单」有 95% 一样，14 天里应少于 80%（2026-03-05）
    7 |   thu-tips: {day: thu, at: 10:30, theme: tips, script: menu-autumn, week: A}  # ✗ CAD-022
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  换个标题再发一遍，群友一眼就看出来，觉得在敷衍
    改法  周四 10:30「生活小窍门」的话术换成「毛衣怎么洗」
    参见  calendar/schedules/vip-week.yml:6:13 上一次：03-02 周一 10:30「生活小窍门」
    参见  content/scripts/menu-autumn.yml:2:1 话术「秋天的菜单」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

周四换成别的事就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: tips-menu, week: A}
  thu-tips: {day: thu, at: 10:30, theme: tips, script: tips-sweater, week: A}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from qunce.derived.expressions import expression
from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import PostKind, Purpose
from qunce.rule import Settings, rule
from qunce.rules.likeness import Alike, Pieces, pieces, plain
from qunce.rules.remedies import moves, rewords
from qunce.rules.wording import about, adjusted, dated, named, origin

_EXEMPT = (PostKind.WELCOME, PostKind.SERVICE)
_MOST_QUOTED = 16
_CLAUSE = expression(r"[，。！？；：、\s,.!?;:]+")

Wording = tuple[str, str]
"""A script's id and the name of its variant."""


@record
class Options:
    days: int = key("几天之内", "几天里不发几乎一样的话术", default=14, least=1)
    share: int = key("相似", "一样的至少百分之几", default=80, least=50, most=100)
    length: int = key("起算字数", "至少多少个字才比", default=20, least=3)


@rule("CAD-022", "near-duplicate-text", severity=Severity.WARNING, options=Options, alike=True)
def near_duplicate_text(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    texts: dict[Wording, Pieces] = {}
    lengths: dict[Wording, int] = {}
    for post in plan.posts:
        if post.script is not None and (name := (post.script.id, post.variant)) not in texts:
            said = plain(post.text)
            texts[name], lengths[name] = pieces(said), len(said)
    known: dict[int, Alike[Wording]] = {}
    families = _families(plan)
    for group in plan.groups:
        options = settings.of(group)
        if options.share not in known:
            known[options.share] = Alike(texts, options.share)
        found = known[options.share]
        posts = plan.posts_in(group)
        said_here = {(post.script.id, post.variant) for post in posts if post.script is not None}
        names = [name for name in said_here if lengths[name] >= options.length]
        near = found.among(names)
        if len(near) == len(names) and all(len(those) == 1 for those in near.values()):
            continue  # nothing that this group says is like anything else it says
        numbers = {name: found.of[name] for name in names}
        for earlier, post, share in _pairs(posts, numbers, near, options.days, families):
            yield _finding(plan, group, earlier, post, share, settings)


def _pairs(
    posts: Iterable[Post],
    numbers: Mapping[Wording, int],
    near: Mapping[int, Mapping[int, float]],
    days: int,
    families: Mapping[str, str],
) -> Iterator[tuple[Post, Post, float]]:
    """Each post that is much like an earlier one within some days, with the likest of those.

    Of each wording only the last posts of two families are kept: one of them is not the post's own.
    """
    last: dict[int, list[tuple[str, Post]]] = {}
    for post in posts:
        script = post.script
        if script is None or post.theme.kind in _EXEMPT or script.purpose is Purpose.RULES:
            continue
        number = numbers.get((script.id, post.variant))
        if number is None:
            continue
        own = families.get(script.id, script.id)
        best: tuple[float, Post] | None = None
        for other, share in near[number].items():
            if other in last and (best is None or share > best[0]):
                rival = next((one for family, one in last[other] if family != own), None)
                if rival and post.date - rival.date < timedelta(days):
                    best = (share, rival)
        if best is not None:
            yield best[1], post, best[0]
        kept = [one for one in last.get(number, ()) if one[0] != own]
        last[number] = [(own, post), *kept[:1]]


def _families(plan: Plan) -> dict[str, str]:
    """The scripts that are arms of an experiment, each with its experiment."""
    return {
        arm.script: f"experiment {name}"
        for name, one in plan.playbook.experiments.items()
        for arm in one.arms.values()
    }


def _finding(
    plan: Plan, group: Group, earlier: Post, post: Post, share: float, settings: Settings[Options]
) -> Finding:
    assert post.script
    assert earlier.script
    days = settings.of(group).days
    gap = (post.date - earlier.date).days
    free = earlier.date + timedelta(days)
    when = f" {gap} 天前的" if gap else "同一天的"
    return Finding(
        post.span,
        f"「{group.title}」里话术「{post.script.title}」和{when}「{earlier.script.title}」"
        f"有 {int(share)}% 一样，{days} 天里应少于 {settings.of(group).share}%"
        f"{origin(settings, group, 'share')}",
        mend=f"给{named(post)}换一条说别的事的话术，或挪到 {free:%m-%d} 以后，"
        f"或重写「{_common(earlier.text, post.text)}」这些一样的地方",
        see=(
            Note(earlier.span, f"上一次：{dated(earlier)}"),
            Note(post.script.span, f"话术「{post.script.title}」"),
            *adjusted(earlier, post),
            about(group),
        ),
        when=post.date,
        group=group.id,
        ways=partial(_ways, plan, earlier, post, free),
    )


def _ways(plan: Plan, earlier: Post, post: Post, free: date) -> Iterator[Change]:
    """Another script of the theme for either post, or the later one on a later day."""
    yield from rewords(plan, post)
    yield from rewords(plan, earlier)
    yield from moves(plan, [(post, free)], "和前一条几乎一样，隔开两周")


def _common(one: str, other: str) -> str:
    """The longest clause that two wordings have in common, cut short; else how the second begins.

    Clauses are compared, not characters: it has to be cheap where a plan is full of copies.
    """
    said = {clause.strip() for clause in _CLAUSE.split(one)}
    both = [clause for clause in map(str.strip, _CLAUSE.split(other)) if clause in said]
    longest = max(both, key=len, default="") or other.strip()
    return longest if len(longest) <= _MOST_QUOTED else f"{longest[:_MOST_QUOTED]}……"
