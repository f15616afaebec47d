"""The rule `unbound-lay-text`."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, LayText
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place


@rule(
    "EV125",
    on=Article,
    since="0.1",
    remedy="Name the claim that this text words, as in `/// patient | cd-stage-ii`.",
)
def unbound_lay_text(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A lay text for a claim or an audience that is not there, or a second one for the same claim and audience."""
    known = {claim.id for claim in article.claims if claim.id is not None}
    audiences = {one.id for one in ledger.audiences}
    worded: set[tuple[str, str]] = set()
    for lay in article.lay_texts:
        if lay.audience not in audiences:
            yield _unknown_audience(lay, sorted(audiences))
        elif lay.claim not in known:
            nearest = find_nearest(lay.claim, known)
            hint = f" Did you mean `{nearest}`?" if nearest else ""
            yield Finding(at=lay.claim_at, message=f"No claim of this article has the id `{lay.claim}`.{hint}")
        elif (lay.audience, lay.claim) in worded:
            yield Finding(
                at=lay.claim_at,
                message=f"The claim `{lay.claim}` has a text for the audience `{lay.audience}` already.",
                remedy="Keep one of the two.",
            )
        worded.add((lay.audience, lay.claim))


def _unknown_audience(lay: LayText, audiences: Sequence[str]) -> Finding:
    nearest = find_nearest(lay.audience.casefold(), audiences)
    hint = f" Did you mean `{nearest}`?" if nearest else ""
    return Finding(
        at=Place(lay.at.file, lay.at.line, lay.at.column, *lay.claim_at.end),
        message=f"The site has no audience `{lay.audience}`.{hint}",
        remedy=f"Its audiences are {', '.join(f'`{one}`' for one in audiences)}. Others go into "
        "`site_config/audiences.yml`; a box that is for everybody is `!!! note`.",
    )
