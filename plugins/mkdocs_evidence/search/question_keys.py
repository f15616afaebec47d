"""The keys of authored questions, each as a whole."""

import base64
import hashlib

from mkdocs_evidence.search.analyser import words

_LETTERS = 7
"""Of a question's digest, 5 bits each: of a million questions, one in 34,000 would be taken for another."""


QUESTION = "?"
"""With which these keys begin, and no others."""


def question_key(question: str) -> str:
    """The key of a whole question, little words included: `Should I have it?` and `How do I have it?` are two.

    >>> question_key("Should I have it?") == question_key("should I have it") != question_key("How do I have it?")
    True
    """
    digest = hashlib.sha256(" ".join(words(question)).encode()).digest()
    return QUESTION + base64.b32encode(digest).decode().lower()[:_LETTERS]
