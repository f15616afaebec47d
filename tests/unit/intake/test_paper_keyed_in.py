"""Sheets of paper are keyed in by two people, each alone; only what both read alike becomes a record."""

import re
from pathlib import Path

import pytest
from pack_project import NAME, make_project, make_word, one_line, records, run, states
from word_pen import code_of, parts_of

from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.review import Identity, Support, Verdict


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make_word(make_project(tmp_path_factory.mktemp("form")))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path)


@pytest.fixture(scope="module")
def typed(form: bytes) -> str:
    """What a clerk types when all is well."""
    main = re.sub(r"<[^>]+>", " ", parts_of(form)["word/document.xml"].decode())
    pack = re.search(r"This pack\s+(\S+)", main)
    assert pack is not None
    one, two, three = (code_of(form, name) for name in ("one", "two", "three"))
    return (
        f"# sheets of Reviewer A\npack {pack[1]}\nmeaning 1\nday 2026-03-01\ninterest none\n\n"
        f"{one.lower()} 2 a1 b4\ncomment: Of how many\n  hips?\nwords: It helped 126 of 200 hips.\n"
        f"{two.replace('-', '')} 1 a1\n{three} accept a=supports\n"
    )


def key_in(project: Path, text: str, by: str, *arguments: str) -> tuple[int, str]:
    sheet = project / f"{by}.txt"
    sheet.write_text(text, encoding="utf-8")
    signing = ("--by", by, "--key", str(project / f"{by}.pem"), "--member", "reviewer-a")
    return run(project, "transcribe", NAME, str(sheet), *signing, *arguments)


def both(project: Path, first: str, second: str, by: tuple[str, str] = ("clerk-1", "clerk-2")) -> tuple[int, str]:
    copy = project / "first.yml"
    status, output = key_in(project, first, by[0], "--out", str(copy))
    assert status == 0, output
    return key_in(project, second, by[1], "--first", str(copy))


def test_two_copies_that_agree_become_one_record_under_both_signatures(project: Path, typed: str) -> None:
    status, output = both(project, typed, typed)
    assert status == 0, output
    (record,) = records(project)
    assert (record.reviewer, record.identity) == ("reviewer-a", Identity.PAPER)
    assert [who for who, _ in record.signatures] == ["clerk-1", "clerk-2"]
    one, three, two = record.claims
    assert (one.verdict, one.comment) == (Verdict.ACCEPT_WITH_EDIT, "Of how many hips?")
    assert one.citations == (("castro-2000", Support.SUPPORTS), ("doe-2001", Support.CANNOT_TELL))
    assert one.proposed == "It helped 126 of 200 hips."
    assert (two.verdict, three.verdict) == (Verdict.ACCEPT, Verdict.ACCEPT)
    assert run(project, "verify")[0] == 0


def test_who_asked_for_other_words_owes_nothing_until_the_words_are_other(project: Path, typed: str) -> None:
    assert "reviewer-a has 3 claims to read" in run(project, "status")[1]
    both(project, typed, typed)
    assert "reviewer-a has" not in run(project, "status")[1]


def test_on_paper_a_recommendation_is_not_approved_and_that_is_said(project: Path, typed: str) -> None:
    status, output = both(project, typed, typed)
    assert status == 0
    assert "`three` is accepted at level C of identity, which does not count for it" in one_line(output)
    assert states(project) == {"one": State.CHANGES_REQUESTED, "two": State.APPROVED, "three": State.SUBMITTED}


