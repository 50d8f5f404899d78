"""`qunce feeds`: what is published, for those who hand it out."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from qunce.cli.folder import audience_option, day_of, folder_argument, playbook_root, today_option


@click.group()
def feeds() -> None:
    """日历的发布：私密日历的链接。

    Published calendars: the links of private ones.
    """


@feeds.command()
@folder_argument
@today_option
@audience_option
@click.option("--person", "people", multiple=True, metavar="ID",
              help="只要这个人的，可以写几次 / only this person's; repeatable.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="名字和地址，还是 JSON / lines or JSON.")  # fmt: skip
@click.pass_context
def links(
    context: click.Context,
    folder: Path | None,
    today: datetime | None,
    audience: str | None,
    people: tuple[str, ...],
    form: str,
) -> None:
    """列出私密日历的名字和地址，一对一发给本人；别发群里，别存进仓库。

    Print name and address of each private calendar, to be handed to its person alone. Needs the
    secret of the published site in QUNCE_FEED_SECRET. To revoke one link raise `epoch` in that
    person's file and build again.
    """
    from qunce.audience import Visibility, seen_by
    from qunce.cli.known import known
    from qunce.cli.refused import refuse_if_failed
    from qunce.environment import FEED_SECRET, feed_secret
    from qunce.pipeline import compile_folder
    from qunce.render.feeds import private_links

    root = playbook_root(folder)
    secret = feed_secret()
    if not secret:
        raise click.UsageError(
            f"没有密钥：先设好环境变量 {FEED_SECRET}，要和生成网站时用的同一个 / no secret set."
        )
    compiled = compile_folder(root, today=day_of(today))
    refuse_if_failed(context, compiled, root)
    assert compiled.plan is not None
    level = Visibility(audience or Visibility.STAFF)
    playbook = seen_by(level, compiled.plan, compiled.report, compiled.rules).plan.playbook
    known(people, playbook.people, "人")
    found = [
        one for one in private_links(playbook, secret) if not people or one.person.id in people
    ]
    if not found:
        raise click.UsageError(
            "calendar/feeds.yml 里没有私密日历；给 each: person 的一条加上 private: true / "
            "no private feeds."
        )
    if form == "json":
        listed = [
            {"person": one.person.id, "title": one.title, "address": one.address} for one in found
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo(f"{one.title}\t{one.address}")
    if not playbook.charter.site_url:
        click.echo("content/playbook.yml 没有 site_url，上面只有路径 / paths only.", err=True)
