"""Word lists as data: one text file a list in `lexicons/`, with its source at the head; sites add their own."""

from functools import cache
from pathlib import Path

from mkdocs_evidence.model.settings import Settings

_FOLDER = Path(__file__).parent.parent / "lexicons"


@cache
def read_lexicon(name: str) -> tuple[str, ...]:
    """The entries of a list that comes with the package, in the order of its file, without comments.

    Args:
        name: Name of the file without `.txt`: `advice-strong`.

    Raises:
        FileNotFoundError: No list has that name, which is a mistake of ours.
    """
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.strip() for line in lines)
    return tuple(entry for entry in entries if entry and not entry.startswith("#"))


def site_lexicon(name: str, settings: Settings) -> tuple[str, ...]:
    """The entries of a list and, after them, those that the site adds under `lexicons:` in `evidence.yml`.

    Raises:
        FileNotFoundError: No list has that name, which is a mistake of ours.
    """
    added = settings.lexicons.get(name)
    return read_lexicon(name) if added is None else (*read_lexicon(name), *added.entries)


@cache
def lexicon_names() -> tuple[str, ...]:
    """The name of every list that comes with the package, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.txt")))
