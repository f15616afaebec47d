"""Units of measure as clinical English writes them, each brought to one name, and what can be counted."""

import re
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from mkdocs_evidence.syntax.patterns import regex


def _any_of(words: Iterable[str]) -> str:
    """A pattern for each of some words, the longest that fits; by their first letters, so that few are tried."""
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        begun[word[0]].append(re.escape(word[1:]).replace(r"\-", r"[ -]"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in begun.items())


_SPELLINGS = {
    "%": "% percent per-cent",
    "percentage point": "percentage-point percentage-points",
    "°C": "°C ℃",
    "°": "° degree degrees",
    "year": "year years yr yrs y",
    "month": "month months mo mos mth mths",
    "week": "week weeks wk wks",
    "day": "day days d",
    "hour": "hour hours hr hrs h",
    "minute": "minute minutes min mins",
    "second": "second seconds sec secs",
    "ms": "ms",
    "µm": "µm μm micron microns",
    "mm": "mm millimetre millimetres millimeter millimeters",
    "cm": "cm centimetre centimetres centimeter centimeters",
    "m": "m metre metres meter meters",
    "km": "km kilometre kilometres kilometer kilometers",
    "pg": "pg",
    "ng": "ng nanogram nanograms",
    "µg": "µg μg mcg microgram micrograms",
    "mg": "mg milligram milligrams",
    "g": "g gram grams gramme grammes",
    "kg": "kg kilogram kilograms kilo kilos",
    "µL": "µL μL µl μl microlitre microlitres",
    "mL": "mL ml millilitre millilitres milliliter milliliters",
    "dL": "dL dl decilitre decilitres",
    "L": "L l litre litres liter liters",
    "IU": "IU",
    "unit": "unit units U",
    "µmol": "µmol μmol",
    "mmol": "mmol millimole millimoles",
    "nmol": "nmol",
    "pmol": "pmol",
    "mol": "mol",
    "mOsm": "mOsm",
    "mEq": "mEq",
    "mmHg": "mmHg",
    "kPa": "kPa",
    "bar": "bar",
    "kcal": "kcal kilocalories",
    "kJ": "kJ",
    "dB": "dB",
    "dioptre": "dioptre dioptres diopter diopters",
    "mJ": "mJ",
    "J": "J joule joules",
    "Gy": "Gy",
    "mSv": "mSv",
    "Hz": "Hz",
    "kHz": "kHz",
    "MHz": "MHz",
    "T": "tesla",
    "m²": "m² m2",
    "cm²": "cm² cm2",
    "mm²": "mm² mm2",
    "cm³": "cm³ cm3",
    "mm³": "mm³ mm3",
    "point": "point points",
}
_SCALES: dict[str, tuple[str, Fraction]] = {
    "year": ("month", Fraction(12)),
    "week": ("day", Fraction(7)),
    "hour": ("day", Fraction(1, Fraction(24))),
    "minute": ("day", Fraction(1, Fraction(1440))),
    "kg": ("g", Fraction(1000)),
    "mg": ("g", Fraction(1, Fraction(1000))),
    "µg": ("g", Fraction(1, Fraction(10**6))),
    "ng": ("g", Fraction(1, Fraction(10**9))),
    "km": ("m", Fraction(1000)),
    "cm": ("m", Fraction(1, Fraction(100))),
    "mm": ("m", Fraction(1, Fraction(1000))),
    "µm": ("m", Fraction(1, Fraction(10**6))),
    "dL": ("L", Fraction(1, Fraction(10))),
    "mL": ("L", Fraction(1, Fraction(1000))),
    "µL": ("L", Fraction(1, Fraction(10**6))),
    "kHz": ("Hz", Fraction(1000)),
    "MHz": ("Hz", Fraction(10**6)),
}
"""Units that are an exact number of another one. No whole number of weeks makes a month, so those never meet."""

_COUNTED = {
    "people": "patient patients participant participants people person persons adult adults child children man men "
    "woman women subject subjects individual individuals volunteer volunteers infant infants neonate neonates "
    "survivor survivors boys girls babies newborns toddlers adolescents teenagers mothers donors recipients",
    "joints": "hip hips knee knees joint joints head heads shoulder shoulders ankle ankles",
    "eyes": "eye eyes",
    "pregnancies": "pregnancy pregnancies",
    "doses": "dose doses",
    "studies": "study studies trial trials review reviews report reports rct rcts cohort cohorts paper papers article "
    "articles meta-analysis meta-analyses guideline guidelines publication publications",
}
_BY_SPELLING = {spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings.split()}
_BY_NOUN = {noun: group for group, nouns in _COUNTED.items() for noun in nouns.split()}
_ONE = _any_of(_BY_SPELLING)
_UNIT = regex(
    rf"(?P<power>\s?[×x]\s?10(?:[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^-?[0-9]+))?\s?(?P<first>{_ONE})?(?![^\W\d_])"
    rf"(?P<rest>(?:(?:\s?[/·]\s?|\s(?:per|an?|each|every)\s)(?:{_ONE})(?![^\W\d_]))*)"
    r"(?P<often>\s(?:once\s|twice\s)?(?:daily|weekly|monthly)\b)?"
)
_REST = regex(rf"(?:[/·]|(?:per|an?|each|every)\s)\s?({_ONE})(?![^\W\d_])")
_OFTEN = {"daily": "/day", "weekly": "/week", "monthly": "/month"}
_BODY = regex(r"\s?(?:/|per)\s?1[.·]73\s?m(?:²|\^?2)")
"""The body surface to which a kidney's filtration is related: it is said or left out, and never another."""
_PER_BODY = regex(r"(?:\s?/\s?|\s(?:per|an?|each|every)\s)(year|yr|month|week|day)\b")
_NOUN = regex(r"\s*(?:[^\W\d_][\w'’-]*\s+){0,2}?(" + "|".join(sorted(_BY_NOUN, key=len, reverse=True)) + r")\b", re.I)


class Unit(NamedTuple):
    """A unit of measure by its one name: `%`, `year`, `mg/kg/day`; the empty name is a plain number.

    A named tuple, since units are compared a dozen times for each figure and tuples are compared in C.
    """

    name: str = ""

    def factor_to(self, other: "Unit") -> Fraction | None:
        """By what a number in this unit is multiplied to be one in `other`; None when they measure different things.

        >>> Unit("year").factor_to(Unit("month"))
        Fraction(12, 1)
        >>> Unit("%").factor_to(Unit("°")) is None
        True
        """
        if self.name == other.name or {self.name, other.name} == {"point", ""}:
            # A score of 3 is one of 3 points.
            return _SAME
        mine, many = _SCALES.get(self.name, (self.name, Fraction(1)))
        theirs, few = _SCALES.get(other.name, (other.name, Fraction(1)))
        return many / few if mine == theirs else None

    def rough_factor_to(self, other: "Unit") -> Fraction | None:
        """The same between days or weeks and months or years, by the mean month; None for all other units.

        >>> round(float(Unit("week").rough_factor_to(Unit("year")) * 52), 2)
        1.0
        """
        mine, theirs = _DAYS.get(self.name), _DAYS.get(other.name)
        return mine / theirs if mine is not None and theirs is not None else None


_DAYS = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(487, 16), "year": Fraction(1461, 4)}
_SAME = Fraction(1)
PLAIN = Unit()
PERCENT = Unit("%")
YEAR = Unit("year")


