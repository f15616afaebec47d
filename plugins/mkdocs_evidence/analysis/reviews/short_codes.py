"""Short codes that people copy from paper: eight characters in two groups, of which the last two check the others.

The alphabet is Douglas Crockford's base 32, without I, L, O and U. The code is a Reed-Solomon code over the field of 32
elements with two check characters. So any two wrong characters are noticed, and with them every exchange of any two.
"""

from collections.abc import Sequence
from dataclasses import dataclass

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
_DATA = 6
DATA_BITS = 5 * _DATA
"""How much a code says."""

_MISREAD = str.maketrans("ILO", "110", " \u00a0-\u2010\u2011\u2012\u2013\u2014\u2212.\t")
"""How hands and eyes mistake the letters that the alphabet leaves out, and what may stand between groups."""

_REDUCTION = 0b100101
"""The polynomial x⁵ + x² + 1, which makes a field of the numbers below 32; 2 generates it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCode:
    """A code as somebody typed it."""

    code: str
    """As it is printed; empty when it is none."""
    fault: str = ""
    """Why it is none, in words that end a sentence beginning with the code; empty when it is one."""


def write_code(digest: str) -> str:
    """The code of a digest.

    Args:
        digest: At least eight hexadecimal digits, evenly spread.

    >>> write_code("0123456789abcdef")
    '04HM-ASCW'
    """
    number = int(digest[:8], 16) >> 2
    data = [number >> shift & 31 for shift in range(DATA_BITS - 5, -1, -5)]
    return _grouped("".join(ALPHABET[one] for one in (*data, *_check_symbols(data))))


def read_code(typed: str) -> ReadCode:
    """Reads a code, whatever its capitals, blanks and hyphens; I and L are 1, and O is 0.

    >>> read_code("o4hm ascw")
    ReadCode(code='04HM-ASCW', fault='')
    >>> read_code("04MH-ASCW").fault
    'is mistyped: its last two characters do not fit the others'
    """
    plain = typed.upper().translate(_MISREAD)
    if strange := next((letter for letter in plain if letter not in ALPHABET), ""):
        return ReadCode(code="", fault=f"has the character `{strange}`, which is in no code")
    if len(plain) != LENGTH:
        return ReadCode(code="", fault=f"has {len(plain)} characters, and a code has {LENGTH}")
    symbols = [ALPHABET.index(letter) for letter in plain]
    if _check_symbols(symbols[:_DATA]) != symbols[_DATA:]:
        return ReadCode(code="", fault="is mistyped: its last two characters do not fit the others")
    return ReadCode(code=_grouped(plain))


def _grouped(characters: str) -> str:
    return f"{characters[:4]}-{characters[4:]}"


def _check_symbols(data: Sequence[int]) -> list[int]:
    """What is left when the data are divided by the generator (x - 2)(x - 4)."""
    first, second = 0, 0
    for symbol in data:
        lead = symbol ^ first
        first, second = second ^ _times(lead, 2 ^ 4), _times(lead, _times(2, 4))
    return [first, second]


def _times(one: int, other: int) -> int:
    """The product of two elements of the field."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 32:
            one ^= _REDUCTION
        other >>= 1
    return product
