"""Which words of a question are read first: those that tell most, in few files.

Whoever asks for the first time waits for every file. Of a long question some words are left out, and the reader is told
which. `assets/source/search/brief.js` chooses the same.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from mkdocs_evidence.search.encoding import MANY_CLAIMS, most_postings
from mkdocs_evidence.search.postings import Postings

_SOME_CLAIMS = 12_500
"""Up to here a first question costs 40 kB at most; above, lists of common words are longer."""
_LAST = 4
"""What coming last is worth, in letters."""

FileOf: TypeAlias = Callable[[str], str | None]
"""Gives the file of a key; None where it can be in none."""


def partial_concepts(postings: Mapping[str, Postings], claims: int) -> list[str]:
    """Keys of concepts of whose claims not all are kept, on a large site: they add nothing to the words that name them.

    Args:
        postings: By key of the index.
        claims: Of the site.
    """
    if claims < MANY_CLAIMS:
        return []
    most = most_postings(claims)
    return sorted(key for key, one in postings.items() if len(one.text) > most and not one.surface)


def most_bytes(claims: int) -> int:
    """Bytes of manifest, shards and blocks that a first question may read, before fewer results are shown."""
    return 28_400 if claims < MANY_CLAIMS else 48_400


def allowance(claims: int) -> tuple[int, int]:
    """(files, bytes) that a first question may read of words, of itself as a whole, and of concepts that it names."""
    if claims < MANY_CLAIMS:
        return 11, 18_600 if claims <= _SOME_CLAIMS else 23_000
    return 11, 28_800


def by_telling(words: Sequence[str]) -> list[str]:
    """Words, those first that tell most.

    >>> by_telling(["hip", "pain", "osteonecrosi"])
    ['osteonecrosi', 'pain', 'hip']
    """
    # Long words are mostly rarer, and people tell first and then ask. The browser counts in UTF-16.
    lengths = [len(word.encode("utf-16-le")) / 2 for word in words]
    worth = [length + _LAST * at / len(words) for at, length in enumerate(lengths)]
    return [words[at] for at in sorted(range(len(words)), key=lambda at: (worth[at], at), reverse=True)]


class Reading:
    """What is read for one question."""

    def __init__(self, file_of: FileOf, weigh: Callable[[str], int], left: tuple[int, int] | None) -> None:
        """Begins with nothing.

        Args:
            file_of: Gives the file of a key.
            weigh: Gives about how many bytes a file has.
            left: Files and bytes that may be read; None reads everything.
        """
        self._file_of = file_of
        self._weigh = weigh
        self._left = left
        self._files: set[str] = set()
        self.unread: set[str] = set()
        """Words that were left out, so that nothing is known of them."""

    def has(self, key: str) -> bool:
        """Whether it is known what the index has under a key."""
        file = self._file_of(key) if self._left else None
        return file is None or file in self._files

    def has_file(self, file: str) -> bool:
        """Whether a file is read."""
        return self._left is None or file in self._files

    def read(self, keys: Iterable[str]) -> None:
        """Reads the files of more keys."""
        self.read_files(map(self._file_of, keys))

    def read_files(self, files: Iterable[str | None]) -> None:
        """Reads more files, without those for which too little is left."""
        for file in files:
            if self._left is None or file is None or file in self._files:
                continue
            many, size = self._left
            weight = self._weigh(file)
            if many and weight <= size:
                self._left = many - 1, size - weight
                self._files.add(file)
