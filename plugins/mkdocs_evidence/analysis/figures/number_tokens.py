"""Numbers in a text, in digits and in words, before anything is made of them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from string import digits
from typing import NamedTuple

from mkdocs_evidence.analysis.letters import read_letters
from mkdocs_evidence.syntax.patterns import regex

_UP_TO_TWELVE = "one two three four five six seven eight nine ten eleven twelve"
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS_IN_WORDS = {word: number for number, word in enumerate(f"{_UP_TO_TWELVE} {_TEENS}".split(), start=1)}
NUMBERS_IN_WORDS |= {word: number for number, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}
NUMBERS_IN_WORDS |= {
    f"{tens}-{ones}": NUMBERS_IN_WORDS[tens] + NUMBERS_IN_WORDS[ones]
    for tens in _TENS.split()
    for ones in _UP_TO_TWELVE.split()[:9]
}
NUMBERS_IN_WORDS |= {"a hundred": 100, "one hundred": 100, "a thousand": 1000, "one thousand": 1000}
"""Every number that is read in words, with its value."""

_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
_PART_SIGNS = {
    "½": (Decimal(1), 2),
    "¼": (Decimal(1), 4),
    "¾": (Decimal(3), 4),
    "⅓": (Decimal(1), 3),
    "⅔": (Decimal(2), 3),
}
_HUNDREDTHS = {"½": "5", "¼": "25", "¾": "75"}
_TIMES: dict[str, int | str] = {
    "twice": 2,
    "double": 2,
    "doubled": 2,
    "doubles": 2,
    "doubling": 2,
    "twofold": 2,
    "two-fold": 2,
}
_TIMES |= dict.fromkeys("triple tripled triples tripling treble trebled trebles trebling".split(), 3)
_TIMES |= {"threefold": 3, "three-fold": 3, "thrice": 3}
_TIMES |= {"quadruple": 4, "quadrupled": 4, "quadruples": 4, "quadrupling": 4}
_TIMES |= {
    f"{many}{joined}fold": number
    for many, number in zip("four five six seven eight nine ten".split(), range(4, 11), strict=True)
    for joined in ("", "-")
}
_TIMES |= dict.fromkeys(("halve", "halved", "halves", "halving"), "0.5")

_WORDS = "|".join(sorted((word.replace(" ", r"\s") for word in NUMBERS_IN_WORDS), key=len, reverse=True))
_IN_DIGITS = (
    r"(?P<digits>(?<![\w#@.])(?<![^\W\d_][-‐‑])"
    r"[-−]?(?:[0-9]{1,3}(?:[,\u2009\u202f\u00a0][0-9]{3})+(?![0-9])|[0-9]+)(?:[.·][0-9]+|[½¼¾])?"
    r"|(?<![\w.])\.[0-9]+)"
    r"|(?P<sign>[½¼¾⅓⅔])"
)
_PART_WORDS = "thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?"
_NO_PLACE = "".join(
    rf"(?<!{place}\s)" for place in "first second other latter last lower upper left right distal proximal".split()
)
_NO_NAME_OF_HALF = (
    r"(?!-|\s+(?:life|lives|way|time|strength|dose|tablet|sister|brother|sibling|board|maximal|normal|day|year|hour"
    r"|an?\s+(?:day|year|hour|dose|mile|tablet|pill|cup|glass|teaspoon|litre|century|decade)|the\s+(?:dose|tablet))\b)"
)
_NO_NAME_OF_TIMES = (
    r"(?!-|\s(?:vision|lumen|contrast|voiding|strength|immunotherapy|therapy|bypass|vessel|negative|jeopardy|test"
    r"|(?:the\s|your\s|their\s)?doses?|dosing|times?|check|whammy|helix|bond|assessment|inversion|stranded|pneumonia"
    r"|marker|assay|drug|combination|antiplatelet|inhaler|artery)\b)"
)
_TOKEN = regex(
    r"(?:(?<!\w)(?=\w)|(?=[-−.0-9½¼¾⅓⅔]))(?:"  # where any of them can begin, so that not all are tried everywhere
    r"(?P<times>\b(?:" + "|".join(sorted(_TIMES, key=len, reverse=True)) + rf")\b{_NO_NAME_OF_TIMES})"
    r"|(?P<part>\b(?:(?P<many>an?|one|two|three|four|five|seven|nine)[\s-]+)?(?:" + _PART_WORDS + r")\b)"
    rf"|(?P<half>{_NO_PLACE}(?:\b(?:one|a)[\s-])?\bhalf\b{_NO_NAME_OF_HALF})"
    r"|(?P<word>\b(?:" + _WORDS + r")\b(?P<more>[\s-]and[\s-]a[\s-]half\b)?)"
    r"|(?P<none>\bnone\b(?=\sof\s(?:(?:the|these|those|all|their|its|our)\s)?(?:[0-9]|(?:" + _WORDS + r")\b)))"
    r"|" + _IN_DIGITS + ")",
    re.IGNORECASE,
)
_DIGITS_ONLY = regex(_IN_DIGITS)
_MAY_BEGIN = regex(r"[-−.0-9½¼¾⅓⅔]")
_DIGIT = regex(r"[0-9½¼¾⅓⅔]")
NUMBER_WORDS = read_letters(" ".join((*NUMBERS_IN_WORDS, *_PARTS, *_TIMES))) - {"a"} | {"none"}
NUMBER_WORDS |= {f"{part}s" for part in _PARTS}
"""Words, by their letters alone, of which every number in words holds one."""
_DASH_BEFORE = regex(r"[0-9%°)]\s?$")
_SEPARATORS = regex(r"[,\u2009\u202f\u00a0]")
_OF_FOLLOWS = regex(
    r"\s+(?:of|had|were|have|did|do|needed|reached"
    r"|(?:lower|higher|less|fewer|more|smaller|larger|greater|shorter|longer|reduction|increase)(?!\s?-|\sdose|\sor\b)"
    r"|as\s(?:common|likely|many|often|much|frequent|high|low|great|large|long))\b"
)
_NOTHING_FOLLOWS = regex(r"\s?[.,;:)(]|$")
_SHARE_BEFORE = regex(
    r"\b(?:by|about|nearly|almost|than|in|to|from|only|just|under|over|roughly|around|approximately|for)\s$", re.I
)


class Kind:
    """The four ways to write a number."""

    DIGITS = "digits"
    WORD = "word"
    PART = "part"
    TIMES = "times"


class Token(NamedTuple):
    """One number; a named tuple, since a frozen dataclass takes three times as long to make.

    For a part (`two thirds`) the number is the numerator and `parts` the denominator.
    """

    kind: str
    start: int
    stop: int
    number: Decimal
    parts: int = 1


def holds_number(text: str) -> bool:
    """Whether it is worth looking for figures at all; never False where there is one."""
    return holds_digit(text) or holds_number_word(text)


@lru_cache(maxsize=512)
def holds_digit(text: str) -> bool:
    """Whether a number is written in digits."""
    return any(map(text.__contains__, digits)) if text.isascii() else _DIGIT.search(text) is not None


@lru_cache(maxsize=512)
def holds_number_word(text: str) -> bool:
    """Whether a number may be written in words."""
    return not NUMBER_WORDS.isdisjoint(read_letters(text))


def find_number_tokens(text: str) -> Iterator[Token]:
    """The numbers of `text` from left to right, which do not overlap."""
    # Most texts have numbers in digits only, and the pattern of all words is five times as slow.
    for found in _TOKEN.finditer(text) if holds_number_word(text) else _find_digits(text):
        start, stop, words = found.start(), found.end(), found[0].casefold()
        match found.lastgroup:
            case "digits":
                yield _read_digits(found[0], start, stop, text)
            case "word":
                yield _read_word(words, start, stop)
            case "half":
                yield Token(Kind.PART, start, stop, Decimal(1), 2)
            case "sign":
                yield Token(Kind.PART, start, stop, *_PART_SIGNS[words])
            case "none":
                yield Token(Kind.WORD, start, stop, Decimal(0))
            case "times":
                yield Token(Kind.TIMES, start, stop, Decimal(_TIMES[words]))
            case _:
                part = _read_part(found, text)
                if part is not None:
                    yield part


def _find_digits(text: str) -> Iterator["re.Match[str]"]:
    # The pattern looks back before it looks at a character, which it would do at every letter of the text.
    at = 0
    while (start := _MAY_BEGIN.search(text, at)) is not None:
        found = _DIGITS_ONLY.match(text, start.start())
        if found is not None:
            yield found
        at = found.end() if found is not None else start.end()


def _read_word(words: str, start: int, stop: int) -> Token:
    """`six`, `twenty-five`, `two and a half`."""
    spaced = " ".join(words.split())
    whole = spaced.removesuffix("half").rstrip(" -").removesuffix("a").rstrip(" -").removesuffix("and").rstrip(" -")
    number = Decimal(NUMBERS_IN_WORDS[spaced] if spaced in NUMBERS_IN_WORDS else NUMBERS_IN_WORDS[whole])
    return Token(Kind.WORD, start, stop, number if spaced in NUMBERS_IN_WORDS else number + Decimal("0.5"))


def _read_digits(words: str, start: int, stop: int, text: str) -> Token:
    if words[0] in "-−" and _DASH_BEFORE.search(text, 0, start):
        # After another number the dash joins the two; anywhere else it is a minus.
        words, start = words[1:], start + 1
    part = _HUNDREDTHS.get(words[-1])
    if part is not None:
        words = f"{words[:-1]}.{part}"
    plain = words if words.isdecimal() else _SEPARATORS.sub("", words).replace("−", "-").replace("·", ".")
    return Token(Kind.DIGITS, start, stop, Decimal(plain))


def _read_part(found: "re.Match[str]", text: str) -> Token | None:
    many = (found["many"] or "").casefold()
    word = found[0].casefold().split()[-1].split("-")[-1]
    plural = word.endswith("s")
    if not many or (plural and many in ("a", "an", "one")) or (not plural and many not in ("a", "an", "one")):
        return None
    if many in ("a", "an") and not _is_share(text, found.start(), found.end()):
        return None
    numerator = 1 if many in ("a", "an") else NUMBERS_IN_WORDS[many]
    return Token(Kind.PART, found.start(), found.end(), Decimal(numerator), _PARTS[word.removesuffix("s")])


def _is_share(text: str, start: int, stop: int) -> bool:
    """Whether `a third` is a part of a whole, and not the third of a row: `by a third.`, not `add a third.`."""
    if _OF_FOLLOWS.match(text, stop):
        return True
    return bool(_NOTHING_FOLLOWS.match(text, stop) and _SHARE_BEFORE.search(text, max(0, start - 16), start))
