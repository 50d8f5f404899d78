"""The JSON Schema of every kind, from the very records that `resolve` builds.

Editors complete and check by it while somebody types. It accepts what `resolve` accepts, in the
types that a YAML 1.2 parser gives: `20:30` is a string, `180` an integer, `true` a boolean.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import Field, is_dataclass
from datetime import date, datetime, time
from types import UnionType
from typing import Any, Protocol, Union, get_args, get_origin, get_type_hints

from qunce.kinds import KIND, KINDS, Kind
from qunce.kinds.day.builtin import day_nodes, said_of
from qunce.kinds.day.model import Day
from qunce.kinds.day.when import PATTERN, When
from qunce.kinds.demands import demands
from qunce.kinds.record import Key, keys_of
from qunce.kinds.vocabulary import Word

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_TEXT = ["string", "number", "boolean"]
"""What plain text may be to a parser that guesses types: `title: 618` is a number to it."""
_CLOCK = "([01]?[0-9]|2[0-3])[:：][0-5][0-9]"
_DAY = "(19[7-9][0-9]|2[01][0-9]{2})-[0-9]{1,2}-[0-9]{1,2}"

_OWN: Schema = {
    "$schema": {"type": "string", "title": "结构说明", "description": "编辑器补全用的文件"},
    "extends": {
        "type": ["string", "integer"],
        "pattern": f"^{ID}$",
        "title": "继承",
        "description": "同类的另一个 id：没写的键都用它的",
    },
    "abstract": {
        "type": "boolean",
        "title": "只供继承",
        "description": "true：它自己不是一件东西，只给别的文件继承",
    },
}


class Ruled(Protocol):
    """What the schema needs to know of a rule, so that `rules:` can be completed too."""

    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def options(self) -> type[Any]: ...


def schemas(rules: Iterable[Ruled] = ()) -> dict[str, Schema]:
    """Every kind's schema by the kind's name; with rules, their codes and options are in it."""
    rules = tuple(rules)
    return {kind.name: schema_of(kind, rules) for kind in KINDS}


def schema_of(kind: Kind, rules: Iterable[Ruled] = ()) -> Schema:
    """The schema of one file of a kind."""
    writer = _Writer(tuple(rules))
    thing = writer.thing(kind)
    if kind.many:
        thing = {
            "type": "object",
            "properties": {"$schema": _OWN["$schema"]} | writer.built_in(kind),
            "propertyNames": {"pattern": f"^(\\$schema|{ID})$"},
            "additionalProperties": thing,
        }
    where = f"{kind.folder}/" if not kind.folder.endswith(".yml") else kind.folder
    return {
        "$schema": DIALECT,
        "title": kind.title,
        "description": f"{kind.title}，写在 {where}",
        **thing,
        "$defs": {name: writer.defs[name] for name in sorted(writer.defs)},
    }


def schema_of_record(cls: type[Any], title: str, where: str) -> Schema:
    """The schema of a file that holds one record and is no thing of a kind."""
    writer = _Writer(())
    whole = writer.plain(cls)
    return {
        "$schema": DIALECT,
        "title": title,
        "description": f"{title}，写在 {where}",
        **whole,
        "$defs": {name: writer.defs[name] for name in sorted(writer.defs)},
    }


class _Writer:
    """Writes one schema; records that it meets on the way become definitions."""

    def __init__(self, rules: tuple[Ruled, ...]) -> None:
        self.rules = rules
        self.defs: dict[str, Schema] = {}

    def thing(self, kind: Kind) -> Schema:
        """A thing: whoever inherits may leave out what the parent has, at any depth."""
        whole = self._object(kind.model)
        whole["properties"] = {**_OWN, **whole["properties"]}
        partial = {"anyOf": [{"required": ["extends"]}, {"required": ["abstract"]}]}
        return {**whole, "if": partial, "else": demands(kind.model)}

    def built_in(self, kind: Kind) -> dict[str, Schema]:
        """The days that need not be typed: an editor offers them, and nothing of them is missed."""
        if kind.model is not Day:
            return {}
        whole = self._object(Day)
        self.defs["BuiltInDay"] = {**whole, "properties": {**_OWN, **whole["properties"]}}
        return {
            name: {
                "title": title,
                "description": f"内置的日子：{when}。只写要改的键，不用它写 off: true",
                "$ref": "#/$defs/BuiltInDay",
            }
            for name, (title, when) in ((name, said_of(name)) for name in day_nodes())
        }

    def plain(self, cls: type[Any]) -> Schema:
        """A record by itself, with all that has to be written in it."""
        whole = self._object(cls)
        whole["properties"] = {"$schema": _OWN["$schema"], **whole["properties"]}
        return {**whole, "allOf": [demands(cls)]}

    def _object(self, cls: type[Any]) -> Schema:
        hints = get_type_hints(cls)
        return {
            "type": "object",
            "properties": {
                name: self._key(hints[field.name], field, key) for name, field, key in keys_of(cls)
            },
            "additionalProperties": False,
        }

    def _key(self, hint: Any, field: Field[Any], key: Key) -> Schema:
        inner, help = _bare(hint), [key.help] if key.help else []
        if isinstance(inner, type) and issubclass(inner, Word):
            help.append("、".join(f"{one.value} {one.label}" for one in inner))
        if key.ref:
            help.append(f"写{KIND[key.ref].title}的 id（{KIND[key.ref].folder}/ 里的文件名）")
        said: Schema = {"title": key.title, "description": "。".join(help)}
        if key.examples:
            said["examples"] = list(key.examples)
        if isinstance(field.default, (str, int)) and field.default != "":
            said["default"] = getattr(field.default, "value", field.default)
        return {**said, **self._type(hint, key)}

    def _type(self, hint: Any, key: Key) -> Schema:
        origin = get_origin(hint)
        if origin in (Union, UnionType):
            return self._type(_one_of(hint), key)
        if origin is tuple:
            item = self._type(get_args(hint)[0], key)
            many: Schema = {"type": "array", "items": item}
            return many if "$ref" in item else {"anyOf": [item, many]}
        if origin is not None:
            name, value = get_args(hint)
            return self._table(name, value, key)
        if isinstance(hint, type) and is_dataclass(hint):
            if hint.__name__ not in self.defs:
                self.defs[hint.__name__] = self._object(hint)
            return {"$ref": f"#/$defs/{hint.__name__}"}
        return _scalar(hint, key)

    def _table(self, name: Any, value: Any, key: Key) -> Schema:
        if value is Any:
            return self._rules()
        item = self._type(value, key)
        if isinstance(name, type) and issubclass(name, Word):
            names = {one.value: {"title": one.label, **item} for one in name}
            names |= {one.label: {"title": one.label, **item} for one in name}
            return {"type": "object", "properties": names, "additionalProperties": False}
        table: Schema = {"type": "object", "additionalProperties": item}
        if key.title != "变量":
            table["propertyNames"] = {"pattern": f"^{ID}$"}
        return table

    def _rules(self) -> Schema:
        if not self.rules:
            return {"type": "object"}
        words = ["off", "关", False, "error", "warning", "info"]
        level = {"title": "级别", "enum": ["error", "warning", "info"]}
        settings: Schema = {}
        for rule in self.rules:
            options = self._object(rule.options)
            options["properties"] = {"severity": level, **options["properties"]}
            settings[rule.code] = {"title": rule.title, "anyOf": [{"enum": words}, options]}
        plain = {"type": "object", "properties": {"severity": level}, "additionalProperties": False}
        own = {"title": "自己的红线规则", "anyOf": [{"enum": words}, plain]}
        return {
            "type": "object",
            "properties": settings,
            "patternProperties": {"^TEAM-[A-Z]+-[0-9]{3}$": own},
            "additionalProperties": False,
        }


def _one_of(hint: Any) -> Any:
    return next(one for one in get_args(hint) if one is not type(None))


def _bare(hint: Any) -> Any:
    """What stands inside an optional or a list."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _bare(_one_of(hint))
    return _bare(get_args(hint)[0]) if origin is tuple else hint


