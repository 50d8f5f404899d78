"""The stages in order; the only module that knows all of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, SupportsBytes

from qunce.check import Report, check, sort_findings
from qunce.collector import collector_resting
from qunce.expand import Past, Plan, doubtful_slots, expand, horizon_of, running
from qunce.finding import Finding
from qunce.frozen import frozen
from qunce.kinds.playbook.sections import Section
from qunce.kinds.vocabulary import Visibility
from qunce.layout import LEDGER, read_folder, unpublished
from qunce.ledger import Ledger, read_ledger
from qunce.load import Page, Source, load
from qunce.resolve import Playbook, resolve
from qunce.resolve.earlier import promised
from qunce.rule import Check, Rule

if TYPE_CHECKING:
    from qunce.render.feeds import FeedFile

KEPT = {"_headers"}
"""Files of ours that a playbook's own take the place of, and not the other way round."""

MOST_GUIDES = 40
"""Authored pages that the navigation lists; every entry costs time on every page."""

Today = date | Callable[[tzinfo], date]
"""Today, or how a shell tells it once the playbook's time zone is known."""

Earlier = Callable[[Mapping[str, datetime]], Mapping[str, Sequence[tuple[datetime, bytes]]]]
"""How a shell tells earlier states of files: those in force at a moment and written since."""


@frozen
class Compiled:
    """A playbook after check: what render needs; `plan` is None only without a usable charter."""

    playbook: Playbook | None
    plan: Plan | None
    report: Report
    sources: Mapping[str, Source]
    """Every file that was read, so that a report can show its lines."""
    rules: tuple[Rule, ...] = ()
    """Every rule that holds in this playbook, its own among them."""

    @property
    def zone(self) -> str:
        """The name of the playbook's time zone."""
        return str(self.playbook.zone) if self.playbook else "UTC"


def compile_files(
    files: Mapping[str, bytes],
    *,
    today: Today,
    start: date | None = None,
    end: date | None = None,
    checks: Iterable[Check] | None = None,
    as_of: date | None = None,
    earlier: Earlier | None = None,
) -> Compiled:
    """load → resolve → expand → check; the same files and the same today give the same value."""
    with collector_resting():
        return _compile(files, today, start, end, checks, as_of, earlier)


def _compile(
    files: Mapping[str, bytes],
    today: Today,
    start: date | None,
    end: date | None,
    checks: Iterable[Check] | None,
    as_of: date | None,
    earlier: Earlier | None,
) -> Compiled:
    loaded = load(files)
    playbook, findings = resolve(loaded, files)
    sources = {
        path: (one.matter if isinstance(one, Page) else one).source for path, one in loaded.items()
    }
    if playbook is None:
        return Compiled(None, None, Report(sort_findings(findings)), sources)
    day = today(playbook.zone) if callable(today) else today
    past = _past(playbook, day, earlier) if earlier else None
    published, wrong = _published(files, sources)
    plan = expand(
        playbook, today=day, start=start, end=end, as_of=as_of, past=past, published=published
    )
    from qunce.rules import fitted, rules_of

    fit = fitted(playbook, day, checks)
    doubts = doubtful_slots(plan, findings)
    report = check(plan, [*findings, *doubts, *wrong, *fit.findings], fit.checks)
    if any(one.ways for one in report.findings):
        from qunce.check.remedy import remedied  # a clean playbook needs no remedy

        every = fit.checks if checks is None else fitted(playbook, day).checks
        report = remedied(report, plan, loaded, files, every)
    return Compiled(playbook, plan, report, sources, rules_of(fit.checks))


@frozen
class Planned:
    """A playbook's plan before any rule is asked; None without a usable charter."""

    plan: Plan | None
    findings: tuple[Finding, ...]
    """What is wrong with the files themselves, so that the plan may be short of something."""


