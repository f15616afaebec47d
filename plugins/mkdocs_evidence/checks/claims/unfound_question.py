"""The rule `unfound-question`."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mkdocs_evidence.analysis.own_questions import OwnQuestions, count_questions, questions_to_try
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger

if TYPE_CHECKING:
    from mkdocs_evidence.search.own_questions import Lost


def _gather_questions(article: Article, _: Ledger) -> tuple[OwnQuestions]:
    return (count_questions(article),)


@rule_across(
    "EV129",
    gather=_gather_questions,
    since="0.3",
    remedy="Put it in words that tell this claim from the others, or give it to the claim that answers it better.",
)
def unfound_question(counts: Sequence[OwnQuestions], ledger: Ledger) -> Iterator[Finding]:
    """A question in `asks` that search does not answer with its claim among the first three."""
    questions, claims = sum(one.asked for one in counts), sum(one.claims for one in counts)
    tried = questions_to_try(claims, questions)
    if tried:
        # Few sites ask; to load what searches takes a sixth of the time in which a check starts.
        from mkdocs_evidence.search.own_questions import FIRST, find_lost

        for lost in find_lost(ledger, tried):
            yield _describe(lost, FIRST, ledger)
    if tried < questions:
        yield Finding(
            at=next(one.asked_at for one in counts if one.asked),
            message=f"{questions - tried:,} of {questions:,} questions in `asks` were not tried, since each would be "
            f"asked of {claims:,} claims.",
            remedy="Check a part of the site by itself to try those of its articles.",
            severity=Severity.INFO,
        )


def _describe(lost: "Lost", most: int, ledger: Ledger) -> Finding:
    claim = next(one for one in ledger.articles[lost.article].claims if one.id == lost.claim)
    instead = ", ".join(f"`{name}`" for name in lost.instead)
    first = f" First come {instead}." if instead else " It finds nothing."
    return Finding(
        at=claim.mark_at or claim.at,
        message=f"A search for “{lost.question}” does not find this claim among the first {most}.{first}",
    )
