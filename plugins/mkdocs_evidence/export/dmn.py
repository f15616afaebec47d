"""A flow as DMN 1.3: a Unique table for each question, and a context that leads from one to the next.

What is asked is input data; null is "not asked" and meets no cell but `-`. "Not known" is the text `unknown`, beside
the numbers of a fact that has it, and the only item of the list of a fact of which any number may be chosen. Stretches
of numbers are written with both ends included, in the steps of the fact, so a value between two steps meets no rule,
as a form refuses it. Claims are knowledge sources, named again beside each rule. Edition and digest are extensions.

DMN 1.3: https://www.omg.org/spec/DMN/1.3
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.table import (
    CompiledBranch,
    CompiledCondition,
    CompiledFact,
    CompiledFlow,
    CompiledQuestion,
)
from mkdocs_evidence.analysis.flows.words import wording
from mkdocs_evidence.export.dmn_boxes import input_clause, literal, need, rule
from mkdocs_evidence.export.dmn_drawing import draw_requirements
from mkdocs_evidence.export.feel import ANYTHING, feel_text, unary_tests, unary_tests_of_many, unary_tests_of_mixed
from mkdocs_evidence.export.flow_answers import (
    answers_of,
    claims_of,
    every_claim,
    find_answers,
    flow_address,
    may_be_unknown,
    outcome_name,
    reading_order,
    unique_names,
    unknown_sources,
)
from mkdocs_evidence.export.xml_text import document_text, element
from mkdocs_evidence.model.flow import UNKNOWN, FactType
from mkdocs_evidence.model.ids import FactId

DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/"
EXTENSION = "urn:mkdocs-evidence:dmn:1"
"""Namespace of our extension elements."""

_READ_ME = (
    "Where the answers lead is the decision ends_at, what is advised there the decision advice. A fact that was not "
    "asked is null. Not known is the text unknown; of a fact with a list of choices it is the only item. Values "
    "between two steps of a number meet no rule."
)
_ENDS_AT = "ends_at"
_ADVICE = "advice"
_IMPOSSIBLE = "impossible"


def export_dmn(compiled: CompiledFlow) -> str:
    """The flow as a DMN 1.3 document; the decision `ends_at` gives the outcome, `advice` its words.

    `ends_at` is the name of a question where the answers stop, and `impossible` is true where a constraint says that
    the answers cannot occur together.
    """
    return document_text(_Model(compiled).definitions())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    conditions: tuple[CompiledCondition, ...]
    output: str
    notes: tuple[str, str]
    """The author's words, and the claims."""


