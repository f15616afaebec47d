"""A flow as a form, one question at a time: everything that the script shows is made here, as templates of the page.

The script chooses among these parts and fills in answers; it holds no wording of a flow. The first question stands in
the page where scripts may run, and the script wakes it. Without scripts the part stays hidden, and the outline says the
same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_evidence.analysis.flows.advice_codes import advice_codes
from mkdocs_evidence.analysis.flows.digest import flow_digest, table_of
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.flows.table import NOT_KNOWN, CompiledFact, CompiledFlow, CompiledQuestion
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.model.flow import FactType, Flow, Option
from mkdocs_evidence.model.ids import FlowId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.flows.result import CLINICIAN, PATIENT, ResultMaker, ResultView, Said, say_for
from mkdocs_evidence.render.links import Links
from mkdocs_evidence.render.references.short import short_reference
from mkdocs_evidence.render.words import audience_name, unit_after
from mkdocs_evidence.signing.canonical_json import Plain, canonical_json


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """One answer to tick."""

    value: str
    label: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One question as a form."""

    name: str
    kind: str
    """`choice`, `many` or `number`."""
    ask: tuple[Said, ...]
    help: tuple[Said, ...]
    hint: str
    """What may be entered; empty for a choice, which shows it."""
    unit: str
    """As it follows a number, with the space between where one belongs."""
    options: tuple[OptionView, ...]
    is_unknown_offered: bool
    faults: tuple[tuple[str, str], ...]
    """(reason as the walker names it, what to tell the reader)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreView:
    """A sum of points that is shown once it is known."""

    fact: str
    name: str
    source: str
    """The work that describes it; empty where the flow names none."""
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepperView:
    """A whole flow as a form."""

    flow: str
    title: str
    edition: int
    version: str
    """Start of the digest of the table, its texts and its claims, as people read it out."""
    audiences: tuple[tuple[str, str], ...]
    """(audience, what it is called), clinicians first."""
    data: Markup
    """The table and the codes as JSON that is safe inside a `script` element."""
    start: str
    """Name of the question that is asked first."""
    steps: tuple[StepView, ...]
    results: tuple[ResultView, ...]
    scores: tuple[ScoreView, ...]


def stepper_view(flow: Flow, site: SiteFacts, links: Links) -> StepperView | None:
    """The form of a flow, with addresses as the page of `links` writes them.

    None for a flow that is not proven: nobody is led through one that may lead astray.
    """
    study = study_flow(flow, site.ledger)
    compiled = study.compiled
    if not (compiled.is_whole and study.proof.is_complete):
        return None
    audiences = _audiences(compiled)
    known = _known_data(site.ledger)
    if flow.id not in known:
        digest = flow_digest(compiled)
        known[flow.id] = (digest, _data(compiled, digest))
    digest, data = known[flow.id]
    results = ResultMaker(site, links, audiences)
    return StepperView(
        flow=flow.id,
        title=flow.title,
        edition=flow.edition,
        version=version_code(digest),
        audiences=tuple((one, audience_name(one)) for one in audiences),
        data=data,
        start=compiled.start,
        steps=tuple(
            _step(question, compiled.facts[question.fact], audiences)
            for question in compiled.questions.values()
            if question.fact in compiled.facts and not compiled.facts[question.fact].fact.is_derived
        ),
        results=tuple(results.result(outcome) for outcome in compiled.outcomes.values()),
        scores=tuple(_score(fact, site, links) for fact in compiled.facts.values() if fact.fact.type is FactType.SCORE),
    )


def _data(compiled: CompiledFlow, digest: str) -> Markup:
    codes: dict[str, Plain] = {name: list(found) for name, found in advice_codes(compiled).items()}
    text = canonical_json({"table": table_of(compiled), "codes": codes, "version": digest[:8]})
    # `<` could begin `</script>` or a comment; as an escape it is the same JSON.
    return Markup(text.replace("<", "\\u003c"))


@once_per_ledger
def _known_data(ledger: Ledger) -> dict[FlowId, tuple[str, Markup]]:
    """Digest and data of flows; filled as pages ask, since an article and the page of its flow show the same."""
    return {}


def _audiences(compiled: CompiledFlow) -> tuple[str, ...]:
    """Clinicians, then every audience that some outcome speaks to, in the author's order; patients where none else is.

    Whoever is no clinician finds a choice here that shows no instruction to treat, though no author thought of them.
    """
    others = [who for outcome in compiled.outcomes.values() for who, _ in outcome.source.say if who != CLINICIAN]
    return tuple(dict.fromkeys((CLINICIAN, *(others or (PATIENT,)))))


def _step(question: CompiledQuestion, fact: CompiledFact, audiences: Sequence[str]) -> StepView:
    source, kind = question.source, fact.fact.type
    is_unknown_offered = any(
        condition.fact == question.fact and any(first == NOT_KNOWN for first, _ in condition.stretches)
        for branch in question.branches
        for condition in branch.conditions
    )
    labels: Mapping[str, Option] = {one.id: one for one in fact.fact.options}
    hint = _hint(fact)
    return StepView(
        name=question.name,
        kind=kind.value if kind in (FactType.NUMBER, FactType.MANY) else FactType.CHOICE.value,
        ask=say_for(audiences, source.ask or ((CLINICIAN, str(question.fact)),)),
        help=say_for(audiences, source.help),
        hint=hint,
        unit=unit_after(fact.fact.unit),
        options=tuple(
            OptionView(
                value=name,
                label=say_for(audiences, labels[name].label if name in labels else ((CLINICIAN, name.capitalize()),)),
            )
            for name in fact.names
        ),
        is_unknown_offered=is_unknown_offered,
        faults=_faults(fact, hint, is_unknown_offered=is_unknown_offered),
    )


def _hint(fact: CompiledFact) -> str:
    if fact.fact.type is FactType.MANY:
        return "Tick all that apply."
    if fact.fact.type is not FactType.NUMBER:
        return ""
    return (
        f"From {fact.number_text(0)} to {fact.number_text(fact.last)}{unit_after(fact.fact.unit)}, {_fineness(fact)}."
    )


def _fineness(fact: CompiledFact) -> str:
    if fact.step != 1:
        # A step in units of the last decimal is what lies between two neighbouring answers.
        return f"in steps of {fact.value(1) - fact.value(0)}"
    if fact.decimals == 0:
        return "in whole numbers"
    return f"with at most {fact.decimals} {'decimal' if fact.decimals == 1 else 'decimals'}"


def _faults(fact: CompiledFact, hint: str, *, is_unknown_offered: bool) -> tuple[tuple[str, str], ...]:
    shared = (
        (
            "impossible",
            "This answer cannot occur together with the answers before it. Change this one or an earlier one.",
        ),
        ("other", "The flow leads nowhere from this answer. Follow the outline below."),
    )
    unknown = ", or tick “Not known”" if is_unknown_offered else ""
    if fact.fact.type is FactType.MANY:
        return (
            ("empty", f"Tick what applies, or tick “None of these”{unknown}."),
            ("no-option", "Tick only answers from this list."),
            *shared,
        )
    if fact.fact.type is not FactType.NUMBER:
        return (("empty", "Choose an answer."), ("no-option", "Choose an answer."), *shared)
    return (
        ("empty", f"Enter a number{unknown}. {hint}"),
        ("no-number", f"Enter digits only, with a point before decimals and no unit. {hint}"),
        ("out-of-range", f"The number lies outside what can occur. {hint}"),
        ("between-steps", f"The number is finer than this flow can tell apart. {hint}"),
        ("no-option", f"Enter a number. {hint}"),
        *shared,
    )


def _score(fact: CompiledFact, site: SiteFacts, links: Links) -> ScoreView:
    found = next((one for key, one in site.ledger.references.items() if key == fact.fact.reference), None)
    return ScoreView(
        fact=fact.fact.id,
        name=fact.fact.id.replace("-", " "),
        source=short_reference(found) if found else fact.fact.reference,
        url=links.to_reference(found.key) if found else "",
    )
