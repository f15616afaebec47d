"""Measures in a text, and limits on them: `3 mm`, `less than 25%`, `2 mm or less`, `an angle of 260`.

`My head is depressed by 3 mm` must not be answered by what holds for 2 mm or less, though every other word agrees.
`assets/source/search/gate.js` reads the same, by the same patterns.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from mkdocs_evidence.search.analyser import fold

_FIGURE = r"[0-9]+(?:\.[0-9]+)?"
_UNIT = r"%|°|mm|cm"
_BARE = r"(?<![<>=0-9.])"
_PART = (
    r"(?:of )?(?=(?:the|my|his|her|your|its|an?) "
    r"(?!(?:people|patients|adults|hips|cases|lesions|year|month|day|hour)\b))"
)
WRITTEN: tuple[tuple[str, str], ...] = (
    (rf"\b(?:an? |one )?half {_PART}", "49% to 51% "),
    (rf"\btwo thirds {_PART}", "66% to 67% "),
    (rf"\b(?:an?|one) third {_PART}", "33% to 34% "),
    (rf"\bthree quarters {_PART}", "74% to 76% "),
    (rf"\b(?:an?|one) quarter {_PART}", "24% to 26% "),
    (r"(?<!stage [0-9]) ?percent\b| %", "%"),
    (r" ?degrees?\b| °", "°"),
    (r" ?\b(?:mm|millimet(?:er|re)s?)\b", " mm"),
    (r" ?\b(?:cm|centimet(?:er|re)s?)\b", " cm"),
    (rf"({_FIGURE}) ?(mm|cm)\b", "$1$2"),
    (
        rf"{_FIGURE}%(?= (?:ci|risk|chance|(?:of )?(?:[a-z]+ ){{0,2}}"
        r"(?:people|patients|adults|hips|cases|lesions|children))\b)",
        "",
    ),
    (rf"\b(angle|kerboul)((?: [a-z]+){{0,3}}) ({_FIGURE})(?![0-9.°%m]| (?:to|and) )", "$1$2 $3°"),
    (rf"{_BARE}({_FIGURE})( (?:to|and) {_FIGURE})({_UNIT})", "$1$3$2$3"),
    (r"\b(?:no more than|at most|up to) (?=[0-9])|≤ ?", "<="),
    (r"\b(?:no less than|at least) (?=[0-9])|≥ ?", ">="),
    (r"\b(?:(?:less|fewer|smaller|lower) than|under|below) (?=[0-9])", "<"),
    (r"\b(?:(?:more|greater|larger|bigger|higher) than|over|above|exceed(?:s|ing)?) (?=[0-9])", ">"),
    (rf"{_BARE}({_FIGURE})({_UNIT}) or (?:less|fewer|below|under|smaller)\b", "<=$1$2"),
    (rf"{_BARE}({_FIGURE})({_UNIT}) or (?:more|greater|above|over|larger)\b", ">=$1$2"),
    (rf"\bbetween ({_FIGURE})(?:{_UNIT}) and ({_FIGURE})({_UNIT})", ">=$1<=$2$3"),
    (rf"(<{_FIGURE})% to {_FIGURE}%", "$1%"),
    (rf">{_FIGURE}% to ({_FIGURE}%)", ">$1"),
    (rf"{_BARE}({_FIGURE})(?:{_UNIT}) to ({_FIGURE})({_UNIT})", ">=$1<=$2$3"),
    (rf">(=?)({_FIGURE})(?:{_UNIT}) (?:and|but) <(=?)({_FIGURE})({_UNIT})", ">$1$2<$3$4$5"),
    (rf"{_BARE}({_FIGURE})({_UNIT})", "=$1$2"),
    (r"(?<=[<>=])([0-9]+)(?![0-9.])", "$1.0"),
    (r"<=([0-9.]+)", "~$100001"),
    (r"<([0-9.]+)", "~$1"),
    (r">=([0-9.]+)", "$100001"),
    (r">([0-9.]+)", "$100002"),
    (r"(?<![0-9])~", "0~"),
    (rf"(?<![=~0-9.])([0-9.]+)({_UNIT})", "$1~1e9$2"),
    (r"=([0-9.]+)", "$100001~$100001"),
)
"""What is put for what in folded text, one after the other, until a measure is written as where it lies: `15.0~30.0%`.
A share of people, and an interval of confidence, measure nothing of one person and are left out. A figure lies a
little above what is `less than` it, and a little below what is `more than` it."""
MEASURED = rf"([0-9.]+)~([0-9.e]+)({_UNIT})"
"""A measure as it is written then."""
_MEASURED = re.compile(MEASURED)
_WRITTEN = tuple((re.compile(pattern, re.ASCII), re.sub(r"\$([0-9])", r"\\g<\1>", put)) for pattern, put in WRITTEN)


class Measure(NamedTuple):
    """A figure with its unit, or where it lies."""

    least: float
    most: float
    unit: str

    def meets(self, other: "Measure") -> bool:
        """Whether one thing may measure both."""
        return self.unit == other.unit and self.least <= other.most and other.least <= self.most


@lru_cache(maxsize=65_536)
def measures(text: str) -> tuple[Measure, ...]:
    """What a text measures, in its order.

    >>> [one.unit for one in measures("Between 15% and 30%, or 2 mm or less.")]
    ['%', 'mm']
    """
    written = fold(text)
    for pattern, put in _WRITTEN:
        written = pattern.sub(put, written)
    return tuple(Measure(float(least), float(most), unit) for least, most, unit in _MEASURED.findall(written))


def limits(text: str) -> tuple[Measure, ...]:
    """Those that say where something lies, and not just how much it is."""
    return tuple(one for one in measures(text) if one.least < one.most)
