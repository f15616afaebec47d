"""References as RIS, which every reference manager reads."""

import re
from collections.abc import Iterable, Iterator

from mkdocs_evidence.analysis.works.shapes import Shape, find_shape, registration_number
from mkdocs_evidence.export.notices import notice_lines
from mkdocs_evidence.model.reference import Name, PartialDate, Reference
from mkdocs_evidence.render.references.styles.line import plain_title
from mkdocs_evidence.render.references.styles.numbering import expand_pages

TYPES = {
    Shape.ARTICLE: "JOUR",
    Shape.PREPRINT: "UNPB",
    Shape.BOOK: "BOOK",
    Shape.PART: "CHAP",
    Shape.PAPER: "CONF",
    Shape.REPORT: "RPRT",
    Shape.WEBPAGE: "ELEC",
    Shape.TRIAL: "ELEC",
    Shape.THESIS: "THES",
    Shape.DATASET: "DATA",
    Shape.OTHER: "GEN",
}
LINE_END = "\r\n"
RANGE = re.compile(r"([^-,;]+)-([^-,;]+)")


def export_ris(references: Iterable[Reference]) -> str:
    """One RIS record for each reference, in UTF-8, in the order given."""
    return "".join(_record(reference) for reference in references)


def _record(reference: Reference) -> str:
    fields = [("TY", TYPES[find_shape(reference)]), *_fields(reference), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(value.split())}{LINE_END}" for tag, value in fields) + LINE_END


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield from (("AU", _name(name)) for name in reference.author)
    yield from (("A2", _name(name)) for name in reference.editor)
    yield from _given(
        ("ID", reference.key),
        ("TI", plain_title(reference.title)),
        ("T2", reference.container_title),
        ("J2", reference.container_title_short),
        ("T3", reference.collection_title),
        ("PY", str(reference.issued.year) if reference.issued else ""),
        ("DA", _date(reference.issued)),
        ("VL", reference.volume),
        ("IS", reference.issue),
    )
    yield from _pages(reference.page)
    yield from _given(
        ("M1", reference.number),
        ("M3", reference.genre),
        ("ET", reference.edition),
        ("PB", reference.publisher),
        ("CY", reference.publisher_place),
        ("SN", reference.isbn),
        ("SN", reference.issn),
        ("DO", reference.doi),
        ("AN", reference.pmid),
        ("C2", reference.pmcid),
        ("C3", registration_number(reference)),
        ("LA", reference.language),
        ("UR", reference.url),
        ("Y2", _date(reference.accessed)),
    )
    yield from (("N1", line) for line in notice_lines(reference))


def _given(*fields: tuple[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((tag, value) for tag, value in fields if value)


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    """First and last page apart; what is no single range stays together as the first."""
    full = expand_pages(pages)
    found = RANGE.fullmatch(full)
    yield from _given(("SP", found[1]), ("EP", found[2])) if found else _given(("SP", full))


def _name(name: Name) -> str:
    """`van der Meer, Jan, Jr`; a body without commas, since RIS would take what follows one for a given name."""
    if name.literal:
        return name.literal.replace(",", "")
    parts = [f"{name.particle} {name.family}".strip(), name.given, name.suffix]
    while parts and not parts[-1]:
        parts.pop()
    return ", ".join(parts)


def _date(date: PartialDate | None) -> str:
    if date is None:
        return ""
    parts = (
        f"{date.year:04}",
        f"{date.month:02}" if date.month else "",
        f"{date.day:02}" if date.day else "",
        date.season,
    )
    return "/".join(parts)
