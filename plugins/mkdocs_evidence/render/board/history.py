"""The page of what the board did with an article: every claim's history, oldest first, and every sitting."""

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.chain import JudgedRecord
from mkdocs_evidence.analysis.reviews.changes import WordChange, diff_words
from mkdocs_evidence.analysis.reviews.comments import Comment
from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.analysis.reviews.flows import flow_verdicts, stand_flow
from mkdocs_evidence.analysis.reviews.history import ClaimEvent, ClaimHistory, EditionChange, find_history
from mkdocs_evidence.analysis.reviews.sign_offs import SignOffState
from mkdocs_evidence.analysis.reviews.signed_words import split_words
from mkdocs_evidence.model.ids import TermId
from mkdocs_evidence.model.review import Identity, Meaning, ReviewRecord
from mkdocs_evidence.render.board.history_lines import claim_sections
from mkdocs_evidence.render.board.history_views import (
    ClaimHistoryView,
    EventView,
    FlowEventView,
    FlowHistoryView,
    HistoryView,
    PersonView,
    ReplyView,
    SittingView,
    make_claim_view,
    make_event_view,
)
from mkdocs_evidence.render.board.sign_off_words import (
    IDENTITY,
    citation_words,
    claim_state,
    decision_words,
    role_on,
    standing_words,
)
from mkdocs_evidence.render.board.status import article_state, board_remark, state_class, status_sentence
from mkdocs_evidence.render.board.verify_page import verify_file
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import ArticleFacts, SiteFacts
from mkdocs_evidence.render.links import Links, article_page, history_page
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import STATE, count_of, join_words, within_sentence

_BECAME = {
    SignOffState.STALE: "It was for other words or other evidence than what stands now.",
    SignOffState.WITHDRAWN: "The claim was withdrawn afterwards.",
    SignOffState.SUPERSEDED: "The same reviewer has judged the claim again since.",
    SignOffState.EXPIRED: "Its time has run out.",
}


def render_history(facts: ArticleFacts) -> str:
    """The page of what the board did with an article, where the site `has_history` of it."""
    return render_template("history.html", history_view(facts))


def history_view(facts: ArticleFacts) -> HistoryView:
    """Everything on the page of an article's history."""
    article, site = facts.article, facts.site
    links = site.links_from(history_page(article.id))
    histories = find_history(article, facts.standing, site.ledger)
    shows_all = site.ledger.settings.unapproved != "hide"
    records = [one for one in site.reviews.get(article.id, ()) if one.counts]
    people = _People(site)
    claims = tuple([_claim_history(one, facts, links, people) for one in histories if one.claim is not None])
    gone = tuple([_claim_history(one, facts, links, people) for one in histories if one.claim is None and shows_all])
    used = {one.record.identity for one in records}
    return HistoryView(
        question=article.question or article.title,
        url=links.to(article_page(article.id)),
        verification=links.to_file(verify_file(article.id)),
        state=article_state(facts.standing, site),
        state_id=state_class(facts.standing),
        sentence=status_sentence(facts.standing),
        board=board_remark(site.ledger.board),
        levels=tuple(term for level, term in IDENTITY.items() if level in used),
        flow=_flow_history(facts, links, people),
        claims=claims,
        claims_html=claim_sections(claims),
        gone=gone,
        gone_html=claim_sections(gone),
        sittings=tuple(_sitting(one, site, people) for one in records),
        has_held_back=any(event.is_held_back for one in claims for event in one.events),
    )


def _flow_history(facts: ArticleFacts, links: Links, people: "_People") -> FlowHistoryView | None:
    ledger = facts.site.ledger
    flow = ledger.flows.get(facts.article.flow) if facts.article.flow else None
    standing = stand_flow(flow, ledger) if flow else None
    if flow is None or standing is None:
        return None
    events = (
        FlowEventView(
            iso=one.record.date.isoformat(),
            day=date_text(one.record.date),
            who=people.of(one.record),
            did=decision_words(one.record, verdict),
            code=version_code(verdict.digest),
            comment=verdict.comment if ledger.settings.unapproved != "hide" else "",
        )
        for one, verdict in flow_verdicts(flow.id, ledger)
    )
    return FlowHistoryView(
        title=flow.title,
        url=links.to_flow(flow.id),
        state=claim_state(standing.state, facts.site),
        state_id=standing.state,
        code=version_code(standing.digest),
        events=tuple(events),
    )


