"""What the short codes of a printed or written pack stand for: a claim in exact words, a flow, and the pack itself.

A code is a pure function of what it stands for, so that nothing need be kept of a pack that went out. Who reads one
back makes the codes of what stands there now and compares.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.reviews.chain import JudgedRecord, last_digests
from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.analysis.reviews.short_codes import write_code
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import ArticleId, ClaimId, FlowId, PersonId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.signing.canonical_json import digest_of_texts

_RECENT = 64
"""Records among which a fork is looked for; packs do not lie about for longer than that takes."""

FORM = "mkdocs-evidence code 1"
"""Names the form below, so that no code of one thing is ever meant for another."""


class SharedCodeError(ValueError):
    """Two claims of an article have the same code; the message says which and what helps."""


def claim_code(article: ArticleId, claim: ClaimId, digest: str) -> str:
    """The short code of a claim in the words that a digest stands for."""
    return write_code(digest_of_texts({"form": FORM, "article": article, "claim": claim, "digest": digest}))


def flow_code(flow: FlowId, digest: str) -> str:
    """The short code of a flow in the edition that a digest stands for."""
    return write_code(digest_of_texts({"form": FORM, "flow": flow, "digest": digest}))


def claim_codes(article: Article, ledger: Ledger) -> dict[ClaimId, str]:
    """The codes of all claims of an article that have an id, as they stand."""
    return {name: claim_code(article.id, name, digest) for name, digest in claim_digests(article, ledger).items()}


def flow_codes(article: Article, ledger: Ledger) -> dict[FlowId, str]:
    """The code of an article's flow as it stands; empty for an article without one."""
    flow = flow_of(article, ledger)
    return {flow.id: flow_code(flow.id, flow_digest(study_flow(flow, ledger).compiled))} if flow else {}


def flow_of(article: Article, ledger: Ledger) -> Flow | None:
    """The flow that an article shows; None without one, or while nobody has written it."""
    return ledger.flows.get(article.flow) if article.flow else None


def pack_code(article: ArticleId, member: PersonId | None, previous: Iterable[str]) -> str:
    """The code of a pack: about which article, for whom, and upon which last records of the board it was made.

    Args:
        article: Id of the article.
        member: Who is asked; None for a pack that anybody may fill in.
        previous: Digests of the last records, as `last_digests` gives them.
    """
    said = {"form": FORM, "article": article, "member": member or "", "previous": sorted(previous)}
    return write_code(digest_of_texts(said))


def find_previous(
    code: str, article: ArticleId, member: PersonId | None, records: Sequence[JudgedRecord]
) -> tuple[str, ...] | None:
    """The last records upon which a pack was made, found again from its code; None when no records give that code.

    What somebody signs on paper is signed in the knowledge of these records alone, whatever came in since: so a claim
    that was withdrawn meanwhile stays withdrawn.

    Args:
        code: As `pack_code` gave it.
        article: Id of the article.
        member: For whom the pack was made; None for anybody.
        records: All records of the article, judged.
    """
    return next((ends for ends in _ends_so_far(records) if pack_code(article, member, ends) == code), None)


def _ends_so_far(records: Sequence[JudgedRecord]) -> Iterator[tuple[str, ...]]:
    """What the chain may have ended in at any time, likeliest first: now, before each of the last, at a fork of two."""
    counted = [one for one in records if one.counts]
    for length in range(len(counted), -1, -1):
        yield last_digests(counted[:length])
    digests = [one.digest for one in counted[-_RECENT:]]
    for place, first in enumerate(digests):
        yield (first,)
        yield from (tuple(sorted((first, second))) for second in digests[:place])


def by_code(codes: Mapping[ClaimId, str]) -> dict[str, ClaimId]:
    """The claims by their codes.

    Raises:
        SharedCodeError: Two claims have one code, which happens to one article in a million.
    """
    found: dict[str, ClaimId] = {}
    for claim, code in codes.items():
        if code in found:
            raise SharedCodeError(f"`{found[code]}` and `{claim}` have the same code {code}. Reword one of them.")
        found[code] = claim
    return found
