"""What a member filled in, turned into a board record: every code is looked up, and what does not fit is explained.

Nothing is guessed. A file with anything in it that cannot be read, or about words that stand there no more, becomes no
record; whatever its comments say is told all the same.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.digests import claim_parts, digest_of_parts, plain_words
from mkdocs_evidence.analysis.reviews.form import signed_bytes
from mkdocs_evidence.analysis.reviews.pack_codes import SharedCodeError, by_code, claim_codes, find_previous, flow_codes
from mkdocs_evidence.analysis.reviews.short_codes import read_code
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.intake.returned.filled import FilledDecision, FilledPack
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import ArticleId, ClaimId, FlowId, PersonId, ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import ClaimVerdict, FlowVerdict, Identity, Meaning, ReviewRecord, Support, Verdict
from mkdocs_evidence.render.words import letter_of
from mkdocs_evidence.signing.ed25519 import sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What became of a filled-in pack."""

    record: ReviewRecord | None
    """Unsigned; None when it is refused."""
    refusals: tuple[str, ...]
    """Why there is no record, one sentence or two each."""
    remarks: tuple[str, ...]
    """What the editor should know."""
    kept: tuple[str, ...]
    """Every comment and every proposed wording, so that none is lost with a refusal."""


def read_pack(
    filled: FilledPack, ledger: Ledger, *, member: PersonId | None, identity: Identity, fallback_day: date | None = None
) -> Reading:
    """Looks up what a member filled in.

    Args:
        filled: What stands in the file or on the sheets.
        ledger: The site, with the records it has.
        member: Who filled it in; None takes the one for whom the pack was made.
        identity: How that is known.
        fallback_day: The day of the sitting, when the member wrote none; None refuses that.
    """
    refusals = [str(one) for one in filled.unread]
    article = ledger.articles.get(ArticleId(filled.article))
    kept = tuple(_kept(filled))
    if article is None:
        near = find_nearest(filled.article, [*ledger.articles])
        hint = f" Is it `{near}` now?" if near else ""
        refusals.append(
            f"There is no article `{filled.article}`.{hint}"
            if filled.article
            else "It does not say which article it is about, so it is none that `evidence review pack` made."
        )
        return Reading(record=None, refusals=tuple(refusals), remarks=(), kept=kept)
    origin = find_origin(filled.code, article, ledger, member)
    refusals += origin.refusals
    refusals += _about_the_end(filled, fallback_day)
    try:
        lookup = _Lookup(article, ledger)
    except SharedCodeError as problem:
        return Reading(record=None, refusals=(*refusals, str(problem)), remarks=(), kept=kept)
    claims, flows = lookup.verdicts(filled)
    refusals += lookup.refusals
    if refusals or origin.member is None or filled.meaning is None:
        return Reading(record=None, refusals=tuple(refusals), remarks=tuple(lookup.remarks), kept=kept)
    record = ReviewRecord(
        file="",
        article=article.id,
        reviewer=origin.member,
        date=filled.day or fallback_day or date.min,
        meaning=filled.meaning,
        claims=tuple(sorted(claims, key=lambda one: one.claim)),
        flows=flows,
        interests=filled.interests,
        previous=origin.previous,
        identity=identity,
        source_digest="",
        at=Place("", 1, 1),
    )
    remarks = [*lookup.remarks, *_about_the_name(filled, origin.member, ledger)]
    return Reading(record=_as_meant(record), refusals=(), remarks=tuple(remarks), kept=kept)


def add_signature(record: ReviewRecord, signer: PersonId, private_key: bytes) -> ReviewRecord:
    """The record with one signature more.

    Raises:
        UnreadableKeyError: The file holds no key that can be used.
    """
    signature, _ = sign(private_key, signed_bytes(record))
    return replace(record, signatures=(*record.signatures, (signer, signature)))


def _as_meant(record: ReviewRecord) -> ReviewRecord:
    """The record with what its meaning signs: who withdraws signs what was rejected, who stands aside signs nothing."""
    if record.meaning is Meaning.RECUSED:
        return replace(record, claims=(), flows=())
    if record.meaning is Meaning.WITHDRAWN:
        return replace(
            record,
            claims=tuple(one for one in record.claims if one.verdict is Verdict.REJECT),
            flows=tuple(one for one in record.flows if one.verdict is Verdict.REJECT),
        )
    return record


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """For whom a pack was made and upon which records."""

    member: PersonId | None = None
    """Who fills it in; None when that cannot be told."""
    previous: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()


def find_origin(code: str, article: Article, ledger: Ledger, member: PersonId | None) -> Origin:
    """For whom a pack was made and upon which records, found again from its code.

    Args:
        code: As it was read.
        article: That the pack is about.
        ledger: Gives the board and its records.
        member: Who is said to have filled it in; None when nobody says.
    """
    read = read_code(code)
    if read.fault:
        return Origin(member=member, refusals=(f"The code of the pack, `{code}`, {read.fault}.",))
    records = judged_records(article.id, ledger)
    seats = ledger.board.members if ledger.board else ()
    for maybe in (*dict.fromkeys(seat.person for seat in seats), None):
        previous = find_previous(read.code, article.id, maybe, records)
        if previous is None:
            continue
        if maybe and member and maybe != member:
            return Origin(refusals=(f"The pack was made for `{maybe}`, and it is taken in for `{member}`.",))
        if maybe is None and member is None:
            return Origin(refusals=("The pack was made for anybody. Say with `--member` who filled it in.",))
        return Origin(member=maybe or member, previous=previous)
    why = f"No pack of `{article.id}` has the code {read.code}, made for a member of the board upon its records."
    return Origin(member=member, refusals=(f"{why} Send a new one.",))


