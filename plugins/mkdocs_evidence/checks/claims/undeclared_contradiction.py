"""The rule `undeclared-contradiction`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.analysis.scope.contradictions import (
    Contradiction,
    LooseConflict,
    Said,
    find_contradictions,
    find_loose_conflicts,
    gather_said,
    sorted_said,
)
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ledger import Ledger


@rule_across(
    "EV116",
    gather=gather_said,
    since="0.2",
    remedy='Correct one of them, or say on either why both stand: `conflicts-with="…" conflict-note="…"`.',
)
def undeclared_contradiction(said: Sequence[Said], ledger: Ledger) -> Iterator[Finding]:
    """Two claims about the same people and outcome that cannot both be true, and neither says so."""
    for found in find_contradictions(sorted_said(said)):
        yield _describe(found)
    for loose in find_loose_conflicts(said, ledger):
        yield _describe_loose(loose)


def _describe(found: Contradiction) -> Finding:
    one, other = found.one, found.other
    on = f" on “{one.topic or other.topic}”" if one.topic or other.topic else ""
    return Finding(
        at=one.at,
        message=f"This claim and `{other.name}` disagree{on}: “{found.words}” here, “{found.other_words}” there.",
        related=(Related(at=other.at, message=f"`{other.name}` is here."),),
    )


def _describe_loose(loose: LooseConflict) -> Finding:
    near = find_nearest(loose.target, loose.known)
    hint = f" Did you mean `{near}`?" if near else ""
    return Finding(
        at=loose.said.declared_at,
        message=f"`conflicts-with` names `{loose.target}`, and no other claim is called so.{hint}",
        remedy="Write the id of the other claim, or `article#claim` where it stands in another article.",
    )
