"""What a member filled in, before anybody asks whether it fits the site: the same from paper and from Word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from mkdocs_evidence.model.review import Meaning, Support, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something that a member wrote and nobody can tell the meaning of."""

    where: str
    """Table and row, or line and column."""
    words: str
    """As they stand there; empty where the trouble is that nothing stands."""
    why: str
    """A sentence."""

    def __str__(self) -> str:
        """All of it in one line.

        >>> str(Unread(where="table 3, row 7", words="maybe", why="It is none of the choices."))
        'table 3, row 7: “maybe”: It is none of the choices.'
        """
        return ": ".join(filter(None, [self.where, f"“{self.words}”" if self.words else "", self.why]))


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledDecision:
    """What was decided on one claim, or on the flow."""

    code: str
    """As it was read; not checked."""
    name: str = ""
    """Id that stood beside the code; empty on paper."""
    verdict: Verdict | None = None
    supports: Mapping[str, Support] = field(default_factory=lambda: MappingProxyType({}))
    """By letter of the cited work."""
    comment: str = ""
    wording: str | None = None
    """How the member would have it; None where nothing was changed or written."""
    where: str
    """For messages."""

    @property
    def is_empty(self) -> bool:
        """Whether the member left it open."""
        return self.verdict is None and not (self.supports or self.comment or self.wording)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledPack:
    """One pack as it came back."""

    article: str
    code: str
    """Of the pack, as it was read."""
    meaning: Meaning | None
    day: date | None
    name: str = ""
    """As the member signed; empty where it was not asked for."""
    has_no_interest: bool = False
    interests: tuple[tuple[str, str], ...] = ()
    """(topic, what it is)."""
    decisions: tuple[FilledDecision, ...] = ()
    unread: tuple[Unread, ...] = ()
