"""Some of the board's records read again, as when a member has signed one."""

import os
from collections.abc import Iterable, Sequence

from mkdocs_evidence.analysis.watching import EVERY_ARTICLE
from mkdocs_evidence.load.board.reviews import load_review
from mkdocs_evidence.load.files import FoundFile, find_again
from mkdocs_evidence.load.sharing import FileReader
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.review import ReviewRecord


def reread_records(
    before: Sequence[ReviewRecord], files: Iterable[str], layout: Layout, reader: FileReader
) -> tuple[tuple[ReviewRecord, ...], frozenset[ArticleId]] | None:
    """All records in their order, and the articles whose records may be other, as those say who looked at records.

    Args:
        before: All records that could be read before.
        files: Paths of what may be other, from the root of the project, in the folder of the records.
        layout: Where that is.
        reader: Reads them, and takes what is wrong with them.

    Returns:
        None when the files do not tell all: one is no file of a record.
    """
    records = {one.file: one for one in before}
    changed = {EVERY_ARTICLE}
    for file in files:
        found = find_again(file, layout.reviews, layout)
        if found is None or found.suffix != ".yml":
            return None
        gone = records.pop(file, None)
        read = reader.read([found], load_record) if os.path.lexists(found.path) else []
        records |= {one.file: record for one, record in read}
        changed |= {one.article for one in (gone, records.get(file)) if one is not None}
    return tuple(sorted(records.values(), key=lambda one: one.file)), frozenset(changed)


def load_record(text: str, found: FoundFile) -> tuple[ReviewRecord | None, tuple[Fault, ...]]:
    """The record that a file holds, and everything wrong with it; None when it holds none."""
    folder, _, _ = found.inside.rpartition("/")
    return load_review(text, file=found.file, folder=ArticleId(folder))
