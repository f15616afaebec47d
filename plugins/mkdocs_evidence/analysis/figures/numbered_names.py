"""Names of scores, drugs and tests that end in a number (CURB-65, PHQ-9), in a claim and in its evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_evidence.model.reference import Extract
from mkdocs_evidence.syntax.patterns import regex

_SIGN = regex(r"[A-Za-z][-‐‑][0-9]")
_NAME = regex(r"(?<![\w-])(?P<letters>[A-Z][A-Za-z]*[A-Z][A-Za-z]*)[-‐‑](?P<number>[0-9]{1,3})(?![\w.,]?[0-9]|[-‐‑]\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedName:
    """One such name and where it stands."""

    words: str
    letters: str
    number: str
    start: int
    stop: int


def holds_numbered_name(text: str) -> bool:
    """Whether there may be such a name at all; most texts have none, and are quickly known to."""
    return ("-" in text or "‐" in text or "‑" in text) and _SIGN.search(text) is not None


def find_numbered_names(text: str) -> Iterator[NumberedName]:
    """The names of a text that end in a hyphen and a number.

    >>> [name.words for name in find_numbered_names("CURB-65 of 3, IL-6 and 5-year survival")]
    ['CURB-65', 'IL-6']
    """
    if not holds_numbered_name(text):
        return
    for found in _NAME.finditer(text):
        yield NumberedName(
            words=found[0], letters=found["letters"], number=found["number"], start=found.start(), stop=found.end()
        )


def find_changed_names(text: str, extracts: Iterable[Extract]) -> Iterator[tuple[NumberedName, str]]:
    """Names that the evidence has only with another number, each with that name: `CURB-78` where it says CURB-65.

    A text that names both compares them.
    """
    said = tuple(find_numbered_names(text))
    if not said:
        return
    printed: dict[str, dict[str, str]] = {}
    for extract in extracts:
        for words in _texts_of(extract):
            for one in find_numbered_names(words):
                printed.setdefault(one.letters, {})[one.number] = one.words
    for name in said:
        known = printed.get(name.letters, {})
        numbers = {one.number for one in said if one.letters == name.letters}
        if known and numbers.isdisjoint(known):
            yield name, min(known.values())


def _texts_of(extract: Extract) -> Iterator[str]:
    yield from (extract.quote, extract.finding)
    for datum in extract.data:
        yield from (datum.what, datum.arm, datum.versus, datum.unit)
