"""Claims as flows name them: `hip/avn-stage-2#cd-stage-ii`, or `cd-stage-ii` where the article shows the flow."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mkdocs_evidence.load.faults import wrong_value
from mkdocs_evidence.load.nearest import nearest
from mkdocs_evidence.load.strict_yaml.nodes import TextNode
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ArticleId, ClaimId, ClaimName, FlowId, claim_name
from mkdocs_evidence.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleNames:
    """What others may name of an article: all that leaves the process that read it when nobody wants the rest."""

    id: ArticleId
    file: str
    claims: tuple[ClaimId, ...]
    """Ids of the claims that have one, in the order of the page."""
    flow: FlowId | None
    flow_at: Place


def names_of(article: Article) -> ArticleNames:
    """The article's own id and those of its claims, and the flow it shows."""
    return ArticleNames(
        id=article.id,
        file=article.file,
        claims=tuple(claim.id for claim in article.claims if claim.id is not None),
        flow=article.flow,
        flow_at=article.field_place("flow"),
    )


class ClaimNames:
    """The claims that there are, for telling what a flow means. Filled once and then only read."""

    def __init__(self, articles: Iterable[ArticleNames]) -> None:
        self._articles: dict[str, ArticleNames] = {}
        self._by_flow: dict[FlowId, list[ArticleNames]] = {}
        for article in articles:
            self._articles[article.id] = article
            if article.flow is not None:
                self._by_flow.setdefault(article.flow, []).append(article)

    def find(self, node: TextNode, flow: FlowId, faults: list[Fault]) -> ClaimName:
        """The full name of the claim that `node` names in `flow`; the author's words, and a fault, where there is none.

        A bare claim id is looked for in the articles whose front matter names the flow.
        """
        words = node.value
        if "#" in words:
            if not self._is_known(words):
                faults.append(self._unknown(node, words, self._beside(words), len(faults)))
            return ClaimName(words)
        articles = self._by_flow.get(flow, [])
        found = [claim_name(article.id, ClaimId(words)) for article in articles if words in article.claims]
        if len(found) == 1:
            return found[0]
        if found:
            message = f"`{words}` is a claim of several articles that show this flow."
            faults.append(wrong_value(node.at, message, f"Write the one that is meant: `{found[0]}`."))
        elif articles:
            bare = [claim for article in articles for claim in article.claims]
            faults.append(self._unknown(node, words, bare, len(faults)))
        else:
            message = f"No article has `flow: {flow}` in its front matter, so `{words}` names no claim."
            faults.append(wrong_value(node.at, message, "Write `article#claim`, or name the flow in its article."))
        return ClaimName(words)

    def _is_known(self, words: str) -> bool:
        name, _, claim = words.partition("#")
        article = self._articles.get(name)
        return article is not None and claim in article.claims

    def _beside(self, words: str) -> list[str]:
        # Comparing with every claim of a large site would take seconds; the article is mostly right.
        article, _, _ = words.partition("#")
        known = nearest(article, self._articles)
        claims = () if known is None else self._articles[known].claims
        return [f"{known}#{claim}" for claim in claims]

    def _unknown(self, node: TextNode, words: str, known: Collection[str], told: int) -> Fault:
        near = nearest(words, known, told=told)
        remedy = f"Did you mean `{near}`?" if near else "Write `article#claim`, as the article gives the claim's id."
        return wrong_value(node.at, f"No claim is called `{words}`.", remedy)
