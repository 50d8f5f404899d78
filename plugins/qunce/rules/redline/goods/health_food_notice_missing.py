"""保健食品在卖，没有批准文号、忠告语、适宜人群。

## 查什么

品类是保健食品的话术和活动，在卖（写了优惠、购买入口、付费推广，或排在促销栏目里），
`licence:` 里缺了广告审查批准文号 `approval_no`、忠告语 `notice`、适宜人群 `suits` 中的一样。
发到公开、半公开平台是错误，封闭群里是警告。正文的每一版都写了「不能代替药物」的，算有忠告语。

## 为什么

广告必须显著标明「本品不能代替药物」，还要有批准文号和适宜人群

## 怎么改

补上 `licence: {approval_no: 食健广审（文）第 … 号, notice: 本品不能代替药物, suits: 成人；孕妇、儿童不适宜}`，
图或正文里真的写出来。

## 例外

只通知到货、取货而不卖的不查。

## 依据

- 广告法第十八条（2021-04-29 起施行的文本；2026-11-01 核对，读过原文）
- 药品、医疗器械、保健食品、特殊医学用途配方食品广告审查管理暂行办法第七条、第九条（2020-03-01 起施行；2026-11-01 核对，读过原文）

## 例

只有优惠：

```yaml
# content/scripts/example.yml
title: 例
category: health-food  # ✗ RED-HF-004
text: 鱼油一百粒装，本品不能代替药物，周三到货。
offer: {kind: discount, what: 鱼油一百粒装}
```

三样都有：

```yaml
# content/scripts/example.yml
title: 例
category: health-food
text: 鱼油一百粒装，本品不能代替药物，周三到货。
offer: {kind: discount, what: 鱼油一百粒装}
licence:
  approval_no: 食健广审（文）第 280000-00000 号
  notice: 本品不能代替药物
  suits: 成人；孕妇、儿童不适宜
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import Category
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import Carrier, carriers

_NOTICE = expression("不(?:能|可|得)?(?:以)?(?:代替|替代|取代|是)药")


@rule("RED-HF-004", "health-food-notice-missing", severity=Severity.ERROR)
def health_food_notice_missing(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        if carrier.category is not Category.HEALTH_FOOD or not carrier.sells:
            continue
        missing = [*_missing(carrier)]
        if missing:
            yield Finding(
                carrier.thing.at("category"),
                f"保健食品在卖，没有写{'、'.join(name for name, _ in missing)}",
                severity=Severity.ERROR if carrier.public else Severity.WARNING,
                mend=f"补上 licence: {{{', '.join(value for _, value in missing)}}}",
            )


def _missing(carrier: Carrier) -> Iterator[tuple[str, str]]:
    licence, script = carrier.thing.licence, carrier.thing
    texts = [text for _, text, _, _ in script.texts()] if isinstance(script, Script) else []
    said = bool(texts) and all(_NOTICE.search(text) for text in texts)
    if licence is None or not licence.approval_no:
        yield "批准文号", "approval_no: 食健广审（文）第 … 号"
    if not said and (licence is None or not _NOTICE.search(licence.notice)):
        yield "忠告语", "notice: 本品不能代替药物"
    if licence is None or not licence.suits:
        yield "适宜人群", "suits: 标签上的适宜和不适宜人群"
