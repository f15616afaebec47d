"""The rule `strong-on-weak-evidence`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Certainty, Strength, StrongBecause
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger

_WEAK = (Certainty.LOW, Certainty.VERY_LOW)


@rule(
    "EV111",
    on=Article,
    since="0.2",
    remedy="Make it `strength=conditional`, or add one of GRADE's reasons, as in "
    f"`strong-because={StrongBecause.LIFE_THREATENING}`; the others are "
    f"{', '.join(f'`{one}`' for one in StrongBecause if one is not StrongBecause.LIFE_THREATENING)}.",
)
def strong_on_weak_evidence(article: Article, _: Ledger) -> Iterator[Finding]:
    """A strong recommendation on low or very low certainty without one of GRADE's five reasons."""
    for claim in article.claims:
        if claim.certainty in _WEAK and claim.strength is Strength.STRONG and claim.strong_because is None:
            yield Finding(
                at=claim.mark_at or find_first_line(claim),
                message=f"The recommendation is strong and its evidence is of {claim.certainty.replace('-', ' ')} "
                "certainty, with no reason why it may be strong all the same.",
            )
