"""Everything the author's files say, loaded once and then only read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from mkdocs_evidence.model.audience import USUAL_AUDIENCES, Audience
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import ArticleId, FlowId, PersonId, ReferenceKey
from mkdocs_evidence.model.people import Board, Person, Vocabulary
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.model.review import ReviewRecord
from mkdocs_evidence.model.review_log import ReviewLog
from mkdocs_evidence.model.roll import BoardRoll
from mkdocs_evidence.model.settings import Settings
from mkdocs_evidence.model.source import SourceText


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What readers of an article do not get, since the board has not approved it."""

    claims: int
    has_flow: bool
    """Whether the article has a decision flow that they do not get either."""

    @property
    def is_one(self) -> bool:
        """Whether it is one thing only."""
        return self.claims + self.has_flow == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The whole of a site's content. Mappings keep the order of sorted file names."""

    articles: Mapping[ArticleId, Article]
    references: Mapping[ReferenceKey, Reference]
    flows: Mapping[FlowId, Flow]
    reviews: Sequence[ReviewRecord] = ()
    people: Mapping[PersonId, Person] = field(default_factory=lambda: MappingProxyType({}))
    board: Board | None = None
    roll: BoardRoll | None = None
    """The seats and keys as the keepers of the board signed them; None when the project has no such file."""
    log: ReviewLog | None = None
    """The records under signed heads; None when there is no log that can be read."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    settings: Settings = field(default_factory=Settings)
    audiences: tuple[Audience, ...] = USUAL_AUDIENCES
    """Whom the pages speak to, in the order in which readers meet them; clinicians and patients always are."""
    as_of: date | None = None
    """The day for which something is overdue or expired; None when nothing is to be."""
    sources: Mapping[ReferenceKey, SourceText] | None = None
    """Texts of works, never published, with which quotations are compared; None when none were mounted."""
    withheld: Mapping[ArticleId, Withheld] = field(default_factory=lambda: MappingProxyType({}))
    """What was taken out of articles for their readers; empty in the ledger that is checked, which is whole."""
    faults: tuple[Fault, ...] = ()
    """Everything wrong with the files as files; what could be read is still in the ledger."""
