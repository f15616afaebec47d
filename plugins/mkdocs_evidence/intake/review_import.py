"""Signed files of reviewers: everything is checked, what is refused is explained, and what is right is written once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.analysis.reviews.chain import SEEN_WITHIN_DAYS, judge_records
from mkdocs_evidence.analysis.reviews.changes import say_changes
from mkdocs_evidence.analysis.reviews.digests import claim_parts, digest_of_parts, words_digest
from mkdocs_evidence.analysis.reviews.form import record_digest, record_text, signed_bytes
from mkdocs_evidence.analysis.reviews.identity import is_known_enough
from mkdocs_evidence.analysis.reviews.interests import find_conflict
from mkdocs_evidence.analysis.reviews.sign_offs import is_author
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.load.board.reviews import load_review
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import ClaimId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import ClaimVerdict, ReviewRecord, SignedParts, Verdict
from mkdocs_evidence.signing.sshsig import read_armour

_WITHOUT_COMMENT = (Verdict.ACCEPT, Verdict.NOT_MY_FIELD)
"""Verdicts that need no reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """What became of a signed file."""

    record: ReviewRecord | None
    """None when the file is no record at all."""
    refusals: tuple[str, ...]
    """Why it is not taken, one sentence or two each; empty when it is."""
    remarks: tuple[str, ...] = ()
    """What the editor should know of a record that is taken."""


def receive_record(text: str, ledger: Ledger, *, file: str, today: date) -> Reception:
    """Checks the signed file of a reviewer against the site.

    Args:
        text: The file, as YAML or JSON; how it is laid out does not matter, what it says is signed.
        ledger: The site, with the records it has.
        file: Name of the file, for messages.
        today: No sitting can be later, nor so long ago that others would have had to see it.
    """
    record, faults = load_review(text, file=file)
    unread = tuple(f"{fault.finding.at}: {fault.finding.message} {fault.finding.remedy}".strip() for fault in faults)
    if record is None or unread:
        return Reception(record=record, refusals=unread or ("The file holds no board record.",))
    # Mail and editors change blanks and line ends; the record is written anew in its one form.
    record = replace(record, is_as_written=True, file=file)
    decided = weigh_decisions(record, ledger)
    return replace(decided, refusals=(*_about_the_record(record, ledger, today), *decided.refusals))


def weigh_decisions(record: ReviewRecord, ledger: Ledger) -> Reception:
    """Checks what a record decides against the site, and leaves aside who signed it and when."""
    refusals: list[str] = []
    remarks: list[str] = []
    _about_flows(record, ledger, refusals, remarks)
    article = ledger.articles.get(record.article)
    if article is None:
        near = find_nearest(record.article, [*ledger.articles])
        hint = f" Did it move to `{near}`?" if near else ""
        refusals.append(f"There is no article `{record.article}`.{hint}")
    else:
        if record.meaning.approves and is_author(record.reviewer, article):
            refusals.append(f"`{record.reviewer}` wrote this article and cannot approve it.")
        _about_claims(record, article, ledger, refusals, remarks)
    return Reception(record=record, refusals=tuple(refusals), remarks=tuple(remarks))


def sign_by_ssh(text: str, armour: str, *, file: str) -> str:
    """A reviewer's file with the signature that the reviewer made of it with an SSH key, in place of any other.

    Args:
        text: The file; one that is no record is given back as it is, since reading it says why.
        armour: What `ssh-keygen -Y sign` wrote.
        file: Name of the file, for messages.

    Raises:
        UnreadableSignatureError: The text is no such signature.
    """
    signature = read_armour(armour)
    record, _ = load_review(text, file=file)
    return text if record is None else record_text(replace(record, signatures=((record.reviewer, signature),)))


def bytes_to_sign(text: str, *, file: str) -> bytes | None:
    """What a reviewer signs of a file; None when it holds no record."""
    record, _ = load_review(text, file=file)
    return signed_bytes(record) if record else None


def write_record(record: ReviewRecord, layout: Layout) -> Path:
    """Adds a record to those of its article, under a name that no other has, and gives the path of its file.

    Raises:
        OSError: The disk refused.
    """
    folder = layout.reviews / record.article
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{record.date}-{record.reviewer}"
    # The digest makes the name the same whoever imports, in whatever order.
    for name in (stem, f"{stem}-{record_digest(record)[:8]}"):
        path = folder / f"{name}.yml"
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(record_text(record))
        except FileExistsError:
            continue
        return path
    raise FileExistsError(f"{path} is already there")


