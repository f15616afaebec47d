"""An editor takes in signed files: what is right is written once, what is not is refused with its reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sample_guidance import key_of, public_key_of, with_signature
from typer.testing import CliRunner

from mkdocs_evidence.analysis.reviews.chain import judged_records, last_digests
from mkdocs_evidence.analysis.reviews.digests import claim_parts, digest_of_parts
from mkdocs_evidence.analysis.reviews.form import record_text
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.analysis.reviews.standing import State, stand_article
from mkdocs_evidence.cli import app
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import ClaimVerdict, Meaning, ReviewRecord, Support, Verdict

PAGE = """\
---
type: guidance
title: A page
question: Does it help?
population: adults
authors: [writer]
written: 2026-01-01
searched: 2026-01-01
review_due: 2028-01-01
---

It helped 63% of hips. [@castro-2000#a]
{: #one }

It did no harm. [@castro-2000#a]
{: #two }
"""
FILES = {
    "content/pages/hip/a.md": PAGE,
    "content/references/castro-2000.yml": "type: book\ntitle: A work\nextracts:\n  a: {finding: It helped., data: [{what: success, value: 63, unit: '%'}]}\n",
    "site_config/people.yml": "reviewer-a: {name: A}\nreviewer-b: {name: B, interests: ['hip/a: sells drills']}\nwriter: {name: W}\n",
    "site_config/board.yml": "name: Board\nmembers:\n"
    + "".join(
        f"  - {{person: {one}, role: x, key: '{public_key_of(one)}'}}\n"
        for one in ("reviewer-a", "reviewer-b", "writer")
    ),
}
DAY = date(2026, 3, 1)
NAME = ArticleId("hip/a")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def make(project: Path, **changes: object) -> ReviewRecord:
    ledger = load_site(Layout.of(project))
    article = ledger.articles[NAME]
    parts = claim_parts(article, ledger)
    verdicts = tuple(
        ClaimVerdict(
            claim=claim.id,
            digest=digest_of_parts(parts[claim.id]),
            verdict=Verdict.ACCEPT,
            citations=(("castro-2000", Support.SUPPORTS),),
            words=signed_words(claim),
            parts=parts[claim.id],
            at=Place("r.yml", 1, 1),
        )
        for claim in article.claims
    )
    record = ReviewRecord(
        file="r.yml",
        article=NAME,
        reviewer="reviewer-a",
        date=DAY,
        meaning=Meaning.APPROVED,
        claims=verdicts,
        source_digest="",
        at=Place("r.yml", 1, 1),
    )
    return replace(record, **changes)


def run(project: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["review", *arguments, "--project", str(project), "--as-of", "2026-03-02"])
    return result.exit_code, result.output + result.stderr


def send(project: Path, record: ReviewRecord, *, lay_out: Callable[[str], str] = str) -> tuple[int, str]:
    parcel = project / "parcel.yml"
    parcel.write_text(lay_out(record_text(with_signature(record))), encoding="utf-8")
    return run(project, "import", str(parcel))


def states(project: Path) -> list[State]:
    ledger = load_site(Layout.of(project))
    return [one.state for one in stand_article(ledger.articles[NAME], ledger, judged_records(NAME, ledger)).claims]


def test_a_signed_file_becomes_a_record_and_approves(project: Path) -> None:
    status, output = send(project, make(project))
    assert (status, states(project)) == (0, [State.APPROVED, State.APPROVED]), output
    assert [path.name for path in (project / "content/reviews/hip/a").iterdir()] == ["2026-03-01-reviewer-a.yml"]
    status, output = run(project, "verify")
    assert status == 0
    assert "1 record checked" in output


def test_how_mail_lays_the_file_out_does_not_matter(project: Path) -> None:
    status, output = send(project, make(project), lay_out=lambda text: "\ufeff# From A\n" + text.replace("\n", "\r\n"))
    assert (status, states(project)) == (0, [State.APPROVED, State.APPROVED]), output
    assert run(project, "verify")[0] == 0


def test_the_same_file_is_taken_once(project: Path) -> None:
    assert send(project, make(project))[0] == 0
    status, output = send(project, make(project))
    assert status == 1
    assert "already there, as content/reviews/hip/a/2026-03-01-reviewer-a.yml" in output


def _claims(record: ReviewRecord, **changes: object) -> dict[str, object]:
    return {"claims": tuple(replace(one, **changes) for one in record.claims)}


REFUSED = {
    "author": (lambda _: {"reviewer": "writer"}, "`writer` wrote this article and cannot approve it."),
    "interest": (lambda _: {"reviewer": "reviewer-b"}, "has declared an interest in `hip/a` and cannot accept `one`."),
    "stranger": (lambda _: {"reviewer": "nobody"}, "who has no seat in `site_config/board.yml`"),
    "article": (lambda _: {"article": "hip/b"}, "There is no article `hip/b`. Did it move to `hip/a`?"),
    "future": (lambda _: {"date": date(2026, 3, 3)}, "It is dated 2026-03-03, and today is 2026-03-02."),
    "long ago": (lambda _: {"date": date(2025, 11, 1)}, "It is dated 2025-11-01, more than 92 days ago."),
    "no reason": (lambda one: _claims(one, verdict=Verdict.REJECT), "is `reject` and gives no reason"),
    "no claim": (lambda one: _claims(one, claim="onee"), "has no claim `onee`. Did you mean `one`?"),
    "a citation left": (lambda one: _claims(one, citations=()), "nothing is said of its citation of `castro-2000`"),
    "words not signed": (
        lambda one: _claims(one, words="It healed all."),
        "kept for `one` are not those that were signed",
    ),
    "digest not of the parts": (
        lambda one: _claims(one, digest="0" * 64),
        "version code of `one` is not that of the parts",
    ),
    "nothing kept": (lambda one: _claims(one, parts=None), "does not keep what was signed of `one`"),
    "lost record": (lambda _: {"previous": ("0" * 64,)}, "follows the record `00000000…`"),
}


@pytest.mark.parametrize(("change", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_explained_and_nothing_is_written(
    project: Path, change: Callable[[ReviewRecord], dict[str, object]], expected: str
) -> None:
    record = make(project)
    status, output = send(project, replace(record, **change(record)))
    assert status == 1
    assert expected in output
    assert "Nothing was written" in output
    assert not (project / "content/reviews").exists()


def test_a_file_that_was_changed_on_the_way_is_refused(project: Path) -> None:
    status, output = send(project, make(project), lay_out=lambda text: text.replace("63%", "64%"))
    assert status == 1
    assert "The signature is not that of `reviewer-a` over these words." in output


@pytest.mark.parametrize("text", ["", "Dear editor,", "[1", "article: hip/a\n", '{"a": 1}', "\x00"], ids=repr)
def test_what_is_no_record_is_told_without_a_traceback(project: Path, text: str) -> None:
    (project / "parcel.yml").write_text(text, encoding="utf-8")
    status, output = run(project, "import", str(project / "parcel.yml"))
    assert status == 1
    assert "Traceback" not in output
    assert "parcel.yml" in output


def test_a_verdict_on_words_that_have_changed_since_is_kept_and_told(project: Path) -> None:
    record = make(project)
    page = project / "content/pages/hip/a.md"
    page.write_text(PAGE.replace("63%", "59%"), encoding="utf-8")
    status, output = send(project, record)
    assert status == 0
    assert "`one` has changed since it was read (`63%` became `59%`)" in output
    assert states(project) == [State.CHANGED, State.APPROVED]


def test_two_records_come_to_the_same_in_either_order(project: Path) -> None:
    first = make(project)
    second = make(project, reviewer="reviewer-a", meaning=Meaning.REVIEWED, date=date(2026, 2, 20))
    found = []
    for order in ([first, second], [second, first]):
        for record in order:
            assert send(project, record)[0] == 0
        folder = project / "content/reviews/hip/a"
        found.append((states(project), {path.name: path.read_bytes() for path in folder.iterdir()}))
        for path in folder.iterdir():
            path.unlink()
    assert found[0] == found[1]


def test_a_member_withdraws_a_claim_at_once(project: Path) -> None:
    assert send(project, make(project))[0] == 0
    key = project / "key.pem"
    key.write_bytes(key_of("reviewer-b").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    given = ["withdraw", "hip/a", "two", "--key", str(key), "--reason", "A new trial says otherwise."]
    status, output = run(project, *given, "--member", "reviewer-b")
    assert (status, states(project)) == (0, [State.APPROVED, State.WITHDRAWN]), output
    assert run(project, "verify")[0] == 0
    status, output = run(project, *given, "--member", "reviewer-a")
    assert status == 2
    assert "The signature is not that of `reviewer-a`" in output


def test_who_withdraws_a_claim_is_told_what_of_the_site_rests_on_it(project: Path) -> None:
    page = project / "content/pages/hip/a.md"
    answer = '\n/// answer\nIt helped.\n{: from="two" }\n///\n'
    page.write_text(page.read_text(encoding="utf-8") + answer, encoding="utf-8")
    key = project / "key.pem"
    key.write_bytes(key_of("reviewer-b").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    given = ["--member", "reviewer-b", "--key", str(key), "--reason", "A new trial says otherwise."]
    assert "rest on other claims" not in run(project, "withdraw", "hip/a", "one", *given)[1]
    output = run(project, "withdraw", "hip/a", "two", *given)[1]
    assert "No new site is made before these rest on other claims" in output
    assert "bottom line of hip/a: It helped. (hip/a#two)" in output


def test_the_status_names_who_has_what_to_read(project: Path) -> None:
    assert "reviewer-a has 2 claims to read" in run(project, "status")[1]
    assert send(project, make(project))[0] == 0
    output = run(project, "status")[1]
    assert "hip/a: 2 approved" in output
    assert "approved until 2028-03-01" in output
    assert "to read" not in output


def test_a_record_that_was_taken_away_is_found_by_who_kept_the_last_output(project: Path) -> None:
    assert send(project, make(project))[0] == 0
    later = make(project, meaning=Meaning.REVIEWED, date=date(2026, 3, 2))
    ledger = load_site(Layout.of(project))
    assert send(project, replace(later, previous=last_digests(judged_records(NAME, ledger))))[0] == 0
    (project / "seen.txt").write_text(run(project, "verify")[1], encoding="utf-8")
    assert run(project, "verify", "--seen", str(project / "seen.txt"))[0] == 0
    (project / "content/reviews/hip/a/2026-03-02-reviewer-a.yml").unlink()
    assert run(project, "verify")[0] == 0
    status, output = run(project, "verify", "--seen", str(project / "seen.txt"))
    assert status == 1
    assert "was there before and is gone" in output


def test_a_damaged_record_is_found_by_verify(project: Path) -> None:
    assert send(project, make(project))[0] == 0
    (path,) = (project / "content/reviews/hip/a").iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace("approved", "reviewed"), encoding="utf-8")
    status, output = run(project, "verify")
    assert status == 1
    assert "The signature is not that of `reviewer-a` over these words." in output


def test_a_comment_waits_until_it_is_answered(project: Path) -> None:
    record = make(project)
    remark = "Say how many.\nAnd where?"
    doubted = replace(record.claims[0], verdict=Verdict.REJECT, comment=remark)
    assert send(project, replace(record, claims=(doubted, record.claims[1])))[0] == 0
    status, output = run(project, "comments")
    assert "hip/a#one, reviewer-a, 2026-03-01: Say how many. And where?\n" in output
    key = project / "key.pem"
    key.write_bytes(key_of("reviewer-b").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    given = ["--member", "reviewer-b", "--key", str(key), "--text", "In 63 of 100, in Ohio."]
    assert "`two` has no comment that waits for an answer." in run(project, "answer", "hip/a", "two", *given)[1]
    assert "Did you mean `one`?" in run(project, "answer", "hip/a", "ones", *given)[1]
    status, output = run(project, "answer", "hip/a", "one", *given)
    assert (status, "1 comment answered" in output) == (0, True), output
    assert run(project, "verify")[0] == 0
    assert "hip/a#one" not in run(project, "comments")[1]
    assert states(project) == [State.CHANGES_REQUESTED, State.APPROVED]


def test_nobody_answers_with_the_key_of_another(project: Path) -> None:
    record = make(project)
    doubted = replace(record.claims[0], verdict=Verdict.REJECT, comment="Say how many.")
    assert send(project, replace(record, claims=(doubted,)))[0] == 0
    key = project / "key.pem"
    key.write_bytes(key_of("reviewer-b").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    given = ["answer", "hip/a", "one", "--key", str(key), "--text", "Done.", "--member", "reviewer-a"]
    status, output = run(project, *given)
    assert status == 2
    assert "The signature is not that of `reviewer-a`" in output
    assert "1 comment without" in run(project, "comments")[1]
