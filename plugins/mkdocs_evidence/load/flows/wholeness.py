"""Marks the parts of a flow that could not be read whole, so that nothing is proven about what is missing."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.flow import Flow, Question
from mkdocs_evidence.model.place import Place


def mark_unread_parts(flow: Flow, faults: list[Fault]) -> Flow:
    """The flow with `is_whole` false on each part in which a fault stands.

    Args:
        flow: As decoded, every part said to be whole.
        faults: What is wrong with its facts, questions, constraints and scenarios; not with the claims it names.

    A fault belongs to the part that begins last before it; one before every part belongs to the flow.
    """
    if not faults:
        return flow
    parts = [part.at for part in flow.facts] + [part.at for part in flow.questions]
    parts += [part.at for part in flow.constraints] + [part.at for part in flow.outcomes]
    parts += [part.at for part in flow.scenarios] + [part.at for part in flow.not_asked]
    broken = _find_broken(parts, faults)
    facts = tuple(replace(one, is_whole=one.at not in broken) for one in flow.facts)
    constraints = tuple(replace(one, is_whole=one.at not in broken) for one in flow.constraints)
    questions = tuple(_mark_question(one, faults) if one.at in broken else one for one in flow.questions)
    is_read = all(one.is_whole for one in facts) and all(one.is_whole for one in questions)
    return replace(
        flow,
        facts=facts,
        questions=questions,
        constraints=constraints,
        scenarios=tuple(replace(one, is_whole=one.at not in broken) for one in flow.scenarios),
        is_whole=None not in broken and not flow.unread and is_read and all(one.is_whole for one in constraints),
    )


def _mark_question(question: Question, faults: Sequence[Fault]) -> Question:
    broken = _find_broken([branch.at for branch in question.branches], faults)
    branches = tuple(replace(branch, is_whole=branch.at not in broken) for branch in question.branches)
    return replace(question, is_whole=False, branches=branches)


def _find_broken(parts: Sequence[Place], faults: Sequence[Fault]) -> set[Place | None]:
    """Places of the parts in which a fault stands; None when one stands in no part."""
    parts = sorted(parts)
    starts = [(part.line, part.column) for part in parts]
    broken: set[Place | None] = set()
    for fault in faults:
        point = (fault.finding.at.line, fault.finding.at.column)
        at = bisect_right(starts, point) - 1
        # What begins in the first column is a name of the whole file, whatever stands above it.
        belongs = at >= 0 and (point[1] > 1 or starts[at] == point)
        broken.add(parts[at] if belongs else None)
    return broken
