"""Searching the claims: the index and its script beside the pages, the pages it has, and the box on every page."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from shutil import copyfile
from typing import NoReturn

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel

from mkdocs_evidence.analysis.audiences import find_audience
from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.host.kept.search import keep_calibration, keep_parts, read_articles, remember_digests
from mkdocs_evidence.host.site_build import SiteBuild, share_out
from mkdocs_evidence.model.audience import CLINICIAN
from mkdocs_evidence.model.claim import Certainty
from mkdocs_evidence.model.ids import ArticleId, ClaimId
from mkdocs_evidence.render.board.sign_off_words import claim_state
from mkdocs_evidence.render.claim_search.box import render_search_box
from mkdocs_evidence.render.claim_search.concepts import (
    ListedConcept,
    NamingClaim,
    concept_pages,
    render_concept_index,
)
from mkdocs_evidence.render.claim_search.page import Values, render_search_page
from mkdocs_evidence.render.claim_search.report import SEARCH_REPORT, render_search_report
from mkdocs_evidence.render.links import (
    CONCEPT_INDEX,
    SEARCH_PAGE,
    Links,
    article_page,
    flow_page,
    page_url,
    question_anchor,
)
from mkdocs_evidence.render.pages import GeneratedPage
from mkdocs_evidence.render.references.short import short_reference
from mkdocs_evidence.render.words import CERTAINTY
from mkdocs_evidence.search.collect import Shown, collect_articles, collect_synonyms
from mkdocs_evidence.search.entries import ArticleEntry, Names
from mkdocs_evidence.search.filters import Filters, collect_filters
from mkdocs_evidence.search.mentions import MentionedConcept, find_mentions
from mkdocs_evidence.search.pieces import Pieces
from mkdocs_evidence.search.site_index import SiteIndex, index_pieces

FOLDER = "search/claims"
"""Of a site, for the files of the index; themes keep theirs beside it."""
SCRIPTS = (
    "assets/evidence/evidence-digests.js",
    "assets/evidence/evidence-search.js",
    "assets/evidence/evidence-answering.js",
)
"""What every box needs, and what follow-up questions need besides."""

_ASSETS = Path(__file__).parents[1] / "assets"
_THEME_SEARCH = "material/search"
SLOT = "<!-- evidence: search -->"
"""Where a theme wants the box."""
_MATERIAL_HEADER = re.compile(r'<nav class="md-header__inner[^>]*>.*?(?=</nav>)', re.DOTALL)
_MAIN = re.compile(r"<main\b[^>]*>|<[a-z]+\b[^>]*\srole=[\"']?main\b[^>]*>", re.IGNORECASE)
_UNPUBLISHED = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def replace_theme_search(config: MkDocsConfig) -> None:
    """Switches off the search that comes with Material for MkDocs: a page has one box, and it finds claims."""
    plugin = config.plugins.get(_THEME_SEARCH)
    if plugin is not None:
        plugin.config["enabled"] = False


def search_pages(build: SiteBuild, files: Files) -> Iterator[GeneratedPage]:
    """Indexes what will be published, and gives the pages on which it is searched and listed.

    Nothing where the project has search switched off.
    """
    if not build.documents.search:
        return
    site, ledger = build.facts, build.ledger
    left_out = {build.layout.name(build.layout.pages / one.src_uri) for one in files if one.inclusion in _UNPUBLISHED}
    urls = {
        article.id: page_url(article_page(article.id), directory_urls=site.directory_urls)
        for article in ledger.articles.values()
        if article.file not in left_out
    }
    shown = Shown(
        standing=site.standing,
        work_name=lambda key: short_reference(ledger.references[key]) if key in ledger.references else key,
        question_url=lambda flow, question: (
            f"{page_url(flow_page(flow), directory_urls=site.directory_urls)}#{question_anchor(question)}"
        ),
    )
    articles = tuple(collect_articles(ledger, urls=urls, shown=shown))
    glossary = collect_synonyms(ledger)
    found = collect_filters(articles)
    store = build.effort.store()
    digest = remember_digests()
    read = read_articles(articles, store, partial(share_out, build=build, doing="reading"), digest)
    calibrated = keep_calibration(articles, glossary, store, digest)
    pieces = Pieces(articles, read, keep_parts(store, digest))
    build.search = cache(partial(index_pieces, pieces, glossary, names=_names(found, build), calibrated=calibrated))
    page = partial(_search_page, found, build)
    yield GeneratedPage(path=SEARCH_PAGE, title="Search", render=page, is_searched=False)
    report = partial(_search_report, build)
    yield GeneratedPage(path=SEARCH_REPORT, title="How search was tried", render=report, is_searched=False)
    concepts = [_listed(one, build) for one in find_mentions(pieces, glossary)]
    read.forget()
    yield from _concept_pages(build, concepts)


def leave_search(build: SiteBuild) -> tuple[GeneratedPage, ...]:
    """Gives no pages, and makes no index; yet every page has its box."""
    if build.documents.search:
        build.search = _refuse_to_search
    return ()


def _refuse_to_search() -> NoReturn:
    raise RuntimeError("this site was built without an index of its claims")


def _search_report(build: SiteBuild) -> str:
    """The page that tells of the index; the index is made by whoever makes this page, and so are its files."""
    assert build.search is not None
    _write_index(build.search(), build)
    return render_search_report(build.search().calibration)


def _names(found: Filters, build: SiteBuild) -> Names:
    """What results name, and nothing that no result needs: every first question pays for it."""
    statuses = {f"status:{one}": claim_state(State(one), build.facts) for one in found.statuses}
    certainties = {f"certainty:{one}": CERTAINTY[Certainty(one)] for one in found.certainties}
    audiences = (find_audience(one, build.ledger) for one in (CLINICIAN, *found.audiences) if found.audiences)
    return {
        **{key: (term.shape, term.name) for key, term in (statuses | certainties).items()},
        **{f"audience:{one.id}": ("", one.heading) for one in audiences},
    }


def _search_page(found: Filters, build: SiteBuild) -> str:
    values = Values(
        audiences=found.audiences,
        statuses=found.statuses,
        certainties=found.certainties,
        kinds=found.kinds,
        areas=found.areas,
        works=found.works,
    )
    return render_search_page(build.facts, values)


def _concept_pages(build: SiteBuild, concepts: Sequence[ListedConcept]) -> Iterator[GeneratedPage]:
    index = partial(render_concept_index, concepts, build.facts)
    yield GeneratedPage(path=CONCEPT_INDEX, title="Concepts from A to Z", render=index, is_searched=False)
    for concept in concepts:
        for path, title, render in concept_pages(concept, build.facts):
            yield GeneratedPage(path=path, title=title, render=render, is_searched=False)


def _listed(concept: MentionedConcept, build: SiteBuild) -> ListedConcept:
    return ListedConcept(
        slug=concept.slug,
        name=concept.name,
        also=concept.also,
        plain=concept.plain,
        claims=[
            NamingClaim(
                article=ArticleId(article.id),
                question=_question(article, build),
                claim=ClaimId(claim.id),
                text=claim.text,
                status=claim.status,
                certainty=claim.certainty,
            )
            for article, claim in concept.claims
        ],
    )


def _question(entry: ArticleEntry, build: SiteBuild) -> str:
    article = build.ledger.articles[ArticleId(entry.id)]
    return article.question or article.title


def write_search(build: SiteBuild) -> None:
    """Writes the index of every published claim, and the scripts that ask it, into the folder of the build."""
    if build.search is None:
        return
    site = build.staging.folder
    if not (site / FOLDER).exists():  # where somebody wrote a page in the place of the report
        _write_index(build.search(), build)
    for path in SCRIPTS:
        script = site / path
        script.parent.mkdir(parents=True, exist_ok=True)
        copyfile(_ASSETS / script.name, script)


def _write_index(index: SiteIndex, build: SiteBuild) -> None:
    folder = build.staging.folder / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in index.files.items():
        (folder / path).write_bytes(content)


def put_search_box(output: str, path: str, build: SiteBuild) -> str:
    """A finished page with the box for questions: where its theme wants it, in Material's header, or above the text.

    Args:
        output: The whole page.
        path: Under the pages folder; the search page itself has a larger box.
        build: The build it belongs to.
    """
    if path == SEARCH_PAGE:
        return drop_search_slot(output)
    return put_box_of(output, build.facts.links_from(path), build)


def put_box_of(output: str, links: Links, build: SiteBuild) -> str:
    """The same for a page that writes its addresses in its own way."""
    if build.search is None:
        return drop_search_slot(output)
    box = render_search_box(build.facts, links)
    if SLOT in output:
        return output.replace(SLOT, box, 1)
    start = _MATERIAL_HEADER.search(output) or _MAIN.search(output)
    return f"{output[: start.end()]}{box}{output[start.end() :]}" if start else output


def drop_search_slot(output: str) -> str:
    """A page that has no box, without the mark of where its theme would want one."""
    return output.replace(SLOT, "", 1)
