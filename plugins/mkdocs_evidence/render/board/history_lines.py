"""The history of a claim as HTML. There are as many as claims, so no template is filled for what all of them have."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from mkdocs_evidence.render.board.history_views import ClaimHistoryView, EventView, PersonView
from mkdocs_evidence.render.held_together import held_html
from mkdocs_evidence.render.templating import render_template


def claim_sections(claims: Sequence[ClaimHistoryView]) -> Markup:
    """The histories of claims, one below the other."""
    return Markup("".join([f"{_section(one)}\n" for one in claims]))


def _section(one: ClaimHistoryView) -> str:
    words = held_html(one.words)
    heading = f'<a href="{escape(one.url)}">{words}</a>' if one.url else words
    events = "".join([f"{_event(each)}\n" for each in one.events])
    since = f"{render_template('history_since.html', one)}\n" if one.is_changed and one.state else ""
    unjudged = "" if one.events else "<p>The board has not judged this claim.</p>\n"
    return (
        f'<section class="ev-claim-history" id="{escape(one.anchor)}">\n<h3>{heading}</h3>\n{_now(one)}'
        f'<ol class="ev-events">\n{events}{since}</ol>\n'
        f"{unjudged}</section>\n"
    )


def _now(one: ClaimHistoryView) -> str:
    if one.state is None:
        return ""
    return (
        f'<p class="ev-claim-now"><span class="ev-state ev-state--{one.state_id}">'
        f'<span class="ev-shape" aria-hidden="true">{one.state.shape}</span> {escape(one.standing)}</span> '
        f'<span class="ev-event-code">version code now {one.code}</span></p>\n'
    )


def _event(one: EventView) -> str:
    said = "".join(
        (
            f" {escape(one.citations)}" if one.citations else "",
            f" <strong>{one.completes}</strong>" if one.completes else "",
            f' <span class="ev-became">{one.became}</span>' if one.became else "",
        )
    )
    code = f"version code {one.code}, " if one.code else ""
    vouched = f", signed for by {escape(one.who.vouched)}" if one.who.vouched else ""
    return (
        f'<li>\n<p class="ev-event"><b><time datetime="{one.iso}">{one.day}</time></b> {_who(one.who)} {one.did}.{said}'
        f' <span class="ev-event-code">{code}identity {one.who.identity.shape}{vouched}</span></p>\n'
        f"{render_template('history_more.html', one) if _has_more(one) else ''}</li>\n"
    )


def _who(one: PersonView) -> str:
    return f"{escape(one.name)}, {escape(one.role)}," if one.role else escape(one.name)


def _has_more(one: EventView) -> bool:
    return bool(one.words or one.parts or one.comment or one.is_held_back)
