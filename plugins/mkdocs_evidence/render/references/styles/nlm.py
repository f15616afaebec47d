"""NLM, citation-sequence: Citing Medicine, 2nd edition, and the sample references of the ICMJE."""

from collections.abc import Callable, Mapping

from mkdocs_evidence.analysis.works.shapes import Shape, find_shape, is_ahead_of_print, registration_number
from mkdocs_evidence.model.reference import Name, Notice, Reference
from mkdocs_evidence.render.references.styles.dates import nlm_date, nlm_month
from mkdocs_evidence.render.references.styles.languages import language_name
from mkdocs_evidence.render.references.styles.line import FormattedReference, Line
from mkdocs_evidence.render.references.styles.names import list_names, nlm_person
from mkdocs_evidence.render.references.styles.notices import nlm_notice
from mkdocs_evidence.render.references.styles.numbering import ordinal_edition, shorten_pages, split_issue
from mkdocs_evidence.render.references.styles.registries import registry_name

AUTHORS = 6
"""The ICMJE asks for the first six authors and then et al; NLM itself has printed all since 2003, which some
large trials would turn into pages of names."""
UNKNOWN = {"publisher-place": "[place unknown]", "publisher": "[publisher unknown]", "issued": "[date unknown]"}
"""What Citing Medicine prints for a part that the work does not state."""
OWN_SENTENCE = frozenset({Shape.REPORT, Shape.PREPRINT, Shape.TRIAL})
"""Shapes whose genre is not printed in brackets behind the title."""
DEFAULT_GENRE = {Shape.THESIS: "dissertation", Shape.DATASET: "dataset"}


def format_nlm(reference: Reference) -> FormattedReference:
    """One reference in NLM style; parts that the record lacks are left out."""
    shape = find_shape(reference)
    line = Line()
    BODIES.get(shape, _monograph)(line, reference, shape)
    _append_availability(line, reference, shape)
    _append_identifiers(line, reference, shape)
    for notice in reference.notices:
        _append_notice(line, notice)
    return line.finish()


def _article(line: Line, reference: Reference, shape: Shape) -> None:
    _append_authors(line, reference)
    _append_title(line, reference, shape)
    is_online = _is_read_online(reference, shape)
    if journal := reference.container_title_short.replace(".", "") or reference.container_title:
        line.sentence(f"{journal} [Internet]" if is_online else journal)
    line.sentence(_article_place(reference, is_online=is_online))
    if is_ahead_of_print(reference):
        line.sentence("Epub ahead of print")
    elif reference.epub_date:
        line.sentence(f"Epub {nlm_date(reference.epub_date)}")
    line.sentence(language_name(reference.language))


def _article_place(reference: Reference, *, is_online: bool) -> str:
    """Date, volume, issue and pages: `2002 Jul 25;347(4):284-7`."""
    date = reference.issued or (reference.epub_date if is_ahead_of_print(reference) else None)
    dated = nlm_date(date) if date else _stated_absent(reference, "issued")
    if is_online:
        dated = f"{dated} {_visit(reference)}".strip()
    place = _volume_and_issue(reference.volume, reference.issue)
    pages = shorten_pages(reference.page) or reference.number
    parts = f"{dated};{place}" if dated and place else dated or place
    return f"{parts}:{pages}" if parts and pages else parts or pages


def _volume_and_issue(volume: str, issue: str) -> str:
    """`42 Suppl 2`, `58(12 Suppl 7)`, `83(Pt 2)`, `(401)`."""
    if volume.isdigit() and (not issue or issue.isdigit()):
        return f"{volume}({issue})" if issue else volume
    of_volume, of_issue = split_issue(volume), split_issue(issue)
    text = of_volume.number
    if of_volume.supplement is not None:
        text += f" Suppl {of_volume.supplement}".rstrip()
    inside = [of_issue.number] if of_issue.number else []
    if of_issue.supplement is not None:
        supplement = f"Suppl {of_issue.supplement}".rstrip()
        if not inside and text:
            text += f" {supplement}"
        else:
            inside.append(supplement)
    inside += [f"Pt {part}" for part in (of_volume.part, of_issue.part) if part]
    return f"{text}({' '.join(inside)})" if inside else text


