"""`ledger.json`: what every article of a built site must show, for `evidence verify` and other programs.

It is canonical: the same content gives the same bytes on any machine and day, one article a line. `digest` is the
SHA-256 of everything else in it, written as JSON with sorted keys and without spaces.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import BinaryIO

from mkdocs_evidence.analysis.audiences import find_audience
from mkdocs_evidence.analysis.numbering import number_references
from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, stand_article
from mkdocs_evidence.model.claim import AnswerSentence, Article, Citation, Claim
from mkdocs_evidence.model.ids import ArticleId, ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Reference

FORM = "mkdocs-evidence ledger 1"
"""Names the form below; a reader of another form must refuse it."""

_NEXT = ",\n"
"""Between two articles."""

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


def export_ledger(
    ledger: Ledger,
    *,
    urls: Mapping[ArticleId, str],
    reference_text: Callable[[Reference], str],
    standing: Callable[[Article], ArticleStanding] | None = None,
) -> bytes:
    """The bytes of `ledger.json`.

    Args:
        ledger: Holds the articles.
        urls: Address of each published article from the root of the site; articles that have none are left out.
        reference_text: A reference as the list of a page prints it, as plain text.
        standing: Where an article of the ledger stands, if somebody knows already; None works it out.
    """
    stands = standing or (lambda article: stand_article(article, ledger, judged_records(article.id, ledger)))
    line_of = ledger_lines(ledger, reference_text=reference_text, standing=stands)
    target = BytesIO()
    articles = sorted(ledger.articles.items())
    write_ledger(target, (line_of(article, urls[name]) for name, article in articles if name in urls))
    return target.getvalue()


def ledger_lines(
    ledger: Ledger, *, reference_text: Callable[[Reference], str], standing: Callable[[Article], ArticleStanding]
) -> Callable[[Article, str], str]:
    """Gives what the file says of one article at one address; the arguments are those of `export_ledger`."""
    text_of = _once_for_each_work(reference_text)
    return lambda article, url: _canonical(_article_form(article, standing(article), url, ledger, text_of))


def write_ledger(target: BinaryIO, lines: Iterable[str]) -> None:
    """Writes the bytes of `ledger.json` line by line: the file of a large site is not to be held as a whole.

    Args:
        target: At its start; it must be able to go back there, where the digest stands.
        lines: What it says of each published article, from `ledger_lines`, by the ids of the articles.
    """
    form, digest = _canonical(FORM), hashlib.sha256(b'{"articles":[')
    target.write(_head(form, digest.hexdigest()))
    for place, line in enumerate(lines):
        digest.update(f"{',' if place else ''}{line}".encode(errors="surrogatepass"))
        target.write(f"{_NEXT if place else ''}{line}".encode())
    digest.update(f'],"form":{form}}}'.encode())
    target.write(b"\n]}\n")
    target.seek(0)
    target.write(_head(form, digest.hexdigest()))


def _head(form: str, digest: str) -> bytes:
    return f'{{"form":{form},"digest":"{digest}","articles":[\n'.encode()


def _once_for_each_work(reference_text: Callable[[Reference], str]) -> Callable[[Reference], str]:
    known: dict[ReferenceKey, str] = {}

    def text_of(work: Reference) -> str:
        if work.key not in known:
            known[work.key] = reference_text(work)
        return known[work.key]

    return text_of


def ledger_digest(content: Mapping[str, Plain]) -> str:
    """The digest of a `ledger.json`, in hexadecimal; a `digest` in `content` is left out."""
    return hashlib.sha256(
        _canonical({key: content[key] for key in content if key != "digest"}).encode(errors="surrogatepass")
    ).hexdigest()


def _canonical(value: Plain) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _article_form(
    article: Article, standing: ArticleStanding, url: str, ledger: Ledger, text_of: Callable[[Reference], str]
) -> dict[str, Plain]:
    numbers = number_references(article, ledger)
    return {
        "id": article.id,
        "url": url,
        "title": article.title,
        "question": article.question,
        "source_digest": article.source_digest,
        "status": _status_form(standing),
        "claims": [
            {**_claim_form(claim, numbers), "state": stands.state.value, "version": version_code(stands.digest)}
            for claim, stands in zip(article.claims, standing.claims, strict=True)
        ],
        "lay": [{"claim": lay.claim, "audience": lay.audience, "text": lay.text} for lay in article.lay_texts],
        "audiences": [_audience_form(name, ledger) for name in sorted({lay.audience for lay in article.lay_texts})],
        "answer": [_sentence_form(sentence, numbers) for sentence in article.answer],
        "references": [
            {
                "key": key,
                "number": number,
                "text": text_of(ledger.references[key]),
                **_source_form(ledger.references[key], ledger),
            }
            for key, number in numbers.items()
        ],
    }


def _status_form(standing: ArticleStanding) -> Plain:
    """Where the board stands with an article, without regard to the day; of each claim it stands with the claim."""
    days = {"submitted": standing.submitted, "reviewed": standing.reviewed, "approved": standing.approved}
    return {
        "state": standing.state.value,
        "version": version_code(standing.digest),
        **{name: day.isoformat() if day else None for name, day in days.items()},
        **({"withheld": standing.withheld.claims} if standing.withheld else {}),
    }


def _audience_form(name: str, ledger: Ledger) -> Plain:
    audience = find_audience(name, ledger)
    direction = audience.direction.value if audience.direction else None
    return {"id": name, "heading": audience.heading, "lang": audience.lang, "direction": direction}


def _source_form(reference: Reference, ledger: Ledger) -> dict[str, Plain]:
    """The digest of the text with which the quotes of a work were compared; nothing where there was none."""
    has_quote = any(extract.quote for extract in reference.extracts)
    source = ledger.sources.get(reference.key) if ledger.sources is not None and has_quote else None
    return {"source_digest": source.digest} if source is not None and source.digest else {}


def _claim_form(claim: Claim, numbers: Mapping[ReferenceKey, int]) -> dict[str, Plain]:
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "text": claim.text,
        "certainty": claim.certainty.value if claim.certainty else None,
        "strength": claim.strength.value if claim.strength else None,
        "strong_because": claim.strong_because.value if claim.strong_because else None,
        "citations": _citation_forms(claim.citations, numbers),
    }


def _sentence_form(sentence: AnswerSentence, numbers: Mapping[ReferenceKey, int]) -> Plain:
    return {
        "text": sentence.text,
        "from": [*sentence.rests_on],
        "citations": _citation_forms(sentence.citations, numbers),
    }


def _citation_forms(citations: Iterable[Citation], numbers: Mapping[ReferenceKey, int]) -> Plain:
    return [
        {
            "key": citation.key,
            "number": numbers.get(citation.key),
            "relation": citation.relation.value,
            "extract": citation.extract,
            "locator": citation.locator,
        }
        for citation in citations
    ]
