"""What an extract says of its outcome: how many of how many it befell, and by how much arms differ.

Context of a work (doses, limits, who was randomised) stands among the figures of an extract too, and is no outcome.
"""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.model.reference import Datum, Extract

_RELATIVE = frozenset(
    """risk-ratio odds-ratio hazard-ratio rate-ratio risk-difference mean-difference standardised-mean-difference
    relative-risk-reduction nnt nnh""".split()
)
_SHARES = frozenset({"", "proportion", "incidence", "prevalence", "survival"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency:
    """How often an outcome befell one group."""

    row: int = 0
    """Place of the figure among those of its extract, from 0; that of the counts where a percentage joins them."""
    arm: str
    """As the extract names it; empty where it has one group only."""
    what: str
    n: int | None
    of: int | None
    """Both None where the work prints a percentage alone."""
    percent: Decimal | None
    """As printed; None where the work prints counts alone."""
    unit: str
    """What was counted: `hips`; empty where the extract does not say."""
    follow_up: str


def find_frequencies(extract: Extract) -> tuple[Frequency, ...]:
    """The outcome of an extract in each group, in the order of its figures; nothing when it names no outcome.

    A percentage printed beside its counts becomes one frequency with them.
    """
    if extract.outcome is None:
        return ()
    found = [_counted(row, datum) for row, datum in enumerate(extract.data) if _is_counted(datum)]
    for row, datum in enumerate(extract.data):
        if not _is_percentage(datum):
            continue
        share = Frequency(
            row=row,
            arm=datum.arm,
            what=datum.what,
            n=None,
            of=None,
            percent=datum.value,
            unit="",
            follow_up=datum.follow_up,
        )
        place = next((place for place, one in enumerate(found) if _are_one(one, share)), None)
        if place is None:
            found.append(share)
        else:
            found[place] = replace(found[place], percent=share.percent)
    return tuple(found)


def find_effects(extract: Extract) -> tuple[Datum, ...]:
    """What an extract says of the difference between groups: ratios, differences, or only whether there is one."""
    if extract.outcome is None:
        return ()
    return tuple(datum for datum in extract.data if datum.measure in _RELATIVE or _is_test_alone(datum))


def round_to_hundred(n: int, of: int) -> int:
    """A count as a whole number of 100, halves upward.

    >>> round_to_hundred(33, 688), round_to_hundred(394, 664)
    (5, 59)
    """
    return int((Decimal(n) * 100 / Decimal(of)).to_integral_value(ROUND_HALF_UP))


def _is_counted(datum: Datum) -> bool:
    n, of = datum.n, datum.of
    if n is None or of is None or datum.measure not in _SHARES or of <= 0 or not 0 <= n <= of:
        return False
    return n == int(n) and of == int(of) and not _is_of_the_study(datum)


def _counted(row: int, datum: Datum) -> Frequency:
    is_percent = datum.unit == "%"
    return Frequency(
        row=row,
        arm=datum.arm,
        what=datum.what,
        n=int(datum.n or 0),
        of=int(datum.of or 0),
        percent=datum.value,
        unit="" if is_percent else datum.unit,
        follow_up=datum.follow_up,
    )


def _is_percentage(datum: Datum) -> bool:
    if datum.value is None or datum.unit != "%" or datum.comparator or datum.n is not None:
        return False
    # A percentage without a measure may be a limit or a dose; that of an arm is what befell it.
    return datum.measure in _SHARES and bool(datum.measure or datum.arm) and not _is_of_the_study(datum)


def _are_one(counted: Frequency, share: Frequency) -> bool:
    """Whether a percentage is that of the counts: the same group, and the number that the counts give."""
    if counted.n is None or not counted.of or share.percent is None or counted.percent is not None:
        return False
    if (share.arm or share.what) != (counted.arm if share.arm else counted.what) and not share.arm == counted.arm == "":
        return False
    exact = Decimal(counted.n) * 100 / Decimal(counted.of)
    return exact.quantize(share.percent, ROUND_HALF_UP) == share.percent


def _is_test_alone(datum: Datum) -> bool:
    has_figure = any(one is not None for one in (datum.value, datum.n, datum.low))
    return not has_figure and (datum.significant is not None or bool(datum.p))


def _is_of_the_study(datum: Datum) -> bool:
    """Whether a figure tells of the conduct of a study: who was analysed, which trials were counted."""
    return bool(_conduct().search(datum.what)) or datum.unit.casefold() in read_lexicon("units-of-studies")


@cache
def _conduct() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(read_lexicon('conduct-of-studies'))})\b", re.IGNORECASE)
