"""What can be found: claims, in the order and with the words that the index needs. No ledger, so that anything can be
indexed that has claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Names: TypeAlias = Mapping[str, tuple[str, str]]
"""How results name a state or a level: shape and name by key, such as `status:draft`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEntry:
    """One claim as search knows it."""

    id: str
    text: str
    """The clinician's words."""
    lay: str = ""
    """The patient's words; empty when there are none."""
    wordings: tuple[tuple[str, str], ...] = ()
    """(audience, words) of every other audience that has words of its own."""
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
    bearing: tuple[str, ...] = ()
    """As results name them: those that carry it, `-key` of what disputes it, `.key` of what is background only."""

    @property
    def lay_words(self) -> str:
        """Everything that is said of it in words that are not the clinician's."""
        if not self.wordings:
            return self.lay
        return " ".join(filter(None, (self.lay, *(words for _, words in self.wordings))))


@dataclass(frozen=True, slots=True, kw_only=True)
class FactEntry:
    """Something that the flow of an article asks about the patient."""

    url: str
    """Of the question in the flow, from the root of the site."""
    ask: tuple[tuple[str, str], ...]
    """(audience, wording)."""
    terms: tuple[str, ...]
    """Stems apart by blanks: a reader's question that has all stems of one term touches it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEntry:
    """One article and its claims, in the order of the page."""

    id: str
    url: str
    """From the root of the site."""
    title: str
    questions: tuple[str, ...] = ()
    """Its question and the other wordings of it."""
    not_covered: tuple[str, ...] = ()
    """Questions that it says it does not answer."""
    area: str = ""
    written: str = ""
    """Day on which the text last changed, in ISO form; empty when nobody has said."""
    works: tuple[tuple[str, str], ...] = ()
    """(key, short name) of the works that its claims cite."""
    flow: str = ""
    """Title of its decision flow; empty without one."""
    facts: tuple[FactEntry, ...] = ()
    """What that flow asks, in its order."""
    claims: Sequence[ClaimEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """Terms of the site's glossary that mean the same."""

    name: str
    """As people are shown it."""
    forms: tuple[str, ...]
    """Abbreviation, full name and terms to avoid."""
    plain: str = ""
    """How to say it to a patient; too long to be looked for as a whole, so its words help to find the claims."""
