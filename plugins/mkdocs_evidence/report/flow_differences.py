"""What another edition of a flow changes, as sentences for the board or as an object for a program."""

import json
from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.diff import NOWHERE, FlowDiff
from mkdocs_evidence.export.flow_answers import outcome_name
from mkdocs_evidence.model.flow import Flow


def text_differences(difference: FlowDiff, before: Flow, after: Flow) -> str:
    """One line for each combination of answers that leads elsewhere, then what else changed."""
    lines = [f"{after.title}: edition {before.edition} → {after.edition}"]
    if not difference.changes:
        lines.append("Every combination of answers leads to the same outcome as before.")
    for change in difference.changes:
        old, new = _name(change.before, before), _name(change.after, after)
        lines += [f"{patients}: {old} → {new}" for patients in change.patients]
        lines += [f"… and further answers: {old} → {new}"] if change.is_cut_short else []
    return "\n".join([*lines, *_others(difference)]) + "\n"


def _others(difference: FlowDiff) -> Iterator[str]:
    for what, names in (
        ("Facts whose answers, unit or making changed, or that are new or gone", difference.facts),
        ("Outcomes whose words, urgency, strength or claims changed", difference.outcomes),
        ("Questions whose words or claims changed", difference.questions),
    ):
        if names:
            yield f"{what}: {', '.join(names)}"


def _name(outcome: str, flow: Flow) -> str:
    if outcome == NOWHERE:
        return "not possible"
    return next((outcome_name(one) for one in flow.outcomes if one.id == outcome), outcome)


def json_differences(difference: FlowDiff, before: Flow, after: Flow) -> str:
    """An object; in `changes` an outcome of null means that nobody could give these answers."""
    content = {
        "editions": [before.edition, after.edition],
        "changes": [
            {
                "before": change.before or None,
                "after": change.after or None,
                "patients": [*change.patients],
                "complete": not change.is_cut_short,
            }
            for change in difference.changes
        ],
        "facts": [*difference.facts],
        "outcomes": [*difference.outcomes],
        "questions": [*difference.questions],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
