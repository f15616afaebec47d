"""A project's own Python, which MkDocs reads once for each process, read again when its file changed."""

from collections.abc import Collection
from importlib.util import cache_from_source
from pathlib import Path

from mkdocs.config.config_options import Hooks
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.host.previewing.places import hooks_of


def reload_hooks(config: MkDocsConfig, changed: Collection[Path]) -> None:
    """Has MkDocs read its hooks anew with the next settings, if one of them is among the files that changed.

    What a hook imports besides is read once, as Python does it, and what it was told at the start is not told again.
    """
    for hook in {*hooks_of(config)}.intersection(changed):
        Hooks._load_hook.cache_clear()
        # Python takes a file of the same size and second for the one that it has compiled.
        Path(cache_from_source(str(hook))).unlink(missing_ok=True)
