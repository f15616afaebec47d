"""The review rooms of a site: a document for each article, a list of them, and what they load."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_evidence.host.later_files import LaterFile
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.render.facts import SiteFacts, gather_article, gather_site
from mkdocs_evidence.render.review_room.claims import RoomFinding, findings_by_file
from mkdocs_evidence.render.review_room.index import ROOM_INDEX, render_room_index
from mkdocs_evidence.render.review_room.page import FALLBACK, SCRIPT, STYLE, render_review_room, room_file
from mkdocs_evidence.render.review_room.shared import SHARED, render_shared

_ASSETS = Path(__file__).parents[1] / "assets"


def room_files(config: MkDocsConfig, files: Files, build: SiteBuild) -> Iterator[File]:
    """The rooms, which are written later, and what they load, where the project asks for review rooms.

    They are no pages of the theme, so that they are in no navigation, no sitemap and no search.
    """
    if not build.documents.review_room:
        return
    findings = findings_by_file(build.compilation.judgement)
    site = whole_site(build)
    for article in site.ledger.articles.values():
        path = room_file(article.id)
        if files.get_file_from_path(path) is None:
            found = findings.get(article.file, ())
            build.rooms.append((path, partial(_render_room, article, site, found)))
            yield LaterFile.generated(config, path, content="")
    if files.get_file_from_path(ROOM_INDEX) is None:
        build.rooms.append((ROOM_INDEX, partial(render_room_index, site)))
        yield LaterFile.generated(config, ROOM_INDEX, content="")
    yield File.generated(config, SHARED, content=render_shared(site))
    for path in (SCRIPT, FALLBACK, STYLE):
        yield File.generated(config, path, abs_src_path=str(_ASSETS / Path(path).name))


def _render_room(article: Article, site: SiteFacts, findings: Sequence[RoomFinding]) -> str:
    return render_review_room(gather_article(article, site), findings)


def whole_site(build: SiteBuild) -> SiteFacts:
    """The site with what is held back from its readers: members decide on just that."""
    shown = build.facts
    if not build.ledger.withheld:
        return shown
    return gather_site(
        build.compilation.ledger,
        name=shown.name,
        url=shown.url,
        directory_urls=shown.directory_urls,
        names_files=shown.names_files,
        has_search=shown.has_search,
    )
