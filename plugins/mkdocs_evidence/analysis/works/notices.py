"""What happened to a work after publication, as its notices and its title tell, and which claims that touches."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_evidence.model.claim import Article, Relation
from mkdocs_evidence.model.finding import Related
from mkdocs_evidence.model.ids import ClaimName, ReferenceKey, claim_name
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Notice, Reference
from mkdocs_evidence.syntax.patterns import regex

_MOST_RELATED = 100
"""A work that ten thousand claims cite needs no list of them all."""
_RETRACTED_TITLE = regex(
    r"\s*\W?(?:retracted(?:\s+(?:article|paper|chapter))?|retraction(?:\s+(?:notice|note))?|withdrawn(?:\s+article)?)\s*[:\])]"
    r"|\s*retraction\s+(?:notice\s+to|note\s+to|of\s+[\"“‘:])"
    r"|.*[\[(]\s*(?:retracted|withdrawn)(?:\s+(?:article|paper))?\s*[\])]\s*\W?\s*$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A claim that cites a work to which something happened."""

    key: ReferenceKey
    claim: ClaimName
    """`article#claim`; the article alone where the claim has no id."""
    relation: Relation
    at: Place


def find_notice(reference: Reference, kinds: Collection[str]) -> Notice | None:
    """The first notice of one of these kinds."""
    return next((one for one in reference.notices if one.kind in kinds), None)


def has_retracted_title(reference: Reference) -> bool:
    """Whether the title or the status of the work says that it was retracted or withdrawn.

    Registries put it there: `RETRACTED: …`, `Retraction note: …`, `… [Retracted]`.
    """
    title = reference.title
    # Few titles hold a piece of these words, and the pattern is slow to find that out.
    may_say = "ract" in (plain := title.lower()) or "thdrawn" in plain
    return (may_say and bool(_RETRACTED_TITLE.match(title))) or reference.status.strip().lower() in _GONE


_GONE = ("withdrawn", "retracted")


def touched_in(article: Article, ledger: Ledger, is_so: Callable[[Reference], bool]) -> Iterator[Touched]:
    """Each citation by a claim of the article of a work of which something is so, in the order of the text."""
    cited = {citation.key for claim in article.claims for citation in claim.citations}
    works = (ledger.references.get(key) for key in cited)
    keys = {work.key for work in works if work is not None and is_so(work)}
    if not keys:
        return
    for claim in article.claims:
        for citation in claim.citations:
            if citation.key in keys:
                name = claim_name(article.id, claim.id) if claim.id else ClaimName(article.id)
                yield Touched(key=citation.key, claim=name, relation=citation.relation, at=citation.at)


def by_key(touched: Iterable[Touched | ReferenceKey]) -> dict[ReferenceKey, list[Touched]]:
    """The citations of each work, in their order, sorted by key; none where only the key is given."""
    citing: dict[ReferenceKey, list[Touched]] = {}
    for one in touched:
        if isinstance(one, Touched):
            citing.setdefault(one.key, []).append(one)
        else:
            citing.setdefault(one, [])
    return dict(sorted(citing.items()))


def relate(touched: Sequence[Touched]) -> tuple[Related, ...]:
    """The touched claims as related places of a finding, a hundred at most."""
    return tuple(Related(at=one.at, message=f"`{one.claim}` cites it.") for one in touched[:_MOST_RELATED])


def say_how_many(touched: Sequence[Touched]) -> str:
    """`3 claims cite it.`; empty when none does."""
    count = len({(one.claim, one.at.line) for one in touched})
    return "" if not count else " One claim cites it." if count == 1 else f" {count} claims cite it."


def say_when(notice: Notice) -> str:
    """` on 2020-02-06 (the publisher)`; empty when the notice gives neither day nor source."""
    day = f" on {notice.date.isoformat()}" if notice.date else ""
    return f"{day} ({notice.by})" if notice.by else day
