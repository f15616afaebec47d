"""A Word file goes out and comes back: what a member did in it becomes a record, and nothing they wrote is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pack_project import make_board, make_project, make_word, one_line, records, reword, run, states, take_in
from word_pen import Pen, W, code_of

from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.review import Identity, Meaning, Support, Verdict


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The Word file for `reviewer-a`, before anybody wrote into it: the same for every copy of the project."""
    return make_word(make_project(tmp_path_factory.mktemp("form")))


class Sheet(Pen):
    """A file with the names of its claims at hand."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.one, self.two, self.three = (code_of(content, name) for name in ("one", "two", "three"))

    def sign(self, meaning: str = "I approve what I accepted", day: str = "1 March 2026") -> "Sheet":
        self.tick("", "My interest", "No, none")
        self.tick("", "My signature means", meaning)
        self.type("", "Name", "Name of reviewer-a")
        self.type("", "Day", day)
        return self

    def accept(self, code: str, *letters: str) -> None:
        for letter in letters:
            self.tick(code, f"Support of {letter}", "Supports it")
        self.tick(code, "Your verdict", "Accept")


def test_what_was_ticked_and_written_is_in_the_record_under_the_signature_of_who_vouches(
    project: Path, form: bytes
) -> None:
    sheet = Sheet(form).sign()
    sheet.accept(sheet.two, "a")
    sheet.tick(sheet.one, "Support of a", "Supports it")
    sheet.tick(sheet.one, "Support of b", "Cannot tell")
    sheet.tick(sheet.one, "Your verdict", "Accept with edit")
    sheet.type(sheet.one, "Your comment", "Say of how many.")
    sheet.replace(sheet.one, "Your wording", "63% of hips", "126 of 200 hips")
    status, output = take_in(project, sheet.content())
    assert status == 0, output
    (record,) = records(project)
    assert (record.reviewer, record.identity, record.meaning) == (
        "reviewer-a",
        Identity.COUNTERSIGNED,
        Meaning.APPROVED,
    )
    assert [who for who, _ in record.signatures] == ["editor"]
    one, two = record.claims
    assert (one.claim, one.verdict, one.comment) == ("one", Verdict.ACCEPT_WITH_EDIT, "Say of how many.")
    assert one.citations == (("castro-2000", Support.SUPPORTS), ("doe-2001", Support.CANNOT_TELL))
    assert one.proposed == "It helped 126 of 200 hips."
    assert (two.claim, two.verdict, two.proposed) == ("two", Verdict.ACCEPT, "")
    assert states(project) == {"one": State.CHANGES_REQUESTED, "two": State.APPROVED, "three": State.SUBMITTED}
    assert run(project, "verify")[0] == 0


def test_an_untouched_file_says_nothing_and_nothing_in_it_is_strange(project: Path, form: bytes) -> None:
    status, output = take_in(project, form)
    assert status == 1
    assert "3 left open" in output
    assert "cannot be read" not in output
    assert "about no claim" not in output
    assert records(project) == ()


def test_it_can_be_read_before_anybody_vouches_for_it(project: Path, form: bytes) -> None:
    sheet = Sheet(form).sign()
    sheet.accept(sheet.two, "a")
    status, output = take_in(project, sheet.content(), signer="")
    assert status == 1
    assert "`reviewer-a`, approved, 1 claim. Say who vouches for it" in one_line(output)
    assert records(project) == ()


def test_a_member_does_not_vouch_for_themself_by_mail(project: Path, form: bytes) -> None:
    sheet = Sheet(form).sign()
    sheet.accept(sheet.two, "a")
    status, output = take_in(project, sheet.content(), signer="reviewer-a")
    assert status == 1
    assert "countersigned by another member" in one_line(output)
    assert records(project) == ()


CHANGES: dict[str, tuple[Callable[[Sheet], None], str]] = {
    "a comment in the margin": (lambda pen: pen.comment(pen.two, "Claim", "Which hips?"), "Which hips?"),
    "words beside the evidence": (
        lambda pen: pen.type(pen.two, "Work a", "Old data!"),
        "[In “Work a”:] `Old data!` was added",
    ),
    "words without a trace": (
        lambda pen: pen.type(pen.two, "Claim", "Never?", is_tracked=False),
        "[In “Claim”:] `Never?` was added",
    ),
    "words in the row of the code": (lambda pen: pen.comment(pen.two, "Code", "See my letter."), "See my letter."),
    "a row that was taken out": (
        lambda pen: pen.change(
            pen.two, "Work a", lambda row: ElementTree.SubElement(ElementTree.SubElement(row, f"{W}trPr"), f"{W}del")
        ),
        "[Took out “Work a”]",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_written_elsewhere_in_a_claim_is_part_of_its_comment(project: Path, form: bytes, name: str) -> None:
    write, said = CHANGES[name]
    sheet = Sheet(form).sign()
    sheet.tick(sheet.two, "Your verdict", "Reject")
    sheet.type(sheet.two, "Your comment", "No.")
    write(sheet)
    status, output = take_in(project, sheet.content())
    assert status == 0, output
    ((two,),) = (record.claims for record in records(project))
    assert sorted(two.comment.split("\n")) == sorted([said, "No."])


REFUSED: dict[str, tuple[Callable[[Sheet], None], str]] = {
    "two verdicts": (
        lambda pen: pen.tick(pen.two, "Your verdict", "Reject"),
        "“Your verdict”: “☒ Accept ☐ Accept with edit ☒ Reject ☐ Abstain ☐ Not my field”: 2 boxes are ticked, and it takes one.",
    ),
    "a word that is no verdict": (
        lambda pen: pen.overwrite(pen.one, "Your verdict", "perhaps"),
        "“perhaps”: It is none of the choices: Accept, Accept with edit, Reject, Abstain, Not my field.",
    ),
    "a mark between two boxes": (
        lambda pen: pen.overwrite(pen.one, "Your verdict", "☐ Accept x ☐ Reject"),
        "A mark stands between two boxes, and may be for either.",
    ),
    "acceptance with other words": (
        lambda pen: pen.replace(pen.two, "Your wording", "no harm", "little harm"),
        "`two` is accepted, and other words are given for it.",
    ),
    "words taken out of the wording": (
        lambda pen: pen.overwrite(pen.one, "Your wording", ""),
        "The words were taken out and none put in.",
    ),
    "a comment without a verdict": (lambda pen: pen.type(pen.one, "Your comment", "Hm."), "`one` has marks or a comment and no verdict."),
    "a drawing": (
        lambda pen: pen.change(
            pen.one,
            "Your comment",
            lambda row: ElementTree.SubElement(next(row.iter(f"{W}p")), f"{W}r").append(ElementTree.Element(f"{W}drawing")),
        ),
        "Here is a drawing or picture, which cannot be read.",
    ),
    "words struck through": (
        lambda pen: pen.change(
            pen.one,
            "Your wording",
            lambda row: [
                ElementTree.SubElement(ElementTree.SubElement(run, f"{W}rPr"), f"{W}strike")
                for run in row.findall(f"{W}tc")[1].iter(f"{W}r")
            ],
        ),
        "Here is words struck through, which cannot be read.",
    ),
    "a paragraph about no claim": (lambda pen: pen.write_outside("Call me."), "“Call me.”: It is about no claim."),
    "a rejection without a reason": (lambda pen: pen.tick(pen.one, "Your verdict", "Reject"), "is `reject` and gives no reason"),
    "an acceptance of what is not supported": (
        lambda pen: pen.tick(pen.two, "Support of a", "Does not"),
        "“Support of a”",
    ),
    "a citation without a mark": (lambda pen: pen.accept(pen.one, "a"), "nothing is said of its citation of `doe-2001`"),
    "no day": (lambda pen: pen.overwrite("", "Day", ""), "It has no day."),
    "a day that could be two": (lambda pen: pen.overwrite("", "Day", "2/3/2026"), "“2/3/2026”: It is no day."),
    "a day to come": (lambda pen: pen.overwrite("", "Day", "9 March 2026"), "and today is 2026-03-02"),
    "an interest beside none": (lambda pen: pen.type("", "My interest in: All of it", "Shares"), "and an interest is declared"),
    "another code": (
        lambda pen: pen.overwrite(pen.two, "Code", f"{'1' if pen.two[0] != '1' else '2'}{pen.two[1:]} (two)"),
        "is mistyped",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_told_is_refused_in_so_many_words(project: Path, form: bytes, name: str) -> None:
    spoil, said = REFUSED[name]
    sheet = Sheet(form).sign()
    sheet.accept(sheet.two, "a")
    sheet.type(sheet.two, "Your comment", "Kept whatever happens.")
    spoil(sheet)
    status, output = take_in(project, sheet.content())
    assert status == 1
    assert said in one_line(output), output
    assert (
        "Comment on two: Kept whatever happens." in output
        or "gives no reason" in output
        or "nothing is said" in output
        or "today is" in output
    )
    assert records(project) == ()


def test_acceptance_against_ones_own_finding_is_asked_about(project: Path, form: bytes) -> None:
    sheet = Sheet(form).sign()
    sheet.tick(sheet.two, "Support of a", "Does not")
    sheet.tick(sheet.two, "Your verdict", "Accept")
    status, output = take_in(project, sheet.content())
    assert status == 1
    assert "`two` is accepted, and `castro-2000` is said not to support it" in one_line(output)


def test_a_word_typed_over_the_boxes_is_the_choice(project: Path, form: bytes) -> None:
    sheet = Sheet(form).sign()
    sheet.overwrite(sheet.two, "Your verdict", "Not my field")
    status, output = take_in(project, sheet.content())
    assert status == 0, output
    assert records(project)[0].claims[0].verdict is Verdict.NOT_MY_FIELD


def test_a_file_about_words_that_changed_is_refused_and_says_which(project: Path, form: bytes) -> None:
    sheet = Sheet(form).sign()
    sheet.accept(sheet.two, "a")
    sheet.tick(sheet.one, "Your verdict", "Reject")
    sheet.type(sheet.one, "Your comment", "Of how many?")
    reword(project, "It helped 63%", "It helped about 63%")
    status, output = take_in(project, sheet.content())
    assert status == 1
    assert "`one` has changed since the pack was made" in one_line(output)
    assert "`two` has changed" not in one_line(output)
    assert "Comment on one: Of how many?" in output
    assert records(project) == ()


def test_a_claim_left_open_may_change_meanwhile(project: Path, form: bytes) -> None:
    sheet = Sheet(form).sign()
    sheet.accept(sheet.two, "a")
    reword(project, "It helped 63%", "It helped about 63%")
    status, output = take_in(project, sheet.content())
    assert status == 0, output
    assert states(project)["two"] is State.APPROVED


def test_who_signed_before_a_withdrawal_does_not_bring_the_claim_back(project: Path, form: bytes) -> None:
    sheet = Sheet(form).sign()
    sheet.accept(sheet.two, "a")
    withdrawal = (
        "hip/a",
        "two",
        "--member",
        "reviewer-b",
        "--key",
        str(project / "reviewer-b.pem"),
        "--reason",
        "Harm.",
    )
    assert run(project, "withdraw", *withdrawal, day="2026-03-01")[0] == 0
    status, output = take_in(project, sheet.content())
    assert status == 0, output
    assert states(project)["two"] is State.WITHDRAWN


@pytest.mark.parametrize(
    ("meaning", "claims"),
    [
        pytest.param("Withdraw at once what I rejected", ["one"], id="withdrawn"),
        pytest.param("I take no part in this article", [], id="recused"),
        pytest.param("I reviewed; this is no approval", ["one", "two"], id="reviewed"),
    ],
)
def test_a_record_holds_what_its_meaning_signs(project: Path, form: bytes, meaning: str, claims: list[str]) -> None:
    sheet = Sheet(form).sign(meaning)
    sheet.accept(sheet.two, "a")
    sheet.tick(sheet.one, "Your verdict", "Reject")
    sheet.type(sheet.one, "Your comment", "Unsafe.")
    status, output = take_in(project, sheet.content())
    assert status == 0, output
    assert [one.claim for one in records(project)[0].claims] == claims


def test_a_pack_for_anybody_asks_who_filled_it_in(project: Path) -> None:
    sheet = Sheet(make_word(project, "--sitting", "0")).sign()
    sheet.accept(sheet.two, "a")
    assert "Say with `--member` who filled it in" in one_line(take_in(project, sheet.content())[1])
    status, output = take_in(project, sheet.content(), "--member", "reviewer-b")
    assert status == 0, output
    assert records(project)[0].reviewer == "reviewer-b"


def test_the_next_pack_leaves_out_what_was_decided_and_shows_what_changed(project: Path, form: bytes) -> None:
    sheet = Sheet(form).sign()
    sheet.accept(sheet.two, "a")
    sheet.accept(sheet.one, "a", "b")
    assert take_in(project, sheet.content())[0] == 0
    reword(project, "It did no harm", "It did little harm")
    again = make_word(project)
    code = code_of(again, "two")
    assert code != sheet.two
    pen = Pen(again)
    told = "".join(one.text or "" for one in pen.cell(code, "Since you signed").iter(f"{W}t"))
    assert "On 1 March 2026 you decided: accept" in told
    assert "[before: no] [now: little]" in told
    with pytest.raises(AssertionError):
        code_of(again, "one")


def test_the_same_pack_gives_the_same_bytes(project: Path) -> None:
    assert make_word(project) == make_word(project)


WARD = Path(__file__).parents[2] / "projects" / "ward"


def test_a_flow_is_decided_on_as_a_whole(tmp_path: Path) -> None:
    project = tmp_path / "ward"
    shutil.copytree(WARD, project)
    make_board(project)
    sheet = Pen(make_word(project, "--for", "reviewer-a", article="fever"))
    code = code_of(sheet.content(), "fever")
    sheet.tick(code, "Your verdict", "Accept with edit")
    sheet.type(code, "Your comment", "Path 2 should end in a call.")
    sheet.tick("", "My interest", "No, none")
    sheet.tick("", "My signature means", "I approve what I accepted")
    sheet.type("", "Day", "1 March 2026")
    status, output = take_in(project, sheet.content())
    assert status == 0, output
    ((flow,),) = (record.flows for record in records(project))
    assert (flow.flow, flow.verdict, flow.comment) == (
        "fever",
        Verdict.ACCEPT_WITH_EDIT,
        "Path 2 should end in a call.",
    )


def test_a_row_comes_back_under_the_head_of_its_table_and_under_no_other(project: Path) -> None:
    page = project / "content/pages/hip/a.md"
    row = "| Group | Harms |\n|---|---|\n| Treated | None seen [@castro-2000#a] {: #two certainty=low } |"
    page.write_text(
        page.read_text(encoding="utf-8").replace("It did no harm. [@castro-2000#a]\n{: #two certainty=low }", row),
        encoding="utf-8",
    )
    sheet = Sheet(make_word(project)).sign()
    sheet.accept(sheet.two, "a")
    renamed = Path(shutil.copytree(project, project.with_name("renamed")))
    status, output = take_in(project, sheet.content())
    assert status == 0, output
    ((verdict,),) = (record.claims for record in records(project))
    assert verdict.words == "[Columns: Group | Harms] Treated | None seen"
    page = renamed / "content/pages/hip/a.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Harms", "Benefits"), encoding="utf-8")
    status, output = take_in(renamed, sheet.content())
    assert "has changed since the pack was made" in one_line(output)
    assert (status, records(renamed)) == (1, ())
