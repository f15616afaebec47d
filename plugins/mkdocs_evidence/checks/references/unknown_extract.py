"""The rule `unknown-extract`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.citing import cited_in
from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV202",
    on=Article,
    since="0.1",
    remedy="Name an extract that the reference has, or add this one under its `extracts:`.",
)
def unknown_extract(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A citation of an extract that the reference does not have."""
    for citation in dict.fromkeys([one for one in cited_in(article) if one.extract is not None]):
        reference = ledger.references.get(citation.key)
        if reference is None or citation.extract is None or reference.extract(citation.extract) is not None:
            continue
        known = [extract.id for extract in reference.extracts]
        nearest = find_nearest(citation.extract, known)
        if nearest:
            hint = f" Did you mean `#{nearest}`?"
        elif known:
            hint = " It has " + ", ".join(f"`#{name}`" for name in known[:6]) + "."
        else:
            hint = " It has no extracts yet."
        yield Finding(
            at=citation.at,
            message=f"`{citation.key}` has no extract `{citation.extract}`.{hint}",
            related=(Related(at=reference.at, message="The reference is here."),),
        )
