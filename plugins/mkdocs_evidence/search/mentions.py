"""Which concepts claims mention, for pages that list them from A to Z.

The index joins words of many terms, some of them doubtful, because a wrong one costs little there. What people read
must be right: here a concept is a term of the site's own vocabulary, or an open term of two words or more whose very
name stands in a claim.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeAlias

from mkdocs_evidence.search.analyser import stems, words
from mkdocs_evidence.search.concepts import (
    Concept,
    ConceptFinder,
    Form,
    digest_glossary,
    digest_nameable,
    join_glossary,
    read_terms,
)
from mkdocs_evidence.search.digests import digest_of
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.keeping import keep_one
from mkdocs_evidence.search.pieces import Piece, Pieces
from mkdocs_evidence.search.reading import Read


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


def find_mentions(pieces: Pieces, glossary: Sequence[Synonyms]) -> tuple[MentionedConcept, ...]:
    """Every concept of the glossary, and every other that a claim names, in the order of the alphabet.

    Args:
        pieces: The articles of the site.
        glossary: Of the site.
    """
    ours = join_glossary((), glossary)
    concepts, mentioned = _mentioned(pieces, ours, glossary)
    found: dict[int, list[tuple[ArticleEntry, ClaimEntry]]] = {}
    places = {concept.number: at for at, concept in enumerate(concepts)}
    for article, claims in sorted(mentioned, key=lambda one: one[0].id):
        for place, named in claims:
            for number in named:
                found.setdefault(places[number], []).append((article, article.claims[place]))
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


_Mentioned: TypeAlias = tuple[ArticleEntry, Sequence[tuple[int, Sequence[int]]]]
"""An article, and of its claims that mention concepts the place, with the numbers of those concepts."""


def _mentioned(
    pieces: Pieces, ours: Sequence[Concept], glossary: Sequence[Synonyms]
) -> tuple[Sequence[Concept], Iterable[_Mentioned]]:
    """All concepts that are looked for, and the articles that mention any, in any order."""
    known = frozenset(form for concept in ours for form in concept.forms)
    vocabulary = frozenset(stem for piece in pieces.words for stem in piece.stems.split())
    digest = partial(digest_nameable, vocabulary, glossary, pieces.keep)
    rows = keep_one(pieces.keep, lambda: b"named in full" + digest(), lambda: [*_named_in_full(vocabulary, known)])
    concepts = (*ours, *(Concept(name=name, forms=(form,), number=number) for number, name, form, _ in rows))
    finder = cache(lambda: ConceptFinder(concepts, vocabulary))
    # What a text names depends on its own words and the glossary, and on which of the few odd terms are there.
    odd = [number for number, *_, is_odd in rows if is_odd]
    made = pieces.of_words(
        lambda: b"mentions" + digest_glossary(glossary) + digest_of(odd),
        lambda at: _mentions_of(pieces.pieces[at], pieces.read, finder()),
    )
    placed = zip(pieces.pieces, made, strict=True)
    return concepts, ((piece[at][1], claims) for piece, found in placed for at, claims in found)


def _mentions_of(piece: Piece, read: Read, finder: ConceptFinder) -> list[tuple[int, list[tuple[int, list[int]]]]]:
    """By the place of an article in the piece and of a claim in the article."""
    found = []
    for at, (_, article) in enumerate(piece):
        claims = []
        for place, texts in enumerate(read(article).claims):
            # Names do not run across the end of a phrase.
            phrases = map(str.split, f"{texts.text}\n{texts.lay}".split("\n"))
            named = dict.fromkeys(one for phrase in phrases for one in finder.find(phrase))
            if named:
                claims.append((place, [finder.concepts[one].number for one in named]))
        if claims:
            found.append((at, claims))
    return found


def _named_in_full(vocabulary: frozenset[str], known: frozenset[Form]) -> Iterable[tuple[int, str, Form, bool]]:
    """Open terms of two words or more whose very name texts can hold, and that are none of ours.

    Odd are those whose name is none of the forms of which texts must be able to hold one: not their own texts alone
    tell whether they are there.
    """
    for term in read_terms(vocabulary):
        name = tuple(stems(term.name))
        if len(name) > 1 and vocabulary.issuperset(name) and name not in known:
            yield term.number, term.name, name, name not in term.forms


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
