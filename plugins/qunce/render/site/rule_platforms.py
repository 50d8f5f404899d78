"""The handbook by platform: which rules hold where, and how much they weigh there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from markupsafe import Markup

from qunce.finding import Severity
from qunce.kinds.vocabulary import Channel
from qunce.render.site.escape import front, joined
from qunce.render.site.grids import grid
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.rule_topics import sections, topics
from qunce.render.site.tags import severity_tag
from qunce.render.site.templates import fill_page
from qunce.rule import Rule
from qunce.rules.redline import MODULES
from qunce.rules.redline.packs import shipped
from qunce.rules.redline.packs.model import Grade, PackRule
from qunce.rules.redline.packs.pasted import PLATFORMS
from qunce.rules.redline.packs.weighing import speaks_of, weighed

SHOWN = {
    "wechat": "微信群", "wecom": "企业微信群", "qq": "QQ 群", "xiaohongshu": "小红书",
    "douyin": "抖音", "weibo": "微博", "zhihu": "知乎",
}  # fmt: skip
Weights = Mapping[str, Severity | None]
"""Platform → how much a rule weighs there; None where it does not hold."""


@cache
def weights(code: str) -> Weights:
    """How much a red line weighs on each platform as Qunce has it."""
    return _weights(code, {rule.code: rule for rule in shipped()}.get(code))


def weights_here(code: str, look: Lookup) -> Weights:
    """The same as the playbook changed it: by its packs, and by the settings of its charter."""
    if look.configured.is_off(code, ""):
        return dict.fromkeys(SHOWN)
    rule = look.rules[code]
    changed = (
        next((one for one in look.team.rules if one.code == code), None) if rule.notes else None
    )
    found = _weights(code, changed) if changed else weights(code)
    chosen = look.configured.severity(code, "") or rule.fixed
    return {name: weight and (chosen or weight) for name, weight in found.items()}


def _weights(code: str, pack: PackRule | None) -> Weights:
    """The gravest of a rule's words and its fields."""
    module = next((one.rule for one in MODULES if one.rule.code == code), None)
    found: dict[str, Severity | None] = {}
    for name in SHOWN:
        names, channel = PLATFORMS[name]
        here = [] if module is None else [*_fields(module, names)]
        if pack is not None and speaks_of(pack, (names,)):
            here.append(weighed(pack, channel, (names,), _whole_grade(pack, channel)))
        found[name] = min(here, key=lambda one: one.rank) if here else None
    return found


def _fields(module: Rule, names: str) -> Iterator[Severity]:
    """How much a rule of fields weighs on a platform of these names; nothing when not there."""
    if module.only_on and not any(word in names for word in module.only_on):
        return
    strict = not module.strict_on or any(word in names for word in module.strict_on)
    yield module.severity if strict else module.severity.milder


def _whole_grade(rule: PackRule, channel: Channel) -> Grade | None:
    """The grade that a channel alone decides; single words are told of on the rule's page."""
    return next(
        (
            one
            for one in rule.grades
            if channel in one.channels and not (one.hit or one.sentence or one.categories)
        ),
        None,
    )


def in_short(rule: Rule, look: Lookup) -> Markup | str:
    """A rule's weight on all platforms in one line: alike everywhere, or by weight."""
    found = weights_here(rule.code, look)
    by_weight: dict[Severity | None, list[str]] = {}
    for name, weight in found.items():
        by_weight.setdefault(weight, []).append(SHOWN[name])
    if len(by_weight) == 1:
        (weight,) = by_weight
        return Markup("{} 各平台一样").format(severity_tag(weight)) if weight else "不查"
    order = sorted(by_weight, key=lambda one: one.rank if one else 9)
    return joined(
        (
            Markup("{} {}").format(severity_tag(one) if one else "不查", "、".join(by_weight[one]))
            for one in order
        ),
        "；",
    )


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """rules/platforms.md and a page for each platform."""
    here = Here("../")
    redlines = [rule for rule in look.rules.values() if rule.redline]
    here_now = {rule.code: weights_here(rule.code, look) for rule in redlines}
    rows = []
    for name, title in SHOWN.items():
        count = Counter(here_now[rule.code][name] for rule in redlines)
        channel = PLATFORMS[name][1]
        rows.append(
            (
                here.to(f"rules/on-{name}.md", title), channel.label,
                *(count[one] for one in Severity), count[None] or "",
            )
        )  # fmt: skip
    differing = [rule for rule in redlines if len(set(here_now[rule.code].values())) > 1]
    yield (
        "rules/platforms.md",
        fill_page(
            "rules-platforms.md.j2",
            {
                "front": front("按平台看红线"),
                "crumb": here.to("rules/index.md", "规则"),
                "platforms": grid(
                    ("平台", "谁看得到", "错误", "警告", "提示", "不查"),
                    rows,
                    "q-lines is-named",
                    keep_empty=True,
                ),
                "count": len(differing),
                "same": len(redlines) - len(differing),
                "differing": grid(
                    ("规则", "查什么", *SHOWN.values()),
                    [
                        (
                            here.code(rule.code),
                            rule.title,
                            *map(_mark, here_now[rule.code].values()),
                        )
                        for rule in differing
                    ],
                    "q-matrix",
                    keep_empty=True,
                ),
            },
        ),
    )
    for name, title in SHOWN.items():
        yield f"rules/on-{name}.md", _page(redlines, here_now, name, title, here)


def _mark(weight: Severity | None) -> object:
    return severity_tag(weight) if weight else "不查"


def _page(
    redlines: list[Rule], here_now: Mapping[str, Weights], name: str, title: str, here: Here
) -> str:
    channel = PLATFORMS[name][1]
    families: dict[str, list[tuple[object, ...]]] = {}
    for topic, rules in topics(redlines).items():
        rows: list[tuple[object, ...]] = [
            (here.code(rule.code), rule.title, severity_tag(weight))
            for rule in rules
            if (weight := here_now[rule.code][name])
        ]
        if rows:
            families[topic] = rows
    count = Counter(here_now[rule.code][name] for rule in redlines)
    return fill_page(
        "rules-platform.md.j2",
        {
            "front": front(f"{title}的红线"),
            "crumb": here.to("rules/platforms.md", "按平台看红线"),
            "title": title,
            "channel": channel.label,
            "law": _LAW[channel.value],
            "errors": count[Severity.ERROR],
            "warnings": count[Severity.WARNING],
            "hints": count[Severity.INFO],
            "sections": sections(("规则", "查什么", "在这里"), families),
        },
    )


_LAW = {
    "public": "谁都看得到，按广告管：《广告法》和各专门法都适用，纯用词的规则也按原级别。",
    "closed_group": (
        "封闭群里点对点的售卖一般不算广告（《广告法》适用问题执法指南（一）第六条），"
        "纯用词的规则降一级；事实、价格、抽奖、个人信息、医疗这些一级不降。"
        "截图一发就公开，拿不准就按公开平台写。"
    ),
    "mixed": "朋友圈、扫码就能进的群，按公开平台写。",
}
