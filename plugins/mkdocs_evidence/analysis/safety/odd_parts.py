"""Parts of a reference that are there and look wrong: what registries and copy-and-paste leave behind."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.model.reference import Name, Reference
from mkdocs_evidence.syntax.patterns import regex

LATEST_YEAR = 2100
"""A year beyond this is a slip of the keyboard; nearer ones are left to the reader, since a build knows no clock."""
EARLIEST_YEAR = 1400
SHOUTED_WORDS = 4
"""So many words in capitals make a title shouted; fewer may be abbreviations."""
RANGE = regex(r"([A-Za-z]*)(\d+)\s*[-\u2010-\u2015\u2212]+\s*([A-Za-z]*)(\d+)")
ET_AL = regex(r"\bet\.?\s*al\b|\band others\b|\bu\.\s?a\.|\bet coll\b", re.IGNORECASE)
JOINED = regex(r";|\s(?:and|und|et)\s|\s&\s", re.IGNORECASE)
MOJIBAKE = regex("Ã[\u0080-\u00bf\u0152-\u0178\u2018-\u2122]|â€|Â[\u00a0-\u00bf]|Ä[\u0080-\u009f]|\ufffd|ï»¿")
"""UTF-8 read as Latin-1 or Windows-1252, and the mark of bytes that could not be read at all."""
ESCAPES = regex(r"&(?:[a-z]+|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
TAGS = regex(r"</?(?!(?:i|b|sub|sup)>|span class=\"nocase\">|span>)[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>")
STATUS_IN_TITLE = regex(
    r"^\W*(?:(?:retracted|withdrawn)(?: article| paper)?|expression of concern|retraction)\s*[:\]–—]", re.IGNORECASE
)
FUSED = regex(
    r"(?:in vitro|in vivo|in silico|in situ|ex vivo|de novo|et al|escherichia coli)(?=[a-z]{3})", re.IGNORECASE
)
"""Italic phrases whose markup was stripped together with the space behind them."""
_ITALIC = ("in vi", "in si", "ex vivo", "de novo", "et al", "escherichia coli")
"""Letters of which every such phrase has some; most titles have none of them."""
_WORD = regex(r"[^\W\d_]{2,}")
_TWO_SMALL_LETTERS = regex(r"[a-z][a-z]")
"""Nearly every title has some, and then it is not all in capitals."""
STATUS_NOTICES = frozenset({"retraction", "concern"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OddPart:
    """A part that is given and looks wrong."""

    variable: str
    """The CSL variable that holds it."""
    message: str
    """What looks wrong, with the author's words; ends in a full stop."""
    remedy: str


def find_odd_parts(reference: Reference, *, latest_year: int = LATEST_YEAR) -> tuple[OddPart, ...]:
    """Everything that looks wrong in a reference, by kind of fault.

    Args:
        reference: The reference.
        latest_year: No work can be from a later year. Whoever knows the day gives the year after it, since journals
            date issues ahead.
    """
    finders = (_odd_title, _odd_texts, _odd_names, _odd_pages)
    parts = [part for find in finders for part in find(reference)]
    return (*parts, *_odd_dates(reference, latest_year))


def _odd_title(reference: Reference) -> Iterator[OddPart]:
    title = reference.title
    words = _WORD.findall(title) if _TWO_SMALL_LETTERS.search(title) is None else []
    if len(words) >= SHOUTED_WORDS and all(word.isupper() for word in words):
        yield _odd(
            "title",
            f"The title is all in capitals: `{title}`.",
            "Write it as the work's first page does in running text.",
        )
    may_be_fused = any(map(title.lower().__contains__, _ITALIC))
    if may_be_fused and (found := FUSED.search(title)):
        tail = title[found.start() :].split()
        yield _odd(
            "title", f"Two words of the title have grown together: `{' '.join(tail[:2])}`.", "Put the space back."
        )
    if STATUS_IN_TITLE.match(title) and not any(notice.kind in STATUS_NOTICES for notice in reference.notices):
        yield _odd(
            "title",
            f"The title says that the work is no longer good: `{title[:60]}`.",
            "Record it under `notices` and give the work its own title.",
        )


