"""The pages that check sign-offs in the reader's browser: one for each signed article, a list, and what they load."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_evidence.host.later_files import LaterFile
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.render.board.verify_page import (
    VERIFY_FALLBACK,
    VERIFY_HEADS,
    VERIFY_INDEX,
    VERIFY_SCRIPT,
    VERIFY_STYLE,
    render_verify_heads,
    render_verify_index,
    render_verify_page,
    verifiable_articles,
    verify_file,
)

_ASSETS = Path(__file__).parents[1] / "assets"


def verify_files(config: MkDocsConfig, files: Files, build: SiteBuild) -> Iterator[File]:
    """The documents, which are written later, and what they load, where an article of the site is signed.

    They are no pages of the theme, so that they are in no navigation, no sitemap and no search.
    """
    articles = verifiable_articles(build.facts)
    if not articles:
        return
    for article in articles:
        path = verify_file(article.id)
        if files.get_file_from_path(path) is None:
            build.rooms.append((path, partial(render_verify_page, article, build.facts)))
            yield LaterFile.generated(config, path, content="")
    yield File.generated(config, VERIFY_INDEX, content=render_verify_index(build.facts))
    yield File.generated(config, VERIFY_HEADS, content=render_verify_heads(build.facts.ledger))
    for path in (VERIFY_SCRIPT, VERIFY_FALLBACK, VERIFY_STYLE):
        yield File.generated(config, path, abs_src_path=str(_ASSETS / Path(path).name))
