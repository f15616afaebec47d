"""What a claim rests on: the citations that carry it and the extracts they lead to."""

from mkdocs_evidence.analysis.citing import cited_extracts
from mkdocs_evidence.model.claim import Article, Citation, Claim, OddityKind
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Extract


def find_carrying_citations(claim: Claim, ledger: Ledger) -> tuple[Citation, ...]:
    """The citations on which the claim may rest: they support or qualify it and their reference is known."""
    return tuple(one for one in claim.citations if one.relation.carries and one.key in ledger.references)


def find_carrying_extracts(claim: Claim, ledger: Ledger) -> tuple[Extract, ...]:
    """The extracts that the claim may rest on, each once; all of a reference's where a citation names none."""
    found: dict[int, Extract] = {}
    for citation in claim.citations:
        if citation.relation.carries:
            for extract in cited_extracts(citation, ledger):
                found.setdefault(id(extract), extract)
    return tuple(found.values())


def has_loose_end(claim: Claim, ledger: Ledger) -> bool:
    """Whether a carrying citation leads nowhere, or none is there: then the claim cannot be compared with its evidence.

    Other rules report the citation itself.
    """
    carrying = [one for one in claim.citations if one.relation.carries]
    return not carrying or not all(_leads_somewhere(one, ledger) for one in carrying)


def _leads_somewhere(citation: Citation, ledger: Ledger) -> bool:
    reference = ledger.references.get(citation.key)
    if reference is None:
        return False
    return citation.extract is None or reference.extract(citation.extract) is not None


def find_first_line(claim: Claim) -> Place:
    """The claim's words on its first line, where findings about the whole claim point."""
    at = claim.at
    if at.end[0] == at.line or not claim.text_map.pieces:
        return at
    later = [offset for offset, line, _ in claim.text_map.pieces if line > at.line]
    stop = later[0] if later else len(claim.text)
    if stop <= 0:
        return Place(at.file, at.line, at.column)
    text_end = claim.text_map.place(0, len(claim.text[:stop].rstrip()) or stop)
    return Place(at.file, at.line, at.column, at.line, max(at.column + 1, text_end.end_column))


def find_legible_claims(article: Article) -> tuple[Claim, ...]:
    """The claims without those that begin as a broken `///` block, which were meant as something else."""
    broken = {oddity.at.line for oddity in article.oddities if oddity.kind is OddityKind.BLOCK}
    return tuple(claim for claim in article.claims if claim.at.line not in broken) if broken else article.claims
