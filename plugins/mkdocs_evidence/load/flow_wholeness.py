"""Marks the parts of a flow that could not be read whole, so that nothing is proven about what is missing."""

from bisect import bisect_right
from dataclasses import replace

from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.flow import Flow
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
    places = [part.at for part in flow.facts] + [part.at for part in flow.questions]
    places += [part.at for part in flow.constraints] + [part.at for part in flow.outcomes]
    places += [part.at for part in flow.scenarios] + [part.at for part in flow.not_asked]
    starts = sorted(_point(at) for at in places)
    broken = set()
    for fault in faults:
        at = bisect_right(starts, _point(fault.finding.at)) - 1
        belongs = at >= 0 and (fault.finding.at.column > 1 or starts[at] == _point(fault.finding.at))
        broken.add(starts[at] if belongs else None)
    facts = tuple(replace(one, is_whole=_point(one.at) not in broken) for one in flow.facts)
    questions = tuple(replace(one, is_whole=_point(one.at) not in broken) for one in flow.questions)
    constraints = tuple(replace(one, is_whole=_point(one.at) not in broken) for one in flow.constraints)
    is_read = all(one.is_whole for one in facts) and all(one.is_whole for one in questions)
    return replace(
        flow,
        facts=facts,
        questions=questions,
        constraints=constraints,
        scenarios=tuple(replace(one, is_whole=_point(one.at) not in broken) for one in flow.scenarios),
        is_whole=None not in broken and not flow.unread and is_read and all(one.is_whole for one in constraints),
    )


def _point(at: Place) -> tuple[int, int]:
    return at.line, at.column
