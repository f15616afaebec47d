"""The decision flow of an article as a review room holds it: what is signed, and the same as paths to read."""

from mkdocs_evidence.analysis.flows.digest import flow_digest, table_of, texts_of
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.reviews.flows import stand_flow
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.flows.path_book import OutcomePaths, outcome_paths
from mkdocs_evidence.render.review_room.seats import flow_histories
from mkdocs_evidence.signing.canonical_json import Plain


def room_flow(flow: Flow, facts: ArticleFacts) -> Plain:
    """A flow with its table and texts, which are signed, and every path with a patient who takes it."""
    site = facts.site
    study = study_flow(flow, site.ledger)
    standing = stand_flow(flow, site.ledger)
    outcomes, is_cut_short = outcome_paths(study, site, facts.links)
    return {
        "id": flow.id,
        "title": flow.title,
        "edition": flow.edition,
        "page": facts.links.to_flow(flow.id),
        "digest": flow_digest(study.compiled),
        "signed": {"table": table_of(study.compiled), "texts": texts_of(study.compiled)},
        "is_proven": study.proof.is_complete and study.compiled.is_whole,
        "is_cut_short": is_cut_short,
        "outcomes": [_outcome(one) for one in outcomes],
        "histories": flow_histories(site.reviews.get(facts.article.id, ()), flow.id),
        "standing": {
            "state": standing.state.value if standing else "draft",
            "due": standing.due.isoformat() if standing and standing.due else None,
            "signers": [*standing.signers] if standing else [],
            "recused": [],
            "needed": standing.needed if standing else max(1, site.ledger.settings.review.quorum_recommendation),
        },
    }


def _outcome(outcome: OutcomePaths) -> Plain:
    return {
        "name": outcome.name,
        "title": outcome.title,
        "urgency": outcome.urgency.name if outcome.urgency else "",
        "scenarios": [*outcome.scenarios],
        "paths": [
            {
                "number": path.number,
                "steps": [[ask, answers] for ask, answers in path.steps],
                "example": path.example,
                "entries": {
                    fact: entry if isinstance(entry, str) else [*entry] for fact, entry in path.entries.items()
                },
                "claims": [{"name": one.name, "text": one.text} for one in path.claims],
            }
            for path in outcome.paths
        ],
    }
