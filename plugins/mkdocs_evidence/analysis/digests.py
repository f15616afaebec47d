"""What a sign-off binds to: the SHA-256 of a claim with everything that gives it its meaning.

Covered are the words, the citations with what the cited works say there, the grading, the scope and the wordings for
other audiences. Style, the order of citations and the numbers they print are not, so that a change of these voids no
sign-off.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from mkdocs_evidence.analysis.citing import cited_extracts
from mkdocs_evidence.model.claim import Article, Citation, Claim, LayText
from mkdocs_evidence.model.ids import ClaimId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Datum, Extract

Plain = None | bool | str | list["Plain"] | dict[str, "Plain"]
"""What canonical JSON is made of here: no numbers, so no two spellings of one."""

FORM = "mkdocs-evidence claim 1"
"""Names the form below; a digest of another form never equals one of this."""


def claim_digests(article: Article, ledger: Ledger) -> dict[ClaimId, str]:
    """The digest of every claim of an article that has an id, in hexadecimal."""
    lay_texts: defaultdict[ClaimId, list[LayText]] = defaultdict(list)
    for lay in article.lay_texts:
        lay_texts[lay.claim].append(lay)
    return {
        claim.id: claim_digest(claim, article, ledger, lay_texts=lay_texts.get(claim.id, ()))
        for claim in article.claims
        if claim.id is not None
    }


def claim_digest(claim: Claim, article: Article, ledger: Ledger, *, lay_texts: Iterable[LayText]) -> str:
    """The digest of one claim, in hexadecimal.

    Args:
        claim: A claim of `article`.
        article: Gives the scope where the claim names none of its own.
        ledger: Holds the cited extracts. A citation that resolves to nothing counts with its key alone.
        lay_texts: The wordings of this claim for other audiences.
    """
    return digest_of(_claim_form(claim, article, ledger, lay_texts))


def article_digest(article: Article, digests: Mapping[ClaimId, str]) -> str:
    """The digest of an article's question, bottom line and claims in their order: the version that a reader cites."""
    return digest_of(
        {
            "question": article.question,
            "answer": [{"text": one.text, "from": [*one.rests_on]} for one in article.answer],
            "claims": [digests.get(claim.id, claim.text) if claim.id else claim.text for claim in article.claims],
        }
    )


def digest_of(value: Plain) -> str:
    """SHA-256, in hexadecimal, of a value as canonical JSON: sorted keys, no spaces, UTF-8."""
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def version_code(digest: str) -> str:
    """The start of a digest that people read out and type: eight digits in two groups.

    >>> version_code("0123456789abcdef")
    '0123-4567'
    """
    return f"{digest[:4]}-{digest[4:8]}"


def words_code(claim: Claim) -> str:
    """A short code of what a claim says, for lay texts: its words and figures, its certainty and its strength.

    Capitals, spaces, line breaks, markup and punctuation between words do not matter, nor do the citations.
    """
    words = [*_WORDS.findall(claim.text.casefold())]
    return version_code(digest_of({"words": words, "certainty": claim.certainty, "strength": claim.strength}))


_WORDS = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|[%‰°<>≤≥=±+−/-]")


def _claim_form(claim: Claim, article: Article, ledger: Ledger, lay_texts: Iterable[LayText]) -> Plain:
    citations = sorted((_citation_form(one, ledger) for one in claim.citations), key=digest_of)
    # Only where it is given, so that sign-offs on claims without one stand.
    because = {"strong_because": claim.strong_because} if claim.strong_because else {}
    conflict: dict[str, Plain] = {"conflicts_with": [*claim.conflicts_with], "conflict_note": claim.conflict_note}
    return {
        "form": FORM,
        "text": claim.text,
        "certainty": claim.certainty,
        "strength": claim.strength,
        **because,
        "population": claim.population or article.population,
        "outcome": claim.outcome,
        "intervention": claim.intervention,
        "staging": claim.staging or article.staging,
        "indirect": claim.indirect,
        **(conflict if claim.conflicts_with else {}),
        "citations": [*citations],
        "lay": sorted(([lay.audience, lay.text] for lay in lay_texts), key=digest_of),
    }


def _citation_form(citation: Citation, ledger: Ledger) -> Plain:
    return {
        "key": citation.key,
        "relation": citation.relation,
        "locator": citation.locator,
        "extracts": [_extract_form(extract) for extract in cited_extracts(citation, ledger)],
    }


def _extract_form(extract: Extract) -> Plain:
    return {
        "id": extract.id,
        "locator": [[one.label, one.value] for one in extract.locator],
        "finding": extract.finding,
        "population": extract.population,
        "staging": extract.staging,
        "outcome": extract.outcome,
        "intervention": extract.intervention,
        "data": [_datum_form(datum) for datum in extract.data],
        "quote": extract.quote,
    }


def _datum_form(datum: Datum) -> Plain:
    figures = {"value": datum.value, "n": datum.n, "of": datum.of, "low": datum.low, "high": datum.high}
    return {
        "what": datum.what,
        "arm": datum.arm,
        "versus": datum.versus,
        "measure": datum.measure,
        **{name: None if figure is None else str(figure) for name, figure in figures.items()},
        "comparator": datum.comparator,
        "unit": datum.unit,
        "ci": [str(bound) for bound in datum.ci] if datum.ci else None,
        "level": str(datum.level),
        "p": datum.p,
        "significant": datum.significant,
        "follow_up": datum.follow_up,
    }
