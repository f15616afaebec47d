"""The page of a review room: one document that needs no server, says nothing to anybody, and shows what it signs.

The data stand in the page as JSON, and the script shows them; it computes from them, by the rules of
`analysis/reviews/digests.py`, what it asks the reviewer to sign, so that nothing else than what is shown can be signed.
"""

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markupsafe import Markup

from mkdocs_evidence.analysis.reviews.chain import last_digests
from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.model.ids import ArticleId, ReferenceKey, TermId
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.links import FileLinks, Links, article_page
from mkdocs_evidence.render.review_room.claims import RoomFinding, cited_works, room_claims
from mkdocs_evidence.render.review_room.flow import room_flow
from mkdocs_evidence.render.review_room.seats import room_histories, room_seats
from mkdocs_evidence.render.review_room.works import written_work
from mkdocs_evidence.render.review_room.written import written, written_group
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import CERTAINTY, NOTICE, RELATION, STATE, STRENGTH, STRONG_BECAUSE, Term
from mkdocs_evidence.signing.canonical_json import Plain

FORM = "mkdocs-evidence room 1"
"""Names the shape of the data, so that a script never reads those of another edition."""

FOLDER = "review"
SCRIPT = "assets/evidence/evidence-room.js"
FALLBACK = "assets/evidence/evidence-ed25519.js"
STYLE = "assets/evidence/evidence-room.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomView:
    """The page."""

    title: str
    question: str
    site: str
    board: str
    is_demonstration: bool
    article_url: str
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
    data = written_group(room_data(replace(facts, links=links), findings))
    view = RoomView(
        title=article.title,
        question=article.question or article.title,
        site=site.name,
        board=board.name if board else "",
        is_demonstration=board is not None and board.demonstration,
        article_url=links.to(article_page(article.id)),
        script=links.to_file(SCRIPT),
        fallback=links.to_file(FALLBACK),
        style=links.to_file(STYLE),
        data=Markup(data.replace("<", "\\u003c")),
    )
    return render_template("review_room.html", view)


def room_data(facts: ArticleFacts, findings: Sequence[RoomFinding] = ()) -> Mapping[str, str]:
    """Everything that a review room knows, each as JSON; `assets/source/room/page_data.js` reads it."""
    site, article = facts.site, facts.article
    ledger, board = site.ledger, site.ledger.board
    records = site.reviews.get(article.id, ())
    flow = ledger.flows.get(article.flow) if article.flow else None
    works = cited_works(facts)
    head: dict[str, Plain] = {
        "form": FORM,
        "site": site.name,
        "contact": ledger.settings.contact,
        "policy": ledger.settings.policy_version,
        "article": {
            "id": article.id,
            "question": article.question or article.title,
            "page": facts.links.to(article_page(article.id)),
            "version": version_code(facts.standing.digest),
            "unsigned": sum(claim.id is None for claim in article.claims),
        },
        "board": {"name": board.name if board else "", "demonstration": board is not None and board.demonstration},
        "seats": room_seats(facts),
        "previous": [*last_digests(records)],
        "last_date": max((one.record.date.isoformat() for one in records if one.counts), default=None),
        "histories": room_histories(records),
    }
    return {
        **{name: written(value) for name, value in head.items()},
        "works": written_group({key: written_work(key, extracts, facts) for key, extracts in works.items()}),
        "claims": room_claims(facts, findings),
        "flows": written([room_flow(flow, facts)] if flow else []),
        "terms": written({name: site.term_name(name) for name in sorted(_terms(facts, works))}),
        "topics": written(_topics(facts, works)),
        "words": _words(),
    }


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


def _topics(facts: ArticleFacts, works: Iterable[ReferenceKey]) -> list[Plain]:
    """What an interest can be declared in, widest first: everything, interventions, works, as (id, name)."""
    article, site = facts.article, facts.site
    named = dict.fromkeys(one.intervention for one in article.claims if one.intervention)
    titles = ((key, site.ledger.references[key].title) for key in works)
    return [
        {"id": article.id, "name": "This whole article"},
        *({"id": name, "name": site.term_name(name)} for name in named),
        *({"id": key, "name": f"A cited work: {title}"} for key, title in titles),
    ]


@cache
def _words() -> str:
    """Fixed terms as readers meet them everywhere on the site."""
    return written(
        {
            "certainty": _said(CERTAINTY.items()),
            "strength": _said(STRENGTH.items()),
            "strong_because": {name: [text, "", ""] for name, text in STRONG_BECAUSE.items()},
            "relation": _said(RELATION.items()),
            "state": _said(STATE.items()),
            "notice": {name: [text, "!", ""] for name, text in NOTICE.items()},
        }
    )


def _said(terms: Iterable[tuple[str, Term]]) -> Plain:
    return {name: [term.name, term.shape, term.about] for name, term in terms}
