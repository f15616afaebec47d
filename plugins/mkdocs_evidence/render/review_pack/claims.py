"""The claims of a pack: each with all that is signed of it, what became of it, and what its reader should know."""

from collections.abc import Iterable, Sequence

from mkdocs_evidence.analysis.citing import cited_extracts
from mkdocs_evidence.analysis.reviews.changes import changed_parts, diff_words
from mkdocs_evidence.analysis.reviews.digests import claim_parts, words_digest
from mkdocs_evidence.analysis.reviews.last_verdicts import LastVerdict
from mkdocs_evidence.analysis.reviews.needs import Need
from mkdocs_evidence.analysis.reviews.pack_codes import claim_codes
from mkdocs_evidence.analysis.reviews.reading_time import expected_minutes
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.model.claim import Citation, Claim, Relation
from mkdocs_evidence.model.ids import ClaimId, ClaimName, ReferenceKey
from mkdocs_evidence.model.review import SignedParts
from mkdocs_evidence.render.board.ballot_words import VERDICT
from mkdocs_evidence.render.cards.evidence import extract_view, notice_text
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.references.of_article import unverified_text
from mkdocs_evidence.render.references.short import short_reference
from mkdocs_evidence.render.review_pack.view import PackChange, PackClaim, PackPlace, PackWork
from mkdocs_evidence.render.review_room.claims import (
    FLOW_QUESTION,
    RoomFinding,
    claim_uses,
    claim_withdrawals,
    is_within,
)
from mkdocs_evidence.render.review_room.tables import place_of
from mkdocs_evidence.render.words import (
    CERTAINTY,
    RELATION,
    STRENGTH,
    STRONG_BECAUSE,
    audience_name,
    kind_name,
    letter_of,
    shorten,
)


def pack_claims(
    facts: ArticleFacts,
    asked: Iterable[tuple[Claim, Need | None, LastVerdict | None]],
    findings: Sequence[RoomFinding],
) -> tuple[PackClaim, ...]:
    """The claims of a pack, numbered in the order in which they are given.

    Args:
        facts: Of the article.
        asked: Claims that have an id, each with why it is asked and the member's last verdict on it; no need for a
            pack that anybody may fill in.
        findings: What the rules found in the article's file.
    """
    parts = claim_parts(facts.article, facts.site.ledger)
    codes = claim_codes(facts.article, facts.site.ledger)
    uses, withdrawals = claim_uses(facts), claim_withdrawals(facts)
    return tuple(
        PackClaim(
            id=name,
            number=number,
            code=codes[name],
            section=place_of(claim),
            text=claim.text,
            grade=_grade(claim),
            scope=_scope(claim, facts),
            lay=(lay := _lay(name, facts)),
            works=_works(claim, facts),
            uses=tuple((where, text) for where, text in uses.get(name, ()) if where != FLOW_QUESTION),
            findings=tuple(one for one in findings if is_within(one.at, claim.at)),
            withdrawals=tuple(withdrawals.get(name, ())),
            change=_change(claim, need, past, parts[name]) if need and need is not Need.NEW else None,
            minutes=expected_minutes(claim, (text for _, text in lay), facts.site.ledger),
        )
        for number, (claim, need, past) in enumerate(asked, 1)
        if (name := claim.id) is not None
    )


def _grade(claim: Claim) -> tuple[str, ...]:
    found = (
        STRENGTH[claim.strength].name if claim.strength else "",
        CERTAINTY[claim.certainty].name if claim.certainty else "",
        STRONG_BECAUSE[claim.strong_because].rstrip(".") if claim.strong_because else "",
    )
    return tuple(filter(None, found))


def _scope(claim: Claim, facts: ArticleFacts) -> tuple[tuple[str, str], ...]:
    site = facts.site
    found = (
        ("Population", site.term_name(claim.population)),
        ("Outcome", site.term_name(claim.outcome)),
        ("Intervention", site.term_name(claim.intervention)),
        ("Staging", site.term_name(claim.staging)),
        ("Indirect evidence", claim.indirect),
        ("Conflicts with", "; ".join(_other_claim(name, facts) for name in claim.conflicts_with)),
        ("About the conflict", claim.conflict_note),
    )
    return tuple((name, said) for name, said in found if said)


def _other_claim(name: str, facts: ArticleFacts) -> str:
    full = name if "#" in name else f"{facts.article.id}#{name}"
    claim = facts.site.claims.get(ClaimName(full))
    return shorten(claim.text if claim is not None else name, max_characters=200)


def _lay(claim: ClaimId, facts: ArticleFacts) -> tuple[tuple[str, str], ...]:
    return tuple((audience_name(one.audience), one.text) for one in facts.article.lay_texts if one.claim == claim)


def _works(claim: Claim, facts: ArticleFacts) -> tuple[PackWork, ...]:
    by_key: dict[ReferenceKey, list[Citation]] = {}
    for citation in claim.citations:
        by_key.setdefault(citation.key, []).append(citation)
    return tuple(
        _work(letter_of(place).lower(), key, citations, facts) for place, (key, citations) in enumerate(by_key.items())
    )


def _work(letter: str, key: ReferenceKey, citations: Sequence[Citation], facts: ArticleFacts) -> PackWork:
    work = facts.site.ledger.references.get(key)
    return PackWork(
        letter=letter,
        key=key,
        number=facts.numbers.get(key),
        name=short_reference(work) if work else key,
        kind=kind_name(work.kind) if work else "No reference has this key",
        notices=tuple(notice_text(one) for one in work.notices) if work else (),
        unverified=unverified_text(work) if work else "",
        places=tuple(
            PackPlace(
                relation="" if one.relation is Relation.SUPPORTS else RELATION[one.relation].name,
                locator=one.locator,
                extracts=tuple(extract_view(extract, facts.site) for extract in cited_extracts(one, facts.site.ledger)),
            )
            for one in dict.fromkeys(citations)
        ),
    )


def _change(claim: Claim, need: Need, past: LastVerdict | None, parts: SignedParts) -> PackChange:
    if past is None:
        return PackChange(need=need, past="", stretches=(), parts=(), comment="", answer="")
    signed = past.verdict
    is_reworded = bool(signed.words) and words_digest(signed.words) != parts.words
    return PackChange(
        need=need,
        past=f"On {date_text(past.record.date)} you decided: {VERDICT[signed.verdict].name.lower()}",
        stretches=diff_words(signed.words, signed_words(claim)) if is_reworded else (),
        parts=tuple(changed_parts(signed.parts, parts)) if signed.parts else (),
        comment=signed.comment,
        answer=past.answer,
    )
