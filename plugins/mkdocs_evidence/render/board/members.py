"""The board as a list of its members: seats, terms, interests, key codes, and what each has signed."""

from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.roll import find_seats, trusted_edition
from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.ids import PersonId, TermId
from mkdocs_evidence.model.people import Board, Membership
from mkdocs_evidence.model.review import ReviewRecord
from mkdocs_evidence.render.board.status import status_sentence
from mkdocs_evidence.render.board.verify_page import VERIFY_INDEX, verifiable_articles
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import Links, history_page
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import count_in_words, join_words, shorten
from mkdocs_evidence.signing.key_code import key_code


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """One term of a member, with the key of that term."""

    role: str
    term: str
    key: str
    """Short code of the key; empty when none is enrolled."""
    revoked: str
    """First day whose signatures by this key count for nothing; empty while it is trusted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """One member of the board."""

    name: str
    role: str
    """Of the first term."""
    profession: str
    orcid: str
    terms: tuple[TermView, ...]
    interests: tuple[str, ...]
    """Declared for good, then those declared at a signature."""
    signed: str
    """How many records; empty when none."""
    last_iso: str
    """Day of the last signature; empty when there is none."""
    last_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedArticle:
    """One article on which the board has decided."""

    question: str
    url: str
    """Of its history."""
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView:
    """The body that signs."""

    name: str
    about: str
    is_demonstration: bool
    summary: str
    """How much of the site it has approved."""
    keepers: str
    """Who signs for its list of keys; says that nobody does where nobody does."""
    members: tuple[MemberView, ...]
    articles: tuple[ReviewedArticle, ...]
    verification: str
    """Address of the list of pages that check sign-offs in the browser; empty while there are none."""


MAX_ARTICLES = 100
"""Articles that are listed; the page must not grow with the site."""


def render_board(site: SiteFacts, links: Links) -> str:
    """The board as a list of members; a sentence when the site has none."""
    board = site.ledger.board
    if board is None:
        return '<p class="ev ev-page">This site has no review board.</p>'
    view = BoardView(
        name=board.name,
        about=board.about,
        is_demonstration=board.demonstration,
        summary=site_summary(site),
        keepers=_keepers(site),
        members=_members(board, site),
        articles=_articles(site, links),
        verification=links.to_file(VERIFY_INDEX) if verifiable_articles(site) else "",
    )
    return render_template("board.html", view)


def site_summary(site: SiteFacts) -> str:
    """How many claims of the whole site a board stands for now, in a sentence that never says more than that."""
    standings = [site.standing(article) for article in site.ledger.articles.values()]
    approved = sum(one.count(State.APPROVED) for one in standings)
    hidden = sum(one.withheld.claims for one in standings if one.withheld)
    total = sum(len(one.claims) for one in standings) + hidden
    articles = len(standings)
    claims = f"{approved} of {total} claims" if total != 1 else f"{approved} of 1 claim"
    stands = f"in {articles} articles" if articles != 1 else "in one article"
    return f"{claims} {stands} {'is' if approved == 1 else 'are'} approved as they stand now."


def _keepers(site: SiteFacts) -> str:
    edition = trusted_edition(site.ledger)
    if edition is None:
        return "No keepers sign this list of keys: whoever changes the file of the board can change a key."
    who = join_words([site.person_name(person) for person in edition.keepers])
    needed = count_in_words(edition.threshold, "keeper", "keepers")
    return (
        f"This is edition {edition.number} of the list of keys, of {date_text(edition.date)}. "
        f"A change of it must be signed by {needed} of: {who}."
    )


def _members(board: Board, site: SiteFacts) -> tuple[MemberView, ...]:
    records: dict[PersonId, list[ReviewRecord]] = {}
    for judged in site.reviews.values():
        for one in judged:
            if one.counts:
                records.setdefault(one.record.reviewer, []).append(one.record)
    return tuple(
        _member(person, board, records.get(person, []), site)
        for person in dict.fromkeys(seat.person for seat in board.members)
    )


def _member(person: PersonId, board: Board, records: list[ReviewRecord], site: SiteFacts) -> MemberView:
    known = site.ledger.people.get(person)
    seats = find_seats(person, site.ledger) or tuple(seat for seat in board.members if seat.person == person)
    last = max((one.date for one in records), default=None)
    at_signing = (f"{site.term_name(TermId(topic))}: {what}" for one in records for topic, what in one.interests)
    return MemberView(
        name=site.person_name(person),
        role=seats[0].role if seats else "",
        profession=known.role if known else "",
        orcid=known.orcid if known else "",
        terms=tuple(_term(seat) for seat in seats),
        interests=tuple(dict.fromkeys((*(known.interests if known else ()), *at_signing))),
        signed=count_in_words(len(records), "record", "records") if records else "",
        last_iso=last.isoformat() if last else "",
        last_text=date_text(last) if last else "",
    )


def _term(seat: Membership) -> TermView:
    since = f"since {date_text(seat.since)}" if seat.since else ""
    until = f"until {date_text(seat.until)}" if seat.until else ""
    return TermView(
        role=seat.role,
        term=" ".join(filter(None, [since, until])) or "not stated",
        key=key_code(seat.key) if seat.key else "",
        revoked=date_text(seat.revoked) if seat.revoked else "",
    )


def _articles(site: SiteFacts, links: Links) -> tuple[ReviewedArticle, ...]:
    found = [one for one in site.ledger.articles.values() if site.has_history(one.id)]
    return tuple(
        ReviewedArticle(
            question=shorten(one.question or one.title, max_characters=120),
            url=links.to(history_page(one.id)),
            sentence=status_sentence(site.standing(one)),
        )
        for one in found[:MAX_ARTICLES]
    )
