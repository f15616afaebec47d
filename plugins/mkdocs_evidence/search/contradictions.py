"""What forbids that a claim answers, however well it agrees: another measure, the opposite, other people or outcomes.

A logistic weighs, and enough common words outweigh anything; but who asks with a head depressed by 3 mm must never be
answered by what holds up to 2 mm. `assets/source/search/gate.js` does the same, step for step.
"""

from mkdocs_evidence.search.entries import ClaimEntry
from mkdocs_evidence.search.measures import Measure, limits, measures
from mkdocs_evidence.search.opposites import is_opposed


def lacks_measure(question: str, claim: ClaimEntry) -> bool:
    """Whether a question measures something, and no limit of a claim admits it.

    >>> lacks_measure("It sank by 3 mm.", ClaimEntry(id="a", text="It sank by 2 mm or less."))
    True
    """
    asked = measures(question)
    return bool(asked) and not any(one.meets(other) for one in asked for other in limits(claim.text))


def contradicts(question: str, claim: ClaimEntry) -> bool:
    """Whether a claim says the opposite, or holds for another measure, people or outcome than is asked of.

    A question that says the same two ways, as `under 2 mm or over 2 mm`, is met where one of them is.
    """
    return is_opposed(question, claim.text, claim.asks) or (
        lacks_measure(question, claim) and not _units(limits(claim.text)).isdisjoint(_units(measures(question)))
    )


def _units(found: tuple[Measure, ...]) -> frozenset[str]:
    return frozenset(one.unit for one in found)
