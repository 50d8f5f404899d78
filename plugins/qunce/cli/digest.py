"""`qunce digest`: what is posted today or this week, to read, to paste or for a group robot."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qunce.cli import terminal
from qunce.cli.folder import day_of, folder_argument, playbook_root, shown, today_option
from qunce.cli.known import known

if TYPE_CHECKING:
    from qunce.expand import Plan
    from qunce.render.digest import Digest

_SPANS = {"today": (0, 1), "tomorrow": (1, 1), "week": (0, 7), "next-week": (7, 7)}


@click.command()
@folder_argument
@today_option
@click.option("--group", metavar="ID", help="只说这个群 / only this group.")
@click.option("--person", metavar="ID", help="只说这个人要发的 / only what this person sends.")
@click.option("--for", "stretch", type=click.Choice([*_SPANS]), default="today",
              show_default=True, help="哪一天或哪一周 / which day or week.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text",
              show_default=True, help="纯文字还是 Markdown / plain text or Markdown.")  # fmt: skip
@click.option("--to", "robot", type=click.Choice(["wecom", "feishu"]),
              help="发给群机器人，不写就显示 / send it to a robot.")  # fmt: skip
@click.option("--dry-run", is_flag=True,
              help="只看要发给机器人的几条，不发 / show the messages, send none.")  # fmt: skip
@click.pass_context
def digest(
    context: click.Context,
    folder: Path | None,
    today: datetime | None,
    group: str | None,
    person: str | None,
    stretch: str,
    form: str,
    robot: str | None,
    dry_run: bool,  # noqa: FBT001 click passes flags by name
) -> None:
    """今天或这一周要发什么：一段能直接贴进群的文字，也能发给企业微信、飞书的群机器人。

    Today's or the week's posts of a person or a group, as words to paste or for a WeCom or Feishu
    group robot, whose webhook is read from QUNCE_WECOM_WEBHOOK or QUNCE_FEISHU_WEBHOOK. Long
    digests are split at lines; a busy robot is tried again.
    """
    if dry_run and robot is None:
        raise click.UsageError("--dry-run 要和 --to 一起用 / --dry-run needs --to.")
    root = playbook_root(folder)
    made = _digest(context, root, today, group, person, stretch)
    from qunce.render.digest import as_markdown, as_text

    words = as_text(made) if form == "text" else as_markdown(made)
    if robot is None:
        click.echo(words, nl=False)
        return
    from qunce.cli.robots import ROBOTS, Refused, send, split

    to = ROBOTS[robot]
    messages = list(split(words, to.most[form]))
    if dry_run:
        for number, one in enumerate(messages, 1):
            size = len(one.encode())
            terminal.say(f"—— 第 {number} 条，{size:,} 字节，上限 {to.most[form]:,}")
            click.echo(one)
        return
    url = to.webhook()
    for number, one in enumerate(messages):
        try:
            send(to, url, one, form)
        except Refused as error:
            sent = f"前 {number} 条已经发了；" if number else ""
            terminal.say(f"没有发成：{sent}{error} / not sent.", "bold red")
            context.exit(1)
    terminal.say(f"发给了{to.name}群机器人，{len(messages)} 条 / sent.", "green")


def _digest(
    context: click.Context,
    root: Path,
    today: datetime | None,
    group: str | None,
    person: str | None,
    stretch: str,
) -> Digest:
    """The digest that was asked for; ends with exit code 1 while the playbook cannot be read."""
    from qunce.finding import Severity
    from qunce.layout import read_folder
    from qunce.pipeline import plan_files

    with terminal.busy("展开中……"):
        planned = plan_files(
            read_folder(root), today=day_of(today), stretch=lambda day: _days(day, stretch)
        )
    plan = planned.plan
    if plan is None or any(one.weight is Severity.ERROR for one in planned.findings):
        # half a plan pasted into a group is worse than none
        check = f"qunce check {shown(root).rstrip('/')}".rstrip()
        terminal.say(f"手册里有读不懂的地方，没有写；用 {check} 看是哪里", "bold red")
        context.exit(1)
    return _told(plan, group, person, stretch)


def _told(plan: Plan, group: str | None, person: str | None, stretch: str) -> Digest:
    from qunce.render.digest import digest as digested

    book = plan.playbook
    known([group] if group else [], book.groups, "社群")
    known([person] if person else [], book.people, "人")
    posts = [
        post
        for post in (*plan.posts, *plan.cancelled)
        if (not group or post.group.id == group) and (not person or post.owner.id == person)
    ]
    names = [book.groups[group].title] if group else []
    names += [book.people[person].title] if person else []
    whose = ("group" if group else "") or ("person" if person else "")
    start, end = _days(plan.today, stretch)
    return digested("、".join(names) or "全部社群", start, end, posts, whose=whose)


def _days(today: date, stretch: str) -> tuple[date, date]:
    ahead, length = _SPANS[stretch]
    start = today + timedelta(ahead - (today.weekday() if length > 1 else 0))
    return start, start + timedelta(length)
