"""Compares the drawing of flows with Graphviz `dot` on 20 made-up flows, and measures how long it takes.

    python benchmarks/flow_layout.py shapes        writes the 20 flows anew (they are committed and depend on a seed)
    python benchmarks/flow_layout.py crossings     counts crossings of both; writes those of dot beside the flows
    python benchmarks/flow_layout.py time          prints how long flows of 10 to 60 boxes take
    python benchmarks/flow_layout.py pictures DIR  writes the pictures to look at

Only `crossings` needs dot. A crossing is counted for every two arrows, even where several cross at one point.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "unit" / "render"))

from drawn_picture import count_crossings, read_picture  # noqa: E402 - the tests' reader lies outside the package
from drawn_shapes import SHAPES, DrawnShape, read_shapes  # noqa: E402

from mkdocs_evidence.drawing.layout import lay_out  # noqa: E402
from mkdocs_evidence.drawing.svg import write_svg  # noqa: E402

_Point: TypeAlias = tuple[float, float]
_PIECES = 8
"""Straight pieces that each Bézier curve is read as."""
_LINE_BREAK = "\\n"
DOT_CROSSINGS = SHAPES.parent / "dot-crossings.json"
_ASKS = (
    "Is the fever higher than 38.5 degrees?",
    "Which stage does the radiograph show?",
    "How old is the person?",
    "Does the joint hurt at rest?",
    "What did the blood count show, and when was it taken?",
    "Is anybody in the household ill?",
    "How large is the lesion on the scan, by its longest side?",
    "Has it lasted longer than two weeks?",
)
_ANSWERS = ("Yes", "No", "Not known", "under 30 %", "at least 30 and at most 50 %", "over 50 %", "Stage II", "Mild")
_LONG_ANSWERS = ("Sclerosis or cysts; no fracture line, no flattening", "A cough that began before the fever did")
_ENDS = ("Watch with repeat imaging", "Discuss surgery with a specialist", "Emergency department", "Measure first")


def make_shapes() -> dict[str, DrawnShape]:
    """Twenty flows of 10 to 60 boxes, from trees to tangles, each from its own seed."""
    made = {}
    for number, (questions, outcomes, reach, sharing) in enumerate(_PLANS, 1):
        name = f"flow-{number:02}-{questions + outcomes}"
        made[name] = _make_shape(random.Random(number), questions, outcomes, reach, sharing)
    return made


_PLANS = (
    (4, 6, 1, 0.0),
    (5, 5, 2, 0.3),
    (6, 6, 3, 0.5),
    (6, 9, 2, 0.1),
    (8, 8, 3, 0.3),
    (9, 8, 8, 0.5),
    (10, 10, 3, 0.2),
    (10, 12, 10, 0.3),
    (12, 12, 4, 0.4),
    (13, 14, 3, 0.1),
    (14, 16, 5, 0.3),
    (15, 15, 14, 0.4),
    (16, 18, 4, 0.2),
    (18, 18, 4, 0.4),
    (18, 22, 8, 0.2),
    (20, 24, 5, 0.3),
    (22, 26, 4, 0.2),
    (24, 28, 6, 0.3),
    (26, 30, 4, 0.1),
    (28, 32, 6, 0.2),
)
"""(questions, outcomes, how many questions ahead an answer may lead, how often it leads to a box others lead to)."""
_DISORDER = 0.3
"""How often the answers of a question stand in an order of which nobody thought."""


def _make_shape(chance: random.Random, questions: int, outcomes: int, reach: int, sharing: float) -> DrawnShape:
    """A flow in which every box can be reached and no answer leads back."""
    answers: list[list[str]] = [[] for _ in range(questions)]
    for later in range(1, questions):
        answers[chance.randrange(max(0, later - reach), later)].append(f"q{later}")
    for end in range(outcomes):
        free = [place for place in range(questions) if len(answers[place]) < 6]
        answers[chance.choice(free)].append(f"o{end}")
    for place in range(questions):
        while len(answers[place]) < 2 or (chance.random() < sharing and len(answers[place]) < 6):
            ahead = [f"q{one}" for one in range(place + 1, min(questions, place + 1 + reach))]
            answers[place].append(chance.choice([*ahead, f"o{chance.randrange(outcomes)}"]))
        if chance.random() < _DISORDER:
            chance.shuffle(answers[place])
    return DrawnShape(
        questions={f"q{place}": _ASKS[place % len(_ASKS)] for place in range(questions)},
        outcomes={f"o{end}": _ENDS[end % len(_ENDS)] for end in range(outcomes)},
        arrows=tuple(
            (f"q{place}", target, chance.choice(_ANSWERS if chance.random() < 0.85 else _LONG_ANSWERS))
            for place, targets in enumerate(answers)
            for target in targets
        ),
    )


def dot_crossings(shape: DrawnShape, *, is_in_order: bool) -> int:
    """Crossings of the same flow as dot draws it, with texts of the same size and labels on its lines.

    Args:
        shape: The flow.
        is_in_order: Whether dot has to keep the order of the answers of each question, as we always do.
    """
    source = "\n".join(_dot_source(shape, "ordering=out" if is_in_order else ""))
    plain = subprocess.run(["dot", "-Tjson"], input=source, capture_output=True, text=True, check=True).stdout
    drawn = json.loads(plain)
    lines = [_polyline(edge["pos"]) for edge in drawn.get("edges", [])]
    return sum(_count_crossings(one, other) for one, other in combinations(lines, 2))


def _dot_source(shape: DrawnShape, option: str) -> Iterator[str]:
    yield f"digraph {{ {option}"
    yield 'node [shape=box fontname="Liberation Sans" fontsize=13]'
    yield 'edge [fontname="Liberation Sans" fontsize=12]'
    picture = lay_out(shape.diagram())
    for box in picture.boxes:
        yield f'{box.box.key} [label="{_LINE_BREAK.join(box.lines)}"]'
    for arrow in picture.arrows:
        yield f'{arrow.arrow.source} -> {arrow.arrow.target} [label="{_LINE_BREAK.join(arrow.lines)}"]'
    yield "}"


def _polyline(position: str) -> list[_Point]:
    """Points on a spline that Graphviz writes as the tip of its arrow and its Bézier points."""
    points = [_point(one) for one in position.split() if one[0] not in "es"]
    line = [points[0]]
    for place in range(0, len(points) - 3, 3):
        a, b, c, d = points[place : place + 4]
        line += [_on_curve(a, b, c, d, part / _PIECES) for part in range(1, _PIECES + 1)]
    return line


def _point(text: str) -> _Point:
    x, y = text.split(",")
    return float(x), float(y)


def _on_curve(a: _Point, b: _Point, c: _Point, d: _Point, t: float) -> _Point:
    u = 1 - t
    x, y = (u**3 * a[at] + 3 * u * u * t * b[at] + 3 * u * t * t * c[at] + t**3 * d[at] for at in (0, 1))
    return x, y


def _count_crossings(one: Sequence[_Point], other: Sequence[_Point]) -> int:
    if not _are_near(one, other):
        return 0
    if len(one) > 2 and len(one) >= len(other):
        middle = len(one) // 2
        return _count_crossings(one[: middle + 1], other) + _count_crossings(one[middle:], other)
    if len(other) > 2:
        return _count_crossings(other, one)
    return int(_cross(one[0], one[1], other[0], other[1]))


def _are_near(one: Sequence[_Point], other: Sequence[_Point]) -> bool:
    return all(
        max(point[at] for point in one) >= min(point[at] for point in other)
        and max(point[at] for point in other) >= min(point[at] for point in one)
        for at in (0, 1)
    )


def _cross(a: _Point, b: _Point, c: _Point, d: _Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: _Point, b: _Point, c: _Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def write_shapes() -> None:
    """Writes the flows that the tests read."""
    shapes = {name: shape.plain() for name, shape in make_shapes().items()}
    SHAPES.write_text(json.dumps(shapes, indent=1) + "\n", encoding="utf-8")


def compare_crossings() -> None:
    """Prints crossings of ours and of dot, and keeps those of dot."""
    version = subprocess.run(["dot", "-V"], capture_output=True, text=True, check=True).stderr.strip()
    kept, all_of_ours = {}, 0
    for name, shape in read_shapes().items():
        ours = count_crossings(read_picture(write_svg(lay_out(shape.diagram()), name=name)))
        in_order = dot_crossings(shape, is_in_order=True)
        freely = dot_crossings(shape, is_in_order=False)
        kept[name] = {"in order": in_order, "in any order": freely}
        all_of_ours += ours
        print(f"{name:14} ours {ours:4}   dot in our order {in_order:4}   in any order {freely:4}")
    in_order, freely = (sum(one[way] for one in kept.values()) for way in ("in order", "in any order"))
    print(f"{'together':14} ours {all_of_ours:4}   dot in our order {in_order:4}   in any order {freely:4}")
    text = json.dumps({"version": version, "crossings": kept}, indent=1)
    DOT_CROSSINGS.write_text(text + "\n", encoding="utf-8")


def measure_time() -> None:
    """Prints the median of nine runs for every flow, in time of the processor."""
    for name, shape in read_shapes().items():
        diagram = shape.diagram()
        runs = []
        for _ in range(9):
            started = time.process_time()
            write_svg(lay_out(diagram), name=name)
            runs.append(time.process_time() - started)
        size = f"{len(diagram.boxes):3} boxes {len(diagram.arrows):3} arrows"
        print(f"{name:14} {size} {statistics.median(runs) * 1000:6.1f} ms")


def write_pictures(folder: Path) -> None:
    """Writes each flow as an SVG file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, shape in read_shapes().items():
        (folder / f"{name}.svg").write_text(write_svg(lay_out(shape.diagram()), name=name), encoding="utf-8")


def main() -> None:
    """Runs one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("shapes", "crossings", "time", "pictures"))
    parser.add_argument("folder", nargs="?", type=Path, default=Path("flow-pictures"))
    options = parser.parse_args()
    match options.what:
        case "shapes":
            write_shapes()
        case "crossings":
            compare_crossings()
        case "time":
            measure_time()
        case _:
            write_pictures(options.folder)


if __name__ == "__main__":
    main()
