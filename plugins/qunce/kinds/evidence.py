"""Evidence: what proves a claim, on record where the claim is made."""

from __future__ import annotations

from datetime import date

from qunce.kinds.record import Record, key, record


@record
class Evidence(Record):
    """A record that a claim is true; it clears what the law lets proof clear, until it expires."""

    claim: str = key(
        "主张", "证明的是哪句话，照正文抄，命中的字要在里面", least=2,
        examples=("本店保温杯销量第一",),
    )  # fmt: skip
    source: str = key("来源", "谁统计、谁检测、谁发的证", least=2, examples=("本店收银记录",))
    period: str = key(
        "时间范围", "数据是哪段时间的，证书是哪年的", least=2, examples=("2026 年 9 月",)
    )
    scope: str = key(
        "适用范围", "哪些门店、哪些商品、样本多少", least=2, examples=("云杉店 B1 层",)
    )
    file: str = key(
        "存证文件", "手册文件夹里的路径，放在 evidence/ 里不会上网站", least=3,
        examples=("evidence/2026-09-sales.pdf",),
    )  # fmt: skip
    until: date | None = key("有效期", "到这一天为止；过期就不再消除", default=None)

    def holds(self, day: date) -> bool:
        """True while the record has not expired."""
        return self.until is None or day <= self.until
