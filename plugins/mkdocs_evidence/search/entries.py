"""What can be found: claims, in the order and with the words that the index needs. No ledger, so that anything can be
indexed that has claims."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEntry:
    """One claim as search knows it."""

    id: str
    text: str
    """The clinician's words."""
    lay: str = ""
    """The patient's words; empty when there are none."""
    asks: tuple[str, ...] = ()
    """Authored questions that the claim answers."""
    section: str = ""
    certainty: str = ""
    status: str = "draft"
    since: str = ""
    """Day of the board's decision, in ISO form; empty when there is none."""
    kinds: tuple[str, ...] = ()
    """Kinds of the evidence that carries it."""
    references: tuple[str, ...] = ()
    """Keys of the works cited, in the order of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEntry:
    """One article and its claims, in the order of the page."""

    id: str
    url: str
    """From the root of the site."""
    title: str
    questions: tuple[str, ...] = ()
    """Its question and the other wordings of it."""
    area: str = ""
    claims: tuple[ClaimEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """Terms of the site's glossary that mean the same."""

    name: str
    """As people are shown it."""
    forms: tuple[str, ...]
    """Abbreviation, full name and terms to avoid."""
    plain: str = ""
    """How to say it to a patient; too long to be looked for as a whole, so its words help to find the claims."""
