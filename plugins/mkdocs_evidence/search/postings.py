"""Where the keys of an index occur."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Posting = int
"""The number of a claim times 16, plus the step of its weight."""


def postings_list(postings: Iterable[Posting] = ()) -> "array[Posting]":
    """Postings in 8 bytes each, a fifth of what a list takes: a large site has millions."""
    return array("q", postings)


def runs_in(numbers: "array[int]") -> Iterator[tuple[int, int]]:
    """(first claim, how many) of each run, of numbers that are these by turns.

    >>> [*runs_in(postings_list([7, 2, 12, 1]))]
    [(7, 2), (12, 1)]
    """
    return zip(numbers[::2], numbers[1::2], strict=True)


@dataclass(slots=True, kw_only=True)
class Postings:
    """Where one key of the index occurs. Lists ascend."""

    text: "array[Posting]" = field(default_factory=postings_list)
    lay: "array[Posting]" = field(default_factory=postings_list)
    asks: "array[Posting]" = field(default_factory=postings_list)
    sections: "array[int]" = field(default_factory=postings_list)
    """Runs under a heading that has the word; of an attribute, those that have it. See `runs_in`."""
    titles: "array[int]" = field(default_factory=postings_list)
    """Runs of an article whose title or questions have the word."""
    surface: str = ""
    """The word as it is most often written; empty where the key is no word."""
    name: str = ""
    """Of a concept: what people are shown; empty where it has one name only, which the question has named."""
    forms: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Names of concepts that are found by this stem: (the stems around it, keys of the concepts); see `anchors.py`."""

    @property
    def claims(self) -> int:
        """How many claims have it in a text of their own."""
        if not self.lay and not self.asks:
            return len(self.text)
        return len({one >> 4 for zone in (self.text, self.lay, self.asks) for one in zone})
