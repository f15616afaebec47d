"""What a work says at one place, as HTML. It is made once for a site, since as many pages show it as cite it.

A site has twice as many as works, and they are joined of texts; only pictures, which few have, are left to a template.
"""

from collections.abc import Iterator

from markupsafe import Markup

from mkdocs_evidence.model.reference import Extract
from mkdocs_evidence.render.cards.evidence import ExtractView, extract_view
from mkdocs_evidence.render.cards.figures import FigureTable, FigureView
from mkdocs_evidence.render.escaped import escaped
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.held_together import held_html
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
        known = site.extracts[id(extract)] = (extract, "".join(_parts(extract_view(extract, site))))
    return Markup(known[1])


def _parts(view: ExtractView) -> Iterator[str]:
    locator = f' <span class="ev-locator">({escaped(view.locator)})</span>' if view.locator else ""
    yield f'<div class="ev-extract">\n<p class="ev-finding">{held_html(view.finding)}{locator}</p>\n'
    if view.figures is not None:
        yield from _table(view.figures)
    if view.quote:
        yield f'<blockquote class="ev-quote"><p>{held_html(view.quote)}</p></blockquote>\n'
    if view.scope:
        named = [f"<div><dt>{escaped(one.name)}</dt><dd>{held_html(one.value)}</dd></div>\n" for one in view.scope]
        yield f'<dl class="ev-scope">\n{"".join(named)}</dl>\n'
    if view.note:
        yield f'<p class="ev-note">{held_html(view.note)}</p>\n'
    if not view.is_verified:
        yield (
            '<p class="ev-unverified"><span class="ev-shape" aria-hidden="true">?</span> '
            "Nobody has checked this extract against the work yet.</p>\n"
        )
    yield "</div>\n"


def _table(table: FigureTable) -> Iterator[str]:
    columns = (("Interval", table.has_interval), ("p value", table.has_p), ("Follow-up", table.has_follow_up))
    heads = "".join([f'<th scope="col">{name}</th>' for name, is_filled in columns if is_filled])
    yield (
        '<table class="ev-figures">\n'
        f'<thead><tr><th scope="col">Measured</th><th scope="col">Result</th>{heads}</tr></thead>\n<tbody>\n'
    )
    for row in table.rows:
        values = ((row.interval, *columns[0]), (row.p, *columns[1]), (row.follow_up, *columns[2]))
        cells = "".join([_cell(name, escaped(value)) for value, name, is_filled in values if is_filled])
        yield f'<tr><th scope="row">{escaped(row.what)}</th>{_cell("Result", _result(row))}{cells}</tr>\n'
    yield "</tbody>\n</table>\n\n"


def _cell(name: str, html: str) -> str:
    return f'<td data-ev-label="{name}">{html}</td>'


def _result(row: FigureView) -> str:
    of_hundred = f' <span class="ev-of-hundred">{escaped(row.of_hundred)}</span>' if row.of_hundred else ""
    drawing = render_template("picture.html", row.drawing) if row.drawing is not None else ""
    return f"{escaped(row.result or 'not printed')}{of_hundred}{drawing}"
