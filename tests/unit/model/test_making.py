"""A record made quickly cannot be told from one made by its own class."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from mkdocs_evidence.model.making import maker_of, rebuilder_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """A record as those of the model are."""

    drug: str
    amount: int = 1
    times: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A record compared by identity, made by position."""

    first: str
    second: str


make_dose = maker_of(Dose)


def test_it_is_equal_to_and_of_the_class_of_the_usual_one() -> None:
    quick, usual = make_dose(drug="a", amount=2), Dose(drug="a", amount=2)
    assert (quick, repr(quick), type(quick)) == (usual, repr(usual), Dose)


def test_fields_left_out_have_their_defaults_and_share_none() -> None:
    one, other = make_dose(drug="a"), make_dose(drug="a")
    assert one == Dose(drug="a")
    one.times.append("daily")
    assert other.times == []


def test_it_is_frozen_as_any() -> None:
    dose = make_dose(drug="a")
    with pytest.raises(FrozenInstanceError):
        dose.drug = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del dose.drug


def test_it_is_copied_changed_and_sent_like_any() -> None:
    dose = make_dose(drug="a")
    assert copy.copy(dose) == pickle.loads(pickle.dumps(dose)) == dose
    assert replace(dose, amount=3) == Dose(drug="a", amount=3)


@pytest.mark.parametrize("given", [{}, {"drug": "a", "dose": 3}])
def test_what_the_class_refuses_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        make_dose(**given)  # type: ignore[arg-type]


def test_a_positional_record_is_made_by_position_and_compared_by_identity() -> None:
    one = maker_of(Pair)("a", "b")
    assert (one.first, one.second) == ("a", "b")
    assert one != maker_of(Pair)("a", "b")
    assert len({one, one}) == 1


def test_all_values_in_their_order_make_the_record_again() -> None:
    times = ["daily"]
    assert rebuilder_of(Dose)("a", 2, times) == Dose(drug="a", amount=2, times=times)  # type: ignore[call-arg, misc]
