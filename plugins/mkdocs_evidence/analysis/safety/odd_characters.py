"""Characters that readers cannot see, or that look like others."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_evidence.syntax.patterns import regex

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NO_WIDTH = "\u034f\u180b-\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff"
_FILLERS = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_SEPARATORS = "\u2028\u2029"
_TAGS = "\U000e0000-\U000e007f"
_VARIANTS = "\ufe00-\ufe0d\U000e0100-\U000e01ef"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_BROKEN = "\ufff9-\ufffd"
_KINDS = (
    ("a control character", _CONTROLS),
    ("a mark that changes the direction of the text", _DIRECTIONS),
    ("a character without width", _NO_WIDTH),
    ("a character that looks like an empty place", _FILLERS),
    ("a line break that editors do not show", _SEPARATORS),
    ("a hidden tag character", _TAGS),
    ("a hidden variant mark", _VARIANTS),
    ("a character of private use, which each font shows differently", _PRIVATE),
    ("a sign that characters were lost", _BROKEN),
    ("a soft hyphen", "\u00ad"),
)
_HIDDEN = regex(f"[{''.join(characters for _, characters in _KINDS)}]")
_HIDDEN_IN_ASCII = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_KIND_PATTERNS = tuple((kind, regex(f"[{characters}]")) for kind, characters in _KINDS)
_SPACE_IN_NUMBER = regex(
    "(?<=[0-9.,])[\u1680\u2000-\u2008\u200a\u205f\u3000](?=[0-9.,])"
    "|(?<=[0-9])[\u00a0\u2009\u202f](?=[0-9])(?![0-9]{3}(?![0-9]))"
)
_WORD = regex(r"[^\W\d_]+")
_GREEK_DOUBLES = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲ")
_CYRILLIC_DOUBLES = frozenset("асеорхуіјѕԁһԛԝАВСЕНІЈКМОРЅТХУ")
_IN_LINE = regex(r"[^\r\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OddCharacter:
    """One stretch of a text that is not what it looks like."""

    start: int
    stop: int
    message: str
    """What it is; one sentence that ends in a full stop."""
    remedy: str
    looks_right: bool = False
    """Whether readers see what they should, and only searches and comparisons go wrong."""


@lru_cache(maxsize=4)
def is_plain(text: str) -> bool:
    """Whether a text holds nothing but letters, figures, signs, spaces and line feeds of ASCII.

    Remembers the last few texts, since several rules ask about one file after another.
    """
    # What is left of the bytes is looked at, which takes a fifth of the time of a look at every character.
    return text.isascii() and not text.encode().translate(None, _PLAIN)


_PLAIN = bytes((ord("\n"), *range(0x20, 0x7F)))


def find_odd_characters(text: str) -> Iterator[OddCharacter]:
    """Hidden characters, odd spaces in numbers, look-alikes and letters in pieces, in no particular order.

    No-break spaces, thin spaces between groups of three digits, subscripts, Greek letters, `−`, `≤`, `≥` and `±` are
    what they look like. A byte order mark is allowed as the first character.
    """
    if is_plain(text):
        return
    start = 1 if text.startswith("\ufeff") else 0
    for found in (_HIDDEN_IN_ASCII if text.isascii() else _HIDDEN).finditer(text, start):
        if not (found[0] == "\u200d" and _joins_emoji(text, found.start())):
            yield _hidden(found)
    if text.isascii():
        return
    for found in _SPACE_IN_NUMBER.finditer(text):
        yield OddCharacter(
            start=found.start(),
            stop=found.end(),
            message=f"A space ({_name(found[0])}) stands inside a number.",
            remedy="Take the space out; only groups of three digits are kept apart, by a no-break or thin space.",
        )
    for line in _IN_LINE.finditer(text):
        if not line[0].isascii():
            yield from _find_in_line(line[0], line.start())


def _hidden(found: "re.Match[str]") -> OddCharacter:
    kind = next(kind for kind, pattern in _KIND_PATTERNS if pattern.match(found[0]))
    return OddCharacter(
        start=found.start(),
        stop=found.end(),
        message=f"{_name(found[0])} stands here: {kind}.",
        remedy="Delete it; it is easiest to type the words around it anew.",
    )


def _joins_emoji(text: str, at: int) -> bool:
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return len(around) == 2 and all(unicodedata.category(one) in ("So", "Mn", "Sk") for one in around)


def _find_in_line(line: str, offset: int) -> Iterator[OddCharacter]:
    for found in _WORD.finditer(line):
        if not found[0].isascii():
            odd = _look_alikes(found[0], line)
            if odd:
                yield OddCharacter(
                    start=offset + found.start(),
                    stop=offset + found.end(),
                    message=f"“{found[0]}” mixes alphabets: {', '.join(_name(one) for one in odd)}.",
                    remedy="Type the word anew in one alphabet.",
                )
    if not unicodedata.is_normalized("NFC", line):
        yield from _find_pieces(line, offset)


def _find_pieces(line: str, offset: int) -> Iterator[OddCharacter]:
    for found in re.finditer(r"[^\u0300-\u036f]?[\u0300-\u036f\u0323-\u0333\u3099\u309a]+|[^\x00-\x7f]", line):
        whole = unicodedata.normalize("NFC", found[0])
        if whole != found[0]:
            yield OddCharacter(
                start=offset + found.start(),
                stop=offset + found.end(),
                message=f"“{whole}” is written as {' and '.join(_name(one) for one in found[0])}, so searches miss it.",
                remedy=f"Type it as one character: {whole}.",
                looks_right=True,
            )


def _look_alikes(word: str, line: str) -> list[str]:
    scripts = {_script(character) for character in word}
    if "LATIN" in scripts:
        foreign = [one for one in word if _script(one) not in ("LATIN", "GREEK", "")]
        return sorted({*foreign, *(one for one in word if one in _GREEK_DOUBLES)})
    if scripts == {"CYRILLIC"} and all(one in _CYRILLIC_DOUBLES for one in word):
        real = any(_script(one) == "CYRILLIC" and one not in _CYRILLIC_DOUBLES for one in line)
        return [] if real else sorted(set(word))
    return []


def _script(character: str) -> str:
    if character.isascii():
        return "LATIN"
    name = unicodedata.name(character, "")
    first = name.partition(" ")[0]
    if first in ("FULLWIDTH", "MATHEMATICAL"):
        return first
    return first if first in ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU") else ""


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
