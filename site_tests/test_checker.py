"""The checker in the browser says of every text what `qunce lint-text` says of it."""

from __future__ import annotations

import gzip
import random
import re
import socketserver
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import date
from functools import partial
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest
from benchmarks.corpus import blind, entries
from site_tests.conftest import ROOT, Quiet

from qunce.kinds.record import Record
from qunce.kinds.vocabulary import Category
from qunce.layout import read_folder
from qunce.load import load
from qunce.output import write_tree
from qunce.render import checker
from qunce.render.checker.expressions import Untranslatable, javascript
from qunce.render.checker.written import LEFT, TAKEN
from qunce.resolve import resolve
from qunce.rules.redline.packs import Pasted, lint_all, shipped, team_of
from qunce.rules.redline.packs.characters import table
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.pasted import PLATFORMS
from qunce.rules.redline.packs.portable import foreign
from qunce.rules.redline.packs.variants import known

DAY = date(2026, 11, 22)
CATEGORIES = [one.value for one in Category]
CORPUS = [*entries(), *(entry for one in blind() for entry in one.entries)]
EVERY = 4
"""So many texts of the corpus are as hard as all: every fourth of every family is read."""
AT_ONCE = 4000

PAGE = """\
<!doctype html><meta charset="utf-8"><title>…</title>
<script type="module">
import { load } from "./checker/checker.js";
const check = await load("checker/data.json");
window.said = (text, platform, category, day) =>
  check(text, { platform, category, day, explain: true }).map((one) => one.finding);
</script>
"""


