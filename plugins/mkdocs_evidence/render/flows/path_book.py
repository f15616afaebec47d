"""The path book of a flow, for the board: every path as a sentence, who takes it, and how well the flow is guarded."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from mkdocs_evidence.analysis.flows.cells import TooManyCellsError
from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.measures import FlowMeasures, measure_flow
from mkdocs_evidence.analysis.flows.mutants import MutationScore, score_scenarios
from mkdocs_evidence.analysis.flows.paths import Path, PathBook, find_example, find_paths, say_question
from mkdocs_evidence.analysis.flows.scenarios import try_scenarios
from mkdocs_evidence.analysis.flows.study import FlowStudy, study_flow
from mkdocs_evidence.analysis.flows.table import CompiledFact, CompiledFlow
from mkdocs_evidence.analysis.flows.words import NOT_KNOWN_WORDS, wording
from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.model.flow import UNKNOWN, Entry, Flow
from mkdocs_evidence.model.ids import ClaimName, FactId
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.flows.outline import lettered_outcomes, outcome_title
from mkdocs_evidence.render.links import Links
from mkdocs_evidence.render.words import URGENCY, Term, count_of

MOST_ON_PAGE = 500
"""More paths than this nobody reads on a page; the CSV has them all."""

_MOST_MUTANTS = 100
"""Faults tried for the page of one flow, about half a second; `evidence flow check` tries them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookClaim:
    """A claim that paths stand on."""

    name: str
    """Without its article."""
    url: str
    """Empty for a claim that nobody has written."""
    text: str
    paths: int
    """How many paths of the page stand on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathView:
    """One path."""

    number: int
    steps: tuple[tuple[str, str], ...]
    """(question, answers) of each question that is asked."""
    example: str
    """A patient who takes it: what is asked, in the words of its id, and the answer."""
    entries: Mapping[FactId, Entry]
    """The example again, as answers that can be walked."""
    claims: tuple[BookClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomePaths:
    """The paths to one outcome, with example patients."""

    anchor: str
    name: str
    """Of the outcome in the compiled flow."""
    letter: str
    """That the outcome has wherever the flow is shown; empty for one of another flow."""
    title: str
    urgency: Term | None
    paths: tuple[PathView, ...]
    scenarios: tuple[str, ...]
    """Patients of the author who come here, in the author's words."""

    @property
    def heading(self) -> str:
        """The title behind its letter."""
        return f"{self.letter}. {self.title}" if self.letter else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class PathBookView:
    """The page."""

    title: str
    edition: int
    version: str
    """First digits of the digest that sign-offs and files bind to."""
    flow_url: str
    numbers: tuple[str, ...]
    outcomes: tuple[OutcomePaths, ...]
    unmet: tuple[str, ...]
    """Scenarios that do not reach what they expect."""
    claims: tuple[BookClaim, ...]
    is_cut_short: bool


def path_book_view(flow: Flow, site: SiteFacts, links: Links) -> PathBookView:
    """The path book of a flow, with addresses as the page of `links` writes them."""
    study = study_flow(flow, site.ledger)
    book = find_paths(study.compiled, most=MOST_ON_PAGE)
    claims = _claims(book, site, links)
    return PathBookView(
        title=flow.title,
        edition=flow.edition,
        version=version_code(flow_digest(study.compiled)),
        flow_url=links.to_flow(flow.id),
        numbers=tuple(_numbers(study, book, site)),
        outcomes=tuple(_outcomes(study.compiled, book, claims)),
        unmet=tuple(trial.scenario.name for trial in try_scenarios(study.compiled) if not trial.is_met),
        claims=tuple(claims.values()),
        is_cut_short=book.is_cut_short,
    )


def outcome_paths(study: FlowStudy, site: SiteFacts, links: Links) -> tuple[tuple[OutcomePaths, ...], bool]:
    """Every path of a flow by its outcome, with addresses as the page of `links` writes them; True when cut short."""
    book = find_paths(study.compiled, most=MOST_ON_PAGE)
    return tuple(_outcomes(study.compiled, book, _claims(book, site, links))), book.is_cut_short


def _claims(book: PathBook, site: SiteFacts, links: Links) -> Mapping[ClaimName, BookClaim]:
    counts: dict[ClaimName, int] = {}
    for path in book.paths:
        for claim in path.claims:
            counts[claim] = counts.get(claim, 0) + 1
    return {
        name: BookClaim(
            name=name.rpartition("#")[2],
            url=links.to_claim(name) if name in site.claims else "",
            text=site.claims[name].text if name in site.claims else "",
            paths=count,
        )
        for name, count in counts.items()
    }


