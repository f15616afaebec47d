"""Which titles say that a work was retracted."""

import pytest
from reference_records import work

from mkdocs_evidence.analysis.works.notices import has_retracted_title


@pytest.mark.parametrize(
    "title",
    [
        "RETRACTED: Hydroxychloroquine or chloroquine for a made-up disease",
        "Retracted Article: Bones of made-up mice",
        "[Retracted] Bones of made-up mice",
        "Bones of made-up mice [Retracted]",
        "Bones of made-up mice (retracted article)",
        "Retraction: Bones of made-up mice",
        "Retraction Note: Bones of made-up mice",
        "Retraction notice to “Bones of made-up mice”",
        "WITHDRAWN: Exercise for made-up mice",
    ],
)
def test_a_retracted_title_is_known(title: str) -> None:
    assert has_retracted_title(work("a", "article-journal", title))


@pytest.mark.parametrize(
    "title",
    [
        "Retraction of the lung in thoracic surgery",
        "Retracted eyelids in Graves disease: a cohort study",
        "Nerve injury from retraction: a review",
        "Withdrawal of antidepressants in primary care",
        "Patients who had withdrawn from dialysis: a registry study",
        "Rotator cuff tears with a retracted tendon",
        "Why are articles retracted? A survey of retraction notices",
    ],
)
def test_surgery_and_studies_of_retraction_are_not_retracted(title: str) -> None:
    assert not has_retracted_title(work("a", "article-journal", title))