class _Model:
    """One flow with the names that its parts have in FEEL."""

    def __init__(self, compiled: CompiledFlow) -> None:
        self._compiled = compiled
        self._facts = {FactId(fact): f"fact_{name}" for fact, name in unique_names(list(compiled.facts)).items()}
        self._next = {one: f"next_{name}" for one, name in unique_names(list(compiled.questions)).items()}
        claims = [str(claim) for claim in every_claim(compiled)]
        works = dict.fromkeys(fact.fact.reference for fact in compiled.facts.values() if fact.fact.reference)
        self._order = reading_order(compiled)
        self._kinds = {**dict.fromkeys(works, "reference"), **dict.fromkeys(claims, "claim")}
        self._sources = {one: f"source_{name}" for one, name in unique_names(list(self._kinds)).items()}

    def definitions(self) -> ET.Element:
        """The root of the document."""
        compiled, flow = self._compiled, self._compiled.flow
        root = element(
            "definitions",
            {
                "xmlns": DMN,
                "xmlns:evidence": EXTENSION,
                "id": "definitions",
                "name": flow.title,
                "namespace": flow_address(flow),
                "exporter": "mkdocs-evidence",
            },
            element("description", text=_READ_ME),
            element(
                "extensionElements",
                {},
                element(
                    "evidence:flow",
                    {"id": flow.id, "edition": str(flow.edition), "digest": f"sha256:{flow_digest(compiled)}"},
                ),
            ),
        )
        # Some may be looked at though no question asks them.
        asked = [fact for fact in compiled.facts.values() if not fact.fact.is_derived]
        root.extend(self._type(fact) for fact in asked)
        root.extend(self._input(fact) for fact in asked)
        decisions = [self._derived(fact) for fact in compiled.facts.values() if fact.fact.is_derived]
        decisions += [self._question(question) for question in compiled.questions.values()]
        decisions += [self._impossible()] if compiled.constraints else []
        decisions += [self._ends_at(), self._advice()]
        root.extend(decisions)
        root.extend(
            element("knowledgeSource", {"id": name, "name": source}, element("type", text=self._kinds[source]))
            for source, name in self._sources.items()
        )
        root.append(draw_requirements(root))
        return root

    def _type(self, fact: CompiledFact) -> ET.Element:
        name = self._facts[fact.fact.id]
        is_many = fact.fact.type is FactType.MANY
        attributes = {"id": f"type_{name}", "name": f"type_{name}", "label": fact.fact.id}
        if is_many:
            attributes["isCollection"] = "true"
        allowed = [feel_text(option) for option in fact.names] or [
            f"[{fact.number_text(0)}..{fact.number_text(fact.last)}]"
        ]
        allowed += [feel_text(UNKNOWN)] if fact.fact.unknown else []
        unit = f"{fact.fact.unit}, in steps of {fact.fact.step}" if fact.fact.step is not None else ""
        return element(
            "itemDefinition",
            attributes,
            *([element("description", text=unit.removeprefix(", "))] if unit else []),
            element("typeRef", text=self._base_type(fact)),
            element("allowedValues", {"id": f"values_{name}"}, element("text", text=",".join(allowed))),
        )

    def _type_name(self, fact: FactId) -> str:
        compiled = self._compiled.facts[fact]
        return self._base_type(compiled) if compiled.fact.is_derived else f"type_{self._facts[fact]}"

    def _base_type(self, fact: CompiledFact) -> str:
        if fact.names:
            return "string"
        return "Any" if may_be_unknown(fact, self._compiled) else "number"

    def _input(self, fact: CompiledFact) -> ET.Element:
        name = self._facts[fact.fact.id]
        labels = "; ".join(f"{option.id}: {wording(option.label)}" for option in fact.fact.options if option.label)
        return element(
            "inputData",
            {"id": f"input_{name}", "name": name, "label": fact.fact.id},
            *([element("description", text=labels)] if labels else []),
            element("variable", {"id": f"variable_{name}", "name": name, "typeRef": f"type_{name}"}),
        )

    def _derived(self, fact: CompiledFact) -> ET.Element:
        name = self._facts[fact.fact.id]
        is_score = fact.fact.type is FactType.SCORE
        rows = [
            _Row(
                conditions=part.when,
                output=_scaled(part.gives, fact) if is_score else feel_text(fact.names[part.gives]),
                notes=(" and ".join(f"{one.fact} {one.source.words}" for one in part.when), fact.fact.reference),
            )
            for part in fact.parts
        ]
        # A sum of no rows is null, not 0.
        rows += [_Row(conditions=(), output="0", notes=("", ""))] if is_score else []
        table = self._table(f"{name}.table", rows, "SUM" if is_score else "ANY", "number" if is_score else "string")
        expression = self._score_context(fact, table) if is_score else table
        required = dict.fromkeys(one.fact for part in fact.parts for one in part.when)
        works = [fact.fact.reference] if fact.fact.reference else []
        return self._decision(
            name, fact.fact.id, expression, facts=required, rests_on=works, type_=self._base_type(fact)
        )

    def _score_context(self, fact: CompiledFact, table: ET.Element) -> ET.Element:
        """The sum, where every answer that it is made of is there and known."""
        needed = dict.fromkeys(one.fact for part in fact.parts for one in part.when)
        unasked = " or ".join(f"{self._facts[one]} = null" for one in needed)
        unknown = [self._is_unknown(one) for one in unknown_sources(fact, self._compiled)]
        text = f"if {' or '.join(unknown)} then {feel_text(UNKNOWN)} else points" if unknown else "points"
        name = self._facts[fact.fact.id]
        return element(
            "context",
            {"id": f"{name}.context"},
            self._entry(f"{name}.points", "points", table, "number"),
            self._entry(f"{name}.result", "", literal(f"{name}.text", f"if {unasked} then null else {text}")),
        )

    def _is_unknown(self, fact: FactId) -> str:
        name = self._facts[fact]
        if self._compiled.facts[fact].fact.type is FactType.MANY:
            return f"list contains({name}, {feel_text(UNKNOWN)})"
        return f"{name} = {feel_text(UNKNOWN)}"

    def _question(self, question: CompiledQuestion) -> ET.Element:
        name = self._next[question.name]
        rows = [self._branch(question, branch) for branch in question.branches]
        required = {question.fact: None, **dict.fromkeys(one.fact for row in rows for one in row.conditions)}
        claims = [claim for branch in question.branches for claim in claims_of(question, branch)]
        table = self._table(f"{name}.table", rows, "UNIQUE", "string")
        before = self._before(question)
        if self._order and question.name != self._compiled.start:
            self._ask_whether_reached(table, question, before)
        return self._decision(
            name,
            question.name,
            table,
            facts=required,
            decisions=before,
            rests_on=dict.fromkeys(claims),
            words=question.source.ask,
            help_=question.source.help,
        )

    def _before(self, question: CompiledQuestion) -> list[str]:
        """The decisions that may lead to a question."""
        if question.name == self._compiled.start:
            return []
        place = self._order.index(question.name) if question.name in self._order else None
        return [
            self._next[name]
            for name in self._order[:place]
            if any(branch.to == question.name for branch in self._compiled.questions[name].branches)
        ]

    def _ask_whether_reached(self, table: ET.Element, question: CompiledQuestion, before: Sequence[str]) -> None:
        """Adds a first column, by which no rule is met off the route: only on it is it proven that one rule fits."""
        target = feel_text(question.name)
        text = f"if list contains([{', '.join(before)}], {target}) then {target} else null"
        table.insert(0, input_clause(f"{table.attrib['id']}.reached", text, "string", "Come to"))
        for row in table.iter("rule"):
            cell = element("inputEntry", {"id": f"{row.attrib['id']}.reached"}, element("text", text=target))
            row.insert(0, cell)

    def _branch(self, question: CompiledQuestion, branch: CompiledBranch) -> _Row:
        words = [branch.source.when.words, *(f"{one.fact} {one.words}" for one in branch.source.given)]
        return _Row(
            conditions=branch.conditions,
            output=feel_text(branch.to),
            notes=(" and ".join(words), " ".join(claims_of(question, branch))),
        )

    def _impossible(self) -> ET.Element:
        rows = [
            _Row(
                conditions=one.never,
                output="true",
                notes=(
                    " and ".join(f"{condition.fact} {condition.source.words}" for condition in one.never),
                    " ".join(one.source.claims),
                ),
            )
            for one in self._compiled.constraints
        ]
        claims = dict.fromkeys(claim for one in self._compiled.constraints for claim in one.source.claims)
        required = dict.fromkeys(condition.fact for row in rows for condition in row.conditions)
        table = self._table(f"{_IMPOSSIBLE}.table", rows, "ANY", "boolean")
        label = "Answers that cannot occur together"
        return self._decision(_IMPOSSIBLE, label, table, facts=required, rests_on=claims, type_="boolean")

    def _ends_at(self) -> ET.Element:
        """Goes from table to table, as often as there are questions: no question is come to twice."""
        pairs = ", ".join(f"{feel_text(one)}: {name}" for one, name in self._next.items())
        entries = [
            self._entry("route.next", "next", literal("route.next.text", f"{{{pairs}}}")),
            self._entry("route.0", "step_0", literal("route.0.text", feel_text(self._compiled.start))),
        ]
        for number in range(1, len(self._next) + 1):
            here = f"step_{number - 1}"
            there = f"get value(next, {here})"
            text = f"if {there} = null then {here} else {there}"
            entries.append(self._entry(f"route.{number}", f"step_{number}", literal(f"route.{number}.text", text)))
        last = literal("route.end.text", f"step_{len(self._next)}")
        entries.append(self._entry("route.end", "", last))
        context = element("context", {"id": f"{_ENDS_AT}.context"}, *entries)
        return self._decision(_ENDS_AT, "Where the answers lead", context, decisions=self._next.values())

    def _advice(self) -> ET.Element:
        outcomes = self._compiled.outcomes
        audiences = dict.fromkeys(audience for one in outcomes.values() for audience, _ in one.source.say)
        columns = ["title", "urgency", "strength", *(f"say_{name}" for name in unique_names(list(audiences)).values())]
        table = element("decisionTable", {"id": f"{_ADVICE}.table", "hitPolicy": "UNIQUE"})
        table.append(input_clause(f"{_ADVICE}.input", _ENDS_AT, "string", "Outcome"))
        table.extend(
            element("output", {"id": f"{_ADVICE}.{name}", "name": name, "typeRef": "string"}) for name in columns
        )
        table.append(element("annotation", {"name": "Rests on"}))
        for number, outcome in enumerate(outcomes.values(), 1):
            source, say = outcome.source, dict(outcome.source.say)
            texts = [outcome_name(source), source.urgency or "", source.strength or ""]
            texts += [say.get(name, "") for name in audiences]
            cells = [feel_text(outcome.name)], [feel_text(text) for text in texts], [" ".join(source.claims)]
            table.append(rule(f"{_ADVICE}.{number}", *cells))
        claims = dict.fromkeys(claim for one in outcomes.values() for claim in one.source.claims)
        label = "What is advised"
        return self._decision(_ADVICE, label, table, decisions=[_ENDS_AT], rests_on=claims, type_="")

    def _table(self, name: str, rows: Sequence[_Row], policy: str, type_: str) -> ET.Element:
        """A table with a column for each fact that any row looks at."""
        hit = {"hitPolicy": "COLLECT", "aggregation": "SUM"} if policy == "SUM" else {"hitPolicy": policy}
        table = element("decisionTable", {"id": name, **hit})
        columns = _columns(rows)
        for number, (fact, _) in enumerate(columns, 1):
            table.append(input_clause(f"{name}.input.{number}", self._facts[fact], self._type_name(fact), fact))
        table.append(element("output", {"id": f"{name}.output", "typeRef": type_}))
        table.append(element("annotation", {"name": "Author's words"}))
        table.append(element("annotation", {"name": "Rests on"}))
        for number, row in enumerate(rows, 1):
            cells = _cells(row)
            texts = [self._cell(cells[column]) if column in cells else ANYTHING for column in columns]
            table.append(rule(f"{name}.{number}", texts, [row.output], row.notes))
        return table

    def _cell(self, condition: CompiledCondition) -> str:
        answers = find_answers(condition, self._compiled)
        fact = self._compiled.facts[condition.fact]
        if fact.fact.type is FactType.MANY:
            return unary_tests_of_many(answers)
        return unary_tests_of_mixed(answers) if self._base_type(fact) == "Any" else unary_tests(answers)

    def _decision(
        self,
        name: str,
        label: str,
        expression: ET.Element,
        *,
        facts: Iterable[FactId] = (),
        decisions: Iterable[str] = (),
        rests_on: Iterable[str] = (),
        words: Sequence[tuple[str, str]] = (),
        help_: Sequence[tuple[str, str]] = (),
        type_: str = "string",
    ) -> ET.Element:
        made = element("decision", {"id": name, "name": name, "label": label})
        if help_:
            made.append(element("description", text=wording(help_)))
        texts = [("ask", *one) for one in words] + [("help", *one) for one in help_]
        if texts:
            own = [element(f"evidence:{kind}", {"audience": audience}, text=text) for kind, audience, text in texts]
            made.append(element("extensionElements", {}, *own))
        if words:
            made.append(element("question", text=wording(words)))
        made.append(
            element("variable", {"id": f"variable_{name}", "name": name, **({"typeRef": type_} if type_ else {})})
        )
        for fact in facts:
            made.append(self._requirement(name, self._facts[fact], fact))
        for decision in decisions:
            made.append(need("informationRequirement", f"{name}.needs.{decision}", "requiredDecision", decision))
        for one in rests_on:
            source = self._sources[one]
            made.append(need("authorityRequirement", f"{name}.rests_on.{source}", "requiredAuthority", source))
        made.append(expression)
        return made

    def _requirement(self, decision: str, name: str, fact: FactId) -> ET.Element:
        id_ = f"{decision}.needs.{name}"
        if self._compiled.facts[fact].fact.is_derived:
            return need("informationRequirement", id_, "requiredDecision", name)
        return need("informationRequirement", id_, "requiredInput", f"input_{name}")

    def _entry(self, id_: str, name: str, expression: ET.Element, type_: str = "") -> ET.Element:
        """An entry of a context; the one without a name is the value of the whole."""
        entry = element("contextEntry", {"id": id_})
        if name:
            typed = {"typeRef": type_} if type_ else {}
            entry.append(element("variable", {"id": f"{id_}.variable", "name": name, **typed}))
        entry.append(expression)
        return entry


_Column = tuple[FactId, int]
"""A fact and, where one row has several conditions on it, their number."""


def _columns(rows: Sequence[_Row]) -> list[_Column]:
    return list(dict.fromkeys(column for row in rows for column in _cells(row)))


def _cells(row: _Row) -> Mapping[_Column, CompiledCondition]:
    cells: dict[_Column, CompiledCondition] = {}
    for condition in row.conditions:
        number = sum(fact == condition.fact for fact, _ in cells)
        cells[condition.fact, number] = condition
    return cells


def _scaled(points: int, fact: CompiledFact) -> str:
    """Points as a score prints them."""
    return answers_of(((points - fact.low, points - fact.low),), fact).spans[0][0]
