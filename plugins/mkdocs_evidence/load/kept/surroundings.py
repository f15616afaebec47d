"""Digests of all that articles are examined by, under which what was made of them is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.load.files import FoundFile
from mkdocs_evidence.load.kept.store import Store, digest_bytes
from mkdocs_evidence.load.sources import SourcesOnDemand
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.settings import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands beside the articles, as digests."""

    of_works: bytes
    """Of what works are examined by: all but the pages, the flows, the board's records and their log."""
    of_articles: bytes
    """Of the same without the works, what the lock says of them, and what is wrong with their files: which works and
    which records an article is examined by is traced."""


def digest_surroundings(
    frame: Ledger,
    read: Iterable[tuple[FoundFile, bytes]],
    traced: tuple[Iterable[FoundFile], Iterable[FoundFile]],
    *,
    layout: Layout,
    store: Store,
    channel: Channel | None,
) -> Surroundings:
    """The digests of what stands beside the articles of a site.

    Args:
        frame: The ledger without articles and flows.
        read: Every file that was read for it, with the digest of its bytes.
        traced: Which of these are files of works, and which are records of the board.
        layout: Names the files that are read in another way.
        store: Knows the digests of those.
        channel: For whom the site is made.
    """
    files_of_works, files_of_records = ({one.file for one in files} for files in traced)
    listed = [(found.file, digest) for found, digest in read if found.file not in files_of_records]
    sources = frame.sources.files if isinstance(frame.sources, SourcesOnDemand) else ()
    texts = _digest_files([*sources], store)
    lock = _digest_files(_found(layout.lock, layout), store)
    given = repr((frame.as_of, channel, frame.sources is None)).encode()
    others = [fault for fault in frame.faults if fault.finding.at.file not in files_of_works]
    apart = [*(one for one in listed if one[0] not in files_of_works), *texts, ("", repr(others).encode())]
    return Surroundings(
        of_works=_digest([*listed, *texts, *lock, ("", given), ("", repr(frame.faults).encode())]),
        of_articles=_digest([*apart, ("", given)]),
    )


def _found(path: Path, layout: Layout) -> list[FoundFile]:
    return [FoundFile(path=str(path), file=layout.name(path), inside=path.name)] if path.is_file() else []


def _digest_files(files: Sequence[FoundFile], store: Store) -> list[tuple[str, bytes]]:
    return [(one.file, digest) for one, digest in zip(files, store.digest(files), strict=True)]


def _digest(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Of names and values, told apart by their lengths."""
    flat = (part for name, value in parts for part in (name.encode(), value))
    return digest_bytes(b"".join(len(part).to_bytes(4, "big") + part for part in flat))
