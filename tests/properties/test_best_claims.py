"""The claims that say most are found without weighing the others to the end."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.search.scoring import WEIGHTS, Shares, Sums, best_of

EXAMPLES = int(os.environ.get("EVIDENCE_EXAMPLES", "300"))

_BITS = st.integers(0, 7)
_SCORES = st.sampled_from((0.5, 1.0, 1.0 + 1e-12, 1.3, 2.0, 3.25, 9.0))


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.dictionaries(st.integers(0, 30), st.tuples(_SCORES, _BITS, _BITS)),
    st.lists(st.sampled_from((0.1, 0.7, 2.5)), min_size=3, max_size=3),
    st.integers(1, 8),
)
def test_the_best_claims_are_those_that_come_first_when_all_are_weighed(
    claims: dict[int, tuple[float, int, int]], rarities: list[float], most: int
) -> None:
    sums, shares = Sums(), Shares(rarities)
    for number, (score, own, around) in claims.items():
        sums.scores[number], sums.own[number], sums.around[number] = score, own, around
    together = WEIGHTS["together"]
    weighed = [
        (number, score * (1 - together + together * shares.of(own | around)))
        for number, (score, own, around) in claims.items()
    ]
    assert best_of(sums, shares, most) == sorted(weighed, key=lambda one: (-round(one[1], 9), one[0]))[:most]
