"""`qunce serve`: the site with live reload."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

import click

from qunce.cli.engine import mkdocs_errors, mkdocs_log, site_root
from qunce.cli.folder import folder_argument, site_option, today_option


@click.command()
@folder_argument
@click.option(
    "--address",
    metavar="HOST:PORT",
    help="在哪个地址上看 / where to serve  [default: 127.0.0.1:8000]",
)
@site_option
@today_option
def serve(folder: Path | None, address: str | None, site: str, today: datetime | None) -> None:
    """边改边看：改了 content/ 或 calendar/ 里的文件，网页自己刷新。

    Serve the site on this machine and reload it on every change of content/ and calendar/.
    """
    root = site_root(folder)
    with mkdocs_log(level=logging.INFO), mkdocs_errors():
        from qunce.site_build import serve_site

        day = today.date().isoformat() if today else None
        serve_site(root, today=day, address=address, site=site)
