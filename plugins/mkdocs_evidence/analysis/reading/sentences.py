"""Divides plain text into sentences."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.syntax.patterns import regex

_END = regex(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9]|\s*$)")
_MARK = regex(r"[.!?…]")
_NO_END = frozenset(
    "e.g i.e dr mr mrs ms prof st vs approx no nos fig figs al cf p pp ca vol ed eds resp incl viz inc jr sr".split()
)
_LONGEST = 12
"""Characters before a full stop that can hold an abbreviation."""


def divide_sentences(text: str, breaks: Sequence[int] = ()) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without the white space around it.

    A full stop ends a sentence when a capital or a figure follows it, unless it belongs to an abbreviation (`e.g.`,
    `Dr.`) or to an initial.

    Args:
        text: Plain text.
        breaks: Offsets, in rising order, at which a new paragraph or list item begins.

    >>> text = "Take 2.5 mg, e.g. Monday. Rest! then go"
    >>> [text[start:stop] for start, stop in divide_sentences(text)]
    ['Take 2.5 mg, e.g. Monday.', 'Rest! then go']
    """
    first_end = _MARK.search(text)
    if not breaks and (first_end is None or first_end.end() == len(text)) and text.strip() == text != "":
        yield 0, len(text)
        return
    ends = [found.end() for found in _END.finditer(text) if not _is_abbreviated(text, found.start())]
    if breaks:
        ends = sorted({*ends, *breaks})
    start = 0
    for stop in (*ends, len(text)):
        words = text[start:stop].strip()
        if words:
            first = text.index(words[0], start)
            yield first, first + len(words)
        start = stop


def _is_abbreviated(text: str, stop: int) -> bool:
    """Whether the word that ends at `stop` is an abbreviation or an initial."""
    words = text[max(0, stop - _LONGEST) : stop].split()
    word = words[-1].lstrip("\"'“‘([") if words else ""
    return word.casefold() in _NO_END or (len(word) == 1 and word.isupper() and word != "I")
