"""A rule's options as tables: what the playbook sets, and which groups differ."""

from __future__ import annotations

import re
from datetime import time
from enum import Enum

from markupsafe import Markup

from qunce.kinds.record import keys_of
from qunce.render.site.escape import literal
from qunce.render.site.grids import Grid, grid
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.offers import in_words
from qunce.rule import Rule

_MOST_GROUPS = 30
_WHAT = re.compile(r"(?<=^## 查什么\n).*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def in_figures(text: str, look: Lookup, rule: Rule) -> Markup:
    """A rule's page whose first section says the playbook's numbers instead of their names."""
    base = look.configured.settings[rule.code].base
    told = {name: _figure(getattr(base, field.name)) for name, field, _ in keys_of(rule.options)}

    def said(match: re.Match[str]) -> str:
        figure = told.get(match[1])
        return f'<abbr title="参数 {match[1]}">{figure}</abbr>' if figure else match[0]

    return Markup(_WHAT.sub(lambda part: re.sub(r"`(\w+)`", said, part[0]), text))


def _figure(value: object) -> str:
    """A number, a time of day or several of them; nothing for whatever reads better by name."""
    parts = value if isinstance(value, tuple) else (value,)
    if any(isinstance(one, (bool, Enum)) or not isinstance(one, (int, str, time)) for one in parts):
        return ""
    return str(literal(show(value))) if value else ""


def playbook_settings(look: Lookup, rule: Rule) -> Grid | None:
    """Each option with its default and the playbook's value."""
    settings = look.configured.settings[rule.code]
    default = rule.options()
    return grid(
        ("参数", "名称", "默认", "本手册", "设在", "说明"),
        [
            (
                Markup("<code>") + literal(name) + Markup("</code>"),
                key.title,
                show(getattr(default, field.name)),
                show(getattr(settings.base, field.name)),
                settings.origins.get(("", field.name), settings.origins.get(("", name), "")),
                key.help,
            )
            for name, field, key in keys_of(rule.options)
        ],
    )


def show(value: object) -> object:
    """A setting as an operator reads it."""
    if isinstance(value, (tuple, list, frozenset, set)):
        return "、".join(sorted(str(in_words(one)) for one in value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if hasattr(value, "hour") and not hasattr(value, "year"):
        return f"{value:%H:%M}"
    return in_words(value)


def group_settings(look: Lookup, rule: Rule, here: Here) -> Grid | None:
    """The groups whose settings differ from the playbook's."""
    settings = look.configured.settings[rule.code]
    groups = look.plan.playbook.groups
    rows = []
    for name, own in settings.by_group.items():
        differing = [
            (key, field)
            for _, field, key in keys_of(rule.options)
            if getattr(own, field.name) != getattr(settings.base, field.name)
        ]
        if differing:
            rows.append(
                (
                    here.group(groups[name]),
                    "；".join(
                        f"{key.title} {show(getattr(own, field.name))}" for key, field in differing
                    ),
                    "、".join(
                        dict.fromkeys(
                            settings.origin(groups[name], field.name) for _, field in differing
                        )
                    ),
                )
            )
    return grid(("社群", "参数", "来自"), rows[:_MOST_GROUPS], left_out=len(rows) - _MOST_GROUPS)
