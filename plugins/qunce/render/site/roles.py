"""The page of the roles: duties, skills, and who holds each."""

from __future__ import annotations

from collections.abc import Iterator

from qunce.render.site.escape import front, joined
from qunce.render.site.grids import facts, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.templates import fill_page


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """roles/index.md, one section a role."""
    roles = look.plan.playbook.roles.values()
    if not roles:
        return
    here = Here("../")
    yield (
        "roles/index.md",
        fill_page(
            "role/page.md.j2",
            {
                "front": front("岗位"),
                "roles": [
                    {
                        "id": one.id,
                        "title": one.title,
                        "lead": some(one.summary),
                        "facts": facts(
                            ("担任", joined(map(here.person, look.things("role.person", one.id)))),
                            (
                                "供稿栏目",
                                joined(map(here.theme, look.things("role.theme", one.id))),
                            ),
                        ),
                        "duties": some(one.duties),
                        "skills": some(one.skills),
                    }
                    for one in roles
                ],
            },
        ),
    )
