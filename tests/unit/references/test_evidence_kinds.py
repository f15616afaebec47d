"""When the kind of a reference is doubted for its title or for who issued it, and when not."""

import pytest
from reference_records import work

from mkdocs_evidence.analysis.works.evidence_kinds import find_doubtful_kind
from mkdocs_evidence.model.reference import EvidenceKind, Name, PartialDate

PEOPLE = (Name(family="Example", given="A."),)
BODY = (Name(literal="Example Society"),)
YEAR = PartialDate(year=2020)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("rct", "Drug A or drug B for gout: a systematic review and meta-analysis"),
        ("cohort", "Exercise for low back pain: a meta-analysis of randomised trials"),
        ("narrative-review", "Statins in the elderly: systematic review"),
        ("cohort", "Early or late feeding in preterm infants: a multicentre, randomised, controlled trial"),
        ("case-series", "Oral or intravenous iron in pregnancy: an open-label randomized trial"),
        ("rct", "Sepsis outcomes after discharge: a prospective cohort study"),
        ("systematic-review", "Stroke risk in migraine: a population-based cohort study"),
        ("rct", "Fulminant myocarditis after infection: a case report"),
        ("systematic-review", "Oral or intravenous iron in pregnancy (IRON): a randomised controlled trial"),
        ("rct", "Hip fracture and statins: a matched case-control study"),
        ("rct", "Keloid: pathogenesis and treatment, a narrative review"),
        ("cohort", "Glaucoma in children: an updated review"),
        ("rct", "Guideline on the management of gout"),
        ("systematic-review", "Acute otitis media in children: a clinical practice guideline"),
        ("guideline", "Tight glucose control: a randomised controlled trial"),
        ("guideline", "Aspirin for everybody: a meta-analysis"),
    ],
)
def test_a_title_of_another_design_is_a_doubt(kind: str, title: str) -> None:
    reference = work("a", "article-journal", title, kind=EvidenceKind(kind), author=PEOPLE, issued=YEAR)
    doubt = find_doubtful_kind(reference)
    assert doubt is not None
    assert not doubt.is_sure


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("rct", "Drug A or drug B for gout: a randomised controlled trial"),
        ("rct", "Exercise after stroke: a randomised trial and updated meta-analysis"),
        ("systematic-review", "Iron in pregnancy: a systematic review of randomised trials"),
        ("systematic-review", "Screening for cancer: systematic review of cohort studies"),
        ("cohort", "Long-term follow-up of a randomised trial"),
        ("cohort", "Diet and cancer: post hoc analysis of a randomised controlled trial"),
        ("cohort", "Height and cancer: a mendelian randomisation study"),
        ("cohort", "Participants and refusers of a randomised trial"),
        ("cohort", "Emulation of a target trial: a non-randomised study"),
        ("case-series", "Rare tumour: a case report and systematic review of the literature"),
        ("case-control", "A prospective case-control study of falls"),
        ("narrative-review", "The randomised trial in surgery"),
        ("expert-opinion", "Why we need randomised trials"),
        ("cohort", "Outcomes of appendicitis: a retrospective chart review"),
        ("case-series", "Ten years of keratoplasty: a case review"),
        ("cohort", "Adherence to guidelines for sepsis: a registry study"),
        ("cohort", "Implementation of a clinical practice guideline"),
        ("rct", "Guideline-based care for asthma: a cluster trial"),
        ("guideline", "Diagnosis and treatment of gout: guideline and systematic review"),
        ("guideline", "2023 consensus statement on atrial fibrillation"),
        ("secondary-summary", "Overview of a randomised trial"),
        ("rct", "Feeding preterm infants: study protocol for a randomised trial within a cohort study"),
    ],
)
def test_an_honest_title_is_not_doubted(kind: str, title: str) -> None:
    reference = work("a", "article-journal", title, kind=EvidenceKind(kind), author=PEOPLE, issued=YEAR)
    assert find_doubtful_kind(reference) is None


@pytest.mark.parametrize(
    ("type_", "fields", "is_sure"),
    [
        pytest.param("webpage", {"publisher": "Health Pages"}, True, id="unsigned page"),
        pytest.param("report", {}, True, id="nobody"),
        pytest.param("report", {"author": BODY, "issued": None}, True, id="no year"),
        pytest.param("article-journal", {"author": PEOPLE}, False, id="people of no body"),
    ],
)
def test_a_guideline_needs_somebody_who_issued_it_and_a_year(
    type_: str, fields: dict[str, object], is_sure: bool
) -> None:
    given = {"kind": EvidenceKind.GUIDELINE, "issued": YEAR, **fields}
    doubt = find_doubtful_kind(work("a", type_, "Management of gout", **given))
    assert doubt is not None
    assert doubt.is_sure is is_sure


@pytest.mark.parametrize(
    ("type_", "title", "fields"),
    [
        ("webpage", "Management of gout", {"author": BODY}),
        ("webpage", "Gout: diagnosis and management", {"publisher": "Example Institute", "number": "NG1"}),
        ("webpage", "Gout guideline", {"publisher": "Example Institute"}),
        ("article-journal", "2020 guideline for gout", {"author": PEOPLE}),
        ("article-journal", "Management of gout", {"author": PEOPLE, "evidence_publisher": "Example Society"}),
    ],
)
def test_a_guideline_of_a_body_is_one(type_: str, title: str, fields: dict[str, object]) -> None:
    assert find_doubtful_kind(work("a", type_, title, kind=EvidenceKind.GUIDELINE, issued=YEAR, **fields)) is None
