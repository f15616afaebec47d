"""AMA Manual of Style, 11th edition."""

from collections.abc import Callable, Mapping

from mkdocs_evidence.analysis.works.shapes import Shape, find_shape, is_ahead_of_print, registration_number
from mkdocs_evidence.model.reference import Name, Reference
from mkdocs_evidence.render.references.styles.dates import ama_date
from mkdocs_evidence.render.references.styles.line import FormattedReference, Line
from mkdocs_evidence.render.references.styles.names import ama_person, list_names
from mkdocs_evidence.render.references.styles.notices import nlm_notice
from mkdocs_evidence.render.references.styles.numbering import expand_pages, ordinal_edition, split_issue
from mkdocs_evidence.render.references.styles.registries import registry_name

AUTHORS_MOST = 6
AUTHORS_SHOWN = 3
"""Up to six authors are all listed; of more, the first three."""
DATED_IN_FULL = frozenset({Shape.WEBPAGE, Shape.DATASET, Shape.TRIAL})


def format_ama(reference: Reference) -> FormattedReference:
    """One reference in AMA style; parts that the record lacks are left out."""
    shape = find_shape(reference)
    line = Line()
    BODIES.get(shape, _monograph)(line, reference, shape)
    _append_online(line, reference, shape)
    for notice in reference.notices:
        line.notice(nlm_notice(notice))
    return line.finish()


def _article(line: Line, reference: Reference, shape: Shape) -> None:
    _append_head(line, reference)
    journal = reference.container_title_short.replace(".", "") or reference.container_title
    if journal:
        line.title_sentence(journal, element="i")
    if is_ahead_of_print(reference):
        date = reference.epub_date or reference.issued
        line.sentence(f"Published online {ama_date(date)}" if date else "Published online ahead of print")
        return
    year = str(reference.issued.year) if reference.issued else ""
    place = _volume_and_issue(reference.volume, reference.issue)
    if not place and reference.issued:
        year = ama_date(reference.issued)
        if reference.doi or reference.url:
            year = f"Published online {year}"
    pages = expand_pages(reference.page) or reference.number
    parts = f"{year};{place}" if year and place else year or place
    line.sentence(f"{parts}:{pages}" if parts and pages else parts or pages)


def _volume_and_issue(volume: str, issue: str) -> str:
    """`42(suppl 2)`, `58(12)(suppl 7)`, `83(pt 2)`."""
    of_volume, of_issue = split_issue(volume), split_issue(issue)
    text = of_volume.number
    if of_issue.number:
        text += (
            f"({' '.join(part for part in (of_issue.number, f'pt {of_issue.part}' if of_issue.part else '') if part)})"
        )
    elif part := of_issue.part or of_volume.part:
        text += f"(pt {part})"
    for piece in (of_volume, of_issue):
        if piece.supplement is not None:
            text += f"({f'suppl {piece.supplement}'.rstrip()})"
    return text


def _monograph(line: Line, reference: Reference, shape: Shape) -> None:
    names = reference.author or reference.editor
    line.sentence(_names(names) if reference.author else _editors(reference))
    line.title_sentence(_title(reference), element="i")
    if reference.author and reference.editor:
        line.sentence(_editors(reference))
    _append_edition(line, reference)
    if shape is Shape.THESIS:
        line.sentence(_capitalised(reference.genre or "dissertation"))
    elif reference.genre:
        line.sentence(_capitalised(reference.genre))
    _append_imprint(line, reference)
    if shape is Shape.REPORT and reference.number:
        line.sentence(f"Report No. {reference.number}")


def _part(line: Line, reference: Reference, shape: Shape) -> None:
    if not (reference.container_title or reference.container_title_short or reference.editor):
        _monograph(line, reference, shape)
        return
    _append_head(line, reference)
    line.gap().add("In: ")
    if reference.editor:
        line.add(_editors(reference)).stop().add(" ")
    line.title(reference.container_title or reference.container_title_short, element="i").stop()
    _append_edition(line, reference)
    _append_imprint(line, reference, pages=expand_pages(reference.page))


def _webpage(line: Line, reference: Reference, shape: Shape) -> None:
    _append_head(line, reference)
    line.sentence(reference.container_title or reference.publisher)
    if reference.issued:
        line.sentence(ama_date(reference.issued))


def _preprint(line: Line, reference: Reference, shape: Shape) -> None:
    _append_head(line, reference)
    server = reference.container_title or reference.publisher
    if server:
        line.title_sentence(server, element="i")
    posted = f"Preprint posted online {ama_date(reference.issued)}" if reference.issued else "Preprint"
    pages = reference.number or expand_pages(reference.page)
    line.sentence(f"{posted}:{pages}" if pages else posted)


def _trial(line: Line, reference: Reference, shape: Shape) -> None:
    _append_head(line, reference)
    number = registration_number(reference)
    line.gap().add(f"{registry_name(number)} identifier: ".lstrip()).identifier("trial", number, "ev-ref-trial").stop()
    if reference.issued:
        line.sentence(ama_date(reference.issued))


def _append_head(line: Line, reference: Reference) -> None:
    line.sentence(_names(reference.author))
    line.title_sentence(_title(reference))


def _append_edition(line: Line, reference: Reference) -> None:
    if reference.edition and reference.edition != "1":
        line.sentence(ordinal_edition(reference.edition))
    if reference.volume:
        line.sentence(f"Vol {reference.volume}" if reference.volume[0].isdigit() else reference.volume)
    line.sentence(reference.collection_title)


def _append_imprint(line: Line, reference: Reference, *, pages: str = "") -> None:
    year = str(reference.issued.year) if reference.issued else ""
    maker = "; ".join(part for part in (reference.publisher, year) if part)
    line.sentence(f"{maker}:{pages}" if maker and pages else maker or pages)


def _append_online(line: Line, reference: Reference, shape: Shape) -> None:
    """Update, visit and address for what has no DOI; the DOI alone for what has one."""
    if reference.doi:
        line.gap().add("doi:").identifier("DOI", reference.doi, "ev-ref-doi")
        return
    if reference.updated:
        line.sentence(f"Updated {ama_date(reference.updated)}")
    if reference.accessed and reference.url:
        line.sentence(f"Accessed {ama_date(reference.accessed)}")
    if reference.url and not (shape is Shape.ARTICLE and reference.pmid):
        line.gap().link(reference.url, reference.url, "ev-ref-url")
    if reference.pmid:
        line.gap().add("PMID:").identifier("PMID", reference.pmid, "ev-ref-pmid")
    elif reference.pmcid:
        line.gap().add("PMCID:").identifier("PMCID", reference.pmcid, "ev-ref-pmcid")


def _title(reference: Reference) -> str:
    title = reference.title.rstrip()
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _names(names: tuple[Name, ...]) -> str:
    return list_names(names, ama_person, most=AUTHORS_MOST, shown=AUTHORS_SHOWN)


def _editors(reference: Reference) -> str:
    if not reference.editor:
        return ""
    names = _names(reference.editor)
    return f"{names}{'.' if names.endswith('et al') else ''}, {'ed' if len(reference.editor) == 1 else 'eds'}"


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


BODIES: Mapping[Shape, Callable[[Line, Reference, Shape], None]] = {
    Shape.ARTICLE: _article,
    Shape.PART: _part,
    Shape.PAPER: _part,
    Shape.WEBPAGE: _webpage,
    Shape.PREPRINT: _preprint,
    Shape.TRIAL: _trial,
}
