"""What the finished page of an article or of a work depends on, as one digest.

Two pages with the same digest are the same bytes, so a page of the site that is there need not be made again. The
digest holds everything that a page can show: our code and all installed packages, the project's settings and theme, the
author's file, the works it cites with what happened to them, what the board decided on it, and the titles around it in
the navigation. Where a page shows more than that, such as a flow or a claim of another article, all content counts; for
lists and the like, everything that was found in it, too.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load

from mkdocs_evidence.analysis.citing import cited_in
from mkdocs_evidence.host.bounded_nav import bounded
from mkdocs_evidence.host.documentation import documented_rules
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.load.store import digest_code
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId, ReferenceKey
from mkdocs_evidence.render.links import history_page, reference_page
from mkdocs_evidence.render.review_room.page import room_file
from mkdocs_evidence.render.rule_page import rule_page
from mkdocs_evidence.render.search_report import SEARCH_REPORT
from mkdocs_evidence.render.verify_page import verify_file

_LINK_SIGNS = ("](", "]:")
"""What stands in every text that links to files of the site, which may come and go."""
_SHOWN_META = ("icon", "status", "subtitle")
"""What Material shows of a page's front matter in the navigation of others."""


class ShownFacts:
    """Gives the digests of the pages of one build. Made when all pages are read, before any is made."""

    def __init__(self, build: SiteBuild, files: Files, nav: Navigation) -> None:
        """Takes everything that does not change while pages are made."""
        self._build = build
        self._nav = nav
        self._files = _digest(*sorted(file.src_uri for file in files))
        self._around = _Around(build, nav)
        self._site = _site_digest(build)
        self._content = cache(lambda: _content_digest(build))
        self._works: dict[ReferenceKey, str] = {}
        self._articles: dict[ArticleId, str] = {}
        self._rules = {rule_page(one.name) for one in documented_rules()} & build.generated.keys()
        self._works_by_page = {reference_page(key): key for key in build.ledger.references}
        articles = build.ledger.articles.values()
        self._histories = {history_page(one.id): one for one in articles}
        self._rooms = {name(one.id): one for one in articles for name in (room_file, verify_file)}
        self._everything = cache(lambda: _digest(self._content(), self._files, _found(build), *_titles(files)))

    def digest(self, page: Page) -> str | None:
        """The digest of a page; None for one of which it is not known what it depends on."""
        path = page.file.src_uri
        article = self._build.article_at(path)
        if path not in self._build.late or (article is None and path not in self._build.generated):
            return None
        if article is not None:
            has_links = any(sign in (page.markdown or "") for sign in _LINK_SIGNS)
            own = _digest(self._article(article), self._files if has_links else "")
        elif path in self._works_by_page:
            own = self._work_page(self._works_by_page[path])
        elif path in self._histories:
            own = self._article(self._histories[path])
        elif path in self._rules:
            own = "rule"  # told by our code alone
        elif path == SEARCH_REPORT:
            return None  # its making writes the index too
        else:
            own = self._everything()
        return _digest(self._site, path, page.file.dest_uri, str(page.title), self._around.digest(page), own)

    def digest_room(self, path: str) -> str | None:
        """The digest of a document that is no page of the theme; None for one of which it is not known.

        Args:
            path: Of a review room, or of a check of sign-offs, from the root of the site.
        """
        article = self._rooms.get(path)
        # A room shows what is held back from readers, of which the digests of their pages know nothing.
        if article is None or self._build.ledger.withheld:
            return None
        found = (repr(one) for one in self._build.compilation.judgement.shown if one.at.file == article.file)
        return _digest(self._site, path, self._article(article), *found)

    def digest_line(self, article: Article) -> str:
        """The digest of what the ledger says of an article that is published."""
        sources = self._build.ledger.sources or {}
        texts = (repr(sources.get(key)) for key in sorted({one.key for one in cited_in(article)}))
        return _digest(self._site, "ledger", self._build.urls[article.id], self._article(article), *texts)

    def _article(self, article: Article) -> str:
        if article.id not in self._articles:
            self._articles[article.id] = self._digest_article(article)
        return self._articles[article.id]

    def _digest_article(self, article: Article) -> str:
        build = self._build
        text = build.publication.texts.get(article.id, "")
        judged = build.facts.reviews.get(article.id, ())
        records = (f"{one.digest} {one.flaws} {sorted(one.withdrawals_seen)}" for one in judged)
        cited = {one.key for one in cited_in(article)}
        # A record may speak of works that the article no longer cites.
        cited.update(key for one in judged for claim in one.record.claims for key, _ in claim.citations)
        shows_more = article.flow is not None or any(claim.conflicts_with for claim in article.claims)
        return _digest(
            article.source_digest,
            text,
            repr(build.ledger.withheld.get(article.id)),
            *records,
            *(self._work(key) for key in sorted(cited)),
            self._content() if shows_more else "",
        )

    def _work_page(self, key: ReferenceKey) -> str:
        citing = self._build.facts.citing.get(key, ())
        shown = (
            f"{one.article.id}\0{one.article.question}\0{one.claim.id}\0{one.claim.text}\0"
            f"{one.citation.relation}\0{one.citation.extract}"
            for one in citing
        )
        return _digest(self._work(key), *shown)

    def _work(self, key: ReferenceKey) -> str:
        if key not in self._works:
            self._works[key] = _digest(repr(self._build.ledger.references.get(key)))
        return self._works[key]


