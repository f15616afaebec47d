"""What one piece of a site adds to the lists of the index: which of its claims have which words, headings and values.

A function of the piece, and of how long texts are on average.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias, TypeVar

from mkdocs_evidence.search.analyser import stems
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.pieces import Piece
from mkdocs_evidence.search.postings import Posting, postings_list
from mkdocs_evidence.search.question_keys import question_key
from mkdocs_evidence.search.reading import Read
from mkdocs_evidence.search.weights import STEPS, weight_step

Packed: TypeAlias = Mapping[str, bytes]
"""By key, whole numbers of eight bytes each: postings, or pairs of a first claim and how many."""
Word = TypeVar("Word", str, int)
ZONES = 3
"""Texts of a claim: the clinician's, the patient's and authored questions."""


class PieceLists(NamedTuple):
    """What a piece adds to the lists of each key; see `Postings`."""

    zones: tuple[Packed, ...]
    """Of the clinician's texts, the patient's and authored questions."""
    sections: Packed
    titles: Packed
    attributes: Packed
    """Pairs, as `sections`, of keys that filters ask for."""
    statuses: dict[str, int]
    """How many claims have each status."""


def list_piece(piece: Piece, read: Read, averages: Sequence[float]) -> PieceLists:
    """Makes the lists of a piece.

    Args:
        piece: Articles with their first numbers.
        read: Gives what an article says.
        averages: Stems of a text, for each of the three.
    """
    # Each is unpacked once for all that is asked of it.
    piece = [(first, replace(article, claims=tuple(article.claims))) for first, article in piece]
    said = [(number, claim) for first, article in piece for number, claim in enumerate(read(article).claims, first)]
    zones = [
        weigh([(number, claim[zone].split()) for number, claim in said if claim[zone]], averages[zone])
        for zone in range(ZONES)
    ]
    _add_questions(piece, zones[0])
    sections, titles = _contexts(piece)
    return PieceLists(
        zones=tuple(map(_packed, zones)),
        sections=_packed(sections),
        titles=_packed(titles),
        attributes=_packed(_attributes(piece)),
        statuses=Counter(str(claim.status) for _, article in piece for claim in article.claims),
    )


_Lists: TypeAlias = defaultdict[str, "array[Posting]"]


def _packed(lists: Mapping[str, "array[int]"]) -> Packed:
    return {key: found.tobytes() for key, found in lists.items()}


def weigh(said: Iterable[tuple[int, Sequence[Word]]], average: float) -> "defaultdict[Word, array[Posting]]":
    """By word, the texts that have it, each with how much it says of it.

    Args:
        said: Words of each text, as stems, by the number of its claim, ascending.
        average: Words of a text.
    """
    step_of = cache(lambda frequency, length: weight_step(frequency, length, average))
    lists: defaultdict[Word, array[Posting]] = defaultdict(postings_list)
    for number, text in said:
        length, base = len(text), number << 4
        once = base | step_of(1, length)
        if len(set(text)) == length:
            for word in text:
                lists[word].append(once)
        else:
            for word, frequency in Counter(text).items():
                lists[word].append(once if frequency == 1 else base | step_of(frequency, length))
    return lists


def _add_questions(piece: Piece, lists: _Lists) -> None:
    for first, article in piece:
        for number, claim in enumerate(article.claims, first):
            for key in sorted({question_key(one) for one in claim.asks}):
                lists[key].append(number << 4 | STEPS)


def _contexts(piece: Piece) -> tuple[_Lists, _Lists]:
    """Under which headings and titles of a word claims stand."""
    sections: _Lists = defaultdict(postings_list)
    titles: _Lists = defaultdict(postings_list)
    for first, article in piece:
        for stem in dict.fromkeys(stems(" ".join((article.title, *article.questions)))):
            if article.claims:
                titles[stem].extend((first, len(article.claims)))
        for start, length, heading in _runs(article.claims, first):
            for stem in dict.fromkeys(stems(heading)):
                sections[stem].extend((start, length))
    return sections, titles


def _runs(claims: Sequence[ClaimEntry], first: int) -> Iterable[tuple[int, int, str]]:
    start = 0
    for at in range(1, len(claims) + 1):
        if at == len(claims) or claims[at].section != claims[start].section:
            if claims[start].section:
                yield first + start, at - start, claims[start].section
            start = at


def _attributes(piece: Piece) -> _Lists:
    runs: _Lists = defaultdict(postings_list)
    for first, article in piece:
        for key in _article_attributes(article) if article.claims else ():
            add_runs(runs[key], (first, len(article.claims)))
        for number, claim in enumerate(article.claims, first):
            for key in _claim_attributes(claim.status, claim.certainty, claim.kinds, claim.references):
                add_runs(runs[key], (number, 1))
    return runs


def add_runs(runs: "array[int]", more: Sequence[int]) -> None:
    """Adds runs of claims behind others; the first of them goes on with the last one where it begins at its end."""
    if runs and runs[-2] + runs[-1] == more[0]:
        runs[-1] += more[1]
        runs.extend(more[2:])
    else:
        runs.extend(more)


def _article_attributes(article: ArticleEntry) -> tuple[str, ...]:
    """Keys under which filters find all claims of an article."""
    return (f"=article:{article.id}", f"=area:{article.area}") if article.area else (f"=article:{article.id}",)


@lru_cache(maxsize=4096)
def _claim_attributes(
    status: str, certainty: str, kinds: tuple[str, ...], references: tuple[str, ...]
) -> tuple[str, ...]:
    """Keys under which filters find a claim; neighbours often have the same."""
    return (
        f"=status:{status}",
        *((f"=certainty:{certainty}",) if certainty else ()),
        *(f"=kind:{kind}" for kind in kinds),
        *(f"=ref:{key}" for key in dict.fromkeys(references)),
    )
