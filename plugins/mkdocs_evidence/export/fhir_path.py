"""Conditions of a flow as FHIRPath over a QuestionnaireResponse in which every question is an item.

"Not known" is the code `unknown` of FHIR's own `data-absent-reason`, and of a number the item `not-known:ID` beside it;
that a fact was not asked is that no item answers it. What FHIRPath says of nothing is nothing, so every condition ends
in a function that always gives true or false.
"""

from collections.abc import Iterable, Sequence

from mkdocs_evidence.analysis.flows.table import CompiledCondition, CompiledFact, CompiledFlow
from mkdocs_evidence.export.flow_answers import answers_of, find_answers, questions_of, unknown_sources
from mkdocs_evidence.model.flow import UNKNOWN, FactType
from mkdocs_evidence.model.ids import FactId

NONE_CHOSEN = "none"
"""Code that says that no option of a `many` fact is chosen: without it nobody could tell this from not being asked."""


def not_known_item(question: str) -> str:
    """Link id of the item beside a question for a number, which says that the number is not known."""
    return f"not-known:{question}"


def path_text(text: str) -> str:
    r"""A text as a FHIRPath literal.

    >>> path_text("Crohn's")
    "'Crohn\\'s'"
    """
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"


class PathWriter:
    """Writes the conditions of one flow."""

    def __init__(self, compiled: CompiledFlow, *, root: str) -> None:
        """Begins with nothing written.

        Args:
            compiled: The flow.
            root: What the QuestionnaireResponse is called: `%answers`, `%resource`.
        """
        self._compiled = compiled
        self._root = root

    def all_of(self, conditions: Iterable[CompiledCondition]) -> str:
        """An expression that is true where all conditions hold, and false elsewhere."""
        return " and ".join(self._condition(one) for one in conditions) or "true"

    def is_answered(self, fact: FactId, *, but: str = "") -> str:
        """Whether a fact is answered, in an item of another question than `but`."""
        items = self._items(self._compiled.facts[fact], but=but)
        return f"{self._named(items)}.answer.exists()" if items else "false"

    def _condition(self, condition: CompiledCondition) -> str:
        fact = self._compiled.facts[condition.fact]
        match fact.fact.type:
            case FactType.GROUP:
                return self._group(condition, fact)
            case FactType.SCORE:
                return self._score(condition, fact)
            case FactType.MANY:
                return self._many(condition, fact)
            case FactType.NUMBER:
                return self._number(condition, fact)
        answers = find_answers(condition, self._compiled)
        codes = [*answers.options, *([UNKNOWN] if answers.is_unknown else [])]
        return self._has_code(fact, codes)

    def _has_code(self, fact: CompiledFact, codes: Sequence[str]) -> str:
        tests = " or ".join(f"code = {path_text(code)}" for code in codes)
        return f"{self._named(self._items(fact))}.answer.value.where({tests or 'false'}).exists()"

    def _number(self, condition: CompiledCondition, fact: CompiledFact) -> str:
        answers = find_answers(condition, self._compiled)
        tests = []
        if answers.spans:
            links = [question.name for question in questions_of(fact.fact.id, self._compiled)]
            tests.append(f"{self._named(links)}.answer.value.where({_within(answers.spans)}).exists()")
        if answers.is_unknown:
            links = [not_known_item(question.name) for question in questions_of(fact.fact.id, self._compiled)]
            tests.append(f"{self._named(links)}.answer.value.where($this).exists()")
        return _any(tests)

    def _many(self, condition: CompiledCondition, fact: CompiledFact) -> str:
        answers = find_answers(condition, self._compiled)
        tests = []
        for has, lacks in answers.combinations:
            parts = [self.is_answered(fact.fact.id)]
            parts += [self._has_code(fact, [option]) for option in has]
            parts += [f"{self._has_code(fact, [option])}.not()" for option in (*lacks, UNKNOWN)]
            tests.append(f"({' and '.join(parts)})")
        tests += [self._has_code(fact, [UNKNOWN])] if answers.is_unknown else []
        return _any(tests)

    def _group(self, condition: CompiledCondition, fact: CompiledFact) -> str:
        wanted = {number for first, last in condition.stretches for number in range(first, last + 1)}
        return _any([f"({self.all_of(part.when)})" for part in fact.parts if part.gives in wanted])

    def _score(self, condition: CompiledCondition, fact: CompiledFact) -> str:
        answers = find_answers(condition, self._compiled)
        sources = dict.fromkeys(one.fact for part in fact.parts for one in part.when)
        known = [self._is_known_of(source) for source in sources]
        unknown = _any([self._is_unknown(source) for source in unknown_sources(fact, self._compiled)])
        tests = []
        if answers.spans:
            points = [(part, answers_of(((part.gives - fact.low,) * 2,), fact).spans[0][0]) for part in fact.parts]
            total = " + ".join(f"iif({self.all_of(part.when)}, {text}, 0)" for part, text in points)
            tests.append(
                f"({' and '.join(known)} and {unknown}.not() and ({total}).where({_within(answers.spans)}).exists())"
            )
        if answers.is_unknown:
            tests.append(f"({' and '.join(known)} and {unknown})")
        return _any(tests)

    def _is_known_of(self, fact: FactId) -> str:
        """Whether all is answered that a fact is, or is made of."""
        compiled = self._compiled.facts[fact]
        if not compiled.fact.is_derived:
            return self.is_answered(fact)
        sources = dict.fromkeys(one.fact for part in compiled.parts for one in part.when)
        return f"({' and '.join(self._is_known_of(source) for source in sources)})"

    def _is_unknown(self, fact: FactId) -> str:
        compiled = self._compiled.facts[fact]
        if compiled.fact.type is FactType.SCORE:
            return _any([self._is_unknown(source) for source in unknown_sources(compiled, self._compiled)])
        if compiled.fact.type is FactType.NUMBER:
            links = [not_known_item(question.name) for question in questions_of(fact, self._compiled)]
            return f"{self._named(links)}.answer.value.where($this).exists()"
        return self._has_code(compiled, [UNKNOWN])

    def _items(self, fact: CompiledFact, *, but: str = "") -> list[str]:
        names = [one.name for one in questions_of(fact.fact.id, self._compiled) if one.name != but]
        if fact.fact.type is FactType.NUMBER and fact.fact.unknown:
            names += [not_known_item(name) for name in names]
        return names

    def _named(self, links: Sequence[str]) -> str:
        tests = " or ".join(f"linkId = {path_text(link)}" for link in links)
        return f"{self._root}.item.where({tests or 'false'})"


def _within(spans: Sequence[tuple[str, str]]) -> str:
    return " or ".join(f"($this >= {low} and $this <= {high})" for low, high in spans)


def _any(tests: Sequence[str]) -> str:
    return tests[0] if len(tests) == 1 else f"({' or '.join(tests) or 'false'})"
