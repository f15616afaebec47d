"""Where the history of the demonstration board is made: a copy of the project, the keys of the seats, and records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mkdocs_evidence.analysis.reviews.chain import judged_records, last_digests
from mkdocs_evidence.analysis.reviews.digests import claim_parts, digest_of_parts
from mkdocs_evidence.analysis.reviews.form import record_text, signed_bytes
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.intake.review_import import receive_record, write_record
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import ArticleId, ClaimId, PersonId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import ClaimVerdict, Meaning, ReviewRecord, Support, Verdict
from mkdocs_evidence.signing.ed25519 import sign

ARTICLE = ArticleId("hip/avn-stage-2")

NOWHERE = Place("", 1, 1)


class CannotDemonstrateError(Exception):
    """The history cannot be made of this project; the message is for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A copy of the project in which the history is made, with the keys of the seats."""

    layout: Layout
    keys: Mapping[PersonId, bytes]
    day: date

    def ledger(self) -> Ledger:
        """The project as it stands now."""
        return replace(load_site(self.layout), as_of=self.day)

    def take_in(self, make: Callable[[Article, Ledger], ReviewRecord]) -> None:
        """Makes a record on the article as it stands, and receives it as the signed file of a member is received.

        Raises:
            CannotDemonstrateError: It was refused.
        """
        ledger = self.ledger()
        record = make(ledger.articles[ARTICLE], ledger)
        reception = receive_record(record_text(record), ledger, file="sitting.yml", today=self.day)
        if reception.record is None or reception.refusals:
            raise CannotDemonstrateError(f"{record.reviewer}: {' '.join(reception.refusals)}")
        write_record(reception.record, self.layout)


def new_record(article: Article, ledger: Ledger, bench: Bench, person: PersonId, meaning: Meaning) -> ReviewRecord:
    """A record of one person on the day of the bench, made upon all others, without decisions and signature."""
    return ReviewRecord(
        file="",
        article=article.id,
        reviewer=person,
        date=bench.day,
        meaning=meaning,
        claims=(),
        previous=last_digests(judged_records(article.id, ledger)),
        source_digest="",
        at=NOWHERE,
    )


def signed(record: ReviewRecord, bench: Bench) -> ReviewRecord:
    """The record with the signature of its reviewer."""
    signature, _ = sign(bench.keys[record.reviewer], signed_bytes(record))
    return replace(record, signatures=((record.reviewer, signature),))


def new_verdict(
    name: ClaimId,
    article: Article,
    ledger: Ledger,
    decision: Verdict,
    *,
    comment: str = "",
    support: Support | None = None,
) -> ClaimVerdict:
    """A decision on a claim as it stands, with one finding on every work that it cites, or none on any."""
    claim, parts = find_claim(name, article), claim_parts(article, ledger)[name]
    keys = dict.fromkeys(one.key for one in claim.citations)
    return ClaimVerdict(
        claim=name,
        digest=digest_of_parts(parts),
        verdict=decision,
        citations=tuple((key, support) for key in keys) if support else (),
        comment=comment,
        words=signed_words(claim),
        parts=parts,
        at=NOWHERE,
    )


def find_claim(name: ClaimId, article: Article) -> Claim:
    """A claim of an article by its id.

    Raises:
        CannotDemonstrateError: The article has none of that id.
    """
    found = next((claim for claim in article.claims if claim.id == name), None)
    if found is None:
        raise CannotDemonstrateError(f"The article has no claim `{name}`.")
    return found
