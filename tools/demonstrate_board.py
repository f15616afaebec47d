"""Makes the history of the demonstration board: seats, keys, sittings, a withdrawal, answers and a sealed log.

Run from the root of the project, or on a copy of it: `python tools/demonstrate_board.py [PROJECT] [--day 2026-11-22]`.
Everything goes the way that the files of a real board go: keys are enrolled, records are received and refused like any
others, and the log is sealed. Keys are made in memory and forgotten, so nobody can sign for these seats again; run
anew, the whole history is made anew. What the seats say is about wording and method, and invents no medical fact.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from demonstration_bench import (
    ARTICLE,
    NOWHERE,
    Bench,
    CannotDemonstrateError,
    find_claim,
    new_record,
    new_verdict,
    signed,
)

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.reviews.comments import find_comments
from mkdocs_evidence.analysis.reviews.log import find_log_flaws, log_text
from mkdocs_evidence.analysis.reviews.sign_offs import months_after
from mkdocs_evidence.intake.board_roll import adopt_edition, propose_edition, sign_edition
from mkdocs_evidence.intake.enrolment import receive_enrolment
from mkdocs_evidence.intake.review_writing import make_answers, make_head, make_withdrawal
from mkdocs_evidence.load.board.enrolment import FORM
from mkdocs_evidence.load.config.folder import ROLL_FILE
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ClaimId, PersonId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import FlowVerdict, Meaning, ReviewRecord, Support, Verdict
from mkdocs_evidence.signing.canonical_json import canonical_json
from mkdocs_evidence.signing.ed25519 import sign

EDITORS = PersonId("site-editors")
SURGEON, RADIOLOGIST, METHODS, LAY = (PersonId(f"reviewer-{letter}") for letter in "abcd")

SEATS: Mapping[PersonId, str] = {
    SURGEON: "Clinical reviewer",
    RADIOLOGIST: "Clinical reviewer",
    METHODS: "Methods reviewer",
    LAY: "Lay reviewer",
    EDITORS: "Authors",
}
"""By person: the seat."""

BOARD = """\
name: Demonstration board for osteonecrosis of the hip
demonstration: yes
about: >-
  This board has seats and no people. A program made its keys and signed for its seats, to show how sign-offs work, and
  then threw the keys away. Nobody on it is a doctor, and no doctor has approved anything on this site. A publisher who
  uses the software puts a real board here.
keepers: [site-editors, reviewer-a, reviewer-c]
threshold: 2
members:
"""
KEEPERS = (EDITORS, SURGEON, METHODS)
ROLL_YEARS = 10
"""Years for which the list of keys is signed: longer than a real one, since nobody keeps the keys to sign it anew."""

REWORDED = ClaimId("suggest-not-rest-alone")
EARLIER_WORDS: Mapping[str, str] = {
    "We suggest not relying on restricted weight-bearing alone to prevent progression.": (
        "We suggest not relying on restricted weight-bearing alone to prevent collapse."
    ),
    "By itself it may not stop the disease from getting worse.": (
        "By itself it may not stop the bone from collapsing."
    ),
}
"""Words of the article now, and as they stood before: an edit of its editors, by which the sign-offs on it lapsed."""

WITHDRAWN = ClaimId("registry-young")
STEPPED_ASIDE = (ClaimId("shock-wave-collapse"), ClaimId("shock-wave-pain"))
DISSENTED = ClaimId("consider-bisphosphonate")
ASKED = ClaimId("suggest-follow-up")
UNCHECKED = ClaimId("stage-3b-4-definition")
LAY_COMMENT = ClaimId("scd-trial")
CLAIMS_A_SITTING = 15
"""More would not be read."""


def main() -> None:
    """Makes the history and puts it into the project."""
    parser = argparse.ArgumentParser(description="Makes the history of the demonstration board anew.")
    parser.add_argument("project", nargs="?", type=Path, default=Path())
    parser.add_argument("--day", type=date.fromisoformat, default=date.today(), help="Day of all signatures: today.")
    arguments = parser.parse_args()
    try:
        records = demonstrate(arguments.project, day=arguments.day)
    except CannotDemonstrateError as problem:
        sys.exit(f"{problem} Nothing was changed.")
    sys.stdout.write(f"{records} records of the demonstration board were made and sealed.\n")


def demonstrate(project: Path, *, day: date) -> int:
    """Replaces the records, the board file and the log of a project by a fresh demonstration.

    Args:
        project: Its folder.
        day: Of every signature. Rooms and imports take no other day than the present, and so does this.

    Returns:
        How many records there are.

    Raises:
        CannotDemonstrateError: The project has a real board, or content that the history does not fit.
    """
    here = Layout.of(project)
    board = load_site(here).board
    if board is not None and not board.demonstration:
        raise CannotDemonstrateError("The board of this project is a real one.")
    with _copy_of(here) as layout:
        bench = Bench(layout=layout, keys={person: _new_key() for person in SEATS}, day=day)
        _enrol(bench)
        _hold_sittings(bench)
        _seal(bench)
        _put_in_place(layout, here)
    return len(load_site(here).reviews)


@contextmanager
def _copy_of(layout: Layout) -> Iterator[Layout]:
    """A copy without records, log and signed roll of the board."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Layout.of(Path(folder))
        shutil.copytree(layout.root / "content", copy.root / "content", ignore=shutil.ignore_patterns("reviews*"))
        shutil.copytree(layout.site_config, copy.site_config, ignore=shutil.ignore_patterns(ROLL_FILE))
        yield copy


