"""Building a whole site with MkDocs: into a new folder, swapped in when it is complete."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import CountHandler

from qunce.clock import TODAY
from qunce.environment import SITE
from qunce.output import swap_in


def site_config(
    root: Path,
    *,
    today: str | None = None,
    site: str = "",
    audience: str | None = None,
    **more: Any,
) -> MkDocsConfig:
    """The MkDocs configuration of a playbook folder, with what is asked for set for the plugin."""
    config = load_config(str(root / "mkdocs.yml"), **more)
    plugin = config.plugins.get("qunce")
    if plugin is not None and today is not None:
        plugin.config["today"] = today
    if plugin is not None and site:
        plugin.config["site"] = site
    if plugin is not None and audience is not None:
        plugin.config["audience"] = audience
    return config


def build_site(
    root: Path,
    *,
    to: Path | None = None,
    today: str | None = None,
    strict: bool = False,
    site: str = "",
    audience: str | None = None,
) -> Path:
    """Build the site and give its folder; a failed or killed build leaves the old one whole.

    One of several sites is built beside the whole one: into `site-trainers`.
    Raises MkDocs' own errors, among them the plugin's report of error findings.
    """
    config = site_config(root, today=today, site=site, audience=audience, strict=strict)
    whole = Path(config.site_dir)
    place = to or (whole.with_name(f"{whole.name}-{site}") if site else whole)
    place.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}.new-"))
    try:
        config.site_dir = str(new)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
        new.chmod(0o755)
        swap_in(new, place)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        _forget_counters()
    return place


def _forget_counters() -> None:
    """Take off the counter that a strict build hangs on MkDocs' logger and leaves there."""
    logger = logging.getLogger("mkdocs")
    for handler in [one for one in logger.handlers if isinstance(one, CountHandler)]:
        logger.removeHandler(handler)


def serve_site(
    root: Path, *, today: str | None = None, address: str | None = None, site: str = ""
) -> None:
    """Serve the site with live reload on every file of content/ and calendar/."""
    from mkdocs.commands.serve import serve

    more: dict[str, Any] = {"dev_addr": address} if address else {}
    if today is not None:
        os.environ[TODAY] = today  # MkDocs reads its configuration anew for every rebuild
    if site:
        os.environ[SITE] = site
    serve(str(root / "mkdocs.yml"), **more)
