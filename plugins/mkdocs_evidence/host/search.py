"""Searching the claims: the index and its script beside the pages, the pages it has, and the box on every page."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from shutil import copyfile
from typing import NoReturn

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files, InclusionLevel

from mkdocs_evidence.analysis.audiences import find_audience
from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.host.kept.entries import keep_entries
from mkdocs_evidence.host.kept.search import keep_calibration, keep_parts, read_articles
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
from mkdocs_evidence.render.words import CERTAINTY
from mkdocs_evidence.search.calibration import Calibration
from mkdocs_evidence.search.collect import Shown, collect_articles, collect_synonyms
from mkdocs_evidence.search.encoder import Encoder, NoEncoderError
from mkdocs_evidence.search.entries import ArticleEntry, Names
from mkdocs_evidence.search.filters import Filters, collect_filters
from mkdocs_evidence.search.mentions import MentionedConcept, find_mentions
from mkdocs_evidence.search.pieces import Pieces
from mkdocs_evidence.search.shards import OFFLINE, SUMS, offline_script
from mkdocs_evidence.search.site_index import SiteIndex, index_pieces, site_terms

FOLDER = "search/claims"
"""Of a site, for the files of the index; themes keep theirs beside it."""
SCRIPTS = (
    "assets/evidence/evidence-digests.js",
    "assets/evidence/evidence-search.js",
    "assets/evidence/evidence-answering.js",
)
"""What every box needs, and what follow-up questions need besides."""
EMERGENCIES = "assets/evidence/evidence-emergencies.js"
"""The words that the board's texts for emergencies are shown for. No page has them, since they are most of its box."""

_ASSETS = Path(__file__).parents[1] / "assets"
_THEME_SEARCH = "material/search"
SLOT = "<!-- evidence: search -->"
"""Where a theme wants the box."""
_MATERIAL_HEADER = re.compile(r'<nav class="md-header__inner[^>]*>.*?(?=</nav>)', re.DOTALL)
_MAIN = re.compile(r"<main\b[^>]*>|<[a-z]+\b[^>]*\srole=[\"']?main\b[^>]*>", re.IGNORECASE)
_TITLES = {SEARCH_PAGE: "Search", SEARCH_REPORT: "How search was tried", CONCEPT_INDEX: "Concepts from A to Z"}
"""Of the pages that every site has which can be searched."""
_UNPUBLISHED = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def replace_theme_search(config: MkDocsConfig) -> None:
    """Switches off the search that comes with Material for MkDocs: a page has one box, and it finds claims."""
    plugin = config.plugins.get(_THEME_SEARCH)
    if plugin is not None:
        plugin.config["enabled"] = False


def search_pages(build: SiteBuild, files: Files) -> Iterator[GeneratedPage]:
    """Indexes what will be published, and gives the pages on which it is searched and listed.

    Nothing where the project has search switched off.

    Raises:
        PluginError: The project wants what an extra brings that is not there.
    """
    if not build.documents.search:
        return
    encoder = _encoder(build)
    site, ledger = build.facts, build.ledger
    left_out = {build.layout.name(build.layout.pages / one.src_uri) for one in files if one.inclusion in _UNPUBLISHED}
    urls = {
        article.id: page_url(article_page(article.id), directory_urls=site.directory_urls)
        for article in ledger.articles.values()
        if article.file not in left_out
    }
    shown = Shown(
        standing=site.standing,
        work_name=site.work_name,
        question_url=lambda flow, question: (
            f"{page_url(flow_page(flow), directory_urls=site.directory_urls)}#{question_anchor(question)}"
        ),
    )
    entries = keep_entries(build, urls, lambda some: collect_articles(ledger, urls=some, shown=shown))
    articles, digest = entries.articles, entries.digest
    glossary = collect_synonyms(ledger)
    found = collect_filters(articles)
    store = build.effort.store()
    read = read_articles(articles, store, partial(share_out, build=build, doing="reading"), digest)
    calibrated = keep_calibration(articles, glossary, store, digest, is_smoothed=encoder is not None)
    pieces = Pieces(articles, read, keep_parts(store, digest))
    terms = site_terms(pieces, glossary)
    index = partial(index_pieces, pieces, terms, names=_names(found, build), calibrated=calibrated, nearest=encoder)
    build.search = cache(partial(_write_index, index, build))
    page = partial(_search_page, found, build)
    yield _page(SEARCH_PAGE, page)
    report = partial(_search_report, build)
    yield _page(SEARCH_REPORT, report)
    concepts = [_listed(one, build) for one in find_mentions(pieces, glossary)]
    read.forget()
    if read.are_many_new:  # else few will be asked for, and to pack all would take longer than all that is left
        pieces.pack()
    yield from _concept_pages(build, concepts)


