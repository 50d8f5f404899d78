"""Ordinary text of the trade: what the reference playbook says itself, varied so that it is long.

Sentences come from its scripts and offers as people read them, filled in, and from its lessons.
A sentence comes again with other figures, names, weekdays and goods and with its clauses in another
order; where that makes nothing new, a clause of another sentence stands before it.
None stands there twice.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date

from benchmarks.playbooks import reference
from qunce.pipeline import compile_files
from qunce.rules.redline.packs.texts import claims

TODAY = date(2026, 11, 2)
CHARACTERS = 350_000
"""About a megabyte."""
LEAST = 4
"""Characters of a sentence; what is shorter is a heading's rest or a cell of a table."""
_ALIKE = (
    "0",
    "1 2 3 4 5 6 7 8 9",
    "周一 周二 周三 周四 周五 周六 周日",
    "早上 上午 中午 下午 傍晚 晚上",
    "毛毯 围巾 雨伞 餐盘 绘本 台灯 枕套 水杯 拖鞋 砧板",
    "苹果 橙子 南瓜 白菜 豆腐 面包 牛腩 鲈鱼 玉米 山药",
    "鲜食 家居 童装 女装 箱包 文具 厨具 床品",
    "小林 小周 阿岚 老赵 小满 谷雨 晓晨 阿宁 大川 叶子",
    "一楼 二楼 三楼 四楼 五楼",
    "蓝色 米色 灰色 墨绿 酒红 藏青",
)
_AMONG = {word: words.split() for words in _ALIKE for word in words.split()}
_EXCHANGED = re.compile("|".join(_AMONG))
_LESSON = re.compile(r"content/course/.*\.md$")
_ENDS = re.compile(r"(?<=[。！？；\n])")
_MARKUP = re.compile(
    r"^---\n.*?\n---\n|```.*?```|[*#>`]|\]\([^)]*\)|\[|^\s*- |^\|[-|]*\|$", re.S | re.M
)


def prose(characters: int = CHARACTERS) -> list[str]:
    """Sentences, each with its end mark, so many characters of them; no two are equal."""
    chosen = random.Random(1)
    sources = [*dict.fromkeys(sentences())]
    clauses = [clause for one in sources for clause in one[:-1].split("，")]
    found: dict[str, None] = {}
    size = 0
    while size < characters:
        for one in chosen.sample(sources, len(sources)):
            varied = one if one not in found else _varied(one, chosen)
            if varied in found:
                varied = f"{chosen.choice(clauses)}，{varied}"
            if varied not in found:
                found[varied] = None
                size += len(varied)
            if size >= characters:
                break
    return [*found]


def sentences() -> Iterator[str]:
    """What the reference playbook says, sentence by sentence."""
    files = reference()
    playbook = compile_files(files, today=TODAY, checks=()).playbook
    assert playbook is not None
    texts = [one.text for one in claims(playbook)]
    pages = [files[path].decode() for path in sorted(files) if _LESSON.match(path)]
    texts += [_MARKUP.sub("", one).replace("|", "\n") for one in pages]
    for text in texts:
        for sentence in _ENDS.split(text):
            plain = sentence.strip(" \n")
            if len(plain) >= LEAST:
                yield plain + ("" if plain[-1] in "。！？；" else "\n")


def _varied(sentence: str, chosen: random.Random) -> str:
    def another(match: re.Match[str]) -> str:
        return chosen.choice(_AMONG[match[0]])

    varied = _EXCHANGED.sub(another, sentence)
    whole, end = varied[:-1], varied[-1]
    clauses = whole.split("，")
    if len(clauses) > 1:
        chosen.shuffle(clauses)
    return "，".join(clauses) + end