def _monograph(line: Line, reference: Reference, shape: Shape) -> None:
    has_author = _append_authors(line, reference) and bool(reference.author)
    _append_title(line, reference, shape)
    _append_edition(line, reference)
    if shape is Shape.REPORT and reference.genre:
        line.sentence(reference.genre[0].upper() + reference.genre[1:])
    if has_author and reference.editor:
        line.sentence(_editors(reference))
    elif reference.container_title and shape is not Shape.BOOK:
        line.sentence(reference.container_title)
    _append_imprint(line, reference, shape)
    if reference.number_of_pages:
        line.sentence(
            f"{reference.number_of_pages} p" if reference.number_of_pages.isdigit() else reference.number_of_pages
        )
    elif reference.page and shape is not Shape.BOOK:
        line.sentence(f"p. {shorten_pages(reference.page)}")
    _append_series(line, reference, shape)
    if shape is Shape.REPORT and reference.number:
        line.sentence(f"Report No.: {reference.number}")
    line.sentence(language_name(reference.language))


def _part(line: Line, reference: Reference, shape: Shape) -> None:
    if not (reference.container_title or reference.container_title_short or reference.editor):
        _monograph(line, reference, shape)
        return
    _append_authors(line, reference, or_editors=False)
    _append_title(line, reference, shape)
    line.gap().add("In: ")
    if reference.editor:
        line.add(_editors(reference)).stop().add(" ")
    host = reference.container_title or reference.container_title_short
    line.title(f"{host} [Internet]" if _is_read_online(reference, shape) else host).stop()
    _append_edition(line, reference)
    _append_imprint(line, reference, shape)
    if reference.page:
        line.sentence(f"p. {shorten_pages(reference.page)}")
    _append_series(line, reference, shape)
    line.sentence(language_name(reference.language))


def _webpage(line: Line, reference: Reference, shape: Shape) -> None:
    """A page within a site is cited as a part of the site, whose title comes first."""
    if not reference.container_title:
        _monograph(line, reference, shape)
        return
    _append_authors(line, reference)
    line.gap().add(f"{reference.container_title} [Internet]").stop()
    _append_imprint(line, reference, shape)
    line.title_sentence(_bracketed(reference))
    line.sentence(language_name(reference.language))


def _preprint(line: Line, reference: Reference, shape: Shape) -> None:
    _append_authors(line, reference)
    _append_title(line, reference, shape)
    server = reference.container_title or reference.publisher
    line.sentence(" ".join(part for part in (server, reference.number, "[Preprint]") if part))
    date = nlm_date(reference.issued) if reference.issued else _stated_absent(reference, "issued")
    if _is_read_online(reference, shape):
        date = f"{date} {_visit(reference)}".strip()
    line.sentence(f"{date}:{shorten_pages(reference.page)}" if date and reference.page else date)


def _trial(line: Line, reference: Reference, shape: Shape) -> None:
    _append_authors(line, reference)
    line.title_sentence(_bracketed(reference))
    registry = reference.container_title or registry_name(registration_number(reference))
    if registry:
        line.sentence(f"In: {registry} [Internet]")
    _append_imprint(line, reference, shape)


def _append_authors(line: Line, reference: Reference, *, or_editors: bool = True) -> bool:
    if reference.author:
        line.add(_names(reference.author)).stop()
    elif reference.editor and or_editors:
        line.add(_editors(reference)).stop()
    return bool(reference.author or reference.editor)


def _append_title(line: Line, reference: Reference, shape: Shape) -> None:
    genre = "" if shape in OWN_SENTENCE else reference.genre or DEFAULT_GENRE.get(shape, "")
    is_marked = not _stands_in_host(reference, shape) and _is_read_online(reference, shape)
    labels = [f"[{genre}]"] if genre else []
    labels += ["[Internet]"] if is_marked else []
    title = _bracketed(reference)
    if not labels:
        line.title_sentence(title)
        return
    if title:
        line.gap().title(title)
    line.gap().add(" ".join(labels)).stop()


def _stands_in_host(reference: Reference, shape: Shape) -> bool:
    """Whether `[Internet]` goes behind the title of a journal, book or site and not behind that of the work."""
    if shape is Shape.ARTICLE:
        return bool(reference.container_title_short or reference.container_title)
    return shape in (Shape.PART, Shape.PAPER, Shape.PREPRINT)


def _bracketed(reference: Reference) -> str:
    """The title without its own full stop; a translated title keeps the brackets that its record gives it."""
    title = reference.title.rstrip()
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _append_edition(line: Line, reference: Reference) -> None:
    if reference.edition and reference.edition != "1":
        line.sentence(ordinal_edition(reference.edition))
    if reference.volume:
        line.sentence(f"Vol. {reference.volume}" if reference.volume[0].isdigit() else reference.volume)


