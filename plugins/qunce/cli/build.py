"""`qunce build`: the whole site with its calendars."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from time import perf_counter

import click

from qunce.cli import terminal
from qunce.cli.engine import mkdocs_errors, mkdocs_log, site_root
from qunce.cli.folder import audience_option, folder_argument, site_option, today_option


@click.command()
@folder_argument
@click.option(
    "--to", "place", metavar="DIR", type=click.Path(path_type=Path, file_okay=False),
    help="放到哪个文件夹，不写就是 mkdocs.yml 的 site_dir，有 --site 就是旁边的 site-NAME"
    " / where to put the site.",
)  # fmt: skip
@site_option
@today_option
@audience_option
@click.option("--strict", is_flag=True, help="有警告也不生成 / warnings fail the build too.")
def build(
    folder: Path | None,
    place: Path | None,
    site: str,
    today: datetime | None,
    audience: str | None,
    strict: bool,  # noqa: FBT001 click passes flags by name
) -> None:
    """检查、生成网站和日历；有错误就不生成，旧网站原样留着。

    Check, then build the site with its calendars. While an error stands nothing is built, and
    the old site stays whole.
    """
    root = site_root(folder)
    started = perf_counter()
    with terminal.busy("生成网站……") as console, mkdocs_log(console), mkdocs_errors():
        from qunce.environment import feed_secret
        from qunce.site_build import build_site

        feed_secret()  # one that can be guessed is told before anything runs

        day = today.date().isoformat() if today else None
        built = build_site(root, to=place, today=day, strict=strict, site=site, audience=audience)
    spent = perf_counter() - started
    pages = sum(1 for _ in built.rglob("*.html"))
    feeds = sum(not one.name.endswith("week.ics") for one in built.rglob("*.ics"))
    place = built.resolve()
    shown = place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else place
    terminal.say(f"网站在 {shown}：{pages} 页、{feeds} 个日历，用时 {spent:.1f} 秒", "bold green")
    terminal.say(f"看一看：qunce serve，或 python3 -m http.server -d {shown}")
