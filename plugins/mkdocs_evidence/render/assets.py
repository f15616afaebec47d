"""The style sheet and script that pages of ours link, and where they lie in a site."""

from collections.abc import Mapping
from pathlib import Path

from markupsafe import escape

from mkdocs_evidence.render.links import Links

STYLE = "assets/evidence/evidence.css"
SCRIPT = "assets/evidence/evidence.js"


def asset_files() -> Mapping[str, Path]:
    """Each file to copy into a site, by its path there."""
    folder = Path(__file__).parent.parent / "assets"
    return {STYLE: folder / "evidence.css", SCRIPT: folder / "evidence.js"}


def style_text() -> str:
    """The style sheet itself, for documents that carry it in themselves."""
    return asset_files()[STYLE].read_text(encoding="utf-8")


def asset_tags(links: Links) -> str:
    """What the head of a page of ours needs: one style sheet and one deferred script, both of the site itself."""
    style, script = escape(links.to_file(STYLE)), escape(links.to_file(SCRIPT))
    return f'<link rel="stylesheet" href="{style}"><script src="{script}" defer></script>'
