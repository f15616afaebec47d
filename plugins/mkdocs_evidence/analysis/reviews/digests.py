"""What a sign-off binds to: the SHA-256 of a claim with everything that gives it its meaning.

Covered are the words, those of a row with the head of its table, the citations with what the cited works say there and
what happened to these works, the grading, the scope and the wordings for other audiences. Style, white space, the order
of files and citations, and the numbers that they print are not, so that a change of these voids no sign-off.
`tests/vectors/review/digest.yml` defines it by example, before and after.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256

from mkdocs_evidence.analysis.citing import cited_extracts
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.model.claim import Article, Certainty, Citation, Claim, LayText, Strength, StrongBecause
from mkdocs_evidence.model.ids import ClaimId, TermId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Datum, Extract, Notice, Reference
from mkdocs_evidence.model.review import SignedParts
from mkdocs_evidence.signing.canonical_json import Plain, digest_of_digests
from mkdocs_evidence.signing.canonical_json import digest_of_texts as digest_of
from mkdocs_evidence.syntax.patterns import regex

FORM = "mkdocs-evidence claim 1"
"""Names the form below; a digest of another form never equals one of this."""
_MOST = 20_000
"""Citations whose digests are remembered; then all are forgotten, so that the memory has a bound."""


def claim_digests(article: Article, ledger: Ledger) -> dict[ClaimId, str]:
    """The digest of every claim of an article that has an id, in hexadecimal."""
    return {name: digest_of_parts(parts) for name, parts in claim_parts(article, ledger).items()}


def claim_parts(article: Article, ledger: Ledger) -> dict[ClaimId, SignedParts]:
    """The digests of the parts of every claim of an article that has an id."""
    lay_texts: defaultdict[ClaimId, list[LayText]] = defaultdict(list)
    for lay in article.lay_texts:
        lay_texts[lay.claim].append(lay)
    return {
        claim.id: parts_of_claim(claim, article, ledger, lay_texts=lay_texts.get(claim.id, ()))
        for claim in article.claims
        if claim.id is not None
    }


def parts_of_claim(claim: Claim, article: Article, ledger: Ledger, *, lay_texts: Sequence[LayText]) -> SignedParts:
    """The digests of the parts of one claim, in hexadecimal.

    Args:
        claim: A claim of `article`.
        article: Gives the scope where the claim names none of its own.
        ledger: Holds the cited extracts. A citation that resolves to nothing counts with its key alone.
        lay_texts: The wordings of this claim for other audiences.
    """
    return SignedParts(
        words=words_digest(signed_words(claim)),
        evidence=digest_of_digests(sorted([_citation_digest(one, ledger) for one in claim.citations])),
        grade=_grade_digest(claim.certainty, claim.strength, claim.strong_because),
        scope=_scope_digest(
            claim.population or article.population,
            claim.outcome,
            claim.intervention,
            claim.staging or article.staging,
            claim.indirect,
            claim.conflicts_with,
            claim.conflict_note,
        ),
        lay=digest_of(_digests([lay.audience, plain_words(lay.text)] for lay in lay_texts)) if lay_texts else _NO_TEXTS,
    )


@lru_cache(maxsize=1024)
def digest_of_parts(parts: SignedParts) -> str:
    """The digest of a claim, in hexadecimal, from those of its parts."""
    # Asked for the claim, for each record that keeps it as it stands, and for its article.
    # Canonical JSON of a group of digests, names in the order of the alphabet.
    return sha256(
        f'{{"evidence":"{parts.evidence}","form":"{FORM}","grade":"{parts.grade}","lay":"{parts.lay}",'
        f'"scope":"{parts.scope}","words":"{parts.words}"}}'.encode()
    ).hexdigest()


@lru_cache(maxsize=1024)
def words_digest(text: str) -> str:
    """The digest of the words of a claim as `signed_words` gives them, in hexadecimal."""
    return digest_of(plain_words(text))


def plain_words(text: str) -> str:
    """A text without what is only style: kinds of quotation marks, dashes and blanks, and blanks around signs.

    >>> plain_words("“Success” in 5\u201310\u00a0% of hips (p = 0.03)")
    '"Success" in 5-10% of hips (p=0.03)'
    """
    if not text:
        return ""
    if text.isascii():
        words = " ".join(text.split())
        return _without_blanks(words) if any(map(words.__contains__, _BLANK_AND_SIGN)) else words
    folded = unicodedata.normalize("NFC", text.translate(_STYLE))
    return _without_blanks(" ".join(folded.split()))


def _without_blanks(words: str) -> str:
    return _BLANKS_AT_SIGNS.sub(lambda found: found[1] or found[2], words)


_STYLE = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u02bc"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
    ord("\u00ad"): None,
    ord("\u2026"): "...",
}
"""Characters that differ in look alone. The soft hyphen, which nobody sees, goes."""

_BLANK_AND_SIGN = (" <", " >", " =", " %", "< ", "> ", "= ")
"""Without one of these nothing is taken out of ASCII."""
_BLANKS_AT_SIGNS = regex(r" ?([<>≤≥=±×]) ?|(?<=[0-9]) ([%‰°])")


def article_digest(article: Article, digests: Mapping[ClaimId, str]) -> str:
    """The digest of an article's question, bottom line and claims in their order: the version that a reader cites."""
    return digest_of(
        {
            "question": article.question,
            "answer": [{"text": plain_words(one.text), "from": [*one.rests_on]} for one in article.answer],
            "claims": [
                digests.get(claim.id, claim.text) if claim.id else signed_words(claim) for claim in article.claims
            ],
        }
    )


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


