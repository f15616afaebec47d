"""The card below a claim as HTML. There are as many as claims, so no template is filled for what all of them have."""

from markupsafe import escape

from mkdocs_evidence.render.cards.source_lines import NOTICE_START
from mkdocs_evidence.render.cards.view import CardView
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import Term


def card_html(view: CardView) -> str:
    """All that stands below the words of one claim.

    Elements that search leaves out hold no element of their own name: Material's search loses count of those that do.
    """
    more = render_template("card_more.html", view) if _has_more(view) else ""
    evidence = _evidence(view) if view.sources else f"{NOTICE_START}No evidence is cited.</p>\n"
    return (
        f'<div class="ev-after">\n<p class="ev-facts" data-search-exclude>\n{_facts(view)}</p>\n{more}{evidence}</div>'
    )


def _has_more(view: CardView) -> bool:
    board = view.board
    has_word = board is not None and bool(board.withdrawn or board.dissent or board.is_changed)
    return bool(view.conflicts) or has_word or view.recommendation is not None


def _facts(view: CardView) -> str:
    """Strength, certainty, state and when the claim is to be reviewed, on a line each."""
    lines = ""
    if view.strength is not None:
        lines += _silent("strength", view.strength_id, view.strength)
        if view.strong_because:
            lines += f'<span class="ev-because">{escape(view.strong_because)}</span>\n'
    if view.certainty is not None:
        lines += (
            f'<span class="ev-grade ev-grade--{view.certainty_id}" aria-hidden="true">'
            f'<span class="ev-shape" aria-hidden="true">{view.certainty.shape}</span> {view.certainty.name}</span>\n\n'
        )
    lines += _silent("state", view.state_id, view.state)
    if view.due:
        lines += (
            f'<span class="ev-due">Review due <time datetime="{view.due}" data-ev-due>{view.due_text}</time></span>\n'
        )
    if view.anchor:
        lines += f'<a class="ev-permalink" href="#{escape(view.anchor)}" title="Link to this claim">#</a>\n'
    return lines


def _silent(kind: str, name: str, term: Term) -> str:
    """A term that is seen here and heard elsewhere."""
    return (
        f'<span class="ev-{kind} ev-{kind}--{name}" aria-hidden="true">'
        f'<span class="ev-shape">{term.shape}</span> {term.name}</span>\n'
    )


def _evidence(view: CardView) -> str:
    return (
        '<details class="ev-evidence" data-search-exclude>\n'
        f'<summary><span class="ev-vh">Evidence: </span>{escape(view.summary)}</summary>\n<div class="ev-card">\n'
        f'{_scope(view)}<ul class="ev-sources">\n{view.sources}</ul>\n'
        f"{_version(view)}</div>\n</details>\n"
    )


def _scope(view: CardView) -> str:
    if not view.scope and not view.indirect:
        return ""
    parts = "".join([f"<div><dt>{escape(one.name)}</dt><dd>{escape(one.value)}</dd></div>\n" for one in view.scope])
    if view.indirect:
        parts += f'<div class="ev-indirect"><dt>Indirect</dt><dd>{escape(view.indirect)}</dd></div>\n'
    return f'<dl class="ev-scope">\n{parts}</dl>\n'


def _version(view: CardView) -> str:
    if not view.version:
        return ""
    board = view.board
    if board is None:
        return f'<p class="ev-version">{escape(view.state.about)} Version code <b>{view.version}</b>.</p>\n'
    recused = f" Took no part: {escape(board.recused)}." if board.recused else ""
    link = f"{escape(board.comments)} and history" if board.comments else "History"
    return (
        f'<p class="ev-version">{escape(board.standing)} (version code <b>{view.version}</b>).{recused} '
        f'<a href="{escape(board.history)}">{link}</a></p>\n'
    )
