"""Terms of the glossary in an article: linked where a section first uses them, explained at the end of its page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import GlossaryEntry

LINK_START = "#ev-term-"
"""What the address of an explained term begins with."""

_USED = re.compile(rf'href="{LINK_START}([^"]+)"')
_SECTION_STARTS = frozenset({"h1", "h2", "h3", "section"})
_LEFT_ALONE = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "a", "abbr", "code", "pre", "kbd", "th", "samp"})
_NO_NAME = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedTerm:
    """A term and what it means, as the end of a page explains it."""

    anchor: str
    term: str
    name: str
    """What it stands for; empty when that is the term itself."""
    plain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The site's terms, ready to be found in a text."""

    terms: Mapping[str, ExplainedTerm]
    """By each of their words: in lower case, but abbreviations as they are written."""
    pattern: re.Pattern[str]

    def find(self, text: str) -> Iterator[tuple[int, int, ExplainedTerm]]:
        """Where a text uses which term, in its order and without overlaps."""
        for found in self.pattern.finditer(text):
            words = " ".join(found["term"].split())
            term = self.terms.get(words) or self.terms.get(words.casefold())
            if term is not None:
                yield found.start(), found.end(), term


@once_per_ledger
def glossary_of(ledger: Ledger) -> Glossary | None:
    """The terms that the site's glossary explains; None when it explains none."""
    terms: dict[str, ExplainedTerm] = {}
    explained = [_explained(entry, anchor) for entry, anchor in term_anchors(ledger).items()]
    # What an entry is called by comes before what another stands for: `hazard ratio` is more than `HR` in full.
    named = [(one.term, one) for one in explained if one.name or one.plain]
    for words, one in (*named, *((one.name, one) for one in explained if one.name and one.plain)):
        terms.setdefault(words if _is_abbreviation(words) else words.casefold(), one)
    if not terms:
        return None
    ordered = sorted(terms, key=lambda words: (-len(words), words))
    names = "|".join(r"\s+".join(map(re.escape, words.split())) for words in ordered)
    return Glossary(terms=terms, pattern=re.compile(rf"(?<![\w-])(?P<term>{names})(?:e?s)?(?![\w-])", re.IGNORECASE))


@once_per_ledger
def term_anchors(ledger: Ledger) -> Mapping[GlossaryEntry, str]:
    """A name for each entry that an address can carry, no two alike."""
    anchors: dict[GlossaryEntry, str] = {}
    taken: set[str] = set()
    for entry in ledger.vocabulary.glossary:
        name = anchor = _NO_NAME.sub("-", entry.id.casefold()).strip("-") or "term"
        number = 1
        while anchor in taken:
            number += 1
            anchor = f"{name}-{number}"
        taken.add(anchor)
        anchors[entry] = anchor
    return anchors


def link_terms(root: Element, glossary: Glossary) -> None:
    """Makes a link of each term where a section first uses it. No word of the text changes.

    Texts for an audience count by themselves, since their readers may see no other words.
    """
    _link_within(root, glossary, LinkedTerms(), "")


def used_terms(html: str, ledger: Ledger) -> tuple[ExplainedTerm, ...]:
    """The terms that a page links to, in the order of the alphabet."""
    anchors = set(_USED.findall(html))
    glossary = glossary_of(ledger) if anchors else None
    terms = {one.anchor: one for one in glossary.terms.values() if one.anchor in anchors} if glossary else {}
    return tuple(sorted(terms.values(), key=lambda one: (one.term.casefold(), one.term)))


def _explained(entry: GlossaryEntry, anchor: str) -> ExplainedTerm:
    name = entry.name if entry.name.casefold() != entry.id.casefold() else ""
    plain = entry.plain if entry.plain.casefold() != entry.name.casefold() else ""
    return ExplainedTerm(anchor=anchor, term=entry.id, name=name or ("" if plain else entry.plain), plain=plain)


def _is_abbreviation(words: str) -> bool:
    """Whether words are told apart by their capitals: `AN` is a term where `an` is none."""
    return " " not in words and any(character.isupper() for character in words[1:])


class LinkedTerms:
    """The terms that a section has linked, for each audience."""

    def __init__(self) -> None:
        self._anchors: dict[str, set[str]] = {}

    def is_new(self, anchor: str, audience: str) -> bool:
        """Whether the term was not linked yet for an audience; from now on it is."""
        known = self._anchors.setdefault(audience, set())
        is_new = anchor not in known
        known.add(anchor)
        return is_new

    def begin_section(self) -> None:
        """Forgets everything."""
        self._anchors.clear()


def _link_within(parent: Element, glossary: Glossary, linked: LinkedTerms, audience: str) -> None:
    audience = parent.get("data-ev-for") or audience
    if parent.text:
        _link_text(parent, None, glossary, linked, audience)
    for child in list(parent):
        if child.tag in _SECTION_STARTS:
            linked.begin_section()
        if child.tag not in _LEFT_ALONE and child.get("class") != "ev-lay-label":
            _link_within(child, glossary, linked, audience)
        if child.tail:
            _link_text(parent, child, glossary, linked, audience)


def _link_text(parent: Element, before: Element | None, glossary: Glossary, linked: LinkedTerms, audience: str) -> None:
    """Links the terms in the text of `parent`, or in that which follows its child `before`."""
    text = (parent.text if before is None else before.tail) or ""
    place = 0 if before is None else list(parent).index(before) + 1
    kind, end = type(text), 0
    for start, stop, term in glossary.find(text):
        if not linked.is_new(term.anchor, audience):
            continue
        _put_text(parent, before, kind(text[end:start]))
        before = Element("a", {"class": "ev-term", "href": f"{LINK_START}{term.anchor}"})
        before.text = kind(text[start:stop])
        parent.insert(place, before)
        place, end = place + 1, stop
    if end:
        _put_text(parent, before, kind(text[end:]))


def _put_text(parent: Element, before: Element | None, text: str) -> None:
    if before is None:
        parent.text = text
    else:
        before.tail = text
