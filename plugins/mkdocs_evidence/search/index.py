"""The index in memory: for every stem, which claims have it in which of their texts, and how much it says of each.

Five texts are kept apart, so that each has its weight when a question is asked: the clinician's wording, the patient's,
authored questions, the headings above, and the titles and questions of the article. Weights are BM25's, in 15 steps.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_evidence.search.encoding import most_postings
from mkdocs_evidence.search.entries import Synonyms
from mkdocs_evidence.search.named_concepts import add_concepts
from mkdocs_evidence.search.numbering import Numbered
from mkdocs_evidence.search.piece_lists import ZONES, PieceLists, add_runs, list_piece
from mkdocs_evidence.search.pieces import Pieces, PieceWords
from mkdocs_evidence.search.postings import Postings, postings_list
from mkdocs_evidence.search.smoothing import Nearest, smooth
from mkdocs_evidence.search.weights import steady


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Everything that is cut into shards."""

    numbered: Numbered
    postings: Mapping[str, Postings]
    """By key: a stem, `stem~number` for a concept, `=attribute:value` for what filters ask, `?digest` of a question,
    `stem~!` for a word of neighbours."""
    statuses: Mapping[str, int]
    """How many claims have each status."""
    is_smoothed: bool = False
    """Whether claims are found by the words of their neighbours too."""


def build_index(pieces: Pieces, glossary: Sequence[Synonyms], nearest: Nearest | None = None) -> Index:
    """Makes the index, with the open terms. Linear in the words of the site; the same for any order of the articles.

    Args:
        pieces: What can be found.
        glossary: Names that mean the same.
        nearest: Finds the neighbours of claims; None leaves their words out.
    """
    averages = [*map(_average, range(ZONES), [pieces.words] * ZONES)]
    lists = pieces.of_everything(
        lambda: b"lists" + repr(averages).encode(), lambda at: list_piece(pieces.pieces[at], pieces.read, averages)
    )
    postings: defaultdict[str, Postings] = defaultdict(Postings)
    runs: defaultdict[str, array[int]] = defaultdict(postings_list)
    statuses: Counter[str] = Counter()
    for piece in lists:
        _join_words(piece, postings)
        _join_attributes(piece, runs)
        statuses.update(piece.statuses)
    _add_surfaces(pieces.words, postings)
    # The stems of the texts tell which concepts there can be, so nothing else may be among the keys by now.
    add_concepts(pieces, glossary, postings)
    for key, joined in runs.items():
        postings[key].sections.extend(joined)
    if nearest is not None:
        for key, given in smooth(pieces, nearest, most_postings(pieces.numbered.claims)):
            postings[key].text = given
    return Index(numbered=pieces.numbered, postings=dict(postings), statuses=statuses, is_smoothed=nearest is not None)


def _average(zone: int, words: Sequence[PieceWords]) -> float:
    """How many stems a text has that has any."""
    filled = sum(piece.filled[zone] for piece in words)
    return steady(sum(piece.lengths[zone] for piece in words) / filled) if filled else 1.0


def _join_words(piece: PieceLists, postings: defaultdict[str, Postings]) -> None:
    """Puts what a piece says of words behind what others said."""
    text, lay, asks = piece.zones
    for key, found in text.items():
        postings[key].text.frombytes(found)
    for key, found in lay.items():
        postings[key].lay.frombytes(found)
    for key, found in asks.items():
        postings[key].asks.frombytes(found)
    for key, found in piece.sections.items():
        postings[key].sections.frombytes(found)
    for key, found in piece.titles.items():
        postings[key].titles.frombytes(found)


def _join_attributes(piece: PieceLists, runs: defaultdict[str, "array[int]"]) -> None:
    """The same of what filters ask for, where runs go on from piece to piece."""
    for key, found in piece.attributes.items():
        numbers = postings_list()
        numbers.frombytes(found)
        add_runs(runs[key], numbers)


def _add_surfaces(words: Iterable[PieceWords], postings: Mapping[str, Postings]) -> None:
    """Of each stem, the word that is written most often."""
    written: Counter[str] = Counter()
    stem_of: dict[str, str] = {}
    for piece in words:
        found = piece.words.split()
        stem_of.update(zip(found, piece.stems.split(), strict=True))
        for word, count in zip(found, piece.counts, strict=True):
            written[word] += count
    best: dict[str, tuple[int, str]] = {}
    for word, count in written.items():
        stem = stem_of[word]
        if (-count, word) < best.get(stem, (1, "")):
            best[stem] = (-count, word)
    for stem, (_, word) in best.items():
        postings[stem].surface = word
