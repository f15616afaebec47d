"""The summary of findings of an article: each outcome that its claims rest on, in figures, made from the extracts."""

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_evidence.analysis.citing import cited_extracts
from mkdocs_evidence.analysis.figures.outcome_figures import find_effects, find_frequencies
from mkdocs_evidence.model.claim import Certainty
from mkdocs_evidence.model.ids import ExtractId, ReferenceKey
from mkdocs_evidence.model.reference import Extract
from mkdocs_evidence.render.cards.evidence import extract_anchor
from mkdocs_evidence.render.cards.figures import effect_text, frequency_label, frequency_text
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.references.short import short_reference
from mkdocs_evidence.render.words import CERTAINTY, Term

_Place = tuple[ReferenceKey, ExtractId]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigure:
    """How often the outcome befell one group."""

    label: str
    words: str
    """`14 of 18 hips (78%)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One outcome as one work tells it."""

    outcome: str
    people: str
    staging: str
    follow_up: str
    groups: tuple[GroupFigure, ...]
    effects: tuple[str, ...]
    certainty: Term | None
    """The lowest that a claim resting on it has; None when no claim grades it."""
    certainty_id: str
    number: int
    name: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """The findings about one intervention."""

    intervention: str
    rows: tuple[FindingRow, ...]


def findings_view(facts: ArticleFacts) -> tuple[FindingGroup, ...]:
    """The findings by intervention, in the order in which the article first rests on each.

    A finding is an extract that carries a claim, names an intervention and an outcome of the vocabulary, and gives
    figures of that outcome or says how groups differ.
    """
    ledger = facts.site.ledger
    graded = _certainties(facts)
    groups: dict[str, list[FindingRow]] = {}
    for place in graded:
        reference = ledger.references[place[0]]
        extract = reference.extract(place[1])
        if extract is None:
            continue
        row = _row(place, extract, graded, facts)
        if row.groups or row.effects:
            groups.setdefault(facts.site.term_name(extract.intervention), []).append(row)
    return tuple(FindingGroup(intervention=name, rows=tuple(rows)) for name, rows in groups.items())


def _certainties(facts: ArticleFacts) -> dict[_Place, Certainty | None]:
    """Every extract of a named outcome and intervention that carries a claim.

    Returns:
        Each with the lowest certainty of the claims of fact that rest on it.
    """
    found: dict[_Place, Certainty | None] = {}
    order = list(Certainty)
    for claim in facts.article.claims:
        for citation in claim.citations:
            if not citation.relation.carries:
                continue
            for extract in cited_extracts(citation, facts.site.ledger):
                if extract.outcome is None or extract.intervention is None:
                    continue
                place = (citation.key, extract.id)
                before = found.setdefault(place, None)
                here = None if claim.is_recommendation else claim.certainty
                if here is not None and (before is None or order.index(here) > order.index(before)):
                    found[place] = here
    return found


def _row(place: _Place, extract: Extract, graded: Mapping[_Place, Certainty | None], facts: ArticleFacts) -> FindingRow:
    site, key = facts.site, place[0]
    frequencies = find_frequencies(extract)
    effects = find_effects(extract)
    follow_ups = [one.follow_up for one in frequencies] + [one.follow_up for one in effects]
    certainty = graded[place]
    return FindingRow(
        outcome=site.term_name(extract.outcome),
        people=site.term_name(extract.population),
        staging=site.term_name(extract.staging),
        follow_up="; ".join(dict.fromkeys(filter(None, follow_ups))),
        groups=tuple(GroupFigure(label=frequency_label(one), words=frequency_text(one)) for one in frequencies),
        effects=tuple(effect_text(one) for one in effects),
        certainty=CERTAINTY[certainty] if certainty else None,
        certainty_id=certainty or "",
        number=facts.numbers[key],
        name=short_reference(site.ledger.references[key]),
        target=extract_anchor(key, extract.id),
    )
