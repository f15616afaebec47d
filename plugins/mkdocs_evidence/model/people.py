"""People of the site, the board they form, and the words the site agrees on."""

from dataclasses import dataclass
from datetime import date, timedelta

from mkdocs_evidence.model.ids import PersonId, ReferenceKey, TermId
from mkdocs_evidence.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who writes or reviews."""

    id: PersonId
    name: str
    role: str = ""
    orcid: str = ""
    orcid_at: Place | None = None
    """Where the ORCID stands; None when there is none."""
    interests: tuple[str, ...] = ()
    """Declared interests; empty means none declared, which the page says."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A person's seat on the board."""

    person: PersonId
    role: str
    """Clinical reviewer, chair, lay reviewer, methods reviewer, …"""
    since: date | None = None
    until: date | None = None
    key: str = ""
    """Public key, as `ed25519:…` or a line of OpenSSH; empty until one is enrolled."""
    revoked: date | None = None
    """First day whose signatures by this key count for nothing; None while it is trusted."""
    at: Place

    @property
    def last_day_of_key(self) -> date | None:
        """Last day on which its signatures count; None while the end is open."""
        ends = [self.until, self.revoked - timedelta(days=1) if self.revoked else None]
        return min((one for one in ends if one is not None), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The body that signs."""

    name: str
    demonstration: bool
    """True for a board of roles that shows how the product works; every page it signs says so."""
    about: str = ""
    members: tuple[Membership, ...] = ()
    keepers: tuple[PersonId, ...] = ()
    """Members who sign changes of the board; empty when nobody has to."""
    threshold: int = 0
    """How many of them must sign a change."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Whom a claim is about."""

    id: TermId
    name: str
    within: tuple[TermId, ...] = ()
    """Broader populations that hold this one."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeTerm:
    """What is measured, and whether more of it is good or bad for the patient."""

    id: TermId
    name: str
    kind: str
    """`benefit` or `harm`."""
    also: tuple[str, ...] = ()
    """Other words by which texts name it: `death` for all-cause mortality."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """What is done."""

    id: TermId
    name: str
    kind: str = "treatment"
    """`treatment`, `test` or `watching`; harms are asked of treatments."""
    within: tuple[TermId, ...] = ()
    """Broader interventions of which this is one form."""
    also: tuple[str, ...] = ()
    """Other words by which texts name it."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class StagingScheme:
    """A staging system in one edition; the same digit in two schemes is two different things."""

    id: TermId
    name: str
    edition: str
    stages: tuple[tuple[str, str], ...]
    """(stage, definition)."""
    reference: ReferenceKey | None = None
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """An abbreviation or term, what it stands for, and how to say it plainly."""

    id: TermId
    name: str
    plain: str = ""
    avoid: tuple[str, ...] = ()
    """Other terms for the same thing that this site does not use."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of `site_config/vocabulary/`."""

    populations: tuple[Population, ...] = ()
    outcomes: tuple[OutcomeTerm, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    staging: tuple[StagingScheme, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
