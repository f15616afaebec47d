"""The page of a review room: one document that needs no server, says nothing to anybody, and shows what it signs.

The data stand in the page as JSON, but for what all rooms of a site say (`shared.py`), and the script shows them. It
computes from them, by the rules of `analysis/reviews/digests.py`, what it asks the reviewer to sign, so that nothing
else than what is shown can be signed.
"""

import json
import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from mkdocs_evidence.analysis.reviews.chain import last_digests
from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.model.ids import ArticleId, ReferenceKey, TermId
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.links import FileLinks, Links, article_page
from mkdocs_evidence.render.review_room.claims import RoomFinding, cited_works, room_claims, usual_claim
from mkdocs_evidence.render.review_room.flow import room_flow
from mkdocs_evidence.render.review_room.seats import authors_with_seats, room_histories
from mkdocs_evidence.render.review_room.shared import FORM, SHARED
from mkdocs_evidence.render.review_room.works import room_works
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import keep_together
from mkdocs_evidence.signing.canonical_json import Plain

FOLDER = "review"
SCRIPT = "assets/evidence/evidence-room.js"
FALLBACK = "assets/evidence/evidence-ed25519.js"
STYLE = "assets/evidence/evidence-room.css"
_ANY_WORK = ReferenceKey("key")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomView:
    """The page."""

    title: str
    question: str
    site: str
    board: str
    is_demonstration: bool
    article_url: str
    shared: str
    """The script with what all rooms of the site say."""
    script: str
    fallback: str
    """A script with signatures for browsers that have none; loaded only by these."""
    style: str
    data: Markup
    """JSON in which no `<` stands, since it lies within a script element."""


def room_file(article: ArticleId) -> str:
    """Path of an article's review room from the root of the site; a file, so that it opens from a folder too.

    >>> room_file(ArticleId("hip/avn"))
    'review/hip/avn.html'
    """
    return f"{FOLDER}/{article}.html"


def room_links(article: ArticleId, *, directory_urls: bool) -> Links:
    """Addresses as the review room of an article writes them.

    >>> room_links(ArticleId("hip/avn"), directory_urls=True).to("hip/avn.md")
    '../../hip/avn/index.html'
    """
    return FileLinks(here=f"{posixpath.dirname(room_file(article))}/index.md", directory_urls=directory_urls)


def render_review_room(facts: ArticleFacts, findings: Sequence[RoomFinding] = ()) -> str:
    """The whole HTML document of an article's review room.

    Args:
        facts: Of the article, from `gather_article`.
        findings: What the rules found in the article's file.
    """
    site, article = facts.site, facts.article
    links = room_links(article.id, directory_urls=site.directory_urls)
    board = site.ledger.board
    data = json.dumps(room_data(replace(facts, links=links), findings), ensure_ascii=False, separators=(",", ":"))
    view = RoomView(
        title=article.title,
        question=article.question or article.title,
        site=site.name,
        board=board.name if board else "",
        is_demonstration=board is not None and board.demonstration,
        article_url=links.to(article_page(article.id)),
        shared=links.to_file(SHARED),
        script=links.to_file(SCRIPT),
        fallback=links.to_file(FALLBACK),
        style=links.to_file(STYLE),
        data=Markup(data.replace("<", "\\u003c")),
    )
    return render_template("review_room.html", view)


def room_data(facts: ArticleFacts, findings: Sequence[RoomFinding] = ()) -> dict[str, Plain]:
    """What a review room knows of its article; `assets/source/room/page_data.js` reads it."""
    site, article = facts.site, facts.article
    ledger = site.ledger
    records = site.reviews.get(article.id, ())
    flow = ledger.flows.get(article.flow) if article.flow else None
    works = cited_works(facts)
    return {
        "form": FORM,
        "article": {
            "id": article.id,
            "question": keep_together(article.question or article.title),
            "page": facts.links.to(article_page(article.id)),
            "version": version_code(facts.standing.digest),
            "unsigned": sum(claim.id is None for claim in article.claims),
        },
        "authors": authors_with_seats(facts),
        "previous": [*last_digests(records)],
        "last_date": max((one.record.date.isoformat() for one in records if one.counts), default=None),
        "histories": room_histories(records),
        "references": _around_key(facts.links),
        "works": room_works(works, ledger),
        "usual": usual_claim(facts),
        "claims": room_claims(facts, findings),
        "flows": [room_flow(flow, facts)] if flow else [],
        "terms": {name: site.term_name(name) for name in sorted(_terms(facts, works))},
        "interventions": [*dict.fromkeys(one.intervention for one in article.claims if one.intervention)],
    }


def _around_key(links: Links) -> list[Plain]:
    """What stands before and after the key in the address of our page of a work."""
    before, _, after = links.to_reference(_ANY_WORK).rpartition(_ANY_WORK)
    return [before, after]


def _terms(facts: ArticleFacts, works: Iterable[ReferenceKey]) -> set[TermId]:
    article, references = facts.article, facts.site.ledger.references
    claims = (name for one in article.claims for name in (one.population, one.outcome, one.intervention, one.staging))
    extracts = (
        name
        for key in works
        for one in references[key].extracts
        for name in (one.population, one.outcome, one.intervention, one.staging)
    )
    return {name for name in (article.population, article.staging, *claims, *extracts) if name}
