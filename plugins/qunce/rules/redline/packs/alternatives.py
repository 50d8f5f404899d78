"""The alternatives of an expression: the expression matches where one of them does."""

from __future__ import annotations

import re
from pathlib import Path

from qunce.derived.expressions import expression
from qunce.derived.parts import Parts

_PARTS = Parts("alternatives", Path(__file__))

_WHOLE = expression(r"\\[1-9]|\(\?(?:P|\(|[aiLmsux-]+[:)])")
"""What refers to other parts of an expression, or changes them."""
_TOKEN = expression(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[(|)]|[^\\\[(|)]+", re.DOTALL)
"""An escaped character, a class of characters, what groups or parts, and whatever else."""
_MARKS = expression(r"[\\\[({.?*+^$]")


def alternatives(regex: str) -> list[str]:
    """Those of the whole expression, plain words together in one.

    >>> alternatives("加(?:微|v)信|私聊|[|]我|扫码")
    ['加(?:微|v)信', '[|]我', '私聊|扫码']
    """
    return _PARTS.get(regex, lambda: _alternatives(regex))


def whole(regex: str) -> bool:
    """True for an expression that can neither be parted nor stand beside another one."""
    return _WHOLE.search(regex) is not None


def _alternatives(regex: str) -> list[str]:
    if whole(regex):
        return [regex]
    parts = [""]
    depth = 0
    for token in _TOKEN.findall(regex):
        depth += (token == "(") - (token == ")")
        if token == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += token
    plain = [one for one in parts if not _MARKS.search(one)]
    return [*(one for one in parts if _MARKS.search(one)), *(["|".join(plain)] if plain else [])]
