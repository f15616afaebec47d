"""The outline, the picture and the table tell the same paths; each is read back from what a reader or a script is given."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.analysis.flows.digest import table_of
from mkdocs_evidence.analysis.flows.paths import find_boundary_entries, find_paths
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.flow import FactType
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.render.facts import gather_site
from mkdocs_evidence.render.flows.drawing import draw_flow
from mkdocs_evidence.render.pages import generated_pages

REPOSITORY = Path(__file__).parents[3]
WARD = REPOSITORY / "tests" / "projects" / "ward"
ASKED = re.compile(r"(?:, | and |^)(?:the answer to question (\d+)(?: or \d+)*|(points)) is ")
BOUND = re.compile(r"(at least|over|at most|under) (-?[\d.]+)")
MEETS = {
    "at least": Decimal.__ge__,
    "over": Decimal.__gt__,
    "at most": Decimal.__le__,
    "under": Decimal.__lt__,
}


def squeezed(node):
    return " ".join(node.text().split())


def lines(part):
    """The text of a box or an arrow of the picture, its lines run together."""
    return " ".join(" ".join(one.text(separator=" ") for one in part.css("text")).split())


class Outline:
    """The flow as somebody reads it from the page: words, numbers and links, no attribute that the script uses."""

    def __init__(self, html):
        page = LexborHTMLParser(html)
        self.questions = {}
        for item in page.css("li.ev-question"):
            answers = [self._answer(one) for one in item.css("ul.ev-answers > li")]
            self.questions[item.attributes["value"]] = (squeezed(item.css_first(".ev-ask")), answers)
        self.outcomes = [squeezed(one) for one in page.css("li.ev-outcome > .ev-outcome-title")]

    def _answer(self, item):
        when = squeezed(item.css_first(".ev-when"))
        given = item.css_first(".ev-given")
        link = item.css_first("a.ev-to-question, a.ev-to-outcome")
        return when, squeezed(given)[4:-1] if given else "", squeezed(link)

    def follow(self, patient, facts, worked_out):
        """The numbers of the questions and the target that a reader with these answers comes to."""
        number, path = "1", []
        while True:
            ask, answers = self.questions[number]
            path.append(number)
            fact = facts[number]
            fits = [
                target
                for when, given, target in answers
                if holds(when, fact, patient, worked_out)
                and all(holds(words, facts.get(other) or other, patient, worked_out) for other, words in split(given))
            ]
            assert len(fits) == 1, (ask, patient)
            found = re.fullmatch(r"go to question (\d+)", fits[0])
            if not found:
                return path, fits[0]
            number = found[1]


def split(given):
    """Each condition on an earlier answer, as (number of its question, words)."""
    marks = [*ASKED.finditer(given)]
    assert bool(marks) == bool(given)
    ends = [one.start() for one in marks[1:]] + [len(given)] * bool(marks)
    return [(one[1] or one[2], given[one.end() : end]) for one, end in zip(marks, ends, strict=True)]


def holds(words, fact, patient, worked_out):
    """Whether a patient's answer is what the words say."""
    entry = patient.get(fact.id) if fact.id in patient else worked_out(fact, patient)
    if entry == "unknown":
        return re.search(r"(^| or )Not known(;? or |$)", words) is not None
    if fact.type in (FactType.NUMBER, FactType.SCORE):
        return any(holds_number(one, Decimal(entry)) for one in re.split(";? or ", words) if one != "Not known")
    labels = {one.id: dict(one.label).get("clinician", one.id) for one in fact.options}
    if fact.type is FactType.MANY:
        return any(holds_many(one, labels, entry) for one in re.split(";? or ", words) if one != "Not known")
    label = labels.get(entry, entry)
    label = label.capitalize() if label in ("yes", "no") else label
    return "any answer" in words or re.search(rf"(^| or ){re.escape(label)}(;? or |$)", words) is not None


def holds_number(words, number):
    bounds = BOUND.findall(words)
    if not bounds:
        return words == "any answer" or number == Decimal(re.match(r"-?[\d.]+", words)[0])
    return all(MEETS[kind](number, Decimal(bound)) for kind, bound in bounds)


def holds_many(words, labels, entry):
    if words in ("any answer", "none of them"):
        return words == "any answer" or not entry
    chosen = {labels[one] for one in entry}
    return all((one.removeprefix("not ") in chosen) != one.startswith("not ") for one in words.split(" and "))


def never_worked_out(fact, patient):
    raise AssertionError(fact.id)


def risk_of_fever(fact, patient):
    """The group and the score of the fever, worked out by hand."""
    warm = Decimal(patient["temperature"])
    points = (1 if warm >= 38 else 0) + (1 if warm >= 39 else 0) + (1 if int(patient["age"]) >= 65 else 0)
    if patient["signs"] == "unknown":
        return "unknown" if fact.id == "points" else "open"
    points += "confusion" in patient["signs"]
    if fact.id == "points":
        return str(points)
    return "high" if points >= 3 or patient["pregnant"] != "no" else "low"


