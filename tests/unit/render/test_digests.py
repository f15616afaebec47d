"""What voids a sign-off and what does not."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sample_guidance import ARTICLE, LEDGER, cite

from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.model.claim import Certainty, Relation, Strength


def with_claim(name, **changes):
    claims = tuple(replace(one, **changes) if one.id == name else one for one in ARTICLE.claims)
    return replace(ARTICLE, claims=claims)


def with_extract(**changes):
    work = LEDGER.references["castro-2000"]
    extracts = tuple(replace(one, **changes) if one.id == "stage-ii" else one for one in work.extracts)
    return replace(LEDGER, references={**LEDGER.references, work.key: replace(work, extracts=extracts)})


BEFORE = claim_digests(ARTICLE, LEDGER)
STAGE_II = LEDGER.references["castro-2000"].extracts[0]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"text": "Pooled older series judged 64% of stage II hips successful."}, id="words"),
        pytest.param({"certainty": Certainty.LOW}, id="certainty"),
        pytest.param({"strength": Strength.STRONG}, id="strength"),
        pytest.param({"population": "children"}, id="population"),
        pytest.param({"indirect": "another stage"}, id="indirectness"),
        pytest.param({"conflicts_with": ("other",), "conflict_note": "two trials"}, id="conflict"),
        pytest.param({"citations": ()}, id="citation-gone"),
        pytest.param({"citations": (cite("castro-2000", 10, extract="harms"),)}, id="other-extract"),
        pytest.param(
            {"citations": (cite("castro-2000", 10, extract="stage-ii", relation=Relation.DISPUTES),)}, id="relation"
        ),
        pytest.param({"citations": (cite("castro-2000", 10, extract="stage-ii", locator="p. 9"),)}, id="locator"),
    ],
)
def test_a_change_of_meaning_changes_the_digest_of_that_claim_alone(changes):
    after = claim_digests(with_claim("cd-stage-ii", **changes), LEDGER)
    assert {name for name in BEFORE if BEFORE[name] != after[name]} == {"cd-stage-ii"}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"finding": "Something else."}, id="finding"),
        pytest.param({"quote": "other words"}, id="quote"),
        pytest.param({"outcome": None}, id="scope"),
        pytest.param({"data": (replace(STAGE_II.data[0], value=Decimal("63.0")), *STAGE_II.data[1:])}, id="figure"),
    ],
)
def test_a_change_of_what_the_work_says_reaches_every_claim_that_cites_it(changes):
    after = claim_digests(ARTICLE, with_extract(**changes))
    # `cd-collapse` cites the whole work, `discuss` another extract of it.
    assert {name for name in BEFORE if BEFORE[name] != after[name]} == {"cd-stage-ii", "cd-collapse"}


def test_other_lay_words_change_the_digest_of_their_claim():
    lay = replace(ARTICLE, lay_texts=(replace(ARTICLE.lay_texts[0], text="Ask your doctor."),))
    after = claim_digests(lay, LEDGER)
    assert {name for name in BEFORE if BEFORE[name] != after[name]} == {"discuss"}


def test_the_order_of_citations_and_their_numbers_change_nothing():
    claim = next(one for one in ARTICLE.claims if one.id == "discuss")
    turned = with_claim("discuss", citations=claim.citations[::-1])
    assert claim_digests(turned, LEDGER) == BEFORE
    moved = replace(ARTICLE, claims=ARTICLE.claims[::-1])
    assert claim_digests(moved, LEDGER) == BEFORE


def test_a_corrected_record_without_other_words_changes_nothing():
    work = replace(LEDGER.references["castro-2000"], volume="30", title="Another title", verified=False)
    ledger = replace(LEDGER, references={**LEDGER.references, work.key: work})
    assert claim_digests(ARTICLE, ledger) == BEFORE


def test_digests_are_sha256_in_hexadecimal():
    assert all(len(one) == 64 and set(one) <= set("0123456789abcdef") for one in BEFORE.values())
    assert len(set(BEFORE.values())) == len(BEFORE) == 4
