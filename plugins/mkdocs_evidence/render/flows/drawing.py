"""A decision flow as a picture, in the words and with the numbers of its outline."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.drawing.diagram import Arrow, Box, Diagram, Shape
from mkdocs_evidence.drawing.grid import leading_back
from mkdocs_evidence.drawing.layout import lay_out
from mkdocs_evidence.drawing.svg import write_sheets, write_svg
from mkdocs_evidence.model.flow import Branch, Condition, Flow, Outcome, Question, Urgency
from mkdocs_evidence.model.ids import FlowId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.render.flows.outline import condition_text, lettered_outcomes, outcome_title, reading_order
from mkdocs_evidence.render.words import URGENCY

MOST_BOXES = 100
MOST_ARROWS = 300
"""More than this nobody finds their way through on any sheet, and it would take seconds to draw."""
_SUB_FLOW = "flow:"
_UNIT = re.compile(r"(\d) (%|°|mm\b|cm\b|mg\b|years\b|days\b)")
_FOLLOWS = "follows from the answers"
"""Below what nobody is asked."""
_AT_ONCE = (Urgency.EMERGENCY, Urgency.URGENT)


def draw_flow(flow: Flow, ledger: Ledger) -> str:
    """The picture of a flow as SVG, for a page or a file."""
    return _picture(flow, ledger)[0]


def draw_sheets(flow: Flow, ledger: Ledger) -> str:
    """The picture again in parts for paper, as SVG that stands behind it on a page; empty when one sheet holds it."""
    return _picture(flow, ledger)[1]


def _picture(flow: Flow, ledger: Ledger) -> tuple[str, str]:
    drawn = _drawn(ledger)
    if flow.id not in drawn:
        picture, name = lay_out(flow_diagram(flow, ledger.flows)), f"ev-drawing-{flow.id}"
        drawn[flow.id] = write_svg(picture, name=name), write_sheets(picture, name=name)
    return drawn[flow.id]


@once_per_ledger
def _drawn(ledger: Ledger) -> dict[FlowId, tuple[str, str]]:
    """Filled as flows are asked for."""
    return {}


def flow_diagram(flow: Flow, flows: Mapping[FlowId, Flow]) -> Diagram:
    """What the picture of a flow shows: every question, every answer as an arrow, every outcome.

    Args:
        flow: May be faulty: what an answer leads to and nobody wrote is drawn as missing, and a way back as words.
        flows: All flows of the site, for the titles of those that this one leads on to.
    """
    about = (
        f"Flow chart from top to bottom with {_count(len(flow.questions), 'question')} and "
        f"{_count(len(flow.outcomes), 'outcome')}; the numbered list of questions says the same in words."
    )
    answers = sum(len(question.branches) for question in flow.questions)
    if len(flow.questions) + len(flow.outcomes) > MOST_BOXES or answers > MOST_ARROWS:
        return Diagram(title=flow.title, about=about, boxes=(_instead(answers),), arrows=())
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
        about=about,
        boxes=tuple(boxes.values()),
        arrows=tuple(arrows),
    )


def _instead(answers: int) -> Box:
    text = f"With {answers:,} answers this flow is too large for a picture. The numbered list of questions says it all."
    return Box(key="instead", shape=Shape.DASHED, mark="", text=text)


class _Drawn:
    """One flow with its numbering."""

    def __init__(self, flow: Flow, flows: Mapping[FlowId, Flow]) -> None:
        self._flows = flows
        self._facts = {fact.id: fact for fact in flow.facts}
        questions = {str(one.id): one for one in flow.questions}
        self.questions = {name: questions[name] for name in reading_order(flow) if name in questions}
        self._outcomes = lettered_outcomes(flow)
        self.numbers = {name: number for number, name in enumerate(self.questions, 1)}

    def boxes(self) -> Iterator[Box]:
        for name, question in self.questions.items():
            ask = _for_clinicians(question.ask) or question.fact.replace("-", " ")
            fact = self._facts.get(question.fact)
            note = _FOLLOWS if fact is not None and fact.is_derived else ""
            yield Box(key=name, shape=Shape.ROUNDED, mark=f"{self.numbers[name]}.", text=ask, note=note)
        for letter, outcome in self._outcomes.items():
            yield _outcome_box(str(outcome.id), outcome, letter)

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
