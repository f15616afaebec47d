"""Cells and conditions of a flow in the author's words: `lesion = 30 with stage II`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import islice
from operator import and_, or_

from mkdocs_evidence.analysis.flows.cells import NOTHING, CellSet, Mask, TooManyCellsError
from mkdocs_evidence.analysis.flows.space import NOT_ASKED, Axis, FlowSpace, every_class
from mkdocs_evidence.analysis.flows.table import NOT_KNOWN, CompiledFact, CompiledFlow, CompiledQuestion, Stretch
from mkdocs_evidence.analysis.flows.walk import asked_sources, derive
from mkdocs_evidence.model.flow import FactType
from mkdocs_evidence.model.ids import FactId

NOT_KNOWN_WORDS = "not known"
_MOST_NAMED = 3
_MOST_COUNTED = 23
_MOST_FACTS = 12


def say_cells(
    cells: CellSet, question: CompiledQuestion, compiled: CompiledFlow, space: FlowSpace, *, among: CellSet
) -> str:
    """The cells at a question, the asked fact first: `lesion = 30 with stage II; lesion = 31; 4 more combinations`.

    Args:
        cells: What is to be said; not empty.
        question: Where it was found.
        compiled: The flow.
        space: In which the cells were made.
        among: All cells at the question: what they have in common need not be said.
    """
    boxes: list[dict[int, Mask]] = []
    try:
        boxes.extend(islice(_shortest_boxes(cells, question, compiled, space, among), _MOST_COUNTED))
    except TooManyCellsError:
        boxes = boxes or [_only_facts(next(space.cells.boxes(cells)), space)]
    shown = [_say_box(box, question, compiled, space) for box in boxes[:_MOST_NAMED]]
    more = len(boxes) - len(shown)
    if more > 0:
        count = f"at least {more}" if len(boxes) == _MOST_COUNTED else str(more)
        shown.append(f"{count} more combination{'s' if more > 1 else ''}")
    return "; ".join(shown)


def _only_facts(box: Mapping[int, Mask], space: FlowSpace) -> dict[int, Mask]:
    return {axis: mask for axis, mask in box.items() if axis < space.first_flag}


def _shortest_boxes(
    cells: CellSet, question: CompiledQuestion, compiled: CompiledFlow, space: FlowSpace, among: CellSet
) -> Iterator[dict[int, Mask]]:
    """Boxes that together make up the cells, each without the facts that do not matter in it."""
    asked = space.sources(question.fact) if question.fact in compiled.facts else frozenset()
    rest = space.cells.intersect(cells, among)
    rest = rest if rest != NOTHING else cells
    while rest != NOTHING:
        box = _only_facts(next(space.cells.boxes(rest)), space)
        for axis in sorted(box, reverse=True):
            if axis in asked and len(asked) == 1:
                continue
            wider = {other: mask for other, mask in box.items() if other != axis}
            outside = space.cells.subtract(space.cells.intersect(space.cells.cube(wider), among), cells)
            if outside == NOTHING:
                box = wider
        yield box
        rest = space.cells.subtract(rest, space.cells.cube(box))


def _say_box(box: Mapping[int, Mask], question: CompiledQuestion, compiled: CompiledFlow, space: FlowSpace) -> str:
    own = space.axes.get(question.fact)
    first = ""
    if own is not None:
        first = f"{own.fact.fact.id} = {say_mask(own, box.get(own.number, own.answered))}"
    elif question.fact in compiled.facts:
        first = _say_sample(compiled.facts[question.fact], box, compiled, space)
    others = [
        f"{axis.fact.fact.id} {say_mask(axis, box[axis.number])}"
        for axis in space.by_number
        if axis.number in box and axis is not own
    ]
    if len(others) > _MOST_FACTS:
        others[_MOST_FACTS:] = [f"{len(others) - _MOST_FACTS} more answers"]
    given = " and ".join(others)
    return f"{first} with {given}" if first and given else first or given or "every answer"


def _say_sample(fact: CompiledFact, box: Mapping[int, Mask], compiled: CompiledFlow, space: FlowSpace) -> str:
    answers = sample_answers(box, asked_sources(fact, compiled), space)
    values = derive(fact, answers, compiled) if answers else ()
    return f"{fact.fact.id} = {' and '.join(say_answer(fact, one) for one in values)}" if values else ""


def sample_answers(box: Mapping[int, Mask], facts: frozenset[FactId], space: FlowSpace) -> dict[FactId, int]:
    """For each of `facts` the lowest answer that lies in the box."""
    answers = {}
    for name, axis in space.axes.items():
        if name in facts:
            classes = list(every_class(axis, box.get(axis.number, axis.answered) & ~NOT_ASKED))
            if classes:
                answers[name] = classes[0][0]
    return answers


def say_mask(axis: Axis, mask: Mask) -> str:
    """Classes of one fact: `II or III`, `30`, `30 to 49`, `not known`, `not asked`."""
    if not mask & ~NOT_ASKED:
        return "not asked"
    if mask & axis.answered == axis.answered:
        return "anything"
    fact = axis.fact
    if fact.fact.type is FactType.MANY:
        return _say_subsets(axis, mask)
    stretches = list(every_class(axis, mask))
    if fact.fact.type is FactType.NUMBER:
        return _join([_say_stretch(fact, one) for one in _run_together(stretches)])
    return _join([say_answer(fact, first) for first, _ in stretches])


def say_labels(axis: Axis, mask: Mask) -> str:
    """Classes of one fact as their author labels them for clinicians, numbers with their unit."""
    fact = axis.fact.fact
    if fact.type not in (FactType.CHOICE, FactType.BOOLEAN):
        return say_measure(axis, mask)
    labels = {option.id: wording(option.label) or option.id for option in fact.options}
    return _say_options(axis, mask, labels)


def say_measure(axis: Axis, mask: Mask) -> str:
    """Classes of one fact in ids, numbers with their unit: `II or III`, `anything but IV`, `15 to 29 %`."""
    if axis.fact.fact.type in (FactType.CHOICE, FactType.BOOLEAN):
        return _say_options(axis, mask, {})
    words = say_mask(axis, mask)
    unit = axis.fact.fact.unit
    if not unit or words in ("anything", "not asked", NOT_KNOWN_WORDS):
        return words
    number, before, unknown = words.partition(f" or {NOT_KNOWN_WORDS}")
    return f"{number} {unit}{before}{unknown}"


def _say_options(axis: Axis, mask: Mask, labels: Mapping[str, str]) -> str:
    missing = [first for first, _ in every_class(axis, axis.answered & ~mask)]
    is_short = len(missing) == 1 and len(axis.classes) > _MOST_NAMED
    said = missing if is_short else [first for first, _ in every_class(axis, mask)]
    names = [say_answer(axis.fact, answer) for answer in said]
    words = _join([labels.get(name, name) for name in names])
    return f"anything but {words}" if is_short else words


def say_derived(fact: CompiledFact, stretches: Sequence[Stretch]) -> str:
    """What a branch asks of a group or score: `high`, `at least 3`, `not known`; `any` where nothing lies outside."""
    if stretches == ((0, fact.last),):
        return "any"
    return _join([_say_open(fact, one) for one in _run_together(stretches)])


def _say_open(fact: CompiledFact, stretch: Stretch) -> str:
    """A stretch of a score without its far end, which is the sum of all lines and perhaps of nobody."""
    first, last = stretch
    if fact.names or first == last:
        return _say_stretch(fact, stretch)
    if first == 0:
        return f"at most {say_answer(fact, last)}"
    return f"at least {say_answer(fact, first)}" if last == fact.last else _say_stretch(fact, stretch)


def wording(texts: Sequence[tuple[str, str]]) -> str:
    """The wording for clinicians, else the first one, else nothing."""
    return next((text for audience, text in texts if audience == "clinician"), texts[0][1] if texts else "")


def say_answer(fact: CompiledFact, answer: int) -> str:
    """One answer: an option's id, a number, chosen options, or `not known`."""
    if answer == NOT_KNOWN:
        return NOT_KNOWN_WORDS
    if fact.fact.type is FactType.MANY:
        chosen = [name for at, name in enumerate(fact.names) if answer >> at & 1]
        return " + ".join(chosen) or "none"
    return fact.names[answer] if fact.names else fact.number_text(answer)