def _new_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _enrol(bench: Bench) -> None:
    """Gives each seat its key, as an editor does who received the enrolment file and compared the code."""
    file = bench.layout.site_config / "board.yml"
    lines = {person: f"  - {{person: {person}, role: '{role}', since: {bench.day}" for person, role in SEATS.items()}
    file.write_text(BOARD + "".join(f"{line}}}\n" for line in lines.values()), encoding="utf-8")
    ledger = bench.ledger()
    keys = {person: _enrolled_key(person, bench, ledger) for person in SEATS}
    seats = "".join(f"{line}, key: '{keys[person]}'}}\n" for person, line in lines.items())
    file.write_text(BOARD + seats, encoding="utf-8", newline="\n")
    _sign_roll(bench)


def _sign_roll(bench: Bench) -> None:
    """Has the keepers sign the list of keys."""
    ledger = bench.ledger()
    if ledger.board is None:
        raise CannotDemonstrateError("The board file cannot be read.")
    expires = months_after(bench.day, 12 * ROLL_YEARS)
    proposal = propose_edition(ledger, ledger.board, day=bench.day, expires=expires)
    for person in KEEPERS:
        proposal = sign_edition(proposal, person, bench.keys[person])
    adopt_edition(proposal, ledger, bench.layout)


def _enrolled_key(person: PersonId, bench: Bench, ledger: Ledger) -> str:
    _, public = sign(bench.keys[person], b"")
    said = {
        "form": FORM,
        "board": ledger.board.name if ledger.board else "",
        "person": person,
        "name": ledger.people[person].name,
        "date": bench.day.isoformat(),
        "key": public,
    }
    signature, _ = sign(bench.keys[person], canonical_json(said).encode())
    reception = receive_enrolment(canonical_json({**said, "signature": signature}), ledger, file="enrolment.json")
    found = next((one.partition("key:")[2].strip() for one in reception.remarks if one.strip().startswith("key:")), "")
    if reception.refusals or not found:
        raise CannotDemonstrateError(f"{person}: {' '.join(reception.refusals or reception.remarks)}")
    return found