def _append_imprint(line: Line, reference: Reference, shape: Shape) -> None:
    """Place, publisher and date: `St. Louis: Mosby; 2002 [cited 2003 Jan 5]`."""
    place = reference.publisher_place or _stated_absent(reference, "publisher-place")
    publisher = reference.publisher or _stated_absent(reference, "publisher")
    maker = f"{place}: {publisher}" if place and publisher else place or publisher
    date = _stated_absent(reference, "issued")
    if reference.issued:
        date = _date_for(shape)(reference)
    if _is_read_online(reference, shape):
        date = f"{date} {_visit(reference)}".strip()
    if maker or date:
        line.sentence(f"{maker}; {date}" if maker and date else maker or date)


def _date_for(shape: Shape) -> Callable[[Reference], str]:
    if shape in (Shape.WEBPAGE, Shape.DATASET, Shape.TRIAL):
        return lambda reference: nlm_date(reference.issued) if reference.issued else ""
    if shape is Shape.REPORT:
        return lambda reference: nlm_month(reference.issued) if reference.issued else ""
    return lambda reference: str(reference.issued.year) if reference.issued else ""


def _append_series(line: Line, reference: Reference, shape: Shape) -> None:
    series = reference.collection_title
    if shape is Shape.BOOK:
        series = series or reference.container_title
    if series:
        line.gap().add(f"({series})").stop()


def _append_availability(line: Line, reference: Reference, shape: Shape) -> None:
    if not reference.url or not _is_read_online(reference, shape) or _repeats_doi(reference):
        return
    line.gap().add("Available from: ").link(reference.url, reference.url, "ev-ref-url")
    if reference.url.endswith("/"):
        line.stop()


def _append_identifiers(line: Line, reference: Reference, shape: Shape) -> None:
    if reference.doi:
        line.gap().add("doi:").identifier("DOI", reference.doi, "ev-ref-doi")
    if reference.pmid:
        line.gap().add("PubMed PMID: ").identifier("PMID", reference.pmid, "ev-ref-pmid")
    if reference.pmcid:
        line.add("; ") if reference.pmid else line.gap()
        line.add("PubMed Central PMCID: ").identifier("PMCID", reference.pmcid, "ev-ref-pmcid")
    if reference.pmid or reference.pmcid:
        line.stop()
    number = registration_number(reference) if shape is Shape.TRIAL else reference.trial
    if number:
        label = "Identifier: " if shape is Shape.TRIAL else "Registration: "
        line.gap().add(label).identifier("trial", number, "ev-ref-trial").stop()


def _append_notice(line: Line, notice: Notice) -> None:
    line.notice(nlm_notice(notice))


def _is_read_online(reference: Reference, shape: Shape) -> bool:
    """Whether `[Internet]`, the day of the visit and the address are printed.

    An article or preprint with an identifier is found by that, wherever it was read.
    """
    if shape in (Shape.ARTICLE, Shape.PREPRINT) and (reference.doi or reference.pmid or reference.pmcid):
        return reference.medium.lower() == "internet"
    return bool(reference.url or reference.medium.lower() == "internet")


def _repeats_doi(reference: Reference) -> bool:
    """Whether the address is the DOI once more, as registries give it."""
    return bool(reference.doi and "doi.org/" in reference.url)


def _visit(reference: Reference) -> str:
    """`[updated 2002 May 16; cited 2002 Jul 9]`."""
    parts = []
    if reference.updated:
        parts.append(f"updated {nlm_date(reference.updated)}")
    if reference.accessed:
        parts.append(f"cited {nlm_date(reference.accessed)}")
    return f"[{'; '.join(parts)}]" if parts else ""


def _stated_absent(reference: Reference, variable: str) -> str:
    """What stands for a part that the record says the work does not have."""
    return UNKNOWN[variable] if any(name == variable for name, _ in reference.absent) else ""


def _names(names: tuple[Name, ...]) -> str:
    return list_names(names, nlm_person, most=AUTHORS, shown=AUTHORS)


def _editors(reference: Reference) -> str:
    label = "editor" if len(reference.editor) == 1 else "editors"
    names = _names(reference.editor)
    return f"{names}{'.' if names.endswith('et al') else ''}, {label}"


BODIES: Mapping[Shape, Callable[[Line, Reference, Shape], None]] = {
    Shape.ARTICLE: _article,
    Shape.PART: _part,
    Shape.PAPER: _part,
    Shape.WEBPAGE: _webpage,
    Shape.PREPRINT: _preprint,
    Shape.TRIAL: _trial,
}