def _odd_texts(reference: Reference) -> Iterator[OddPart]:
    for variable, text in _texts(reference):
        if not text.isascii() and MOJIBAKE.search(text):
            yield _odd(
                variable,
                f"`{text}` holds letters that were read in the wrong encoding.",
                "Copy it again from the work.",
            )
        if "&" in text and (found := ESCAPES.search(text)):
            yield _odd(variable, f"`{text}` holds the HTML escape `{found[0]}`.", "Write the character itself.")
        if "<" in text and (found := TAGS.search(text)):
            yield _odd(
                variable, f"`{text}` holds the markup `{found[0]}`.", "Keep only `<i>`, `<b>`, `<sub>` and `<sup>`."
            )


def _odd_names(reference: Reference) -> Iterator[OddPart]:
    for variable, names in (("author", reference.author), ("editor", reference.editor)):
        for name in names:
            if not _is_plain(name):
                yield from _odd_name(variable, name)


def _is_plain(name: Name) -> bool:
    """Whether a family and a given name are one word each, in which nothing can look wrong but `etal`."""
    is_of_letters = not name.literal and name.family.isalpha() and (not name.given or name.given.isalpha())
    return is_of_letters and "etal" not in f"{name.family} {name.given}".lower()


def _odd_name(variable: str, name: Name) -> Iterator[OddPart]:
    words = html.unescape(name.literal or f"{name.family}, {name.given}".strip(" ,"))
    if not words.strip():
        yield _odd(variable, f"One {variable} has an empty name.", "Give the name, or remove the line.")
        return
    if ET_AL.search(words):
        yield _odd(
            variable,
            f"`{words}` stands where a name belongs.",
            "List every author; the style shortens the list by itself.",
        )
    elif JOINED.search(name.family) or ";" in words:
        yield _odd(variable, f"`{words}` joins several people in one name.", "Give each person an entry of their own.")
    elif not name.literal and not name.family.strip():
        yield _odd(
            variable, f"`{words}` has a given name and no family name.", "Add `family`, or use `literal` for a body."
        )
    elif not name.literal and "," in name.family:
        yield _odd(
            variable,
            f"The family name `{name.family}` holds a comma.",
            "Put what follows it under `given` or `suffix`.",
        )
    elif re.search(r"\d", name.family):
        yield _odd(
            variable, f"The family name `{name.family}` holds a digit.", "Remove the mark of a footnote or affiliation."
        )


def _odd_dates(reference: Reference, latest_year: int) -> Iterator[OddPart]:
    dates = (("issued", reference.issued), ("available-date", reference.epub_date), ("accessed", reference.accessed))
    for variable, date in dates:
        if date and not EARLIEST_YEAR <= date.year <= latest_year:
            yield _odd(variable, f"The year {date.year} cannot be right.", "Compare it with the work.")
    issued, accessed = reference.issued, reference.accessed
    if issued and accessed and accessed.year < issued.year <= latest_year:
        yield _odd(
            "accessed",
            f"The work was read in {accessed.year}, before it appeared in {issued.year}.",
            "Correct one of the two.",
        )


def _odd_pages(reference: Reference) -> Iterator[OddPart]:
    for section in re.split(r"[,;]", reference.page):
        found = RANGE.fullmatch(section.strip())
        if not found:
            continue
        letters, first, last_letters, last = found.groups()
        if last_letters not in ("", letters):
            continue
        full = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        if full == first:
            yield _odd(
                "page",
                f"The pages `{section.strip()}` begin and end with the same page.",
                f"Write `{letters}{first}`, or the real last page.",
            )
        elif int(full) < int(first):
            yield _odd("page", f"The pages `{section.strip()}` run backwards.", "Compare them with the work.")


def _texts(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "title", reference.title
    yield "container-title", reference.container_title
    yield "container-title-short", reference.container_title_short
    yield "publisher", reference.publisher
    for name in reference.author:
        yield "author", name.literal or f"{name.given} {name.family}".strip()
    for name in reference.editor:
        yield "editor", name.literal or f"{name.given} {name.family}".strip()


def _odd(variable: str, message: str, remedy: str) -> OddPart:
    return OddPart(variable=variable, message=message, remedy=remedy)
