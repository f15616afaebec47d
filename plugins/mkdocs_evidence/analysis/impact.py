"""What a retraction or a change touches: everything that rests on one work, or on one claim."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_evidence.analysis.citing import cited_in
from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.flows import stand_flow
from mkdocs_evidence.analysis.reviews.sign_offs import SignOffState
from mkdocs_evidence.analysis.reviews.standing import State, stand_article
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import ArticleId, ClaimName, FlowId, PersonId, ReferenceKey
from mkdocs_evidence.model.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedClaim:
    """A claim that cites the work, or that is the claim asked for."""

    name: ClaimName
    """`article#claim`; of a claim without an id the article and its line, `article:12`."""
    text: str
    relations: tuple[str, ...]
    """How it cites the work, each once; empty when a claim was asked for."""
    is_left_alone: bool
    """Whether no other work carries the claim."""
    state: State
    signers: tuple[tuple[PersonId, str], ...]
    """(who, day) of the sign-offs that stand on it and that a change makes stale."""
    lay_audiences: tuple[str, ...]
    """For whom it has a wording of its own, in the order of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedFlow:
    """A part of a decision flow that rests on a claim that is touched."""

    flow: FlowId
    part: str
    """`outcome use`, `question age`, `scope`, or `constraint` and its line."""
    claims: tuple[ClaimName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """Everything that is touched. Each part is in the order of the ledger."""

    about: str
    """The key of the work, or the name of the claim."""
    claims: tuple[TouchedClaim, ...]
    answers: tuple[tuple[ArticleId, str], ...]
    """(article, sentence of its bottom line)."""
    disagreeing: tuple[ClaimName, ...]
    """Claims that declare a conflict with one that is touched."""
    flows: tuple[TouchedFlow, ...]
    signed_flows: tuple[tuple[FlowId, tuple[PersonId, ...]], ...]
    """Those flows that are signed as a whole, and by whom."""
    pages: tuple[str, ...]
    """Source paths of the pages that show any of it, in order of name, from the pages folder."""


def find_impact_of_work(key: ReferenceKey, ledger: Ledger) -> Impact:
    """What rests on a work, or speaks of it. Prose and headings that cite it make their page one that is touched."""
    touched = [
        (article, place)
        for article in ledger.articles.values()
        for place, claim in enumerate(article.claims)
        if any(one.key == key for one in claim.citations)
    ]
    citing = {name for name, article in ledger.articles.items() if any(one.key == key for one in cited_in(article))}
    return _impact(str(key), touched, ledger, key=key, pages={f"references/{key}.md", *map(_page, citing)})


def find_impact_of_claim(name: ClaimName, ledger: Ledger) -> Impact:
    """What rests on a claim of the ledger, by its name `article#claim`."""
    article_id, _, claim_id = name.partition("#")
    article = ledger.articles[ArticleId(article_id)]
    touched = [(article, place) for place, claim in enumerate(article.claims) if claim.id == claim_id]
    works = {f"references/{one.key}.md" for _, place in touched for one in article.claims[place].citations}
    return _impact(name, touched, ledger, key=None, pages={_page(article.id), *works})


def _impact(
    about: str, touched: list[tuple[Article, int]], ledger: Ledger, *, key: ReferenceKey | None, pages: set[str]
) -> Impact:
    claims = tuple(_touched_claim(article, place, ledger, key) for article, place in touched)
    names = {one.name for one in claims}
    flows = tuple(part for flow in ledger.flows.values() for part in _touched_parts(flow, names))
    flow_ids = tuple(dict.fromkeys(one.flow for one in flows))
    answers = tuple(
        (article.id, sentence.text)
        for article in ledger.articles.values()
        for sentence in article.answer
        if any(f"{article.id}#{one}" in names for one in sentence.rests_on)
        or any(one.key == key for one in sentence.citations)
    )
    disagreeing = tuple(_disagreeing(ledger, names))
    shown = {_page(article.id) for article, _ in touched} | {_page(name.partition("#")[0]) for name in disagreeing}
    shown |= {_page(article.id) for article in ledger.articles.values() if article.flow in flow_ids}
    shown |= {f"flows/{flow}.md" for flow in flow_ids}
    standings = [(name, stand_flow(ledger.flows[name], ledger)) for name in flow_ids]
    return Impact(
        about=about,
        claims=claims,
        answers=answers,
        disagreeing=disagreeing,
        flows=flows,
        signed_flows=tuple((name, one.signers) for name, one in standings if one is not None and one.signers),
        pages=tuple(sorted(pages | shown)),
    )


def _touched_claim(article: Article, place: int, ledger: Ledger, key: ReferenceKey | None) -> TouchedClaim:
    claim = article.claims[place]
    standing = stand_article(article, ledger, judged_records(article.id, ledger)).claims[place]
    standing_now = [one for one in standing.sign_offs if one.state is SignOffState.STANDS]
    relations = dict.fromkeys(one.relation.value for one in claim.citations if one.key == key)
    carried_by = {one.key for one in claim.citations if one.relation.carries}
    return TouchedClaim(
        name=_name(article, claim),
        text=claim.text,
        relations=tuple(relations),
        is_left_alone=carried_by == {key},
        state=standing.state,
        signers=tuple((one.record.reviewer, one.record.date.isoformat()) for one in standing_now),
        lay_audiences=tuple(one.audience for one in article.lay_texts if one.claim == claim.id),
    )


def _touched_parts(flow: Flow, names: set[ClaimName]) -> Iterator[TouchedFlow]:
    parts: list[tuple[str, Iterable[ClaimName]]] = [("scope", flow.scope_claims)]
    for question in flow.questions:
        on_branches = [claim for branch in question.branches for claim in branch.claims]
        parts.append((f"question {question.id}", (*question.claims, *on_branches)))
    parts += [(f"outcome {outcome.id}", outcome.claims) for outcome in flow.outcomes]
    parts += [(f"constraint on line {one.at.line}", one.claims) for one in flow.constraints]
    for part, claims in parts:
        if resting := tuple(one for one in dict.fromkeys(claims) if one in names):
            yield TouchedFlow(flow=flow.id, part=part, claims=resting)


def _disagreeing(ledger: Ledger, names: set[ClaimName]) -> Iterator[ClaimName]:
    for article in ledger.articles.values():
        for claim in article.claims:
            others = (one if "#" in one else f"{article.id}#{one}" for one in claim.conflicts_with)
            if any(one in names for one in others):
                yield _name(article, claim)


def _name(article: Article, claim: Claim) -> ClaimName:
    return ClaimName(f"{article.id}#{claim.id}" if claim.id is not None else f"{article.id}:{claim.at.line}")


def _page(article: str) -> str:
    return f"{article}.md"
