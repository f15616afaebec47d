"""What the board decided on a claim beyond a sign-off; the whole of it stands in the history of the article."""

from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.changes import WordChange
from mkdocs_evidence.analysis.reviews.digests import parts_of_claim, version_code
from mkdocs_evidence.analysis.reviews.history import change_since_approval
from mkdocs_evidence.analysis.reviews.standing import ClaimStanding, State
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.review import SignedParts
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.links import part_of


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardWordView:
    """What the board decided on a claim, as far as few claims have it."""

    history: str
    """Address of the history of the claim."""
    dissent: tuple[tuple[str, str], ...]
    """(name, why) of members who are against what a quorum accepts."""
    withdrawn: tuple[tuple[str, str], ...]
    """(name, why) of members who withdrew the claim."""
    is_changed: bool
    """Whether other words, or other evidence, were approved than what stands here."""
    approved_code: str
    """Version code of what was approved; empty when nothing was."""
    words: tuple[WordChange, ...]
    """From the words that were approved to those that stand here; empty when they are the same."""
    parts: tuple[str, ...]
    """What else changed."""


def is_changed(standing: ClaimStanding) -> bool:
    """Whether other words, or other evidence, were approved than what stands there now."""
    return standing.state in (State.CHANGED, State.SUPERSEDED)


def board_word(claim: Claim, standing: ClaimStanding, facts: ArticleFacts) -> BoardWordView:
    """What the card of a claim says of the board's decision on it, besides where it stands."""
    site = facts.site
    # Only few claims are changed, and the digests of the others are not asked for again.
    change = change_since_approval(claim, standing, _parts(claim, facts)) if is_changed(standing) else None
    return BoardWordView(
        history=part_of(facts.history, claim.id or ""),
        dissent=tuple((site.person_name(person), why) for person, why in standing.dissent),
        withdrawn=tuple((site.person_name(person), why) for person, why in standing.withdrawals),
        is_changed=change is not None,
        approved_code=version_code(change.before) if change else "",
        words=change.words if change else (),
        parts=change.parts if change else (),
    )


def _parts(claim: Claim, facts: ArticleFacts) -> SignedParts:
    lay_texts = [one for one in facts.article.lay_texts if one.claim == claim.id]
    return parts_of_claim(claim, facts.article, facts.site.ledger, lay_texts=lay_texts)
