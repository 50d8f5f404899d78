"""The variables and the length of scripts."""

from __future__ import annotations

from site_tests.red_texts import a_script, codes, compiled, seen, told


def test_an_undefined_variable_is_found_with_a_guess() -> None:
    outcome = compiled(
        a_script(
            """\
text: "{商品名}到货，{商品}在{ 柜台 }，{没关上"
variables:
  商品: {example: 橘子}
"""
        )
    )

    assert [(seen(one, outcome), one.mend) for one in outcome.report.findings] == [
        ("example.yml:3:8 error SCR-001「{商品名}」", "是不是「{商品}」？"),
        ("example.yml:3:21 error SCR-001「{ 柜台 }」", "在 variables 下写 柜台: {example: …}"),
        ("example.yml:3:28 error SCR-001「{」", "补上另一半，或写成「{{」"),
    ]


def test_a_variable_is_used_when_any_variant_uses_it() -> None:
    assert told(
        a_script(
            """\
variants:
  a: {text: "{商品}到货"}
  b: {text: "{{时间}}到货"}
variables:
  商品: {example: 橘子}
  时间: {example: 今天}
"""
        )
    ) == ["example.yml:8:3 warning SCR-002「时间」"]


def test_inherited_variables_may_stay_unused() -> None:
    assert (
        codes(
            "# content/scripts/parent.yml\ntitle: 上级\nabstract: true\nvariables: {商品: {example: 橘子}}\n",
            "# content/scripts/child.yml\nextends: parent\ntitle: 下级\ntext: 今天到货\n",
        )
        == []
    )


PAGER = (
    "# content/platforms/pager.yml\ntitle: 短讯\nshort: 短讯\nchannel: closed_group\ntext_max: 6\n"
)


def test_a_text_is_as_long_as_its_longest_filling() -> None:
    outcome = compiled(
        PAGER,
        a_script(
            """\
platforms: [pager, wecom]
text: |
  {商品}今天到货
variables:
  商品: {example: 橘子, extremes: [砂糖橘]}
"""
        ),
    )

    (finding,) = outcome.report.findings
    assert seen(finding, outcome) == "example.yml:5:10 error SCR-003「货」"
    assert finding.message == "填好变量最长有 7 个字，短讯一条最多 6 个"
    assert [str(note.span) for note in finding.see] == ["content/platforms/pager.yml:5:11"]


def test_the_platform_of_the_group_where_it_is_planned_counts() -> None:
    group = "# content/groups/short.yml\ntitle: 短讯群\nplatform: pager\ntype: vip\nhost: xia\n"
    plan = (
        "# calendar/schedules/week.yml\ntitle: 周排期\ngroups: [short]\nfrom: 2026-03-02\nslots:\n"
        "  tue: {day: tue, at: 20:00, theme: tips, script: example}\n"
    )

    assert codes(PAGER, group, plan, a_script("text: 今天橘子到货啦\n")) == ["SCR-003"]
    assert codes(PAGER, group, a_script("text: 今天橘子到货啦\n")) == []
