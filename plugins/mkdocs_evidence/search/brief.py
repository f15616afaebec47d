"""Which words of a question are read first: those that tell most, in few files.

Whoever asks for the first time waits for every file. Of a long question some words are left out, and the reader is told
which. `assets/source/search/brief.js` chooses the same.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from mkdocs_evidence.search.encoding import MANY_CLAIMS, most_postings
from mkdocs_evidence.search.postings import Postings

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
    return 28_000 if claims < MANY_CLAIMS else 48_000


def most_word_files(claims: int) -> int:
    """Files that the words of a question may be in; one more may have it as a whole, or concepts that it names."""
    return 10 if claims < MANY_CLAIMS else 8


def first_files(words: Sequence[str], file_of: FileOf, most: int) -> list[str]:
    """The files that are read first. Words that lie in none of them are left out.

    Args:
        words: Stems of the question, in order.
        file_of: Gives the file of a word.
        most: Files that there may be.

    >>> first_files(["hip", "pain", "osteonecrosi"], lambda word: f"file of {word}", 2)
    ['file of osteonecrosi', 'file of pain']
    """
    # Long words are mostly rarer, and people tell first and then ask. The browser counts in UTF-16.
    telling = sorted(words, key=lambda word: len(word.encode("utf-16-le")))[::-1]
    return [*dict.fromkeys(filter(None, map(file_of, telling)))][:most]


class Reading:
    """What is read for one question."""

    def __init__(self, words: Sequence[str], file_of: FileOf, most: int | None) -> None:
        """Begins with the files that words are in, as many as may be; None reads everything."""
        self._file_of = file_of
        self._most = 0 if most is None else most + 1
        files = None if most is None else first_files(words, file_of, most)
        self._files = None if files is None else set(files)
        self.unread = {word for word in words if not self.has(word)}
        """Words that were left out, so that nothing is known of them."""

    def has(self, key: str) -> bool:
        """Whether it is known what the index has under a key."""
        file = None if self._files is None else self._file_of(key)
        return self._files is None or file is None or file in self._files

    def has_file(self, file: str) -> bool:
        """Whether a file is read."""
        return self._files is None or file in self._files

    def read(self, keys: Iterable[str]) -> None:
        """Reads the files of more keys, until there is one more than words may be in."""
        self.read_files(map(self._file_of, keys))

    def read_files(self, files: Iterable[str | None]) -> None:
        """Reads more files, until there is one more than words may be in."""
        for file in files:
            if self._files is not None and file is not None and len(self._files) < self._most:
                self._files.add(file)
