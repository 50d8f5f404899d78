"""Amounts of money as people write them."""

from __future__ import annotations

from decimal import Decimal

from qunce.derived.expressions import expression

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{1,8}(?:\.[0-9]{1,2})?"
_AMOUNT = expression(rf"(?<![0-9.])({_NUMBER})(?![0-9.]*\s*(?:折|%|％|倍|[0-9]))\s*(万)?")

MONEY = rf"[¥￥]?\s*(?:{_NUMBER})\s*(?:元|块)?(?:\s*[／/每一].*)?"
"""The pattern of a key that wants one amount; `FORM` says so in words."""
FORM = "一个金额，如 59.9 元"


def yuan(text: str | None) -> Decimal | None:
    """The first amount of a text; nothing when it names none (a discount is no amount).

    >>> yuan("59.9 元／条"), yuan("¥1,299"), yuan("5.5 折"), yuan("5 万元")
    (Decimal('59.9'), Decimal('1299'), None, Decimal('50000'))
    """
    match = _AMOUNT.search(text) if text else None
    if match is None:
        return None
    return Decimal(match[1].replace(",", "")) * (10_000 if match[2] else 1)


def in_yuan(amount: Decimal) -> str:
    """An amount in words: no more decimals than it needs.

    >>> in_yuan(Decimal("1299.00")), in_yuan(Decimal("59.90"))
    ('1,299 元', '59.9 元')
    """
    text = f"{amount:,.2f}".rstrip("0").rstrip(".")
    return f"{text} 元"
