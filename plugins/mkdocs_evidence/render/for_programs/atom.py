"""A feed in the form of Atom (RFC 4287): the same content gives the same bytes."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mkdocs_evidence.render.facts import SiteFacts

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomEntry:
    """One entry of a feed."""

    title: str
    name: str
    """What makes it the same entry for a reader's program; a new name is a new entry."""
    day: date
    url: str
    authors: tuple[str, ...]
    category: tuple[str, str] | None
    """(id, name) of its kind; None for none."""
    summary: str


def write_atom(site: SiteFacts, entries: Sequence[AtomEntry], *, name: str, title: str, path: str) -> str:
    """The feed as XML.

    Args:
        site: Gives name and address.
        entries: Newest first; at least one.
        name: What makes it the same feed for a reader's program.
        title: Of the feed.
        path: Of its file, from the root of the site.
    """
    feed = Element("feed", {"xmlns": _ATOM})
    SubElement(feed, "title").text = _plain(title)
    SubElement(feed, "id").text = _urn(site, name)
    SubElement(feed, "updated").text = _instant(entries[0].day)
    if site.url:
        SubElement(feed, "link", {"rel": "self", "href": site.url + path})
    SubElement(feed, "link", {"href": site.url or "./"})
    for one in entries:
        feed.append(_entry(one, site))
    indent(feed, space=" ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _entry(one: AtomEntry, site: SiteFacts) -> Element:
    entry = Element("entry")
    SubElement(entry, "title").text = _plain(one.title)
    SubElement(entry, "id").text = _urn(site, one.name)
    SubElement(entry, "updated").text = _instant(one.day)
    SubElement(entry, "link", {"href": one.url})
    for author in one.authors:
        SubElement(SubElement(entry, "author"), "name").text = _plain(author)
    if one.category is not None:
        SubElement(entry, "category", {"term": one.category[0], "label": one.category[1]})
    SubElement(entry, "summary").text = _plain(one.summary)
    return entry


def _urn(site: SiteFacts, name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{site.url or site.name} {name}')}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _plain(text: str) -> str:
    """The text without characters that XML has no way to write."""
    return "".join(one for one in text if one in "\t\n" or (one >= " " and one not in "\ufffe\uffff"))
