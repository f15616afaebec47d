"""The made-up flows on which the drawing is tried; `benchmarks/flow_layout.py` made them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_evidence.drawing.diagram import Arrow, Box, Diagram, Shape

SHAPES = Path(__file__).parents[2] / "golden" / "flows" / "shapes.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnShape:
    """A flow as far as a picture needs it."""

    questions: dict[str, str]
    outcomes: dict[str, str]
    arrows: tuple[tuple[str, str, str], ...]
    """(source, target, label)."""

    def plain(self) -> dict[str, Any]:
        return {"questions": self.questions, "outcomes": self.outcomes, "arrows": self.arrows}

    def diagram(self) -> Diagram:
        numbers: dict[str, int] = {}
        arrows = []
        for source, target, label in self.arrows:
            numbers[source] = numbers.get(source, 0) + 1
            arrows.append(Arrow(source=source, target=target, label=label, number=numbers[source]))
        questions = [
            Box(key=name, shape=Shape.ROUNDED, mark=f"{place}.", text=text)
            for place, (name, text) in enumerate(self.questions.items(), 1)
        ]
        outcomes = [
            Box(key=name, shape=Shape.SQUARE, mark=f"{name}.", text=text, note="Soon")
            for name, text in self.outcomes.items()
        ]
        return Diagram(title="A flow", about="A picture.", boxes=(*questions, *outcomes), arrows=tuple(arrows))


def read_shapes() -> dict[str, DrawnShape]:
    plain = json.loads(SHAPES.read_text(encoding="utf-8"))
    return {
        name: DrawnShape(
            questions=one["questions"],
            outcomes=one["outcomes"],
            arrows=tuple((source, target, label) for source, target, label in one["arrows"]),
        )
        for name, one in plain.items()
    }
