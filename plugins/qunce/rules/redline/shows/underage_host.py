"""未满十六岁的人主播带货。

## 查什么

`live:` 的 `hosts:` 里，年龄 `age` 不满十六岁；十六、十七岁而没有写监护人同意 `guardian`。

## 为什么

未满十六周岁不能做主播，十六到十八岁要监护人同意

## 怎么改

换成满十八岁的人；十六、十七岁的补上 `guardian: 监护人同意书编号`。

## 例外

没有例外。孩子偶尔入镜、不带货的，写进 `people:`，由 RED-AD-023 查。

## 依据

- 网络直播营销管理办法（试行）第十七条（2021-05-25 起施行；2026-11-01 核对，读过转引）

## 例

十五岁，和没有监护人同意的十七岁：

```yaml
# content/scripts/example.yml
title: 例
text: 周六晚上开播。
live:
  hosts:
    - {who: 主播甲, age: 15}  # ✗ RED-LIV-003
    - {who: 主播乙, age: 17}  # ✗ RED-LIV-003
```

换人，或补同意书：

```yaml
# content/scripts/example.yml
title: 例
text: 周六晚上开播。
live:
  hosts:
    - {who: 主播丙}
    - {who: 主播乙, age: 17, guardian: 同意书 5 号}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.redline.shows.shows import shows

_LEAST, _ADULT = 16, 18


@rule("RED-LIV-003", "underage-host", severity=Severity.ERROR)
def underage_host(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for _, live in shows(plan):
        for host in live.hosts:
            if host.age is None or host.age >= _ADULT:
                continue
            if host.age < _LEAST:
                yield Finding(
                    host.at("age"),
                    f"主播「{host.who}」{host.age} 岁，不满 {_LEAST} 岁",
                    mend=f"换成满 {_ADULT} 岁的主播",
                )
            elif not host.guardian:
                yield Finding(
                    host.at("age"),
                    f"主播「{host.who}」{host.age} 岁，没有写监护人同意",
                    mend="补上 guardian: 监护人同意书编号，或换成满 18 岁的主播",
                )
