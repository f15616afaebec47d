"""The rule `stale-lay-text`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.digests import words_code
from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Claim, LayText
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.syntax.patterns import regex

_CODE = regex(r"[0-9a-f]{4}-[0-9a-f]{4}")


@rule(
    "EV505",
    on=Article,
    since="0.2",
    remedy="Read both texts, correct this one where it says something else, and then write the new code.",
)
def stale_lay_text(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A lay text that was written for other words of its claim."""
    dated = [lay for lay in article.lay_texts if lay.written_for_at is not None]
    if not dated:
        return
    claims = {claim.id: claim for claim in reversed(article.claims) if claim.id is not None}
    for lay in dated:
        claim = claims.get(lay.claim)
        # A claim that is not there is the matter of `unbound-lay-text`.
        if claim is not None and lay.written_for != (code := words_code(claim)):
            yield _describe(lay, claim, code)


def _describe(lay: LayText, claim: Claim, code: str) -> Finding:
    at = lay.written_for_at or lay.at
    related = (Related(at=find_first_line(claim), message="The claim as it is now."),)
    if _CODE.fullmatch(lay.written_for) is None:
        return Finding(
            at=at,
            message=f"`{lay.written_for}` is not the code of any words; that of the claim `{lay.claim}` is `{code}`.",
            remedy=f"When this text says what the claim says, write `written-for={code}`.",
            related=related,
        )
    return Finding(
        at=at,
        message=f"The claim `{lay.claim}` has changed since this text was written for it.",
        remedy=f"Read both, correct this text where it says something else, and then write `written-for={code}`.",
        related=related,
    )
