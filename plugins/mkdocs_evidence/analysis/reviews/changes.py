"""What changed since a sign-off: word by word where the words did, and else which part of what was signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

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
    """The changes between two wordings in one line: `63%` became `59%`, `not` was added."""
    return ", ".join(_say(one) for one in diff_words(signed, now) if one.is_change)


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
