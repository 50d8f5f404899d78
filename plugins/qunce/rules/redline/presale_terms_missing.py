"""预售的钱和时间没有写全，或对不上。

## 查什么

方式是预售的优惠没有写 `presale`；`presale` 少了预付款性质 `kind`、预付多少 `deposit`、尾款 `balance`、尾款截止 `due`、总价 `total`、退款办法 `refund`；
预付加尾款不等于总价；写作定金而超过总价的百分之二十。

## 为什么

总价、尾款时间和退款办法要先写明，定金超过两成的部分不产生定金的效力（民法典第五百八十六条）

## 怎么改

补齐缺的字段，把三个数对上；定金降到总价的两成以内，或改成可以退的订金（`kind: advance`）。

## 参数

- `most`：定金最多占总价的百分之几。

## 依据

- 明码标价和禁止价格欺诈规定第六条、第十九条（2022-07-01 起施行；2026-11-01 核对，读过原文）
- 民法典第五百八十六条、第五百八十七条（2021-01-01 起施行；2026-11-01 核对，凭常识）

## 例

只写了定金：

```yaml
# content/scripts/example.yml
title: 例
text: "羽绒被先登记，详情页写着规则。"
offer:
  kind: presale
  what: 羽绒被一床
  presale: {kind: earnest, deposit: 50 元}  # ✗ RED-PR-011
```

写全了：

```yaml
# content/scripts/example.yml
title: 例
text: "羽绒被先登记，详情页写着规则。"
offer:
  kind: presale
  what: 羽绒被一床
  presale:
    kind: earnest
    deposit: 50 元
    balance: 349 元
    due: 2026-11-30 20:00
    total: 399 元
    refund: 付尾款前不要了，定金不退；没有货双倍退定金
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.benefits import DepositKind, Presale
from qunce.kinds.money import in_yuan, yuan
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import OfferKind
from qunce.rule import Settings, rule
from qunce.rules.mechanics.offers import missing, offers

_PUBLIC = {
    "kind": "定金还是订金", "deposit": "预付多少", "balance": "尾款", "due": "尾款截止",
    "total": "总价", "refund": "退款办法",
}  # fmt: skip


@record
class Options:
    most: int = key("定金上限", "占总价的百分之几", default=20, least=0, most=20)


@rule("RED-PR-011", "presale-terms-missing", severity=Severity.WARNING, options=Options)
def presale_terms_missing(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for one in offers(plan.playbook):
        presale = one.offer.presale
        if presale is None:
            if one.offer.kind is OfferKind.PRESALE:
                keys = "、".join(_PUBLIC)
                yield Finding(
                    one.offer.at("kind"), "预售没有写 presale", mend=f"补上 presale: {keys}"
                )
            continue
        lacking = missing(presale, _PUBLIC)
        if lacking:
            yield Finding(
                one.offer.at("presale"),
                f"预售还缺 {len(lacking)} 项要写明的事",
                mend=f"补上 {'、'.join(lacking)}",
            )
        yield from _sums(presale, settings.base.most)


def _sums(presale: Presale, most: int) -> Iterator[Finding]:
    deposit, balance, total = map(yuan, (presale.deposit, presale.balance, presale.total))
    if deposit is None or not total:
        return
    if balance is not None and deposit + balance != total:
        yield Finding(
            presale.at("total"),
            f"预付 {in_yuan(deposit)}加尾款 {in_yuan(balance)}是 {in_yuan(deposit + balance)}，"
            f"总价写 {in_yuan(total)}",
            mend=f"总价改成 {in_yuan(deposit + balance)}，或尾款改成 {in_yuan(total - deposit)}",
        )
    cap = total * most / 100
    if presale.kind is DepositKind.EARNEST and deposit > cap:
        yield Finding(
            presale.at("deposit"),
            f"定金 {in_yuan(deposit)}，超过总价 {in_yuan(total)}的 {most}%",
            mend=f"定金降到 {in_yuan(cap)}以内，或改成可退的订金（kind: advance）",
        )
