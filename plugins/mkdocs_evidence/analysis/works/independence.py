"""Whether the works that carry a claim are as many as they seem, and as close to the evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.works.duplicates import DISTINCTIVE_WORDS, normalise_title
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import EvidenceKind, Reference

SECOND_HAND = frozenset({EvidenceKind.SECONDARY_SUMMARY, EvidenceKind.NARRATIVE_REVIEW})
"""Kinds that tell what others found, by no stated method."""
_WITHOUT_STUDY = SECOND_HAND | {EvidenceKind.EXPERT_OPINION}


class Bond(StrEnum):
    """What makes one backing of two works."""

    WORK = "work"
    """They are one work, or a preprint and its article."""
    DATASET = "dataset"
    """They studied the same patients or records."""
    PUBLISHER = "publisher"
    """The same body stands behind both."""
    OURS = "ours"
    """Both are published by us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleBacking:
    """Several works that count as one."""

    works: tuple[Reference, ...]
    """At least two, in the order of the text."""
    bonds: tuple[Bond, ...]
    """What ties them, without repetition."""
    name: str
    """Of the publisher or dataset that all of them share; empty when there is no such one."""


def carrying_works(claim: Claim, ledger: Ledger) -> tuple[Reference, ...]:
    """The known works that carry a claim, each once, in the order of the text."""
    works: dict[ReferenceKey, Reference] = {}
    for citation in claim.citations:
        if citation.relation.carries and (work := ledger.references.get(citation.key)) is not None:
            works.setdefault(citation.key, work)
    return tuple(works.values())


def find_single_backing(claim: Claim, ledger: Ledger) -> SingleBacking | None:
    """The works of a claim when they are several and none is independent of the others; None otherwise."""
    if len(claim.citations) < 2:
        return None
    works = carrying_works(claim, ledger)
    if len(works) < 2:
        return None
    known = _known_ties(ledger)
    ties = [known.get(work.key) or known.setdefault(work.key, _ties_of(work)) for work in works]
    if all(map(ties[0].keys().isdisjoint, ties[1:])):
        return None
    apart, bonds = list(range(1, len(works))), dict[Bond, None]()
    ahead = [0]
    while ahead and apart:
        mine = ties[ahead.pop()]
        for place in tuple(apart):
            shared = mine.keys() & ties[place].keys()
            if shared:
                apart.remove(place)
                ahead.append(place)
                bonds.setdefault(min(mine[tie] for tie in shared))
    if apart:
        return None
    return SingleBacking(works=works, bonds=tuple(bonds), name=_shared_name(works, tuple(bonds)))


def is_second_hand(claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim is carried only by works without a study of their own, one at least a summary of others."""
    kinds = {work.kind for work in carrying_works(claim, ledger)}
    return bool(kinds) and kinds <= _WITHOUT_STUDY and not kinds.isdisjoint(SECOND_HAND)


@once_per_ledger
def _known_ties(_: Ledger) -> dict[ReferenceKey, Mapping[tuple[str, str], Bond]]:
    """The ties of works that were asked about until now; to be filled only for a work in hand."""
    return {}


def _ties_of(work: Reference) -> Mapping[tuple[str, str], Bond]:
    """What may tie a work to others: two works that share one of these keys are one backing."""
    title = normalise_title(work.title)
    ties = {
        ("doi", work.doi): Bond.WORK,
        ("pmid", work.pmid): Bond.WORK,
        ("title", title if title.count(" ") >= DISTINCTIVE_WORDS - 1 else ""): Bond.WORK,
        ("dataset", normalise_title(work.dataset)): Bond.DATASET,
        ("publisher", _publisher(work)): Bond.PUBLISHER,
        ("ours", "" if work.independent else "ours"): Bond.OURS,
    }
    return {tie: bond for tie, bond in ties.items() if tie[1]}


def _publisher(work: Reference) -> str:
    """Who stands behind the evidence, comparable; empty for a journal, which prints the work of many."""
    publisher = normalise_title(work.evidence_publisher)
    if work.type.startswith("article") and publisher:
        journals = (normalise_title(work.container_title), normalise_title(work.container_title_short))
        if any(journal == publisher or journal.startswith(f"{publisher} ") for journal in journals):
            return ""
    return publisher


def _shared_name(works: Sequence[Reference], bonds: Sequence[Bond]) -> str:
    if bonds == (Bond.DATASET,):
        return works[0].dataset
    return works[0].evidence_publisher if bonds == (Bond.PUBLISHER,) else ""