@pytest.fixture(scope="module")
def engine(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A bare page with the engine and its data, just as the site has them."""
    with serving(browser, tmp_path_factory.mktemp("engine"), checker.files(shipped())) as page:
        yield page


@contextmanager
def serving(browser: Any, folder: Path, files: dict[str, bytes]) -> Iterator[Any]:
    write_tree(
        folder,
        {
            "index.html": PAGE.encode(),
            **{f"checker/{Path(path).name}": data for path, data in files.items()},
        },
    )
    with socketserver.ThreadingTCPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(folder))
    ) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        page.wait_for_function("window.said !== undefined")
        yield page
        page.close()
        server.shutdown()


def in_python(
    texts: Iterable[Pasted], rules: Sequence[PackRule] | None = None, names: Sequence[str] = ()
) -> list[list[dict[str, Any]]]:
    return [
        [
            {name: value for name, value in asdict(one).items() if value != ""} for one in found
        ]
        for found in lint_all([*texts], DAY, rules, names=names, explain=True)
    ]  # fmt: skip


def in_browser(engine: Any, texts: list[Pasted]) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = []
    for first in range(0, len(texts), AT_ONCE):
        some = [(one.text, one.platform, one.kind) for one in texts[first : first + AT_ONCE]]
        found += engine.evaluate(
            "([texts, day]) => texts.map((one) => said(...one, day))", [some, DAY.isoformat()]
        )
    return found


def differences(engine: Any, texts: Iterable[Pasted]) -> list[tuple[Any, ...]]:
    """The first texts of which both say something different."""
    texts = [*dict.fromkeys(texts)]
    both = zip(texts, in_python(texts), in_browser(engine, texts), strict=True)
    return [(text, ours, theirs) for text, ours, theirs in both if ours != theirs][:3]


@pytest.mark.browser
def test_the_corpus_reads_the_same(engine: Any) -> None:
    texts = [Pasted(one.text, one.platform, one.category) for one in CORPUS[::EVERY]]

    assert differences(engine, texts) == []
    assert sum(map(len, in_python(texts))) > 2000


@pytest.mark.browser
def test_every_example_of_every_rule_reads_the_same(engine: Any) -> None:
    platforms = cycle(("any", "wechat", "xiaohongshu"))
    texts = [
        Pasted(text, next(platforms), (rule.categories or (Category.GENERAL,))[0].value)
        for rule in shipped()
        for text in (*rule.good, *rule.bad)
    ]

    assert differences(engine, texts) == []


@pytest.mark.browser
def test_every_platform_and_every_category_reads_the_same_where_nobody_meant_it(
    engine: Any,
) -> None:
    """Other texts of the corpus, each on another platform and about other goods."""
    pairs = [*product([*PLATFORMS, "myspace"], [*CATEGORIES, "boats"])]
    others = [one.text for one in CORPUS[1::EVERY]]
    texts = [Pasted(text, *pair) for text, pair in zip(others, cycle(pairs), strict=False)]
    told = [text for text in texts if text.platform != "myspace" and text.kind != "boats"]

    assert len(others) > 10 * len(pairs)
    assert differences(engine, told) == []
    # what the page cannot ask for is taken as `lint-text` takes it, which says so besides
    for text, ours, theirs in differences(engine, [*{*texts} - {*told}]):
        assert [one for one in ours if one["code"] != "RED-IN-001"] == theirs, text


EXTREMES = [
    "", " ", "\n", "\r\n", "\x00", "。", "🍑", "👨‍👩‍👧", "🇨🇳", "\u200b", "\ufeff", "️", "İ", "ΑΣ",
    "最\x00好用的锅", "全网\r\n最好用的锅\r\n", "全网最好用的锅\u2028最好用", "最好用的锅\x85最\x1c好用的锅",
    "🍑🍑全网最好用的锅🍑加v❤🍑", "🅥🅘🅟 加🅥信 ➕薇", "ＮＯ．１　最 好 用 的 锅", "最\u200b\u200d好\ufe0f用的锅",
    "𝐕𝐗：abc12345", "後天最優惠的價格，全網最低價", "zuì好 zui好 最hao", "限时特惠，{结束时间}结束，【截止日期】[数量]",
    "「最好」这个词不能写，《最好的我们》不算，\"最好\"", "身份证 11010519491231002X 和 110105194912310021",
    "全网最好用的锅，" * 300, "最" * 3000, "最 " * 2000, "买东西 东西多", "房顶 级差五厘米", "开封不退项不换，谢谢配合", "🍑" * 5000 + "全网最低价", "a" * 20000,
    ("今天到货的砂糖橘很甜，全网最低价，加v❤领内部价；转发朋友圈集满38个赞免费送。\r\n" * 500)[:20000],
    "谁家饺子最好吃？\n当然是我们家", "谁家最好吃，当然我们家", "哪款最好用？还用问",
    "好" * 450 + "全网最低价" + "🍑" * 450 + "不算", "我们努力做到" + "🍑" * 200 + "全网最好用的锅" + "🍑" * 200 + "？",
]  # fmt: skip


@pytest.mark.browser
def test_extreme_texts_read_the_same(engine: Any) -> None:
    platforms = cycle(PLATFORMS)
    texts = [
        Pasted(text, next(platforms), kind) for text in EXTREMES for kind in ("general", "food")
    ]

    assert differences(engine, texts) == []


def disguised(dice: random.Random) -> Pasted:
    """A text of the corpus, or two, with odd things put between its characters."""
    words = "".join(
        dice.choice(CORPUS).text + dice.choice(["", "\n", "，"]) for _ in range(dice.choice((1, 1, 2)))
    )  # fmt: skip
    odd = [*' 　·.，。！?\n\t\u200b\ufe0f❤🔥🍑🆇①\x00\x85ΣİK「」"[]0x-%$A', *known(), *ODD_ONES]
    rate, usual = dice.choice((0, 0.02, 0.1, 0.5)), dice.choice(odd)
    parts: list[str] = []
    for char in words:
        parts.append(dice.choice(SPELLED.get(char, char)) if dice.random() < rate else char)
        if dice.random() < rate:
            parts.append(dice.choice((usual, dice.choice(odd))))
    return Pasted("".join(parts), dice.choice([*PLATFORMS]), dice.choice(CATEGORIES))


ODD_ONES = ["{结束时间}", "【截止日期】", "[数量]", "{价格}", "本店近30天", "？"]
SPELLED: dict[str, list[str]] = {}
for _code, _char in table().items():
    SPELLED.setdefault(chr(_char), []).append(chr(_code))


@pytest.mark.browser
def test_texts_in_every_sort_of_disguise_read_the_same(engine: Any) -> None:
    dice = random.Random(3)

    assert differences(engine, [disguised(dice) for _ in range(1000)]) == []


@pytest.mark.browser
def test_a_playbook_with_packs_and_names_of_its_own_reads_the_same(
    browser: Any, tmp_path: Path
) -> None:
    playbook, _ = resolve(load(read_folder(ROOT)))
    assert playbook is not None
    rules, names = team_of(playbook, DAY).holding, ("最好吃糖水铺", "全网最低价商行")
    texts = [
        Pasted(text, platform)
        for text in (
            *(text for rule in rules if rule.code.startswith("TEAM-") for text in rule.bad),
            "最好吃糖水铺今天开门，全网最好吃", "来全网最低价商行看看，全网最低价",
        )
        for platform in PLATFORMS
    ]  # fmt: skip

    with serving(browser, tmp_path, checker.files(rules, names)) as page:
        ours, theirs = in_python(texts, rules, names), in_browser(page, texts)
    assert ours == theirs
    assert {"TEAM-WORD-001", "RED-AD-001"} <= {one["code"] for found in ours for one in found}


def test_the_data_hold_nothing_that_only_a_writer_of_packs_needs() -> None:
    files = checker.files(shipped())
    data = files["assets/qunce/checker/data.json"]

    assert len(gzip.compress(data)) < 900_000  # as every server of a site sends it
    assert all(rule.bad[0].encode() not in data for rule in shipped())
    assert files == checker.files(shipped())


@pytest.mark.parametrize(
    ("expression", "source"),
    [
        (r"最[好佳]{1,2}", "最[好佳]{1,2}"),
        (r"a.b", r"a[^\n]b"),
        (r"好$", r"好(?=\n?$)"),
        (r"[\d元]\D", r"[\p{Nd}元][^\p{Nd}]"),
        (r"[0-9]++元", r"(?=([0-9]+))(?:\1)元"),
        (r"([，。])(?>好|不坏)\1", r"([，。])(?=((?:好|不坏)))(?:\2)(?:\1)"),
        (r"[^\-\]]\+", r"[^\-\]]\+"),
        (r"(?<!不)好(?!的)", "(?<!不)好(?!的)"),
        ("🔥|\x00", r"[🔥\u{0}]"),
    ],
)
def test_an_expression_is_said_in_javascript(expression: str, source: str) -> None:
    assert javascript(expression) == source
    assert not foreign(expression) or r"\1" in expression  # which only our own expressions use


def spans(engine: Any, jobs: list[tuple[str, str]]) -> list[list[int] | None]:
    """Where JavaScript finds an expression first, for each expression and text."""
    said = [(javascript(expression), text) for expression, text in jobs]
    found: list[list[int] | None] = engine.evaluate(
        """jobs => {
            const made = new Map();
            return jobs.map(([source, text]) => {
                if (!made.has(source)) made.set(source, new RegExp(source, "u"));
                const found = made.get(source).exec(text);
                return found && [found.index, found.index + found[0].length];
            });
        }""",
        said,
    )
    return found


def span(expression: str, text: str) -> list[int] | None:
    """Where Python finds it, in units of UTF-16."""
    found = re.search(expression, text)
    return found and [len(text[:at].encode("utf-16-le")) // 2 for at in found.span()]


SOME = 5
"""So many examples of a rule are held against each of its expressions, some of which have fifty."""


@pytest.mark.browser
def test_every_expression_finds_the_same_in_examples_of_its_rule_and_in_torn_ones(
    engine: Any,
) -> None:
    dice = random.Random(5)
    jobs = []
    for rule in shipped():
        said = [one.regex for one in (*rule.patterns, *rule.except_patterns)]
        said += [one.regex for one in (*rule.requires, *rule.clears) if one.regex]
        regexes = dict.fromkeys(said)
        examples = [*rule.good, *rule.bad]
        for text in dice.sample(examples, min(len(examples), SOME)):
            words = [*normal(text).text]
            torn = [*words]
            for _ in range(3):
                torn[dice.randrange(len(torn))] = dice.choice(("", "的", "🍑", "\n", " ", *words))
            jobs += [(regex, "".join(one)) for regex in regexes for one in (words, torn)]

    pairs = zip(jobs, spans(engine, jobs), strict=True)
    assert [(job, theirs) for job, theirs in pairs if span(*job) != theirs][:3] == []


NULLABLE = [
    "a(?:b|c?)?c", "a(?:b{0,2}?)?bc", "a(?:c|b{0,3}?)??b", "(?:a|b?|c){0,3}c", "(?:a?b??){2,4}c",
    "(?:|a){0,3}?c", "(?:a|(?:b?)?)?c", "(?:a?)?+b", "(?>a?|ab)c", "(?:(?:a?b?)?c?){1,2}$",
]  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("expression", NULLABLE)
def test_what_may_be_empty_is_repeated_alike(engine: Any, expression: str) -> None:
    texts = ["".join(one) for size in range(6) for one in product("abc", repeat=size)]

    found = spans(engine, [(expression, text) for text in texts])
    assert dict(zip(texts, found, strict=True)) == {text: span(expression, text) for text in texts}


ODD_EXPRESSIONS = [
    "(?i)vip", "(?i:vip)", r"(a)?(?(1)b|c)", r"\b好", r"\B好", r"\w", r"[\w好]", r"[\S好]", "(?:)*", "(?:a?)*",
    "(?m)^好", "(?s).", r"(?x) 好",
]  # fmt: skip


@pytest.mark.parametrize("expression", ODD_EXPRESSIONS)
def test_what_javascript_has_no_words_for_is_refused_and_told_whoever_writes_it(
    expression: str,
) -> None:
    with pytest.raises(Untranslatable):
        javascript(expression)
    assert foreign(expression)


@pytest.mark.parametrize("record", TAKEN, ids=lambda one: one.__name__)
def test_every_field_of_a_rule_is_decided_by_or_left_on_purpose(record: type[Record]) -> None:
    taken, left = TAKEN[record].split(), LEFT[record].split()

    assert sorted([*taken, *left]) == sorted(one.name for one in fields(record))


def test_no_word_of_the_rules_is_written_twice() -> None:
    """What the engine knows of Chinese words is in its data; its own sources hold none of them."""
    sources = {
        path: data.decode()
        for path, data in checker.files(shipped()).items()
        if path.endswith(".js") and not path.endswith(("page.js", "findings.js"))
    }
    code = {path: re.sub(r"/\*.*?\*/|//.*", "", text, flags=re.DOTALL) for path, text in sources.items()}  # fmt: skip

    allowed = {"《", "的", "级", "、", "，", "。", "？", "→"}
    written = {
        mark
        for text in code.values()
        for mark in re.findall(r"[\u2190-\u9fff\uff00-\uffef]+", text)
    }
    assert written <= allowed
