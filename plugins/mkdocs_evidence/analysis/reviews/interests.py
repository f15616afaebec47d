"""Interests that keep a reviewer from signing: declared for a topic that a claim is about."""

from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import ReviewRecord

EVERYTHING = "everything"
"""A topic that every claim is about."""


def find_conflict(record: ReviewRecord, claim: Claim, article: Article, ledger: Ledger) -> tuple[str, str] | None:
    """The interest of a record's reviewer that a claim touches, as (topic, what it is), or None.

    A topic is the id of an article, a population, an outcome, an intervention or a staging scheme, or the key of a
    work that the claim cites. Interests stand in the record, as declared at signing, and in `people.yml`, there as
    `topic: what it is` in one text; a text without topic is shown to readers and keeps nobody from signing.
    """
    if record.interests:
        topics = topics_of(claim, article)
        at_signing = next((one for one in record.interests if one[0] in topics), None)
        if at_signing is not None:
            return at_signing
    return find_declared_conflict(record.reviewer, claim, article, ledger)


def find_declared_conflict(person: PersonId, claim: Claim, article: Article, ledger: Ledger) -> tuple[str, str] | None:
    """The interest in `people.yml` of somebody that a claim touches, as (topic, what it is), or None."""
    known = ledger.people.get(person)
    if known is None or not known.interests:
        return None
    texts = (text.partition(":") for text in known.interests)
    topics = topics_of(claim, article)
    return next(
        ((topic.strip(), what.strip()) for topic, colon, what in texts if colon and topic.strip() in topics), None
    )


def topics_of(claim: Claim, article: Article) -> frozenset[str]:
    """Everything that a claim is about, by the ids under which interests are declared."""
    named = (
        EVERYTHING,
        article.id,
        claim.population or article.population,
        claim.staging or article.staging,
        claim.outcome,
        claim.intervention,
        *(citation.key for citation in claim.citations),
    )
    return frozenset(one for one in named if one)
