"""Text to the stems that are compared: the same in Python and in the browser.

Letters are folded to plain lower case, hyphened and British spellings to one form, stop words left out, and the rest
stemmed by Snowball's English algorithm. `assets/source/search/analyser.js` does the same; both read
`tests/vectors/search/tokens.json`.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from Stemmer import Stemmer  # type: ignore[import-not-found] # it is compiled and has no types

from mkdocs_evidence.search.language import LETTERS, PHRASES, SIGNS, SPELLINGS, STAGES, STOP_WORDS

WORD = r"[0-9]+(?:\.[0-9]+)+|[^\W_]+(?:'[^\W_]+)*"
"""What a word is, in folded text."""
_WORD = re.compile(WORD)
_LETTERS = str.maketrans(dict(LETTERS))
_STOP = frozenset(STOP_WORDS)
_GROUP = re.compile(r"\$([0-9])")
_BETWEEN = "\0"
"""Parts texts while they are folded together; nothing that is looked for reaches across it."""


def _compiled(rules: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), _GROUP.sub(r"\\\1", replacement)) for pattern, replacement in rules)


_PHRASES = _compiled(PHRASES)
_STAGES = _compiled(STAGES)
_SIGNED_PHRASES = (*zip(SIGNS, _PHRASES, strict=True),)
_STAGE_SIGNS = ("ii", "stage", "grade", "type", "class", "phase")
_MAY_BE_STAGE = re.compile(r"(?:stage|grade|type|class|phase)s? [ivotf]|(?<![a-z0-9])ii")
_SPELLINGS = _compiled(SPELLINGS)
_MAY_BE_RESPELT = re.compile("|".join(f"(?:{re.sub(r'[(]', '(?:', pattern)})" for pattern, _ in SPELLINGS))
_snowball = Stemmer("english", 0)  # `stem_word` remembers itself.


def fold(text: str) -> str:
    """Text in plain lower-case letters, with hyphenated spellings made one.

    >>> fold("CHA₂DS₂-VASc, Ménière, post-operative X-ray")
    'cha2ds2-vasc, meniere, postoperative xray'
    """
    folded = plain = _plain(text.replace(_BETWEEN, "\1"))
    for signs, (pattern, replacement) in _SIGNED_PHRASES:
        for sign in signs:
            # No change brings a sign: what comes of one that is not in the text as it was is not looked for.
            if sign in plain and sign in folded:
                folded = pattern.sub(replacement, folded)
                break
    return _with_stages(folded) if any(sign in folded for sign in _STAGE_SIGNS) else folded


def fold_each(texts: Sequence[str]) -> list[str]:
    """The same of many texts at once, which is faster: what most of them lack is looked for in all as one."""
    whole = _BETWEEN.join(texts)
    if whole.count(_BETWEEN) >= len(texts):
        # No spelling has a control character, so which of them it is tells nothing.
        whole = _BETWEEN.join([text.replace(_BETWEEN, "\1") for text in texts])
    whole = _plain(whole)
    found = whole.split(_BETWEEN)
    for signs, (pattern, replacement) in _SIGNED_PHRASES:
        for at in _places(found, whole, signs):
            found[at] = pattern.sub(replacement, found[at])
    # Dots that were left out may have brought figures together: `i.i.`
    for at in _places(found, _BETWEEN.join(found), _STAGE_SIGNS):
        found[at] = _with_stages(found[at])
    return found


def _places(texts: Sequence[str], whole: str, signs: Sequence[str]) -> set[int]:
    """The places of texts that have one of some signs, of which most stand in none.

    Args:
        texts: Any.
        whole: All of them as one, or as they were before they were changed where no change brings a sign.
        signs: Letters.
    """
    return {at for sign in signs if sign in whole for at, text in enumerate(texts) if sign in text}


def _plain(text: str) -> str:
    """Lower-case letters without marks."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    marks = {ord(letter): None for letter in set(decomposed) if unicodedata.combining(letter)}
    return decomposed.translate(marks).lower().translate(_LETTERS)


def _with_stages(text: str) -> str:
    """Stages, grades and types that are told by Roman figures or in words, in Arabic ones."""
    if _MAY_BE_STAGE.search(text):
        for pattern, replacement in _STAGES:
            text = pattern.sub(replacement, text)
    return text


def words(text: str) -> list[str]:
    """The words of a text as typed, folded, stop words included.

    >>> words("Does the tumour's size matter?")
    ['does', 'the', "tumour's", 'size', 'matter']
    """
    return _WORD.findall(fold(text))


def stems(text: str) -> list[str]:
    """The stems of a text in its order, without stop words.

    >>> stems("Are the haemorrhages after anaesthesia randomised?")
    ['hemorrhag', 'anesthesia', 'random']
    """
    return [found for word in _WORD.findall(fold(text)) if (found := stem_word(word))]


def stemmed_words(text: str) -> list[tuple[str, str]]:
    """(word as folded, its stem) of a text in its order, without stop words.

    >>> stemmed_words("Are the haemorrhages over?")
    [('haemorrhages', 'hemorrhag')]
    """
    return [(word, found) for word in _WORD.findall(fold(text)) if (found := stem_word(word))]


@cache
def stem_word(word: str) -> str:
    """The stem of one folded word; empty for a stop word."""
    bare = word.removesuffix("'s").replace("'", "")
    if bare in _STOP:
        return ""
    if _MAY_BE_RESPELT.search(bare):
        for pattern, replacement in _SPELLINGS:
            bare = pattern.sub(replacement, bare)
    return str(_snowball.stemWord(bare))
