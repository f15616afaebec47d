"""How long reading a claim with its evidence and deciding on it takes; `assets/source/room/duties.js` says the same."""

from collections.abc import Iterable

from mkdocs_evidence.analysis.citing import cited_extracts
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.ledger import Ledger

_WORDS_A_MINUTE = 180
_MINUTES_A_CITATION = 0.5
_MINUTES_A_DECISION = 0.25
_MINUTES_A_PATH = 0.25
_WORDS_A_FIGURE = 4


def expected_minutes(claim: Claim, lay_texts: Iterable[str], ledger: Ledger) -> float:
    """Minutes for one claim.

    Args:
        claim: The claim.
        lay_texts: Its wordings for other readers.
        ledger: Gives the cited works.
    """
    extracts = {
        (citation.key, extract.id): extract
        for citation in claim.citations
        for extract in cited_extracts(citation, ledger)
    }.values()
    texts = [claim.text, *lay_texts, *(f"{one.finding} {one.quote}" for one in extracts)]
    figures = sum(len(one.data) for one in extracts)
    words = len(" ".join(texts).split()) + _WORDS_A_FIGURE * figures
    keys = {citation.key for citation in claim.citations}
    return words / _WORDS_A_MINUTE + len(keys) * _MINUTES_A_CITATION + _MINUTES_A_DECISION


def flow_minutes(paths: int) -> float:
    """Minutes for a flow with so many paths."""
    return _MINUTES_A_DECISION + _MINUTES_A_PATH * paths


def say_minutes(minutes: float) -> str:
    """A stretch of minutes in words, no more exact than it is known.

    >>> [say_minutes(one) for one in (0.2, 1, 4.4, 43, 171)]
    ['less than a minute', 'about 1 minute', 'about 4 minutes', 'about 45 minutes', 'about 3 hours']
    """
    if minutes < 1:
        return "less than a minute"
    if minutes < 10:
        return f"about {_rounded(minutes)} minute{'' if _rounded(minutes) == 1 else 's'}"
    if minutes < 90:
        return f"about {5 * _rounded(minutes / 5)} minutes"
    return f"about {_rounded(minutes / 30) / 2:g} hours"


def _rounded(number: float) -> int:
    """Halves go up, as in the browser; `round` would send them to the even neighbour."""
    return int(number + 0.5)
