"""Schemas: what the reference playbook says is accepted, and mistakes are refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from qunce.cli.schema import schema_files
from qunce.example import starter
from qunce.kinds import KINDS
from qunce.kinds.schema import Schema, schemas
from qunce.layout import read_folder
from qunce.resolve.files import kind_of_file
from qunce.rules import RULES

ROOT = Path(__file__).parent.parent


class EditorConstructor(SafeConstructor):
    """YAML 1.2 core types, as editors have them: a date stays a string."""


EditorConstructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def as_an_editor_reads(data: bytes) -> Any:
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    reader.Constructor = EditorConstructor
    return reader.load(data)


@cache
def known() -> dict[str, Schema]:
    return schemas(RULES)


def told(kind: str, text: str) -> list[str]:
    """What an editor would underline: the path and the words, deepest first."""
    validator = jsonschema.Draft202012Validator(known()[kind])
    errors = validator.iter_errors(as_an_editor_reads(text.encode()))
    return sorted(
        f"{'.'.join(str(part) for part in error.absolute_path)}: {error.message}"
        for error in errors
    )


def files() -> Iterator[Any]:
    for origin, found in (("starter", starter()), ("reference", read_folder(ROOT))):
        for path, data in sorted(found.items()):
            kind = kind_of_file(path)
            if kind is not None and path.endswith((".yml", ".yaml")):
                yield pytest.param(kind.name, data, id=f"{origin}:{path}")


@pytest.mark.parametrize(("kind", "data"), list(files()))
def test_every_file_of_ours_fits_its_schema(kind: str, data: bytes) -> None:
    assert told(kind, data.decode()) == []


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_schema_is_one_and_speaks_chinese(kind: str) -> None:
    schema = known()[kind]
    jsonschema.Draft202012Validator.check_schema(schema)

    def keys(node: Any) -> Iterator[tuple[str, Any]]:
        if isinstance(node, dict):
            properties = node.get("properties", {})
            for name, value in properties.items():
                if isinstance(value, dict) and "title" in value:
                    yield name, value
            for value in node.values():
                yield from keys(value)

    found = list(keys(schema))
    assert found
    for name, value in found:
        words = value["title"] + value.get("description", "")
        assert any("\u4e00" <= char <= "\u9fff" for char in words), name


GROUP = "title: 会员群\nplatform: wecom\ntype: vip\nhost: xia\n"


@pytest.mark.parametrize(
    ("kind", "text", "errors"),
    [
        pytest.param(
            "group",
            f"{GROUP}memebers: 180\n",
            [": Additional properties are not allowed ('memebers' was unexpected)"],
            id="a key misspelt",
        ),
        pytest.param(
            "group",
            "title: 会员群\nplatform: wecom\ntype: vip\n",
            [": 'host' is a required property"],
            id="a key missing",
        ),
        pytest.param(
            "group",
            f"{GROUP}members: 很多\n",
            ["members: '很多' does not match '^[+-]?[0-9]{1,12}$'"],
            id="a number in words",
        ),
        pytest.param(
            "group",
            f"{GROUP}members: -1\n",
            ["members: -1 is less than the minimum of 0"],
            id="a number too small",
        ),
        pytest.param(
            "group",
            f"{GROUP}quiet: {{from: 22:00}}\n",
            ["quiet: 'to' is a required property"],
            id="half a stretch of time",
        ),
        pytest.param(
            "group",
            f"{GROUP}opened: 11月1日\n",
            [
                "opened: '11月1日' does not match "
                "'^(19[7-9][0-9]|2[01][0-9]{2})-[0-9]{1,2}-[0-9]{1,2}$'"
            ],
            id="a date in words",
        ),
        pytest.param(
            "group",
            f"{GROUP}rules: {{CAD-004: {{from: 25:00}}, CAD-999: off}}\n",
            [
                "rules.CAD-004: {'from': '25:00'} is not valid under any of the given schemas",
                "rules: 'CAD-999' does not match any of the regexes: '^TEAM-",
            ],
            id="rule settings",
        ),
        pytest.param(
            "schedule",
            "title: 周\ngroups: [vip]\nfrom: 2026-03-02\nslots:\n"
            "  Mon tips: {day: mon, at: 9点, theme: tips}\n",
            [
                "slots.Mon tips.at: '9点' does not match '^([01]?[0-9]|2[0-3])[:：][0-5][0-9]$'",
                "slots: 'Mon tips' does not match '^[a-z0-9]+(?:-[a-z0-9]+)*$'",
            ],
            id="a slot",
        ),
        pytest.param(
            "day",
            "double-11: {title: 双十一, kind: shoping, date: 2026-11-11}\n",
            ["double-11.kind: 'shoping' is not one of "],
            id="a word misspelt",
        ),
    ],
)
def test_a_mistake_is_refused_at_its_place(kind: str, text: str, errors: list[str]) -> None:
    found = told(kind, text)

    assert len(found) == len(errors)
    assert [one[: len(want)] for one, want in zip(found, errors, strict=True)] == errors


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("group", f"{GROUP}members: 180\nstage: 成熟\n", id="a Chinese label"),
        pytest.param(
            "group", f"{GROUP}themes: tips\nmembers: '180'\n", id="one item, a quoted number"
        ),
        pytest.param("group", "extends: base\ntitle: 群\nquiet: {from: 21:00}\n", id="a child"),
        pytest.param("group", "abstract: true\nplatform: wecom\n", id="a parent"),
        pytest.param(
            "group", f"$schema: x.json\n{GROUP}rules: {{CAD-004: off}}\n", id="a rule off"
        ),
        pytest.param("script", "title: 618\ntext: 100\n", id="text that looks like a number"),
        pytest.param(
            "override",
            "a: {slot: w.s, date: 2026-3-3, action: move, to: 2026-03-04 9:30, reason: 停电}\n",
            id="a moment",
        ),
    ],
)
def test_what_resolve_accepts_is_accepted(kind: str, text: str) -> None:
    assert told(kind, text) == []


def test_rules_of_a_team_may_be_set_too() -> None:
    setting = "title: 手册\nrules: {TEAM-WORD-001: off, TEAM-WORD-002: {severity: info}}\n"

    assert told("playbook", setting) == []
    assert len(told("playbook", setting.replace("TEAM-WORD-001", "TEAM-1"))) == 1


def test_the_schema_of_a_team_s_own_packs_fits_the_reference_and_refuses_what_a_check_refuses() -> (
    None
):
    schema = json.loads(schema_files()["redlines.json"])
    validator = jsonschema.Draft202012Validator(schema)
    pack = (ROOT / "content" / "redlines" / "house-words.yml").read_bytes()
    wrong = {
        "title": "用语",
        "rules": [{"code": "WORD-1"}],
        "changes": [{"code": "RED-AD-003", "of": True}, {"reason": "没有写代码"}],
    }

    jsonschema.Draft202012Validator.check_schema(schema)
    assert [one.message for one in validator.iter_errors(as_an_editor_reads(pack))] == []
    said = {one.message.partition(" ")[0] for one in validator.iter_errors(wrong)}
    assert said == {"'WORD-1'", "Additional", "'reason'", "'code'", "'name'", "'title'",
                    "'severity'", "'message'", "'looks_at'", "'why'", "'mend'", "'pass'", "'fail'"}  # fmt: skip
