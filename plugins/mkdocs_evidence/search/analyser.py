"""Text to the stems that are compared: the same in Python and in the browser.

Letters are folded to plain lower case, hyphened and British spellings to one form, stop words left out, and the rest
stemmed by Snowball's English algorithm. `assets/source/search/analyser.js` does the same; both read
`tests/vectors/search/tokens.json`.
"""

import re
import unicodedata
from functools import cache

from Stemmer import Stemmer  # type: ignore[import-not-found] # it is compiled and has no types

from mkdocs_evidence.search.language import LETTERS, PHRASES, SIGNS, SPELLINGS, STAGES, STOP_WORDS

WORD = r"[0-9]+(?:\.[0-9]+)+|[^\W_]+(?:'[^\W_]+)*"
"""What a word is, in folded text."""
_WORD = re.compile(WORD)
_LETTERS = str.maketrans(dict(LETTERS))
_STOP = frozenset(STOP_WORDS)
_GROUP = re.compile(r"\$([0-9])")


def _compiled(rules: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), _GROUP.sub(r"\\\1", replacement)) for pattern, replacement in rules)


_PHRASES = _compiled(PHRASES)
_STAGES = _compiled(STAGES)
_SIGNED_PHRASES = (*zip(SIGNS, _PHRASES, strict=True),)
_MAY_BE_STAGE = re.compile(r"(?:stage|grade|type|class|phase)s? [ivotf]")
_SPELLINGS = _compiled(SPELLINGS)
_MAY_BE_RESPELT = re.compile("|".join(f"(?:{re.sub(r'[(]', '(?:', pattern)})" for pattern, _ in SPELLINGS))
_snowball = Stemmer("english", 0)  # `stem_word` remembers itself.


def fold(text: str) -> str:
    """Text in plain lower-case letters, with hyphened spellings made one.

    >>> fold("CHA₂DS₂-VASc, Ménière, post-operative X-ray")
    'cha2ds2-vasc, meniere, postoperative xray'
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    text = text.lower()
    if not text.isascii():
        text = text.translate(_LETTERS)
    before_stop = text.rstrip(".")
    for signs, (pattern, replacement) in _SIGNED_PHRASES:
        for sign in signs:
            if sign in before_stop:
                text = pattern.sub(replacement, text)
                break
    if "ii" in text or _MAY_BE_STAGE.search(text):
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
