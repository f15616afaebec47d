"""Times the proof of decision flows: long rows of diamonds, large tables, and the flows of a project.

python benchmarks/time_flows.py [PROJECT]
"""

import random
import statistics
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.analysis.flows.proof import prove_flow
from mkdocs_evidence.load.flows.flow import load_flow
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import FlowId
from mkdocs_evidence.model.layout import Layout

_ENDS = "outcomes: {x: {say: X.}, y: {say: Y.}}\n"


def diamonds(count: int) -> str:
    """A row of questions with two ways each, so with 2 ** count routes."""
    facts = "".join(f"  {letter}{at}: {{type: boolean}}\n" for at in range(count) for letter in "abc")
    questions = ""
    for at in range(count):
        after = f"a{at + 1}" if at + 1 < count else "x"
        questions += f"  a{at}: {{branches: [{{when: yes, to: b{at}}}, {{when: no, to: c{at}}}]}}\n"
        questions += "".join(f"  {letter}{at}: {{branches: [{{when: any, to: {after}}}]}}\n" for letter in "bc")
    return f"start: a0\nfacts:\n{facts}questions:\n{questions}{_ENDS}"


def table(inputs: int, rows: int, seed: int, *, lacks_one: bool = False) -> str:
    """One question that looks at `inputs` numbers in `rows` branches, cut at random; perhaps with one row lost."""
    chance = random.Random(seed)
    boxes = [[(0, 100)] * inputs]
    while len(boxes) < rows:
        at, axis = chance.randrange(len(boxes)), chance.randrange(inputs)
        low, high = boxes[at][axis]
        if low < high:
            cut = chance.randrange(low, high)
            boxes.append([*boxes[at][:axis], (cut + 1, high), *boxes[at][axis + 1 :]])
            boxes[at] = [*boxes[at][:axis], (low, cut), *boxes[at][axis + 1 :]]
    chance.shuffle(boxes)
    facts = "".join(f"  f{at}: {{type: number, min: 0, max: 100, step: 1}}\n" for at in range(inputs))
    chain = "".join(f"  f{at}: {{branches: [{{when: any, to: f{at + 1}}}]}}\n" for at in range(inputs - 1))
    lines = ""
    for number, box in enumerate(boxes[lacks_one:]):
        stretches = [f'f{at}: ">= {low} and <= {high}"' for at, (low, high) in enumerate(box)]
        when = stretches[-1].partition(": ")[2]
        lines += f"      - {{when: {when}, given: {{{', '.join(stretches[:-1])}}}, to: {'xy'[number % 2]}}}\n"
    return f"start: f0\nfacts:\n{facts}questions:\n{chain}  f{inputs - 1}:\n    branches:\n{lines}{_ENDS}"


def read(text: str) -> Flow:
    """A flow made here; it has no faults."""
    flow, faults = load_flow(f"title: T\nedition: 1\n{text}", file="f.yml", flow_id=FlowId("f"))
    if flow is None or faults:
        raise RuntimeError(str(faults))
    return flow


def measure(name: str, flow: Flow, flows: Mapping[FlowId, Flow]) -> None:
    """Prints the median of seven proofs, compiling included, and how many sets of cells they made."""
    times = []
    for _ in range(7):
        before = time.perf_counter()
        proof = prove_flow(compile_flow(flow, flows))
        times.append(time.perf_counter() - before)
    verdict = "complete" if proof.is_complete else "faults found"
    sys.stdout.write(
        f"{name:44} {statistics.median(times) * 1000:9.1f} ms  {proof.space.cells.size:7} sets  {verdict}\n"
    )


def main() -> None:
    """Measures the made-up flows and those of the project."""
    for count in (8, 16, 32):
        measure(f"{count} diamonds in a row", read(diamonds(count)), {})
    for seed in (1, 2, 3):
        measure(f"12 inputs, 300 rows, seed {seed}", read(table(12, 300, seed)), {})
    measure("12 inputs, 299 of 300 rows", read(table(12, 300, 1, lacks_one=True)), {})
    measure("12 inputs, 1000 rows", read(table(12, 1000, 1)), {})
    ledger = load_site(Layout.of(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1])))
    for flow in ledger.flows.values():
        measure(f"flow {flow.id}", flow, ledger.flows)


if __name__ == "__main__":
    main()
