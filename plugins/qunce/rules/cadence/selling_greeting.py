"""节日祝福里夹着促销。

## 查什么

法定节假日和传统节日的前 `days` 天到当天，促销或福利栏目的帖子正文里说到这个节，又说「快乐」「安康」「祝」这类祝福的话。

## 为什么

祝福后面跟着价格，群友只看见价格，祝福也成了广告。

## 怎么改

祝福单独发一条价值或互动，促销另发一条，不带祝福。

## 参数

- `days`：从前几天起算。默认 1。

## 依据

百货社群培训资料：定期发送节日祝福，维系情感。祝福与促销分开发，是我们的判断，所以只是提示。

## 例

元宵节的祝福发在好价栏目里：

```yaml
# content/scripts/lantern.yml
title: 元宵
text: 元宵节快乐，汤圆买二送一，到店领。
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tue-deal: {day: tue, at: 19:30, theme: deal, script: lantern, until: 2026-03-03}  # ✗ CAD-031
```

```text
calendar/schedules/vip-week.yml:6:13: info CAD-031 「会员群」的元宵节祝福发在促销栏目「本周好价」里（2026-03-03）
    6 |   tue-deal: {day: tue, at: 19:30, theme: deal, script: lantern, until: 2026-03-03}  # ✗ CAD-031
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  祝福后面跟着价格，群友只看见价格，祝福也成了广告
    改法  祝福另发一条「生活小窍门」，这一条只说促销
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

祝福归祝福：

```yaml
# content/scripts/lantern.yml
title: 元宵
text: 元宵节快乐，您家的汤圆是什么馅？
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tue-poll: {day: tue, at: 19:30, theme: poll, script: lantern, until: 2026-03-03}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import DayKind, PostKind
from qunce.rule import Settings, rule
from qunce.rules.festive import SELLING, greets, names_of, occasions, posts_on
from qunce.rules.wording import about, adjusted, theme_of


@record
class Options:
    days: int = key("提前", "从前几天起算", default=1, least=0, most=30)


@rule("CAD-031", "selling-greeting", severity=Severity.INFO, options=Options)
def selling_greeting(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for day in occasions(plan, DayKind.HOLIDAY, DayKind.FESTIVAL):
        names = names_of(day)
        for group in plan.groups:
            first = day.date - timedelta(settings.of(group).days)
            for post in posts_on(plan, group, first, day.date):
                if (
                    post.kind in SELLING
                    and any(name in post.text for name in names)
                    and greets(post)
                ):
                    theme = theme_of(plan, group, PostKind.VALUE, PostKind.INTERACT)
                    yield Finding(
                        post.span,
                        f"「{group.title}」的{day.title}祝福发在"
                        f"{post.kind.label}栏目「{post.theme.title}」里",
                        mend=f"祝福另发一条{theme}，这一条只说{post.kind.label}",
                        see=(about(group), *adjusted(post)),
                        when=post.date,
                        group=group.id,
                    )
