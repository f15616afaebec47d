"""The page that checks the sign-offs of an article in the reader's own browser, against the site that it came from.

The data stand in the page as JSON: the records as they were signed, the keys that may sign, and the way from each
record to the signed head of the log. The script believes nothing of them that it cannot work out.
"""

import json
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reviews.digests import claim_parts, digest_of_parts
from mkdocs_evidence.analysis.reviews.form import signed_bytes
from mkdocs_evidence.analysis.reviews.log import head_content
from mkdocs_evidence.analysis.reviews.roll_form import roll_content, seat_content
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import ReviewRecord
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import FileLinks, article_page
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.signing.canonical_json import Plain
from mkdocs_evidence.signing.merkle import HashTree, leaf_hash

FORM = "mkdocs-evidence verify 1"
"""Names the shape of the data, so that a script never reads those of another edition."""

FOLDER = "verify"
VERIFY_INDEX = f"{FOLDER}/index.html"
VERIFY_HEADS = f"{FOLDER}/heads.js"
VERIFY_SCRIPT = "assets/evidence/evidence-verify.js"
VERIFY_STYLE = "assets/evidence/evidence-verify.css"
VERIFY_FALLBACK = "assets/evidence/evidence-ed25519.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyView:
    """The page."""

    question: str
    site: str
    is_demonstration: bool
    article_url: str
    script: str
    fallback: str
    """A script with signatures for browsers that have none; loaded only by these."""
    heads: str
    """A script with the way from every earlier head of the log to the last; loaded only to compare."""
    style: str
    records: int
    data: Markup
    """JSON in which no `<` stands, since it lies within a script element."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyLine:
    """One article in the list of these pages."""

    question: str
    url: str
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyIndexView:
    """The list of these pages."""

    site: str
    is_demonstration: bool
    home: str
    """Address of the first page of the site."""
    style: str
    articles: tuple[VerifyLine, ...]


def verify_file(article: ArticleId) -> str:
    """Path of the page from the root of the site; a file, so that it opens from a folder too.

    >>> verify_file(ArticleId("hip/avn"))
    'verify/hip/avn.html'
    """
    return f"{FOLDER}/{article}.html"


def verifiable_articles(site: SiteFacts) -> tuple[Article, ...]:
    """The articles that have board records, in the order of the ledger."""
    return tuple(one for one in site.ledger.articles.values() if one.id in site.reviews)


def render_verify_page(article: Article, site: SiteFacts) -> str:
    """The whole HTML document of an article.

    Args:
        article: An article of the site as its readers see it.
        site: That site.
    """
    here = f"{posixpath.dirname(verify_file(article.id))}/index.md"
    links = FileLinks(here=here, directory_urls=site.directory_urls)
    board = site.ledger.board
    content = verify_data(article, site)
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    view = VerifyView(
        question=article.question or article.title,
        site=site.name,
        is_demonstration=board is not None and board.demonstration,
        article_url=links.to(article_page(article.id)),
        script=links.to_file(VERIFY_SCRIPT),
        fallback=links.to_file(VERIFY_FALLBACK),
        heads=links.to_file(VERIFY_HEADS),
        style=links.to_file(VERIFY_STYLE),
        records=len(site.reviews.get(article.id, ())),
        data=Markup(data.replace("<", "\\u003c")),
    )
    return render_template("verify_page.html", view)


def render_verify_index(site: SiteFacts) -> str:
    """The whole HTML document of the list."""
    links = FileLinks(here=f"{FOLDER}/index.md", directory_urls=site.directory_urls)
    board = site.ledger.board
    view = VerifyIndexView(
        site=site.name,
        is_demonstration=board is not None and board.demonstration,
        home=links.to("index.md"),
        style=links.to_file(VERIFY_STYLE),
        articles=tuple(
            VerifyLine(
                question=article.question or article.title,
                url=links.to_file(verify_file(article.id)),
                records=len(site.reviews[article.id]),
            )
            for article in verifiable_articles(site)
        ),
    )
    return render_template("verify_index.html", view)


def render_verify_heads(ledger: Ledger) -> str:
    """A script that holds every head of the log, with the proof that the last one continues it."""
    tree = _tree(ledger)
    heads: list[Plain] = []
    for head in ledger.log.heads if ledger.log else ():
        if tree is not None and 0 < head.size <= tree.size:
            proof: list[Plain] = [one.hex() for one in tree.consistency_proof(head.size)]
            heads.append({"size": head.size, "root": head.root, "proof": proof})
    return f"globalThis.evidenceHeads={json.dumps(heads, separators=(',', ':'))};\n"


def verify_data(article: Article, site: SiteFacts) -> dict[str, Plain]:
    """What the script checks, as plain data; `assets/source/verify/page_data.js` reads it."""
    ledger = site.ledger
    judged = site.reviews.get(article.id, ())
    shown = [one.record for one in judged if _may_be_shown(one.record, article, ledger)]
    hidden = [one.digest for one in judged if not _may_be_shown(one.record, article, ledger)]
    return {
        "form": FORM,
        "article": {"id": article.id, "question": article.question or article.title},
        "board": {"name": ledger.board.name if ledger.board else ""},
        "people": _names(ledger),
        "seats": [seat_content(one) for one in (ledger.board.members if ledger.board else ())],
        "roll": roll_content(ledger.roll) if ledger.roll else None,
        "records": [{"signed": signed_bytes(one).decode(), "signatures": dict(one.signatures)} for one in shown],
        "hidden": sorted(hidden),
        "claims": _claims(article, ledger),
        "log": _log(ledger, [one.digest for one in judged]),
    }


def _claims(article: Article, ledger: Ledger) -> list[Plain]:
    parts = claim_parts(article, ledger)
    return [
        {
            "id": claim.id,
            "text": signed_words(claim),
            "digest": digest_of_parts(parts[claim.id]),
            "parts": {name: getattr(parts[claim.id], name) for name in type(parts[claim.id]).__slots__},
        }
        for claim in article.claims
        if claim.id is not None
    ]


def _may_be_shown(record: ReviewRecord, article: Article, ledger: Ledger) -> bool:
    """Whether a record holds no words of a claim that is kept from the readers of this article."""
    if article.id not in ledger.withheld:
        return True
    return {one.claim for one in record.claims} <= {one.id for one in article.claims}


def _names(ledger: Ledger) -> dict[str, Plain]:
    seats = [*(ledger.board.members if ledger.board else ())]
    seats += [seat for edition in (ledger.roll.editions if ledger.roll else ()) for seat in edition.seats]
    return {one.person: ledger.people[one.person].name for one in seats if one.person in ledger.people}


def _log(ledger: Ledger, digests: Sequence[str]) -> Plain:
    """The last head, and the way to it from each record of the article that it holds."""
    tree = _tree(ledger)
    if ledger.log is None or tree is None or not ledger.log.heads:
        return None
    places = _places(ledger)
    head = ledger.log.heads[-1]
    proofs: dict[str, Plain] = {}
    for digest in digests:
        if digest in places:
            proof: list[Plain] = [one.hex() for one in tree.inclusion_proof(places[digest])]
            proofs[digest] = [places[digest], proof]
    return {"head": head_content(head), "proofs": proofs}


@once_per_ledger
def _tree(ledger: Ledger) -> HashTree | None:
    return HashTree([leaf_hash(bytes.fromhex(one)) for one in ledger.log.records]) if ledger.log else None


@once_per_ledger
def _places(ledger: Ledger) -> dict[str, int]:
    return {digest: place for place, digest in enumerate(ledger.log.records)} if ledger.log else {}
