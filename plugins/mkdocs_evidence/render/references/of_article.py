"""The references of one article, in the order of their numbers, each with the way back to the claims that cite it.

They are up to a third of a page, so they are joined of texts, and no template is filled for them.
"""

from collections.abc import Set
from functools import cache

from markupsafe import Markup

from mkdocs_evidence.analysis.citing import cited_extracts, cited_in
from mkdocs_evidence.model.claim import Relation
from mkdocs_evidence.model.ids import ExtractId, ReferenceKey
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.cards.evidence import extract_anchor, notice_text
from mkdocs_evidence.render.cards.extract_html import extract_html
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.escaped import escaped
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.references.styles import format_reference
from mkdocs_evidence.render.words import RELATION, join_words, kind_name, letter_of, part_name


def render_references(facts: ArticleFacts) -> Markup:
    """The works that an article cites, by number: the items of a list; nothing where it cites none."""
    back = _back_links(facts)
    cited = _cited_places(facts)
    works, style = facts.site.ledger.references, facts.site.ledger.settings.citation_style
    return Markup(
        "".join(
            [
                f'<li class="ev-reference" id="ref-{escaped(key)}" data-ev-ref="{escaped(key)}" value="{number}">\n'
                f'<p class="ev-ref-text">{format_reference(works[key], style).html}</p>\n{_notices(works[key])}\n'
                f'<div class="ev-ref-row">\n{_about(works[key], number, facts)}'
                f"{_said(works[key], number, cited, facts)}{_cited_by(back.get(key, []))}</div>\n</li>\n"
                for key, number in facts.numbers.items()
            ]
        )
    )


def _notices(work: Reference) -> str:
    mark = '<span class="ev-shape" aria-hidden="true">!</span>'
    return "".join([f'<p class="ev-notice">{mark} {escaped(notice_text(one))}.</p>\n' for one in work.notices])


def _about(work: Reference, number: int, facts: ArticleFacts) -> str:
    """What kind of work it is, how far its record was checked, and where all of the record is."""
    unverified, checked = unverified_text(work), checked_text(work)
    mark = '<span class="ev-shape" aria-hidden="true">?</span>'
    doubt = f'<span class="ev-unverified">{mark} {escaped(unverified)}</span> ' if unverified else ""
    asked = f' <span class="ev-checked">{checked}</span>' if checked else ""
    return (
        f'<p class="ev-ref-more">{doubt}<span class="ev-kind">{kind_name(work.kind)}</span>{asked} '
        f'<a href="{escaped(facts.links.to_reference(work.key))}">Full record'
        f'<span class="ev-vh"> of reference {number}</span></a></p>\n'
    )


def _said(work: Reference, number: int, cited: Set[tuple[ReferenceKey, ExtractId]], facts: ArticleFacts) -> str:
    """What the work says at the places that the page cites, in the order of its record."""
    parts = [
        f'<div id="{escaped(extract_anchor(work.key, one.id))}">{extract_html(one, facts.site)}</div>\n'
        for one in work.extracts
        if (work.key, one.id) in cited
    ]
    if not parts:
        return ""
    return (
        '<details class="ev-fold" data-search-exclude>\n'
        f'<summary>What it says<span class="ev-vh">: reference {number}</span></summary>\n'
        f'<div class="ev-card">\n{"".join(parts)}</div>\n</details>\n'
    )


def _cited_by(back: list[str]) -> str:
    """Links to the claims of the page that cite the work; a claim without an id has none."""
    if not back:
        return ""
    links = " ".join(back)
    return f'<p class="ev-cited-by" data-search-exclude>Cited by <span class="ev-vh">claims </span>{links}</p>\n'


def checked_text(reference: Reference) -> str:
    """When registries were last asked about a work; empty when they never were."""
    return f"Checked with registries on {date_text(reference.checked)}" if reference.checked else ""


def unverified_text(reference: Reference) -> str:
    """What of a record nobody has checked yet: all of it, or parts by name; empty when it is checked."""
    if not reference.verified:
        return "Nobody has checked this record against the work yet."
    if reference.unverified:
        parts = join_words([part_name(variable) for variable in reference.unverified])
        return f"Not checked against the work yet: {parts}."
    return ""


def _cited_places(facts: ArticleFacts) -> frozenset[tuple[ReferenceKey, ExtractId]]:
    # One citation for each place: most works are cited at one place by several claims.
    cited = {(citation.key, citation.extract): citation for citation in cited_in(facts.article)}
    return frozenset(
        (citation.key, extract.id)
        for citation in cited.values()
        for extract in cited_extracts(citation, facts.site.ledger)
    )


def _back_links(facts: ArticleFacts) -> dict[str, list[str]]:
    """HTML of the links, by work. There are twice as many as claims, so no template is filled for them."""
    back: dict[str, list[str]] = {}
    for claim in facts.article.claims:
        anchor = escaped(claim.id) if claim.id else ""
        # A claim that cites two extracts of one work leads back once.
        for key, relation in {one.key: one.relation for one in reversed(claim.citations)}.items():
            links = back.setdefault(key, [])
            letter = _letter(len(links))
            name = "" if relation is Relation.SUPPORTS else f" ({RELATION[relation].name.lower()})"
            links.append(f'<a href="#{anchor}">{letter}</a>{name}' if anchor else f"{letter}{name}")
    return back


@cache
def _letter(place: int) -> str:
    return letter_of(place).lower()
