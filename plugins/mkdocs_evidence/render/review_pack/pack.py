"""A pack: which claims are put before a member, in sittings that an evening holds, with all that goes with them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mkdocs_evidence.analysis.reviews.chain import last_digests
from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.analysis.reviews.interests import EVERYTHING
from mkdocs_evidence.analysis.reviews.last_verdicts import LastVerdict, last_verdicts
from mkdocs_evidence.analysis.reviews.needs import Need, need_of
from mkdocs_evidence.analysis.reviews.pack_codes import flow_of, pack_code
from mkdocs_evidence.analysis.reviews.reading_time import say_minutes
from mkdocs_evidence.analysis.reviews.roll import find_seats
from mkdocs_evidence.analysis.reviews.sign_offs import is_author
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.render.cards.evidence import notice_text
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.references.styles import format_reference
from mkdocs_evidence.render.review_pack.claims import pack_claims
from mkdocs_evidence.render.review_pack.flow import has_decided_on, pack_flow
from mkdocs_evidence.render.review_pack.view import PackClaim, PackFlow, PackReference, PackSitting, PackView
from mkdocs_evidence.render.review_room.claims import RoomFinding
from mkdocs_evidence.render.words import kind_name

CLAIMS_A_SITTING = 12
"""More than these nobody reads with care in one go."""

ELSEWHERE = "in other sittings"
"""Why claims are left out that wait for the member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackWish:
    """What the editor asks of a pack."""

    member: PersonId | None = None
    """Who is asked; None for a pack that anybody may fill in, with every claim."""
    wanted_by: date | None = None
    sitting: int | None = None
    """Which of the sittings, from 1; None for all in one pack."""
    has_all: bool = False
    """Whether claims stand in it too that need nothing of the member."""


def make_pack(facts: ArticleFacts, findings: Sequence[RoomFinding], wish: PackWish) -> PackView:
    """The pack of an article.

    Args:
        facts: Of the article, in a ledger that knows its day.
        findings: What the rules found in the article's file.
        wish: For whom, and how much.
    """
    article, site = facts.article, facts.site
    records = site.reviews.get(article.id, ())
    asked, left_out = _asked(facts, wish)
    sittings = _sittings(pack_claims(facts, asked, findings))
    chosen = tuple(one for one in sittings if wish.sitting in (None, one.number))
    claims = [claim for one in chosen for claim in one.claims]
    if others := len(asked) - len(claims):
        left_out[ELSEWHERE] = others
    flow = _flow(facts, wish) if wish.sitting in (None, max(1, len(sittings))) else None
    board = site.ledger.board
    person = site.ledger.people.get(wish.member) if wish.member else None
    seats = find_seats(wish.member, site.ledger) if wish.member else ()
    minutes = sum(one.minutes for one in claims) + (flow.minutes if flow else 0)
    return PackView(
        article=article.id,
        question=article.question or article.title,
        board=board.name if board else "",
        is_demonstration=board is not None and board.demonstration,
        member=person.name if person else wish.member or "",
        role=seats[-1].role if seats else "",
        wanted_by=date_text(wish.wanted_by) if wish.wanted_by else "",
        contact=site.ledger.settings.contact.removeprefix("mailto:"),
        version=version_code(facts.standing.digest),
        code=pack_code(article.id, wish.member, last_digests(records)),
        time=say_minutes(minutes),
        scope=_scope(facts),
        answer=tuple(one.text for one in article.answer),
        sittings=chosen,
        sitting_count=len(sittings),
        left_out=left_out,
        flow=flow,
        references=_references(facts, claims),
        topics=_topics(facts, [claim for claim, _, _ in asked]),
    )


_Asked = tuple[Claim, Need | None, LastVerdict | None]


def _asked(facts: ArticleFacts, wish: PackWish) -> tuple[list[_Asked], Counter[str]]:
    """The claims of the pack, each with why it is asked; and how many are left out, by the reason."""
    claims = [claim for claim in facts.article.claims if claim.id is not None]
    left_out: Counter[str] = Counter()
    asked: list[_Asked] = []
    pasts = last_verdicts(facts.site.reviews.get(facts.article.id, ())).get(wish.member, {}) if wish.member else {}
    for claim in claims:
        if claim.id is None:
            continue
        past = pasts.get(claim.id)
        need = _need(claim, past, facts, wish.member)
        if need is None or need.is_asked or wish.has_all:
            asked.append((claim, need, past))
        else:
            left_out[need] += 1
    return asked, left_out


def _need(claim: Claim, past: LastVerdict | None, facts: ArticleFacts, member: PersonId | None) -> Need | None:
    if member is None or claim.id is None:
        return None
    return need_of(
        facts.claim_standings[claim.id],
        past,
        member=member,
        is_author=is_author(member, facts.article),
        day=facts.site.ledger.as_of,
    )


def _flow(facts: ArticleFacts, wish: PackWish) -> PackFlow | None:
    """The article's flow, while the member has not decided on it."""
    flow = flow_of(facts.article, facts.site.ledger)
    if flow is None:
        return None
    if wish.member and not wish.has_all:
        is_aside = is_author(wish.member, facts.article) or has_decided_on(flow, wish.member, facts)
        return None if is_aside else pack_flow(flow, facts)
    return pack_flow(flow, facts)


def _sittings(claims: Sequence[PackClaim]) -> tuple[PackSitting, ...]:
    """The claims in stretches of much the same length, none longer than a sitting."""
    if not claims:
        return ()
    count = -(-len(claims) // CLAIMS_A_SITTING)
    bounds = [round(len(claims) * place / count) for place in range(count + 1)]
    parts = [claims[first:last] for first, last in pairwise(bounds)]
    return tuple(
        PackSitting(number=number, claims=tuple(part), time=say_minutes(sum(one.minutes for one in part)))
        for number, part in enumerate(parts, 1)
    )


def _scope(facts: ArticleFacts) -> tuple[tuple[str, str], ...]:
    article, site = facts.article, facts.site
    named = (("Population", site.term_name(article.population)), ("Staging", site.term_name(article.staging)))
    return tuple((name, said) for name, said in named if said)


def _references(facts: ArticleFacts, claims: Sequence[PackClaim]) -> tuple[PackReference, ...]:
    """The works that claims of the pack cite, under the numbers that they have on the page."""
    ledger = facts.site.ledger
    cited = {work.key: work.number for claim in claims for work in claim.works if work.number is not None}
    return tuple(
        PackReference(
            number=number,
            text=format_reference(ledger.references[key], style=ledger.settings.citation_style).text,
            kind=kind_name(ledger.references[key].kind),
            notices=tuple(notice_text(one) for one in ledger.references[key].notices),
        )
        for key, number in sorted(cited.items(), key=lambda one: one[1])
    )


def _topics(facts: ArticleFacts, claims: Sequence[Claim]) -> tuple[tuple[str, str], ...]:
    """What an interest can be declared in on paper: everything, or an intervention."""
    named = dict.fromkeys(claim.intervention for claim in claims if claim.intervention)
    return ((EVERYTHING, "All of it"), *((name, facts.site.term_name(name)) for name in named))
