"""The path book: every path of a flow on a page, with its claims, example patients, and how well it is guarded."""

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.analysis.flows.paths import find_paths
from mkdocs_evidence.load.flows.flow import load_flow
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.ids import FlowId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.render.facts import gather_site
from mkdocs_evidence.render.flows.outline import lettered_outcomes, outcome_title
from mkdocs_evidence.render.flows.path_book import MOST_ON_PAGE
from mkdocs_evidence.render.pages import generated_pages

WARD = load_site(Layout.of(Path(__file__).parents[2] / "projects" / "ward"))


def _pages(ledger=WARD, **options):
    return {one.path: one for one in generated_pages(gather_site(ledger), exports=lambda _: (), **options)}


def _tree(ledger=WARD, name="fever"):
    return LexborHTMLParser(_pages(ledger)[f"flows/{name}/paths.md"].html)


def text(node):
    return " ".join(node.text(deep=True).split())


@pytest.mark.parametrize("name", WARD.flows)
def test_every_path_is_on_the_page_once_in_the_words_of_the_author(name):
    book = find_paths(compile_flow(WARD.flows[name], WARD.flows))
    shown = {int(one.attributes["value"]): one for one in _tree(name=name).css("li[value]")}
    assert sorted(shown) == list(range(1, len(book.paths) + 1))
    for number, path in enumerate(book.paths, 1):
        answers = [text(one) for one in shown[number].css("strong")]
        assert answers == [f"{step.labels}." for step in path.steps if step.labels]
        rests_on = [one.attributes["href"].partition("#")[2] for one in shown[number].css("a")]
        assert rests_on == [claim.partition("#")[2] for claim in path.claims]


def test_each_outcome_names_the_authors_patients_who_come_to_it():
    html = _pages()["flows/rash/paths.md"].html
    see_again = html.partition("B. See again</h3>")[2].partition("<h3")[0]
    assert "<li>65 years and an itch</li>" in see_again
    assert "64 years" not in see_again


def test_outcomes_stand_in_the_order_and_with_the_letters_of_the_flow():
    letters = {letter: outcome_title(one) for letter, one in lettered_outcomes(WARD.flows["rash"]).items()}
    assert [text(one) for one in _tree(name="rash").css("#ev-paths ~ .ev-paths h3")] == [
        f"{letter}. {title}" for letter, title in letters.items()
    ]


def test_an_example_is_said_with_labels_and_units():
    examples = {text(one) for one in _tree().css(".ev-flow-claims") if text(one).startswith("For example:")}
    assert "For example: signs: Rash; temperature: 34 °C; age: 65 years; itching: Yes" in examples


STAGED = """
title: Staged
edition: 1
start: red-flags
facts: {red-flags: {type: boolean}}
questions: {red-flags: {ask: Red flags?, branches: [{when: yes, to: x}, {when: no, to: y}]}}
outcomes: {x: {title: Act, say: X.}, y: {title: Not stage 2, say: Y.}}
"""


def _staged_page():
    flow, _ = load_flow(STAGED, file="staged.yml", flow_id=FlowId("staged"))
    return _tree(replace(WARD, flows={"staged": flow}), "staged")


def test_an_example_names_what_is_asked_in_words_and_not_by_its_id():
    examples = [text(one) for one in _staged_page().css(".ev-flow-claims")]
    assert examples == ["For example: red flags: Yes", "For example: red flags: No"]


def test_no_line_of_a_heading_ends_within_a_stage():
    *_, heading = _staged_page().css(".ev-paths h3")
    assert (text(heading), text(heading.css_first(".ev-held"))) == ("B. Not stage 2", "stage 2")


def test_the_numbers_say_how_well_the_flow_is_guarded():
    lines = [text(one) for one in _tree(name="rash").css("#ev-path-numbers + ul li")]
    assert lines[:4] == [
        "2 questions, 2 outcomes, 3 paths.",
        "They stand for 157 combinations of answers.",
        "It is proven that every combination of answers, “not known” included, leads to exactly one outcome.",
        "3 of 3 example patients reach the outcome that the authors expect; they take 4 of 4 answers and reach 2 of 2 outcomes.",
    ]
    assert lines[4].startswith("Of ")


def test_patients_who_do_not_reach_what_was_expected_are_named():
    rash = WARD.flows["rash"]
    wrong = replace(rash, scenarios=(replace(rash.scenarios[0], expect="see-again"), *rash.scenarios[1:]))
    page = _tree(replace(WARD, flows={**WARD.flows, "rash": wrong}), "rash")
    assert "Example patients who do not reach the expected outcome: 64 years" in text(page.body)


def test_a_flow_that_is_not_proven_says_so():
    rash = WARD.flows["rash"]
    age, itching = rash.questions
    torn = replace(rash, questions=(age, replace(itching, branches=itching.branches[:1])))
    page = text(_tree(replace(WARD, flows={"rash": torn}), "rash").body)
    assert "It is not proven that every combination of answers leads to one outcome." in page


def test_of_a_flow_with_more_paths_than_anybody_reads_the_page_has_the_first_and_says_so():
    names = [f"q{number}" for number in range(12)]
    facts = "\n".join(f"  {name}: {{type: boolean}}" for name in names)
    rows = [
        f"  {name}: {{branches: [{{when: yes, to: {after}}}, {{when: no, to: {after}}}]}}"
        for name, after in zip(names, [*names[1:], "x"], strict=True)
    ]
    flow, _ = load_flow(
        "title: Long\nedition: 1\nstart: q0\nfacts:\n"
        + facts
        + "\nquestions:\n"
        + "\n".join(rows)
        + "\noutcomes: {x: {say: X.}}\n",
        file="long.yml",
        flow_id=FlowId("long"),
    )
    page = _tree(replace(WARD, flows={"long": flow}), "long")
    assert len(page.css("li[value]")) == MOST_ON_PAGE
    lines = [text(one) for one in page.css("#ev-path-numbers + ul li")]
    assert lines[0] == "12 questions, 1 outcome, more than 500 paths."
    assert "There are more paths than fit on a page" in text(page.body)


def test_the_page_of_the_flow_leads_to_the_book_and_the_files():
    page = _pages(flow_files=[("DMN 1.3", ".dmn")])["flows/fever.md"].html
    links = [
        one.attributes["href"] for one in LexborHTMLParser(page).css("#ev-flow-files ~ p a, #ev-flow-files ~ ul a")
    ]
    assert links == ["paths/", "../fever.dmn"]
