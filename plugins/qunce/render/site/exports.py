"""The plan as data: JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from qunce.expand import Plan, Post
from qunce.render.site.lookup import WEEKDAYS

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def files(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """data/plan.json and data/plan.csv."""
    yield "data/plan.json", as_json(plan)
    yield "data/plan.csv", as_csv(plan)


def as_json(plan: Plan) -> bytes:
    """Every post as an object on a line of its own, keys in a fixed order."""
    head = {
        "title": plan.playbook.charter.title,
        "timezone": plan.playbook.charter.timezone,
        "today": plan.today.isoformat(),
        "from": plan.start.isoformat(),
        "until": plan.end.isoformat(),
    }
    lists = ",\n".join(
        f'"{name}": [\n' + ",\n".join(_json(_record(post)) for post in posts) + "\n]"
        for name, posts in (("posts", plan.posts), ("cancelled", plan.cancelled))
    )
    return f"{_json(head)[:-1]},\n{lists}}}\n".encode()


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _record(post: Post) -> dict[str, object]:
    return {
        "id": post.identity,
        "starts": post.starts.isoformat(),
        "minutes": post.place.slot.minutes,
        "group": post.group.id,
        "platform": post.group.platform,
        "theme": post.theme.id,
        "kind": post.kind.value,
        "script": post.script.id if post.script else None,
        "variant": post.variant or None,
        "owner": post.owner.id,
        "stands_in_for": post.stands_in_for.id if post.stands_in_for else None,
        "slot": post.place.name,
        "planned": post.planned.isoformat(),
        "reason": post.override.reason if post.override else None,
    }


def as_csv(plan: Plan) -> bytes:
    """The posts as a table that Excel opens with Chinese intact and runs nothing from."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        ("日期", "星期", "时刻", "社群", "平台", "栏目", "类型", "话术", "版本", "发送人", "时段")
    )
    for post in plan.posts:
        platform = plan.playbook.platforms[post.group.platform]
        writer.writerow(
            harmless(cell)
            for cell in (
                f"{post.date:%Y-%m-%d}",
                WEEKDAYS[post.date.weekday()],
                f"{post.starts:%H:%M}",
                post.group.title,
                platform.title,
                post.theme.title,
                post.kind.label,
                post.script.title if post.script else "",
                post.variant,
                post.owner.title,
                post.place.name,
            )
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return (
        f"'{cell}"
        if cell.lstrip(" \n").startswith(_FORMULA) or cell.startswith(("\t", "\r"))
        else cell
    )
