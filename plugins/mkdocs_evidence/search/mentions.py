"""Which concepts claims mention, for pages that list them from A to Z.

The index joins words of many terms, some of them doubtful, because a wrong one costs little there. What people read
must be right: here a concept is a term of the site's own vocabulary, or an open term of two words or more whose very
name stands in a claim.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_evidence.search.analyser import stems, words
from mkdocs_evidence.search.concepts import Concept, ConceptFinder, join_glossary, read_terms
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.reading import Read, read_article


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionedConcept:
    """A concept and the claims that mention it."""

    slug: str
    """Unlike that of any other, for the address of its page."""
    name: str
    also: tuple[str, ...]
    """Abbreviation and other names."""
    plain: str
    claims: tuple[tuple[ArticleEntry, ClaimEntry], ...]
    """In the order of the articles; none for a term of the glossary that no claim uses."""


def find_mentions(
    articles: Sequence[ArticleEntry], glossary: Sequence[Synonyms], read: Read = read_article
) -> tuple[MentionedConcept, ...]:
    """Every concept of the glossary, and every other that a claim names, in the order of the alphabet.

    Args:
        articles: Of the site, in the order of their names.
        glossary: Of the site.
        read: Gives what an article says.
    """
    vocabulary = frozenset(stem for article in articles for stem in read(article).stems.split())
    ours = join_glossary((), glossary)
    known = frozenset(form for concept in ours for form in concept.forms)
    concepts = (*ours, *(one for one in _named_in_full(vocabulary) if one.forms[0] not in known))
    finder = ConceptFinder(concepts, vocabulary)
    found: dict[int, list[tuple[ArticleEntry, ClaimEntry]]] = {}
    for article in articles:
        for claim, texts in zip(article.claims, read(article).claims, strict=True):
            # Names do not run across the end of a phrase.
            phrases = map(str.split, f"{texts.text}\n{texts.lay}".split("\n"))
            for at in dict.fromkeys(at for phrase in phrases for at in finder.find(phrase)):
                found.setdefault(at, []).append((article, claim))
    other_names = _other_names(ours, glossary)
    shown = [at for at in range(len(concepts)) if at in found or at < len(ours)]
    shown.sort(key=lambda at: (concepts[at].name.casefold(), at))
    taken: set[str] = set()
    return tuple(
        MentionedConcept(
            slug=_slug(concepts[at].name, taken),
            name=concepts[at].name,
            also=other_names.get(at, ()),
            plain=concepts[at].plain,
            claims=tuple(found.get(at, ())),
        )
        for at in shown
    )


def _named_in_full(vocabulary: frozenset[str]) -> Iterable[Concept]:
    for term in read_terms(vocabulary):
        name = tuple(stems(term.name))
        if len(name) > 1 and vocabulary.issuperset(name):
            yield Concept(name=term.name, forms=(name,))


def _other_names(concepts: Sequence[Concept], glossary: Sequence[Synonyms]) -> Mapping[int, tuple[str, ...]]:
    owner = {form: at for at, concept in enumerate(concepts) for form in concept.forms}
    names: dict[int, dict[str, None]] = {}
    for entry in glossary:
        at = owner.get(tuple(stems(entry.name)))
        if at is not None:
            names.setdefault(at, {}).update(dict.fromkeys((entry.name, *entry.forms)))
    return {
        at: tuple(name for name in found if name.casefold() != concepts[at].name.casefold())
        for at, found in names.items()
    }


def _slug(name: str, taken: set[str]) -> str:
    plain = "-".join(words(name)) or "concept"
    slug, number = plain, 1
    while slug in taken:
        number += 1
        slug = f"{plain}-{number}"
    taken.add(slug)
    return slug