def read_unit(text: str, start: int) -> tuple[Unit, int]:
    """The unit that begins at `start`, and where it ends; a plain number and `start` when none begins there.

    >>> read_unit("10 mg/kg per day for", 3)
    (Unit(name='mg/kg/day'), 16)
    >>> read_unit("12 hips", 3)
    (Unit(name=''), 3)
    """
    found = _UNIT.match(text, start)
    if found is None or not (found["first"] or found["power"] or found["rest"]):
        return PLAIN, start
    name = _name(found["first"]) if found["first"] else ""
    if found["power"]:
        name = re.sub(r"\s|x", lambda sign: "×" if sign[0] == "x" else "", found["power"]) + name
    for part in _REST.findall(found["rest"]):
        name += "/" + _name(part)
    if found["often"]:
        name += ("×2" if "twice" in found["often"] else "") + _OFTEN[found["often"].split()[-1]]
    body = _BODY.match(text, found.end()) if found["rest"] else None
    if body is None:
        return Unit(name), found.end()
    often = _PER_BODY.match(text, body.end())
    return (Unit(f"{name}/{_name(often[1])}"), often.end()) if often is not None else (Unit(name), body.end())


def read_counted(text: str, start: int) -> str:
    """What a number before `start` counts (`people`, `joints`, `studies`), from the next three words; empty if unsaid.

    >>> read_counted("2,025 treated hips in", 6)
    'joints'
    """
    found = _NOUN.match(text, start)
    return _BY_NOUN[found[1].lower()] if found else ""


def counted_group(noun: str) -> str:
    """The group of things that a noun names: `people` for `Patients`; empty when it is in none."""
    return _BY_NOUN.get(noun.lower(), "")


@lru_cache(maxsize=1024)
def parse_unit(words: str) -> tuple[Unit, str]:
    """The unit and the counted thing that a datum's `unit` names: `%`, `months`, `hips`."""
    unit, _ = read_unit(f" {words.strip()}", 0)
    return unit, read_counted(words.strip(), 0) if unit == PLAIN else ""


def _name(spelling: str) -> str:
    return _BY_SPELLING.get(spelling) or _BY_SPELLING[spelling.replace(" ", "-")]
