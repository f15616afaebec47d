"""The rule `ambiguous-answer`."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.flows.table import CompiledFlow
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.flow import UNKNOWN, Condition, Fact, FactType, Flow, Option, Range
from mkdocs_evidence.model.ledger import Ledger

_TAKEN_WORDS = {UNKNOWN: "for an answer that is not known", "any": "for every answer"}
_TAKEN_OF_MANY = {**_TAKEN_WORDS, "none": "for no chosen option", "some": "for any chosen option"}
_NOT_TEXT = frozenset(("yes", "no", "on", "off", "true", "false", "y", "n", "null", "~"))
"""What other readers of YAML do not take for text, in any capitals."""


@rule("EV312", on=Flow, since="0.1", remedy="Give each answer words of its own.")
def ambiguous_answer(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """Answers that cannot be told apart, or that can be read in two ways."""
    for fact in flow.facts:
        if fact.type in (FactType.CHOICE, FactType.MANY):
            yield from _same_labels(fact)
            yield from _taken_words(fact)
        yield from _words_of_yaml(fact)
    for condition in _conditions(flow):
        yield from _said_twice(condition)
    compiled = study_flow(flow, ledger).compiled
    yield from _clashes(compiled)
    yield from _shared_names(flow)


def _same_labels(fact: Fact) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Option] = {}
    told: set[str] = set()
    for option in fact.options:
        for audience, text in (*option.label, ("id", option.id)):
            first = seen.setdefault((audience, " ".join(text.casefold().split())), option)
            if first is not option and option.id not in told:
                told.add(option.id)
                yield Finding(
                    at=option.at,
                    message=f"`{option.id}` and `{first.id}` of `{fact.id}` are both called “{text}”.",
                    related=(Related(at=first.at, message=f"`{first.id}` is here."),),
                )


def _taken_words(fact: Fact) -> Iterator[Finding]:
    taken = _TAKEN_OF_MANY if fact.type is FactType.MANY else _TAKEN_WORDS
    for option in fact.options:
        if option.id in taken:
            message = f"`{option.id}` is an option of `{fact.id}`, but stands in conditions {taken[option.id]}."
            remedy = "Write `unknown: yes` in the fact instead." if option.id == UNKNOWN else "Give it another id."
            yield Finding(at=option.at, message=message, remedy=remedy)


def _words_of_yaml(fact: Fact) -> Iterator[Finding]:
    if fact.type is FactType.BOOLEAN:
        return
    for option in fact.options:
        if option.is_bare and option.id.casefold() in _NOT_TEXT:
            is_boolean = {one.id.casefold() for one in fact.options} <= _NOT_TEXT and len(fact.options) == 2
            remedy = "Make the fact a `boolean`." if is_boolean else f'Put it in quotes: `"{option.id}"`.'
            yield Finding(
                at=option.at,
                message=f"Other readers of YAML do not take the option `{option.id}` of `{fact.id}` for text.",
                remedy=remedy,
            )


def _conditions(flow: Flow) -> Iterator[Condition]:
    for question in flow.questions:
        for branch in question.branches:
            yield from (branch.when, *branch.given)
    for fact in flow.facts:
        for part in fact.derived:
            yield from part.when
    for constraint in flow.constraints:
        yield from constraint.never


def _said_twice(condition: Condition) -> Iterator[Finding]:
    twice = next((value for value, count in Counter(condition.values).items() if count > 1), None)
    if twice is not None or (condition.is_any and (condition.values != (UNKNOWN,)) and condition.values):
        word = twice if twice is not None else condition.values[0]
        message = f"`{word}` stands twice in this condition on `{condition.fact}`."
    elif _overlap(condition.ranges):
        message = f"The stretches of this condition on `{condition.fact}` overlap: {condition.words}."
    else:
        return
    yield Finding(at=condition.at, message=message, remedy="Say each answer once.")


def _overlap(ranges: Iterable[Range]) -> bool:
    """Whether two of the ranges share a number."""
    known = sorted(ranges, key=_beginning)
    # Where any two meet, two neighbours do.
    return any(_begins_before_end(other, one) for one, other in pairwise(known))


def _beginning(one: Range) -> tuple[bool, Decimal, bool]:
    return one.low is not None, one.low or Decimal(), not one.low_included


def _begins_before_end(one: Range, other: Range) -> bool:
    if one.low is None or other.high is None:
        return True
    return one.low < other.high or (one.low == other.high and one.low_included and other.high_included)


def _clashes(compiled: CompiledFlow) -> Iterator[Finding]:
    for clash in compiled.clashes:
        yield Finding(
            at=clash.ours.at,
            message=f"`{clash.ours.id}` has other answers here than in the flow `{clash.flow}` that this one leads to.",
            remedy="Declare it alike in both, or give it another id in one.",
            related=(Related(at=clash.theirs.at, message="It is declared here too."),),
        )


def _shared_names(flow: Flow) -> Iterator[Finding]:
    by_name = defaultdict(list)
    for question in flow.questions:
        by_name[str(question.id)].append(question.at)
    for outcome in flow.outcomes:
        if outcome.id in by_name:
            yield Finding(
                at=outcome.at,
                message=f"`{outcome.id}` is a question and an outcome, so `to: {outcome.id}` can mean either.",
                remedy="Give one of them another id.",
                related=(Related(at=by_name[outcome.id][0], message="The question is here."),),
            )
