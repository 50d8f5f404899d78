"""The part of an expression that decides whether it matches at all."""

from __future__ import annotations

import re
from functools import cache

from qunce.derived.expressions import compiled, expression
from qunce.rules.redline.packs.alternatives import alternatives, whole

_ANYTHING = r"\[\^(?:\\.|[^\]\\])+\](?:\*|\{0,[0-9]+\})\??"
_LONGER = expression(rf"^{_ANYTHING}|(?<!\\){_ANYTHING}$")


@cache
def core(regex: str) -> re.Pattern[str]:
    r"""An expression without what only makes its matches longer at either end.

    One that begins with as much as there may be tries all of a sentence again from each of its
    characters, which is worth it only where the rest stands there.

    >>> core("[^。！？\\n]*(?:昨天|去年)[^。]{0,16}抽奖[^。！？\\n]*").pattern
    '(?:昨天|去年)[^。]{0,16}抽奖'
    """
    return compiled("|".join(_LONGER.sub("", one) for one in alternatives(regex)))


@cache
def cores(regexes: tuple[str, ...]) -> list[re.Pattern[str]]:
    """What tells whether one of several expressions matches: mostly one search for all of them."""
    alone = [one for one in regexes if whole(one)]
    joined = "|".join(core(one).pattern for one in regexes if not whole(one))
    return [*map(core, alone), *([compiled(joined)] if joined else [])]
