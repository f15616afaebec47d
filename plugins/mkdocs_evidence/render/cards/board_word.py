"""What the board decided on a claim, as its own page says it; the whole of it stands in the history of the article."""

from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.changes import WordChange
from mkdocs_evidence.analysis.reviews.digests import parts_of_claim, version_code
from mkdocs_evidence.analysis.reviews.history import change_since_approval
from mkdocs_evidence.analysis.reviews.standing import ClaimStanding, State
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.review import SignedParts
from mkdocs_evidence.render.board.sign_off_words import standing_words
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.links import history_page
from mkdocs_evidence.render.words import count_of, join_words


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardWordView:
    """What the board decided on a claim, as far as it stands on the claim's own page."""

    standing: str
    """`Approved by two reviewers on 22 November 2026`."""
    history: str
    """Address of the history of the claim."""
    comments: str
    """`2 comments`, which stand in the history; empty when there are none."""
    recused: str
    """Names of those who took no part; empty when nobody stepped aside."""
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


def board_word(claim: Claim, standing: ClaimStanding, facts: ArticleFacts) -> BoardWordView:
    """What the page of an article says of the board's decision on one of its claims."""
    site, article = facts.site, facts.article
    # Only few claims are changed, and the digests of the others are not asked for again.
    is_changed = standing.state in (State.CHANGED, State.SUPERSEDED)
    change = change_since_approval(claim, standing, _parts(claim, facts)) if is_changed else None
    comments = facts.comments.get(claim.id, 0) if claim.id else 0
    return BoardWordView(
        standing=standing_words(standing, site),
        history=facts.links.to(history_page(article.id), anchor=claim.id or ""),
        comments=count_of(comments, "comment", "comments") if comments else "",
        recused=join_words([site.person_name(person) for person in standing.recused]),
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
