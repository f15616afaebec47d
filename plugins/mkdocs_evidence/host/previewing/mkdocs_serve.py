"""What our plugin adds to `mkdocs serve`, which builds the whole site for each change."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.terminal import say


def watch_content(server: LiveReloadServer, layout: Layout) -> None:
    """Follows the files of the content; MkDocs itself watches only pages and `mkdocs.yml`."""
    for place in layout.folders:
        if place.exists():
            server.watch(str(place))
    # What is not there cannot be watched by MkDocs' own server: the folder in which it would come into being can.
    content = layout.references.parent
    if content.is_dir() and not layout.root.is_relative_to(content) and not all(map(Path.exists, layout.folders)):
        server.watch(str(content))


def keep_last_preview(builder: Callable[[], None]) -> Callable[[], None]:
    """A builder for `mkdocs serve` that ends calmly when ours refuses: its server would answer nobody until then."""

    def build() -> None:
        try:
            builder()
        except Abort:
            say("The preview still shows the last good build.")

    return build
