"""A site that readers may install and keep on a device: web manifest, icons, and a service worker of this edition.

The worker is written last, since it names the edition: the digest of all other files. A reader's browser so fetches a
new one exactly when the site has changed. What the worker does: `assets/source/offline/worker.js`.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_evidence.publish.site_tree import digest_of, files_below
from mkdocs_evidence.render.links import Links

MANIFEST = "site.webmanifest"
WORKER = "sw.js"
LISTING = "assets/evidence/kept-files.json"
_ASSETS = Path(__file__).parents[1] / "assets"
_ICONS = {"icon-192.png": ("192x192", "any"), "icon-512.png": ("512x512", "maskable")}
_NOT_KEPT = frozenset({WORKER, LISTING, "_headers", "sitemap.xml", "sitemap.xml.gz"})
"""Files that a page never asks for, or that cannot name themselves."""
_VERSION_DIGITS = 12


def offline_files(config: MkDocsConfig) -> list[File]:
    """The files to copy into the site before its pages are made."""
    icons = [File.generated(config, _icon(name), abs_src_path=str(_ASSETS / "icons" / name)) for name in _ICONS]
    return [File.generated(config, MANIFEST, content=_manifest(config)), *icons]


def offline_tag(links: Links) -> str:
    """What the head of every page needs; our script finds the worker by it."""
    tag = Markup('<link rel="manifest" href="{}" data-ev-worker="{}">')
    return tag.format(links.to_file(MANIFEST), links.to_file(WORKER))


def write_worker(site: Path, *, known: Callable[[str], str] = lambda path: "") -> str:
    """Writes the list of the files that are kept, and the worker that keeps them.

    Args:
        site: The folder of a site in which everything else stands.
        known: Gives the SHA-256 of a file, by its path in the site; empty where it must be read for that.

    Returns:
        The version of this edition: the same files give the same.
    """
    paths = sorted(path for path in files_below(site) if path not in _NOT_KEPT)
    files = {path: known(path) or digest_of((site / path).read_bytes()) for path in paths}
    text = json.dumps(files, ensure_ascii=False, separators=(",", ":"))
    program = (_ASSETS / "evidence-worker.js").read_text(encoding="utf-8")
    version = hashlib.sha256(f"{text}{program}".encode()).hexdigest()[:_VERSION_DIGITS]
    listing = json.dumps({"version": version, "files": files}, ensure_ascii=False, separators=(",", ":"))
    (site / LISTING).parent.mkdir(parents=True, exist_ok=True)
    (site / LISTING).write_text(listing, encoding="utf-8", newline="")
    edition = json.dumps({"version": version, "listing": LISTING})
    (site / WORKER).write_text(f"self.edition = {edition};\n{program}", encoding="utf-8", newline="")
    return version


def _icon(name: str) -> str:
    return f"assets/evidence/{name}"


def _manifest(config: MkDocsConfig) -> str:
    icons = [
        {"src": _icon(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, (sizes, purpose) in _ICONS.items()
    ]
    whole = {
        "name": config.site_name or "Guidance",
        "description": config.site_description or "",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#0b4a57",
        "icons": icons,
    }
    return json.dumps({name: value for name, value in whole.items() if value}, ensure_ascii=False, indent=1) + "\n"
