"""Whom and what a claim is about, and how that lies to what its evidence studied."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_evidence.analysis.citing import cited_extracts
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.model.claim import Article, Citation, Claim, Relation
from mkdocs_evidence.model.ids import TermId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Extract


class Lie(StrEnum):
    """How the people studied lie to the people that a claim is about."""

    SAME = "same"
    BROADER = "broader"
    """The claim's people are among those studied."""
    NARROWER = "narrower"
    """Those studied are only some of the claim's people."""
    BESIDE = "beside"
    """Neither holds the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedExtract:
    """A carrying citation and one extract that it leads to."""

    citation: Citation
    extract: Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPopulation:
    """Evidence on other people than the claim's."""

    cited: CitedExtract
    claimed: TermId
    studied: TermId
    lie: Lie


@once_per_ledger
def broader_populations(ledger: Ledger) -> Mapping[TermId, frozenset[TermId]]:
    """Each population of the vocabulary with all that hold it, itself included. Circles end where they began."""
    return _close({one.id: one.within for one in ledger.vocabulary.populations})


@once_per_ledger
def broader_interventions(ledger: Ledger) -> Mapping[TermId, frozenset[TermId]]:
    """Each intervention of the vocabulary with all of which it is a form, itself included."""
    return _close({one.id: one.within for one in ledger.vocabulary.interventions})


def _close(broader: Mapping[TermId, tuple[TermId, ...]]) -> Mapping[TermId, frozenset[TermId]]:
    closed: dict[TermId, frozenset[TermId]] = {}
    for name in broader:
        seen, ahead = {name}, [name]
        while ahead:
            for one in broader.get(ahead.pop(), ()):
                if one in broader and one not in seen:
                    seen.add(one)
                    ahead.append(one)
        closed[name] = frozenset(seen)
    return closed


def compare_populations(claimed: TermId, studied: TermId, ledger: Ledger) -> Lie | None:
    """How `studied` lies to `claimed`; None when the vocabulary lacks one of the two."""
    broader = broader_populations(ledger)
    if claimed not in broader or studied not in broader:
        return None
    if claimed == studied:
        return Lie.SAME
    if studied in broader[claimed]:
        return Lie.BROADER
    return Lie.NARROWER if claimed in broader[studied] else Lie.BESIDE


def carrying_extracts(claim: Claim, ledger: Ledger) -> Iterator[tuple[Citation, tuple[Extract, ...]]]:
    """Each carrying citation with the extracts that it leads to, at least one."""
    for citation in claim.citations:
        if citation.relation.carries:
            extracts = cited_extracts(citation, ledger)
            if extracts:
                yield citation, extracts


def find_foreign_populations(claim: Claim, article: Article, ledger: Ledger) -> tuple[ForeignPopulation, ...]:
    """The evidence that studied other people than the claim is about, unless the claim says why it carries over.

    Judged by citation. One that names no extract is foreign only when every extract of the work is. A work that only
    qualifies the claim may be about some of its people, as long as another supports it for all of them.
    """
    claimed = claim.population or article.population
    if claimed is None or claim.indirect:
        return ()
    foreign: list[ForeignPopulation] = []
    others: list[Citation] = []
    for citation, extracts in carrying_extracts(claim, ledger):
        found = [_foreign(citation, extract, claimed, ledger) for extract in extracts]
        if None not in found:
            foreign += found[:1]  # type: ignore[arg-type]  # holds no None here
        else:
            others.append(citation)
    is_carried = bool(foreign) and any(one.relation is Relation.SUPPORTS for one in others)
    return tuple(one for one in foreign if not (is_carried and _only_qualifies(one)))


def _only_qualifies(one: ForeignPopulation) -> bool:
    return one.cited.citation.relation is Relation.QUALIFIES and one.lie is Lie.NARROWER


def _foreign(citation: Citation, extract: Extract, claimed: TermId, ledger: Ledger) -> ForeignPopulation | None:
    if extract.population is None or extract.population == claimed:
        return None
    lie = compare_populations(claimed, extract.population, ledger)
    if lie not in (Lie.NARROWER, Lie.BESIDE):
        return None
    cited = CitedExtract(citation=citation, extract=extract)
    return ForeignPopulation(cited=cited, claimed=claimed, studied=extract.population, lie=lie)


def citation_place(claim: Claim, citation: Citation) -> Place:
    """Where a finding about a citation points: the citation, or the claim when it stands in a caption above it."""
    at, whole = citation.at, claim.at
    inside = at.file == whole.file and (whole.line, whole.column) <= (at.line, at.column) < whole.end
    return at if inside else find_first_line(claim)


@once_per_ledger
def term_names(ledger: Ledger) -> Mapping[TermId, str]:
    """The printed name of every population, outcome and intervention."""
    vocabulary = ledger.vocabulary
    return {
        term.id: term.name
        for terms in (vocabulary.populations, vocabulary.outcomes, vocabulary.interventions)
        for term in terms
    }
