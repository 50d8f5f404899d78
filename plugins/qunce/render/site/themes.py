"""The pages of the themes: by kind, and everything about each one."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from qunce.frozen import frozen
from qunce.kinds.script.model import Script
from qunce.kinds.theme.model import Theme
from qunce.kinds.vocabulary import Category, PostKind
from qunce.render.site.escape import front, joined, literal
from qunce.render.site.grids import facts, grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.slots import coming_grid, groups, uses_grid
from qunce.render.site.tags import kind_tag, tag
from qunce.render.site.templates import fill_page
from qunce.render.site.troubles import findings_grid, grants_grid, source_line

_MOST_SCRIPTS = 200


@frozen
class Card:
    link: Markup
    tags: Markup
    text: Markup
    facts: tuple[tuple[str, Markup], ...]


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """themes/index.md and a page for each theme."""
    themes = look.plan.playbook.themes.values()
    if not themes:
        return
    here = Here("../")
    sections = []
    for kind in PostKind:
        cards = [card(look, one, here) for one in themes if one.kind is kind]
        if cards:
            sections.append((kind.label, cards))
    yield (
        "themes/index.md",
        fill_page(
            "themes.md.j2",
            {"front": front("栏目"), "count": len(themes), "sections": sections},
        ),
    )
    for theme in themes:
        yield f"themes/{theme.id}.md", _page(look, theme)


def card(look: Lookup | None, theme: Theme, here: Here) -> Card:
    """A theme in a few lines; how often it is planned when the plan is at hand."""
    coming = len(look.coming("theme", theme.id, 999)) if look else 0
    return Card(
        here.theme(theme),
        joined((kind_tag(theme.kind), *_more_tags(theme)), " "),
        literal(theme.why or theme.summary),
        facts(("频率", theme.frequency), ("接下来", f"{coming} 条" if coming else "")),
    )


def _more_tags(theme: Theme) -> Iterator[Markup]:
    if theme.category is not Category.GENERAL:
        yield tag(theme.category)
    if theme.activity:
        yield tag("主题活动")


def _page(look: Lookup, theme: Theme) -> str:
    here = Here("../")
    playbook = look.plan.playbook
    scripts: list[Script] = look.things("theme.script", theme.id)
    role = playbook.roles[theme.owner] if theme.owner else None
    return fill_page(
        "theme/page.md.j2",
        {
            "front": front(theme.title, ("navigation",)),
            "crumb": here.to("themes/index.md", "栏目"),
            "title": theme.title,
            "tags": joined((kind_tag(theme.kind), *_more_tags(theme)), " "),
            "lead": [one for one in dict.fromkeys((theme.why, theme.summary)) if one],
            "facts": facts(
                ("形式", theme.format.label),
                ("频率", theme.frequency),
                ("商品线", "、".join(theme.lines)),
                ("供稿", here.role(role) if role else ""),
                (
                    "社群",
                    groups(
                        look, [one.id for one in look.things("theme.group", theme.id)], here, 40
                    ),
                ),
            ),
            "tips": some(theme.tips),
            "topics": some(theme.topics),
            "scripts": some(
                grid(
                    ("话术", "场景", "对象", "版本", "接下来"),
                    [
                        (
                            here.script(one),
                            one.scene,
                            one.segment,
                            f"{len(one.variants)} 版" if one.variants else "",
                            f"{len(look.coming('script', one.id, 999))} 次",
                        )
                        for one in scripts[:_MOST_SCRIPTS]
                    ],
                    left_out=len(scripts) - _MOST_SCRIPTS,
                )
            ),
            "uses": some(uses_grid(look, look.uses_of("theme", theme.id), here, theme=False)),
            "coming": some(coming_grid(look.coming("theme", theme.id), here, theme=False)),
            "findings": some(findings_grid(look.about(theme), here)),
            "grants": some(grants_grid(look, look.granted_in(theme), here)),
            "source": source_line(theme),
        },
    )
