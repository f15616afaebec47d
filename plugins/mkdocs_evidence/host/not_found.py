"""The page that a server shows where it has none: what a reader may do there, besides going back."""

import re

from mkdocs_evidence.host.assets import link_assets
from mkdocs_evidence.host.hardening import root_path
from mkdocs_evidence.host.search import drop_search_slot, put_box_of
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.render.links import CONCEPT_INDEX, SEARCH_PAGE, RootedLinks
from mkdocs_evidence.render.not_found import NotFoundView, render_not_found

NOT_FOUND = "404.html"
"""The template that themes have for it."""

_SAID = re.compile(r"<h1\b[^>]*>[^<]*404[^<]*</h1>(?:\s*<p\b[^>]*>\s*<strong>[^<]*</strong>\s*</p>)?")
"""What Material and the themes of MkDocs say there."""


def help_lost_reader(output: str, build: SiteBuild) -> str:
    """The theme's page with the box for questions and ways on; as the theme made it where claims cannot be searched.

    Its addresses begin at the root of the server, since nobody knows for which page it will be shown.
    """
    if build.search is None:
        return drop_search_slot(output)
    links = RootedLinks(here="", directory_urls=build.facts.directory_urls, root=root_path(build.config))
    view = NotFoundView(home=links.to("index.md"), search=links.to(SEARCH_PAGE), concepts=links.to(CONCEPT_INDEX))
    ways = render_not_found(view)
    output = _SAID.sub(lambda said: f"{said[0]}\n{ways}", output, count=1)
    return put_box_of(link_assets(output, links), links, build)
