"""The names by which things are found. All are plain text; the types keep them apart."""

from typing import NewType

ArticleId = NewType("ArticleId", str)
"""Path of the article under the pages folder, without suffix: `hip/avn-stage-2`."""

ClaimId = NewType("ClaimId", str)
"""Unique in its article: `cd-stage-ii`. Everywhere else a claim is `article#claim`, a `ClaimName`."""

ClaimName = NewType("ClaimName", str)
"""A claim named from outside its article: `hip/avn-stage-2#cd-stage-ii`."""

ReferenceKey = NewType("ReferenceKey", str)
"""File name of the reference, without suffix: `castro-2000`."""

ExtractId = NewType("ExtractId", str)
"""Unique in its reference: `stage-ii`."""

FlowId = NewType("FlowId", str)
"""Path of the flow under the flows folder, without suffix: `hip-avn`."""

FactId = NewType("FactId", str)
QuestionId = NewType("QuestionId", str)
OutcomeId = NewType("OutcomeId", str)

AudienceId = NewType("AudienceId", str)
"""Key in `site_config/audiences.yml`, or an audience that every site has: `patient`."""

PersonId = NewType("PersonId", str)
"""Key in `site_config/people.yml` or `board.yml`: `reviewer-a`."""

TermId = NewType("TermId", str)
"""Key in one of the vocabulary files: a population, an outcome, an intervention, a staging scheme."""


def claim_name(article: ArticleId, claim: ClaimId) -> ClaimName:
    """The name of a claim outside its article.

    >>> claim_name(ArticleId("hip/avn-stage-2"), ClaimId("cd-stage-ii"))
    'hip/avn-stage-2#cd-stage-ii'
    """
    return ClaimName(f"{article}#{claim}")
