"""A code that a pack and a module decide together is one rule with one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from qunce.expand import Plan
from qunce.finding import Finding, Severity, Span
from qunce.kinds.record import key, record
from qunce.rule import Check, Rule
from qunce.rules.redline.joined import joined

WORDS = """原价没有依据。

## 查什么

正文写了原价。

## 为什么

原价要有依据

## 怎么改

写上依据。

## 依据

- 甲法第一条

## 例

原价 79 元。
"""
FIELDS = """对照价高过成交记录。

## 查什么

优惠写了成交记录。

## 为什么

对照价不得高过七天内的最低成交价

## 怎么改

改成最低成交价。

## 参数

- `slack`：允许高出多少元。

## 依据

- 乙法第二条

## 例

高过记录。
"""


@record
class Options:
    slack: int = key("容差", default=0)


def silent(*_: object) -> Iterator[Finding]:
    return iter(())


def speaking(*_: object) -> Iterator[Finding]:
    yield Finding(Span("a.yml"), "对照价 79 元")


PACKS = Check(
    (
        Rule("RED-PR-001", "basis-missing", Severity.WARNING, WORDS),
        Rule("RED-PR-003", "base-missing", Severity.INFO, WORDS),
    ),
    silent,
)
MODULE = Check((Rule("RED-PR-001", "basis-missing", Severity.ERROR, FIELDS, Options),), speaking)


def test_both_have_one_rule_whose_page_says_words_first_and_then_fields() -> None:
    packs, module = joined(PACKS, [MODULE])

    assert packs.rules[0] is module.rule
    assert packs.rules[1] is PACKS.rules[1]
    assert replace(module.rule, page=module.rule.doc) == replace(
        PACKS.rules[0],
        severity=Severity.ERROR,
        options=Options,
        page="""\
原价没有依据。

## 查什么

**看文字**

正文写了原价。

**看字段**

优惠写了成交记录。

## 为什么

原价要有依据

**看字段**

对照价不得高过七天内的最低成交价

## 怎么改

**看文字**

写上依据。

**看字段**

改成最低成交价。

## 参数

- `slack`：允许高出多少元。

## 依据

**看文字**

- 甲法第一条

**看字段**

- 乙法第二条

## 例

**看文字**

原价 79 元。

**看字段**

高过记录。
""",
    )
    assert module.rule.why == "原价要有依据"


def test_a_reason_that_both_give_stands_once_even_with_its_article_behind_it() -> None:
    same = FIELDS.replace(
        "对照价不得高过七天内的最低成交价", "原价要有依据（甲法第一条第（一）项）"
    )
    module = replace(MODULE, rules=(replace(MODULE.rule, page=same),))
    _, both = joined(PACKS, [module])

    assert "## 为什么\n\n原价要有依据\n\n## 怎么改" in both.rule.doc


def test_a_finding_of_the_module_keeps_its_own_weight_and_reason(plan: Plan) -> None:
    _, module = joined(PACKS, [MODULE])

    (found,) = module.run(plan, None)

    assert found.weight is Severity.ERROR
    assert found.why == "对照价不得高过七天内的最低成交价"


def test_a_reason_that_both_give_stands_once() -> None:
    page = FIELDS.replace("对照价不得高过七天内的最低成交价", "原价要有依据")
    same = replace(MODULE, rules=(replace(MODULE.rule, page=page),))

    packs, _ = joined(PACKS, [same])

    assert packs.rules[0].doc.count("原价要有依据") == 1


def test_two_names_for_one_code_are_refused() -> None:
    other = Check((replace(MODULE.rule, name="raised-price"),), speaking)

    with pytest.raises(ValueError, match="RED-PR-001: basis-missing and raised-price"):
        joined(PACKS, [other])


@pytest.fixture
def plan() -> Plan:
    """A plan that these checks never look at."""
    return None  # type: ignore[return-value]  # `speaking` takes anything
