"""What `site_config/evidence.yml` decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from mkdocs_evidence.model.finding import Severity
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """One rule's entry under `rules:`."""

    severity: Severity | None = None
    """None leaves the rule's own severity."""
    options: Mapping[str, str | int | bool] = field(default_factory=lambda: MappingProxyType({}))
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSetting:
    """Severities for the files of one folder, stronger than the site's."""

    folder: str
    """Path from the root of the project, without a slash at the end."""
    severities: Mapping[str, Severity]
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An excuse for named findings: who allows it, why, and until when."""

    rule: str
    where: str
    """A file, an article, `article#claim`, the key of a reference or the name of a flow."""
    reason: str
    signer: str
    expires: date
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconSetting:
    """Words that the site adds to one of our lists, under `lexicons:`."""

    entries: tuple[str, ...]
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineSetting:
    """That a site may be published in spite of old findings, under `publishing: baseline:`."""

    file: str
    """Path from the root of the project, as the author wrote it."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPolicy:
    """What an approval takes."""

    quorum_recommendation: int = 2
    quorum_claim: int = 1
    identity_recommendation: Identity = Identity.COUNTERSIGNED
    """Lowest level of identity at which an acceptance of a recommendation or a flow counts."""
    identity_claim: Identity = Identity.PAPER
    """The same for any other claim."""
    due_months: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyText:
    """What the board says first when a reader's question has words of an emergency, under `emergency:`."""

    words: tuple[str, ...]
    """Phrases. A question has one when it has all its words, in any order. `walk/stand` means either of them, `end-it`
    both in this order, `swell*` all words that begin so, `5+` a number from 5."""
    text: str
    at: Place


class Channel(StrEnum):
    """For whom a site is made."""

    PRODUCTION = "production"
    """For readers: what no quorum has signed is treated as the publishing policy says."""
    DRAFT = "draft"
    """For those who work on it: everything is shown, every page says so, and no search engine may list it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of `evidence.yml`, with the defaults of a site that has none."""

    rules: Mapping[str, RuleSetting] = field(default_factory=lambda: MappingProxyType({}))
    folders: tuple[FolderSetting, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    citation_style: str = "nlm"
    """`nlm` or `ama`."""
    grading: str = "grade"
    policy_version: str = ""
    """Version of the editorial policy that pages link to; empty when the site has none."""
    policy_page: str = ""
    """Page of the policy, from the pages folder: `policy.md`."""
    review: ReviewPolicy = field(default_factory=ReviewPolicy)
    publish_unapproved: str = "banner"
    """What production does with claims that no quorum has signed: `banner`, `hide` or `refuse`."""
    channel: Channel = Channel.PRODUCTION
    """For whom the site is made."""
    baseline: BaselineSetting | None = None
    """Old findings that do not refuse a site; None when all count."""
    rules_url: str = ""
    """Address of the folder with the pages of rules, for reports that link to them; empty when there is none."""
    disclaimers: tuple[tuple[str, str], ...] = ()
    """(audience, text) printed at the end of every article."""
    contact: str = ""
    """Address for reports of errors: a URL or e-mail address."""
    lexicons: Mapping[str, LexiconSetting] = field(default_factory=lambda: MappingProxyType({}))
    """Words that the site adds to our word lists, by name of the list."""
    emergencies: tuple[EmergencyText, ...] = ()
    """Fixed texts that come before any result."""

    def on(self, channel: Channel | None) -> "Settings":
        """The same for another channel; None leaves that of the file."""
        return replace(self, channel=channel) if channel else self

    @property
    def unapproved(self) -> str:
        """What becomes of claims that no quorum has signed, on this channel: `banner`, `hide` or `refuse`."""
        return "banner" if self.channel is Channel.DRAFT else self.publish_unapproved
