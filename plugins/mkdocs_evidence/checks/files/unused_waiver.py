"""The rule `unused-waiver`."""

from collections.abc import Iterable, Iterator

from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.settings import Waiver


@rule(
    "EV007",
    on=Waiver,
    since="0.1",
    remedy="Take the waiver out, or correct the rule or the place it names.",
)
def unused_waiver(waiver: Waiver, ledger: Ledger) -> Iterator[Finding]:
    """A waiver that excuses nothing."""
    yield Finding(
        at=waiver.at,
        message=f"The waiver of `{waiver.rule}` for `{waiver.where}` excuses nothing: {_find_reason(waiver, ledger)}",
    )


def _find_reason(waiver: Waiver, ledger: Ledger) -> str:
    name, _, claim_id = waiver.where.partition("#")
    article = ledger.articles.get(ArticleId(name))
    if claim_id and article is None:
        return _missing(f"there is no article `{name}`.", name, ledger.articles)
    if claim_id and article is not None and not any(claim.id == claim_id for claim in article.claims):
        ids = [claim.id for claim in article.claims if claim.id is not None]
        return _missing(f"`{name}` has no claim `{claim_id}`.", claim_id, ids)
    known = (*ledger.articles, *ledger.references, *ledger.flows)
    if not claim_id and "." not in name and name not in known:
        return _missing(f"there is no article, reference or flow `{name}`.", name, known)
    return "there is no such finding there."


def _missing(message: str, name: str, known: Iterable[str]) -> str:
    nearest = find_nearest(name, known)
    return f"{message} Did you mean `{nearest}`?" if nearest else message
