"""The words around a number that give it a direction and a measure."""

import re
from typing import NamedTuple

from mkdocs_evidence.analysis.figures.figure import Bound
from mkdocs_evidence.syntax.patterns import regex

_REACH = 48
"""Characters before a number in which its direction and measure are looked for."""

_SIGNS = {
    Bound.AT_MOST: "≤ ⩽ <= =<",
    Bound.AT_LEAST: "≥ ⩾ >= =>",
    Bound.LESS: "<",
    Bound.MORE: ">",
    Bound.ABOUT: "~ ≈ ∼",
}
_ALL_SIGNS = frozenset("≤⩽=<≥⩾>~≈∼")
_LESSER = "less|fewer|lower|smaller|shorter|younger|lighter|thinner|narrower|shallower"
_GREATER = "more|greater|higher|larger|longer|older|heavier|thicker|wider|deeper|bigger"
_WORDED: tuple[tuple[str, tuple[Bound, ...]], ...] = (
    (
        rf"(?:{_LESSER})\sthan\sor\sequal\sto|(?:no|not)\s(?:{_GREATER})\sthan|not\s(?:exceeding|above|over)"
        r"|(?:not|never)\sexceed(?:\s(?:an?|the)\s(?:[a-z]+\s){0,3}of)?",
        (Bound.AT_MOST,),
    ),
    (r"at\smost|up\sto|maximum(?:\sof)?", (Bound.AT_MOST,)),
    (rf"(?:{_GREATER})\sthan\sor\sequal\sto|(?:no|not)\s(?:{_LESSER})\sthan|not\s(?:below|under)", (Bound.AT_LEAST,)),
    (r"at\sleast|minimum(?:\sof)?", (Bound.AT_LEAST,)),
    (r"nearly|almost|close\sto|just\sunder|just\sbelow|a\slittle\sunder", (Bound.NEARLY,)),
    (r"about|approximately|around|roughly|circa|approx\.|c\.", (Bound.ABOUT,)),
    (rf"(?:{_LESSER})\sthan|under|below|beneath", (Bound.LESS,)),
    (rf"(?:{_GREATER})\sthan|above|exceed(?:s|ed|ing)?|beyond|just\sover|a\slittle\sover", (Bound.MORE,)),
    (r"over", (Bound.MORE, Bound.EXACT)),
)
_BEFORE = regex(
    "(?:"
    + "|".join(f"(?P<s{at}>{'|'.join(map(re.escape, signs.split()))})" for at, signs in enumerate(_SIGNS.values()))
    + r"|(?<!\w)(?:"
    + "|".join(f"(?P<w{at}>{words})" for at, (words, _) in enumerate(_WORDED))
    + r")(?:\s(?:about|approximately|roughly|an?|the))?(?:\s(?:age|ages)(?:\sof)?)?)[\s$£€]*$",
    re.IGNORECASE,
)
_AFTER = regex(
    r"\s?(?:\+(?![\w+])|(?:or|and)\s(?:(?P<less>less|fewer|younger|under|below|lower|shorter|smaller)"
    r"|(?:more|older|over|above|greater|higher|longer|upwards?|beyond|larger))\b(?!\sthan))",
    re.IGNORECASE,
)
_AFTER_ASIDE = regex(
    r"\s?(?:\([^()]{1,24}\)|\))\s?(?:or|and)\s(?:(?P<less>less|fewer|younger|under|below|lower|shorter|smaller)"
    r"|(?:more|older|over|above|greater|higher|longer|upwards?|beyond|larger))\b(?!\sthan)",
    re.IGNORECASE,
)
"""The direction behind a second unit: `48 mmol/mol (6.5%) or above`."""
_IMPLIED = {
    "after": (Bound.EXACT, Bound.MORE, Bound.AT_LEAST),
    "past": (Bound.EXACT, Bound.MORE, Bound.AT_LEAST),
    "from": (Bound.EXACT, Bound.AT_LEAST),
    "before": (Bound.EXACT, Bound.LESS),
    "until": (Bound.EXACT, Bound.LESS, Bound.AT_MOST),
    "within": (Bound.EXACT, Bound.AT_MOST, Bound.LESS),
}
"""Words of time that may also say a bound: pre-eclampsia begins `after 20 weeks`, which a work prints as >20 weeks."""
_BY_AGE = regex(r"\b(after|past|from|before|until)\s(?:the\s)?age(?:\sof)?\s$", re.IGNORECASE)
_P = regex(r"[pP](?<![\w-][pP])(?:[\s-]values?)?(?:\sfor\s\w+)?(?:\s(?:of|was|is))?\s?(?P<sign><=|>=|[=<>≤≥])?\s*$")
_AGE = regex(
    r"(?:\bage[sd]?(?:\s(?:of|over|under|above|below|between|from|at\sleast))?"
    r"|\b(?:younger|older)\sthan"
    r"|\b(?:people|patients|adults|children|men|women)\s(?:who\sare\s)?(?:under|over|below|above))\s?$",
    re.IGNORECASE,
)
_MOMENT = regex(r"\b(year|month|week|day)s?\s$", re.IGNORECASE)
_MEASURES = (
    ("odds-ratio", r"odds\sratio|OR"),
    ("risk-ratio", r"risk\sratio|relative\srisk|RR"),
    ("rate-ratio", r"rate\sratio|IRR"),
    ("hazard-ratio", r"hazard\sratio|HR"),
    ("nnt", r"number\sneeded\sto\streat|NNT"),
    ("ci", r"confidence\sinterval|CI|CrI|credible\sinterval"),
    ("mean", r"[Mm]ean|[Aa]verage"),
    ("median", r"[Mm]edian"),
)
_MEASURE = regex(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in _MEASURES)
    + r")(?:\s*[,:=(\[]*\s*|(?<=\s)(?:nearly|almost|about|around|roughly)\s"
    + r"|\s(?:of|was|is|were|follow-up|time|age|duration"
    + r"|(?:(?!(?:[Mm]ean|[Mm]edian|[Aa]verage)\b)[\w-]+\s){1,7}?(?:of|was|is|were))\s)*$"
)
_DIRECTING_WORDS = frozenset(
    "than to most least maximum minimum of nearly almost under below little about approximately around roughly circa "
    "approx. c. beneath above exceed exceeds exceeded exceeding beyond over a an the age ages".split()
)
"""Last words before a number that can belong to a direction; every other number is exact, and quickly known to be."""
_MEASURING_LETTERS = ("atio", "OR", "RR", "HR", "NNT", "treat", "nterval", "CI", "CrI", "ean", "verage", "edian", "isk")
_EXACTLY = (Bound.EXACT,)
_LEVEL_FOLLOWS = regex(r"\s?(?:-\s?)?(?:CI|CrI|confidence|credible)\b")


