"""The status of an article in words: the banner, the stepper and the dates, all computed from the board's records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, State
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.ledger import Withheld
from mkdocs_evidence.model.people import Board
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.words import STATE, Term, join_words

_STEPS = (State.DRAFT, State.SUBMITTED, State.UNDER_REVIEW, State.APPROVED)

_STEP_OF = {
    State.CHANGED: State.SUBMITTED,
    State.SUPERSEDED: State.SUBMITTED,
    State.EXPIRED: State.SUBMITTED,
    State.CHANGES_REQUESTED: State.UNDER_REVIEW,
    State.WITHDRAWN: State.UNDER_REVIEW,
}
"""Where an article falls back to when a claim is no longer approved."""


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
    steps: tuple[StepView, ...]
    dates: tuple[DateView, ...]


def status_view(facts: ArticleFacts) -> StatusView:
    """The status of one article."""
    standing = facts.standing
    return StatusView(
        state=STATE[standing.state],
        state_id=standing.state,
        sentence=status_sentence(standing),
        advice=_advice(standing),
        board=_board_remark(facts.site.ledger.board),
        steps=_steps(facts),
        dates=_dates(facts),
    )


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


def _advice(standing: ArticleStanding) -> str:
    if standing.withheld is not None:
        return _left_out(standing.withheld)
    if standing.state is State.APPROVED:
        return "Every claim on this page stands as the board signed it."
    return "For education only, not for deciding on care."


def _left_out(withheld: Withheld) -> str:
    number, flow = withheld.claims, "the decision flow" if withheld.has_flow else ""
    claims = f"{number} {'claim' if number == 1 else 'claims'}" if number else ""
    words = join_words([*filter(None, (claims, flow))])
    are, them = ("is", "it") if withheld.is_one else ("are", "them")
    return f"{words[:1].upper()}{words[1:]} {are} left out here: the board has not approved {them}."


def _board_remark(board: Board | None) -> str:
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
        State.UNDER_REVIEW: _when_and_who(standing.reviewed, _names(standing.reviewers, facts)),
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


def _names(people: Sequence[PersonId], facts: ArticleFacts) -> list[str]:
    return [facts.site.person_name(person) for person in people]


def _when_and_who(day: date | None, who: list[str]) -> str:
    return ", ".join(filter(None, [date_text(day) if day else "", join_words(who)]))


def _dates(facts: ArticleFacts) -> tuple[DateView, ...]:
    article, standing = facts.article, facts.standing
    return (
        _date("Text changed", article.written, "not stated"),
        _date("Evidence searched to", article.searched, "not systematic"),
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