_WORDS = regex(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|[%‰°<>≤≥=±+−/-]")


@lru_cache(maxsize=256)
def _grade_digest(certainty: Certainty | None, strength: Strength | None, strong_because: StrongBecause | None) -> str:
    """Remembered, since many claims share their grade."""
    return digest_of({"certainty": certainty, "strength": strength, "strong_because": strong_because})


@lru_cache(maxsize=4096)
def _scope_digest(
    population: TermId | None,
    outcome: TermId | None,
    intervention: TermId | None,
    staging: TermId | None,
    indirect: str,
    conflicts_with: tuple[str, ...],
    conflict_note: str,
) -> str:
    """Remembered, since many claims share their scope."""
    return digest_of(
        {
            "population": population,
            "outcome": outcome,
            "intervention": intervention,
            "staging": staging,
            "indirect": plain_words(indirect),
            "conflicts_with": sorted(conflicts_with),
            "conflict_note": plain_words(conflict_note),
        }
    )


_NO_TEXTS = digest_of([])


@once_per_ledger
def _known_citations(_: Ledger) -> dict[tuple[str | None, ...], str]:
    """Digests of citations, by what tells them apart in one ledger, filled as they are asked for."""
    return {}


def _citation_digest(citation: Citation, ledger: Ledger) -> str:
    # Also where the digest is known: whoever notes which works are looked at must see it.
    reference = ledger.references.get(citation.key)
    known = _known_citations(ledger)
    name = (citation.key, citation.extract, citation.relation, citation.locator)
    if name not in known:
        if len(known) >= _MOST:
            known.clear()
        known[name] = digest_of(_citation_form(citation, reference, ledger))
    return known[name]


def _citation_form(citation: Citation, reference: Reference | None, ledger: Ledger) -> Plain:
    known = _known_extracts(ledger)
    return {
        "key": citation.key,
        "relation": citation.relation.value,
        "locator": plain_words(citation.locator),
        "kind": reference.kind.value if reference and reference.kind else None,
        "notices": _digests(_notice_form(one) for one in reference.notices) if reference else [],
        "extracts": sorted(_extract_digest(extract, known) for extract in cited_extracts(citation, ledger)),
    }


def _notice_form(notice: Notice) -> Plain:
    return {
        "kind": notice.kind,
        "date": notice.date.isoformat() if notice.date else None,
        "by": plain_words(notice.by),
        "note": plain_words(notice.note),
    }


@once_per_ledger
def _known_extracts(_: Ledger) -> dict[int, str]:
    """Digests by identity of the extract, filled as they are asked for; the ledger keeps every extract alive."""
    return {}


def _extract_digest(extract: Extract, known: dict[int, str]) -> str:
    name = id(extract)
    if name not in known:
        known[name] = digest_of(_extract_form(extract))
    return known[name]


def _extract_form(extract: Extract) -> Plain:
    return {
        "id": extract.id,
        "locator": _digests([one.label, one.value] for one in extract.locator),
        "finding": plain_words(extract.finding),
        "population": extract.population,
        "staging": extract.staging,
        "outcome": extract.outcome,
        "intervention": extract.intervention,
        "data": _digests(datum_form(datum) for datum in extract.data),
        "quote": plain_words(extract.quote),
    }


def datum_form(datum: Datum) -> dict[str, Plain]:
    """A figure under the names that are signed, numbers as printed."""
    figures = {"value": datum.value, "n": datum.n, "of": datum.of, "low": datum.low, "high": datum.high}
    return {
        "what": plain_words(datum.what),
        "arm": plain_words(datum.arm),
        "versus": plain_words(datum.versus),
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


def _digests(forms: Iterable[Plain]) -> list[str]:
    """Their digests in an order of their own, since that of the file says nothing."""
    return sorted(map(digest_of, forms))
