"""Words that a claim puts in quotation marks, and so says to be somebody's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.syntax.patterns import regex

FEWEST_WORDS = 5
"""Fewer are a term or a name more often than a quotation."""

_MARKS = regex(
    r"“(?P<curly>[^“”]+)”|„(?P<low>[^„“”]+)[“”]|«(?P<angled>[^«»]+)»|(?<![\w\d])\"(?P<straight>[^\"“”]+)\"(?!\w)"
)
_OPENING = '“„«"'
_NAMING = regex(
    r"\b(?:call(?:ed|s)?|term(?:ed)?|named?|known as|referred to as|labell?ed|entitled|titled|defined as|item|items"
    r"|question|asks?|asked|asking|statement|phrase|domain|heading|so-called|such as|say|saying|says|said|tell|told"
    r"|report|reported|scored?|rated?|answer(?:ed|ing)?|coded|instructions?|option|variable|categor(?:y|ies)|title"
    r"|stem|message|descriptors?)\b[^.;“\"„«]{0,30}$",
    re.IGNORECASE,
)
_BODY = regex(
    r"\b(?:guidelines?|guidance|panel|authors?|reviewers?|reviews?|committee|society|college|academy|trial|study"
    r"|investigators|report|statement|label|manufacturer|agency|NICE|WHO)\s(?:also\s|still\s|now\s|itself\s)?"
    r"(?:say|says|said|tell|tells|told|reports?|reported|asks?|asked)\b[^.;“\"„«]{0,30}$"
)
"""A work or a body whose words are quoted, where people only say."""
_SCALE = regex(
    r"\b(?:scale|likert|questionnaires?|inventory|subscales?|scored?|scores|\d+[ -]items?|items|\d+[ -]point)\b",
    re.IGNORECASE,
)
"""Words of a sentence that repeats the items or answers of an instrument."""
_OWN_VOICE = regex(r"\W*(?:I|[Mm]y|I'[a-z]+|I’[a-z]+)\b")
_ATTRIBUTED = regex(
    r"\b(?:according to|stat(?:es?|ed|ing)|conclu(?:des?|ded|ding)|wr(?:ites?|ote)|not(?:es?|ed|ing)|argu(?:es?|ed|ing)"
    r"|recommend(?:s|ed)?|defin(?:es?|ed|ing)|definition|describ(?:es?|ed|ing)|found|finds?|warn(?:s|ed)?"
    r"|comment(?:s|ed)?|observ(?:es?|ed)|quot(?:es?|ed)|reads?|put it|in the words of|authors?"
    r"|in (?:its|their|his|her) (?:own )?words)\b",
    re.IGNORECASE,
)
_SENTENCE_START = regex(r"[.;]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch of a text between quotation marks."""

    words: str
    """Without the marks."""
    is_attributed: bool
    """Whether the sentence says that somebody wrote, stated or found the words."""
    start: int
    stop: int
    """Offsets of the words in the text, marks left out."""


def find_quotations(text: str) -> Iterator[Quotation]:
    """The quotations of a text that can be a work's own words: no names, titles, questions, or words of patients.

    >>> [one.words for one in find_quotations('They found “no significant difference between the arms” at a year.')]
    ['no significant difference between the arms']
    >>> list(find_quotations("The “Get Up and Go Test of Mobility” takes a minute."))
    []
    """
    if not any(map(text.__contains__, _OPENING)):
        return
    for match in _MARKS.finditer(text):
        kind = match.lastgroup or "curly"
        words = match[kind]
        reach = max(0, match.start() - 80)
        is_body = _BODY.search(text, reach, match.start()) is not None
        if not _can_be_quoted(words) or (not is_body and _NAMING.search(text, reach, match.start())):
            continue
        before = _SENTENCE_START.split(text[: match.start()])[-1]
        is_attributed = is_body or _ATTRIBUTED.search(before) is not None
        if is_attributed or not (_SCALE.search(text) or _OWN_VOICE.match(words)):
            yield Quotation(words=words, is_attributed=is_attributed, start=match.start(kind), stop=match.end(kind))


def _can_be_quoted(words: str) -> bool:
    parts = words.split()
    capitals = sum(part[:1].isupper() for part in parts)
    return len(parts) >= FEWEST_WORDS and capitals * 2 < len(parts) and not words.rstrip().endswith("?")
