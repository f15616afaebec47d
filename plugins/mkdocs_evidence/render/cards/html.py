"""The card below a claim as HTML. There are as many as claims, so no template is filled for what all of them have."""

from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.analysis.reviews.standing import ClaimStanding
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.ids import TermId
from mkdocs_evidence.render.board.sign_off_words import standing_words
from mkdocs_evidence.render.cards.evidence import evidence_summary
from mkdocs_evidence.render.cards.more import has_more, more_view
from mkdocs_evidence.render.cards.source_lines import NOTICE_START, source_lines
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.escaped import escaped
from mkdocs_evidence.render.facts import ArticleFacts, SiteFacts
from mkdocs_evidence.render.links import part_of
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import STATE, count_of, join_words


def card_html(claim: Claim, facts: ArticleFacts, grading: str) -> str:
    """All that stands below the words of one claim.

    Elements that search leaves out hold no element of their own name: Material's search loses count of those that do.

    Args:
        claim: A claim of the article.
        facts: What the page shows.
        grading: HTML of its strength, certainty and state.
    """
    standing = facts.claim_standings.get(claim.id) if claim.id else None
    decided = standing if facts.history else None
    more = render_template("card_more.html", more_view(claim, decided, facts)) if has_more(claim, decided) else ""
    return (
        f'<div class="ev-after">\n<p class="ev-facts" data-search-exclude>\n{grading}{_due(claim)}{_permalink(claim)}'
        f"</p>\n{more}{_evidence(claim, standing, facts)}</div>"
    )


def _due(claim: Claim) -> str:
    if claim.due is None:
        return ""
    day = f'<time datetime="{claim.due.isoformat()}" data-ev-due>{date_text(claim.due)}</time>'
    return f'<span class="ev-due">Review due {day}</span>\n'


def _permalink(claim: Claim) -> str:
    if not claim.id:
        return ""
    return f'<a class="ev-permalink" href="#{escaped(claim.id)}" title="Link to this claim">#</a>\n'


def _evidence(claim: Claim, standing: ClaimStanding | None, facts: ArticleFacts) -> str:
    if not claim.citations:
        return f"{NOTICE_START}No evidence is cited.</p>\n"
    return (
        '<details class="ev-evidence" data-search-exclude>\n<summary><span class="ev-vh">Evidence: </span>'
        f'{escaped(evidence_summary(claim, facts.site))}</summary>\n<div class="ev-card">\n{_scope(claim, facts.site)}'
        f'<ul class="ev-sources">\n{source_lines(claim, facts)}</ul>\n{_version(claim, standing, facts)}</div>\n'
        "</details>\n"
    )


def _scope(claim: Claim, site: SiteFacts) -> str:
    """Only where the claim's own scope differs from the article's."""
    if not (claim.population or claim.staging or claim.outcome or claim.intervention or claim.indirect):
        return ""
    named: tuple[tuple[str, TermId | None], ...] = (
        ("Claim is about", claim.population),
        ("Claim’s staging", claim.staging),
        ("Claim’s outcome", claim.outcome),
        ("Claim’s intervention", claim.intervention),
    )
    parts = "".join(
        [f"<div><dt>{name}</dt><dd>{escaped(site.term_name(term))}</dd></div>\n" for name, term in named if term]
    )
    if claim.indirect:
        parts += f'<div class="ev-indirect"><dt>Indirect</dt><dd>{escaped(claim.indirect)}</dd></div>\n'
    return f'<dl class="ev-scope">\n{parts}</dl>\n'


def _version(claim: Claim, standing: ClaimStanding | None, facts: ArticleFacts) -> str:
    """The version code, and what the board decided on the claim, where it has a record on the article."""
    if standing is None:
        return ""
    code = version_code(standing.digest)
    site = facts.site
    if not facts.history:
        about = escaped(STATE[standing.state].about)
        return f'<p class="ev-version">{about} Version code <b>{code}</b>.</p>\n'
    names = join_words([site.person_name(person) for person in standing.recused])
    recused = f" Took no part: {escaped(names)}." if names else ""
    comments = facts.comments.get(claim.id, 0) if claim.id else 0
    link = f"{count_of(comments, 'comment', 'comments')} and history" if comments else "History"
    history = escaped(part_of(facts.history, claim.id or ""))
    return (
        f'<p class="ev-version">{escaped(standing_words(standing, site))} (version code <b>{code}</b>).{recused} '
        f'<a href="{history}">{link}</a></p>\n'
    )
