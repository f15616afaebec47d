"""Whatever an author saves, loading ends, tells what is wrong where it is, and keeps what it can."""

import json
import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.load.board.people import load_board, load_people
from mkdocs_evidence.load.board.reviews import load_review
from mkdocs_evidence.load.config.settings import load_settings
from mkdocs_evidence.load.config.vocabulary import load_vocabulary
from mkdocs_evidence.load.flows.flow import load_flow
from mkdocs_evidence.load.strict_yaml.nodes import ListNode, MapNode, Node, TextNode
from mkdocs_evidence.load.strict_yaml.reader import MAX_DEPTH, read_yaml
from mkdocs_evidence.load.works.reference import load_reference
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ArticleId, FlowId, ReferenceKey

EXAMPLES = int(os.environ.get("EVIDENCE_EXAMPLES", "150"))
Loading = Callable[[str], tuple[object, tuple[Fault, ...]]]

LOADERS: dict[str, Loading] = {
    "article": lambda text: load_article(text, file="f", article_id=ArticleId("a")),
    "reference": lambda text: load_reference(text, file="f", key=ReferenceKey("a")),
    "flow": lambda text: load_flow(text, file="f", flow_id=FlowId("a")),
    "review": lambda text: load_review(text, file="f"),
    "settings": lambda text: load_settings(text, file="f"),
    "people": lambda text: load_people(text, file="f"),
    "board": lambda text: load_board(text, file="f"),
    "staging": lambda text: load_vocabulary({"staging": ("f", text)}),
    "glossary": lambda text: load_vocabulary({"glossary": ("f", text)}),
}

GOOD = {
    "article": """---
type: guidance
title: Hips
question: "What helps?"
population: adults
authors: [{name: A. Person, orcid: 0000-0002-1825-0097}]
written: 2026-01-01
searched: 2026-01-01
review_due: 2027-01-01
---

/// answer
It may help.
{: from="one" }
///

- It helped 63% of hips. [@castro-2000#a, p. 3; disputes @koo-1995]
  {: #one certainty=low due=2027-01-01 asks="Does it? When?" }

| a | b |
|---|---|
| c [@x] | d {: #row } |
""",
    "reference": """type: article-journal
title: "Hips: a review"
author:
  - {family: Castro, given: FP, suffix: Jr}
  - Barrack RL
issued: {date-parts: [[2000, 3]]}
evidence: {kind: rct, independent: no}
absent: {issue: none}
notices: [{kind: correction, date: 2001-05-02}]
extracts:
  a:
    locator: {page: 188}
    finding: >-
      Folded
      words.
    data:
      - {what: x, value: 63, unit: "%", ci: [57, 69], p: "0.79"}
""",
    "flow": """title: A
edition: 1
start: q
facts: {age: {type: number, min: 1, max: 9, step: 1, unit: years}, b: {type: boolean}}
constraints: [{never: {age: "< 2", b: yes}}]
questions:
  q: {fact: age, ask: How old?, branches: [{when: "< 5", to: o}, {when: [5, ">= 6 and <= 9"], given: {b: no}, to: o}]}
outcomes: {o: {say: {clinician: a, patient: b}, claims: [a#b], urgency: soon}}
scenarios: [{name: x, given: {age: 3, b: no}, expect: o}]
""",
    "review": "article: a\nreviewer: b\ndate: 2026-01-01\nmeaning: approved\nclaims: {c: {digest: d, verdict: accept, citations: {k: partly}}}\n",
    "settings": "rules: {a: off, b: {severity: info, options: {c: 1}}}\nfolders: {d: {e: error}}\nwaivers: [{rule: a, where: b, reason: c, signer: d, expires: 2027-01-01}]\n",
    "people": "a: {name: A, interests: [b]}\nc: {name: C}\n",
    "board": "name: B\nmembers: [{person: a, role: b, since: 2026-01-01}]\n",
    "staging": "a: {name: A, edition: 1, stages: {1: b, II: c}}\n",
    "glossary": "MRI: {name: magnetic resonance imaging, avoid: [NMR]}\n",
}

