"""收病历、孕产、证件、人脸、账户这类敏感资料。

## 查什么

话术或活动的 `collects:` 收敏感资料（病历、体检、孕产、人脸、指纹、证件、银行卡、行踪、宗教……），
同意方式不是单独同意（`separate`）；或者收不满十四岁孩子的资料（`minors: true`），不是监护人单独同意（`guardian`）。

## 为什么

敏感资料泄露了伤害大，只有非要不可、单独征得同意并严加保护才可以收

## 怎么改

不收就能办的，删掉这一项；非收不可的，`consent` 改成 `separate`（孩子的改成 `guardian`），并写明 `purpose`。

## 参数

- `sensitive`：算作敏感的词，出现在 `what` 里就算；写了就替换默认的词表。

## 例外

没有例外；法律许可不经同意的情形不在社群里发生。

## 依据

- 个人信息保护法第二十八条至第三十一条（2021-11-01 起施行；2026-11-01 核对，读过原文）

## 例

随会员章程就收孕周：

```yaml
# content/scripts/example.yml
title: 例
text: 想参加孕妈课堂的，到服务台登记。
collects:
  - {what: 孕周和预产期, purpose: 分班, consent: general}  # ✗ RED-PII-002
  - {what: 孩子的昵称, purpose: 准备名牌, consent: separate, minors: true}  # ✗ RED-PII-002
```

单独同意、监护人同意：

```yaml
# content/scripts/example.yml
title: 例
text: 想参加孕妈课堂的，到服务台登记。
collects:
  - {what: 孕周和预产期, purpose: 分班, consent: separate, needed: 不同孕周课程不同}
  - {what: 孩子的昵称, purpose: 准备名牌, consent: guardian, minors: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.outreach import Consent
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule
from qunce.rules.mechanics.carriers import carriers

_SENSITIVE = (
    "病历", "病史", "诊断", "体检", "过敏史", "用药", "血型", "基因", "健康", "孕周", "孕产", "预产",
    "怀孕", "月经", "人脸", "刷脸", "指纹", "声纹", "虹膜", "身份证", "护照", "证件", "银行卡", "卡号",
    "账户", "验证码", "密码", "收入", "征信", "行踪", "轨迹", "实时位置", "定位", "宗教", "信仰", "民族",
)  # fmt: skip


@record
class Options:
    sensitive: tuple[str, ...] = key("敏感的词", "出现在 what 里就算", default=_SENSITIVE)


@rule("RED-PII-002", "sensitive-data-without-consent", severity=Severity.ERROR, options=Options)
def sensitive_data_without_consent(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for one in carrier.thing.collects:
            word = next((word for word in settings.base.sensitive if word in one.what), "")
            if one.minors and one.consent is not Consent.GUARDIAN:
                yield Finding(
                    one.at("consent"),
                    f"收孩子的「{one.what}」，同意方式是「{one.consent.label}」",
                    mend="consent 改成 guardian（监护人单独同意），或不收孩子的资料",
                )
            elif word and one.consent not in (Consent.SEPARATE, Consent.GUARDIAN):
                yield Finding(
                    one.at("consent"),
                    f"收敏感资料「{one.what}」，同意方式是「{one.consent.label}」",
                    mend=f"不收「{word}」；非收不可就把 consent 改成 separate（单独同意）",
                )