def _claim_history(history: ClaimHistory, facts: ArticleFacts, links: Links, people: "_People") -> ClaimHistoryView:
    standing, claim = history.standing, history.claim
    known = [one.edition.words for one in history.events if one.edition and one.edition.words]
    words = claim.text if claim else ""
    shown = _shown(history, facts.site)
    change = shown.change(history.change, standing.digest) if standing else None
    return make_claim_view(
        anchor=history.id,
        words=words or (known[-1] if known and not shown.holds_back else history.id),
        url=links.to(article_page(facts.article.id), anchor=history.id) if claim else "",
        state=STATE[standing.state] if standing else None,
        state_id=standing.state if standing else "",
        standing=standing_words(standing, facts.site) if standing else "",
        code=version_code(standing.digest) if standing else "",
        events=tuple(_events(history, shown, facts.site, people)),
        change=change.words if change else (),
        change_parts=change.parts if change else (),
        is_changed=history.change is not None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """Which editions of a claim are for readers."""

    holds_back: bool
    """Whether readers get only what a quorum accepted once."""
    approved: frozenset[str]
    """Digests of these editions."""

    def edition(self, digest: str) -> bool:
        """Whether they may read the words of an edition and what was said of them."""
        return digest in self.approved or not self.holds_back

    def change(self, change: EditionChange | None, digest: str) -> EditionChange | None:
        """A change, where both its sides may be read."""
        return change if change and self.edition(change.before) and self.edition(digest) else None


_ALL_SHOWN = _Shown(holds_back=False, approved=frozenset())


def _shown(history: ClaimHistory, site: SiteFacts) -> _Shown:
    if site.ledger.settings.unapproved != "hide":
        return _ALL_SHOWN
    now = {history.standing.digest} if history.standing else frozenset()
    return _Shown(holds_back=True, approved=history.approved_digests | now)


def _events(history: ClaimHistory, shown: _Shown, site: SiteFacts, people: "_People") -> Iterator[EventView]:
    needed = history.standing.needed if history.standing else 0
    for one in history.events:
        digest = one.verdict.digest
        is_shown = shown.edition(digest)
        change = shown.change(one.change, digest)
        comment = one.comment if is_shown else None
        yield make_event_view(
            iso=one.record.date.isoformat(),
            day=date_text(one.record.date),
            who=people.of(one.record),
            did=decision_words(one.record, one.verdict),
            code=version_code(digest) if digest else "",
            is_held_back=not is_shown and _says_more(one),
            words=change.words if change else (),
            parts=change.parts if change else (),
            citations=citation_words(one.verdict, site),
            completes=f"With this sign-off it was approved: {needed} of {needed}." if one.completes_quorum else "",
            became=_BECAME.get(one.sign_off, "") if one.sign_off else "",
            comment=comment.verdict.comment if comment else "",
            proposed=_proposed(one) if is_shown else (),
            replies=_replies(comment, site),
            is_open=comment is not None and comment.is_open and one.record.meaning.judges,
        )


def _says_more(event: ClaimEvent) -> bool:
    return bool(event.comment or event.verdict.proposed or event.change)


def _proposed(event: ClaimEvent) -> tuple[WordChange, ...]:
    verdict = event.verdict
    return (
        diff_words(split_words(event.edition.words).text, verdict.proposed)
        if verdict.proposed and event.edition
        else ()
    )


def _replies(comment: Comment | None, site: SiteFacts) -> tuple[ReplyView, ...]:
    return tuple(
        ReplyView(
            who=site.person_name(one.record.reviewer),
            iso=one.record.date.isoformat(),
            day=date_text(one.record.date),
            text=one.answer.text,
        )
        for one in (comment.replies if comment else ())
    )


class _People:
    """Who signed each record; said on a page for each of its claims, and worked out once."""

    def __init__(self, site: SiteFacts) -> None:
        self._site = site
        self._known: dict[int, PersonView] = {}

    def of(self, record: ReviewRecord) -> PersonView:
        """The person of a record of the ledger, which holds it, so that its identity is enough."""
        found = self._known.get(id(record))
        if found is None:
            found = self._known[id(record)] = _person(record, self._site)
        return found


def _person(record: ReviewRecord, site: SiteFacts) -> PersonView:
    others = [site.person_name(person) for person, _ in record.signatures if person != record.reviewer]
    return PersonView(
        name=site.person_name(record.reviewer),
        role=within_sentence(role_on(record, site)),
        identity=IDENTITY[record.identity],
        vouched=join_words(others) if record.identity is not Identity.OWN_KEY else "",
    )


_SAT: dict[Meaning, str] = {
    Meaning.REVIEWED: "read {claims}",
    Meaning.APPROVED: "decided on {claims}",
    Meaning.APPROVED_WITH_DISSENT: "decided on {claims}, with dissent",
    Meaning.RECUSED: "stepped aside from {claims}",
    Meaning.WITHDRAWN: "withdrew {claims}",
    Meaning.SUBMITTED: "put {claims} before the board",
    Meaning.ANSWERED: "answered {answers}",
}


def sitting_words(record: ReviewRecord) -> str:
    """What a record is, in one line: `decided on 12 claims`."""
    claims = [count_of(len(record.claims), "claim", "claims")] if record.claims else []
    flows = ["the decision flow"] if record.flows else []
    answers = count_of(len(record.answers), "comment", "comments")
    return _SAT[record.meaning].format(claims=join_words(claims + flows) or "the whole article", answers=answers)


def _sitting(judged: JudgedRecord, site: SiteFacts, people: "_People") -> SittingView:
    record = judged.record
    return SittingView(
        iso=record.date.isoformat(),
        day=date_text(record.date),
        who=people.of(record),
        did=sitting_words(record),
        interests=tuple(f"{site.term_name(TermId(topic))}: {what}" for topic, what in record.interests),
        code=version_code(judged.digest),
    )
