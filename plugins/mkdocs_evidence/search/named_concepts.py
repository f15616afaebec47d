"""The concepts that claims name, as keys of the index beside those of words."""

import base64
import hashlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from typing import NamedTuple

from mkdocs_evidence.search.analyser import stems
from mkdocs_evidence.search.anchors import anchor_of, around_anchor
from mkdocs_evidence.search.concepts import (
    Concept,
    ConceptFinder,
    Form,
    concepts_within,
    digest_glossary,
    digest_nameable,
)
from mkdocs_evidence.search.entries import Synonyms
from mkdocs_evidence.search.keeping import keep_one
from mkdocs_evidence.search.piece_lists import weigh
from mkdocs_evidence.search.pieces import Piece, Pieces
from mkdocs_evidence.search.postings import Posting, Postings, postings_list
from mkdocs_evidence.search.reading import Read
from mkdocs_evidence.search.weights import steady

_PLAIN_STEP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nameable:
    """The concepts that the texts of a site can name."""

    concepts: Sequence[Concept]
    anchors: Mapping[int, Sequence[int]]
    """By the number of a concept, the place of the anchor in each of its forms."""
    vocabulary: frozenset[str]
    """The stems of the site's texts."""


class _Named(NamedTuple):
    """What the claims of a piece name. Arrays of whole numbers of eight bytes."""

    claims: int
    """How many name anything."""
    names: int
    """How many names they have, repeated ones too."""
    numbers: bytes
    """Of these claims."""
    lengths: bytes
    """How many names each has."""
    concepts: bytes
    """The numbers of the concepts, claim after claim."""


def add_concepts(pieces: Pieces, glossary: Sequence[Synonyms], postings: defaultdict[str, Postings]) -> None:
    """Adds the keys of concepts, and the names by which they are found, to the keys of words."""
    nameable = _nameable(frozenset(postings), glossary, pieces)
    weighed = _weigh_concepts(nameable, glossary, pieces)
    concepts = [one for one in nameable.concepts if one.number in weighed]
    _spread_plain_words(weighed, nameable.concepts, postings)
    keys = _concept_keys(concepts, nameable.anchors, postings)
    forms: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for concept in concepts:
        key = keys[concept.number]
        postings[key] = Postings(text=weighed[concept.number])
        if len(concept.forms) > 1:
            postings[key].name = concept.name
        for form, place in zip(concept.forms, nameable.anchors[concept.number], strict=True):
            forms[form[place]][around_anchor(form, place)].append(key)
    for stem, names in forms.items():
        postings[stem].forms = sorted((around, tuple(sorted(found))) for around, found in names.items())


def _nameable(vocabulary: frozenset[str], glossary: Sequence[Synonyms], pieces: Pieces) -> _Nameable:
    def make() -> list[tuple[int, str, tuple[Form, ...], str, bool, list[int]]]:
        return [
            (one.number, one.name, one.forms, one.plain, one.is_ours, [*map(anchor_of, one.forms)])
            for one in concepts_within(vocabulary, glossary)
        ]

    digest = partial(digest_nameable, vocabulary, glossary, pieces.keep)
    rows = keep_one(pieces.keep, lambda: b"concepts" + digest(), make)
    return _Nameable(
        concepts=[
            Concept(name=name, forms=forms, plain=plain, is_ours=is_ours, number=number)
            for number, name, forms, plain, is_ours, _ in rows
        ],
        anchors={row[0]: row[-1] for row in rows},
        vocabulary=vocabulary,
    )


