"""What a reader is told where a server has no page."""

from dataclasses import dataclass

from mkdocs_evidence.render.templating import render_template


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """Ways on, as addresses that hold on every page."""

    home: str
    search: str
    concepts: str


def render_not_found(view: NotFoundView) -> str:
    """What stands below the theme's own words."""
    return render_template("not_found.html", view)