DIFFERENCES = {
    "another verdict": (" 1 a1\n", " 5 a1\n", "On the verdict on `two`: first “accept”, second “not-my-field”."),
    "another citation": ("a1 b4", "a1 b2", "On `one`, the work `doe-2001`: first “cannot-tell”, second “partly”."),
    "a word of a comment": ("many\n", "few\n", "On the comment on `one`: `many` became `few`."),
    "a figure of a wording": ("126 of", "162 of", "On the wording for `one`: `126` became `162`."),
    "another day": ("03-01", "03-02", "On the day: first “2026-03-01”, second “2026-03-02”."),
    "another meaning": ("meaning 1", "meaning 3", "On what the signature means: first “approved”, second “reviewed”."),
    "an interest": ("interest none", "interest everything: shares", "On the interest in `everything`: first “nothing”"),
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_where_two_copies_differ_nothing_is_written(project: Path, typed: str, name: str) -> None:
    old, new, said = DIFFERENCES[name]
    assert old in typed
    status, output = both(project, typed, typed.replace(old, new))
    assert status == 1
    assert said in one_line(output)
    assert records(project) == ()


def test_a_line_that_one_of_them_passed_over_is_named(project: Path, typed: str) -> None:
    status, output = both(project, typed, "\n".join(typed.splitlines()[:-1]))
    assert status == 1
    assert "`three` is decided on in the first copy alone." in output


def test_how_somebody_types_a_comment_is_no_difference(project: Path, typed: str) -> None:
    status, output = both(project, typed, typed.replace("Of how many\n  hips?", "of how many hips"))
    assert status == 0, output
    assert records(project)[0].claims[0].comment == "Of how many hips?"


FAULTS = {
    "a mistyped code": (r"(?m)^\w{4}-\w{4} accept", "0000-0001 accept", "is mistyped"),
    "a code of nothing": (r"(?m)^\w{4}-\w{4} accept", "0000-0000 accept", "has the code 0000-0000 now"),
    "no such verdict": (" 2 a1", " 9 a1", "line 7, column 11: “9”: Write the number of the verdict"),
    "a verdict twice": (" 2 a1", " 2 3 a1", "“3”: Write the number of the verdict"),
    "a work twice": ("a1 b4", "a1 a2", "“a2”: Write the number"),
    "a work too many": ("a1 b4", "a1 b4 c1", "`one` has no work c"),
    "no such meaning": ("meaning 1", "meaning 7", "line 3, column 9: “7”: It is none of: 1 I approve what I accepted"),
    "a day in slashes": ("2026-03-01", "1/3/2026", "line 4, column 5: “1/3/2026”: It is no day."),
    "an interest in nothing": ("interest none", "interest yes", "Write `interest none`"),
    "no word of interests": ("interest none\n", "", "It does not say whether the member has an interest."),
    "no pack": (r"pack \S+\n", "", "The code of the pack, ``, has 0 characters"),
    "a pack for another member": (r"pack \S+", "pack 04HM-ASCW", "No pack of `hip/a` has the code 04HM-ASCW"),
    "a comment above all codes": (
        "meaning 1",
        "comment: x\nmeaning 1",
        "line 3, column 1: “comment: x”: It stands above",
    ),
    "a claim twice": (r"(?m)^(\w{4}-\w{4}) accept.*", r"\1 1 a1\n\1 3", "`three` is decided on twice."),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_with_a_line_is_said_with_its_place(project: Path, typed: str, name: str) -> None:
    old, new, said = FAULTS[name]
    spoilt = re.sub(old, new, typed, count=1)
    assert spoilt != typed
    status, output = key_in(project, spoilt, "clerk-1", "--out", str(project / "first.yml"))
    assert status == 1
    assert said in one_line(output), output
    assert "Comment on" in output
    assert not (project / "first.yml").exists()


@pytest.mark.parametrize(
    ("by", "said"),
    [
        pytest.param(("clerk-1", "clerk-1"), "made the first copy too", id="the same twice"),
        pytest.param(("clerk-1", "reviewer-a"), "filled in the sheets", id="the member as second"),
    ],
)
def test_two_others_copy_the_sheets(project: Path, typed: str, by: tuple[str, str], said: str) -> None:
    status, output = both(project, typed, typed, by)
    assert status == 2
    assert said in one_line(output)
    assert records(project) == ()


def test_the_first_of_two_is_told_what_no_record_may_hold(project: Path, typed: str) -> None:
    status, output = key_in(project, typed.replace(" 1 a1\n", " 1\n"), "clerk-1", "--out", str(project / "first.yml"))
    assert status == 1
    assert "`two` is accepted, and nothing is said of its citation of `castro-2000`." in one_line(output)
    assert not (project / "first.yml").exists()


def test_a_first_copy_that_was_edited_is_refused(project: Path, typed: str) -> None:
    copy = project / "first.yml"
    assert key_in(project, typed, "clerk-1", "--out", str(copy))[0] == 0
    second = typed.replace(" 1 a1\n", " 5 a1\n")
    copy.write_text(copy.read_text().replace('verdict: "accept"\n', 'verdict: "not-my-field"\n'), encoding="utf-8")
    status, output = key_in(project, second.replace("accept a=supports", "5 a1"), "clerk-2", "--first", str(copy))
    assert status == 1
    assert "signature is not that of `clerk-1`" in one_line(output)
    assert records(project) == ()


def test_a_key_that_is_not_the_clerks_does_not_sign_for_them(project: Path, typed: str) -> None:
    (project / "clerk-2.pem").write_bytes((project / "editor.pem").read_bytes())
    status, output = both(project, typed, typed)
    assert status == 1
    assert "signature is not that of `clerk-2`" in one_line(output)
