"""Finds the outcomes and interventions of the vocabulary, and other phrases, in the words of a text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.model.ids import TermId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import Intervention, OutcomeTerm
from mkdocs_evidence.syntax.patterns import regex

_WORD = regex(r"[^\W_]+")
_ENDINGS = regex(r"(?<=...)(?:ations?|ings?|ed|es|e|s|ful)$")
_SMALL = frozenset("a an and any as at by for from in its of on or the their to with without per".split())


@lru_cache(maxsize=65_536)
def stem_word(word: str) -> str:
    """A word in lower case without the endings that grammar gives it.

    >>> [stem_word(word) for word in ("collapse", "collapsed", "painful", "strokes", "bleeding", "bmi")]
    ['collaps', 'collaps', 'pain', 'strok', 'bleed', 'bmi']
    """
    return word if len(word) < 4 else _ENDINGS.sub("", word)


@lru_cache(maxsize=16_384)
def telling_stems(text: str) -> frozenset[str]:
    """The stems of the words of a phrase that carry its meaning.

    >>> sorted(telling_stems("Collapse of the femoral head"))
    ['collaps', 'femoral', 'head']
    """
    return frozenset(stem_word(word) for word in _WORD.findall(text.casefold()) if word not in _SMALL)


@lru_cache(maxsize=1024)
def _stems_in_order(text: str) -> tuple[str, ...]:
    """The stems of all words of a text; kept, since it is searched for the terms of every kind in turn."""
    return tuple([stem_word(word) for word in _WORD.findall(text.casefold())])


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase that a text holds. Positional: many are made."""

    term: str
    """The term that the phrase names."""
    start: int
    """Offset in the text."""
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseFinder:
    """Phrases indexed by their first word, so that most texts cost one look."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """(stems of the phrase, what it names) by the first stem; the longest phrase first."""

    @classmethod
    def of(cls, phrases: Iterable[str] | Iterable[tuple[str, str]]) -> "PhraseFinder":
        """A finder of phrases, or of (phrase, what it names)."""
        named: dict[tuple[str, ...], str] = {}
        for one in phrases:
            phrase, term = (one, one) if isinstance(one, str) else one
            stems = _stems_in_order(phrase)
            if stems:
                named.setdefault(stems, term)
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for stems, term in sorted(named.items(), key=lambda item: (-len(item[0]), item[0])):
            by_first.setdefault(stems[0], []).append((stems, term))
        return cls(by_first={first: tuple(found) for first, found in by_first.items()})

    def finds(self, text: str) -> bool:
        """Whether the text holds one of the phrases."""
        return next(self._search(text), None) is not None

    def find(self, text: str) -> tuple[Named, ...]:
        """Every phrase in the text, the longest where several begin at one word, in order."""
        return tuple(self._search(text))

    def _search(self, text: str) -> Iterator[Named]:
        if not self.by_first:
            return
        stems = _stems_in_order(text)
        if self.by_first.keys().isdisjoint(stems):
            return
        spans = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        # Folding case may part words of a few scripts otherwise than the text itself does.
        at, count = 0, min(len(stems), len(spans))
        while at < count:
            phrases = self.by_first.get(stems[at], ())
            found = next((one for one in phrases if stems[at : at + len(one[0])] == one[0]), None)
            if found is not None and at + len(found[0]) <= count:
                yield Named(found[1], spans[at][0], spans[at + len(found[0]) - 1][1])
                at += len(found[0])
            else:
                at += 1


def _phrases_of(terms: Iterable[OutcomeTerm] | Iterable[Intervention]) -> Iterator[tuple[str, str]]:
    for term in terms:
        for phrase in (term.name, *term.also, term.id.replace("-", " ").replace("_", " ")):
            yield phrase, term.id


@once_per_ledger
def outcome_finder(ledger: Ledger) -> PhraseFinder:
    """Finds the outcomes of this site's vocabulary by id, name and other words."""
    return PhraseFinder.of(_phrases_of(ledger.vocabulary.outcomes))


@once_per_ledger
def intervention_finder(ledger: Ledger) -> PhraseFinder:
    """Finds the interventions of this site's vocabulary by id, name and other words."""
    return PhraseFinder.of(_phrases_of(ledger.vocabulary.interventions))


def named_terms(found: Iterable[Named]) -> frozenset[TermId]:
    """The terms that a text names."""
    return frozenset(TermId(one.term) for one in found)


@once_per_ledger
def outcome_stems(ledger: Ledger) -> Mapping[TermId, frozenset[str]]:
    """The stems of each outcome's id, name and other words."""
    return {
        term.id: telling_stems(" ".join((term.id.replace("-", " "), term.name, *term.also)))
        for term in ledger.vocabulary.outcomes
    }
