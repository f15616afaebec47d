"""What a claim needs of a member of the board; `assets/source/room/duties.js` decides the same on screen."""

from datetime import date
from enum import StrEnum

from mkdocs_evidence.analysis.reviews.last_verdicts import LastVerdict
from mkdocs_evidence.analysis.reviews.standing import ClaimStanding, State
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.review import Verdict


class Need(StrEnum):
    """Why a claim is put before a member, or why it is not; in the words of the pack."""

    WITHDRAWN = "Withdrawn; needs a new decision"
    CHANGED = "Changed since you signed"
    ANSWERED = "The authors replied to you"
    EXPIRED = "Your approval has run out"
    NEW = "Not yet signed by you"
    ENOUGH = "approved by others"
    DONE = "decided by you in exactly these words"
    ASIDE = "in which you take no part"

    @property
    def is_asked(self) -> bool:
        """Whether the member is asked to decide."""
        return self not in (Need.ENOUGH, Need.DONE, Need.ASIDE)


def need_of(
    standing: ClaimStanding, past: LastVerdict | None, *, member: PersonId, is_author: bool, day: date | None
) -> Need:
    """What a claim needs of a member.

    Args:
        standing: Of the claim.
        past: The member's last verdict on it.
        member: Who is asked.
        is_author: Whether the member wrote the article.
        day: For which approvals run out; None leaves time out.
    """
    is_over = day is not None and standing.due is not None and standing.due < day
    if is_author or member in standing.recused:
        return Need.ASIDE
    if standing.state is State.WITHDRAWN:
        return Need.WITHDRAWN
    if standing.state is State.EXPIRED or (standing.state is State.APPROVED and is_over):
        return Need.EXPIRED
    if past and past.verdict.digest == standing.digest:
        return Need.ANSWERED if past.answer and past.verdict.verdict is not Verdict.ACCEPT else Need.DONE
    if standing.state is State.APPROVED:
        return Need.ENOUGH
    return Need.CHANGED if past else Need.NEW
