"""秒杀预告没有把条件说全。

## 查什么

秒杀的预告要写出五样：开始、结束、价格或优惠、数量、限购。话术里用变量填的也算写出。

## 为什么

条件写全了，群友自己就能判断要不要等；缺一样，开抢那晚群里全是问这一样的。

## 怎么改

把缺的补进话术，最好用变量，一场一填。

## 依据

- 社群增长方案：限时秒杀，社群公告预告，限定时间参与。
- 规范促销行为暂行规定（市场监管总局令第 32 号）第十三条、第二十条：促销活动应当公示规则、期限、数量和限制条件。

## 例

只说了价钱：

```yaml
# content/scripts/flash-open.yml
title: 开抢
step: open
text: 开始了！马克杯 19 元。
offer: {kind: flash_sale, what: 马克杯一只, price: "19"}
# content/scripts/flash-notice.yml
title: 预告
step: notice
text: 周六晚上八点，马克杯 19 元，别错过。  # ✗ CAD-052
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  notice: {day: thu, at: 20:00, theme: tips, script: flash-notice}
  open: {day: sat, at: 20:00, theme: deal, script: flash-open, minutes: 60}
```

```text
content/scripts/flash-notice.yml:4:7: warning CAD-052 预告「预告」没有写结束、数量、限购
    4 | text: 周六晚上八点，马克杯 19 元，别错过。  # ✗ CAD-052
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  条件写全了，群友自己就能判断要不要等；缺一样，开抢那晚群里全是问这一样的
    改法  补上结束、数量、限购，每场不同的用变量填
    参见  calendar/schedules/vip-week.yml:7:9 讲的是「本周好价」
```

五样都有：

```yaml
# content/scripts/flash-open.yml
title: 开抢
step: open
text: 开始了！马克杯 19 元。
offer: {kind: flash_sale, what: 马克杯一只, price: "19"}
# content/scripts/flash-notice.yml
title: 预告
step: notice
variables:
  数量: {type: number, example: "50"}
text: 周六 20:00–21:00，马克杯 19 元，一共 {数量} 只，每人限购两只。
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  notice: {day: thu, at: 20:00, theme: tips, script: flash-notice}
  open: {day: sat, at: 20:00, theme: deal, script: flash-open, minutes: 60}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Note, Severity
from qunce.kinds.script.model import Script
from qunce.kinds.script.wordings import shown
from qunce.kinds.vocabulary import Step
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.sales import sales_of

_COUNT = r"(?:[0-9]+|[一二两三四五六七八九十百]+)\s*"
_UNIT = r"(?:件|份|套|组|个|箱|单|席|名|位|盒|瓶|条|台|双|袋|张|包|床|只|支|块|本|把|斤|桶|罐|篮|筐|棵|颗|碗|杯)"
_CLOCK = r"(?:[0-9]{1,2}[:：][0-9]{2}|[0-9一二两三四五六七八九十]{1,3}\s*点(?!开)半?|零点)"
_TO = r"\s*(?:[-—–~～]+|到|至)\s*"
_DATE = r"[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*[日号]?|20[0-9]{2}-[0-9]{2}-[0-9]{2}"
_PARTS = {
    "开始": expression(rf"{_CLOCK}|零时|开[抢卖始]"),
    "结束": expression(
        rf"{_CLOCK}[^。！？\n]{{0,8}}{_TO}[^。！？\n]{{0,8}}{_CLOCK}|(?:{_DATE}){_TO}|截止|结束|为止|{_CLOCK}\s*止"
        r"|一小时|[0-9一二两三]\s*(?:个)?小时|[0-9]+\s*分钟(?!前|后)"
    ),
    "价格": expression(
        r"[0-9.]+\s*元|[¥￥]\s*[0-9]|[0-9一二三四五六七八九.]+\s*折|立?减\s*[0-9]|免费|半价"
    ),
    "数量": expression(
        rf"(?:共|总|限量|数量|备货|备了|备有|只有|名额)[^，。！？\n]{{0,8}}?{_COUNT}{_UNIT}?|{_COUNT}{_UNIT}(?:，?\s*(?:卖|抢|售)完|为止|现货)"
    ),
    "限购": expression(rf"限购|每[人户单][^，。！？\n]{{0,6}}{_COUNT}|不限购|限\s*{_COUNT}{_UNIT}"),
}


@rule("CAD-052", "vague-notice", severity=Severity.WARNING)
def vague_notice(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    told: set[str] = set()
    for sale in sales_of(plan):
        for post in sale.before:
            script = post.script
            if script is None or script.step is not Step.NOTICE or script.id in told:
                continue
            told.add(script.id)
            yield from _lacking(script, Note(sale.span, f"讲的是「{sale.title}」"))


def _lacking(script: Script, see: Note) -> Iterator[Finding]:
    for filling in shown(script):
        lacks = [name for name, said in _PARTS.items() if not said.search(filling.text)]
        if lacks:
            yield Finding(
                filling.span(0, len(filling.text)),
                f"预告「{script.title}」没有写{'、'.join(lacks)}",
                mend=f"补上{'、'.join(lacks)}，每场不同的用变量填",
                see=(see,),
            )
