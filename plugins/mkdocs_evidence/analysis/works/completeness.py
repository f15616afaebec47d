"""Which parts of a reference are missing, by what Citing Medicine requires of each form of work."""

from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_evidence.analysis.works.shapes import Shape, find_shape, is_ahead_of_print, registration_number
from mkdocs_evidence.model.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPart:
    """A part that the form of the work requires and its record does not give."""

    variable: str
    """The CSL variable to fill in, or to name under `absent`."""
    what: str
    """The part in plain words, to be read after "has no": `journal title abbreviation`."""
    why: str
    """What the part is for; one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One required part."""

    variable: str
    what: str
    why: str
    is_given: Callable[[Reference], bool]


def missing_parts(reference: Reference) -> tuple[MissingPart, ...]:
    """The required parts that a reference lacks, in the order of NLM style.

    A part that the record names under `absent`, with a reason, is not missing: some works have no issue, or no author.
    """
    excused = {variable for variable, reason in reference.absent if reason.strip()}
    return tuple(
        MissingPart(variable=need.variable, what=need.what, why=need.why)
        for need in requirements(reference)
        if need.variable not in excused and not need.is_given(reference)
    )


def requirements(reference: Reference) -> tuple[Requirement, ...]:
    """What this one work must have: its form decides, and for articles whether it is still ahead of print."""
    shape = find_shape(reference)
    if shape is Shape.ARTICLE and is_ahead_of_print(reference):
        return (AUTHOR, TITLE, JOURNAL, EPUB_DATE, ONLINE_IDENTIFIER)
    if shape is Shape.ARTICLE and reference.type in PERIODICALS_CITED_BY_DATE:
        return (TITLE, PERIODICAL, DATE)
    if shape is Shape.OTHER:
        return (TITLE, MAKER, DATE)
    return REQUIRED[shape]


def _has_author_or_editor(reference: Reference) -> bool:
    return bool(reference.author or reference.editor)


def _has_issue(reference: Reference) -> bool:
    return bool(reference.issue or "suppl" in reference.volume.lower() or " pt " in f" {reference.volume.lower()} ")


def _has_location(reference: Reference) -> bool:
    return bool(reference.page or reference.number)


def _has_doi_or_address(reference: Reference) -> bool:
    return bool(reference.doi or reference.url)


def _has_visit(reference: Reference) -> bool:
    return bool(reference.accessed or reference.doi)


