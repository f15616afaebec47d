"""Which box of a row is ticked, however a hand or a word processor leaves it."""

import re
from collections.abc import Mapping
from typing import TypeVar

Choice = TypeVar("Choice")

_OPEN = "☐□▢◻⬜"
_BOX = re.compile(rf"\[\s*[xX✓✔]?\s*\]|[☒☑✓✔✗✘✕🗹✅{_OPEN}]")
_TICK_BEFORE = re.compile(r"^[xX✓✔✗]\s+")
_TICK_BEHIND = re.compile(r"\s+[xX✓✔✗]$")


class UnclearChoiceError(Exception):
    """What stands in the row is no choice; the message says why, in a sentence."""


def read_choice(text: str, options: Mapping[Choice, str]) -> Choice | None:
    """The choice that a row holds; None when every box is open.

    A row with boxes holds each option after its box. One without holds the words of one option, typed in, or left over
    when the others were struck out.

    Args:
        text: The row, in one line.
        options: The words of each choice.

    Raises:
        UnclearChoiceError: Two are ticked, or there are words that are none of the choices.

    >>> read_choice("☐ Yes  ☒ No", {1: "Yes", 2: "No"}), read_choice("no", {1: "Yes", 2: "No"})
    (2, 2)
    >>> read_choice("☐ Yes  ☐ No", {1: "Yes", 2: "No"})
    """
    by_words = {words.casefold(): choice for choice, words in options.items()}
    boxes = [*_BOX.finditer(text)]
    if not boxes:
        words = _plain(text)
        if words and words not in by_words:
            raise UnclearChoiceError(_none_of(options))
        return by_words.get(words)
    if text[: boxes[0].start()].strip():
        raise UnclearChoiceError("Words stand before the first box.")
    ticked: list[Choice] = []
    ends = [*(box.start() for box in boxes[1:]), len(text)]
    for box, end in zip(boxes, ends, strict=True):
        label = text[box.end() : end].strip()
        if end < len(text) and _TICK_BEHIND.search(label):
            raise UnclearChoiceError("A mark stands between two boxes, and may be for either.")
        plain = _plain(_TICK_BEHIND.sub("", _TICK_BEFORE.sub("", label)))
        if plain not in by_words:
            raise UnclearChoiceError(_none_of(options))
        if box[0].strip("[] ") not in _OPEN or _TICK_BEFORE.search(label) or _TICK_BEHIND.search(label):
            ticked.append(by_words[plain])
    if len(ticked) > 1:
        raise UnclearChoiceError(f"{len(ticked)} boxes are ticked, and it takes one.")
    return ticked[0] if ticked else None


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" .:;,").casefold()


def _none_of(options: Mapping[Choice, str]) -> str:
    return f"It is none of the choices: {', '.join(options.values())}."