def _hold_sittings(bench: Bench) -> None:
    with _earlier_words(bench):
        bench.take_in(lambda article, ledger: _submission(article, ledger, bench))
        for reviewer in (SURGEON, RADIOLOGIST):
            bench.take_in(_approval(bench, reviewer, [REWORDED]))
    article = bench.ledger().articles[ARTICLE]
    advice = [claim.id for claim in article.claims if claim.id and claim.is_recommendation and claim.id != REWORDED]
    facts = [claim.id for claim in article.claims if claim.id and not claim.is_recommendation]
    facts = [name for name in facts if name not in (UNCHECKED, *STEPPED_ASIDE)]
    bench.take_in(lambda article, ledger: _recusal(article, ledger, bench))
    _read_in_sittings(bench, SURGEON, [*advice, *STEPPED_ASIDE, *facts[::3]])
    bench.take_in(_request(bench))
    _answer(bench, ASKED, "We know of no work on who keeps the record of it, so the claim does not say it.")
    _read_in_sittings(bench, RADIOLOGIST, [*advice, *facts[1::3]])
    _read_in_sittings(bench, METHODS, facts[2::3])
    bench.take_in(_flow_approval(bench, SURGEON))
    bench.take_in(_flow_approval(bench, METHODS))
    _disagree(bench)
    bench.take_in(_withdrawal(bench))
    _answer(bench, WITHDRAWN, "It stays marked as withdrawn until the board has decided whether this page needs it.")


def _disagree(bench: Bench) -> None:
    """A dissent, a verdict that is none for want of the paper, and a comment of the lay seat; all are answered."""
    bench.take_in(
        _single(
            bench,
            METHODS,
            Meaning.APPROVED_WITH_DISSENT,
            DISSENTED,
            Verdict.REJECT,
            "The certainty is very low and the trials conflict. I would make no recommendation, not even a "
            "conditional one.",
        )
    )
    _answer(bench, DISSENTED, "Two members accept it as a choice to be considered. The dissent is printed with it.")
    bench.take_in(
        _single(
            bench,
            METHODS,
            Meaning.REVIEWED,
            UNCHECKED,
            Verdict.ABSTAIN,
            "The paper was not at hand, so I cannot tell whether the wording is right.",
            support=Support.CANNOT_TELL,
        )
    )
    _answer(bench, UNCHECKED, "The claim says that it is not checked. It stays without approval until it is.")
    bench.take_in(
        _single(
            bench,
            LAY,
            Meaning.REVIEWED,
            LAY_COMMENT,
            Verdict.ACCEPT,
            "The patient wording is easy to read. It does not say that there was only one such test.",
        )
    )
    _answer(bench, LAY_COMMENT, "The claim above it says so. We kept the patient wording short.")


@contextmanager
def _earlier_words(bench: Bench) -> Iterator[None]:
    """The article with words that stood in it before, while the block runs."""
    file = bench.layout.pages / f"{ARTICLE}.md"
    now = file.read_text(encoding="utf-8")
    earlier = now
    for new, old in EARLIER_WORDS.items():
        if new not in earlier:
            raise CannotDemonstrateError(f"The article says no longer: {new}")
        earlier = earlier.replace(new, old)
    file.write_text(earlier, encoding="utf-8", newline="\n")
    yield
    file.write_text(now, encoding="utf-8", newline="\n")


def _read_in_sittings(bench: Bench, reviewer: PersonId, claims: Sequence[ClaimId]) -> None:
    names = sorted(claims)
    for first in range(0, len(names), CLAIMS_A_SITTING):
        bench.take_in(_approval(bench, reviewer, names[first : first + CLAIMS_A_SITTING]))


def _approval(bench: Bench, reviewer: PersonId, claims: Sequence[ClaimId]) -> Callable[[Article, Ledger], ReviewRecord]:
    def make(article: Article, ledger: Ledger) -> ReviewRecord:
        record = new_record(article, ledger, bench, reviewer, Meaning.APPROVED)
        verdicts = (new_verdict(name, article, ledger, Verdict.ACCEPT, support=Support.SUPPORTS) for name in claims)
        return signed(replace(record, claims=tuple(verdicts)), bench)

    return make


def _flow_approval(bench: Bench, reviewer: PersonId) -> Callable[[Article, Ledger], ReviewRecord]:
    def make(article: Article, ledger: Ledger) -> ReviewRecord:
        if article.flow is None:
            raise CannotDemonstrateError("The article has no flow.")
        digest = flow_digest(study_flow(ledger.flows[article.flow], ledger).compiled)
        verdict = FlowVerdict(flow=article.flow, digest=digest, verdict=Verdict.ACCEPT, at=NOWHERE)
        record = new_record(article, ledger, bench, reviewer, Meaning.APPROVED)
        return signed(replace(record, flows=(verdict,)), bench)

    return make


