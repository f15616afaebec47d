"""Abbreviations of a text, and those that it writes out."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.syntax.patterns import regex

_ABBREVIATION = regex(
    r"(?<![\w@#/&.-])(?=[A-Za-z0-9]*[A-Z][A-Za-z0-9]*[A-Z])(?P<short>[A-Za-z][A-Za-z0-9]*?[A-Z0-9])(?P<plural>s)?"
    r"(?![\w])(?P<tail>(?:-\w+)*)"
)
_TWO_CAPITALS = regex(r"[A-Z][A-Za-z0-9]*[A-Z]")
_ROMAN = regex(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})[A-Da-d]?")
_SHOUTED = frozenset(
    "NOT AND NO DO ALL ANY BOTH IF ONLY NEVER ALWAYS MUST OFF ON NOTE NOTES WARNING CAUTION IMPORTANT TIP TRUE FALSE "
    "YES STOP BEFORE AFTER OR BUT".split()
)
_CHEMICAL = regex(
    r"(?=[A-Za-z0-9]*(?:[0-9]|Na|Mg|Al|Si|Cl|Ca|Fe|Cu|Zn|Li|Mn|Br|Ba|Ag|Au|Hg|Pb|Se|Cr))"
    r"(?:(?:Na|Mg|Al|Si|Ti|Cl|Ca|Fe|Cu|Zn|Li|Mn|Br|Ba|Ag|Au|Hg|Pb|Se|Cr|[HCNOFPSKI])[0-9]{0,2}){2,}"
)
"""Formulas of substances: `H2O2`, `NaOH`."""
_UNITS = frozenset("IU MIU mIU kIU MHz kHz Hz mL dL GHz mSv mGy kPa cmH2O kVp".split())
_NAME = regex(
    r"(?:[a-z]{1,3}[DR]NA|CD[0-9]+[a-z]?|H[0-9]+N[0-9]+|[A-Z][0-9]{1,4}[A-Z]|[A-Z]{1,3}[0-9]{2,}"
    r"|IL[0-9]|CYP[0-9][A-Z][0-9]+|[ACGTU]{5,}|[a-z][A-Z]{0,3}[0-9]{2,}[A-Z]{0,3}[0-9]*"
    r"|[cpyr]*T(?:[0-4]|is|[xX])[a-d]?(?:N[0-3xX][a-c]?)?(?:M[01xX][a-c]?)?)"
)
"""What stands for itself: `mRNA`, `CD4`, `H5N1`, `CYP3A4`, `TTAGGG`, the change `G12C`, the codes `NG28`, `T2N0M0`."""
_SYMBOL = regex(
    r"[A-Z]{2,6}[0-9]{1,4}[A-Z]{0,3}[0-9]{0,2}|[A-Z][0-9][A-Z]{1,3}[0-9]{0,2}|[A-Z][a-z]{2,}[A-Z][A-Za-z0-9]*"
    r"|[A-Z0-9]*[0-9][A-Z0-9]{7,}"
)
"""What is built like the symbol of a gene (`CDKN2A`), a name in two words (`OpenTrial`) or the number of a file."""
_LONGEST = 12
"""Letters of the longest abbreviation; what is longer is a row of a table that lost its gaps."""
_MANY_SYMBOLS = 3
"""Symbols of genes in one text, beside which other capitals are symbols as well: `ITGAL, CD11A, ITGB2 and ICAM1`."""
_SHORTEST_SYMBOL = 4
_INTERLEUKIN = regex(r"-[0-9]")
_EDITION = regex(r"-(?:[α-ωΑ-Ω]|[0-9]+[A-Z]|[0-9]{2,}|[IVX]{2,}\b|[A-Z][0-9]{2,})")
"""Follows what goes by its symbol or short name: `TNF-α`, `NF-κB`, `EQ-5D`, `SF-36`, `DSM-IV`, `QLQ-C30`."""
_NAMED = regex(
    r"\s[vV]?[0-9]+\.[0-9]+\.[0-9]|\s\(NCT[0-9]"
    r"|(?:/[A-Z][\w-]*)?(?:(?:\s?[,&]|\s(?:and|or))?\s[A-Z0-9][\w/-]*){0,8}?\s(?:trials?|stud(?:y|ies)|cohorts?|regist(?:ry|ries)|collaboration"
    r"|consortium|investigators|statement|checklist|toolbox|primers?|scores?|scale|questionnaire|inventory|criteria|classification"
    r"|guidelines?|guidance|formula|equation|checklists|charts|database|genes?|mutations?|variants?|alleles?|syndrome"
    r"|[Tt]rials?|[Ss]tud(?:y|ies)|[Vv]ersion|[Ss]oftware|[Rr]egistry|[Aa]naly[sz]er|Diagnostics|instrument|Form|Biologics|Biosystems|Biodisk|Laboratories|Pharmaceuticals?|Inc|Corp|Corporation|Ltd|GmbH|Healthcare)\b"
)
"""Follows the name of a trial, a score, a body or a gene, which goes by its short form."""
_NAMED_BEFORE = regex(
    r"\b(?:(?:software|database|package)\s|(?:trials?|studies|study|surveys?|cohorts?)\s\((?:[\w-]+(?:,\s|\sand\s))*)$"
)
"""Stands before the names of trials and programs: `two trials (SILCAAT and ESPRIT)`, `the software MORTPAK`."""
_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
    "RI SC SD TN TX UT VT VA WA WV WI WY DC".split()
)
_TOWN_BEFORE = regex(r"[A-Z][a-z]+,?\s$")
_STATE_AFTER = regex(r"[,;]\s?U\.?S|\)|\s\(U\.?S")
_PEOPLE_BEFORE = regex(
    r"\b(?:investigators?|authors?|researchers?|reviewers?|assessors?|observers?|surgeons?|radiologists?|of us|team)"
    r"\s\((?:[A-Z]{2,4}(?:,\s|\sand\s|,\sand\s))*$"
)
_STATISTICS = frozenset("OR HR RR CI SD SE SEM IQR".split())
_FIGURE_AFTER = regex(r"s?\s?(?:[=:,]|of|was|is)?\s?[<>≤≥]?[0-9]")
_SPREAD_BEFORE = regex(r"(?:±|\+/-|[Mm]eans?|[Mm]edians?)\s?[(\[,]?\s?$")
_SPREADS = frozenset("SD SE SEM IQR".split())
_PERCENT_BEFORE = regex(r"[0-9]\s?%\s?$")
_SHOUTED_BEFORE = regex(r"\b[A-Z]{2,}[,;:!]?\s(?:[A-Z]{2,}[,;:!]?\s)?$")
_SHOUTED_AFTER = regex(r"[,;:!]?\s[A-Z]{2,}\b")
_IN_BRACKETS = regex(
    r"[(\[]\s*[\"“]?(?P<short>[A-Za-z0-9][\w/-]*?)s?[\"”]?(?:\s(?:[IVX]+|[A-Z][a-z]+|[0-9]+))?\s*"
    r"(?:[,;:][^()\[\]]*)?[)\]]"
)
_LAST_IN_BRACKETS = regex(r"\((?P<long>[^()\n]{4,80})[,;]\s(?P<short>[A-Z][\w/-]*?)s?\)")
_CALLED = regex(
    r",?\s(?:or|(?:also |often )?(?:called|known as|abbreviated(?: as| to)?|short(?:ened)? (?:to|as)))\s"
    r"[\"“]?(?P<short>[A-Za-z0-9]*[A-Z][\w/-]*?)s?\b"
)
_CALLS = ("called", "known as", "abbreviated", " short", ", or ")
_LONG_AFTER = regex(
    r"\s*\(\s*(?P<long>[^()\n]{3,120})|(?:,?\s(?:or|that is,?|i\.e\.,?)\s|:\s|\s?=\s|\s[–—]\s)(?P<rest>[^()\n]{3,120})"
    r"|\s(?P<stands>stands? for|means?|is short for)\s"
)
_PARTS = regex(r"[-/]")
_GAPS = regex(r"[\s-]+")
_SMALL_WORDS = frozenset("a an and for in of on or the to with".split())
_FEWEST_LETTERS = 3
_MOST = 0.66
"""Share of its letters with which the words before it in brackets must begin: `gestational diabetes (GDM)`."""
_SHORTEST_NAME = 5
_NAME_REACH = 60
"""Characters before an abbreviation in which the kind of what it names is looked for."""
_REACH = 120
"""Characters before an abbreviation in which its words are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """One use of an abbreviation."""

    short: str
    """Without the plural s."""
    start: int
    stop: int
    is_name: bool
    """Whether it names a trial, a score, a body or a gene here: `the DAPA-HF trial`."""


