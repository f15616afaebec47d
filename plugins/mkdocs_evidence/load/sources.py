"""The texts of cited works, `<key>.txt`, which are compared with quotations and never published."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mkdocs_evidence.load.files import FoundFile, read_file
from mkdocs_evidence.load.strict_yaml.documents import text_digest, without_mark
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.source import SourceText

_SUFFIX = ".txt"


class SourcesOnDemand(Mapping[ReferenceKey, SourceText]):
    """The mounted texts by the key of their work. Each is read when it is first asked for, and then kept."""

    def __init__(self, files: Mapping[ReferenceKey, FoundFile]) -> None:
        self._files = files
        self._read: dict[ReferenceKey, SourceText] = {}

    @property
    def files(self) -> Iterable[FoundFile]:
        """The files, in the order of the keys."""
        return self._files.values()

    def __getitem__(self, key: ReferenceKey) -> SourceText:
        if key not in self._read:
            self._read[key] = _read_source(self._files[key])
        return self._read[key]

    def __contains__(self, key: object) -> bool:
        return key in self._files

    def __iter__(self) -> Iterator[ReferenceKey]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def find_sources(layout: Layout) -> SourcesOnDemand | None:
    """The texts that are mounted, none where the folder is missing; None when the layout names no folder for them.

    Raises:
        OSError: The folder cannot be listed.
    """
    folder = layout.sources
    if folder is None:
        return None
    if not folder.is_dir():
        return SourcesOnDemand({})
    paths = sorted(path for path in folder.iterdir() if path.suffix == _SUFFIX and path.is_file())
    return SourcesOnDemand({ReferenceKey(path.stem): _found(path, layout) for path in paths})


def _found(path: Path, layout: Layout) -> FoundFile:
    return FoundFile(path=str(path), file=layout.name(path), inside=path.name)


def _read_source(found: FoundFile) -> SourceText:
    text, faults = read_file(found)
    if text is None:
        return SourceText(file=found.file, text="", digest="", problem=faults[0].finding.message)
    return SourceText(file=found.file, text=without_mark(text), digest=text_digest(text))
