"""Short codes are copied by hand: what hands do to them must show, and what eyes forgive must not matter."""

from datetime import date
from itertools import combinations, product

import pytest
from sample_guidance import ARTICLE, LEDGER, sign

from mkdocs_evidence.analysis.reviews.chain import judged_records, last_digests
from mkdocs_evidence.analysis.reviews.pack_codes import (
    SharedCodeError,
    by_code,
    claim_code,
    find_previous,
    flow_code,
    pack_code,
)
from mkdocs_evidence.analysis.reviews.short_codes import ALPHABET, LENGTH, read_code, write_code
from mkdocs_evidence.model.ids import ArticleId, ClaimId, FlowId, PersonId
from mkdocs_evidence.model.review import Verdict

CODES = [write_code(digest) for digest in ("00000000", "ffffffff", "0123456789abcdef", "deadbeef", "7a11c0de")]


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_read_as_it_was_written(code: str) -> None:
    assert read_code(code).code == code


@pytest.mark.parametrize("code", CODES)
def test_every_wrong_character_is_noticed(code: str) -> None:
    plain = code.replace("-", "")
    wrong = [
        plain[:place] + letter + plain[place + 1 :]
        for place, letter in product(range(LENGTH), ALPHABET)
        if letter != plain[place]
    ]
    assert len(wrong) == 8 * 31
    assert [one for one in wrong if not read_code(one).fault] == []


@pytest.mark.parametrize("code", CODES[:2])
def test_every_pair_of_wrong_characters_is_noticed(code: str) -> None:
    plain = code.replace("-", "")
    missed = []
    for (first, second), (one, other) in product(combinations(range(LENGTH), 2), product(ALPHABET, ALPHABET)):
        letters = [*plain]
        letters[first], letters[second] = one, other
        typed = "".join(letters)
        if typed != plain and not read_code(typed).fault:
            missed.append(typed)
    assert missed == []


@pytest.mark.parametrize("code", CODES)
def test_characters_that_changed_places_are_noticed_wherever_they_stand(code: str) -> None:
    plain = code.replace("-", "")
    for first, second in combinations(range(LENGTH), 2):
        letters = [*plain]
        letters[first], letters[second] = letters[second], letters[first]
        if letters[first] != letters[second]:
            assert read_code("".join(letters)).fault, (first, second)


@pytest.mark.parametrize(
    "typed",
    ["04hm-ascw", "O4HM ASCW", "o4hmascw", " 04HM–ASCW ", "04HM.ASCW"],
    ids=["small", "O for 0", "no hyphen", "dash and blanks", "full stop"],
)
def test_capitals_blanks_and_look_alikes_do_not_matter(typed: str) -> None:
    assert read_code(typed).code == "04HM-ASCW"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("04HM-ASC", "has 7 characters"),
        ("", "has 0 characters"),
        ("04HM-ASCU", "the character `U`"),
        ("04HM-ASCX", "mistyped"),
    ],
)
def test_what_is_no_code_is_told_apart(typed: str, said: str) -> None:
    assert said in read_code(typed).fault


def test_a_code_is_for_one_claim_in_one_wording_of_one_article() -> None:
    codes = {
        claim_code(ArticleId("a"), ClaimId("c"), "d" * 64),
        claim_code(ArticleId("b"), ClaimId("c"), "d" * 64),
        claim_code(ArticleId("a"), ClaimId("e"), "d" * 64),
        claim_code(ArticleId("a"), ClaimId("c"), "e" * 64),
        flow_code(FlowId("c"), "d" * 64),
    }
    assert len(codes) == 5


def test_two_claims_with_one_code_are_told_and_not_mixed_up() -> None:
    with pytest.raises(SharedCodeError, match="`one` and `two` have the same code"):
        by_code({ClaimId("one"): CODES[0], ClaimId("two"): CODES[0]})


def _signed_thrice():

    ledger = LEDGER
    for day, who in ((1, "reviewer-a"), (2, "reviewer-b"), (3, "reviewer-a")):
        ledger = sign(ledger, date(2026, 3, day), reviewer=who, verdicts=[("lost", "0" * 64, Verdict.REJECT)])
    return judged_records(ARTICLE.id, ledger)


@pytest.mark.parametrize("seen", range(4))
def test_a_pack_says_upon_which_records_it_was_made_whatever_came_since(seen: int) -> None:
    records = _signed_thrice()
    ends = last_digests(records[:seen])
    code = pack_code(ARTICLE.id, PersonId("reviewer-a"), ends)
    assert find_previous(code, ARTICLE.id, PersonId("reviewer-a"), records) == ends
    assert find_previous(code, ARTICLE.id, PersonId("reviewer-b"), records) is None
    assert find_previous(code, ARTICLE.id, None, records) is None


def test_a_pack_made_at_a_fork_is_found_again_after_the_fork_was_joined() -> None:
    records = _signed_thrice()
    fork = tuple(sorted((records[0].digest, records[2].digest)))
    code = pack_code(ARTICLE.id, None, fork)
    assert find_previous(code, ARTICLE.id, None, records) == fork
