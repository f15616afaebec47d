"""How sure it is, from words alone, that the subject of a question is here at all.

It tells absent subjects from present ones and nothing more: a question about another joint or about cost shares all its
words but one with what is here. So it may only ever take an answer away; what makes one is agreement in kind.
`assets/source/search/confidence.js` does the same.
"""

import math
from collections.abc import Sequence

from mkdocs_evidence.search.ranking import Found

FEATURES = (
    "coverage of the best three",
    "score against the highest possible",
    "lead over the tenth",
    "score",
    "rarest word lacking",
)
WEIGHTS: Sequence[float] = (-0.5935, 3.0967, -0.3702, 3.179, -0.141, -9.3502)
"""Of each feature, and a constant: a logistic fitted by `benchmarks/search_abstention.py` on MedQuAD's questions."""
LEAST = 0.78
"""Below this nothing answers; 5 % of the questions whose subject was hidden are above it. A site finds its own."""


def confidence(found: Found) -> float:
    """From 0 to 1; 0 when nothing was found."""
    if not found.hits:
        return 0.0
    *weights, constant = WEIGHTS
    sum_ = constant + math.fsum(map(float.__mul__, weights, confidence_features(found)))
    return 1 / (1 + math.exp(-sum_))


def confidence_features(found: Found) -> tuple[float, ...]:
    """What is weighed, in the order of `FEATURES`; zeros when nothing was found."""
    if not found.hits:
        return (0.0,) * len(FEATURES)
    best, tenth = found.hits[0].score, found.hits[:10][-1].score
    coverage = max(hit.coverage for hit in found.hits[:3])
    lacks = min(hit.lacks for hit in found.hits[:3])
    return coverage, best / found.highest, (best - tenth) / best, math.log(1 + best), lacks
