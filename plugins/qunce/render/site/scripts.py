"""The pages of the scripts: an index to filter, and the words of each, ready to fill and copy."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from qunce.frozen import frozen
from qunce.kinds.script.model import Script
from qunce.kinds.script.wordings import attachments
from qunce.kinds.vocabulary import Category, PostKind
from qunce.render.site.declared import declared_facts
from qunce.render.site.escape import front, joined, literal, spoken
from qunce.render.site.grids import Grid, facts, grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.offers import offer_facts
from qunce.render.site.slots import coming_grid, uses_grid
from qunce.render.site.tags import kind_tag, tag
from qunce.render.site.templates import fill_page
from qunce.render.site.troubles import evidence_grid, findings_grid, grants_grid, source_line
from qunce.render.site.words import Words, wordings


@frozen
class Version:
    """One wording on its page: a heading of its own only when there are several."""

    headings: tuple[str, ...]
    words: Words


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """scripts/index.md and a page for each script."""
    scripts = look.plan.playbook.scripts
    if not scripts:
        return
    yield "scripts/index.md", _index(look)
    for script in scripts.values():
        yield f"scripts/{script.id}.md", _page(look, script)


def versions(script: Script) -> list[Version]:
    """The wordings of a script, headed when there are several."""
    found = wordings(script)
    return [Version((one.title,) if len(found) > 1 else (), one) for one in found]


def _index(look: Lookup) -> str:
    here = Here("../")
    playbook = look.plan.playbook
    kinds = list(PostKind)
    themes = sorted(playbook.themes.values(), key=lambda one: (kinds.index(one.kind), one.id))
    homeless = [playbook.scripts[one] for one, home in look.theme_of.items() if not home]
    sections = [
        (here.theme(one) + " " + kind_tag(one.kind), one.title, _table(look, those, here))
        for one in themes
        if (those := look.things("theme.script", one.id))
    ]
    if homeless:
        sections.append((literal("其他"), "其他", _table(look, homeless, here)))
    return fill_page(
        "scripts.md.j2",
        {"front": front("话术"), "count": len(playbook.scripts), "sections": sections},
    )


def _table(look: Lookup, scripts: list[Script], here: Here) -> Grid | None:
    return grid(
        ("话术", "场景", "对象", "语气", "版本", "接下来"),
        [
            (
                joined((here.script(one), *_quiet_tags(one)), " "),
                one.scene,
                one.segment,
                one.tone,
                f"{len(one.variants)} 版" if one.variants else "",
                _times(look, one),
            )
            for one in scripts
        ],
        "q-lines q-scripts",
        keep_empty=True,
    )


def _times(look: Lookup, script: Script) -> str:
    count = len(look.coming("script", script.id, 9999))
    return f"{count} 次" if count else "未排"


def _quiet_tags(script: Script) -> Iterator[Markup]:
    if script.category is not Category.GENERAL:
        yield tag(script.category)
    if script.purpose.value != "post":
        yield tag(script.purpose)


def _page(look: Lookup, script: Script) -> str:
    here = Here("../")
    playbook = look.plan.playbook
    theme = playbook.themes.get(look.theme_of[script.id])
    tags = [kind_tag(theme.kind)] if theme else []
    return fill_page(
        "script/page.md.j2",
        {
            "front": front(script.title, ("navigation",)),
            "crumb": joined(
                [here.to("scripts/index.md", "话术"), *([here.theme(theme)] if theme else [])],
                " / ",
            ),
            "title": script.title,
            "tags": joined((*tags, tag(script.purpose), tag(script.category)), " "),
            "lead": some(script.summary),
            "facts": facts(
                ("场景", script.scene),
                ("对象", script.segment),
                ("语气", script.tone),
                ("商品线", "、".join(script.lines)),
                (
                    "平台",
                    joined(
                        here.thing("platform", playbook.platforms[one]) for one in script.platforms
                    ),
                ),
                ("附件", attachments(script)),
                ("请群友回应", "是" if script.asks else ""),
                (
                    "旅程",
                    joined(
                        here.thing("journey", one)
                        for one in look.things("script.journey", script.id)
                    ),
                ),
                ("负责人", here.person(playbook.people[script.owner]) if script.owner else ""),
                ("复核期限", script.review_by),
            ),
            "versions": versions(script),
            "variables": some(_variables(script)),
            "offer": some(offer_facts(script.offer)),
            "declared": some(declared_facts(script)),
            "tips": some(script.tips),
            "manager_note": some(spoken(script.manager_note)),
            "lengths": some(_lengths(look, script, here)),
            "coming": some(coming_grid(look.coming("script", script.id), here, script=False)),
            "uses": some(uses_grid(look, look.uses_of("script", script.id), here)),
            "findings": some(findings_grid(look.about(script), here)),
            "evidence": some(evidence_grid(look, look.evidence_of("script", script), here)),
            "grants": some(grants_grid(look, look.granted_in(script), here)),
            "source": source_line(script),
        },
    )


def _variables(script: Script) -> Grid | None:
    return grid(
        ("变量", "填什么", "类型", "示例", "极端值", "可选", "缺省"),
        [
            (
                Markup("<code>") + literal("{" + name + "}") + Markup("</code>"),
                one.title,
                one.type.label,
                one.example,
                joined(one.extremes),
                joined(one.choices),
                one.default,
            )
            for name, one in script.variables.items()
        ],
        "q-lines is-named",
    )


def _lengths(look: Lookup, script: Script, here: Here) -> Grid | None:
    """The longest wording against what each platform takes."""
    platforms = look.plan.playbook.platforms
    names = script.platforms or dict.fromkeys(
        post.group.platform for post in look.posts_of("script", script.id)
    )
    longest = max((one.length for one in wordings(script)), default=0)
    return grid(
        ("平台", "上限", "填好后", "占用"),
        [
            (
                here.thing("platform", platforms[name]),
                f"{platforms[name].text_max} 字",
                f"{longest} 字",
                _share(longest, platforms[name].text_max),
            )
            for name in sorted(names)
        ],
    )


def _share(length: int, most: int) -> Markup:
    percent = -(-100 * length // most)
    over = " is-over" if length > most else ""
    return Markup(
        f'<span class="q-bar{over}" style="--share:{min(percent, 100)}%">{percent}%</span>'
    )
