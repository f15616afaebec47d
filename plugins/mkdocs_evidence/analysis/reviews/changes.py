"""What changed since a sign-off: word by word where the words did, and else which part of what was signed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from mkdocs_evidence.analysis.reviews.digests import plain_words
from mkdocs_evidence.analysis.reviews.signed_words import split_words
from mkdocs_evidence.model.claim import TableHead
from mkdocs_evidence.model.review import SignedParts
from mkdocs_evidence.syntax.patterns import regex

_WORD = regex(r"\S+")

_PARTS = {
    "evidence": "what the cited works say there, or which are cited",
    "grade": "its certainty or strength",
    "scope": "whom or what it is about",
    "lay": "its wording for other readers",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """A stretch of words as it was signed and as it is now; equal in both where nothing changed."""

    signed: str
    now: str

    @property
    def is_change(self) -> bool:
        """Whether the two differ."""
        return self.signed != self.now


def diff_words(signed: str, now: str) -> tuple[WordChange, ...]:
    """Two wordings side by side, in stretches that are equal or differ, in the order of the text.

    >>> [(one.signed, one.now) for one in diff_words("It helped 63% of hips.", "It helped 59% of hips.")]
    [('It helped', 'It helped'), ('63%', '59%'), ('of hips.', 'of hips.')]
    """
    mine, theirs = _WORD.findall(signed), _WORD.findall(now)
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    return tuple(
        WordChange(signed=" ".join(mine[start:stop]), now=" ".join(theirs[first:last]))
        for _, start, stop, first, last in blocks
    )


def say_changes(signed: str, now: str) -> str:
    """The changes between two wordings, as they are signed, in one line: `63%` became `59%`, `not` was added.

    >>> say_changes("[Columns: Hips | Earlier check] 2 | 63%", "[Columns: Hips | Operated] 2 | 59%")
    'column “Earlier check” became “Operated”, `63%` became `59%`'
    """
    before, after = split_words(signed), split_words(now)
    words = (_say(one) for one in diff_words(before.text, after.text) if one.is_change)
    return ", ".join([*_say_head(before.head, after.head), *words])


def _say_head(signed: TableHead | None, now: TableHead | None) -> Iterator[str]:
    """What changed above a row."""
    if signed is None and now is not None:
        yield "the head of its table was not signed"
    elif signed is not None and now is None:
        yield "it is no longer a row of a table"
    elif signed is not None and now is not None:
        if change := _say_named("caption", signed.caption, now.caption):
            yield change
        columns = [*_say_columns(signed.columns, now.columns)]
        # The change of names tells of most; what is left are cells that moved, perhaps below no name.
        is_moved = (len(signed.columns), signed.blanks) != (len(now.columns), now.blanks)
        yield from columns or (["its cells stand in other columns"] if is_moved else [])


def _say_columns(signed: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    before, after = (list(map(plain_words, names)) for names in (signed, now))
    if before != after and sorted(before) == sorted(after):
        yield f"the columns changed places: “{' | '.join(signed)}” became “{' | '.join(now)}”"
        return
    for _, start, stop, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        pairs = zip_longest(signed[start:stop], now[first:last], fillvalue="")
        yield from filter(None, (_say_named("column", one, other) for one, other in pairs))


def _say_named(what: str, signed: str, now: str) -> str:
    """How a caption or the name of a column changed; empty when it did not."""
    if plain_words(signed) == plain_words(now):
        return ""
    if not signed or not now:
        return f"{what} “{signed or now}” was {'left out' if signed else 'added'}"
    return f"{what} “{signed}” became “{now}”"


def _say(change: WordChange) -> str:
    if not change.signed:
        return f"`{change.now}` was added"
    if not change.now:
        return f"`{change.signed}` was left out"
    return f"`{change.signed}` became `{change.now}`"


def changed_parts(signed: SignedParts, now: SignedParts) -> Iterator[str]:
    """Which parts other than the words are not as they were signed, in words."""
    for name, words in _PARTS.items():
        if getattr(signed, name) != getattr(now, name):
            yield words
