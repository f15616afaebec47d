"""`ledger.json` of a site, of which the lines are taken over that would be the same."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

from mkdocs_evidence.export.ledger_json import write_ledger
from mkdocs_evidence.host.kept.pages import KeptPage, KeptPages
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.publish.site_tree import digest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerNotes:
    """What is to be known of the lines of a ledger, by the digest of what each depends on."""

    made: dict[str, KeptPage] = field(default_factory=dict)
    used: dict[str, KeptPage] = field(default_factory=dict)


class _Stretch(NamedTuple):
    """Where a line stands in a file, without what parts it from the next."""

    start: int
    length: int


def write_lines(
    file: Path,
    articles: Mapping[ArticleId, Article],
    line_of: Callable[[Article], str],
    *,
    keys: Mapping[ArticleId, str],
    kept: KeptPages | None,
    before: Path,
) -> LedgerNotes:
    """Writes what the ledger says of each article, one after another: all together would fill the memory.

    Args:
        file: The ledger.
        articles: Those that are published.
        line_of: Makes a line.
        keys: Digest of what each line depends on; none for what is to be made anyway.
        kept: What is known of earlier lines.
        before: The ledger of the site that is there, or nothing.
    """
    notes = LedgerNotes()
    found = kept.recall([*keys.values()]) if kept is not None else {}

    def lines(there: _Lines | None) -> Iterator[str]:
        for name, article in sorted(articles.items()):
            key = keys.get(name, "")
            known = found.get(key)
            old = there.find(known.digest) if known is not None and there is not None else None
            if known is not None and old is not None:
                notes.used[key] = known
                yield old.decode()
                continue
            line = line_of(article)
            if key:
                notes.made[key] = KeptPage(digest=digest_of(line.encode(errors="surrogatepass")))
            yield line

    with file.open("wb") as target, _opened(before if found else None) as source:
        write_ledger(target, lines(_Lines(source) if source is not None else None))
    return notes


def _opened(file: Path | None) -> AbstractContextManager[BinaryIO | None]:
    try:
        return file.open("rb") if file is not None else nullcontext()
    except OSError:
        return nullcontext()


class _Lines:
    """The lines of a ledger, found by the digest of each: mostly the next one is asked for, and read once."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._all: dict[str, _Stretch] | None = None
        """Where each line is; None while those that were asked for came one after another."""

    def find(self, digest: str) -> bytes | None:
        """The line of a digest; None where there is none."""
        if self._all is None:
            for _, line in self._rest():
                if digest_of(line) == digest:
                    return line
            self._source.seek(0)
            self._all = {digest_of(line): _Stretch(start, len(line)) for start, line in self._rest()}
        where = self._all.get(digest)
        if where is None:
            return None
        self._source.seek(where.start)
        line = self._source.read(where.length)
        return line if digest_of(line) == digest else None

    def _rest(self) -> Iterator[tuple[int, bytes]]:
        """The lines from here on, each with its start and without what parts it from the next."""
        start = self._source.tell()
        while whole := self._source.readline():
            yield start, whole.removesuffix(b"\n").removesuffix(b",")
            start += len(whole)