def _about_the_record(record: ReviewRecord, ledger: Ledger, today: date) -> Iterator[str]:
    others = [one for one in ledger.reviews if one.article == record.article]
    digest = record_digest(record)
    if known := next((one for one in others if record_digest(one) == digest), None):
        yield f"This record is already there, as {known.file}."
        return
    # A name behind all others keeps the copy, and not the first, the one that is told of.
    judged = judge_records((*others, replace(record, file=f"\U0010ffff{record.file}")), ledger)
    for flaw in next(one.flaws for one in judged if one.digest == digest):
        yield f"{flaw.message} {flaw.remedy}"
    broken = [one for one in judged if one.record in others and not one.counts]
    was_whole = {one.digest for one in judge_records(others, ledger) if one.counts}
    for one in broken:
        if one.digest in was_whole:
            yield f"With it the record of {one.record.date} by `{one.record.reviewer}` would no longer count."
    if record.date > today:
        yield f"It is dated {record.date}, and today is {today}."
    elif (today - record.date).days > SEEN_WITHIN_DAYS:
        yield f"It is dated {record.date}, more than {SEEN_WITHIN_DAYS} days ago. Ask for a signature of today."


def _about_flows(record: ReviewRecord, ledger: Ledger, refusals: list[str], remarks: list[str]) -> None:
    for verdict in record.flows:
        flow = ledger.flows.get(verdict.flow)
        if flow is None:
            refusals.append(f"There is no flow `{verdict.flow}`.")
            continue
        if verdict.verdict not in _WITHOUT_COMMENT and not verdict.comment:
            refusals.append(f"The verdict on the flow `{verdict.flow}` is `{verdict.verdict}` and gives no reason.")
        is_accepted = record.meaning.approves and verdict.verdict is Verdict.ACCEPT
        if is_accepted and not is_known_enough(record.identity, ledger, is_recommendation=True):
            remarks.append(_say_unknown(record, verdict.flow))
        if verdict.digest != flow_digest(study_flow(flow, ledger).compiled):
            remarks.append(
                f"The flow `{verdict.flow}` has changed since it was read: this verdict is kept and does not count."
            )


def _about_claims(
    record: ReviewRecord, article: Article, ledger: Ledger, refusals: list[str], remarks: list[str]
) -> None:
    claims: dict[ClaimId, Claim] = {claim.id: claim for claim in article.claims if claim.id is not None}
    parts = claim_parts(article, ledger)
    for verdict in record.claims:
        claim = claims.get(verdict.claim)
        if claim is None:
            near = find_nearest(verdict.claim, [*claims])
            hint = f" Did you mean `{near}`?" if near else ""
            refusals.append(f"`{article.id}` has no claim `{verdict.claim}`.{hint}")
            continue
        refusals += _about_verdict(record, verdict, claim, article, ledger)
        is_accepted = record.meaning.approves and verdict.verdict is Verdict.ACCEPT
        if is_accepted and not is_known_enough(record.identity, ledger, is_recommendation=claim.is_recommendation):
            remarks.append(_say_unknown(record, verdict.claim))
        if record.meaning.judges and verdict.digest != digest_of_parts(parts[verdict.claim]):
            remarks.append(_say_stale(verdict, claim, parts[verdict.claim]))


def _about_verdict(
    record: ReviewRecord, verdict: ClaimVerdict, claim: Claim, article: Article, ledger: Ledger
) -> Iterator[str]:
    if not record.meaning.judges:
        return
    name = verdict.claim
    if verdict.verdict not in _WITHOUT_COMMENT and not verdict.comment:
        yield f"The verdict on `{name}` is `{verdict.verdict}` and gives no reason."
    if verdict.parts is not None:
        if digest_of_parts(verdict.parts) != verdict.digest:
            yield f"The version code of `{name}` is not that of the parts it names."
        elif words_digest(verdict.words) != verdict.parts.words:
            yield f"The words kept for `{name}` are not those that were signed."
    elif verdict.verdict is Verdict.ACCEPT:
        yield f"The record does not keep what was signed of `{name}`."
    if verdict.verdict is not Verdict.ACCEPT or not record.meaning.approves:
        return
    judged = {key for key, _ in verdict.citations}
    if verdict.same_meaning_as == "" and (left := [one.key for one in claim.citations if one.key not in judged]):
        yield f"`{name}` is accepted, and nothing is said of its citation of `{left[0]}`."
    if conflict := find_conflict(record, claim, article, ledger):
        yield f"`{record.reviewer}` has declared an interest in `{conflict[0]}` and cannot accept `{name}`."


def _say_unknown(record: ReviewRecord, name: str) -> str:
    return f"`{name}` is accepted at level {record.identity} of identity, which does not count for it: it is kept."


def _say_stale(verdict: ClaimVerdict, claim: Claim, now: SignedParts) -> str:
    is_reworded = bool(verdict.words) and words_digest(verdict.words) != now.words
    changes = (
        say_changes(verdict.words, signed_words(claim)) if is_reworded else "its evidence, grade, scope or lay text"
    )
    return (
        f"`{verdict.claim}` has changed since it was read ({changes}): this verdict is kept and does not count for it."
    )
