"""`ledger.json` of a site, of which the lines are taken over that would be the same."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
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
    there = _lines_in(before) if found else {}

    def lines(source: BinaryIO | None) -> Iterator[str]:
        for name, article in sorted(articles.items()):
            key = keys.get(name, "")
            known = found.get(key)
            old = _line_at(source, there.get(known.digest)) if known is not None else b""
            if known is not None and digest_of(old) == known.digest:
                notes.used[key] = known
                yield old.decode()
                continue
            line = line_of(article)
            if key:
                notes.made[key] = KeptPage(digest=digest_of(line.encode(errors="surrogatepass")))
            yield line

    with file.open("wb") as target, before.open("rb") if there else nullcontext() as source:
        write_ledger(target, lines(source))
    return notes


def _lines_in(file: Path) -> dict[str, _Stretch]:
    """The lines of a file, by the digest of each."""
    found: dict[str, _Stretch] = {}
    start = 0
    try:
        with file.open("rb") as source:
            for whole in source:
                line = whole.removesuffix(b"\n").removesuffix(b",")
                found[digest_of(line)] = _Stretch(start, len(line))
                start += len(whole)
    except OSError:
        return {}
    return found


def _line_at(source: BinaryIO | None, where: _Stretch | None) -> bytes:
    """A line; nothing where there is none."""
    if source is None or where is None:
        return b""
    source.seek(where.start)
    return source.read(where.length)