class _Around:
    """Digests of what a page shows of other pages in its navigation and at its foot."""

    def __init__(self, build: SiteBuild, nav: Navigation) -> None:
        self._build = build
        self._nav = nav
        theme = build.config.theme
        self._shown_meta: Callable[[Mapping[str, object]], str] = (
            _material_meta if theme.name == "material" else lambda meta: repr([*meta.items()])
        )
        self._is_pruned = theme.name == "material" and "navigation.prune" in (theme.get("features") or ())
        self._known: dict[int, str] = {}
        self._learn(nav.items)

    def digest(self, page: Page) -> str:
        ancestors = {id(one) for one in page.ancestors}
        home = self._nav.homepage
        neighbours = (one for one in (home, page.previous_page, page.next_page) if one is not None)
        shown = bounded(self._nav, page, self._build).items
        return _digest(*map(self._page, neighbours), "", *self._level(shown, ancestors))

    def _level(self, items: Iterable[StructureItem], ancestors: set[int]) -> Iterable[str]:
        for item in items:
            is_open = isinstance(item, Section) and (id(item) in ancestors or id(item) not in self._known)
            if is_open and isinstance(item, Section):
                yield _digest(str(item.title), *self._level(item.children, ancestors))
            else:
                yield self._known.get(id(item)) or self._item(item)

    def _learn(self, items: Iterable[StructureItem]) -> None:
        for item in items:
            if isinstance(item, Section):
                self._learn(item.children)
            self._known[id(item)] = self._item(item)

    def _item(self, item: StructureItem) -> str:
        if isinstance(item, Section) and self._is_pruned:
            return _digest("section", str(item.title), _first_url(item))
        if isinstance(item, Section):
            return _digest("section", str(item.title), *map(self._item, item.children))
        if isinstance(item, Page):
            return self._page(item)
        return _digest("link", str(item.title), item.url if isinstance(item, Link) else "")

    def _page(self, page: Page) -> str:
        return _digest("page", str(page.title), page.url, self._shown_meta(page.meta))


def _first_url(item: StructureItem) -> str:
    """Where the link leads that stands for a pruned section."""
    while isinstance(item, Section) and item.children:
        item = item.children[0]
    return str(getattr(item, "url", ""))


def _material_meta(meta: Mapping[str, object]) -> str:
    return repr([meta.get(name) for name in _SHOWN_META])


def _site_digest(build: SiteBuild) -> str:
    """Of what every page may show: code, settings, theme, people and words of the whole site."""
    config, layout = build.config, build.layout
    folders = [layout.site_config, *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])]
    files = sorted({file for folder in folders for file in folder.rglob("*") if file.is_file()})
    return _digest(
        digest_code().hex(),
        *_installed(),
        _settings(config),
        f"{build.documents} {build.delivery} {build.has_feed} {build.is_hardened} {build.search is not None}",
        *(f"{layout.name(file)} {_digest_bytes(file.read_bytes())}" for file in files),
        repr(build.ledger.board),
        repr(build.ledger.roll),
        repr(build.ledger.settings),
        repr(build.ledger.log),
    )


def _installed() -> list[str]:
    """Names and versions of all packages, as the folders are called in which pip writes down what it installed."""
    folders = (Path(one) for one in sys.path)
    return sorted({path.name for folder in folders if folder.is_dir() for path in folder.glob("*-info")})


def _settings(config: MkDocsConfig) -> str:
    """What `mkdocs.yml`, and what it inherits from, say."""
    with Path(config.config_file_path).open("rb") as file:
        return repr(yaml_load(file))


def _content_digest(build: SiteBuild) -> str:
    """Of all content of the site."""
    ledger = build.ledger
    articles = (f"{one.id} {one.source_digest}" for one in ledger.articles.values())
    works = (repr(one) for one in ledger.references.values())
    records = (f"{one.digest} {one.flaws}" for found in build.facts.reviews.values() for one in found)
    texts = (f"{name} {text}" for name, text in build.publication.texts.items())
    return _digest(*articles, "", *works, "", *records, "", *map(repr, ledger.flows.values()), "", *texts)


def _found(build: SiteBuild) -> str:
    """What was found in the content, which the dashboard lists."""
    return repr(build.compilation.judgement)


def _titles(files: Files) -> Iterator[str]:
    """What lists show of pages that others wrote."""
    for file in files.documentation_pages():
        if file.page is not None:
            yield f"{file.src_uri}\0{file.url}\0{file.page.title}"


def _digest(*parts: str) -> str:
    """Of texts, each with its length, so that no two lists of texts are one."""
    state = blake2b(digest_size=24)
    for part in parts:
        data = part.encode(errors="surrogatepass")
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


def _digest_bytes(data: bytes) -> str:
    return blake2b(data, digest_size=24).hexdigest()
