"""一次发出一长串。

## 查什么

一条帖子发到群里，文字加上图片、视频超过 `bubbles` 个气泡，或带的链接超过 `links` 个。一段正文算一个气泡，话术 `media` 里每个素材各算一个；链接数 `links` 里申报的，加上正文里（变量填了示例以后）写着的网址，同一个地址只数一次，账号名不算链接。

## 为什么

一串气泡把别人的话顶上去；链接一多，群友一个也不点。

## 怎么改

图片拼成一张，链接只留最要紧的一个，其余的放到落地页里。

## 参数

- `bubbles`：至多几个气泡，默认 3。
- `links`：至多几个链接，默认 1。

## 依据

行业文章：一条消息里放两个以上链接，打开率反而下降。证据较弱，所以只是提示。

## 例

一条帖子带四张图：

```yaml
# content/scripts/new-cups.yml
title: 新杯子到了
text: 新到的杯子摆在三楼，喜欢哪个颜色？
asks: true
media:
  - {file: cup-white.jpg}
  - {file: cup-blue.jpg}
  - {file: cup-red.jpg}  # ✗ CAD-009
  - {file: cup-green.jpg}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-cups: {day: mon, at: 10:30, theme: tips, script: new-cups}
```

```text
content/scripts/new-cups.yml:8:5: info CAD-009 话术「新杯子到了」在「会员群」一次发 5 个气泡（1 段文字、4 个素材），至多 3 个（2026-03-02）
    8 |   - {file: cup-red.jpg}  # ✗ CAD-009
      |     ^^^^^^^^^^^^^^^^^^^
    原因  一串气泡把别人的话顶上去；链接一多，群友一个也不点
    改法  把素材拼成 2 个以内，或去掉后面 2 个
    参见  calendar/schedules/vip-week.yml:6:13 03-02 周一 10:30「生活小窍门」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

四个颜色拼成一张就通过：

```yaml
# content/scripts/new-cups.yml
title: 新杯子到了
text: 新到的杯子摆在三楼，喜欢哪个颜色？
asks: true
media:
  - {file: cups-four-colours.jpg}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-cups: {day: mon, at: 10:30, theme: tips, script: new-cups}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qunce.derived.expressions import expression
from qunce.expand import Plan, Post
from qunce.finding import Finding, Severity, Span
from qunce.kinds.group.model import Group
from qunce.kinds.outreach import LinkKind
from qunce.kinds.record import key, record
from qunce.kinds.script.model import Script
from qunce.kinds.script.wordings import shown
from qunce.rule import Settings, rule
from qunce.rules.wording import about, involved, origin

_URL = expression(r"https?://[^\s，。；！？、）」』\"'<>]+")


@record
class Options:
    bubbles: int = key("气泡上限", "一条帖子至多几个气泡", default=3, least=1)
    links: int = key("链接上限", "一条帖子至多几个链接", default=1, least=0)


@rule("CAD-009", "burst-of-bubbles", severity=Severity.INFO, options=Options, alike=True)
def burst_of_bubbles(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    links: dict[str, dict[str, Span]] = {}
    for group in plan.groups:
        options = settings.of(group)
        seen = set[str]()
        for post in plan.posts_in(group):
            script = post.script
            if script is None or script.id in seen:
                continue
            seen.add(script.id)
            finding = partial(_finding, group, script, post)
            bubbles = 1 + len(script.media)
            if bubbles > options.bubbles:
                yield finding(
                    script.media[options.bubbles - 1].span,
                    f"一次发 {bubbles} 个气泡（1 段文字、{len(script.media)} 个素材），"
                    f"至多 {options.bubbles} 个{origin(settings, group, 'bubbles')}",
                    f"把素材拼成 {max(options.bubbles - 1, 1)} 个以内，"
                    f"或去掉后面 {bubbles - options.bubbles} 个",
                )
            if script.id not in links:
                links[script.id] = _links(script)
            found = links[script.id]
            if len(found) > options.links:
                extra = list(found)[options.links :]
                yield finding(
                    found[extra[0]],
                    f"带 {len(found)} 个链接，"
                    f"至多 {options.links} 个{origin(settings, group, 'links')}",
                    f"去掉「{'」「'.join(extra)}」，或并到一个落地页里",
                )


def _links(script: Script) -> dict[str, Span]:
    """Every address that a reader could tap, each with where it is written."""
    fullest: dict[str, Span] = {}
    for filling in shown(script):
        found = {
            match[0]: filling.span(match.start(), match.end())
            for match in _URL.finditer(filling.text)
        }
        fullest = max(fullest, found, key=len)
    for link in script.links:
        if link.kind is not LinkKind.ACCOUNT:
            fullest.setdefault(link.url, link.span)
    return fullest


def _finding(
    group: Group, script: Script, post: Post, span: Span, words: str, mend: str
) -> Finding:
    return Finding(
        span,
        f"话术「{script.title}」在「{group.title}」{words}",
        mend=mend,
        see=(*involved([post]), about(group)),
        when=post.date,
        group=group.id,
    )