CASES = [("hip-avn", REPOSITORY, never_worked_out), ("fever", WARD, risk_of_fever), ("rash", WARD, never_worked_out)]


@pytest.fixture(scope="module")
def ledgers():
    return {folder: load_site(Layout.of(folder)) for folder in (REPOSITORY, WARD)}


def page_of(flow, ledger):
    pages = generated_pages(gather_site(ledger), exports=lambda work: ())
    return next(one.html for one in pages if one.path == f"flows/{flow}.md")


@pytest.mark.parametrize(("name", "folder", "worked_out"), CASES, ids=[name for name, _, _ in CASES])
def test_a_reader_of_the_outline_comes_where_the_build_leads(ledgers, name, folder, worked_out):
    ledger = ledgers[folder]
    flow = ledger.flows[name]
    outline = Outline(page_of(name, ledger))
    asks = {dict(one.ask).get("clinician", one.fact): one for one in flow.questions}
    facts = {one.id: one for one in flow.facts}
    numbers = {}
    for number, (ask, _) in outline.questions.items():
        # Several questions may ask in the same words; all of those ask the same fact.
        numbers[number] = facts[asks[ask].fact]
    titles = {one.id: one.title for one in flow.outcomes}
    book = find_paths(compile_flow(flow, ledger.flows))
    followed = 0
    for path in book.paths:
        own = [step for step in path.steps if "/" not in step.question.name]
        for patient in find_boundary_entries(path, book.space):
            asked, target = outline.follow(patient, numbers, worked_out)
            followed += 1
            assert [outline.questions[one][0] for one in asked] == [
                dict(step.question.source.ask).get("clinician", step.question.fact) for step in own
            ]
            if "/" in path.outcome.name:
                assert target == "continue with the flow “The fictional rash”"
            else:
                assert target.partition(". ")[2] == titles[path.outcome.source.id]
    assert followed >= len(book.paths) >= 3


@pytest.mark.parametrize(("name", "folder"), [case[:2] for case in CASES], ids=[name for name, _, _ in CASES])
def test_the_picture_has_the_questions_answers_and_targets_of_the_outline(ledgers, name, folder):
    ledger = ledgers[folder]
    outline = Outline(page_of(name, ledger))
    picture = LexborHTMLParser(draw_flow(ledger.flows[name], ledger))
    written = {one.attributes["data-ev-box"]: lines(one) for one in picture.css("[data-ev-box]")}
    boxes = {box: words.removesuffix(" follows from the answers") for box, words in written.items()}
    derived = {fact.id for fact in ledger.flows[name].facts if fact.is_derived}
    assert {box for box in boxes if boxes[box] != written[box]} == {
        one.id for one in ledger.flows[name].questions if one.fact in derived
    }
    drawn = set()
    for arrow in picture.css("[data-ev-from]"):
        label = lines(arrow)
        ask = boxes[arrow.attributes["data-ev-from"]]
        drawn.add((ask, int(arrow.attributes["data-ev-answer"]), label, boxes[arrow.attributes["data-ev-to"]]))
    said = set()
    for number, (ask, answers) in outline.questions.items():
        for place, (when, given, target) in enumerate(answers, 1):
            short = "; ".join(f"question {other}: {words}" for other, words in split(given))
            label = f"{when} ({short})" if short else when
            said.add((f"{number}. {ask}", place, label, target))
    assert {row[:3] for row in drawn} == {row[:3] for row in said}
    for ask, place, _, target in said:
        (goal,) = [row[3] for row in drawn if row[:2] == (ask, place)]
        question = re.fullmatch(r"go to question (\d+)", target)
        words = f"{question[1]}. {outline.questions[question[1]][0]}" if question else target
        assert goal.casefold().startswith(words.casefold())


@pytest.mark.parametrize(("name", "folder"), [case[:2] for case in CASES], ids=[name for name, _, _ in CASES])
def test_the_page_holds_the_table_of_the_build_and_a_form_or_result_for_every_name_in_it(ledgers, name, folder):
    ledger = ledgers[folder]
    html = page_of(name, ledger)
    table = json.loads(LexborHTMLParser(html).css_first(".ev-stepper script").text())["table"]
    compiled = compile_flow(ledger.flows[name], ledger.flows)
    assert table == table_of(compiled)
    shown = {*re.findall(r'<template data-ev-name="([^"]+)"', html)}
    derived = {one.name for one in compiled.questions.values() if compiled.facts[one.fact].fact.is_derived}
    assert shown == {*table["questions"], *table["outcomes"]} - derived
