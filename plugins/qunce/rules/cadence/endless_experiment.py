"""实验没有说定何时收场、看哪个数。

## 查什么

实验没有写 `metric`（看哪个数），没有写 `until`（到哪天止），时间超过四周，或到期了还没有写 `outcome`（结论）。

## 为什么

没有期限和指标的实验，结果好的时候叫成功，不好的时候叫再看看，最后两版都留着。

## 怎么改

开始之前写明看哪个数、到哪天止；到期写下结论，把输的那一版撤掉。

## 参数

- `weeks`：至多几周。默认 4。

## 依据

社群增长方案：通过 A/B 测试验证不同话术，优选方案。四周是本手册的判断。

## 例

没有期限：

```yaml
# content/experiments/opening.yml
title: 开头用问句还是陈述  # ✗ CAD-072
question: 问句开头是不是回复更多
metric: 每条 24 小时内的回复数
from: 2026-03-02
arms:
  ask: {script: tips-menu, groups: [vip]}
  tell: {script: tips-sweater, groups: [daily]}
```

```text
content/experiments/opening.yml:2:8: info CAD-072 「开头用问句还是陈述」没有写到哪天止
    2 | title: 开头用问句还是陈述  # ✗ CAD-072
      |        ^^^^^^^^^^^^^^^^^^
    原因  没有期限和指标的实验，结果好的时候叫成功，不好的时候叫再看看，最后两版都留着
    改法  写 until: 2026-03-29，四周为限
```

说定了就通过：

```yaml
# content/experiments/opening.yml
title: 开头用问句还是陈述
question: 问句开头是不是回复更多
metric: 每条 24 小时内的回复数，多三成算赢
from: 2026-03-02
until: 2026-03-29
arms:
  ask: {script: tips-menu, groups: [vip]}
  tell: {script: tips-sweater, groups: [daily]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from qunce.expand import Plan
from qunce.finding import Change, Finding, Severity
from qunce.kinds.experiment.model import Experiment
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule
from qunce.rules.remedies import ended


@record
class Options:
    weeks: int = key("周数", "至多几周", default=4, least=1)


@rule("CAD-072", "endless-experiment", severity=Severity.INFO, options=Options)
def endless_experiment(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    weeks = settings.base.weeks
    where = settings.origins.get(("", "weeks"), "")
    for one in plan.playbook.experiments.values():
        longest = one.start + timedelta(weeks=weeks, days=-1)
        if not one.metric:
            yield _at(one, "title", "没有写看哪个数", "写上 metric，如：每条 24 小时内的回复数")
        if one.until is None:
            mend = f"写 until: {longest}，{_words(weeks)}为限"
            yield _at(one, "title", "没有写到哪天止", mend, longest)
        elif one.until > longest:
            days = (one.until - one.start).days + 1
            limit = f"至多 {weeks} 周" + (f"（{where}）" if where else "")
            yield _at(one, "until", f"要做 {days} 天，{limit}", f"改成 until: {longest}", longest)
        elif one.until < plan.today and not one.outcome:
            yield _at(one, "until", f"到 {one.until} 已经结束，还没有写结论",
                      "写上 outcome：哪一组赢，接下来怎么做")  # fmt: skip


def _at(one: Experiment, name: str, what: str, mend: str, last: date | None = None) -> Finding:
    ways = partial(_ways, one, last, mend) if last else None
    return Finding(one.at(name), f"「{one.title}」{what}", mend=mend, ways=ways)


def _ways(one: Experiment, last: date, words: str) -> Iterator[Change]:
    if change := ended(one, last, words):
        yield change


def _words(weeks: int) -> str:
    return "四周" if weeks == 4 else f"{weeks} 周"