def _encoder(build: SiteBuild) -> Encoder | None:
    """What finds neighbours, where the project wants their words."""
    if not build.documents.search_smoothing:
        return None
    try:
        return Encoder()
    except NoEncoderError as problem:
        raise PluginError(f"evidence: {problem}") from problem


def leave_search(build: SiteBuild) -> tuple[GeneratedPage, ...]:
    """Gives empty pages, so that what leads to them leads somewhere, and no index; yet every page has its box."""
    if not build.documents.search:
        return ()
    build.search = _refuse_to_search
    return tuple(_page(path, str) for path in _TITLES)


def _page(path: str, render: Callable[[], str]) -> GeneratedPage:
    return GeneratedPage(path=path, title=_TITLES[path], render=render, is_searched=False)


def _refuse_to_search() -> NoReturn:
    raise RuntimeError("this site was built without an index of its claims")


def _search_report(build: SiteBuild) -> str:
    """The page that tells of the index, which is written by whoever makes this page."""
    assert build.search is not None
    return render_search_report(build.search(), is_smoothed=build.documents.search_smoothing)


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
    yield _page(CONCEPT_INDEX, index)
    for concept in concepts:
        yield from concept_pages(concept, build.facts)


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
    if not (site / FOLDER / SUMS).exists():  # where somebody wrote a page in the place of the report
        build.search()
    if build.tree is not None:
        # Whoever made the index wrote this list of its files, perhaps another process.
        for line in (site / FOLDER / SUMS).read_text(encoding="utf-8").splitlines():
            digest, _, path = line.partition("  ")
            build.tree.put(f"{FOLDER}/{path}", digest)
    for path in SCRIPTS:
        script = site / path
        script.parent.mkdir(parents=True, exist_ok=True)
        copyfile(_ASSETS / script.name, script)
    words = ["|".join(one.words) for one in build.ledger.settings.emergencies]
    (site / EMERGENCIES).write_text(f"globalThis.evidenceEmergencies={json.dumps(words)};\n", encoding="utf-8")


def _write_index(make: Callable[[], SiteIndex], build: SiteBuild) -> Calibration:
    """Makes the index, of which nothing is left but its files and how it was tried."""
    index = make()
    folder = build.staging.folder / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    spared = partial(is_of_index, build)
    if build.tree is not None:
        files = {f"{FOLDER}/{path}": content for path, content in index.files.items()}
        build.tree.renew(spared, {path: content for path, content in files.items() if spared(path)})
    for path, content in index.files.items():
        if build.tree is None or not spared(f"{FOLDER}/{path}"):
            (folder / path).write_bytes(content)
    with (folder / OFFLINE).open("wb") as script:
        script.writelines(offline_script(index.files))
    return index.calibration


def is_of_index(build: SiteBuild, path: str) -> bool:
    """Whether a document, by its path in the site, is a part of the index, of which most are as they were.

    `SUMS` is none: that it is there tells that the index was written.
    """
    return build.search is not None and path.startswith(f"{FOLDER}/") and path.endswith(".bin")


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