def find_abbreviations(text: str, known: Collection[str]) -> Iterator[Abbreviation]:
    """Words with at least two capitals that a text would have to write out: `AVN`, `MRIs`.

    Numbers, units, emphasis and symbols that are names are none.

    Args:
        text: Plain text.
        known: Abbreviations that need no writing out.

    >>> text = "MRI in the DAPA-HF trial (HR 0.7) of 5 mL and H1N1, for DVTs"
    >>> [(one.short, one.is_name) for one in find_abbreviations(text, ["MRI"])]
    [('DAPA', True), ('DVT', False)]
    """
    candidates = tuple(_candidates(text))
    lists_symbols = sum(_is_symbol(one["short"]) for one in candidates) >= _MANY_SYMBOLS
    for found in candidates:
        short, tail = found["short"], found["tail"]
        if short in known or short in _UNITS or short in _SHOUTED or short + tail in known:
            continue
        if (
            _ROMAN.fullmatch(short)
            or _NAME.fullmatch(short)
            or _CHEMICAL.fullmatch(short)
            or _is_symbol(short)
            or (short == "IL" and _INTERLEUKIN.match(tail))
            or _EDITION.match(tail)
            or len(short) > _LONGEST
            or (lists_symbols and len(short) >= _SHORTEST_SYMBOL and short.isupper())
        ):
            continue
        if _is_statistic(text, short, found) or _is_shouted(text, found):
            continue
        if _is_place_or_person(text, found):
            continue
        stop = found.end() - len(tail)
        yield Abbreviation(short=short, start=found.start(), stop=stop, is_name=_is_name(text, found))


