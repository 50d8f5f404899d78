"""个人微信群用了自动发送，或群发助手一次选的人太多。

## 查什么

两种情形：微信群里的帖子写了机器人或企微群发（`send: bot`、`send: wecom_mass`）；用群发助手（`send: helper`）的社群人数多于一次能选的人数，默认 200 位。

## 为什么

个人微信不许用外挂自动发，账号被限制时群也跟着停

## 怎么改

微信群由人发（`send: manual`）；群发助手按人数分几批。

## 依据

- 微信个人账号使用规范（2026-11-20 核对，二手）：禁止使用外挂、群控等自动化工具；群发助手一次 200 位（行业资料）。自动加人、自动发另见 RED-PII-009。

## 例

微信群里排了机器人：

```yaml
# content/platforms/wechat.yml
title: 微信群
short: 微信
channel: closed_group
text_max: 2000
# content/groups/vip.yml
title: 会员群
platform: wechat
type: interest
host: xia
deputy: qiu
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:00, theme: tips, send: bot}  # ✗ CAD-068
```

```text
calendar/schedules/vip-week.yml:6:54: warning CAD-068 「会员群」周一 10:00「生活小窍门」用群机器人发，微信群不许自动发（2026-03-02 起共 2 次）
    6 |   mon-tips: {day: mon, at: 10:00, theme: tips, send: bot}  # ✗ CAD-068
      |                                                      ^^^
    原因  个人微信不许用外挂自动发，账号被限制时群也跟着停
    改法  把周一 10:00「生活小窍门」改成人工发（send: manual）
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

由人发就通过：

```yaml
# content/platforms/wechat.yml
title: 微信群
short: 微信
channel: closed_group
text_max: 2000
# content/groups/vip.yml
title: 会员群
platform: wechat
type: interest
host: xia
deputy: qiu
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:00, theme: tips}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.platform.measures import Means, Measure
from qunce.kinds.vocabulary import Send
from qunce.resolve.limits import shelf_of, shipped
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.quotas import Limits, grounds, platform_of, sent, whose
from qunce.rules.remedies import by_hand
from qunce.rules.wording import about, adjusted, named


@rule("CAD-068", "automated-personal-chat", severity=Severity.WARNING)
def automated_personal_chat(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for post in (*sent(plan, Send.BOT), *sent(plan, Send.WECOM_MASS)):
        platform, label = platform_of(plan, post), post.place.slot.send.label
        if shelf_of(platform) is not shipped()["wechat"]:
            continue
        yield Finding(
            post.place.slot.at("send"),
            f"「{post.group.title}」{named(post)}用{label}发，{platform.title}不许自动发",
            mend="改成 send: manual，由值班的人发",
            see=(about(post.group), *adjusted(post)),
            when=post.date,
            group=post.group.id,
            ways=partial(_by_hand, post),
        )
    limits = Limits(plan, Means.HELPER, Measure.PEOPLE)
    for post in sent(plan, Send.HELPER):
        platform = platform_of(plan, post)
        found = limits.on(platform, post.date)
        if found is None or post.group.members <= (most := found.limit.most(post.date)):
            continue
        times = -(-post.group.members // most)
        yield Finding(
            post.place.slot.at("send"),
            f"「{post.group.title}」有 {post.group.members} 位，"
            f"群发助手一次至多 {most} 位{whose(found)}",
            mend=f"分 {times} 批发，备注里写清每批是谁",
            see=(about(post.group), grounds(platform, found), *adjusted(post)),
            when=post.date,
            group=post.group.id,
        )


def _by_hand(post: Post) -> Iterator[Change]:
    if change := by_hand([post]):
        yield change
