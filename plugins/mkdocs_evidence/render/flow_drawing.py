"""A decision flow as a picture, in the words and with the numbers of its outline."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.drawing.diagram import Arrow, Box, Diagram, Shape
from mkdocs_evidence.drawing.grid import leading_back
from mkdocs_evidence.drawing.layout import lay_out
from mkdocs_evidence.drawing.svg import write_svg
from mkdocs_evidence.model.flow import Branch, Condition, Flow, Outcome, Question, Urgency
from mkdocs_evidence.model.ids import FlowId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.render.flow_outline import condition_text, outcome_letter, outcome_title, reading_order
from mkdocs_evidence.render.words import URGENCY

_SUB_FLOW = "flow:"
_UNIT = re.compile(r"(\d) (%|°|mm\b|cm\b|mg\b|years\b|days\b)")
_AT_ONCE = (Urgency.EMERGENCY, Urgency.URGENT)


def draw_flow(flow: Flow, ledger: Ledger) -> str:
    """The picture of a flow as SVG, for a page or a file; made when first asked for."""
    drawn = _drawn(ledger)
    if flow.id not in drawn:
        diagram = flow_diagram(flow, ledger.flows)
        drawn[flow.id] = write_svg(lay_out(diagram), name=f"ev-drawing-{flow.id}")
    return drawn[flow.id]


@once_per_ledger
def _drawn(ledger: Ledger) -> dict[FlowId, str]:
    """Filled as flows are asked for."""
    return {}


def flow_diagram(flow: Flow, flows: Mapping[FlowId, Flow]) -> Diagram:
    """What the picture of a flow shows: every question, every answer as an arrow, every outcome.

    Args:
        flow: May be faulty: what an answer leads to and nobody wrote is drawn as missing, and a way back as words.
        flows: All flows of the site, for the titles of those that this one leads on to.
    """
    drawn = _Drawn(flow, flows)
    boxes = {box.key: box for box in drawn.boxes()}
    arrows = [arrow for question in drawn.questions.values() for arrow in drawn.arrows(question)]
    for place in sorted(leading_back(arrows)):
        arrow = arrows[place]
        key = f"{arrow.source}/{arrow.number}"
        text = f"Back to question {drawn.numbers[arrow.target]}"
        boxes[key] = Box(key=key, shape=Shape.DOUBLE, mark="", text=text)
        arrows[place] = replace(arrow, target=key, goal=arrow.target)
    for arrow in arrows:
        if arrow.target not in boxes:
            boxes[arrow.target] = drawn.elsewhere(arrow.target)
    return Diagram(
        title=flow.title,
        about=(
            f"Flow chart from top to bottom with {_count(len(flow.questions), 'question')} and "
            f"{_count(len(flow.outcomes), 'outcome')}; the numbered list of questions says the same in words."
        ),
        boxes=tuple(boxes.values()),
        arrows=tuple(arrows),
    )


class _Drawn:
    """One flow with its numbering."""

    def __init__(self, flow: Flow, flows: Mapping[FlowId, Flow]) -> None:
        self._flows = flows
        self._facts = {fact.id: fact for fact in flow.facts}
        self._order = reading_order(flow)
        questions = {str(one.id): one for one in flow.questions}
        outcomes = {str(one.id): one for one in flow.outcomes}
        self.questions = {name: questions[name] for name in self._order if name in questions}
        self._outcomes = {name: outcomes[name] for name in self._order if name in outcomes}
        self.numbers = {name: number for number, name in enumerate(self.questions, 1)}

    def boxes(self) -> Iterator[Box]:
        for name, question in self.questions.items():
            ask = _for_clinicians(question.ask) or str(question.fact)
            yield Box(key=name, shape=Shape.ROUNDED, mark=f"{self.numbers[name]}.", text=ask)
        for place, (name, outcome) in enumerate(self._outcomes.items()):
            yield _outcome_box(name, outcome, outcome_letter(place))

    def elsewhere(self, name: str) -> Box:
        """A box for what an answer leads to outside the flow."""
        other = self._flows.get(FlowId(name.removeprefix(_SUB_FLOW)))
        if name.startswith(_SUB_FLOW) and other is not None:
            return Box(key=name, shape=Shape.DOUBLE, mark="", text=f"Continue with the flow “{other.title}”")
        return Box(key=name, shape=Shape.DASHED, mark="", text=name or "Nowhere", note="Not written yet")

    def arrows(self, question: Question) -> Iterator[Arrow]:
        for number, branch in enumerate(question.branches, 1):
            yield Arrow(source=str(question.id), target=branch.to, label=self._label(branch), number=number)

    def _label(self, branch: Branch) -> str:
        answer = condition_text(branch.when, self._facts.get(branch.when.fact))
        given = "; ".join(self._given(one) for one in branch.given)
        label = f"{answer} ({given})" if given else answer
        # A figure and its unit stay on one line.
        return _UNIT.sub("\\1\u00a0\\2", label)

    def _given(self, condition: Condition) -> str:
        asked = next((name for name, one in self.questions.items() if one.fact == condition.fact), None)
        where = f"question {self.numbers[asked]}" if asked else str(condition.fact)
        return f"{where}: {condition_text(condition, self._facts.get(condition.fact))}"


def _outcome_box(name: str, outcome: Outcome, letter: str) -> Box:
    term = URGENCY[outcome.urgency] if outcome.urgency else None
    return Box(
        key=name,
        shape=Shape.CUT if outcome.urgency in _AT_ONCE else Shape.SQUARE,
        mark=f"{letter}.",
        text=outcome_title(outcome),
        note=f"{term.shape} {term.name}" if term else "Urgency not stated",
    )


def _for_clinicians(texts: tuple[tuple[str, str], ...]) -> str:
    return next((text for audience, text in texts if audience == "clinician"), texts[0][1] if texts else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
