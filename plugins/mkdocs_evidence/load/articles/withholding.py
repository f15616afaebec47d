"""What readers get where a site shows only what its board has approved: the articles without the rest of their claims.

The rest is taken out of the author's text, and what is left is read again like any other. So pages, search and exports
cannot hold what was taken out, since they never see it. The second reading must give exactly the blocks that were to
stay; else the article cannot be published.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

from mkdocs_evidence.analysis.flows.evidence import claims_of_flow
from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.flows import stand_flow
from mkdocs_evidence.analysis.reviews.standing import State, stand_article
from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.load.articles.text_without_claims import text_without
from mkdocs_evidence.load.resolve import Terms, resolve_article
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import ArticleId, ClaimName, FlowId
from mkdocs_evidence.model.ledger import Ledger, Withheld

_SHOWN = (State.APPROVED, State.EXPIRED)


class CannotWithholdError(Exception):
    """An article is written so that a claim cannot be taken out of it without touching what surrounds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What readers get."""

    ledger: Ledger
    texts: MappingProxyType[ArticleId, str]
    """The text, front matter included, of each article from which something was taken."""


def withhold_unapproved(ledger: Ledger, read: Callable[[str], str | None]) -> Publication:
    """The site without the claims that the board has not approved, where its settings say `unapproved: hide`.

    With a claim go its lay texts and the sentences of the bottom line that rest on it. A decision flow stays only
    when it is approved and so is every claim that it rests on: a flow with a hole in it would lead people astray.

    Args:
        ledger: The whole site.
        read: Gives the text of a file by its path from the root of the project, None when it cannot be read.

    Raises:
        CannotWithholdError: With a message for the editor.
    """
    if ledger.settings.unapproved != "hide":
        return Publication(ledger=ledger, texts=MappingProxyType({}))
    hidden = {name: _unapproved(article, ledger) for name, article in ledger.articles.items()}
    flows = _approved_flows(ledger, hidden)
    terms = Terms(ledger.vocabulary)
    articles: dict[ArticleId, Article] = {}
    texts: dict[ArticleId, str] = {}
    withheld: dict[ArticleId, Withheld] = {}
    for name, article in ledger.articles.items():
        has_flow = article.flow is not None and article.flow not in flows
        kept = article
        if hidden[name]:
            texts[name], kept = _shortened(article, hidden[name], ledger, terms, read)
        articles[name] = replace(kept, flow=None) if has_flow else kept
        if hidden[name] or has_flow:
            withheld[name] = Withheld(claims=len(hidden[name]), has_flow=has_flow)
    published = replace(
        ledger,
        articles=MappingProxyType(articles),
        flows=MappingProxyType({name: flow for name, flow in ledger.flows.items() if name in flows}),
        withheld=MappingProxyType(withheld),
    )
    return Publication(ledger=published, texts=MappingProxyType(texts))


def _unapproved(article: Article, ledger: Ledger) -> frozenset[int]:
    """Places, in the article's list, of the claims that are not shown. No day is asked: pages know none."""
    standing = stand_article(article, ledger, judged_records(article.id, ledger))
    return frozenset(place for place, one in enumerate(standing.claims) if one.state not in _SHOWN)


def _approved_flows(ledger: Ledger, hidden: dict[ArticleId, frozenset[int]]) -> frozenset[FlowId]:
    shown = {
        ClaimName(f"{name}#{claim.id}")
        for name, article in ledger.articles.items()
        for place, claim in enumerate(article.claims)
        if claim.id is not None and place not in hidden[name]
    }
    approved = set()
    for name, flow in ledger.flows.items():
        standing = stand_flow(flow, ledger)
        is_signed = standing is not None and standing.state in _SHOWN
        if is_signed and shown.issuperset(claims_of_flow(flow)):
            approved.add(name)
    return frozenset(approved)


def _shortened(
    article: Article, hidden: frozenset[int], ledger: Ledger, terms: Terms, read: Callable[[str], str | None]
) -> tuple[str, Article]:
    text = read(article.file)
    for is_brief in (True, False):
        shorter = text_without(text or "", article, hidden, is_brief=is_brief)
        loaded, _ = load_article(shorter, file=article.file, article_id=article.id)
        if loaded is None or not _is_the_rest(loaded, article, hidden):
            continue
        resolved, _ = resolve_article(loaded, ledger, terms)
        return shorter, replace(resolved, source_digest=article.source_digest)
    raise CannotWithholdError(
        f"{article.file}: what the board has not approved cannot be left out without touching what stands around it. "
        "Give each claim a paragraph, item or row of its own, or keep the article out of `content/pages`."
    )


def _is_the_rest(shorter: Article, article: Article, hidden: frozenset[int]) -> bool:
    """Whether an article is another without the claims that are hidden, what hangs on them, and nothing else."""
    gone = {claim.id for place, claim in enumerate(article.claims) if place in hidden}
    claims = [_form(claim) for place, claim in enumerate(article.claims) if place not in hidden]
    lay = [(one.claim, one.audience, one.text) for one in article.lay_texts if one.claim not in gone]
    answer = [(one.text, one.rests_on) for one in article.answer if not gone.intersection(one.rests_on)]
    prose = {one.text for one in article.prose}
    return (
        [_form(claim) for claim in shorter.claims] == claims
        and [(one.claim, one.audience, one.text) for one in shorter.lay_texts] == lay
        and [(one.text, one.rests_on) for one in shorter.answer] == answer
        and prose.issubset({one.text for one in shorter.prose})
        and {one.text for one in shorter.headings} <= {one.text for one in article.headings}
        and {one.text for one in shorter.captions} <= {one.text for one in article.captions}
        and len(shorter.code_samples) == len(article.code_samples)
        and len(shorter.oddities) <= len(article.oddities)
    )


def _form(claim: Claim) -> tuple[object, ...]:
    citations = [(one.key, one.extract, one.locator, one.relation) for one in claim.citations]
    return claim.id, claim.kind, claim.text, claim.head, citations, claim.attributes