def _about_the_end(filled: FilledPack, fallback_day: date | None) -> Iterator[str]:
    if filled.meaning is None:
        yield "It does not say what the signature means: no box, or more than one, is ticked there."
    elif filled.meaning is not Meaning.RECUSED and not (filled.has_no_interest or filled.interests):
        yield "It does not say whether the member has an interest."
    if filled.has_no_interest and filled.interests:
        yield "“No, none” is ticked, and an interest is declared."
    if filled.day is None and fallback_day is None:
        yield "It has no day."


_NAME = re.compile(r"\w+")


def _about_the_name(filled: FilledPack, member: PersonId, ledger: Ledger) -> Iterator[str]:
    known = ledger.people.get(member)
    if filled.name and known and _NAME.findall(filled.name.casefold()) != _NAME.findall(known.name.casefold()):
        yield f"It is signed “{filled.name}”, and the pack was for {known.name}."


def _kept(filled: FilledPack) -> Iterator[str]:
    for one in filled.decisions:
        name = one.name or one.code
        if one.comment:
            yield f"Comment on {name}: {' '.join(one.comment.split())}"
        if one.wording:
            yield f"Wording for {name}: {one.wording}"


class _Lookup:
    """Finds what the codes of a pack stand for."""

    def __init__(self, article: Article, ledger: Ledger) -> None:
        self.refusals: list[str] = []
        self.remarks: list[str] = []
        self._article = article
        self._claims: Mapping[ClaimId, Claim] = {one.id: one for one in article.claims if one.id is not None}
        self._parts = claim_parts(article, ledger)
        self._claim_by_code = by_code(claim_codes(article, ledger))
        self._flow_by_code = {code: flow for flow, code in flow_codes(article, ledger).items()}
        self._flow_digests = {
            flow: flow_digest(study_flow(ledger.flows[flow], ledger).compiled) for flow in self._flow_by_code.values()
        }

    def verdicts(self, filled: FilledPack) -> tuple[list[ClaimVerdict], tuple[FlowVerdict, ...]]:
        """The verdicts of a pack; what does not fit goes to `refusals`, what was left open to `remarks`."""
        claims: dict[ClaimId, ClaimVerdict] = {}
        flows: dict[FlowId, FlowVerdict] = {}
        left = 0
        for one in filled.decisions:
            if one.is_empty:
                left += 1
                continue
            found = self._find(one)
            if found is None:
                continue
            if found in claims or found in flows:
                self.refusals.append(f"{one.where}: `{found}` is decided on twice.")
            elif one.verdict is None:
                self.refusals.append(f"{one.where}: `{found}` has marks or a comment and no verdict.")
            elif found in self._flow_digests:
                flow = FlowId(found)
                flows[flow] = FlowVerdict(
                    flow=flow,
                    digest=self._flow_digests[flow],
                    verdict=one.verdict,
                    comment=one.comment,
                    at=Place("", 1, 1),
                )
            else:
                claims[ClaimId(found)] = self._verdict(one, one.verdict, self._claims[ClaimId(found)])
        if left:
            self.remarks.append(f"{left} left open.")
        return [*claims.values()], tuple(flows.values())

    def _find(self, decision: FilledDecision) -> str | None:
        """The id of the claim or flow that a code stands for, as it stands now."""
        read = read_code(decision.code)
        if read.fault:
            self.refusals.append(f"{decision.where}: The code `{decision.code}` {read.fault}.")
            return None
        found: str | None = self._claim_by_code.get(read.code) or self._flow_by_code.get(read.code)
        if found is None:
            named = decision.name and (ClaimId(decision.name) in self._claims or decision.name in self._flow_digests)
            self.refusals.append(
                f"{decision.where}: `{decision.name}` has changed since the pack was made; its code was {read.code}."
                if named
                else f"{decision.where}: Nothing in `{self._article.id}` has the code {read.code} now. What had it has "
                "changed since the pack was made, or is gone."
            )
        return found

    def _verdict(self, decision: FilledDecision, verdict: Verdict, claim: Claim) -> ClaimVerdict:
        name = ClaimId(claim.id or "")
        supports = self._supports(decision, claim)
        if verdict is Verdict.ACCEPT:
            carrying = {one.key for one in claim.citations if one.relation.carries}
            against = [key for key, support in supports if support is Support.DOES_NOT and key in carrying]
            if against:
                self.refusals.append(
                    f"{decision.where}: `{name}` is accepted, and `{against[0]}` is said not to support it. Ask which "
                    "of the two is meant."
                )
        proposed = decision.wording or ""
        if plain_words(proposed) == plain_words(claim.text):
            proposed = ""
        if proposed and verdict is Verdict.ACCEPT:
            self.refusals.append(
                f"{decision.where}: `{name}` is accepted, and other words are given for it. Ask whether it is accepted "
                "as it stands, or with edit."
            )
        return ClaimVerdict(
            claim=name,
            digest=digest_of_parts(self._parts[name]),
            verdict=verdict,
            citations=supports,
            comment=decision.comment,
            proposed=proposed,
            words=signed_words(claim),
            parts=self._parts[name],
            at=Place("", 1, 1),
        )

    def _supports(self, decision: FilledDecision, claim: Claim) -> tuple[tuple[ReferenceKey, Support], ...]:
        keys = dict.fromkeys(one.key for one in claim.citations)
        by_letter = {letter_of(place).lower(): key for place, key in enumerate(keys)}
        self.refusals += (
            f"{decision.where}: `{claim.id}` has no work {letter}."
            for letter in decision.supports
            if letter not in by_letter
        )
        return tuple(
            (key, decision.supports[letter]) for letter, key in by_letter.items() if letter in decision.supports
        )