AUTHOR = Requirement(
    variable="author",
    what="author",
    why="Readers find a work, and judge its independence, by who wrote it.",
    is_given=lambda reference: bool(reference.author),
)
AUTHOR_OR_EDITOR = Requirement(
    variable="author", what="author or editor", why=AUTHOR.why, is_given=_has_author_or_editor
)
BODY = Requirement(
    variable="author",
    what="author or issuing body",
    why="A report or guideline stands on the body that issued it.",
    is_given=_has_author_or_editor,
)
TITLE = Requirement(
    variable="title",
    what="title",
    why="Without its title a work cannot be told from the others of its authors.",
    is_given=lambda reference: bool(reference.title.strip()),
)
JOURNAL = Requirement(
    variable="container-title-short",
    what="journal title abbreviation",
    why="NLM names a journal by its abbreviation in the NLM Catalog.",
    is_given=lambda reference: bool(reference.container_title_short),
)
PERIODICAL = Requirement(
    variable="container-title",
    what="title of the magazine or newspaper",
    why="It says where the article appeared.",
    is_given=lambda reference: bool(reference.container_title or reference.container_title_short),
)
HOST = Requirement(
    variable="container-title",
    what="title of the book",
    why="A chapter is found through its book.",
    is_given=lambda reference: bool(reference.container_title or reference.container_title_short),
)
PROCEEDINGS = Requirement(
    variable="container-title",
    what="title of the proceedings",
    why="A conference paper is found through the proceedings.",
    is_given=HOST.is_given,
)
DATE = Requirement(
    variable="issued",
    what="date of publication",
    why="Readers judge the age of evidence by it.",
    is_given=lambda reference: reference.issued is not None,
)
EPUB_DATE = Requirement(
    variable="issued",
    what="date of electronic publication",
    why="An article ahead of print is dated by its appearance online.",
    is_given=lambda reference: bool(reference.issued or reference.epub_date),
)
ONLINE_IDENTIFIER = Requirement(
    variable="DOI",
    what="DOI or PMID",
    why="Before it has a volume and pages, an article is found by its identifier alone.",
    is_given=lambda reference: bool(reference.doi or reference.pmid or reference.pmcid),
)
VOLUME = Requirement(
    variable="volume",
    what="volume",
    why="Libraries shelve and index a journal by volume.",
    is_given=lambda reference: bool(reference.volume),
)
ISSUE = Requirement(
    variable="issue",
    what="issue",
    why="Where a journal has issues, NLM asks for the issue behind the volume.",
    is_given=_has_issue,
)
LOCATION = Requirement(
    variable="page",
    what="pages or article number",
    why="It says where in the volume the article stands.",
    is_given=_has_location,
)
CHAPTER_PAGES = Requirement(
    variable="page", what="pages", why="They say where in the book the part stands.", is_given=_has_location
)
PLACE = Requirement(
    variable="publisher-place",
    what="place of publication",
    why="NLM tells publishers of one name apart by their place.",
    is_given=lambda reference: bool(reference.publisher_place),
)
PUBLISHER = Requirement(
    variable="publisher",
    what="publisher",
    why="It says who answers for the work and whom to ask for it.",
    is_given=lambda reference: bool(reference.publisher),
)
INSTITUTION = Requirement(
    variable="publisher",
    what="institution that granted the degree",
    why="Theses are kept by the institution that accepted them.",
    is_given=PUBLISHER.is_given,
)
SERVER = Requirement(
    variable="container-title",
    what="name of the preprint server",
    why="It tells readers that the work was posted there and not reviewed by a journal.",
    is_given=lambda reference: bool(reference.container_title or reference.publisher),
)
REPOSITORY = Requirement(
    variable="publisher",
    what="repository",
    why="It says who keeps the data.",
    is_given=lambda reference: bool(reference.publisher or reference.container_title),
)
MAKER = Requirement(
    variable="author",
    what="author, editor or publisher",
    why="Somebody must answer for the work.",
    is_given=lambda reference: bool(reference.author or reference.editor or reference.publisher),
)
ADDRESS = Requirement(
    variable="URL",
    what="address",
    why="A page on the web is found by its address alone.",
    is_given=lambda reference: bool(reference.url or reference.doi),
)
DOI_OR_ADDRESS = Requirement(
    variable="DOI",
    what="DOI or address",
    why="A work that exists only online is found by it.",
    is_given=_has_doi_or_address,
)
VISIT = Requirement(
    variable="accessed",
    what="day on which it was read",
    why="Pages on the web change; NLM asks for the day of the version that was cited.",
    is_given=_has_visit,
)
WEB_DATE = Requirement(
    variable="issued",
    what="date of publication or last update",
    why=DATE.why,
    is_given=lambda reference: bool(reference.issued or reference.updated),
)
REGISTRATION = Requirement(
    variable="trial",
    what="registration number",
    why="A registration is found by its number.",
    is_given=lambda reference: bool(registration_number(reference)),
)

PERIODICALS_CITED_BY_DATE = frozenset({"article-newspaper", "article-magazine", "periodical"})
"""Types that NLM cites by day, without asking for volume and issue."""
REQUIRED = {
    Shape.ARTICLE: (AUTHOR, TITLE, JOURNAL, DATE, VOLUME, ISSUE, LOCATION),
    Shape.BOOK: (AUTHOR_OR_EDITOR, TITLE, PLACE, PUBLISHER, DATE),
    Shape.PART: (AUTHOR_OR_EDITOR, TITLE, HOST, PLACE, PUBLISHER, DATE, CHAPTER_PAGES),
    Shape.REPORT: (BODY, TITLE, PLACE, PUBLISHER, DATE),
    Shape.WEBPAGE: (TITLE, PLACE, PUBLISHER, WEB_DATE, VISIT, ADDRESS),
    Shape.THESIS: (AUTHOR, TITLE, PLACE, INSTITUTION, DATE),
    Shape.PAPER: (AUTHOR, TITLE, PROCEEDINGS, PLACE, PUBLISHER, DATE, CHAPTER_PAGES),
    Shape.PREPRINT: (AUTHOR, TITLE, SERVER, DATE, DOI_OR_ADDRESS),
    Shape.DATASET: (AUTHOR, TITLE, REPOSITORY, DATE, DOI_OR_ADDRESS, VISIT),
    Shape.TRIAL: (TITLE, REGISTRATION, VISIT, ADDRESS),
}
