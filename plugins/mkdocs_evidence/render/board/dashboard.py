"""The page for editors of a board's work: what waits, for whom, since when, and how much was signed at once.

It names articles and members, and no claims: where a site holds claims back, this page counts those too. What is
overdue and how long ago something was is worked out in the browser, since the bytes of a site know no day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.analysis.reviews.comments import find_comments
from mkdocs_evidence.analysis.reviews.duties import ArticleDuties, find_duties
from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.review import Meaning, ReviewRecord
from mkdocs_evidence.render.board.record_feed import RECORD_FEED
from mkdocs_evidence.render.board.status import article_state, state_class, status_sentence
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import Links, article_page, history_page
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import Term, count_of

REVIEW_DASHBOARD = "reviews.md"

MAX_ARTICLES = 200
"""Articles that are listed one by one; the page must not grow with the site."""

CLAIMS_A_SITTING = 15
"""Claims in one sitting above which the page asks whether they were read; `decisions/the-review-room.md`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A day, of which the browser says how long ago it was or whether it has passed."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleWork:
    """What one article needs."""

    question: str
    url: str
    state: Term
    state_id: str
    sentence: str
    waiting: str
    """How many claims wait for a sign-off; empty when none does."""
    comments: str
    """How many comments nobody has answered; empty when none."""
    submitted: DayView | None
    reviewed: DayView | None
    due: DayView | None
    """By when the first approval, or the article, must be reviewed again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberWork:
    """What one member did, and has to do."""

    name: str
    role: str
    waiting: str
    """Claims that this member may sign and has not; empty when none."""
    load: str
    """Sittings, and claims in each."""
    is_heavy: bool
    """Whether more was signed in one sitting than is read well."""
    last: DayView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDashboardView:
    """Everything on the page."""

    board: str
    """Name of the board; empty when the site has none."""
    is_demonstration: bool
    articles: tuple[ArticleWork, ...]
    articles_left_out: int
    members: tuple[MemberWork, ...]
    most: int
    """Claims in one sitting above which the page asks."""
    feed: str
    """Address of the feed of records; empty while there are none."""


def render_review_dashboard(site: SiteFacts, links: Links) -> str:
    """The page of the board's work.

    Args:
        site: The whole of it, what is held back from readers included.
        links: Of the page.
    """
    articles = tuple(site.ledger.articles.values())
    duties = {one.id: find_duties(one, site.ledger) for one in articles}
    # What has waited longest comes first, then what is due first; what nobody has put before the board comes last.
    order = sorted(articles, key=lambda one: _urgency(duties[one.id]))
    board = site.ledger.board
    view = ReviewDashboardView(
        board=board.name if board else "",
        is_demonstration=board is not None and board.demonstration,
        articles=tuple(_article(one, duties[one.id], site, links) for one in order[:MAX_ARTICLES]),
        articles_left_out=max(0, len(articles) - MAX_ARTICLES),
        members=_members(site, tuple(duties.values())),
        most=CLAIMS_A_SITTING,
        feed=links.to_file(RECORD_FEED) if any(site.has_history(one.id) for one in articles) else "",
    )
    return render_template("review_dashboard.html", view)


def _urgency(duties: ArticleDuties) -> tuple[bool, date, date, str]:
    standing = duties.standing
    is_waiting = standing.submitted is not None and standing.state is not State.APPROVED
    since = standing.submitted if is_waiting and standing.submitted else date.max
    return standing.submitted is None, since, duties.next_due or date.max, duties.article


def _article(article: Article, duties: ArticleDuties, site: SiteFacts, links: Links) -> ArticleWork:
    standing = duties.standing
    waiting = sum(one.state is not State.APPROVED for one in standing.claims)
    comments = sum(one.is_open for one in find_comments(article.id, site.ledger))
    dues = [day for day in (duties.next_due, article.review_due) if day is not None]
    page = history_page(article.id) if site.has_history(article.id) else article_page(article.id)
    return ArticleWork(
        question=article.question or article.title,
        url=links.to(page),
        state=article_state(standing, site),
        state_id=state_class(standing),
        sentence=status_sentence(standing),
        waiting=count_of(waiting, "claim waits", "claims wait") if waiting else "",
        comments=count_of(comments, "comment", "comments") if comments else "",
        submitted=_day(standing.submitted),
        reviewed=_day(standing.reviewed),
        due=_day(min(dues, default=None)),
    )


def _members(site: SiteFacts, duties: Sequence[ArticleDuties]) -> tuple[MemberWork, ...]:
    board = site.ledger.board
    records: dict[PersonId, list[ReviewRecord]] = {}
    for judged in site.reviews.values():
        for one in judged:
            if one.counts and one.record.meaning is not Meaning.SUBMITTED:
                records.setdefault(one.record.reviewer, []).append(one.record)
    roles = {seat.person: seat.role for seat in board.members} if board else {}
    return tuple(_member(person, role, records.get(person, []), duties, site) for person, role in roles.items())


def _member(
    person: PersonId, role: str, records: Sequence[ReviewRecord], duties: Sequence[ArticleDuties], site: SiteFacts
) -> MemberWork:
    own = [len(one.waiting[person]) for one in duties if person in one.waiting]
    loads = [len(one.claims) for one in records if one.meaning.judges and one.claims]
    articles = count_of(len(own), "article", "articles")
    return MemberWork(
        name=site.person_name(person),
        role=role,
        waiting=f"{count_of(sum(own), 'claim', 'claims')} in {articles}" if own else "",
        load=_load(loads),
        is_heavy=max(loads, default=0) > CLAIMS_A_SITTING,
        last=_day(max((one.date for one in records), default=None)),
    )


def _load(claims: Sequence[int]) -> str:
    """How much was signed at once, from the number of claims in each sitting; empty without any."""
    if not claims:
        return ""
    most = count_of(max(claims), "claim", "claims")
    if len(claims) == 1:
        return f"1 sitting, {most}"
    usual = count_of(round(sum(claims) / len(claims)), "claim", "claims")
    return f"{len(claims)} sittings, {usual} in each on average and {max(claims)} at most"


def _day(day: date | None) -> DayView | None:
    return DayView(iso=day.isoformat(), text=date_text(day)) if day else None
