"""Sittings that keep the words that were signed, as review rooms write them, for tests of what is shown of them."""

from dataclasses import replace

from sample_guidance import ACCEPT, ARTICLE, at, sign, with_signature

from mkdocs_evidence.analysis.reviews.chain import judged_records, last_digests
from mkdocs_evidence.analysis.reviews.digests import claim_parts, digest_of_parts
from mkdocs_evidence.analysis.reviews.form import record_digest
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.model.review import Answer, ClaimVerdict, Meaning, Support


def decide(
    ledger, day, claim, verdict=ACCEPT, *, article=ARTICLE, reviewer="reviewer-a", meaning=Meaning.APPROVED, **said
):
    """The ledger with one more sitting on one claim, read in the words that `article` has."""
    parts = claim_parts(article, ledger)[claim]
    words = next(one for one in article.claims if one.id == claim)
    one = ClaimVerdict(
        claim=claim,
        digest=digest_of_parts(parts),
        verdict=verdict,
        citations=tuple((cited.key, Support.SUPPORTS) for cited in words.citations),
        words=signed_words(words),
        parts=parts,
        at=at(1),
        **said,
    )
    return _with(sign(ledger, day, reviewer=reviewer, meaning=meaning, verdicts=[]), claims=(one,))


def reply(ledger, day, text):
    """The ledger with an answer of its editors to the comment of the last record."""
    last = ledger.reviews[-1]
    answer = Answer(record=record_digest(last), claim=last.claims[0].claim, text=text, at=at(1))
    answered = sign(ledger, day, reviewer="site-editors", meaning=Meaning.ANSWERED, verdicts=[])
    return _with(answered, answers=(answer,))


def _with(ledger, **changes):
    *others, last = ledger.reviews
    before = last_digests(judged_records(ARTICLE.id, replace(ledger, reviews=tuple(others))))
    changed = with_signature(replace(last, previous=before, **changes))
    return replace(ledger, reviews=(*others, changed))


def reworded(claim, text):
    """The sample article with other words in one claim."""
    claims = tuple(replace(one, text=text) if one.id == claim else one for one in ARTICLE.claims)
    return replace(ARTICLE, claims=claims)