class Context(NamedTuple):
    """What the words just before a number say about it; a named tuple for the reason of `Unit`."""

    start: int
    """Offset where the words of direction begin; the number's own start when there are none before it."""
    stop: int
    """Offset where they end, as in `30 % or more`; the number's own end when there are none after it."""
    bounds: tuple[Bound, ...]
    is_worded: bool


def read_direction(text: str, start: int, stop: int) -> Context:
    """The direction of the number from `start` to `stop`, unit included.

    >>> read_direction("in fewer than 30 hips", 14, 16).bounds
    (<Bound.LESS: '<'>,)
    """
    if text[stop : stop + 2].strip()[:1] in ("(", ")"):
        aside = _AFTER_ASIDE.match(text, stop)
        if aside is not None:
            return Context(start, stop, (Bound.AT_MOST if aside["less"] else Bound.AT_LEAST,), True)
    after = _AFTER.match(text, stop)
    if after is not None:
        return Context(start, after.end(), (Bound.AT_MOST if after["less"] else Bound.AT_LEAST,), True)
    tail = max(0, start - _REACH)
    last = _last_word(text[tail:start])
    before = _BEFORE.search(text[tail:start]) if last in _DIRECTING_WORDS or last[-1:] in _ALL_SIGNS else None
    if before is None:
        by_age = _BY_AGE.search(text, tail, start) if last in ("of", "age") else None
        return Context(start, stop, _IMPLIED.get(by_age[1].casefold() if by_age else last, _EXACTLY), False)
    group = before.lastgroup or ""
    number = int(group[1:])
    bounds = (tuple(_SIGNS)[number],) if group[0] == "s" else _WORDED[number][1]
    return Context(tail + before.start(), stop, bounds, group[0] == "w" or bounds == (Bound.ABOUT,))


def _last_word(before: str) -> str:
    bare = before.rstrip(" \u00a0\u2009\u202f$£€")
    last = bare[bare.rfind(" ") + 1 :].rpartition("\u00a0")[2]
    return last if last[-1:] in _ALL_SIGNS else last.lstrip("([–—-/").casefold()


def read_p_sign(text: str, start: int) -> tuple[int, Bound] | None:
    """Where the `p` before a number begins and its sign; None when the number is no p value.

    >>> read_p_sign("difference (p < 0.05)", 16)
    (12, <Bound.LESS: '<'>)
    """
    tail = text[max(0, start - _REACH) : start]
    if "p" not in tail and "P" not in tail:
        return None
    found = _P.search(text, max(0, start - _REACH), start)
    if found is None or not (found["sign"] or any(map(found[0].__contains__, ("value", " of", " for")))):
        return None
    sign = {"<=": "≤", ">=": "≥", "=": "", None: ""}.get(found["sign"], found["sign"])
    return found.start(), Bound(sign)


def read_measure(text: str, start: int) -> str:
    """The measure named just before a number: `odds-ratio`, `ci`, `median`; empty when none is."""
    tail = text[max(0, start - _REACH) : start]
    if not any(map(tail.__contains__, _MEASURING_LETTERS)):
        return ""
    found = _MEASURE.search(text, max(0, start - _REACH), start)
    return (found.lastgroup or "").replace("_", "-") if found else ""


def is_level(text: str, stop: int) -> bool:
    """Whether a percentage that ends at `stop` is the level of an interval: `95% CI`."""
    return _LEVEL_FOLLOWS.match(text, stop) is not None


def is_age(text: str, start: int) -> bool:
    """Whether the words before a number say that it is an age."""
    return _AGE.search(text, max(0, start - _REACH), start) is not None


def read_moment(text: str, start: int) -> tuple[int, str] | None:
    """Where `week` in `week 12` begins, and the unit it gives the number; None when there is none."""
    found = _MOMENT.search(text, max(0, start - _REACH), start)
    return (found.start(), found[1].lower()) if found else None
