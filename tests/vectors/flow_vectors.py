"""Makes the vectors that Python and the browser walk alike: `python tests/vectors/flow_vectors.py` writes them.

Each file holds the table of one flow, patients at every boundary with where they are led, and entries that a form may
bring, most of them no answers, with what they are read as.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.analysis.flows.digest import table_of
from mkdocs_evidence.analysis.flows.entry import Refusal, read_entry
from mkdocs_evidence.analysis.flows.paths import find_boundary_entries, find_paths
from mkdocs_evidence.analysis.flows.table import CompiledFact, CompiledFlow
from mkdocs_evidence.analysis.flows.walk import walk_flow
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.flow import Entry, FactType
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.signing.canonical_json import canonical_json

REPOSITORY = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "flows"
PROJECTS = (REPOSITORY, REPOSITORY / "tests" / "projects" / "ward")

HOSTILE = (
    "", " ", "\t\n", "30", " 30 ", "\u00a030", "30\u200b", "\ufeff30", "٣٠", "３０", "³0", "3 0", "3_0", "3,0", "1,000", "30.",
    ".5", "+3", "-3", "--3", "−3", "-0", "030", "30.0", "30.000000000000000", "30.0000000000000001", "0.5", "249.5",
    "36.65", "1e1", "3E1", "0x10", "0b1", "Infinity", "-Infinity", "NaN", "null", "true", "unknown", "Unknown", "yes",
    "9007199254740993", "999999999999999", "1000000000000000", "99999999999999999999", "30\n", "30\n31", "30;31", "½",
    "<30", "30%", "thirty", "constructor", "__proto__", "toString",
)  # fmt: skip


def compiled_flows() -> Iterator[CompiledFlow]:
    """Every flow of this repository and of the test project with unlike ones."""
    for project in PROJECTS:
        ledger = load_site(Layout.of(project))
        for flow in ledger.flows.values():
            yield compile_flow(flow, ledger.flows)


def make_vectors(compiled: CompiledFlow) -> dict[str, object]:
    """The vectors of one flow as plain data."""
    return {
        "table": table_of(compiled),
        "walks": [{"entries": _plain(one), "walk": _walk(compiled, one)} for one in _patients(compiled)],
        "entries": [
            {"fact": name, "entry": _plain_entry(entry), "read": _read(fact, entry)}
            for name, fact in compiled.facts.items()
            if not fact.fact.is_derived
            for entry in _entries(fact)
        ],
    }


def _patients(compiled: CompiledFlow) -> Iterator[Mapping[str, Entry]]:
    """At the boundaries of every path, cut off after each answer of one path, and with what the form may bring."""
    book = find_paths(compiled)
    whole = [one for path in book.paths for one in find_boundary_entries(path, book.space)]
    yield from whole
    longest = max(whole, key=len, default={})
    for length in range(len(longest)):
        yield dict(list(longest.items())[:length])
    for name in longest:
        for entry in ("", "no such option", "-1", "1e3"):
            yield {**longest, name: entry}


def _entries(fact: CompiledFact) -> Iterator[Entry]:
    yield from HOSTILE
    yield from fact.names
    yield from ((), *((name,) for name in fact.names[:2]), tuple(fact.names), ("no such option",))
    if fact.fact.type is FactType.NUMBER:
        for answer in (-1, 0, 1, fact.last - 1, fact.last, fact.last + 1):
            yield format(fact.value(answer), "f")


def _walk(compiled: CompiledFlow, entries: Mapping[str, Entry]) -> dict[str, object]:
    walk = walk_flow(compiled, entries)
    return {
        "steps": [{"question": one.question, "branch": one.branch, "asked": one.is_asked} for one in walk.steps],
        "answers": dict(walk.answers),
        "outcome": walk.outcome,
        "question": walk.question,
        "stopped": walk.stopped.value if walk.stopped else None,
    }


def _read(fact: CompiledFact, entry: Entry) -> int | str:
    read = read_entry(fact, entry)
    return read.value if isinstance(read, Refusal) else read


def _plain(entries: Mapping[str, Entry]) -> dict[str, str | list[str]]:
    return {name: _plain_entry(entry) for name, entry in entries.items()}


def _plain_entry(entry: Entry) -> str | list[str]:
    return list(entry) if isinstance(entry, tuple) else entry


def vectors_text(compiled: CompiledFlow) -> str:
    """The bytes of the file: one vector a line, so that a change shows which patients it is about."""
    vectors = make_vectors(compiled)
    lines = [f'"table":{canonical_json(vectors["table"])}']
    for name in ("walks", "entries"):
        rows = ",\n".join(json.dumps(one, ensure_ascii=True, separators=(",", ":")) for one in vectors[name])
        lines.append(f'"{name}":[\n{rows}\n]')
    return "{" + ",\n".join(lines) + "}\n"


def file_of(compiled: CompiledFlow) -> Path:
    """Where the vectors of a flow are kept."""
    return FOLDER / f"{compiled.flow.id.replace('/', '-')}.json"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for one in compiled_flows():
        file_of(one).write_text(vectors_text(one), encoding="utf-8", newline="\n")
