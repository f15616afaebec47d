"""What stands above every page of a preview: what was found on it, and whether a build would make it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from mkdocs_evidence.render.templating import render_template

_SCRIPT = Path(__file__).parents[1] / "assets" / "source" / "preview" / "keep_place.view.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHere:
    """One finding, for the author who looks at the page."""

    severity: str
    message: str
    remedy: str = ""
    place: str = ""
    """`content/pages/hip/avn.md:41:40`; empty where there is none."""
    name: str = ""
    """Of the rule; empty for what no rule says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewBanner:
    """What an author is told above a page."""

    heading: str
    is_refused: bool
    """Whether a build would make no site of the content as it is."""
    found: tuple[FoundHere, ...]
    elsewhere: str
    """How much was found in other files; empty for nothing."""
    more: str = ""
    """How much more was found on the page than is listed; empty where all of it is."""

    @property
    def mark(self) -> str:
        """Stands for the whole of it before its words."""
        if self.is_refused:
            return "✗"
        return "!" if self.found else "✓"

    @property
    def script(self) -> Markup:
        """What keeps an author's place when the page is loaded again."""
        return _script()


def render_preview_banner(banner: PreviewBanner) -> str:
    """The banner, with its own style: it is part of no site."""
    return render_template("preview_banner.html", banner)


@cache
def _script() -> Markup:
    return Markup(_SCRIPT.read_text(encoding="utf-8"))
