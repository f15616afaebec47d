"""The rule `unknown-target`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.flows.table import SUB_FLOW
from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import FlowId
from mkdocs_evidence.model.ledger import Ledger


@rule("EV305", on=Flow, since="0.1", remedy="Correct the name, or add a question or an outcome of that name.")
def unknown_target(flow: Flow, ledger: Ledger) -> Iterator[Finding]:
    """A branch, or the start, that names no question, outcome or flow."""
    questions = [str(one.id) for one in flow.questions]
    places = [*questions, *(str(one.id) for one in flow.outcomes)]
    if flow.start_at is not None and flow.start not in questions and flow.start not in flow.unread:
        near = find_nearest(flow.start, questions)
        hint = f" Did you mean `{near}`?" if near else ""
        yield Finding(
            at=flow.start_at, message=f"The flow starts at `{flow.start}`, and no question is called so.{hint}"
        )
    for question in flow.questions:
        for branch in question.branches:
            if branch.to in places or branch.to in flow.unread:
                continue
            if not branch.to.startswith(SUB_FLOW):
                near = find_nearest(branch.to, places)
                hint = f" Did you mean `{near}`?" if near else ""
                message = f"No question and no outcome is called `{branch.to}`.{hint}"
                yield Finding(at=branch.to_at, message=message)
            elif (other := FlowId(branch.to.removeprefix(SUB_FLOW))) not in ledger.flows:
                near = find_nearest(other, ledger.flows)
                hint = f" Did you mean `{SUB_FLOW}{near}`?" if near else ""
                yield Finding(
                    at=branch.to_at,
                    message=f"There is no flow `{other}`.{hint}",
                    remedy="Write `flow:` and the path of its file under the flows folder, without `.yml`.",
                )
