"""不给用不着的资料就不让参加。

## 查什么

话术或活动的 `collects:` 里有一项不给就不能参加（`required: true`），却没有写不收就办不成的理由（`needed:`）。

## 为什么

不得以不同意处理个人信息为由拒绝服务，除非那是办事所必需（个人信息保护法第十六条）

## 怎么改

`required` 改成 `false`；真的非收不可，写上理由，如 `needed: 送货上门要有地址`。

## 例外

写了 `needed` 的不算；理由够不够由复核的人看。

## 依据

- 个人信息保护法第十六条（2021-11-01 起施行；2026-11-01 核对，读过原文）

## 例

不给生日就不能领券：

```yaml
# content/scripts/example.yml
title: 例
text: 新人券在会员中心领。
collects:
  - {what: 生日, purpose: 发生日券, consent: separate, required: true}  # ✗ RED-PII-006
```

可给可不给：

```yaml
# content/scripts/example.yml
title: 例
text: 新人券在会员中心领。
collects:
  - {what: 生日, purpose: 发生日券, consent: separate}
  - {what: 收货地址, purpose: 送货, consent: separate, required: true, needed: 送货上门要有地址}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers


@rule("RED-PII-006", "forced-consent", severity=Severity.ERROR)
def forced_consent(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for one in carrier.thing.collects:
            if one.required and not one.needed:
                yield Finding(
                    one.at("required"),
                    f"不给「{one.what}」就不能参加，没有写必需的理由",
                    mend="required 改成 false；不收就办不成的，补上 needed: 一句理由",
                )
