"""The questions that authors write for their own site, counted, and how many of them can be tried in one check.

Each question is asked of every claim, so that the work grows with the square of a site. Beyond what takes some seconds
only some are tried, always the same, and whoever asks is told how many were not.
"""

from typing import NamedTuple

from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.place import Place

MOST_CLAIMS = 20_000
"""To read and index more takes longer than a check may."""
MOST_COMPARISONS = 1_000_000
"""Of one question with one claim; two seconds."""


class OwnQuestions(NamedTuple):
    """How much one article asks of the search of its site. A named tuple, since each article has one."""

    article: ArticleId
    claims: int
    asked: int
    """Questions in `asks`."""
    excluded: int
    """Questions in `not_covered`."""
    asked_at: Place
    """The first claim that asks; the article where none does."""
    excluded_at: Place


def count_questions(article: Article) -> OwnQuestions:
    """The questions of an article."""
    asking = [claim for claim in article.claims if claim.asks]
    return OwnQuestions(
        article=article.id,
        claims=len(article.claims),
        asked=sum(len(claim.asks) for claim in asking),
        excluded=len(article.not_covered),
        asked_at=(asking[0].mark_at or asking[0].at) if asking else article.at,
        excluded_at=article.field_place("not_covered") if article.not_covered else article.at,
    )


def questions_to_try(claims: int, questions: int) -> int:
    """How many of a site's questions one check tries.

    >>> questions_to_try(300, 90), questions_to_try(10_000, 1_000), questions_to_try(400_000, 40_000)
    (90, 100, 0)
    """
    return min(questions, MOST_COMPARISONS // max(1, claims)) if claims <= MOST_CLAIMS else 0
