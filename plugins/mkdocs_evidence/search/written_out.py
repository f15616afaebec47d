"""Short forms that the texts themselves explain, as `acute kidney injury (AKI)` does: names that mean the same.

A site's glossary comes first; what a text explains serves where no glossary has the short form.
"""

import re
from collections.abc import Iterable, Iterator

from mkdocs_evidence.analysis.reading.abbreviations import start_of_long_form
from mkdocs_evidence.search.analyser import stems
from mkdocs_evidence.search.entries import Synonyms
from mkdocs_evidence.search.pieces import Piece, Pieces

_IN_BRACKETS = re.compile(r"\(([A-Z][A-Za-z]{0,4}[A-Z])s?[);,]")
_CLAUSE = re.compile(r"[.;:,()]")
_REACH = 120
"""Letters before a bracket in which its words are looked for."""


def find_written_out(pieces: Pieces, glossary: Iterable[Synonyms]) -> tuple[Synonyms, ...]:
    """Short forms with their words, in the order of the alphabet; none that two texts explain differently.

    Args:
        pieces: Articles whose claims are read.
        glossary: Of the site; what it has is left to it.
    """
    known = {form for entry in glossary for name in entry.forms if len(form := tuple(stems(name))) == 1}
    words: dict[str, dict[tuple[str, ...], str]] = {}
    explained = pieces.of_words(lambda: b"written out", lambda at: _explained_in(pieces.pieces[at]))
    for short, long in sorted({one for piece in explained for one in piece}):
        form = tuple(stems(long))
        if len(form) > 1 and tuple(stems(short)) not in known:
            of_short = words.setdefault(short, {})
            of_short[form] = min(long, of_short.get(form, long))
    return tuple(
        Synonyms(name=long, forms=(short, long))
        for short, found in sorted(words.items())
        if len(found) == 1
        for long in found.values()
    )


def _explained_in(piece: Piece) -> list[tuple[str, str]]:
    return sorted(
        {
            one
            for _, article in piece
            for claim in article.claims
            for one in _explained(f"{claim.text} {claim.lay_words}")
        }
    )


def _explained(text: str) -> Iterator[tuple[str, str]]:
    """(short form, its words) that stand together in a text.

    >>> list(_explained("Pain eased after total hip arthroplasty (THA); see Table 2 (A)."))
    [('THA', 'total hip arthroplasty')]
    """
    if "(" not in text:
        return
    for found in _IN_BRACKETS.finditer(text):
        before = _CLAUSE.split(text[max(0, found.start() - _REACH) : found.start()])[-1]
        long = " ".join(before.split()[-2 * len(found[1]) :])
        start = start_of_long_form(found[1], long)
        if start is not None:
            yield found[1], long[start:]
