"""The status of an article in words: the banner, the stepper and the dates, all computed from the board's records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, State
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.ledger import Withheld
from mkdocs_evidence.model.people import Board
from mkdocs_evidence.render.board.sign_off_words import as_of_board, claim_state
from mkdocs_evidence.render.board.verify_page import verify_file
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import ArticleFacts, SiteFacts
from mkdocs_evidence.render.words import STATE, Term, count_in_words, join_words, shorten

_STEPS = (State.DRAFT, State.SUBMITTED, State.UNDER_REVIEW, State.APPROVED)

_STEP_OF = {
    State.CHANGED: State.SUBMITTED,
    State.SUPERSEDED: State.SUBMITTED,
    State.EXPIRED: State.SUBMITTED,
    State.CHANGES_REQUESTED: State.UNDER_REVIEW,
    State.WITHDRAWN: State.UNDER_REVIEW,
}
"""Where an article falls back to when a claim is no longer approved."""


_LOST = (State.WITHDRAWN, State.SUPERSEDED, State.CHANGED)
"""States of claims that were approved once."""

MAX_NAMES = 2
"""Reviewers that the stepper names one by one; the history of the article names all."""
MAX_CONCERNS = 5
"""Such claims that the status names one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step on the way to approval."""

    name: str
    is_current: bool
    is_done: bool
    detail: str
    """When and by whom; empty for steps not reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """One of the four dates."""

    name: str
    iso: str
    """Empty when there is no such date."""
    text: str
    is_due: bool = False
    """Whether the browser says that it has passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernView:
    """A claim of which readers must know that its approval is gone."""

    state: Term
    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """What the reader must know before reading on."""

    state: Term
    state_id: str
    sentence: str
    """`0 of 38 claims approved, 2 changed since sign-off`."""
    advice: str
    """How far the page may be relied on."""
    board: str
    """Says that the board is a demonstration; empty for a real one."""
    history: str
    """Address of the page of what the board did with the article; empty while it did nothing."""
    verification: str
    """Address of the page that checks the sign-offs in the browser; empty likewise."""
    more: str
    """What the folded part below the banner is called: when the article was last reviewed, and that there is more."""
    concerns: tuple[ConcernView, ...]
    """Claims that were approved and are not now, worst first."""
    steps: tuple[StepView, ...]
    dates: tuple[DateView, ...]


def status_view(facts: ArticleFacts) -> StatusView:
    """The status of one article."""
    article, standing = facts.article, facts.standing
    return StatusView(
        state=article_state(standing, facts.site),
        state_id=state_class(standing),
        sentence=status_sentence(standing),
        advice=_advice(facts),
        board=board_remark(facts.site.ledger.board),
        history=facts.history,
        verification=facts.links.to_file(verify_file(article.id)) if facts.history else "",
        more=_more(standing),
        concerns=_concerns(facts),
        steps=_steps(facts),
        dates=_dates(facts),
    )


def _more(standing: ArticleStanding) -> str:
    # On a phone it has one line.
    return f"Reviewed {date_text(standing.reviewed)}: details" if standing.reviewed else "Never reviewed: details"


def _concerns(facts: ArticleFacts) -> tuple[ConcernView, ...]:
    pairs = zip(facts.article.claims, facts.standing.claims, strict=True)
    found = [(stands.state, claim) for claim, stands in pairs if stands.state in _LOST and claim.id is not None]
    found.sort(key=lambda one: _LOST.index(one[0]))
    return tuple(
        ConcernView(state=STATE[state], anchor=claim.id or "", text=shorten(claim.text, max_characters=70))
        for state, claim in found[:MAX_CONCERNS]
    )


_PARTLY = Term("Partly approved", "◐", "A quorum has signed some of its claims as they stand, not all.")


def article_state(standing: ArticleStanding, site: SiteFacts) -> Term:
    """How far the board has come with an article as a whole.

    An article is no better than its worst claim, and yet it is not withdrawn because one claim of it is.
    """
    return as_of_board(_PARTLY, site) if _is_partly(standing) else claim_state(standing.state, site)


def _is_partly(standing: ArticleStanding) -> bool:
    is_mixed = standing.state in _LOST or standing.state is State.CHANGES_REQUESTED
    return is_mixed and standing.count(State.APPROVED) > 0


def state_class(standing: ArticleStanding) -> State:
    """The state whose colour an article has: one claim that was withdrawn does not make all of it red."""
    return State.CHANGED if _is_partly(standing) else standing.state


def status_sentence(standing: ArticleStanding) -> str:
    """How many claims stand approved, and what happened to others: `27 of 30 claims approved, 1 withdrawn`."""
    hidden = standing.withheld.claims if standing.withheld else 0
    total = len(standing.claims) + hidden
    others = (
        (standing.count(State.CHANGED), "changed since sign-off"),
        (standing.count(State.SUPERSEDED), "superseded"),
        (standing.count(State.EXPIRED), "expired"),
        (standing.count(State.WITHDRAWN), "withdrawn"),
        (standing.count(State.CHANGES_REQUESTED), "with changes requested"),
        (standing.count(State.UNDER_REVIEW), "under review"),
        (hidden, "not shown"),
    )
    parts = [f"{standing.count(State.APPROVED)} of {total} {'claim' if total == 1 else 'claims'} approved"]
    return ", ".join(parts + [f"{count} {words}" for count, words in others if count])


def _advice(facts: ArticleFacts) -> str:
    standing, board = facts.standing, facts.site.ledger.board
    if standing.withheld is not None:
        return _left_out(standing.withheld)
    if standing.state is State.APPROVED and board is not None and not board.demonstration:
        return "Every claim on this page stands as the board signed it."
    return "For education only, not for deciding on care."


def _left_out(withheld: Withheld) -> str:
    number, flow = withheld.claims, "the decision flow" if withheld.has_flow else ""
    claims = f"{number} {'claim' if number == 1 else 'claims'}" if number else ""
    words = join_words([*filter(None, (claims, flow))])
    are, them = ("is", "it") if withheld.is_one else ("are", "them")
    return f"{words[:1].upper()}{words[1:]} {are} left out here: the board has not approved {them}."


def board_remark(board: Board | None) -> str:
    """Says that a board is a demonstration, or that there is none; empty for a real one."""
    if board is None:
        return "This site has no review board."
    if not board.demonstration:
        return ""
    is_said = "demonstration" in board.name.casefold()
    return f"{board.name}{'' if is_said else ' is a demonstration'}: roles, not people."


def _steps(facts: ArticleFacts) -> tuple[StepView, ...]:
    standing = facts.standing
    current = _STEPS.index(_STEP_OF.get(standing.state, standing.state))
    details = {
        State.DRAFT: _when_and_who(facts.article.written, [author.name for author in facts.article.authors]),
        State.SUBMITTED: _when_and_who(standing.submitted, []),
        State.UNDER_REVIEW: _when_and_who(standing.reviewed, _reviewers(standing.reviewers, facts)),
        State.APPROVED: _when_and_who(standing.approved, []),
    }
    return tuple(
        StepView(
            name=STATE[step].name,
            is_current=place == current,
            is_done=place < current or standing.state is State.APPROVED,
            detail=details[step] if place <= current else "",
        )
        for place, step in enumerate(_STEPS)
    )


def _reviewers(people: Sequence[PersonId], facts: ArticleFacts) -> list[str]:
    if len(people) > MAX_NAMES:
        return [count_in_words(len(people), "reviewer", "reviewers")]
    return [facts.site.person_name(person) for person in people]


def _when_and_who(day: date | None, who: list[str]) -> str:
    return ", ".join(filter(None, [date_text(day) if day else "", join_words(who)]))


def _dates(facts: ArticleFacts) -> tuple[DateView, ...]:
    article, standing = facts.article, facts.standing
    return (
        _date("Text changed", article.written, "not stated"),
        _date("Evidence searched to" if article.searched else "Evidence search", article.searched, "not systematic"),
        _date("Last reviewed", standing.reviewed, "never"),
        _date("Next review due", article.review_due, "not stated", is_due=True),
    )


def _date(name: str, day: date | None, otherwise: str, *, is_due: bool = False) -> DateView:
    return DateView(
        name=name,
        iso=day.isoformat() if day else "",
        text=date_text(day) if day else otherwise,
        is_due=is_due and day is not None,
    )
