"""Whole files as texts: what must not stand in any of them, whatever it is for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from qunce.derived.expressions import compiled
from qunce.expand.reach import ANYWHERE, Reach
from qunce.finding import Note, Span
from qunce.frozen import frozen
from qunce.kinds.declared import Declared
from qunce.kinds.offer import Offer
from qunce.kinds.vocabulary import Category, Purpose, VariableType
from qunce.load import Source
from qunce.load.positions import line_column
from qunce.resolve import Playbook
from qunce.resolve.playbook import FIELDS
from qunce.rules.redline.packs.normal import normal


@frozen
class File:
    """A file as it is written, comments included, or some of its lines."""

    source: Source
    text: str
    at: Sequence[int] = (0,)
    """Where each stretch of the text begins …"""
    raws: Sequence[int] = (0,)
    """… and where in the file."""
    names: tuple[str, ...] = ()
    reach: Reach = ANYWHERE
    category: Category = Category.GENERAL
    purpose: Purpose = Purpose.POST
    offer: Offer | None = None
    declared: Declared | None = None

    def place(self, start: int, end: int) -> tuple[Span, tuple[Note, ...]]:
        line, column = line_column(self.source, self._raw(start))
        last_line, last_column = line_column(self.source, self._raw(max(end - 1, start)))
        return Span(self.source.path, line, column, last_line, last_column + 1), ()

    def _raw(self, place: int) -> int:
        number = bisect_right(self.at, place) - 1
        return self.raws[number] + place - self.at[number]

    def types(self, start: int, end: int) -> frozenset[VariableType]:
        return frozenset()


def files(playbook: Playbook) -> Iterator[File]:
    """Every file that a sound thing or an authored page was read from, in order of path."""
    found = {page.path: Source(page.path, page.text) for page in playbook.pages.values()}
    things = [playbook.charter, *(one for kind in FIELDS for one in playbook.of(kind).values())]
    for thing in things:
        nodes = [thing.node, *(value for _, value in thing.node.entries.values())]
        for node in nodes:  # what is inherited stands in the file of the parent
            found[node.source.path] = node.source
    found |= {path: node.source for path, node in playbook.packs.items()}
    for path in sorted(found):
        yield File(found[path], found[path].text)


NUMERAL = "0-9①-⑨⓪⓿❶-❾➀-➈零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺"
_CALLED = "微薇威绿卫征徵徽溦崴葳嶶徴维歪彳⺅💚💬🛰🟩🟢泡茄伽嘉"
"""What WeChat is called by; one of these characters stands in every name that has no v or w."""
_MARK = r"[\-·.*_/~]"
"""What is left out between a Chinese character and one that is spelled."""
_BETWEEN = r"[^\u3400-\u9fffa-z0-9\n]{0,2}"
"""What may stand in a gap."""
NO_GAP = "年月日点到至张"
"""Hours and days are written with these, but no number of eleven, however it is spelled."""
_IN_NAME = r"a-z0-9_\-①-⑨"
_ITS_NAME = rf"(?=[^\n]*?[{_IN_NAME}](?:[^{_IN_NAME}\n]{{0,3}}+[{_IN_NAME}]){{2}})"
"""Whoever names a WeChat account by its name writes six characters of it, of which spellings may
stand for some."""
TRACES = {
    "RED-PII-003": (
        # a number of eleven, of which a spelling at each end may stand for one
        rf"[{NUMERAL}](?:[^{NUMERAL}{NO_GAP}\n]{{0,3}}+[{NUMERAL}]){{8}}",
        rf"[百佰](?<=[{NUMERAL}].)[份分芬]",
        # what sounds like it is put back in words of high risk alone
        rf"(?:[位围委未味尾胃违]{_BETWEEN}(?:[信心芯星❤♥]|x{_BETWEEN}i)"
        rf"|(?:权|quan){_BETWEEN}[位围委未味尾胃违]){_ITS_NAME}",
        # a letter on its own, or one of the ways to go on from it
        rf"[{_CALLED}vw](?:(?<=[{_CALLED}])|(?![a-z])(?<![a-z].)|x|ei|(?<=w)e(?![a-z])|echat"
        rf"|{_MARK}?[号信]|(?<=[加+我下的]v)|(?<=[加+我下的]{_MARK}v)|(?<=jiav)){_ITS_NAME}",
    )
}
"""Code of a rule → of which expressions one matches in every line where it finds anything.

No match goes beyond a line. They are tried in the normalised text, before gaps are closed and
spellings are put back: reading all lines of all files as closely as what members see would take a
tenth of a check.
"""


_MOMENT = (
    rf"202(?<![{NUMERAL}]202)(?<![{NUMERAL}].202)(?<![{NUMERAL}]..202)(?<![{NUMERAL}]...202)"
    rf"[0-9]-[0-9]{{2}}-[0-9]{{2}}[ t][0-9]{{2}}:[0-9]{{2}}(?![^{NUMERAL}\n]{{0,3}}[{NUMERAL}])"
)
"""A date with its hour, far from other figures: no number of eleven that anybody is called under
begins with one of its first four figures, and behind them there are too few."""


def marked(whole: Iterable[File], traces: Iterable[str]) -> Iterator[File]:
    """Of each file the lines in which one of the traces stands; nothing of a file without any."""
    # all at once, and past the rest of a line in which one was found
    search = compiled(rf"(?:{'|'.join(traces)})[^\n]*").finditer
    for one in whole:
        shown = compiled(_MOMENT).sub("    ", normal(one.text).text)
        places = [match.start() for match in search(shown)]
        if places:
            yield _lines(one, {shown.count("\n", 0, place) for place in places})


def _lines(one: File, numbers: Iterable[int]) -> File:
    """Some lines of a file; in normalised text characters differ, but never a line's end."""
    every = one.text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in every)]
    chosen = sorted(numbers)
    return replace(
        one,
        text="\n".join([every[number] for number in chosen]),
        at=(0, *accumulate(len(every[number]) + 1 for number in chosen[:-1])),
        raws=tuple(starts[number] for number in chosen),
    )
