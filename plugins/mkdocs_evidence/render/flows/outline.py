"""A decision flow as a numbered outline: every question, every answer, and where each answer leads.

Questions are numbered in the order in which a reader following first answers meets them; what no answer leads to comes
last, so that nothing the author wrote is lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_evidence.model.flow import (
    UNKNOWN,
    Branch,
    Combination,
    Condition,
    Fact,
    FactType,
    Flow,
    Outcome,
    Question,
    Range,
)
from mkdocs_evidence.model.ids import ClaimName, FactId, FlowId, QuestionId, TermId
from mkdocs_evidence.render.cards.figures import number_text
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import Links, question_anchor
from mkdocs_evidence.render.references.short import short_reference
from mkdocs_evidence.render.words import (
    STRENGTH,
    URGENCY,
    Term,
    Wording,
    audience_name,
    join_words,
    letter_of,
    shorten,
    unit_after,
    within_sentence,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """A claim that a part of a flow stands on."""

    text: str
    url: str
    """Empty for a claim that nobody has written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One branch: what is answered and where it leads."""

    number: int
    """Its place among the answers of its question, from 1."""
    answer: str
    given: str
    """Conditions on earlier answers, in words; empty when there are none."""
    target: str
    url: str
    """Empty for a target that the flow lacks, which is then shown as written."""
    is_outcome: bool
    claims: tuple[ClaimLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question of the outline."""

    name: str
    number: int
    anchor: str
    ask: str
    wordings: tuple[Wording, ...]
    help: tuple[Wording, ...]
    answers: tuple[AnswerView, ...]
    claims: tuple[ClaimLink, ...]
    worked_out: str
    """Anchor of how the answer follows from earlier ones; empty where somebody is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView:
    """One end of the flow."""

    name: str
    letter: str
    anchor: str
    title: str
    urgency: Term | None
    urgency_id: str
    strength: Term | None
    say: tuple[Wording, ...]
    claims: tuple[ClaimLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedOutView:
    """A group or a score: what follows from answers without being asked."""

    anchor: str
    name: str
    is_score: bool
    may_be_unknown: bool
    """Whether the flow goes on where a score cannot be summed up."""
    lines: tuple[tuple[str, str], ...]
    """(name or points, the answers that give it)."""
    source: str
    """The work that describes a score; empty where the flow names none."""
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowView:
    """A whole flow as an outline."""

    title: str
    edition: int
    population: str
    scope: tuple[ClaimLink, ...]
    questions: tuple[QuestionView, ...]
    worked_out: tuple[WorkedOutView, ...]
    outcomes: tuple[OutcomeView, ...]


def flow_view(flow: Flow, site: SiteFacts, links: Links) -> FlowView:
    """The outline of a flow, with addresses as the page of `links` writes them."""
    outline = _Outline(flow, site, links)
    return FlowView(
        title=flow.title,
        edition=flow.edition,
        population=within_sentence(site.term_name(TermId(flow.population))),
        scope=outline.claim_links(flow.scope_claims),
        questions=tuple(outline.question(question) for question in outline.questions),
        worked_out=tuple(outline.worked_out(fact) for fact in flow.facts if fact.is_derived),
        outcomes=tuple(outline.outcome(outcome) for outcome in outline.outcomes),
    )


class _Outline:
    """One flow with its numbering."""

    def __init__(self, flow: Flow, site: SiteFacts, links: Links) -> None:
        self._site, self._links = site, links
        self._facts: Mapping[FactId, Fact] = {fact.id: fact for fact in flow.facts}
        questions = {str(question.id): question for question in flow.questions}
        lettered = lettered_outcomes(flow)
        self.questions = [questions[name] for name in reading_order(flow) if name in questions]
        self.outcomes = list(lettered.values())
        self._numbers = {str(question.id): number for number, question in enumerate(self.questions, 1)}
        self._letters = {str(outcome.id): letter for letter, outcome in lettered.items()}
        self._titles = {str(outcome.id): outcome_title(outcome) for outcome in self.outcomes}

    def question(self, question: Question) -> QuestionView:
        fact = self._facts.get(question.fact)
        ask, *others = _wordings(question.ask) or [Wording(audience="", label="", text=_spaced(question.fact))]
        return QuestionView(
            name=question.id,
            number=self._numbers[question.id],
            anchor=question_anchor(question.id),
            ask=ask.text,
            wordings=tuple(others),
            help=tuple(_wordings(question.help)),
            answers=tuple(self._answer(branch, number) for number, branch in enumerate(question.branches, 1)),
            claims=self.claim_links(question.claims),
            worked_out=_worked_out_anchor(fact) if fact and fact.is_derived else "",
        )

    def worked_out(self, fact: Fact) -> WorkedOutView:
        reference = next((one for key, one in self._site.ledger.references.items() if key == fact.reference), None)
        return WorkedOutView(
            anchor=_worked_out_anchor(fact),
            name=_spaced(fact.id),
            is_score=fact.type is FactType.SCORE,
            may_be_unknown=fact.unknown,
            lines=tuple(
                (
                    _spaced(one.name) if one.points is None else number_text(one.points),
                    join_words([self._given_text(condition) for condition in one.when]),
                )
                for one in fact.derived
            ),
            source=short_reference(reference) if reference else fact.reference,
            url=self._links.to_reference(reference.key) if reference else "",
        )

    def outcome(self, outcome: Outcome) -> OutcomeView:
        return OutcomeView(
            name=outcome.id,
            letter=self._letters[outcome.id],
            anchor=outcome_anchor(outcome.id),
            title=self._titles[outcome.id],
            urgency=URGENCY[outcome.urgency] if outcome.urgency else None,
            urgency_id=outcome.urgency or "",
            strength=STRENGTH[outcome.strength] if outcome.strength else None,
            say=tuple(_wordings(outcome.say, is_labelled=True)),
            claims=self.claim_links(outcome.claims),
        )

    def claim_links(self, names: Sequence[ClaimName]) -> tuple[ClaimLink, ...]:
        claims = self._site.claims
        return tuple(
            ClaimLink(text=shorten(claims[name].text), url=self._links.to_claim(name))
            if name in claims
            else ClaimLink(text=name, url="")
            for name in names
        )

    def _answer(self, branch: Branch, number: int) -> AnswerView:
        target, url = self._target(branch.to)
        return AnswerView(
            number=number,
            answer=condition_text(branch.when, self._facts.get(branch.when.fact)),
            given=join_words([self._given_text(one) for one in branch.given]),
            target=target,
            url=url,
            is_outcome=branch.to in self._letters,
            claims=self.claim_links(branch.claims),
        )

    def _target(self, name: str) -> tuple[str, str]:
        if name in self._numbers:
            return f"go to question {self._numbers[name]}", f"#{question_anchor(QuestionId(name))}"
        if name in self._letters:
            return f"{self._letters[name]}. {self._titles[name]}", f"#{outcome_anchor(name)}"
        sub_flow = FlowId(name.removeprefix("flow:"))
        if name.startswith("flow:") and sub_flow in self._site.ledger.flows:
            title = self._site.ledger.flows[sub_flow].title
            return f"continue with the flow “{title}”", self._links.to_flow(sub_flow)
        return name, ""

    def _given_text(self, condition: Condition) -> str:
        fact = self._facts.get(condition.fact)
        number = next((self._numbers[one.id] for one in self.questions if one.fact == condition.fact), None)
        asked = (
            f"the answer to question {number}" if number and fact and not fact.is_derived else _spaced(condition.fact)
        )
        return f"{asked} is {condition_text(condition, fact)}"


def outcome_title(outcome: Outcome) -> str:
    """What an outcome is called: its title, else the start of what it says."""
    return outcome.title or shorten(next((text for _, text in outcome.say), str(outcome.id)))


def condition_text(condition: Condition, fact: Fact | None) -> str:
    """What a condition asks for, in words: `IIIA (2 mm or less) or IIIB`, `at least 18 and under 21 years`."""
    labels = {option.id: _first(option.label) for option in fact.options} if fact else {}
    # The parts of a group have names and no labels.
    labels |= {one.name: _spaced(one.name) for one in fact.derived if one.name} if fact else {}
    unit = unit_after(fact.unit) if fact else ""
    words = ["any answer"] if condition.is_any else []
    words += [_value_text(value, labels, unit) for value in condition.values]
    words += [f"{_range_text(stretch)}{unit}" for stretch in condition.ranges]
    words += [_combination_text(one, labels) for one in condition.combinations]
    # "None, or not known or Mild" could be two answers or three.
    has_lists = len(words) > 1 and any(", " in one or " or " in one for one in words)
    return ("; or " if has_lists else " or ").join(words) or condition.words


def _value_text(value: str, labels: Mapping[str, str], unit: str) -> str:
    if value in labels:
        return labels[value]
    if value == UNKNOWN:
        return "Not known"
    if value in ("yes", "no"):
        return value.capitalize()
    return f"{value}{unit}"


def _combination_text(combination: Combination, labels: Mapping[str, str]) -> str:
    if not combination.has and len(combination.lacks) == len(labels):
        return "none of them"
    has = [labels.get(one, one) for one in combination.has]
    return " and ".join([*has, *(f"not {labels.get(one, one)}" for one in combination.lacks)])


def _range_text(stretch: Range) -> str:
    bounds = []
    if stretch.low is not None:
        bounds.append(f"{'at least' if stretch.low_included else 'over'} {number_text(stretch.low)}")
    if stretch.high is not None:
        bounds.append(f"{'at most' if stretch.high_included else 'under'} {number_text(stretch.high)}")
    return " and ".join(bounds) or "any number"


def _wordings(texts: Sequence[tuple[str, str]], *, is_labelled: bool = False) -> list[Wording]:
    """Each audience's text; the clinicians' comes first and is labelled only where asked."""
    ordered = sorted(texts, key=lambda one: one[0] != "clinician")
    return [
        Wording(audience=audience, label=audience_name(audience) if is_labelled or place else "", text=text)
        for place, (audience, text) in enumerate(ordered)
    ]


def _first(texts: Sequence[tuple[str, str]]) -> str:
    return next((wording.text for wording in _wordings(texts)), "")


def reading_order(flow: Flow) -> list[str]:
    """Ids of questions and outcomes, each after the first answer that leads there; unreached ones last."""
    branches = {str(question.id): question.branches for question in flow.questions}
    order: dict[str, None] = {}
    waiting = [str(flow.start)]
    while waiting:
        name = waiting.pop()
        if name not in order:
            order[name] = None
            waiting.extend(branch.to for branch in reversed(branches.get(name, ())))
    every = [*branches, *(str(outcome.id) for outcome in flow.outcomes)]
    return list(dict.fromkeys([*order, *every]))


def lettered_outcomes(flow: Flow) -> dict[str, Outcome]:
    """The outcomes by the letter that each has wherever the flow is shown or named, in the order of the letters."""
    outcomes = {str(outcome.id): outcome for outcome in flow.outcomes}
    named = [name for name in reading_order(flow) if name in outcomes]
    return {letter_of(place): outcomes[name] for place, name in enumerate(named)}


def _spaced(name: str) -> str:
    return name.replace("-", " ")


def _worked_out_anchor(fact: Fact) -> str:
    return f"ev-fact-{fact.id}"


def outcome_anchor(name: str) -> str:
    """Id of the element that shows an outcome of the flow."""
    return f"ev-outcome-{name}"
