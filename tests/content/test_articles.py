"""Every claim of every article has a valid reference: one test an article, one subtest a claim."""

from collections.abc import Iterator

import pytest
from content_project import Project

from mkdocs_evidence.analysis.works.completeness import missing_parts
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.ids import ArticleId


def test_every_claim_has_a_valid_reference(article_id: ArticleId, project: Project, subtests: pytest.Subtests) -> None:
    article = project.ledger.articles[article_id]
    assert article.claims, "an article says something"
    for claim in article.claims:
        with subtests.test(msg=f"{article_id}#{claim.id}"):
            faults = [*_faults(claim, project), *_wrong_figures(claim, project)]
            assert not faults, f"{claim.at}: {claim.text}"


def _faults(claim: Claim, project: Project) -> Iterator[str]:
    if claim.id is None:
        yield "it has no id"
    if not any(citation.relation.carries for citation in claim.citations):
        yield "it has no citation that carries it"
    for citation in claim.citations:
        reference = project.ledger.references.get(citation.key)
        if reference is None:
            yield f"there is no reference {citation.key}"
            continue
        if citation.extract is not None and reference.extract(citation.extract) is None:
            yield f"{citation.key} has no extract {citation.extract}"
        for part in missing_parts(reference):
            yield f"{citation.key} lacks its {part.what}"


def _wrong_figures(claim: Claim, project: Project) -> Iterator[str]:
    for diagnostic in project.diagnostics.get(claim.at.file, []):
        inside = claim.at.line <= diagnostic.at.line <= claim.at.end[0]
        if diagnostic.name == "figure-not-in-evidence" and inside:
            yield diagnostic.message
