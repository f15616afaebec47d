"""What must hold of every identifier, not only of those in a table."""

import string

from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_evidence.syntax.identifiers import SCHEMES, find_identifier_fault, normalise_identifier

VARIABLES = st.sampled_from(sorted(SCHEMES))


def complete(body: str, weights: list[int], modulus: int) -> str:
    """The body with the one last digit that makes the weighted sum, that digit included, a multiple of the modulus."""
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    value = -total % modulus
    return body + ("X" if value == 10 else str(value))


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text(string.digits, min_size=length, max_size=length)


def grouped(text: str) -> str:
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


# Written from the definitions (ISO 2108, ISO 3297, ISO 7064 modulo 11-2), as sums that must vanish; the product computes the digit.
ISBN13 = digits(9).map(lambda body: complete("978" + body, [1, 3] * 6, 10))
ISBN10 = digits(9).map(lambda body: complete(body, list(range(10, 1, -1)), 11))
ISSN = digits(7).map(lambda body: grouped(complete(body, list(range(8, 1, -1)), 11)))
ORCID_WEIGHTS = [pow(2, 15 - place, 11) for place in range(15)]
ORCID = digits(15).map(lambda body: grouped(_orcid(body)))


def _orcid(body: str) -> str:
    # ISO 7064: the sum of digits times 2^(places to the right), check digit included, leaves 1 when divided by 11.
    total = sum(int(digit) * weight for digit, weight in zip(body, ORCID_WEIGHTS, strict=True))
    value = (1 - total) % 11
    return body + ("X" if value == 10 else str(value))


CHECKED = st.one_of(
    st.tuples(st.just("ISBN"), ISBN13),
    st.tuples(st.just("ISBN"), ISBN10),
    st.tuples(st.just("ISSN"), ISSN),
    st.tuples(st.just("ORCID"), ORCID),
)


@given(CHECKED)
def test_a_number_with_the_right_check_digit_is_accepted(case: tuple[str, str]) -> None:
    variable, text = case
    assert find_identifier_fault(variable, text) is None


@given(CHECKED, st.data())
def test_one_changed_digit_is_always_refused(case: tuple[str, str], data: st.DataObject) -> None:
    variable, text = case
    place = data.draw(st.sampled_from([place for place, character in enumerate(text) if character.isdigit()]))
    other = data.draw(st.sampled_from([digit for digit in string.digits if digit != text[place]]))
    assert find_identifier_fault(variable, text[:place] + other + text[place + 1 :]) is not None


@given(
    st.one_of(st.tuples(st.just("ISBN"), ISBN10), st.tuples(st.just("ISSN"), ISSN), st.tuples(st.just("ORCID"), ORCID)),
    st.data(),
)
def test_two_neighbours_that_changed_places_are_always_refused(case: tuple[str, str], data: st.DataObject) -> None:
    variable, text = case
    bare = text.replace("-", "")
    pairs = [place for place in range(len(bare) - 1) if bare[place] != bare[place + 1]]
    if not pairs:
        return
    place = data.draw(st.sampled_from(pairs))
    swapped = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
    assert find_identifier_fault(variable, swapped if variable == "ISBN" else grouped(swapped)) is not None


@given(st.sampled_from("PMID PMCID trial".split()), st.integers(min_value=1, max_value=99_999_999))
def test_plain_numbers_are_accepted_in_their_range(variable: str, number: int) -> None:
    text = {"PMID": f"{number}", "PMCID": f"PMC{number}", "trial": f"NCT{number:08}"}[variable]
    assert find_identifier_fault(variable, text) is None


@given(
    st.integers(min_value=1000, max_value=999_999_999),
    st.text(string.ascii_lowercase + string.digits + "-._/", min_size=1),
)
def test_dois_of_ordinary_characters_are_accepted_unless_they_end_like_a_sentence(prefix: int, suffix: str) -> None:
    text = f"10.{prefix}/{suffix}"
    assert (find_identifier_fault("DOI", text) is None) == (suffix[-1] != ".")


@given(VARIABLES, st.text(max_size=60))
def test_any_text_gets_an_answer_and_every_cure_is_accepted(variable: str, text: str) -> None:
    fault = find_identifier_fault(variable, text)
    if fault and fault.cure:
        assert fault.cure != text
        following = find_identifier_fault(variable, fault.cure)
        assert following is None or following.message != fault.message


@given(VARIABLES, st.text(max_size=60))
@example("PMID", "0\x1f/")
@example("PMCID", "PMC1 /")
@example("ISSN", "0\n/0")
@example("DOI", "0 .")
def test_normalising_twice_changes_nothing_more(variable: str, text: str) -> None:
    once = normalise_identifier(variable, text)
    assert normalise_identifier(variable, once) == once


@given(CHECKED)
def test_normalising_keeps_a_right_identifier_right(case: tuple[str, str]) -> None:
    variable, text = case
    assert find_identifier_fault(variable, normalise_identifier(variable, text)) is None
