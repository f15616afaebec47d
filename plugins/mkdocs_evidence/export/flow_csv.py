"""The path book of a flow as CSV: a row for each set of answers that leads to one outcome by one path.

Rows of one path do not overlap. A column for each fact says which answers: options with ` | ` between, numbers as
`0..29.9` with both ends included, `unknown`, and nothing where the fact is not asked on the path.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from mkdocs_evidence.analysis.flows.cells import Mask
from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.paths import Path, PathBook, find_example, find_path_boxes, find_paths, say_path
from mkdocs_evidence.analysis.flows.space import NOT_ASKED, Axis, every_class
from mkdocs_evidence.analysis.flows.table import NOT_KNOWN, NOT_KNOWN_STRETCH, CompiledFlow, Stretch
from mkdocs_evidence.export.flow_answers import answers_of, asked_facts, outcome_name, write_answers
from mkdocs_evidence.model.flow import Entry, FactType
from mkdocs_evidence.model.ids import FactId

COLUMNS = ("path", "row", "outcome", "title", "urgency", "strength", "sentence", "questions", "claims", "example")
"""Before the columns of the facts, which are called `fact: ID`."""
LAST_COLUMNS = ("flow", "edition", "digest", "complete")
"""After them; `complete` is `no` in every row of a book that holds only the first of too many paths."""

MOST_ROWS = 20_000
"""A score of a dozen facts has paths of millions of rows, which nobody reads and no spreadsheet opens."""

_FORMULA = tuple("=+-@\t")


def export_flow_csv(compiled: CompiledFlow) -> str:
    """The CSV, with a byte order mark, without which spreadsheets take it for another encoding."""
    book = find_paths(compiled)
    rows = list(islice(_rows(book), MOST_ROWS + 1))
    is_cut_short = book.is_cut_short or len(rows) > MOST_ROWS
    facts = [fact.fact.id for fact in asked_facts(compiled)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*COLUMNS, *(f"fact: {name}" for name in facts), *LAST_COLUMNS])
    digest = f"sha256:{flow_digest(compiled)}"
    tail = [compiled.flow.id, str(compiled.flow.edition), digest, "no" if is_cut_short else "yes"]
    for number, row, about, box in rows[:MOST_ROWS]:
        answers = [_say_answers(box[name], book.space.axes[name]) if name in box else "" for name in facts]
        writer.writerow([_guarded(cell) for cell in (str(number), str(row), *about, *answers, *tail)])
    return f"\ufeff{out.getvalue()}"


def _rows(book: PathBook) -> Iterator[tuple[int, int, Sequence[str], Mapping[FactId, Mask]]]:
    """Number of the path, number of the row among its rows, what is said of the path, and answers."""
    for number, path in enumerate(book.paths, 1):
        about = _about(path, book)
        for row, box in enumerate(find_path_boxes(path, book.space), 1):
            yield number, row, about, box


def _about(path: Path, book: PathBook) -> Sequence[str]:
    source = path.outcome.source
    return (
        path.outcome.name,
        outcome_name(source),
        source.urgency or "",
        source.strength or "",
        say_path(path),
        " > ".join(step.question.name for step in path.steps),
        " ".join(path.claims),
        say_entries(find_example(path, book.space)),
    )


def say_entries(entries: Mapping[FactId, Entry]) -> str:
    """Answers of one patient on one line: `stage = II; lesion = 30`."""
    return "; ".join(f"{name} = {write_entry(entry)}" for name, entry in entries.items())


def write_entry(entry: Entry) -> str:
    """One answer as text; of several chosen options all, or `none`."""
    return entry if isinstance(entry, str) else " + ".join(entry) or "none"


def _say_answers(mask: Mask, axis: Axis) -> str:
    stretches = list(every_class(axis, mask & ~NOT_ASKED))
    if axis.fact.fact.type is FactType.MANY:
        stretches = _combinations(stretches, axis)
    elif axis.fact.fact.type is FactType.NUMBER:
        stretches = _run_together(stretches)
    return write_answers(answers_of(stretches, axis.fact))


def _combinations(stretches: Sequence[Stretch], axis: Axis) -> list[Stretch]:
    """Choices as the bits they have and those they lack; all choices together as one that has and lacks nothing."""
    chosen = [first for first, _ in stretches if first != NOT_KNOWN]
    pairs = [(0, 0)] if len(chosen) == axis.fact.last + 1 else [(one, axis.fact.last & ~one) for one in chosen]
    return [*pairs, *([NOT_KNOWN_STRETCH] if NOT_KNOWN_STRETCH in stretches else [])]


def _run_together(stretches: Sequence[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for first, last in stretches:
        if joined and first != NOT_KNOWN and joined[-1][1] == first - 1:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; negative numbers are ones it may read."""
    is_number = cell[:1] == "-" and cell[1:2].isdigit()
    return f"'{cell}" if cell.startswith(_FORMULA) and not is_number else cell
