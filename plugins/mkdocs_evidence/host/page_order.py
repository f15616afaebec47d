"""The order in which the pages of a site are made. It changes none of them, but what it costs to make them."""

from collections.abc import Mapping, Sequence

from mkdocs.structure.files import File

from mkdocs_evidence.forking import slice_size
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.render.claim_search.report import SEARCH_REPORT
from mkdocs_evidence.render.links import article_page, history_page, reference_page


def in_order(pages: Sequence[File], build: SiteBuild) -> Sequence[File]:
    """The pages as they are to be made.

    The history of an article, and the works that it is the first to cite, come after it: a process has then looked at
    all that they show, and the others need not. One page takes as long as thousands of others, so that all would wait
    for it in the end; and as much memory, so that a turn ends with it (`forking.share`), where it is not among the
    first of a turn.
    """
    jobs = build.effort.jobs_for(build.layout)
    at = 2 * jobs * slice_size(len(pages), jobs)
    places = {file.src_uri: place for place, file in enumerate(pages)}
    beside = _beside_articles(build)
    near = sorted(pages, key=lambda file: places.get(beside.get(file.src_uri, ""), places[file.src_uri]))
    others = [file for file in near if file.src_uri != SEARCH_REPORT]
    long = [file for file in near if file.src_uri == SEARCH_REPORT]
    return [*others[:at], *long, *others[at:]]


def _beside_articles(build: SiteBuild) -> Mapping[str, str]:
    """The article of each page that shows what an article shows, both by their source paths."""
    citing = build.facts.citing
    works = {reference_page(key): article_page(citing.first(key).id) for key in citing}
    return works | {history_page(name): article_page(name) for name in build.facts.reviews}
