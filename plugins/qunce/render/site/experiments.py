"""The page of the experiments: what is asked, who gets what, how far it is, what came out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from qunce.expand import Post
from qunce.expand.experiments import Trials
from qunce.kinds.experiment.model import Experiment
from qunce.render.site.escape import front, joined
from qunce.render.site.grids import Grid, facts, grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.tags import span_tag
from qunce.render.site.templates import fill_page
from qunce.render.site.troubles import findings_grid, source_line


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """experiments/index.md, one section an experiment, the latest first."""
    experiments = sorted(
        look.plan.playbook.experiments.values(), key=lambda one: (one.start, one.id), reverse=True
    )
    if not experiments:
        return
    here = Here("../")
    posts = Trials(look.plan.playbook).posts_of(look.plan.posts)
    yield (
        "experiments/index.md",
        fill_page(
            "experiment/page.md.j2",
            {
                "front": front("实验"),
                "experiments": [_section(look, one, posts, here) for one in experiments],
            },
        ),
    )


def _section(
    look: Lookup, one: Experiment, posts: dict[tuple[str, str], list[Post]], here: Here
) -> dict[str, object]:
    people = look.plan.playbook.people
    return {
        "id": one.id,
        "title": one.title,
        "tag": _state(one, look.today),
        "lead": one.question,
        "facts": facts(
            ("时间", f"{one.start} 至 {one.until}" if one.until else f"{one.start} 起"),
            ("看哪个数", one.metric),
            ("负责人", here.person(people[one.owner]) if one.owner else ""),
            ("结论", one.outcome),
        ),
        "arms": some(_arms(look, one, posts, here)),
        "findings": some(findings_grid(look.about(one), here)),
        "source": source_line(one),
    }


def _arms(
    look: Lookup, one: Experiment, posts: dict[tuple[str, str], list[Post]], here: Here
) -> Grid | None:
    book = look.plan.playbook
    rows = []
    for name, arm in one.arms.items():
        mine = posts.get((one.id, name), [])
        script = book.scripts[arm.script]
        variant = script.variants.get(arm.variant)
        rows.append(
            (
                arm.title or name,
                here.script(script),
                variant.title or arm.variant if variant else arm.variant,
                joined(here.group(book.groups[group]) for group in arm.groups),
                f"{len(mine)} 条" if mine else "",
                f"{sum(post.group.members for post in mine):,}" if mine else "",
            )
        )
    return grid(("组", "话术", "版本", "社群", "计划内", "人次"), rows)


def _state(one: Experiment, today: date) -> Markup:
    if today < one.start:
        return span_tag("未开始", "is-away")
    if one.runs_on(today):
        return span_tag("进行中", "is-now")
    return span_tag("已有结论" if one.outcome else "等结论", "is-away")
