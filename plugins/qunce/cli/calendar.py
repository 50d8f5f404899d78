"""`qunce calendar`: who posts what when, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qunce.cli import terminal
from qunce.cli.folder import day_of, folder_argument, playbook_root, shown, today_option
from qunce.cli.known import known

if TYPE_CHECKING:
    from qunce.expand import Plan, Post
    from qunce.pipeline import Planned

_WEEK = timedelta(7)
_DAY = timedelta(1)
_ASIDE = timedelta(weeks=53)
"""How far on both sides of today a post is looked for when nobody says where."""
_MOST = 12
"""How many posts are listed for a text that could mean any of them."""

_date = click.DateTime(["%Y-%m-%d"])


@click.command()
@folder_argument
@today_option
@click.option("--from", "first", type=_date, metavar="YYYY-MM-DD",
              help="从哪天看起，不写就是本周一 / the first day.")  # fmt: skip
@click.option("--to", "last", type=_date, metavar="YYYY-MM-DD",
              help="看到哪天（含） / the last day.")  # fmt: skip
@click.option("--weeks", type=click.IntRange(1, 520), metavar="N",
              help="看几周，不写就是一周 / how many weeks.")  # fmt: skip
@click.option("--group", "groups", multiple=True, metavar="ID",
              help="只看这个群，可以写几次 / only this group.")  # fmt: skip
@click.option("--person", "people", multiple=True, metavar="ID",
              help="只看这个人发的，可以写几次 / only what this person sends.")  # fmt: skip
@click.option("--by", type=click.Choice(["day", "group", "person"]), default="day",
              show_default=True, help="按天、按群还是按人分开 / how to divide.")  # fmt: skip
@click.option("--why", metavar="POST",
              help="说出一条帖子是怎么来的；写编号或它的一部分 / what made a post.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="表格还是 JSON / a table or JSON.")  # fmt: skip
@click.pass_context
def calendar(
    context: click.Context,
    folder: Path | None,
    today: datetime | None,
    first: datetime | None,
    last: datetime | None,
    weeks: int | None,
    groups: tuple[str, ...],
    people: tuple[str, ...],
    by: str,
    why: str | None,
    form: str,
) -> None:
    """看排期：这一周或任何一段日子，按天、按群或按人；--why 说出一条帖子是怎么来的。

    Show who posts what when, this week or any days, by day, group or person; --why tells what made
    a post: schedule, slot, day, campaign, override, each with its file and line.
    """
    root = playbook_root(folder)
    with terminal.busy("展开中……"):
        from qunce.layout import read_folder
        from qunce.pipeline import plan_files

        wide = why is not None and first is None and last is None and weeks is None
        planned = plan_files(
            read_folder(root),
            today=day_of(today),
            stretch=lambda day: _stretch(day, first, last, weeks, wide=wide),
        )
    plan = planned.plan
    if plan is None:
        _warn(planned, root)
        context.exit(1)
    from qunce.render.agenda import as_json, in_order

    known(groups, plan.playbook.groups, "社群")
    known(people, plan.playbook.people, "人")
    posts = [
        post
        for post in in_order(plan)
        if (not groups or post.group.id in groups) and (not people or post.owner.id in people)
    ]
    if why is not None:
        _why(plan, _one(plan, posts, why), shown(root), form)
    elif form == "json":
        click.echo(as_json(plan, posts, plan.start, plan.end - _DAY), nl=False)
    else:
        from qunce.cli.tables import show

        show(plan, posts, by)
    _warn(planned, root)
    context.exit(1 if _errors(planned) else 0)


def _stretch(
    today: date, first: datetime | None, last: datetime | None, weeks: int | None, *, wide: bool
) -> tuple[date, date]:
    """First day and the day after the last; raises what a wrong range deserves."""
    if wide:
        return today - _ASIDE, today + _ASIDE
    if last is not None and weeks is not None:
        raise click.UsageError("--to 和 --weeks 只能写一个。/ Either --to or --weeks.")
    start = first.date() if first else today - today.weekday() * _DAY
    if not 1970 <= start.year <= 2199 or (last is not None and last.year > 2199):
        raise click.UsageError("只能看 1970 到 2199 年。/ Years from 1970 to 2199.")
    end = last.date() + _DAY if last else start + (weeks or 1) * _WEEK
    if end <= start:
        raise click.UsageError(
            f"--to {end - _DAY} 早于 --from {start}。/ The range ends before it begins."
        )
    return start, end


def _one(plan: Plan, posts: Sequence[Post], wanted: str) -> Post:
    """The one post that a text means; a usage error that lists them when it means several."""
    from qunce.finding import closest
    from qunce.render.post_ids import found, short_id
    from qunce.render.why import title

    those = found(posts, wanted)
    if len(those) == 1:
        return those[0]
    if those:
        ahead = [post for post in those if post.date >= plan.today] or those
        lines = [f"  {short_id(post.identity)}  {title(plan, post)}" for post in ahead[:_MOST]]
        more = f"\n  …… 共 {len(those)} 条" if len(those) > len(lines) else ""
        raise click.UsageError(
            f"「{wanted}」不止一条，写前面的编号：/ Several posts, use the id in front:\n"
            + "\n".join(lines) + more
        )  # fmt: skip
    guess = closest(wanted, dict.fromkeys(post.place.name for post in posts))
    guess = guess or closest(wanted, dict.fromkeys(short_id(post.identity) for post in posts))
    hint = f"是不是「{guess}」？" if guess else "不加 --why 看一遍，最后一列就是编号。"
    raise click.UsageError(
        f"{plan.start} 到 {plan.end - _DAY} 没有「{wanted}」这条帖子。{hint} / No such post."
    )


def _why(plan: Plan, post: Post, prefix: str, form: str) -> None:
    from qunce.render.report import cells, printable
    from qunce.render.why import as_json, reasons, title

    if form == "json":
        click.echo(as_json(plan, post), nl=False)
        return
    click.secho(title(plan, post), bold=True)
    told = reasons(plan, post)
    wide = max(cells(one.label) for one in told)
    for one in told:
        gap = " " * (wide - cells(one.label))
        place = click.style(f"  {prefix}{one.span}", dim=True) if one.span else ""
        click.echo(f"  {one.label}{gap}  {printable(one.words)}{place}")


def _errors(planned: Planned) -> int:
    from qunce.finding import Severity

    return sum(one.weight is Severity.ERROR for one in planned.findings)


def _warn(planned: Planned, root: Path) -> None:
    """One line on standard error when something could not be read, so that nobody trusts a gap."""
    errors = _errors(planned)
    if errors:
        check = f"qunce check {shown(root).rstrip('/')}".rstrip()
        terminal.say(
            f"手册里有 {errors} 处读不懂，上面可能缺了什么；用 {check} 看是哪里", "bold red"
        )