def find_written_out(text: str) -> Iterator[str]:
    """The abbreviations that a text explains, those in parts with their parts too.

    >>> list(find_written_out("Avascular necrosis (AVN) on MRI (magnetic resonance imaging)"))
    ['AVN', 'MRI']
    """
    if _TWO_CAPITALS.search(text) is None:
        return
    before = [*_IN_BRACKETS.finditer(text)] if "(" in text or "[" in text else []
    before += _CALLED.finditer(text) if any(words in text for words in _CALLS) else ()
    for found in before:
        long = _words_before(text, found.start(), found["short"])
        if _spells(found["short"], long) or _has_initials(found["short"], long):
            yield from with_parts(found["short"])
    for found in _LAST_IN_BRACKETS.finditer(text) if "(" in text else ():
        if _spells(found["short"], found["long"]):
            yield from with_parts(found["short"])
    for found in _candidates(text):
        if _stands_behind_its_words(text, found):
            yield found["short"]
        after = _LONG_AFTER.match(text, found.end())
        if after is None:
            continue
        short = found["short"] + found["tail"]
        long = _words_after(after["long"] or after["rest"] or "", short)
        if after["stands"] or _spells(short, long):
            yield from with_parts(short)


def _candidates(text: str) -> Iterator["re.Match[str]"]:
    """The words with two capitals. Looking for capitals first takes a fifth of the time of looking for words."""
    stop = 0
    for capitals in _TWO_CAPITALS.finditer(text):
        start = capitals.start()
        while start > 0 and text[start - 1].isalnum():
            start -= 1
        if start >= stop and (found := _ABBREVIATION.match(text, start)) is not None:
            stop = found.end()
            yield found


def with_parts(short: str) -> Iterator[str]:
    """An abbreviation and, where it is joined of several, its parts: `PET-CT`, `PET` and `CT`."""
    yield short
    parts = _PARTS.split(short)
    if len(parts) > 1:
        yield from parts


def _is_symbol(short: str) -> bool:
    return _SYMBOL.fullmatch(short) is not None and short not in read_lexicon("abbreviations-with-digits")


