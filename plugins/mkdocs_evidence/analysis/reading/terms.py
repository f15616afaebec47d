"""Terms of the glossary in a text: their plain words, the names to avoid, and where a text explains one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import GlossaryEntry
from mkdocs_evidence.syntax.patterns import regex

_EXPLAINS_AFTER = regex(
    r"\s*[\"'”’]?(?:\s*[(–—]|:\s|,?\s(?:means?|is when|is where|are when|is the (?:medical )?(?:name|word|term)"
    r"|is (?:an)?other (?:name|word|term)|is also|are also|is called|also (?:called|known)|which (?:is|means|are)"
    r"|that is|formerly|previously|or)\b)",
    re.IGNORECASE,
)
_EXPLAINS_BEFORE = regex(
    r"(?:[(–—]\s?|\b(?:called|known as|named|termed|formerly|previously|once|or"
    r"|(?:name|word|term)s?(?: for (?:it|this))?(?: is| are)?)\s+)(?:an?\s|the\s)?[\"'“‘]?$",
    re.IGNORECASE,
)
_BEFORE_CHARACTERS = 40
_SHORTEST_ALIAS = 5
_SIGNS = tuple("( – — : mean call known name word term formerly previously once which".split())
_SIGNS += (" or ", "that is", "is also", "are also", "is wh", "are wh")


def may_explain(lowered: str) -> bool:
    """Whether `is_explained` can hold for any word of a text, given in lower case; quick to tell."""
    return any(sign in lowered for sign in _SIGNS)


def is_explained(text: str, start: int, stop: int) -> bool:
    """Whether a text says at once what the words from `start` to `stop` mean, or that they are another name.

    >>> text = "Bone death (osteonecrosis) hurts. Osteonecrosis means that bone dies. Osteonecrosis hurts."
    >>> [is_explained(text, found.start(), found.end()) for found in re.finditer("(?i)osteonecrosis", text)]
    [True, True, False]
    """
    if _EXPLAINS_AFTER.match(text, stop) is not None:
        return True
    return _EXPLAINS_BEFORE.search(text[max(0, start - _BEFORE_CHARACTERS) : start]) is not None


def is_quoted(text: str, start: int) -> bool:
    """Whether a place of a text stands between quotation marks."""
    before = text[:start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AvoidedTerm:
    """A term that an article should not use, or not beside another name of the same thing."""

    term: str
    entry: GlossaryEntry
    is_alias: bool
    """Whether it is the entry's own id, `heart attack`, which is wrong only beside its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse:
    """One use of an avoided term."""

    avoided: AvoidedTerm
    start: int
    stop: int


@once_per_ledger
def avoided_terms(ledger: Ledger) -> Mapping[str, AvoidedTerm]:
    """The terms to avoid, by their words in lower case; a term that is the name of another entry is none."""
    glossary = ledger.vocabulary.glossary
    named = {form.casefold() for entry in glossary for form in (entry.id, entry.name)}
    avoided = {
        entry.id.casefold(): AvoidedTerm(term=entry.id, entry=entry, is_alias=True)
        for entry in glossary
        if _is_other_name(entry)
    }
    for entry in glossary:
        for term in entry.avoid:
            if term.casefold() not in named:
                avoided[term.casefold()] = AvoidedTerm(term=term, entry=entry, is_alias=False)
    return avoided


def _is_other_name(entry: GlossaryEntry) -> bool:
    """Whether an entry's id is words that say the same as its name, and neither its abbreviation nor a part of it."""
    id_words, name = entry.id.casefold(), entry.name.casefold()
    return entry.id.islower() and len(entry.id) >= _SHORTEST_ALIAS and id_words not in name and name not in id_words


@once_per_ledger
def plain_names(ledger: Ledger) -> Mapping[str, GlossaryEntry]:
    """The glossary entries that have plain words, by each of their names in lower case."""
    entries = [entry for entry in ledger.vocabulary.glossary if entry.plain]
    return {form.casefold(): entry for entry in reversed(entries) for form in (entry.name, entry.id)}


def find_avoided(text: str, ledger: Ledger) -> Iterator[TermUse]:
    """The uses of terms to avoid, in the order of the text, without those inside a longer name of the glossary."""
    pattern = _pattern(ledger)
    if pattern is None:
        return
    avoided = avoided_terms(ledger)
    for found in pattern.finditer(text):
        words = " ".join(found["term"].casefold().split())
        use = avoided.get(words)
        # `AN` is to be avoided, `an` is not.
        if use is not None and (not use.term.isupper() or found["term"] == use.term):
            yield TermUse(avoided=use, start=found.start("term"), stop=found.end())


@once_per_ledger
def _pattern(ledger: Ledger) -> "re.Pattern[str] | None":
    """Finds every name of the glossary, the longest first; None when no term is to be avoided."""
    if not avoided_terms(ledger):
        return None
    names = {form for entry in ledger.vocabulary.glossary for form in (entry.id, entry.name, *entry.avoid)}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?P<term>{'|'.join(map(re.escape, ordered))})(?:e?s)?(?![\w-])", re.IGNORECASE)
