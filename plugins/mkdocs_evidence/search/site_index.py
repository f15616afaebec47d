"""The search index of a site, from articles to files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from mkdocs_evidence.collection import without_collection
from mkdocs_evidence.search.calibration import Calibration, Claims, calibrate, claims_by_number
from mkdocs_evidence.search.concepts import add_everyday_terms
from mkdocs_evidence.search.entries import ArticleEntry, Names, Synonyms
from mkdocs_evidence.search.gate_file import gate_content
from mkdocs_evidence.search.grouping import ShardMap, map_shards
from mkdocs_evidence.search.index import Index, build_index
from mkdocs_evidence.search.ranking import Asker
from mkdocs_evidence.search.shards import cut_shards


@dataclass(frozen=True)  # Not slotted: it remembers what it has worked out.
class SiteIndex:
    """An index, where its keys lie, and what is written of it."""

    index: Index
    shards: ShardMap
    names: Names

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """By path from the folder of the index."""
        return cut_shards(self.index, self.shards, self.names, gate_content(self.calibration))

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
        blocks = self.index.numbered.blocks
        asks = any(claim.asks for block in blocks for _, article in block for claim in article.claims)
        return calibrate(self.asker, self.claims if asks else {})


_NO_NAMES: Names = MappingProxyType({})


def index_site(
    articles: Iterable[ArticleEntry], glossary: Iterable[Synonyms], *, names: Names = _NO_NAMES
) -> SiteIndex:
    """Indexes articles with the open terms and a site's glossary. The same for any order of the articles.

    Args:
        articles: What can be found.
        glossary: Of the site.
        names: How results name states and levels; a key without a name is shown as it is.
    """
    with without_collection():
        index = build_index(articles, add_everyday_terms(glossary))
        return SiteIndex(index, map_shards(index), names)
