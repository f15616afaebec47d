import pytest

from mkdocs_evidence.load.config.audiences import load_audiences
from mkdocs_evidence.model.audience import USUAL_AUDIENCES, Audience, Direction
from mkdocs_evidence.model.place import Place

FILE = """\
student: {label: A student, heading: For students, reads: clinician}
patient: {level: 7}
patient-ar: {label: مريض, heading: للمرضى, lang: ar-EG}
patient-yi-latn: {label: A patsyent, heading: Far patsyentn, lang: yi-Latn, direction: ltr, reads: [patient, clinician]}
"""


def test_audiences_are_read_in_the_order_of_the_file_and_usual_ones_follow():
    audiences, faults = load_audiences(FILE, file="a.yml")
    assert not faults
    assert [one.id for one in audiences] == [
        *("student", "patient", "patient-ar", "patient-yi-latn"),
        *("clinician", "carer"),
    ]


def test_an_audience_of_every_site_keeps_what_the_file_leaves_out():
    audiences, _ = load_audiences(FILE, file="a.yml")
    assert audiences[1] == Audience(
        id="patient", label="A patient", heading="For patients", level=7, at=Place("a.yml", 2, 1, 2, 8)
    )


def test_the_way_a_language_runs_is_known_unless_it_is_written_otherwise():
    audiences, _ = load_audiences(FILE, file="a.yml")
    assert [one.direction for one in audiences[:4]] == [
        *(None, None, Direction.RIGHT_TO_LEFT, Direction.LEFT_TO_RIGHT),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "nurse: {label: A nurse}",
            "a.yml:1:1: missing-field: The audience `nurse` has no `heading`. Add it: `heading: For patients`.",
            id="no-heading",
        ),
        pytest.param(
            "nurse: {heading: For nurses}",
            "a.yml:1:1: missing-field: The audience `nurse` has no `label`. Add it: `label: A patient`.",
            id="no-label",
        ),
        pytest.param(
            "answer: {label: A, heading: B}",
            "a.yml:1:1: wrong-value: No block can be written for the audience `answer`.",
            id="name-of-a-block",
        ),
        pytest.param(
            "my patients: {label: A, heading: B}",
            "a.yml:1:1: wrong-value: No block can be written for the audience `my patients`.",
            id="name-with-a-space",
        ),
        pytest.param(
            "patient: {lang: in Welsh}",
            "a.yml:1:17: wrong-value: `in Welsh` is no code of a language. Write the code that web pages use: `cy`",
            id="language",
        ),
        pytest.param(
            "carer: {reads: patiant}",
            "a.yml:1:1: wrong-value: `carer` cannot read the words of `patiant`. Did you mean `patient`?",
            id="reads-nobody",
        ),
        pytest.param(
            "carer: {reads: carer}",
            "a.yml:1:1: wrong-value: `carer` cannot read the words of `carer`.",
            id="reads-itself",
        ),
        pytest.param(
            "carer: {direction: up}",
            "a.yml:1:20: wrong-value: `direction` cannot be `up`.",
            id="direction",
        ),
        pytest.param(
            "carer: {lable: A carer}",
            "a.yml:1:9: unknown-field: `lable` has no meaning in an audience. Did you mean `label`?",
            id="unknown-name",
        ),
        pytest.param("- carer", "a.yml:1:1: wrong-value: The file is a list", id="a-list"),
    ],
)
def test_what_is_wrong_with_an_audience_is_told(told, text, expected):
    audiences, faults = load_audiences(text, file="a.yml")
    (line,) = told(faults)
    assert line.startswith(expected)
    assert {one.id for one in USUAL_AUDIENCES} <= {one.id for one in audiences}
