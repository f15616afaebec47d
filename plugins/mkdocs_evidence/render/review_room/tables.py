"""Under which words a claim stands.

A row of a table says little, or something else, to who decides on it without the names of its columns.
"""

from collections.abc import Mapping

from mkdocs_evidence.model.claim import Article, ClaimKind
from mkdocs_evidence.model.ids import ClaimId

_TO_CAPTION = 3
"""Lines from the last row of a table to its caption, at most: an empty one, and that which opens the block."""


def sections_of(article: Article) -> Mapping[ClaimId, str]:
    """The heading above each claim that has an id; of a row with the caption of its table and the names of its columns.

    What cannot be told from the places of rows is left out, so that no row is given the columns of another table.
    """
    tables = _tables(article)
    found: dict[ClaimId, str] = {}
    for claim in article.claims:
        table = tables.get(claim.at.line, "") if claim.kind is ClaimKind.ROW else ""
        if claim.id is not None:
            found[claim.id] = ". ".join(filter(None, (claim.section, table)))
    return found


def _tables(article: Article) -> dict[int, str]:
    """What is said of the table that has a row on a line."""
    rows = {one.at.line for one in article.claims} | {one.at.line for one in article.prose}
    captions = {one.at.line: one.text for one in article.captions}
    found: dict[int, str] = {}
    for heading in article.headings:
        # Names of columns stand two lines above the first row. Titles of admonitions have no level either.
        first = last = heading.at.line + 2
        while last in rows:
            last += 1
        caption = next((captions[at].rstrip(".") for at in range(last, last + _TO_CAPTION) if at in captions), "")
        if heading.level == 0 and first < last:
            said = f"{f'Table: {caption}' if caption else 'Table'}. Columns: {heading.text}"
            found |= dict.fromkeys(range(first, last), said)
    return found
