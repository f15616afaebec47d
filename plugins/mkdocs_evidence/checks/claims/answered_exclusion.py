"""The rule `answered-exclusion`."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mkdocs_evidence.analysis.own_questions import OwnQuestions, count_questions, questions_to_try
from mkdocs_evidence.checks.registry import rule_across
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.ledger import Ledger

if TYPE_CHECKING:
    from mkdocs_evidence.search.own_questions import Answered


def _gather_questions(article: Article, _: Ledger) -> tuple[OwnQuestions]:
    return (count_questions(article),)


@rule_across(
    "EV130",
    gather=_gather_questions,
    since="0.3",
    remedy="Take the question out when the claim does answer it, or the same question out of the claim's `asks`.",
)
def answered_exclusion(counts: Sequence[OwnQuestions], ledger: Ledger) -> Iterator[Finding]:
    """A question in `not_covered` that the follow-up box would answer with a claim of the article."""
    excluding = [one for one in counts if one.excluded]
    claims = sum(one.claims for one in counts)
    # How sure an answer must be is worked out from all questions of the site, so there is no trying only some.
    questions = sum(one.asked + one.excluded for one in counts)
    if excluding and questions_to_try(claims, questions) < questions:
        yield Finding(
            at=excluding[0].excluded_at,
            message="No question in `not_covered` was tried, since each question of the site would be asked of "
            f"{claims:,} claims.",
            remedy="Check a part of the site by itself to try those of its articles.",
            severity=Severity.INFO,
        )
    elif excluding:
        # Few sites exclude; to load what searches takes a sixth of the time in which a check starts.
        from mkdocs_evidence.search.own_questions import find_answered

        for answered in find_answered(ledger, frozenset(one.article for one in excluding)):
            yield _describe(answered, ledger)


def _describe(answered: "Answered", ledger: Ledger) -> Finding:
    article = ledger.articles[answered.article]
    claim = next(one for one in article.claims if one.id == answered.claim)
    return Finding(
        at=article.excluded_place(answered.question),
        message=(
            f"“{answered.question}” stands in `not_covered`, "
            f"and readers would be shown `{answered.claim}` as its answer."
        ),
        related=(Related(at=claim.at, message=f"`{answered.claim}` is here."),),
    )
