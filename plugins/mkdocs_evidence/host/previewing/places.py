"""The files and folders that a site is made of, which a preview follows."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.model.layout import Layout

_PARENT = re.compile(r"""^INHERIT:[ \t]*(["']?)(?P<path>[^"'#\n]+?)\1[ \t]*(?:#.*)?$""", re.MULTILINE)
"""The line with which one file of settings goes on from another; MkDocs does not say afterwards that it did."""


def places_of(config: MkDocsConfig, layout: Layout) -> tuple[Path, ...]:
    """What a preview is to watch: folders with all that is in them, and files; some may be missing.

    Args:
        config: Of a project.
        layout: Where its content lies.
    """
    theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    sources = [layout.sources] if layout.sources is not None else []
    settings = _with_parents(Path(config.config_file_path))
    places = (Path(config.docs_dir), *settings, *theme, *hooks_of(config), *layout.folders, *sources)
    # Nothing tells what changes behind a link.
    return tuple(dict.fromkeys(one.resolve() for one in (*places, *map(Path, config.watch))))


def hooks_of(config: MkDocsConfig) -> tuple[Path, ...]:
    """The files in which a project has Python of its own."""
    hooks: Mapping[str, ModuleType] = dict(config.hooks)  # type: ignore[arg-type] # what is listed there was imported
    return tuple(Path(one.__file__).resolve() for one in hooks.values() if one.__file__)


def _with_parents(file: Path) -> Iterator[Path]:
    """A file of settings, and those from which it goes on; MkDocs has read them all, so that there is no circle."""
    yield file
    parent = _PARENT.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    if parent is not None:
        yield from _with_parents(file.parent / parent["path"])
