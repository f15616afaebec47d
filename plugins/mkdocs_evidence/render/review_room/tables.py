"""Under which words a claim stands.

A row of a table says little, or something else, to who decides on it without the names of its columns.
"""

from mkdocs_evidence.analysis.reviews.signed_words import say_columns
from mkdocs_evidence.model.claim import Claim


def place_of(claim: Claim) -> str:
    """The heading above a claim; of a row with the caption of its table and the names of its columns.

    The room says the same of what it signs, in `assets/source/room/table_head.js`.
    """
    if claim.head is None:
        return claim.section
    columns = say_columns(claim.head)
    caption = f"Table: {claim.head.caption.rstrip('.')}" if claim.head.caption else "Table"
    return ". ".join(filter(None, (claim.section, caption, f"Columns: {columns}" if columns else "")))
