"""`qunce doctor`: whether a deployed feed reaches the calendars of its subscribers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from qunce.cli import terminal
from qunce.cli.folder import (
    CHARTER,
    Folder,
    audience_option,
    day_of,
    playbook_root,
    today_option,
)  # fmt: skip

if TYPE_CHECKING:
    from qunce.cli.deployed import Fetched
    from qunce.cli.diagnosis import Complaint, Differences

_SHOWN = 5


@click.command()
@click.argument("url")
@click.argument("folder", type=Folder(), required=False)
@today_option
@audience_option
@click.pass_context
def doctor(
    context: click.Context,
    url: str,
    folder: Path | None,
    today: datetime | None,
    audience: str | None,
) -> None:
    """看一份已经上线的日历：取不取得到、中文会不会乱、和手册对不对得上。

    Fetch a deployed feed (URL) the way calendar programs do, and tell status, redirects, content
    type and charset, caching, size and whether it parses; inside a playbook also what differs from
    what would be built now. Exit codes: 0 all well, 1 something to mend, 2 no such address.
    """
    from qunce.cli.deployed import Unreachable, fetch
    from qunce.cli.diagnosis import compare, diagnose

    address = _address(url)
    try:
        with terminal.busy("取日历……"):
            got = fetch(address)
    except Unreachable as error:
        raise click.UsageError(f"{error} / unreachable.") from None
    found = list(diagnose(address, got))
    _facts(got)
    readable = got.status == 200 and not any(one.severe and _unread(one) for one in found)
    if readable and (folder is not None or _inside()):
        here = _built(playbook_root(folder), urlsplit(address).path, today, audience)
        if here is None:
            click.echo("和手册比：手册里没有这一份，没有比")
        else:
            _differences(compare(here, got.body))
    for one in found:
        click.echo(f"{'✗' if one.severe else '!'} {one.what}\n  改法：{one.mend}")
    if found:
        terminal.say(f"{len(found)} 处要改 / to mend.", "bold red")
        context.exit(1)
    terminal.say("一切正常 / all well.", "green")


def _address(url: str) -> str:
    """What is really asked for; a usage error for what is no address."""
    address = url.replace("webcal://", "https://", 1) if url.startswith("webcal://") else url
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise click.UsageError(
            "要一个完整的地址，如 https://example.com/feeds/group-vip.ics / not a URL."
        )
    return address


def _inside() -> bool:
    return any((one / CHARTER).is_file() for one in (Path.cwd(), *Path.cwd().parents))


def _unread(one: Complaint) -> bool:
    return one.what.startswith(("内容", "里面", "解析"))


def _facts(got: Fetched) -> None:
    """What was found, as it is, whether good or bad."""
    told = {
        "状态": str(got.status) + (f"，跳转 {len(got.redirects)} 次" if got.redirects else ""),
        "Content-Type": got.headers.get("content-type", "没有"),
        "ETag": got.headers.get("etag", "没有"),
        "Last-Modified": got.headers.get("last-modified", "没有"),
        "再问一次": str(got.again) if got.again else "没有问",
        "Cache-Control": got.headers.get("cache-control", "没有"),
        "大小": f"{len(got.body):,} 字节，{got.body.count(b'BEGIN:VEVENT'):,} 条",
    }
    for name, value in told.items():
        click.echo(f"{name}：{value}")


def _built(root: Path, path: str, today: datetime | None, audience: str | None) -> bytes | None:
    """The same feed as it would be built now; None where the playbook has none like it."""
    from qunce.audience import Visibility, seen_by
    from qunce.environment import feed_secret
    from qunce.history import revisions
    from qunce.pipeline import compile_folder
    from qunce.render.feeds import feeds

    with terminal.busy("和手册比……"):
        compiled = compile_folder(root, today=day_of(today))
        if compiled.plan is None or compiled.report.failed:
            return None
        level = Visibility(audience or Visibility.STAFF)
        seen = seen_by(level, compiled.plan, compiled.report, compiled.rules)
        made = feeds(seen.plan, site_url="", revisions=revisions(root), secret=feed_secret())
        for one in made:
            if any(path.endswith(f"/{name}") for name in (one.path, *one.former)):
                return one.data
    return None


def _differences(found: Differences) -> None:
    if not found:
        click.echo("和手册比：一样")
        return
    parts = {"线上还没有": found.missing, "线上多出来": found.extra, "内容不同": found.changed}
    told = "，".join(f"{name} {len(those)} 条" for name, those in parts.items() if those)
    click.echo(f"和手册比：{told}；重新生成并部署就一致")
    for name, those in parts.items():
        for one in those[:_SHOWN]:
            click.echo(f"  {name}：{one}")
        if len(those) > _SHOWN:
            click.echo(f"  {name}：还有 {len(those) - _SHOWN} 条")
