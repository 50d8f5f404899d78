"""What the catalogue of red lines asks for and no machine decides: data, with reason and remedy."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qunce.kinds.record import Record, key, record
from qunce.load import parse_bytes
from qunce.resolve.readers import Bad, Desk, record_reader

_CODE = r"RED-[A-Z]+-[0-9]{3}"
PATH = Path(__file__).parent / "by_hand.yml"


@record
class ByHand(Record):
    code: str = key("代码", "如 RED-ID-002", pattern=_CODE)
    title: str = key("标题", "要求什么", least=2)
    reason: str = key("为什么", "机器为什么判断不了", least=4)
    by_hand: str = key("人来做", "由人怎么做", least=4)


@record
class Catalogue(Record):
    last: tuple[str, ...] = key("最后一号", "每一族编到几号", pattern=_CODE)
    unused: tuple[str, ...] = key("空号", "编目时跳过的", default=(), pattern=_CODE)
    by_hand: tuple[ByHand, ...] = key("人工", "机器判断不了的")


@cache
def catalogue() -> Catalogue:
    """The file, read once; that it is sound is held by a test."""
    desk = Desk()
    node = parse_bytes(PATH.name, PATH.read_bytes()).node
    found = record_reader(Catalogue)(node, desk) if node is not None else None
    if not isinstance(found, Catalogue) or isinstance(found, Bad) or desk.findings:
        raise ValueError(f"{PATH.name}: {desk.findings}")
    return found


def catalogue_codes() -> tuple[str, ...]:
    """Every code of the catalogue, family by family."""
    return tuple(
        code
        for last in catalogue().last
        for number in range(1, int(last[-3:]) + 1)
        if (code := f"{last[:-3]}{number:03}") not in catalogue().unused
    )


def by_hand() -> tuple[ByHand, ...]:
    """What is left to people, in the order of the file."""
    return catalogue().by_hand
