"""公众号群发超过了平台的次数。

## 查什么

用公众号发的帖子（`send: oa`）：订阅号一天多于一次，服务号一个自然月多于四次。同一时刻发到几个群的算一次。

## 为什么

公众号的群发次数是平台扣的，用完了，要紧的那条就发不出去

## 怎么改

合并成一次多图文，或改成在群里人工发（`send: manual`）。

## 参数

- `account`：账号是订阅号（oa_subscription）还是服务号（oa_service）。默认订阅号。

## 依据

- 微信公众平台文档「群发接口和原创校验」（2026-11-20 核对，读过原文）：订阅号每天 1 次；服务号每位粉丝每自然月 4 次。

## 例

订阅号一天排了两次：

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
  mon-a: {day: mon, at: 10:00, theme: tips, send: oa}
  mon-b: {day: mon, at: 17:00, theme: poll, send: oa}  # ✗ CAD-066
```

```text
calendar/schedules/vip-week.yml:7:10: error CAD-066 订阅号 03-02 群发超过 1 次（群策带的数，2026-11-20 核对）（2026-03-02 起共 2 次）
    7 |   mon-b: {day: mon, at: 17:00, theme: poll, send: oa}  # ✗ CAD-066
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  公众号的群发次数是平台扣的，用完了，要紧的那条就发不出去
    改法  把周一 17:00「大家投一票」改成人工发（send: manual）
    参见  content/platforms/wechat.yml:2:1 订阅号群发：每个账号每天不超过 1 条，出处：微信公众平台文档「群发接口和原创校验」
    参见  calendar/schedules/vip-week.yml:6:10 03-02 周一 10:00「生活小窍门」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

第二次改成人工发就通过：

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
  mon-a: {day: mon, at: 10:00, theme: tips, send: oa}
  mon-b: {day: mon, at: 17:00, theme: poll}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Finding, Severity
from qunce.kinds.platform.measures import Means, Measure, Period
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Send, Word
from qunce.rule import Settings, rule
from qunce.rules.quotas import Limits, bucket, bucket_in_words, grounds, platform_of, sent, whose
from qunce.rules.remedies import fewer
from qunce.rules.wording import about, adjusted, involved


class Account(Word):
    SUBSCRIPTION = "oa_subscription", "订阅号"
    SERVICE = "oa_service", "服务号"


@record
class Options:
    account: Account = key("账号", "订阅号还是服务号", default=Account.SUBSCRIPTION)


@rule("CAD-066", "overused-official-account", severity=Severity.ERROR, options=Options)
def overused_official_account(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    counted: dict[tuple[str, Means, date], dict[object, Post]] = {}
    limits = {one: Limits(plan, Means(one.value), Measure.SENDS) for one in Account}
    for post in sent(plan, Send.OA):
        account = settings.of(post.group).account
        means, platform = Means(account.value), platform_of(plan, post)
        found = limits[account].on(platform, post.date)
        if found is None:
            continue
        first = bucket(post.date, period := found.limit.period or Period.DAY)
        those = counted.setdefault((platform.id, means, first), {})
        if (one := (post.place.name, post.starts)) in those:
            continue  # one article, however many groups plan it
        those[one] = post
        if len(those) == (most := found.limit.most(post.date)) + 1:
            earlier = list(those.values())[:-1]
            yield Finding(
                post.span,
                f"{account.label} {bucket_in_words(first, period)}群发超过 {most} 次{whose(found)}",
                mend="从这一条起合并进前一次的图文，或改成 send: manual",
                see=(grounds(platform, found), *involved(earlier), *adjusted(post),
                     about(post.group)),
                when=first,
                group=post.group.id, ways=partial(fewer, [post]),
            )  # fmt: skip