PIECES = st.sampled_from(
    [
        "\n",
        " ",
        "  ",
        "\t",
        ":",
        ": ",
        "- ",
        "-",
        "---\n",
        "...",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        " #",
        "&a ",
        "*a",
        "!!str ",
        "!",
        "|",
        ">",
        "'",
        '"',
        "%",
        "@",
        "`",
        "\\",
        "<<: ",
        "? ",
        "null",
        "~",
        "no",
        "\r",
        "\r\n",
        "\x00",
        "\u2028",
        "\ufeff",
        "é",
        "🦴",
        "\u0300",
        "٣",
        "−1",
        "1e9",
        "9" * 40,
        "{: #x y=z }",
        "[@a]",
        "///",
    ]
)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """A good file after some slips of the hand."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 12)))
        put = draw(st.one_of(st.just(""), PIECES, st.just(text[start:stop] * 2), st.characters()))
        text = text[:start] + put + text[stop:]
    return text


def assert_told_well(text: str, faults: tuple[Fault, ...]) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for fault in faults:
        at = fault.finding.at
        assert fault.finding.message.endswith(".")
        assert fault.finding.remedy
        assert 1 <= at.line <= len(lines), (at, fault.finding.message)
        assert 1 <= at.column <= len(lines[at.line - 1]) + 1, (at, fault.finding.message)
        assert at.end >= (at.line, at.column)


@pytest.mark.parametrize("kind", LOADERS)
def test_good_files_are_good(kind: str) -> None:
    assert LOADERS[kind](GOOD[kind])[1] == ()


@pytest.mark.parametrize("kind", LOADERS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_slip_of_the_hand_never_stops_loading(kind: str, data: st.DataObject) -> None:
    text = data.draw(mutated(GOOD[kind]))
    _, faults = LOADERS[kind](text)
    assert_told_well(text, faults)


@pytest.mark.parametrize("kind", LOADERS)
@settings(max_examples=EXAMPLES, deadline=None)
@given(pieces=st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40), has_front_matter=st.booleans())
def test_no_text_stops_loading(kind: str, pieces: list[str], has_front_matter: bool) -> None:
    text = "".join(pieces)
    if has_front_matter:
        text = f"---\ntype: guidance\n{text}\n---\n{text}"
    _, faults = LOADERS[kind](text)
    assert_told_well(text, faults)


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff\u2028\u2029"),
    min_size=1,
    max_size=20,
)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


def plain(node: Node | None) -> object:
    if isinstance(node, TextNode):
        return node.value
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.entries} if isinstance(node, MapNode) else None


def depth(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max((depth(one) for one in value.values()), default=0)
    return 1 + max((depth(one) for one in value), default=0) if isinstance(value, list) else 0


@settings(max_examples=EXAMPLES, deadline=None)
@given(value=VALUES, indent=st.sampled_from([None, 1, 2]))
def test_quoted_words_come_back_as_written(value: object, indent: int | None) -> None:
    reading = read_yaml(json.dumps(value, ensure_ascii=False, indent=indent), file="f")
    if depth(value) <= MAX_DEPTH:
        assert reading.faults == ()
        assert plain(reading.root) == value


@settings(max_examples=EXAMPLES, deadline=None)
@given(value=st.dictionaries(WORDS, WORDS, min_size=1, max_size=5))
def test_a_value_stands_where_its_place_says(value: dict[str, str]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    lines = text.split("\n")
    root = read_yaml(text, file="f").root
    assert isinstance(root, MapNode)
    for key, node in root.entries:
        for one in (key, node):
            assert isinstance(one, TextNode)
            at = one.at
            assert json.loads(lines[at.line - 1][at.column - 1 : at.end[1] - 1]) == one.value
