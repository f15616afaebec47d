"""How much claims say of what a question asks for, part by part, and which of them say most."""

import math
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from mkdocs_evidence.search.encoding import heaviest
from mkdocs_evidence.search.postings import Postings, runs_in
from mkdocs_evidence.search.weights import HIGHEST, STEPS

WEIGHTS: Mapping[str, float] = {
    "lay": 1.2,
    "asks": 2.0,
    "sections": 0.15,
    "titles": 0.3,
    "concepts": 0.6,
    "unnamed": 1.0,
    "near": 0.8,
    "far": 0.6,
    "whole": 1.0,
    "together": 0.7,
}
"""Of each text against the clinician's. `unnamed` is for concepts whose name in the question has no word of its own in
the index; `near` and `far` for words repaired by one edit and by two; `whole` for the question as an
author put it; `together` is the part of a score that only a claim with all the words of the question keeps."""

_ROUNDED = 1e-6
"""More than rounding ever adds to a score."""


@dataclass(slots=True)
class Part:
    """One thing that the question asks for."""

    key: str
    postings: Postings
    rarity: float
    weight: float
    bits: int
    """Of the words that it stands for."""
    is_concept: bool = False


@dataclass(slots=True)
class Sums:
    """What claims say of all parts, by their numbers."""

    scores: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    own: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    """Words of the question that its own texts or concepts hold, as bits."""
    around: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    """Words of the question that headings and titles above it hold, as bits."""


def add_up(parts: Iterable[Part], own_weights: Callable[[Part], Mapping[int, float]]) -> Sums:
    """The score of every claim that has any of the parts, and the words that it has.

    Args:
        parts: Of the question, in order.
        own_weights: What each claim's own texts give a part at most.
    """
    sums = Sums()
    scores, own, around = sums.scores, sums.own, sums.around
    for part in parts:
        worth, bits = part.rarity * part.weight * HIGHEST, part.bits
        for number, weight in own_weights(part).items():
            scores[number] += worth * weight / STEPS
            own[number] |= bits
        if not part.is_concept:
            for runs, share in ((part.postings.sections, "sections"), (part.postings.titles, "titles")):
                more = worth * WEIGHTS[share]
                for start, length in runs_in(runs):
                    for number in range(start, start + length):
                        scores[number] += more
                        around[number] |= bits
    return sums


def weigh_own(postings: Postings, most: int) -> Mapping[int, float]:
    """What each claim's own texts give a key at most.

    Args:
        postings: Of the key.
        most: Claims that are kept of each text.
    """
    best = {one >> 4: float(one & 15) for one in heaviest(postings.text, most)}
    for zone, share in ((postings.lay, WEIGHTS["lay"]), (postings.asks, WEIGHTS["asks"])):
        for one in heaviest(zone, most):
            best[one >> 4] = max(best.get(one >> 4, 0.0), share * (one & 15))
    return best


class Shares:
    """How much of a question's rarity some of its words hold, by their bits; from 0 to 1."""

    def __init__(self, rarities: Sequence[float]) -> None:
        """Takes how much each word tells."""
        self._rarities = [*enumerate(rarities)]
        self._total = sum(rarities) or 1.0
        self._known: dict[int, float] = {}

    def of(self, bits: int) -> float:
        """Of these words."""
        share = self._known.get(bits)
        if share is None:
            held = math.fsum([rarity for at, rarity in self._rarities if bits >> at & 1])
            share = self._known[bits] = held / self._total
        return share


def best_of(sums: Sums, shares: Shares, most: int) -> list[tuple[int, float]]:
    """(number, score) of the claims that say most, best first; equal ones in the order of their numbers.

    Args:
        sums: What they say.
        shares: Of the question.
        most: Claims wanted.
    """
    together, own, around = WEIGHTS["together"], sums.own, sums.around
    ranked: list[tuple[float, int, float]] = []
    for number, score in sorted(sums.scores.items(), key=itemgetter(1), reverse=True):
        if len(ranked) == most and score < -ranked[-1][0] - _ROUNDED:
            # What is taken away makes it less still, and so it does of all that follow.
            break
        final = score * (1 - together + together * shares.of(own.get(number, 0) | around.get(number, 0)))
        insort(ranked, (-round(final, 9), number, final))
        del ranked[most:]
    return [(number, score) for _, number, score in ranked]
