"""The flow of a pack: every path with a patient who takes it, and what the paths to an outcome share said once."""

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.reviews.pack_codes import flow_code
from mkdocs_evidence.analysis.reviews.reading_time import flow_minutes
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.flows.path_book import OutcomePaths, outcome_paths
from mkdocs_evidence.render.review_pack.view import PackFlow, PackOutcome, PackPath
from mkdocs_evidence.render.review_room.seats import last_flow_verdicts


def pack_flow(flow: Flow, facts: ArticleFacts) -> PackFlow:
    """A flow as a member reads it on paper."""
    study = study_flow(flow, facts.site.ledger)
    outcomes, is_cut_short = outcome_paths(study, facts.site, facts.links)
    return PackFlow(
        id=flow.id,
        code=flow_code(flow.id, flow_digest(study.compiled)),
        title=flow.title,
        edition=flow.edition,
        outcomes=tuple(_outcome(one) for one in outcomes),
        is_cut_short=is_cut_short,
        is_proven=study.proof.is_complete and study.compiled.is_whole,
        minutes=flow_minutes(sum(len(one.paths) for one in outcomes)),
    )


def has_decided_on(flow: Flow, member: PersonId, facts: ArticleFacts) -> bool:
    """Whether the last verdict of a member on a flow is on just this edition of it."""
    past = last_flow_verdicts(facts.site.reviews.get(facts.article.id, ()), flow.id).get(member)
    return past is not None and past[1].digest == flow_digest(study_flow(flow, facts.site.ledger).compiled)


def _outcome(outcome: OutcomePaths) -> PackOutcome:
    steps = [path.steps for path in outcome.paths]
    shared = tuple(step for step in steps[0] if all(step in one for one in steps)) if len(steps) > 1 else ()
    return PackOutcome(
        title=outcome.heading,
        urgency=outcome.urgency.name if outcome.urgency else "",
        scenarios=outcome.scenarios,
        shared=shared,
        paths=tuple(
            PackPath(
                number=path.number,
                steps=tuple(step for step in path.steps if step not in shared),
                example=path.example,
            )
            for path in outcome.paths
        ),
    )
