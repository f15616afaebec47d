"""A page of the theme with marks in the places of what differs from page to page, cut at those marks, and filled in.

A theme is asked once for the page of a folder, with marks for title, content, neighbours and so on (`stand_ins.py`).
What lies between the marks is the same on every page of the folder. The entries of the pages beside it, of which a
sidebar prints one after another, are folded into one pattern, so that the open entry may stand anywhere among them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

# Private characters: no theme prints them, and no page with one of them in its title is made in this way.
_OPEN, _SHUT = "\ue000", "\ue001"
_SIGNS = "'&amp;"
"""Stands in the marks of texts, and tells afterwards what the theme did to them."""
_TREATMENTS: dict[str, Callable[[str], str]] = {
    "": str,
    _SIGNS: str,
    str(escape(_SIGNS)): lambda text: str(escape(text)),
    Markup(_SIGNS).striptags(): lambda text: Markup(text).striptags(),
    str(escape(Markup(_SIGNS).striptags())): lambda text: str(escape(Markup(text).striptags())),
}
"""What a theme may do to a text that it prints, by what becomes of the signs: nothing, escape it, strip its tags."""
_MARK = re.compile(rf"{_OPEN}([a-z]+)(\d*)({'|'.join(map(re.escape, _TREATMENTS))}){_SHUT}")


class Slot(NamedTuple):
    """The place of something that differs from page to page."""

    name: str
    number: int
    """Of the entry it belongs to; -1 where it belongs to the page."""
    treatment: str
    """What became of the signs of its mark."""


def mark(name: str, number: int = -1) -> str:
    """The mark for a part of an address, or for HTML.

    Args:
        name: Lower-case letters.
        number: Of the entry it belongs to; -1 for none.
    """
    return f"{_OPEN}{name}{number if number >= 0 else ''}{_SHUT}"


def text_mark(name: str, number: int = -1) -> str:
    """The mark for a text that the theme may escape, or strip of tags."""
    return f"{_OPEN}{name}{number if number >= 0 else ''}{_SIGNS}{_SHUT}"


def has_marks(text: str) -> bool:
    """Whether a text holds what marks are made of."""
    return _OPEN in text or _SHUT in text


def fits_mark(text: object) -> bool:
    """Whether a text can take the place of a mark: it has no space around it that a theme may or may not leave out."""
    return isinstance(text, str) and text.strip() == text != "" and not {_OPEN, _SHUT} & set(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Texts with slots between them, of which there is one less."""

    texts: tuple[str, ...]
    slots: tuple[Slot, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """The whole, with a value for the name of each slot."""
        parts = [self.texts[0]]
        for slot, text in zip(self.slots, self.texts[1:], strict=True):
            parts += (_TREATMENTS[slot.treatment](values[slot.name]), text)
        return "".join(parts)

    def fill_numbered(self, values: Mapping[tuple[str, int], str]) -> str:
        """The whole, with a value for the name and number of each slot."""
        parts = [self.texts[0]]
        for (name, number, treatment), text in zip(self.slots, self.texts[1:], strict=True):
            parts += (_TREATMENTS[treatment](values[name, number]), text)
        return "".join(parts)

    def part(self, start: int, end: int) -> "Pattern":
        """The slots from one number to before another, with the texts on both sides."""
        return Pattern(texts=self.texts[start : end + 1], slots=self.slots[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The page of a folder without what is the page's own."""

    before: Pattern
    open_entry: Pattern
    after: Pattern
    entry: Pattern
    """Of a page beside it."""
    joint: str
    """Between two such entries."""
    has_entries: bool

    def fill(self, values: Mapping[str, str], before: Sequence[str], after: Sequence[str]) -> str:
        """A page.

        Args:
            values: For the names of the slots.
            before: The entries before the open one, from `entry`.
            after: Those after it.
        """
        if not self.has_entries:
            return self.before.fill(values)
        return "".join(
            (
                self.before.fill(values),
                self.joint.join(before),
                self.open_entry.fill(values),
                self.joint.join(after),
                self.after.fill(values),
            )
        )

    def holds(self, words: str) -> bool:
        """Whether some words stand in it, be it in the places of entries."""
        parts = (self.before, self.open_entry, self.after, self.entry)
        return words in self.joint or any(words in text for part in parts for text in part.texts)

    @property
    def names(self) -> frozenset[str]:
        """Of all slots for which there must be values."""
        return frozenset(slot.name for one in (self.before, self.open_entry, self.after) for slot in one.slots)


_NOTHING = Pattern(texts=("",), slots=())


def cut_frame(output: str, *, entries: int, open_at: int) -> Frame | None:
    """Cuts a page of marks into what all pages of its folder share; None where the theme does something else with them.

    Args:
        output: The whole page.
        entries: Pages of the folder that the navigation lists, the open one among them.
        open_at: Which of them is open.
    """
    whole = cut_marks(output)
    if whole is None:
        return None
    if all(slot.number < 0 for slot in whole.slots):
        return Frame(before=whole, open_entry=_NOTHING, after=_NOTHING, entry=_NOTHING, joint="", has_entries=False)
    spans = [_span(whole.slots, number) for number in range(entries) if number != open_at]
    if None in spans or not 0 < open_at < entries - 1:
        return None
    found = [one for one in spans if one is not None]
    kinds = {_anonymous(whole.part(*one)) for one in found}
    gaps = [(left[1], right[0]) for left, right in pairwise(found)]
    opening = gaps.pop(open_at - 1)
    joints = {whole.texts[start] for start, _ in gaps}
    if len(kinds) > 1 or len(joints) > 1 or opening[0] > opening[1] or any(start != end for start, end in gaps):
        return None
    entry = kinds.pop()
    before, after = whole.part(0, found[0][0]), whole.part(found[-1][1], len(whole.slots))
    return Frame(
        before=before,
        open_entry=whole.part(*opening),
        after=after,
        # The texts at its ends are those of its neighbours.
        entry=Pattern(texts=("", *entry.texts[1:-1], ""), slots=entry.slots),
        joint=joints.pop() if joints else "",
        has_entries=True,
    )


def cut_marks(output: str) -> Pattern | None:
    """What stands between the marks of an output; None where the theme did something else with one of them."""
    texts, slots, place = [], [], 0
    for found in _MARK.finditer(output):
        texts.append(output[place : found.start()])
        number = int(found[2]) if found[2] else -1
        slots.append(Slot(found[1], number, found[3]))
        place = found.end()
    texts.append(output[place:])
    is_whole = not any(sign in text for text in texts for sign in (_OPEN, _SHUT))
    return Pattern(texts=tuple(texts), slots=tuple(slots)) if is_whole else None


def _span(slots: Sequence[Slot], number: int) -> tuple[int, int] | None:
    """Where the slots of one entry begin and end; None where there are none, or others between them."""
    places = [place for place, slot in enumerate(slots) if slot.number == number]
    is_one = bool(places) and places[-1] - places[0] + 1 == len(places)
    return (places[0], places[-1] + 1) if is_one else None


def _anonymous(entry: Pattern) -> Pattern:
    """An entry without its number, and without what stands around it."""
    slots = tuple(slot._replace(number=-1) for slot in entry.slots)
    return Pattern(texts=("", *entry.texts[1:-1], ""), slots=slots)
