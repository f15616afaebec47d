"""What sort of thing a question asks for, and what sort of thing a claim says: cause, dose, harm, cost and so on.

Words alone cannot tell `What does core decompression cost?` from a claim on what it achieves: all but one word agree.
So a question's kind is read from how it is put, and a claim's from its words, its heading and the questions that its
authors say it answers. The browser is given the patterns, so that both sides always agree.
"""

import re
from functools import cache, lru_cache

from mkdocs_evidence.search.analyser import fold
from mkdocs_evidence.search.entries import ClaimEntry
from mkdocs_evidence.search.kind_patterns import KINDS, STRICT
from mkdocs_evidence.search.question_words import QUESTION_WORDS
from mkdocs_evidence.search.value_patterns import VALUES

ALL_KINDS = (*KINDS, *VALUES, *QUESTION_WORDS)
"""Kinds by what is asked for, by what its answer must hold, and by the word that asks."""
STRICT_KINDS = frozenset(name for name, how, *_ in ALL_KINDS if how == STRICT)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """(kind, how it is asked, how it is said); made when it is first asked for, since most builds ask for none."""
    # The browser's `\w` and `\b` know plain letters only.
    return tuple((name, re.compile(asked, re.ASCII), re.compile(said, re.ASCII)) for name, _, asked, said in ALL_KINDS)


@lru_cache(maxsize=65_536)  # An author's is read for its claim, and again when readers' questions are compared with it.
def question_kinds(folded: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(kind, the words that say so) of a folded question, in the order of `ALL_KINDS`.

    >>> question_kinds("what does it cost?")
    (('cost', ('cost',)), ('what', ()))
    """
    return tuple(
        (name, tuple(match.group() for match in matches if match.group()))
        for name, pattern, _ in _patterns()
        if (matches := [*pattern.finditer(folded)])
    )


def asking_part(text: str) -> str:
    """The sentences of a question that ask; all of it where none ends with a question mark.

    What is told before gives no kind: `My insurer refused. Does it help?` does not ask for the cost.

    >>> asking_part("I am 40. My hip hurts. What helps?")
    'What helps?'
    """
    return " ".join(one for one in _SENTENCE_END.split(text) if one.endswith("?")) or text


def claim_kinds(claim: ClaimEntry) -> frozenset[str]:
    """What sorts of thing a claim says: by its words in any wording, its heading, and the questions it answers."""
    said = _kinds_said(f"{claim.text} . {claim.lay_words}")
    return said.union(*map(_kinds_of, (*claim.asks, claim.section)))


@lru_cache(maxsize=4096)  # A claim is tried without each of its questions in turn, and says the same.
def _kinds_said(text: str) -> frozenset[str]:
    folded = fold(text)
    return frozenset(name for name, _, pattern in _patterns() if pattern.search(folded))


@lru_cache(maxsize=65_536)
def _kinds_of(question: str) -> frozenset[str]:
    return frozenset(name for name, _ in question_kinds(fold(asking_part(question))))
