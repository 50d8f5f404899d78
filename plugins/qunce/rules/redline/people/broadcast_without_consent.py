"""群发没有征得同意，或者没有拒收的办法。

## 查什么

`broadcast:` 写明没有征得同意（`consent_basis: none`）是错误；没有写怎样拒收（`opt_out`）是警告。
排期、活动里用企微群发、公众号群发（`send: wecom_mass`、`oa`）发促销、福利栏目，话术、活动、社群都没有写 `broadcast:`，是警告；写了，群发的正文里却没有一句怎样拒收，也是警告。
话术写了用话术的，没有写的看活动，再看社群。

## 为什么

没有同意或请求就不得发商业信息，发了也要写明怎样拒收（广告法第四十三条、消费者权益保护法第二十九条）

## 怎么改

补上 `broadcast: {consent_basis: agreed, opt_out: 回复 TD 不再收到, sender: 门店名和电话}`，写在社群里一处就够；
没有征得同意的名单不发。

## 例外

人工在群里发帖不是群发。群公告、服务通知等不卖东西的栏目不查。

## 依据

- 广告法第四十三条（2021-04-29 起施行的文本；2026-11-01 核对，读过原文）
- 消费者权益保护法第二十九条第三款（2014-03-15 起施行；2026-11-01 核对，读过原文）
- 侵害消费者权益行为处罚办法第十一条第（三）项（2015-03-15 起施行；2026-11-01 核对，读过原文）

## 例

名单没有征得同意，群发促销也没有声明：

```yaml
# content/scripts/example.yml
title: 例
text: 周末水果专场，周六九点开始。
broadcast: {consent_basis: none, opt_out: 回复 TD}  # ✗ RED-PII-004
# content/scripts/mass.yml
title: 群发
text: 周末水果专场，周六九点开始。
# calendar/schedules/week.yml
title: 周排期
groups: [daily]
from: 2026-03-02
slots:
  sat-deal: {day: sat, at: 10:00, theme: deal, script: mass, send: wecom_mass}  # ✗ RED-PII-004
```

同意、拒收、署名都有：

```yaml
# content/scripts/example.yml
title: 例
text: 周末水果专场，周六九点开始。回复 TD 不再收到。
broadcast: {consent_basis: agreed, opt_out: 回复 TD, sender: 街坊店 0571-0000}
# calendar/schedules/week.yml
title: 周排期
groups: [daily]
from: 2026-03-02
slots:
  sat-deal: {day: sat, at: 10:00, theme: deal, script: example, send: wecom_mass}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.expand.plan import Post
from qunce.finding import Finding, Note, Severity, Span
from qunce.kinds.outreach import Broadcast, ConsentBasis
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import PostKind, Send
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.redline.people.broadcasts import broadcasts

_MASS = (Send.WECOM_MASS, Send.OA)
_REFUSE = expression(
    r"退订|拒收|TD|回\s?T\b|不再(?:收到|接收|打扰)|取消(?:订阅|接收)|免打扰|关掉|关闭"
)
_SELLING = (PostKind.PROMO, PostKind.BENEFIT)


@rule("RED-PII-004", "broadcast-without-consent", severity=Severity.WARNING)
def broadcast_without_consent(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in broadcasts(plan):
        if one.consent_basis is ConsentBasis.NONE:
            yield Finding(
                one.at("consent_basis"),
                "群发没有征得同意",
                severity=Severity.ERROR,
                mend="只发给单独勾选同意的人，consent_basis 改成 agreed；没有同意的名单不发",
            )
        if not one.opt_out:
            yield Finding(
                one.at("opt_out"),
                "群发没有写怎样拒收",
                mend="补上 opt_out: 回复 TD 不再收到，正文末尾也写这一句",
            )
    for post in plan.posts:
        slot = post.place.slot
        if slot.send not in _MASS or post.kind not in _SELLING:
            continue
        declared = _declared(post)
        if declared is None:
            yield Finding(
                slot.at("send"),
                f"{slot.send.label}发{post.kind.label}，没有写凭什么发、怎样拒收",
                mend=f"在社群 {post.group.id} 补上 broadcast: "
                "{consent_basis: agreed, opt_out: 回复 TD, sender: 门店名和电话}",
                when=post.date,
                group=post.group.id,
            )
        elif post.script is not None and not _REFUSE.search(post.text):
            yield Finding(
                _written(post.script, post.variant),
                f"{slot.send.label}的正文没有说怎样拒收",
                mend=f"文末加一句「{declared.opt_out or '回复 TD 不再收到'}」",
                see=(Note(post.span, f"{post.starts:%m-%d %H:%M} {slot.send.label}"),),
                when=post.date,
                group=post.group.id,
            )


def _written(script: Script, variant: str) -> Span:
    """Where the wording of a post is written."""
    return script.variants[variant].at("text") if variant else script.at("text")


def _declared(post: Post) -> Broadcast | None:
    """What holds for a post: its script's word, else its campaign's, else its group's."""
    own = post.script.broadcast if post.script else None
    campaign = post.place.campaign.broadcast if post.place.campaign else None
    return own or campaign or post.group.broadcast