def _request(bench: Bench) -> Callable[[Article, Ledger], ReviewRecord]:
    """A verdict that asks for other words, with the words."""

    def make(article: Article, ledger: Ledger) -> ReviewRecord:
        words = find_claim(ASKED, article).text
        verdict = new_verdict(
            ASKED,
            article,
            ledger,
            Verdict.ACCEPT_WITH_EDIT,
            comment="Could it say that somebody writes the interval down?",
            support=Support.SUPPORTS,
        )
        asked = replace(verdict, proposed=f"{words.rstrip('.')} and written down.")
        record = new_record(article, ledger, bench, RADIOLOGIST, Meaning.REVIEWED)
        return signed(replace(record, claims=(asked,)), bench)

    return make


def _single(
    bench: Bench,
    reviewer: PersonId,
    meaning: Meaning,
    claim: ClaimId,
    decision: Verdict,
    comment: str,
    *,
    support: Support = Support.SUPPORTS,
) -> Callable[[Article, Ledger], ReviewRecord]:
    def make(article: Article, ledger: Ledger) -> ReviewRecord:
        verdict = new_verdict(claim, article, ledger, decision, comment=comment, support=support)
        return signed(replace(new_record(article, ledger, bench, reviewer, meaning), claims=(verdict,)), bench)

    return make


def _submission(article: Article, ledger: Ledger, bench: Bench) -> ReviewRecord:
    names = sorted(claim.id for claim in article.claims if claim.id)
    # That these words were put before the board needs no copy of them.
    whole = (new_verdict(name, article, ledger, Verdict.ABSTAIN) for name in names)
    verdicts = tuple(replace(one, words="", parts=None) for one in whole)
    return signed(replace(new_record(article, ledger, bench, EDITORS, Meaning.SUBMITTED), claims=verdicts), bench)


def _recusal(article: Article, ledger: Ledger, bench: Bench) -> ReviewRecord:
    why = "For this demonstration the seat declares an interest in shock wave therapy and takes no part."
    verdicts = tuple(new_verdict(name, article, ledger, Verdict.ABSTAIN, comment=why) for name in STEPPED_ASIDE)
    return signed(replace(new_record(article, ledger, bench, RADIOLOGIST, Meaning.RECUSED), claims=verdicts), bench)


def _withdrawal(bench: Bench) -> Callable[[Article, Ledger], ReviewRecord]:
    def make(article: Article, ledger: Ledger) -> ReviewRecord:
        return make_withdrawal(
            article,
            [WITHDRAWN],
            ledger,
            member=SURGEON,
            signer=SURGEON,
            private_key=bench.keys[SURGEON],
            reason="It is about people who already had a hip replaced, and this page is about stage 2.",
            day=bench.day,
        )

    return make


def _answer(bench: Bench, claim: ClaimId, text: str) -> None:
    def make(article: Article, ledger: Ledger) -> ReviewRecord:
        opened = [one for one in find_comments(article.id, ledger) if one.verdict.claim == claim and one.is_open]
        key = bench.keys[EDITORS]
        return make_answers(article, opened, ledger, member=EDITORS, private_key=key, text=text, day=bench.day)

    bench.take_in(make)


def _seal(bench: Bench) -> None:
    ledger = bench.ledger()
    log = make_head(None, ledger, member=EDITORS, private_key=bench.keys[EDITORS], day=bench.day)
    if flaws := [*find_log_flaws(log, ledger)]:
        raise CannotDemonstrateError(flaws[0])
    bench.layout.review_log.write_text(log_text(log), encoding="utf-8", newline="\n")


def _put_in_place(made: Layout, project: Layout) -> None:
    shutil.rmtree(project.reviews, ignore_errors=True)
    shutil.copytree(made.reviews, project.reviews)
    shutil.copyfile(made.review_log, project.review_log)
    for name in ("board.yml", ROLL_FILE):
        shutil.copyfile(made.site_config / name, project.site_config / name)


if __name__ == "__main__":
    main()
