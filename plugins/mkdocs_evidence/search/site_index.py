"""The search index of a site, from articles to files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from mkdocs_evidence.collection import without_collection
from mkdocs_evidence.search.calibration import (
    Calibration,
    Claims,
    Trial,
    ask_untold,
    calibrate,
    claims_by_number,
    try_excluded,
)
from mkdocs_evidence.search.concepts import add_everyday_terms
from mkdocs_evidence.search.entries import ArticleEntry, Names, Synonyms
from mkdocs_evidence.search.gate_file import gate_content
from mkdocs_evidence.search.grouping import ShardMap, map_shards
from mkdocs_evidence.search.index import Index, build_index
from mkdocs_evidence.search.keeping import MAKE_ALL, Keep
from mkdocs_evidence.search.pieces import Pieces
from mkdocs_evidence.search.question_keys import QUESTION
from mkdocs_evidence.search.ranking import Asker
from mkdocs_evidence.search.shards import cut_shards
from mkdocs_evidence.search.smoothing import Nearest
from mkdocs_evidence.search.written_out import find_written_out

Calibrate: TypeAlias = Callable[[Callable[[], Calibration]], Calibration]
"""Gives the calibration of a site that it is told how to find."""


def find_it(find: Callable[[], Calibration]) -> Calibration:
    """Keeps nothing, and finds the calibration each time."""
    return find()


@dataclass(frozen=True)  # Not slotted: it remembers what it has worked out.
class SiteIndex:
    """An index, where its keys lie, and what is written of it."""

    index: Index
    shards: ShardMap
    names: Names
    calibrated: Calibrate = find_it
    keep: Keep = MAKE_ALL

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """By path from the folder of the index."""
        return cut_shards(self.index, self.shards, self.names, gate_content(self.calibration), self.keep)

    @cached_property
    def asker(self) -> Asker:
        """Asks it as the browser does."""
        return Asker(self.index, self.shards)

    @cached_property
    def claims(self) -> Claims:
        """Every claim with its article, by its number."""
        return claims_by_number(self.index.numbered.blocks)

    @cached_property
    def calibration(self) -> Calibration:
        """How sure an answer must be here, by the site's own questions."""
        if not any(key.startswith(QUESTION) for key in self.index.postings):
            return calibrate(self.asker, {}, None)
        return self.calibrated(lambda: calibrate(self.asker, self.claims, self.excluded))

    @cached_property
    def untold(self) -> Mapping[tuple[str, str], float]:
        """How sure articles are of what they exclude when they are not told so, by article and question."""
        return ask_untold(self.asker, self.claims)

    @cached_property
    def excluded(self) -> Trial | None:
        """What they answer of it, a part of that calibration."""
        return try_excluded(self.untold)


_NO_NAMES: Names = MappingProxyType({})


def index_site(
    articles: Iterable[ArticleEntry],
    glossary: Iterable[Synonyms],
    *,
    names: Names = _NO_NAMES,
    keep: Keep = MAKE_ALL,
    nearest: Nearest | None = None,
) -> SiteIndex:
    """Indexes articles with the open terms and a site's glossary. The same for any order of the articles.

    Args:
        articles: What can be found.
        glossary: Of the site.
        names: How results name states and levels; a key without a name is shown as it is.
        keep: Gives parts of the index, from those of earlier ones or by having them made.
        nearest: Finds the neighbours of claims; None leaves their words out.
    """
    pieces = Pieces(tuple(articles), keep=keep)
    return index_pieces(pieces, site_terms(pieces, glossary), names=names, nearest=nearest)


def site_terms(pieces: Pieces, glossary: Iterable[Synonyms]) -> tuple[Synonyms, ...]:
    """The terms that mean the same on a site: its glossary's, those that its texts explain, and everyday ones."""
    own = tuple(glossary)
    return add_everyday_terms((*own, *find_written_out(pieces, own)))


def index_pieces(
    pieces: Pieces,
    terms: Sequence[Synonyms],
    *,
    names: Names = _NO_NAMES,
    calibrated: Calibrate = find_it,
    nearest: Nearest | None = None,
) -> SiteIndex:
    """The same of articles that are cut into pieces, with what the pages of a site give to results.

    Args:
        pieces: What can be found.
        terms: What `site_terms` gives of them.
        names: How results name states and levels; a key without a name is shown as it is.
        calibrated: Gives how sure an answer must be, from what was found before or by having it found.
        nearest: Finds the neighbours of claims; None leaves their words out.
    """
    with without_collection():
        index = build_index(pieces, terms, nearest)
        return SiteIndex(index, map_shards(index), names, calibrated, pieces.keep)
