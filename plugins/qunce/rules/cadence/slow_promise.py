"""服务承诺没有写，或写得太慢。

## 查什么

社群的 `service:` 没有写；首次回应多于 `reply` 分钟，或投诉回应多于 `complaint` 分钟。筹建和解散的群不查。

## 为什么

问了半小时没有人理，多半就不买了；投诉拖一刻钟，会从一个人变成一群人

## 怎么改

把 `reply_minutes`、`complaint_minutes` 改小，并按它排班；做不到就减少社群，不要放宽承诺。

## 参数

- `reply`：首次回应至多多少分钟。默认 30，会员群 20。
- `complaint`：投诉回应至多多少分钟。默认 15。

## 依据

门店增长工作计划：「管理员需快速响应投诉」。分钟数是我们的判断。

## 例

```yaml
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
deputy: qiu
service:
  reply_minutes: 120  # ✗ CAD-042
  complaint_minutes: 15
```

```text
content/groups/vip.yml:8:18: info CAD-042 「会员群」首次回应写 120 分钟，至多 30 分钟
    8 |   reply_minutes: 120  # ✗ CAD-042
      |                  ^^^
    原因  问了半小时没有人理，多半就不买了；投诉拖一刻钟，会从一个人变成一群人
    改法  reply_minutes 改成 30
```

半小时以内就通过：

```yaml
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
deputy: qiu
service:
  reply_minutes: 30
  complaint_minutes: 15
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qunce.expand import Plan
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import ServicePromise
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, Stage
from qunce.rule import Settings, rule
from qunce.rules.remedies import valued
from qunce.rules.wording import origin


@record
class Options:
    reply: int = key("首次回应", "至多多少分钟", default=30, least=1)
    complaint: int = key("投诉回应", "至多多少分钟", default=15, least=1)


PROFILES = {GroupType.VIP: {"reply": 20}}


@rule("CAD-042", "slow-promise", severity=Severity.INFO, options=Options, profiles=PROFILES)
def slow_promise(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.stage in (Stage.PREPARE, Stage.CLOSED):
            continue
        options, service = settings.of(group), group.service
        if service is None:
            yield Finding(
                group.span,
                f"「{group.title}」没有写多久回应",
                mend=f"补上 service: {{reply_minutes: {options.reply}, "
                f"complaint_minutes: {options.complaint}}}",
                group=group.id,
            )
            continue
        for name, said, most, what in (
            ("reply", service.reply_minutes, options.reply, "首次回应"),
            ("complaint", service.complaint_minutes, options.complaint, "投诉回应"),
        ):
            if said > most:
                yield Finding(
                    service.at(f"{name}_minutes"),
                    f"「{group.title}」{what}写 {said} 分钟，"
                    f"至多 {most} 分钟{origin(settings, group, name)}",
                    mend=f"{name}_minutes 改成 {most}",
                    group=group.id,
                    ways=partial(_ways, service, f"{name}_minutes", most),
                )


def _ways(service: ServicePromise, name: str, most: int) -> Iterator[Change]:
    if change := valued(service, name, f"{most}", f"{name} 改成 {most}"):
        yield change
