"""A flow as path book, flow chart and compiled table says of every patient what the proven table says."""

import csv
import hashlib
import io
import json
import re

import pytest
from answers_reader import holds
from export_samples import NAMES, patients, sample
from flow_samples import compiled

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.export.flow_csv import export_flow_csv
from mkdocs_evidence.export.flow_formats import FLOW_FORMATS
from mkdocs_evidence.export.flow_json import export_flow_json
from mkdocs_evidence.export.mermaid import export_mermaid
from mkdocs_evidence.model.flow import FactType

_MERMAID_CODES = {"35": "#", "quot": '"', "lt": "<", "gt": ">", "amp": "&", "96": "`", "92": "\\"}


def _rows(name: str) -> list[dict[str, str]]:
    text = export_flow_csv(sample(name))
    assert text[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


@pytest.mark.parametrize("name", NAMES)
def test_each_patient_is_in_one_row_of_the_path_book_and_no_other(name: str) -> None:
    rows, flow = _rows(name), sample(name)
    many = {f"fact: {one.fact.id}" for one in flow.facts.values() if one.fact.type is FactType.MANY}
    columns = [one for one in rows[0] if one.startswith("fact: ")]
    for entries, walk in patients(name):
        answers = {f"fact: {fact}": entry for fact, entry in entries.items()}
        (row,) = [
            row
            for row in rows
            if all(
                (column in answers) is bool(row[column])
                and (not row[column] or holds(answers[column], row[column].removeprefix("'"), is_many=column in many))
                for column in columns
            )
        ]
        assert row["outcome"] == walk.outcome
        assert row["questions"].split(" > ") == [step.question for step in walk.steps]


@pytest.mark.parametrize("name", NAMES)
def test_each_row_of_the_path_book_says_flow_edition_digest_and_claims(name: str) -> None:
    flow = sample(name)
    for row in _rows(name):
        assert (row["flow"], row["edition"]) == (flow.flow.id, str(flow.flow.edition))
        assert row["digest"] == f"sha256:{flow_digest(flow)}"
        assert row["complete"] == "yes"
        assert set(flow.outcomes[row["outcome"]].source.claims) <= set(row["claims"].split())


def test_no_cell_of_the_path_book_is_a_formula() -> None:
    rows = _rows("odd")
    assert "'=1+1" in {row["title"] for row in rows}
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if re.match(r"[=+@\t]|-(?!\d)", cell)] == []


def _chart(name: str) -> tuple[dict[str, str], list[tuple[str, str, str, str]]]:
    """(Node to text; for each arrow source, label, target and the exact answers of the comment behind it)."""
    nodes, arrows = {}, []
    lines = export_mermaid(sample(name)).split("\n")
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if node := re.fullmatch(r'    (\w+)\(\[?"([^"]*)"\]?\)', line):
            nodes[node[1]] = _unescaped(node[2])
        elif arrow := re.fullmatch(r'    (\w+) -->\|"([^"]+)"\| (\w+)', line):
            exact, claims = after.removeprefix("    %% ").split("; claims: ")
            assert claims is not None
            arrows.append((arrow[1], _unescaped(arrow[2]), arrow[3], exact))
        else:
            assert line.strip().startswith("%%") or line in ("flowchart TD", ""), line
    return nodes, arrows


def _unescaped(text: str) -> str:
    assert not set(text) & set('<>&"')
    return re.sub("#(\\w+);", lambda found: _MERMAID_CODES[found[1]], text)


@pytest.mark.parametrize("name", NAMES)
def test_the_chart_has_each_branch_as_one_arrow_between_the_right_words(name: str) -> None:
    flow = sample(name)
    nodes, arrows = _chart(name)
    questions, outcomes = list(flow.questions), list(flow.outcomes)
    assert len(nodes) == len(questions) + len(outcomes)
    names = dict(zip(nodes, [*questions, *outcomes], strict=True))
    drawn = [(names[source], names[target]) for source, _, target, _ in arrows]
    assert drawn == [(one.name, branch.to) for one in flow.questions.values() for branch in one.branches]
    for outcome_name, outcome in flow.outcomes.items():
        if outcome.source.title:
            assert any(names[node] == outcome_name and outcome.source.title in text for node, text in nodes.items())


@pytest.mark.parametrize("name", ["hip-avn", "rash"])
def test_each_patient_takes_one_arrow_from_each_question(name: str) -> None:
    nodes, arrows = _chart(name)
    names = dict(zip(nodes, [*sample(name).questions, *sample(name).outcomes], strict=True))
    for entries, walk in patients(name):
        here = sample(name).start
        for step in walk.steps:
            assert here == step.question
            (here,) = [
                names[target]
                for source, _, target, exact in arrows
                if names[source] == here and all(_meets(entries, one) for one in exact.split("; "))
            ]
        assert here == walk.outcome


def _meets(entries: dict, exact: str) -> bool:
    fact, _, cell = exact.partition(" = ")
    return fact in entries and holds(entries[fact], cell, is_many=False)


def test_labels_of_the_chart_are_the_authors_with_the_unit() -> None:
    _, arrows = _chart("hip-avn")
    labels = {(source, label) for source, label, _, _ in arrows}
    assert ("q_area", "0 to 29.9 %") in labels
    assert ("q_mri", "Lesion of osteonecrosis") in labels
    _, odd = _chart("odd")
    assert 'A "quoted" <label> & more or E\\F' in {label for _, label, _, _ in odd}


@pytest.mark.parametrize("name", NAMES)
def test_anybody_can_compute_the_digest_of_the_compiled_table(name: str) -> None:
    content = json.loads(export_flow_json(sample(name)))
    digest = content.pop("digest")
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert digest == f"sha256:{hashlib.sha256(plain.encode()).hexdigest()}" == f"sha256:{flow_digest(sample(name))}"


@pytest.mark.parametrize("form", FLOW_FORMATS)
def test_a_flow_that_is_not_proven_is_written_as_it_is(form: str) -> None:
    """Somebody may want to look at it in another tool to see what is wrong."""
    broken = compiled("""
start: a
facts: {p: {type: boolean}, q: {type: boolean, unknown: yes}}
questions:
  a: {fact: p, branches: [{when: yes, to: b}, {when: no, to: nowhere}]}
  b: {fact: q, branches: [{when: yes, to: a}, {when: no, to: x}]}
  c: {fact: q, branches: [{when: yes, to: x}]}
outcomes: {x: {say: X.}, y: {say: Y.}}
""")
    text = FLOW_FORMATS[form].export(broken)
    assert "x" in text


@pytest.mark.parametrize("form", FLOW_FORMATS)
def test_suffixes_of_formats_differ(form: str) -> None:
    suffixes = [one.suffix for one in FLOW_FORMATS.values()]
    assert suffixes.count(FLOW_FORMATS[form].suffix) == 1
