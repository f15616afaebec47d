"""The keys of authored questions, each as a whole."""

import hashlib
from functools import lru_cache

from mkdocs_evidence.search.analyser import words

_BYTES = 4
"""Of a question's digest: of a million questions, one in 4,000 would be taken for another."""


QUESTION = "?"
"""With which these keys begin, and no others."""


@lru_cache(maxsize=4096)  # A question is asked for more than once: when it is indexed, and when it is tried.
def question_key(question: str) -> str:
    """The key of a whole question, little words included: `Should I have it?` and `How do I have it?` are two.

    >>> question_key("Should I have it?") == question_key("should I have it") != question_key("How do I have it?")
    True
    """
    digest = hashlib.sha256(" ".join(words(question)).encode()).digest()
    return QUESTION + digest[:_BYTES].hex()