def _is_name(text: str, found: "re.Match[str]") -> bool:
    """Whether the words around say that it names a trial, a score, a body or a program."""
    if _NAMED.match(text, found.end()) is not None or text[found.end() : found.end() + 1] in ("®", "™"):
        return True
    if len(found["short"]) < _SHORTEST_NAME:
        return False
    return _NAMED_BEFORE.search(text[max(0, found.start() - _NAME_REACH) : found.start()]) is not None


def _is_statistic(text: str, short: str, found: "re.Match[str]") -> bool:
    """Whether it names a figure: `HR 0.74`, `95% CI`; the word OR in capitals is emphasis anywhere else."""
    if short not in _STATISTICS:
        return False
    has_figure = _FIGURE_AFTER.match(text, found.end()) or _PERCENT_BEFORE.search(text, 0, found.start())
    if short in _SPREADS and not has_figure:
        has_figure = _SPREAD_BEFORE.search(text, max(0, found.start() - 12), found.start())
    return bool(has_figure) or short == "OR"


def _is_place_or_person(text: str, found: "re.Match[str]") -> bool:
    """Whether it is a state after its town (`Boston, MA, USA`) or the initials of a person (`Green PJ et al.`)."""
    if text.startswith(" et al", found.end()):
        return True
    before = text[max(0, found.start() - 50) : found.start()]
    if found["short"] in _STATES and _TOWN_BEFORE.search(before) and _STATE_AFTER.match(text, found.end()):
        return True
    return _PEOPLE_BEFORE.search(before) is not None


def _is_shouted(text: str, found: "re.Match[str]") -> bool:
    """Whether it is one of three words or more in capitals: `TALK TO YOUR DOCTOR`."""
    before = _SHOUTED_BEFORE.search(text[max(0, found.start() - 40) : found.start()])
    after = _SHOUTED_AFTER.match(text, found.end())
    around = len(before[0].split()) if before else 0
    further = after is not None and _SHOUTED_AFTER.match(text, after.end()) is not None
    return around + (after is not None) + further >= 2


def _stands_behind_its_words(text: str, found: "re.Match[str]") -> bool:
    """Whether the words just before begin with its letters: `Strengths and Difficulties Questionnaire SDQ`."""
    letters = found["short"].casefold()
    if len(letters) < _FEWEST_LETTERS or not letters.isalpha():
        return False
    words = _GAPS.split(text[max(0, found.start() - _REACH) : found.start()].rstrip(" –—-").casefold())
    telling = [word for word in words if word and word not in _SMALL_WORDS]
    return any([word[0] for word in some[-len(letters) :] if word] == [*letters] for some in (telling, words))


def _words_before(text: str, stop: int, short: str) -> str:
    """As many words before a place as may stand for an abbreviation, small ones not counted."""
    words = text[max(0, stop - 200) : stop].split()
    left = min(len(short) + 5, len(short) * 2)
    for index in range(len(words) - 1, -1, -1):
        left -= words[index].lower() not in _SMALL_WORDS
        if left < 0:
            return " ".join(words[index + 1 :])
    return " ".join(words)


def _words_after(text: str, short: str) -> str:
    return " ".join(text.split()[: min(len(short) + 5, len(short) * 2)])


def _has_initials(short: str, long: str) -> bool:
    """Whether the words before a bracket begin with most of its letters, in any order: `oxygen saturation (SaO2)`."""
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    initials = {word[:1].casefold() for word in re.split(r"[\s-]+", long)}
    return len(letters) > 1 and sum(letter in initials for letter in letters) >= _MOST * len(letters)


def _spells(short: str, long: str) -> bool:
    """Whether the letters of `short` occur in `long` in order, the first at the start of a word."""
    return len(long) > len(short) and start_of_long_form(short, long) is not None


def start_of_long_form(short: str, text: str) -> int | None:
    """Where the words begin, at the end of a text, that hold the letters of `short` in order; None when none do.

    The first letter is the first of a word. This is the test of Schwartz and Hearst, A simple algorithm for
    identifying abbreviation definitions, 2003.

    >>> start_of_long_form("AVN", "pain of avascular necrosis")
    8
    """
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    folded = text.casefold()
    at = len(folded)
    for number in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (folded[at] != letters[number] or (number == 0 and at > 0 and folded[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    return at
