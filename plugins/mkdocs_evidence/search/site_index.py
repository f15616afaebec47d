"""The search index of a site, from articles to files."""

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from mkdocs_evidence.search.concepts import join_glossary, read_terms
from mkdocs_evidence.search.entries import ArticleEntry, Synonyms
from mkdocs_evidence.search.grouping import ShardMap, map_shards
from mkdocs_evidence.search.index import Index, build_index
from mkdocs_evidence.search.ranking import Asker
from mkdocs_evidence.search.shards import cut_shards

FOLDER = "search/claims"
"""Of a site, for the files of the index; themes keep theirs beside it."""


@dataclass(frozen=True)  # Not slotted: it remembers what it has worked out.
class SiteIndex:
    """An index, where its keys lie, and what is written of it."""

    index: Index
    shards: ShardMap

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """By path from the folder of the index."""
        return cut_shards(self.index, self.shards)

    @cached_property
    def asker(self) -> Asker:
        """Asks it as the browser does."""
        return Asker(self.index, self.shards)


def index_site(articles: Iterable[ArticleEntry], glossary: Iterable[Synonyms]) -> SiteIndex:
    """Indexes articles with the open terms and a site's glossary. The same for any order of the articles."""
    was_enabled = gc.isenabled()
    # Millions of objects are made here and no cycles: looking for some takes a quarter of the time and finds none.
    gc.disable()
    try:
        index = build_index(articles, join_glossary(read_terms(), glossary))
        return SiteIndex(index, map_shards(index))
    finally:
        if was_enabled:
            gc.enable()