def plan_files(
    files: Mapping[str, bytes], *, today: Today, stretch: Callable[[date], tuple[date, date] | None]
) -> Planned:
    """load → resolve → expand; `stretch` gives first day and the day after the last, by today.

    Without them the charter's horizon holds.
    """
    with collector_resting():
        playbook, findings = resolve(load(files), files)
        if playbook is None:
            return Planned(None, sort_findings(findings))
        day = today(playbook.zone) if callable(today) else today
        start, end = stretch(day) or horizon_of(playbook, day)
        plan = expand(playbook, today=day, start=start, end=end)
        return Planned(plan, sort_findings([*findings, *doubtful_slots(plan, findings)]))


def _published(
    files: Mapping[str, bytes], sources: dict[str, Source]
) -> tuple[Ledger | None, list[Finding]]:
    """The ledger of the last release, and what is wrong with it; None before the first."""
    if LEDGER not in files:
        return None, []
    entries, wrong = read_ledger(files[LEDGER])
    if wrong:
        sources[LEDGER] = Source(LEDGER, files[LEDGER].decode("utf-8", "replace"))
    return entries, wrong


def _past(playbook: Playbook, day: date, earlier: Earlier) -> dict[str, tuple[Past, ...]]:
    """What the running offers said before, and those that the files no longer tell of."""
    told = earlier(running(playbook, day))
    past: dict[str, tuple[Past, ...]] = {}
    for path in sorted(told):
        states = []
        for when, data in told[path]:
            was = promised(path, data)
            since = when.astimezone(playbook.zone).replace(tzinfo=None)
            states.append(Past(since, was.offers, was.start, was.end))
        past[path] = tuple(states)
    return past


def compile_folder(root: Path, *, today: Today, baseline: str = "") -> Compiled:
    """`compile_files` of a folder with its git history, less what its baseline file knows."""
    from qunce.history import teller

    compiled = compile_files(read_folder(root), today=today, earlier=teller(root))
    if not baseline:
        return compiled
    from qunce.check.baseline import lay, read_baseline

    data = (root / baseline).read_bytes()
    entries, wrong = read_baseline(baseline, data)
    never = {one.code for one in compiled.rules if not one.allowable}
    laid = lay(compiled.report.findings, compiled.sources, entries, never)
    found = sort_findings([*laid.standing, *wrong])
    source = Source(baseline, data.decode("utf-8", "replace"))
    return replace(
        compiled,
        report=replace(compiled.report, findings=found, known=laid.known),
        sources={**compiled.sources, baseline: source},
    )


@frozen
class Rendered:
    """A compiled playbook and the files of its site, by path below the docs folder."""

    compiled: Compiled
    files: Mapping[str, bytes]
    calendars: Mapping[str, FeedFile]
    """The feeds by path; each is put together when it is written, for all at once may be much."""
    nav: list[Any]
    words: tuple[str, ...]
    left_out: frozenset[str] = frozenset()
    """Pages written by hand that this site does not have, by path below the docs folder."""


def render(
    compiled: Compiled,
    *,
    site_url: str = "",
    revisions: Mapping[str, datetime] | None = None,
    secret: str = "",
    site: str = "",
    audience: Visibility | None = None,
) -> Rendered:
    """Every file of the site for an audience; nothing is rendered while an error stands.

    The `secret` is what the paths of private calendars are made of. Of several sites that the
    charter names `site` is the one to render; raises `NoSuchSite`. Where no audience is given the
    site's own counts, and the staff where it has none.
    """
    with collector_resting():
        return _render(compiled, site_url, revisions or {}, secret, site, audience)