def _scalar(hint: type[Any], key: Key) -> Schema:
    if issubclass(hint, Word):
        words = list(hint)
        return {
            "enum": [*(one.value for one in words), *(one.label for one in words)],
            "enumDescriptions": [*(one.label for one in words), *(one.value for one in words)],
        }
    if hint is bool:
        return {"enum": [True, False, "是", "否", "yes", "no", "on", "off"]}
    if hint is int:
        found: Schema = {"type": ["integer", "string"], "pattern": "^[+-]?[0-9]{1,12}$"}
        return found | _bounds(key, "minimum", "maximum")
    if hint is datetime:
        return {"type": "string", "pattern": f"^{_DAY}[ T] *{_CLOCK} *$"}
    if hint is date:
        return {"type": "string", "pattern": f"^{_DAY}$"}
    if hint is When:
        return {"type": "string", "pattern": f"^ *({PATTERN}) *$"}
    if hint is time:
        return {"type": "string", "pattern": f"^{_CLOCK}$"}
    if key.ref:
        return {"type": ["string", "integer"], "pattern": f"^{ID}$"}
    text: Schema = {"type": _TEXT} | _bounds(key, "minLength", "")
    return text | ({"pattern": f"^(?:{key.pattern})$"} if key.pattern else {})


def _bounds(key: Key, least: str, most: str) -> Schema:
    bounds = {least: key.least, most: key.most if most else None}
    return {name: value for name, value in bounds.items() if value is not None}