def _weigh_concepts(
    nameable: _Nameable, glossary: Sequence[Synonyms], pieces: Pieces
) -> Mapping[int, "array[Posting]"]:
    """By the number of a concept, the claims that name it, each with how much it says of it.

    What a text names depends on its own words and on the glossary. Other words of the site make other concepts
    nameable, but none that this text could name.
    """
    finder = cache(lambda: ConceptFinder(nameable.concepts, nameable.vocabulary))
    digest = cache(lambda: digest_glossary(glossary))
    one_by_one = pieces.of_everything(
        lambda: b"named" + digest(), lambda at: _find_named(pieces.pieces[at], pieces.read, finder())
    )
    named = [*one_by_one]
    claims = sum(one.claims for one in named)
    average = steady(sum(one.names for one in named) / claims) if claims else 1.0
    made = pieces.of_everything(
        lambda: b"weighed" + digest() + repr(average).encode(), lambda at: _weigh_named(named[at], average)
    )
    weighed: defaultdict[int, array[Posting]] = defaultdict(postings_list)
    for lists in made:
        for number, found in lists.items():
            weighed[number].frombytes(found)
    return weighed


def _find_named(piece: Piece, read: Read, finder: ConceptFinder) -> _Named:
    numbers, lengths, concepts = array("q"), array("q"), array("q")
    for first, article in piece:
        for number, claim in enumerate(read(article).claims, first):
            named = [finder.concepts[at].number for text in claim if text for at in finder.find(text.split())]
            if named:
                numbers.append(number)
                lengths.append(len(named))
                concepts.extend(named)
    return _Named(len(numbers), len(concepts), numbers.tobytes(), lengths.tobytes(), concepts.tobytes())


def _weigh_named(named: _Named, average: float) -> Mapping[int, bytes]:
    numbers, lengths, concepts = map(_whole_numbers, (named.numbers, named.lengths, named.concepts))
    names = iter(concepts)
    said = ((number, [*islice(names, length)]) for number, length in zip(numbers, lengths, strict=True))
    return {concept: found.tobytes() for concept, found in weigh(said, average).items()}


def _whole_numbers(packed: bytes) -> "array[int]":
    numbers = array("q")
    numbers.frombytes(packed)
    return numbers


def _spread_plain_words(
    weighed: Mapping[int, "array[Posting]"], concepts: Sequence[Concept], postings: defaultdict[str, Postings]
) -> None:
    """A claim that uses a term of the glossary is also found by the plain words for it, at the lowest weight."""
    claims_of: defaultdict[str, set[int]] = defaultdict(set)
    for concept in concepts:
        for stem in stems(concept.plain) if concept.plain else ():
            claims_of[stem].update([one >> 4 for one in weighed.get(concept.number, ())])
    for stem, claims in claims_of.items():
        lay = postings[stem].lay
        more = claims.difference([one >> 4 for one in lay])
        postings[stem].lay = postings_list(sorted((*lay, *(number << 4 | _PLAIN_STEP for number in more))))


def _concept_keys(
    mentioned: Iterable[Concept], anchors: Mapping[int, Sequence[int]], postings: Mapping[str, Postings]
) -> Mapping[int, str]:
    """By its number, a key beside a word of the concept's commonest name, so that a question that names it has often
    fetched it.

    The rest of it depends on the concept alone, unless another beside the same word has the same digest.
    """
    keys: dict[int, str] = {}
    taken: set[str] = set()
    for concept in sorted(mentioned, key=lambda one: (one.forms, one.name)):
        forms = concept.forms
        commonest = max(range(len(forms)), key=lambda one: _commonness(forms[one], postings)) if len(forms) > 1 else 0
        stem = forms[commonest][anchors[concept.number][commonest]]
        letters = base64.b32encode(hashlib.sha256(" ".join(forms[0]).encode()).digest()).decode().lower()
        length = next(length for length in range(2, 53) if f"{stem}~{letters[:length]}" not in taken)
        key = keys[concept.number] = f"{stem}~{letters[:length]}"
        taken.add(key)
    return keys


def _commonness(form: Form, postings: Mapping[str, Postings]) -> int:
    """Of a name's rarest stem on this site, in powers of two, so that few edits change which name is the commonest."""
    least = None
    for stem in form:
        one = postings.get(stem)
        if one is None:
            return 0
        claims = max(len(one.text), len(one.lay))
        least = claims if least is None else min(least, claims)
    return (least or 0).bit_length()