def _render(
    compiled: Compiled,
    site_url: str,
    revisions: Mapping[str, datetime],
    secret: str,
    name: str,
    audience: Visibility | None,
) -> Rendered:
    plan, playbook = compiled.plan, compiled.playbook
    if plan is None or playbook is None or compiled.report.failed:
        return Rendered(compiled, {}, {}, [], ())
    from qunce.audience import seen_by
    from qunce.render.course import render_course
    from qunce.render.feeds import (
        HEADERS_PATH,
        feed_findings,
        feed_index,
        feeds,
        headers,
        imports,
        unpublished,
    )
    from qunce.render.published import published
    from qunce.render.site import render_site
    from qunce.render.unlinking import fitted_to

    has = published(playbook, name)
    own = playbook.charter.sites[name].audience if name else None
    url = site_url or playbook.charter.site_url
    seen = seen_by(audience or own or Visibility.STAFF, plan, compiled.report, compiled.rules)
    has = replace(has, withheld=seen.withheld)
    plan, playbook = seen.plan, seen.plan.playbook
    calendars: Sequence[FeedFile] = ()
    more: list[Finding] = []
    if Section.CALENDARS in has and seen.feeds:
        calendars = feeds(plan, site_url=url, revisions=revisions, secret=secret)
        more += feed_findings(calendars, playbook)
        more += [] if secret else unpublished(playbook)
    whole = replace(compiled.report, findings=sort_findings([*compiled.report.findings, *more]))
    report = replace(seen.report, findings=sort_findings([*seen.report.findings, *more]))
    public = [one for one in calendars if not one.private]
    site = render_site(
        plan, report, seen.rules, public, site_url=url, revisions=revisions, published=has
    )
    # of two pages at one place ours is shown, and belongs to its section
    has = replace(has, authored=has.authored - site.files.keys())
    course = render_course(plan, seen.rules)
    files = {
        **site.files,
        **course.files,
        "feeds/index.json": feed_index(calendars),
        HEADERS_PATH: headers(url),
    }
    nav = [*site.nav]
    if course.nav and Section.COURSE in has:
        nav.append({"课程": course.nav})
    guide = _guide(playbook)
    if guide and Section.GUIDE in has:
        nav.append({"使用说明": guide})
    by_path = {path: one for one in calendars for path in (one.path, *one.former)}
    by_path |= {one.path: one for feed in calendars for one in imports(plan, feed)}
    if not has.whole:
        files = dict(fitted_to(has, files, playbook))
    left_out = frozenset(path for path in has.authored if not has.has(path)) | seen.withheld
    return Rendered(replace(compiled, report=whole), files, by_path, nav, site.words, left_out)


def _guide(playbook: Playbook) -> list[str]:
    """The authored pages outside the course for the navigation, index pages first."""
    inside = [path.removeprefix("content/") for path in playbook.pages]
    return sorted(
        (path for path in inside if not path.startswith("course/")),
        key=lambda path: (path.rpartition("/")[0], not path.endswith("index.md"), path),
    )[:MOST_GUIDES]


def render_folder(
    root: Path,
    *,
    today: Today,
    site_url: str = "",
    baseline: str = "",
    secret: str = "",
    site: str = "",
    audience: Visibility | None = None,
) -> Rendered:
    """Compile a folder and render its site, stamping calendars from its git history."""
    from qunce.history import revisions

    compiled = compile_folder(root, today=today, baseline=baseline)
    return render(
        compiled,
        site_url=site_url,
        revisions=revisions(root),
        secret=secret,
        site=site,
        audience=audience,
    )


def whole_tree(root: Path, rendered: Rendered) -> dict[str, SupportsBytes]:
    """All that a site engine needs on disk: the rendered files and what is written by hand.

    `nav.json` holds the navigation for engines that cannot be given it as data.
    """
    docs = root / "content"
    written = {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for path in sorted(docs.rglob("*"))
        if path.is_file()
        and (path.name[0] not in "._" or path.name in KEPT)
        and not unpublished(path.relative_to(root).as_posix())
        and path.relative_to(docs).as_posix() not in rendered.left_out
    }
    nav = json.dumps(rendered.nav, ensure_ascii=False, indent=2).encode() + b"\n"
    ours = {path: one for path, one in rendered.files.items() if path not in written.keys() & KEPT}
    return {**written, **ours, **rendered.calendars, "nav.json": nav}
