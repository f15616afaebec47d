"""The words of a text as a set, by which one look tells that it holds nothing of what is looked for."""

from functools import lru_cache

from mkdocs_evidence.syntax.patterns import regex

_LETTERS = regex(r"[^\W\d_]+")
_IN_ASCII = bytes(ord(chr(code).lower()) if chr(code).isalpha() and code < 128 else ord(" ") for code in range(256))
"""What becomes of each byte: letters are small, and all else is a space. Bytes are turned ten times as fast as text."""


@lru_cache(maxsize=512)
def read_letters(text: str) -> frozenset[str]:
    """The different runs of letters of a text, without case; kept, since many rules ask about one text in turn.

    >>> sorted(read_letters("A follow-up of 12 weeks; no follow-up."))
    ['a', 'follow', 'no', 'of', 'up', 'weeks']
    """
    if text.isascii():
        return frozenset(text.encode().translate(_IN_ASCII).decode().split())
    return frozenset(_LETTERS.findall(text.casefold()))
