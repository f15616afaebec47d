"""References as BibTeX, for LaTeX and reference managers."""

import re
from collections.abc import Iterable, Iterator

from mkdocs_evidence.analysis.works.shapes import Shape, find_shape
from mkdocs_evidence.export.notices import notice_lines
from mkdocs_evidence.model.reference import Name, PartialDate, Reference

ENTRY_TYPES = {
    Shape.ARTICLE: "article",
    Shape.PREPRINT: "article",
    Shape.BOOK: "book",
    Shape.PART: "incollection",
    Shape.PAPER: "inproceedings",
    Shape.REPORT: "techreport",
    Shape.THESIS: "phdthesis",
}
"""Every other shape is `misc`."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
VERBATIM = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
"""DOIs and addresses are printed as they stand, so only what would end the field is encoded."""
MARKUP = {"i": "textit", "b": "textbf", "sub": "textsubscript", "sup": "textsuperscript"}
TAGS = re.compile(r"<(i|b|sub|sup)>((?:(?!<\1>).)*?)</\1>")
NOT_IN_KEYS = re.compile(r"[\s,{}()\"#%~\\'=]+")
RANGE = re.compile(r"(?<=\w)\s*[-\u2010-\u2015\u2212]+\s*(?=\w)")


def export_bibtex(references: Iterable[Reference]) -> str:
    """One BibTeX entry for each reference, in UTF-8, in the order given."""
    return "\n".join(_entry(reference) for reference in references)


def _entry(reference: Reference) -> str:
    kind = ENTRY_TYPES.get(find_shape(reference), "misc")
    lines = [f"@{kind}{{{NOT_IN_KEYS.sub('-', reference.key)},"]
    lines += [f"  {name} = {value}," for name, value in _fields(reference)]
    return "\n".join([*lines, "}", ""])


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield from _given(
        author=_names(reference.author),
        editor=_names(reference.editor),
        title=f"{{{_rich(reference.title)}}}" if reference.title else "",
    )
    yield from _host(reference)
    if reference.issued:
        yield from _date(reference.issued)
    yield from _given(
        volume=_escaped(reference.volume),
        pages=_escaped(RANGE.sub("--", reference.page)),
        edition=_escaped(reference.edition),
        series=_escaped(reference.collection_title),
        address=_escaped(reference.publisher_place),
        pagetotal=_escaped(reference.number_of_pages),
        language=_escaped(reference.language),
        doi=reference.doi.translate(VERBATIM),
        pmid=_escaped(reference.pmid),
        pmcid=_escaped(reference.pmcid),
        isbn=_escaped(reference.isbn),
        issn=_escaped(reference.issn),
        registration=_escaped(reference.trial),
        url=reference.url.translate(VERBATIM),
        urldate=_iso(reference.accessed),
        note=_escaped(" ".join(notice_lines(reference))),
    )


def _host(reference: Reference) -> Iterator[tuple[str, str]]:
    """Journal, book or institution, and the number within it, under the names that BibTeX has for each."""
    match find_shape(reference):
        case Shape.ARTICLE | Shape.PREPRINT:
            journal = reference.container_title or reference.container_title_short or reference.publisher
            yield from _given(
                journal=_escaped(journal),
                shortjournal=_escaped(reference.container_title_short),
                number=_escaped(reference.issue),
                eid=_escaped(reference.number),
                type=_escaped(reference.genre),
            )
        case Shape.REPORT:
            yield from _given(
                institution=_escaped(reference.publisher),
                type=_escaped(reference.genre),
                number=_escaped(reference.number),
            )
        case Shape.THESIS:
            yield from _given(school=_escaped(reference.publisher), type=_escaped(reference.genre))
        case _:
            yield from _given(
                booktitle=_escaped(reference.container_title),
                publisher=_escaped(reference.publisher),
                number=_escaped(reference.number or reference.issue),
                type=_escaped(reference.genre),
            )


def _given(**fields: str) -> Iterator[tuple[str, str]]:
    yield from ((name, f"{{{value}}}") for name, value in fields.items() if value)


def _date(date: PartialDate) -> Iterator[tuple[str, str]]:
    yield "year", f"{{{date.year}}}"
    if date.month:
        yield "month", MONTHS[date.month - 1]
    if date.day:
        yield "day", f"{{{date.day}}}"


def _names(names: tuple[Name, ...]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    """`van der Meer, Jr, Jan`; bodies in braces, so that `and` and commas in them do no harm."""
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    family = _escaped(name.family)
    parts = [f"{_escaped(name.particle)} {family}".strip(), _escaped(name.suffix), _escaped(name.given)]
    return ", ".join(part for part in parts if part) if name.suffix or name.given else f"{{{family}}}"


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(ESCAPES) if text else ""


def _rich(title: str) -> str:
    """A title whose simple markup becomes LaTeX's."""
    found = TAGS.search(title)
    if not found:
        return _escaped(title)
    before, after = title[: found.start()], title[found.end() :]
    left = _escaped(before) + (" " if before[-1:].isspace() else "")
    right = (" " if after[:1].isspace() else "") + _rich(after)
    return f"{left}\\{MARKUP[found[1]]}{{{_rich(found[2])}}}{right}"


def _iso(date: PartialDate | None) -> str:
    if date is None:
        return ""
    return "-".join(f"{part:02}" for part in (date.year, date.month, date.day) if part)
