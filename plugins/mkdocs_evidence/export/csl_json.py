"""References as CSL-JSON, the format that loses least."""

import json
from collections.abc import Iterable

from mkdocs_evidence.model.reference import Name, Notice, PartialDate, Reference

JsonValue = str | int | list["JsonValue"] | dict[str, "JsonValue"]

NAME_PARTS = (
    ("family", "family"),
    ("given", "given"),
    ("suffix", "suffix"),
    ("non-dropping-particle", "particle"),
    ("literal", "literal"),
)
NAMES = (("author", "author"), ("editor", "editor"))
DATES = (("issued", "issued"), ("available-date", "epub_date"), ("accessed", "accessed"))
TEXTS = (
    ("title", "title"),
    ("container-title", "container_title"),
    ("container-title-short", "container_title_short"),
    ("collection-title", "collection_title"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "page"),
    ("number", "number"),
    ("number-of-pages", "number_of_pages"),
    ("edition", "edition"),
    ("publisher", "publisher"),
    ("publisher-place", "publisher_place"),
    ("medium", "medium"),
    ("genre", "genre"),
    ("language", "language"),
    ("status", "status"),
    ("URL", "url"),
    ("DOI", "doi"),
    ("PMID", "pmid"),
    ("PMCID", "pmcid"),
    ("ISBN", "isbn"),
    ("ISSN", "issn"),
)
"""(CSL variable, field of `Reference`), in the order in which they are written. `note` is for editors, not readers."""
_VALUES = json.JSONEncoder(ensure_ascii=False)


def export_csl_json(references: Iterable[Reference]) -> str:
    """A CSL-JSON array, in the order given; what CSL has no variable for is under `custom`."""
    return f"[{','.join([_written(csl_item(reference)) for reference in references])}]\n"


def _written(item: dict[str, JsonValue]) -> str:
    """An item with a line for each variable, whatever it holds: short, and still to be read by people."""
    lines = [f'  "{variable}": {_VALUES.encode(value)}' for variable, value in item.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


def csl_item(reference: Reference) -> dict[str, JsonValue]:
    """One reference as a CSL-JSON item; parts that the record lacks are left out."""
    item: dict[str, JsonValue] = {"id": reference.key, "type": reference.type}
    for variable, field in NAMES:
        if names := getattr(reference, field):
            item[variable] = [_name(name) for name in names]
    for variable, field in DATES:
        if date := getattr(reference, field):
            item[variable] = _date(date)
    for variable, field in TEXTS:
        if text := getattr(reference, field):
            item[variable] = text
    if custom := _custom(reference):
        item["custom"] = custom
    return item


def _custom(reference: Reference) -> dict[str, JsonValue]:
    custom: dict[str, JsonValue] = {}
    if reference.trial:
        custom["trial"] = reference.trial
    if reference.updated:
        custom["updated"] = _date(reference.updated)
    if reference.kind:
        custom["evidence-kind"] = reference.kind.value
    if not reference.verified:
        custom["unverified"] = "all"
    elif reference.unverified:
        custom["unverified"] = list(reference.unverified)
    if reference.notices:
        custom["notices"] = [_notice(notice) for notice in reference.notices]
    return custom


def _name(name: Name) -> dict[str, JsonValue]:
    return {variable: text for variable, field in NAME_PARTS if (text := getattr(name, field))}


def _date(date: PartialDate) -> dict[str, JsonValue]:
    parts: list[JsonValue] = [part for part in (date.year, date.month, date.day) if part]
    item: dict[str, JsonValue] = {"date-parts": [parts]}
    if date.season:
        item["season"] = date.season
    return item


def _notice(notice: Notice) -> dict[str, JsonValue]:
    item: dict[str, JsonValue] = {"kind": notice.kind}
    if notice.date:
        item["date"] = notice.date.isoformat()
    if notice.by:
        item["by"] = notice.by
    return item