def _say_stretch(fact: CompiledFact, stretch: Stretch) -> str:
    first, last = stretch
    if first == last:
        return say_answer(fact, first)
    return f"{say_answer(fact, first)} to {say_answer(fact, last)}"


def _say_subsets(axis: Axis, mask: Mask) -> str:
    """Choices of options by what they have in common, with one of them where that does not say it all."""
    subsets = [first for first, _ in every_class(axis, mask) if first != NOT_KNOWN]
    words = []
    if subsets:
        names = axis.fact.names
        has = reduce(and_, subsets)
        lacks = ~reduce(or_, subsets) & axis.fact.last
        common = [f"has {name}" for at, name in enumerate(names) if has >> at & 1]
        common += [f"lacks {name}" for at, name in enumerate(names) if lacks >> at & 1]
        free = len(names) - len(common)
        if len(subsets) == 1:
            words.append(say_answer(axis.fact, subsets[0]))
        elif len(subsets) == 1 << free:
            words.append(" and ".join(common) or "any options")
        else:
            example = f"such as {say_answer(axis.fact, subsets[0])}"
            words.append(f"{' and '.join(common)}, {example}" if common else example)
    if any(first == NOT_KNOWN for first, _ in every_class(axis, mask)):
        words.append(NOT_KNOWN_WORDS)
    return _join(words)


def _run_together(stretches: Sequence[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for first, last in stretches:
        if joined and first >= 0 and joined[-1][1] == first - 1 and joined[-1][1] >= 0:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _join(words: Sequence[str]) -> str:
    return " or ".join(words)