def _outcomes(compiled: CompiledFlow, book: PathBook, claims: Mapping[ClaimName, BookClaim]) -> Iterator[OutcomePaths]:
    met: dict[str, list[str]] = {}
    for trial in try_scenarios(compiled):
        if trial.is_met:
            met.setdefault(trial.walk.outcome, []).append(trial.scenario.name)
    letters = {str(one.id): letter for letter, one in lettered_outcomes(compiled.flow).items()}
    # Outcomes of other flows have no letter here; they come last.
    ordered = [*letters, *(name for name in compiled.outcomes if name not in letters)]
    for number, name in enumerate(ordered, 1):
        source = compiled.outcomes[name].source
        numbered = [(place, path) for place, path in enumerate(book.paths, 1) if path.outcome.name == name]
        if numbered:
            yield OutcomePaths(
                anchor=f"ev-paths-{number}",
                name=name,
                letter=letters.get(name, ""),
                title=outcome_title(source),
                urgency=URGENCY[source.urgency] if source.urgency else None,
                paths=tuple(_path(place, path, book, claims) for place, path in numbered),
                scenarios=tuple(met.get(name, ())),
            )


def _path(number: int, path: Path, book: PathBook, claims: Mapping[ClaimName, BookClaim]) -> PathView:
    entries = find_example(path, book.space)
    example = [
        f"{name.replace('-', ' ')}: {_say_entry(entry, book.space.axes[name].fact)}" for name, entry in entries.items()
    ]
    return PathView(
        number=number,
        steps=tuple((say_question(step), step.labels) for step in path.steps if step.labels),
        example="; ".join(example),
        entries=entries,
        claims=tuple(claims[name] for name in path.claims),
    )


def _say_entry(entry: Entry, fact: CompiledFact) -> str:
    labels = {option.id: wording(option.label) or option.id for option in fact.fact.options}
    if not isinstance(entry, str):
        return " and ".join(labels.get(one, one) for one in entry) or "none of them"
    if entry == UNKNOWN:
        return NOT_KNOWN_WORDS
    return labels.get(entry, f"{entry} {fact.fact.unit}".rstrip())


def _numbers(study: FlowStudy, book: PathBook, site: SiteFacts) -> Iterator[str]:
    measures = measure_flow(study.compiled, study.proof, book)
    yield from _size(measures)
    if not (study.proof.is_complete and study.compiled.is_whole):
        yield "It is not proven that every combination of answers leads to one outcome."
        return
    yield "It is proven that every combination of answers, “not known” included, leads to exactly one outcome."
    yield (
        f"{measures.met} of {count_of(measures.scenarios, 'example patient', 'example patients')} reach the outcome "
        f"that the authors expect; they take {measures.covered} of {measures.branches} answers and reach "
        f"{measures.outcomes_covered} of {measures.outcomes} outcomes."
    )
    if book.is_cut_short:
        yield f"`evidence flow check {study.compiled.flow.id}` says how well the flow is guarded against faults."
        return
    # A flow can be small enough to be proven and too large to be compared with one that has a fault.
    with suppress(TooManyCellsError):
        yield _say_score(score_scenarios(study.compiled.flow, site.ledger.flows, most=_MOST_MUTANTS))


def _size(measures: FlowMeasures) -> Sequence[str]:
    more = "more than " if measures.is_cut_short else ""
    paths = count_of(measures.paths, "path", "paths")
    return (
        f"{count_of(measures.questions, 'question', 'questions')}, "
        f"{count_of(measures.outcomes, 'outcome', 'outcomes')}, {more}{paths}.",
        f"They stand for {more}{measures.patients:,} combinations of answers.",
    )


def _say_score(score: MutationScore) -> str:
    """The mutation score in words that say what it is for."""
    faults = score.tried - len(score.equivalent)
    noticed = faults - len(score.unnoticed)
    every = "" if score.tried == score.made else f" (one in {round(score.made / score.tried)} of {score.made:,})"
    return (
        f"Of {count_of(faults, 'fault', 'faults')} put into the flow on purpose, one at a time{every}, {noticed} are "
        f"noticed: {len(score.by_proof)} by the proof, {len(score.by_scenarios)} because an example patient no longer "
        f"reaches the expected outcome."
    )
