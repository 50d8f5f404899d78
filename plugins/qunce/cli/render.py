"""`qunce render`: the pages and calendars on disk, for any site engine."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from qunce.cli import terminal
from qunce.cli.folder import (
    audience_option,
    day_of,
    folder_argument,
    playbook_root,
    site_option,
    today_option,
)  # fmt: skip


@click.command()
@folder_argument
@click.option(
    "--to", "place", metavar="DIR", required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="写到哪个文件夹 / where to write.",
)  # fmt: skip
@site_option
@today_option
@audience_option
@click.pass_context
def render(
    context: click.Context,
    folder: Path | None,
    place: Path,
    site: str,
    today: datetime | None,
    audience: str | None,
) -> None:
    """把网页的 Markdown 和日历写到 DIR，只动有变化的文件。

    Write the Markdown pages and the calendars to DIR for any site engine. Only changed files are
    touched; files of the last run that are no longer made are removed, nobody else's.
    """
    from qunce.cli.refused import refuse_if_failed
    from qunce.environment import feed_secret
    from qunce.kinds.vocabulary import Visibility
    from qunce.output import write_tree
    from qunce.pipeline import render_folder, whole_tree
    from qunce.render.published import NoSuchSite

    root = playbook_root(folder)
    with terminal.busy("生成中……"):
        try:
            rendered = render_folder(
                root,
                today=day_of(today),
                secret=feed_secret(),
                site=site,
                audience=Visibility(audience) if audience else None,
            )
        except NoSuchSite as error:
            raise click.UsageError(str(error)) from error
        refuse_if_failed(context, rendered.compiled, root)
        files = whole_tree(root, rendered)
        written = write_tree(place, files)
    terminal.say(
        f"{place} 里有 {len(files)} 个文件："
        f"写了 {len(written.changed)} 个，删了 {len(written.removed)} 个",
        "green",
    )
