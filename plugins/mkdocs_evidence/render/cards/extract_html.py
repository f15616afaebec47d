"""What a work says at one place, as HTML. It is made once for a site, since as many pages show it as cite it."""

from markupsafe import Markup

from mkdocs_evidence.model.reference import Extract
from mkdocs_evidence.render.cards.evidence import extract_view
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.templating import render_template

_MOST = 10_000
"""Extracts that are remembered; then all are forgotten, so that the memory has a bound."""


def extract_html(extract: Extract, site: SiteFacts) -> Markup:
    """Finding, figures, scope and quote of an extract. It names no place of the page that shows it."""
    # The extract itself is kept beside its HTML, so that no other can have its identity.
    known = site.extracts.get(id(extract))
    if known is None:
        if len(site.extracts) >= _MOST:
            site.extracts.clear()
        known = site.extracts[id(extract)] = (extract, render_template("extract.html", extract_view(extract, site)))
    return Markup(known[1])
