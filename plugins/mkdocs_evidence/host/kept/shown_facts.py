"""What the finished page of an article or of a work depends on, as one digest.

Two pages with the same digest are the same bytes, so a page of the site that is there need not be made again. The
digest holds everything that a page can show: our code and all installed packages, the project's settings and theme, the
author's file, the works it cites with what happened to them, what the board decided on it, and the titles around it in
the navigation. Where a page shows more than that, such as a flow or a claim of another article, all content counts; for
lists and the like, everything that was found in it, too.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from mkdocs_evidence.host.kept.article_digests import digest_texts
from mkdocs_evidence.host.late_pages import text_of
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.load.kept.store import digest_code
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.packed_article import each_citing
from mkdocs_evidence.render.board.verify_page import verify_file
from mkdocs_evidence.render.claim_search.report import SEARCH_REPORT
from mkdocs_evidence.render.links import history_page, reference_page
from mkdocs_evidence.render.references.index import count_citing, list_pages
from mkdocs_evidence.render.review_room.page import room_file
from mkdocs_evidence.render.rule_page import rule_page

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
        self._files = digest_texts(*sorted(file.src_uri for file in files))
        self._around = _Around(build, nav)
        self._site = _site_digest(build)
        self._digests = build.digests
        self._rules = {rule_page(one.name) for one in documented_rules()} & build.generated.keys()
        self._works_by_page = {reference_page(key): key for key in build.ledger.references}
        self._lists = dict(list_pages(tuple(build.ledger.references)))
        articles = build.ledger.articles.values()
        self._histories = {history_page(one.id): one for one in articles}
        self._rooms = {room_file(one.id): one for one in articles}
        self._proofs = {verify_file(one.id): one for one in articles}
        self._log = digest_texts(repr(build.ledger.log))
        digests = self._digests
        self._citing = _digest_citing(articles)
        self._everything = cache(lambda: digest_texts(digests.content, self._files, _found(build), *_titles(files)))

    def digest(self, page: Page) -> str | None:
        """The digest of a page; None for one of which it is not known what it depends on."""
        path = page.file.src_uri
        article = self._build.article_at(path)
        generated = self._build.generated.get(path)
        if path not in self._build.late or (article is None and generated is None):
            return None
        if article is not None:
            text = text_of(page, self._build)
            has_links = any(sign in text for sign in _LINK_SIGNS)
            own = digest_texts(self._digests.article(article), self._files if has_links else "")
        elif path in self._works_by_page:
            own = self._work_page(self._works_by_page[path])
        elif path in self._lists:
            own = self._work_list(self._lists[path])
        elif path in self._histories:
            own = self._digests.article(self._histories[path])
        elif path in self._rules:
            own = "rule"  # told by our code alone
        elif path == SEARCH_REPORT:
            return None  # its making writes the index too
        elif generated is not None and generated.shows is not None:
            own = digest_texts(*generated.shows())
        else:
            own = self._everything()
        return digest_texts(self._site, path, page.file.dest_uri, str(page.title), self._around.digest(page), own)

    def digest_room(self, path: str) -> str | None:
        """The digest of a document that is no page of the theme; None for one of which it is not known.

        Args:
            path: Of a review room, or of a check of sign-offs, from the root of the site.
        """
        article = self._rooms.get(path) or self._proofs.get(path)
        # A room shows what is held back from readers, of which the digests of their pages know nothing.
        if article is None or self._build.ledger.withheld:
            return None
        found = (repr(one) for one in self._build.compilation.judgement.shown if one.at.file == article.file)
        log = self._log if path in self._proofs else ""
        return digest_texts(self._site, path, self._digests.article(article), log, *found)

    def digest_line(self, article: Article) -> str:
        """The digest of what the ledger says of an article that is published."""
        sources = self._build.ledger.sources or {}
        texts = (repr(sources.get(key)) for key in sorted({one.key for one in cited_in(article)}))
        return digest_texts(self._site, "ledger", self._build.urls[article.id], self._digests.article(article), *texts)

    def _work_page(self, key: ReferenceKey) -> str:
        return digest_texts(self._digests.work(key), self._citing.get(key, ""))

    def _work_list(self, keys: Sequence[ReferenceKey]) -> str:
        cited = (str(count_citing(key, self._build.facts)) for key in keys)
        return digest_texts(*map(self._digests.work, keys), *cited)


def _digest_citing(articles: Iterable[Article]) -> dict[ReferenceKey, str]:
    """Of what each work's page shows of the claims that cite it, each article looked into once."""
    states: dict[ReferenceKey, blake2b] = {}
    for article in articles:
        for key, claim, citation in each_citing(article):
            act = f"{claim.id}\0{claim.text}\0{citation.relation}\0{citation.extract}"
            data = f"{article.id}\0{article.question}\0{act}".encode(errors="surrogatepass")
            state = states.get(key)
            if state is None:
                state = states[key] = blake2b(digest_size=24)
            state.update(len(data).to_bytes(8, "big"))
            state.update(data)
    return {key: state.hexdigest() for key, state in states.items()}


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
        self._outside = ""
        """What all pages show that are not in the navigation; empty until the first of them."""

    def digest(self, page: Page) -> str:
        home = self._nav.homepage
        neighbours = (one for one in (home, page.previous_page, page.next_page) if one is not None)
        if page.ancestors or id(page) in self._known:
            return digest_texts(*map(self._page, neighbours), self._shown(page))
        self._outside = self._outside or self._shown(page)
        return digest_texts(*map(self._page, neighbours), self._outside)

    def _shown(self, page: Page) -> str:
        ancestors = {id(one) for one in page.ancestors}
        return digest_texts(*self._level(bounded(self._nav, page, self._build).items, ancestors))

    def _level(self, items: Iterable[StructureItem], ancestors: set[int]) -> Iterable[str]:
        for item in items:
            is_open = isinstance(item, Section) and (id(item) in ancestors or id(item) not in self._known)
            if is_open and isinstance(item, Section):
                yield digest_texts(str(item.title), *self._level(item.children, ancestors))
            else:
                yield self._known.get(id(item)) or self._item(item)

    def _learn(self, items: Iterable[StructureItem]) -> None:
        for item in items:
            if isinstance(item, Section):
                self._learn(item.children)
            self._known[id(item)] = self._item(item)

    def _item(self, item: StructureItem) -> str:
        if isinstance(item, Section) and self._is_pruned:
            return digest_texts("section", str(item.title), _first_url(item))
        if isinstance(item, Section):
            return digest_texts("section", str(item.title), *map(self._item, item.children))
        if isinstance(item, Page):
            return self._page(item)
        return digest_texts("link", str(item.title), item.url if isinstance(item, Link) else "")

    def _page(self, page: Page) -> str:
        return digest_texts("page", str(page.title), page.url, self._shown_meta(page.meta))


