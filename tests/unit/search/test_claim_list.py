"""Claims that are packed are the claims that they were."""

import copy
import pickle
from dataclasses import fields, replace

import pytest

from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.search.claim_list import ClaimList
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry

CLAIM = ClaimEntry(
    id="a",
    text="In 3 of 50 people bone dies \udc80.",
    lay="Bones die.",
    wordings=(("carers", "A bone dies."),),
    asks=("Does it die?", "When?"),
    section="Course",
    certainty="high",
    status=State.APPROVED,
    since="2026-01-02",
    kinds=("cohort", "rct"),
    references=("doe-1999", "roe-2020"),
    bearing=("-lamp-2001",),
)
CLAIMS = (CLAIM, ClaimEntry(id="b", text="Bone grows."), replace(CLAIM, id="c"))


def _packed(claims: tuple[ClaimEntry, ...]) -> ClaimList:
    packed = ClaimList(claims)
    packed.pack()
    return packed


def test_the_claim_of_these_tests_says_something_in_each_of_its_fields() -> None:
    plain = ClaimEntry(id="", text="")
    assert all(getattr(CLAIM, one.name) != getattr(plain, one.name) for one in fields(ClaimEntry))


@pytest.mark.parametrize("claims", [CLAIMS, CLAIMS[:1], ()], ids=["three", "one", "none"])
def test_packed_claims_are_what_they_were(claims: tuple[ClaimEntry, ...]) -> None:
    packed = _packed(claims)
    assert (*packed,) == claims
    assert packed == claims
    assert hash(packed) == hash(claims)
    assert len(packed) == len(claims)
    assert packed[:2] == claims[:2]
    assert repr(packed) == repr(claims)


def test_lists_that_are_asked_by_turns_give_their_own_claims() -> None:
    one, other = _packed(CLAIMS[:2]), _packed(CLAIMS[2:])
    assert [one[0].id, other[0].id, one[1].id, other[0].id] == ["a", "c", "b", "c"]


def test_what_was_packed_twice_is_the_same() -> None:
    packed = _packed(CLAIMS)
    packed.pack()
    assert packed == CLAIMS


def test_another_claim_makes_another_list() -> None:
    assert _packed(CLAIMS) != _packed(CLAIMS[::-1])
    assert _packed(CLAIMS) != _packed((*CLAIMS[:2], replace(CLAIMS[2], since="2026-01-03")))


def test_an_article_is_the_same_with_its_claims_packed() -> None:
    article = ArticleEntry(id="hip", url="hip/", title="Hip", claims=CLAIMS)
    assert replace(article, claims=_packed(CLAIMS)) == article


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
@pytest.mark.parametrize("claims", [ClaimList(CLAIMS), _packed(CLAIMS)], ids=["plain", "packed"])
def test_claims_arrive_as_they_were_sent(claims: ClaimList, again) -> None:
    sent = again(claims)
    assert sent == CLAIMS
    assert len(sent) == len(CLAIMS)


def test_packed_claims_travel_packed_and_others_do_not() -> None:
    many = tuple(replace(CLAIM, id=f"c{at}") for at in range(100))
    assert len(pickle.dumps(_packed(many))) < len(pickle.dumps(ClaimList(many))) / 3
