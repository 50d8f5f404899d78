"""The MkDocs shell: hands the rendered files over, and nothing else."""

from __future__ import annotations

import gc
import logging
from pathlib import Path
from typing import TYPE_CHECKING, SupportsBytes

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from pathspec.gitignore import GitIgnoreSpec

from qunce import clock, environment
from qunce.collector import nothing_collected_at_exit
from qunce.derived.expressions import kept_for_libraries
from qunce.derived.modules import imported_together
from qunce.finding import Severity
from qunce.layout import UNPUBLISHED
from qunce.output import write_tree, write_whole
from qunce.render.described import described
from qunce.search_memo import segment_index

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from qunce.pipeline import Rendered

SPLIT = ".search.json"
"""How the Chinese of the site was split, beside its pages."""

log = logging.getLogger("mkdocs.plugins.qunce")

AUDIENCES = ("public", "staff", "manager")
"""As `Visibility` has them, which brings all kinds with it."""

_THEME = Path(__file__).parent / "render" / "theme"


class QunceConfig(Config):
    """The plugin's few options; everything else stands in the playbook."""

    today = option.Optional(option.Type(str))
    """The date taken as today (YYYY-MM-DD); the clock in the playbook's zone when not given."""
    baseline = option.Type(str, default="")
    """The file of old faults that do not stop a build, relative to mkdocs.yml."""
    site = option.Type(str, default="")
    """Which of the sites that the charter names is built; the whole one when not given."""
    audience = option.Optional(option.Choice(AUDIENCES))
    """Whom the site is for; what is meant for others is not in it."""
    cache = option.Type(str, default=".qunce/pages")
    """Where the generated pages and what else is kept lie between builds, from mkdocs.yml."""


class QuncePlugin(BasePlugin[QunceConfig]):
    """Checks and renders the playbook, and gives its pages and calendars to MkDocs."""

    rendered: Rendered

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """A build is the last thing that its process does."""
        if command == "build":
            nothing_collected_at_exit()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compile before MkDocs empties the old site, so that a fault leaves it whole."""
        with imported_together("site"), kept_for_libraries():
            import qunce.render.site  # noqa: F401 what `render_folder` will import
            from qunce.kinds.vocabulary import Visibility
            from qunce.pipeline import render_folder
            from qunce.render.published import NoSuchSite
        root = Path(config.config_file_path).parent
        try:
            given = self.config.today
            today = clock.day(given, "mkdocs.yml 的 today") if given else clock.today
            old = self.config.baseline
            if old and not (root / old).is_file():
                raise PluginError(f"mkdocs.yml 的 baseline 写的「{old}」不在")
            self.rendered = render_folder(
                root,
                today=today,
                site_url=config.site_url or "",
                baseline=old,
                secret=environment.feed_secret(),
                site=self._site,
                audience=Visibility(self.config.audience) if self.config.audience else None,
            )
        except NoSuchSite as error:
            raise ConfigurationError(f"qunce 的 site：{error}") from error
        except (clock.NotADay, environment.Unfit) as error:
            raise PluginError(str(error)) from error
        self._tell()
        gc.freeze()  # all of this stays; every later pass of the collector would walk it in vain
        if not config.nav:
            config.nav = self.rendered.nav
        config.exclude_docs = _with(config.exclude_docs, [*UNPUBLISHED])
        config.not_in_nav = _with(config.not_in_nav, ["*.md"])
        if config.theme.name == "material":  # what the team lays over the theme itself stays above
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
        return config

    def _tell(self) -> None:
        from qunce.render.report import as_text, headline

        report, sources = self.rendered.compiled.report, self.rendered.compiled.sources
        if report.failed:
            text = as_text(report.findings, sources)
            errors = report.count(Severity.ERROR)
            raise PluginError(f"手册有 {errors} 个错误，没有生成网站\n\n{text}\n")
        for finding in report.findings:
            say = log.warning if finding.weight is Severity.WARNING else log.info
            say(headline(finding))

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated files, disk-backed; a generated page takes the place of its source."""
        from qunce.pipeline import KEPT

        cache = self._cache(config)
        public: dict[str, SupportsBytes] = {**self.rendered.files}
        for path, calendar in self.rendered.calendars.items():
            if not calendar.private:  # MkDocs tells its log of every file it copies
                public[path] = calendar
        write_tree(cache, public)
        for uri in self.rendered.left_out:
            if (page := files.get_file_from_path(uri)) is not None:
                files.remove(page)
        for uri in public:
            written = files.get_file_from_path(uri)
            if written is not None and uri in KEPT:
                continue
            if written is not None:
                files.remove(written)
            files.append(File.generated(config, uri, abs_src_path=str(cache / uri)))
        return files

    def _cache(self, config: MkDocsConfig) -> Path:
        cache = Path(config.config_file_path).parent / self.config.cache
        return cache.with_name(f"{cache.name}-{self._site}") if self._site else cache

    @property
    def _site(self) -> str:
        return self.config.site or environment.site()

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """A page belongs to the section of its list, though the navigation names only the list."""
        homes = {page.file.src_uri: page.parent for page in nav.pages}
        for file in files.documentation_pages():
            if file.page is not None and file.page.parent is None:
                folder = file.src_uri.rpartition("/")[0]
                file.page.parent = homes.get(f"{folder}/index.md")
        return nav

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Say what the page is about where its author did not."""
        page.meta.setdefault("description", described(page.content or ""))
        return context

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Lay private calendars in their place, and let the search find Chinese words."""
        for path, calendar in self.rendered.calendars.items():
            if calendar.private:
                place = Path(config.site_dir) / path
                place.parent.mkdir(parents=True, exist_ok=True)
                write_whole(place, calendar.data)
        index = Path(config.site_dir) / "search" / "search_index.json"
        if index.is_file():
            segment_index(index, self.rendered.words, self._cache(config) / SPLIT)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Rebuild on changes of the calendar too; MkDocs watches content/ by itself."""
        calendar = Path(config.config_file_path).parent / "calendar"
        if calendar.is_dir():
            server.watch(str(calendar))
        return server


def _with(spec: GitIgnoreSpec | None, lines: list[str]) -> GitIgnoreSpec:
    more = GitIgnoreSpec.from_lines(lines)
    return more if spec is None else spec + more
