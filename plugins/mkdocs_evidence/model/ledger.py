"""Everything the author's files say, loaded once and then only read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import ArticleId, FlowId, PersonId, ReferenceKey
from mkdocs_evidence.model.people import Board, Person, Vocabulary
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.model.review import ReviewRecord
from mkdocs_evidence.model.settings import Settings
from mkdocs_evidence.model.source import SourceText


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The whole of a site's content. Mappings keep the order of sorted file names."""

    articles: Mapping[ArticleId, Article]
    references: Mapping[ReferenceKey, Reference]
    flows: Mapping[FlowId, Flow]
    reviews: tuple[ReviewRecord, ...] = ()
    people: Mapping[PersonId, Person] = field(default_factory=lambda: MappingProxyType({}))
    board: Board | None = None
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    settings: Settings = field(default_factory=Settings)
    as_of: date | None = None
    """The day for which something is overdue or expired; None when nothing is to be."""
    sources: Mapping[ReferenceKey, SourceText] | None = None
    """Texts of works, never published, with which quotations are compared; None when none were mounted."""
    faults: tuple[Fault, ...] = ()
    """Everything wrong with the files as files; what could be read is still in the ledger."""
