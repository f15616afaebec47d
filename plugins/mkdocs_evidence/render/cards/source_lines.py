"""The works that a claim's card names: a line each, with how it bears on the claim and where on the page it says so."""

from mkdocs_evidence.model.claim import Citation, Claim, Relation
from mkdocs_evidence.model.ids import ExtractId, ReferenceKey
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.cards.evidence import extract_anchor, notice_text
from mkdocs_evidence.render.escaped import escaped
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.references.short import short_reference
from mkdocs_evidence.render.words import RELATION

NOTICE_START = '<p class="ev-notice"><span class="ev-shape" aria-hidden="true">!</span> '
_ORDER = {relation: place for place, relation in enumerate(Relation)}


def source_lines(claim: Claim, facts: ArticleFacts) -> str:
    """HTML of the works of a card: what carries the claim first, then by number; what is cited twice stands once."""
    if len(claim.citations) == 1:
        return _line(claim.citations[0], facts)
    lines: dict[tuple[ReferenceKey, ExtractId | None, Relation], Citation] = {}
    for citation in claim.citations:
        lines.setdefault((citation.key, citation.extract, citation.relation), citation)
    last = len(facts.numbers) + 1
    ordered = sorted(lines.values(), key=lambda one: (_ORDER[one.relation], facts.numbers.get(one.key, last)))
    return "".join([_line(citation, facts) for citation in ordered])


def _line(citation: Citation, facts: ArticleFacts) -> str:
    """Most works stand in several cards of an article, each time in the same words."""
    name = (citation.key, citation.extract, citation.relation, citation.locator)
    known = facts.source_lines.get(name)
    if known is None:
        known = facts.source_lines[name] = _written(citation, facts)
    return known


def _written(citation: Citation, facts: ArticleFacts) -> str:
    reference = facts.site.ledger.references.get(citation.key)
    missing = _missing(citation, reference)
    relation = RELATION[citation.relation]
    name = escaped(citation.key)
    notices = ""
    if reference is not None:
        target = f"ref-{citation.key}"
        if citation.extract is not None and not missing:
            target = extract_anchor(citation.key, citation.extract)
        number = facts.numbers.get(citation.key)
        name = f'<a class="ev-source" href="#{escaped(target)}">{number} {escaped(short_reference(reference))}</a>'
        notices = "".join([f"{NOTICE_START}{escaped(notice_text(one))}.</p>\n" for one in reference.notices])
    locator = f' <span class="ev-locator">{escaped(citation.locator)}</span>' if citation.locator else ""
    lost = f"{NOTICE_START}{escaped(missing)}</p>\n" if missing else ""
    return (
        f'<li>{name} <span class="ev-relation ev-relation--{citation.relation}"><span aria-hidden="true">'
        f"{relation.shape}</span> {relation.name}</span>{locator}{notices}{lost}</li>\n"
    )


def _missing(citation: Citation, reference: Reference | None) -> str:
    """What the citation names and nobody has."""
    if reference is None:
        return f"No reference has the key “{citation.key}”."
    if citation.extract is not None and reference.extract(citation.extract) is None:
        return f"The reference has no extract “{citation.extract}”."
    return ""
