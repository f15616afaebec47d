"""The path book of a flow for a terminal or a program."""

import json

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.paths import Path, PathBook, find_example, say_path
from mkdocs_evidence.analysis.flows.table import CompiledFlow
from mkdocs_evidence.export.flow_csv import say_entries


def text_paths(compiled: CompiledFlow, book: PathBook) -> str:
    """Numbered paths, each with its claims and a patient who takes it."""
    blocks = [f"{compiled.flow.title}, edition {compiled.flow.edition}, sha256:{flow_digest(compiled)}\n"]
    for number, path in enumerate(book.paths, 1):
        lines = [f"{number}. {say_path(path)}", f"   outcome: {path.outcome.name}"]
        lines += [f"   claims: {', '.join(path.claims)}"] if path.claims else []
        lines += [f"   for example: {say_entries(find_example(path, book.space)) or 'everyone'}"]
        blocks.append("\n".join(lines) + "\n")
    if book.is_cut_short:
        blocks.append(f"There are more paths than these {len(book.paths):,}.\n")
    return "\n".join(blocks)


def json_paths(compiled: CompiledFlow, book: PathBook) -> str:
    """An object with the flow's digest and a list of paths."""
    content = {
        "flow": compiled.flow.id,
        "edition": compiled.flow.edition,
        "digest": f"sha256:{flow_digest(compiled)}",
        "complete": not book.is_cut_short,
        "paths": [_plain(path, book) for path in book.paths],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _plain(path: Path, book: PathBook) -> dict[str, object]:
    return {
        "outcome": path.outcome.name,
        "sentence": say_path(path),
        "steps": [
            {"question": step.question.name, "asked": step.is_asked, "answer": step.words, "to": step.branch.to}
            for step in path.steps
        ],
        "claims": [*path.claims],
        "example": dict(find_example(path, book.space)),
    }