def _first_url(item: StructureItem) -> str:
    """Where the link leads that stands for a pruned section."""
    while isinstance(item, Section) and item.children:
        item = item.children[0]
    return str(getattr(item, "url", ""))


def _material_meta(meta: Mapping[str, object]) -> str:
    return repr([meta.get(name) for name in _SHOWN_META])


def _site_digest(build: SiteBuild) -> str:
    """Of what every page may show."""
    built = f"{build.documents} {build.delivery} {build.has_feed} {build.is_hardened} {build.search is not None}"
    return digest_texts(settings_digest(build), built, *sorted(build.used.asked or ()))


def settings_digest(build: SiteBuild) -> str:
    """Of code, settings, theme, people and words of the whole site."""
    config, layout = build.config, build.layout
    folders = [layout.site_config, *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])]
    files = sorted({file for folder in folders for file in folder.rglob("*") if file.is_file()})
    return digest_texts(
        digest_code().hex(),
        *_installed(),
        _settings(config),
        *(f"{layout.name(file)} {_digest_bytes(file.read_bytes())}" for file in files),
        repr(build.ledger.board),
        repr(build.ledger.roll),
        repr(build.ledger.settings),
    )


def _installed() -> list[str]:
    """Names and versions of all packages, as the folders are called in which pip writes down what it installed."""
    folders = (Path(one) for one in sys.path)
    return sorted({path.name for folder in folders if folder.is_dir() for path in folder.glob("*-info")})


def _settings(config: MkDocsConfig) -> str:
    """What `mkdocs.yml`, and what it inherits from, say."""
    with Path(config.config_file_path).open("rb") as file:
        return repr(yaml_load(file))


def _found(build: SiteBuild) -> str:
    """What was found in the content, which the dashboard lists."""
    return repr(build.compilation.judgement)


def _titles(files: Files) -> Iterator[str]:
    """What lists show of pages that others wrote."""
    for file in files.documentation_pages():
        if file.page is not None:
            yield f"{file.src_uri}\0{file.url}\0{file.page.title}"


def _digest_bytes(data: bytes) -> str:
    return blake2b(data, digest_size=24).hexdigest()
