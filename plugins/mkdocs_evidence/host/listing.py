"""What search engines may list, and the note that a draft carries on every page."""

import re
from collections.abc import Collection, Iterator
from xml.etree import ElementTree

from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.model.settings import Channel
from mkdocs_evidence.render.links import page_url

SITEMAP = "sitemap.xml"
_SITEMAP_FORM = "http://www.sitemaps.org/schemas/sitemap/0.9"

NOT_LISTED = '<meta name="robots" content="noindex, nofollow">'
"""For the head of a page that no search engine may list."""

_BODY = re.compile(r"<body\b[^>]*>")
_NOTE = (
    '<aside class="ev ev-draft" aria-label="Draft"><p><strong>Draft.</strong> This copy is for those who work on it. '
    "It shows claims that no board has approved. Do not use it for deciding on care, and do not pass it on.</p></aside>"
)


def is_draft(build: SiteBuild) -> bool:
    """Whether the site is made for those who work on it, and not for readers."""
    return build.ledger.settings.channel is Channel.DRAFT


def is_listed(path: str, build: SiteBuild) -> bool:
    """Whether search engines may list a page, by its path under the pages folder."""
    generated = build.generated.get(path)
    return not is_draft(build) and (generated is None or generated.is_listed)


def put_draft_note(output: str) -> str:
    """A finished page with the note of a draft before everything that people see."""
    return _BODY.sub(lambda body: f"{body[0]}\n{_NOTE}", output, count=1)


def listed_sitemap(sitemap: str, build: SiteBuild) -> str:
    """The sitemap without the pages that no search engine may list; empty where MkDocs is to write none.

    That is so for a draft, and while nobody has said where the site is published: a sitemap holds whole addresses.

    Args:
        sitemap: As MkDocs made it.
        build: The build it belongs to.
    """
    if is_draft(build) or not build.facts.url:
        return ""
    unlisted = [one.path for one in build.generated.values() if not one.is_listed]
    return without_pages(sitemap, [page_url(one, directory_urls=build.facts.directory_urls) for one in unlisted])


def without_pages(sitemap: str, addresses: Collection[str]) -> str:
    """A sitemap without some pages.

    Args:
        sitemap: As MkDocs made it.
        addresses: Of the pages, from the root of the site.
    """
    if not addresses:
        return sitemap
    ElementTree.register_namespace("", _SITEMAP_FORM)
    root = ElementTree.fromstring(sitemap)
    place, unlisted = f"{{{_SITEMAP_FORM}}}loc", {*addresses}
    root[:] = [page for page in root if unlisted.isdisjoint(_ends(page.findtext(place) or ""))]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}'


def _ends(address: str) -> Iterator[str]:
    """What stands behind each slash of an address: to compare each address with each other would take forever."""
    return (address[slash.end() :] for slash in re.finditer("/", address))
