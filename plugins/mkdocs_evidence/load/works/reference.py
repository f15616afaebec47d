"""References: one YAML file a work, in CSL variables, with its kind of evidence, notices and extracts."""

from mkdocs_evidence.load.strict_yaml.documents import read_group, text_digest
from mkdocs_evidence.load.strict_yaml.fields import Group, Values, group_shape, optional, required
from mkdocs_evidence.load.strict_yaml.scalars import DAY, TEXT, TEXT_AT, YES_NO, choice, unknown_word, words
from mkdocs_evidence.load.strict_yaml.shape import many, named, one_or_many
from mkdocs_evidence.load.works.extracts import EXTRACTS
from mkdocs_evidence.load.works.names import NAMES, PARTIAL_DATE
from mkdocs_evidence.model.field_places import FieldPlaces
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.making import maker_of
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import EvidenceKind, Notice, Reference

ITEM_TYPES = (
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
)
"""The item types of CSL 1.0.2."""

NOTICE_KINDS = ("retraction", "correction", "concern", "superseded")

_KIND = optional("kind", words(EvidenceKind), "What sort of evidence the work is.")
_STANDS_BEHIND = optional("publisher", TEXT, "Who stands behind the evidence; two works of one are not independent.")
_DATASET = optional("dataset", TEXT, "Name of the patients or records studied; works that share it count once.")
_INDEPENDENT = optional("independent", YES_NO, "`no` when the publisher of the work is also ours.")
_EVIDENCE = Group(what="`evidence`", fields=(_KIND, _STANDS_BEHIND, _DATASET, _INDEPENDENT))

_NOTICE_KIND = required("kind", choice(NOTICE_KINDS), "What happened to the work.")
_NOTICE_DATE = optional("date", DAY, "When.")
_NOTICE_BY = optional("by", TEXT, "Who says so, or the superseding work.")
_NOTICE_NOTE = optional("note", TEXT, "What it means for what we cite: `figures unchanged`, for example.")
_NOTICE = Group(what="a notice", fields=(_NOTICE_KIND, _NOTICE_DATE, _NOTICE_BY, _NOTICE_NOTE))


def _evidence(values: Values) -> Values:
    return values


def _notice(values: Values) -> Notice | None:
    kind = values.get(_NOTICE_KIND)
    if kind is None:
        return None
    return Notice(
        kind=kind,
        date=values.get(_NOTICE_DATE),
        by=values.get_or(_NOTICE_BY, ""),
        note=values.get_or(_NOTICE_NOTE, ""),
        at=values.at,
    )


NOTICES = many(group_shape(_NOTICE, _notice))
"""What happened to a work: retraction, correction, concern, superseded."""

_TYPE = required("type", choice(ITEM_TYPES), "What the work is: a CSL 1.0.2 item type.")
_TITLE = required("title", TEXT, "Title of the work, as printed.")
_AUTHOR = optional("author", NAMES, "Who wrote it, in the order of the work.", also=("authors",))
_EDITOR = optional("editor", NAMES, "Who edited it.", also=("editors",))
_CONTAINER = optional(
    "container-title",
    TEXT,
    "Journal, book or site that holds the work.",
    also=("journal", "container_title", "booktitle", "book-title"),
)
_CONTAINER_SHORT = optional(
    "container-title-short",
    TEXT,
    "NLM's abbreviation of the journal title, without full stops.",
    also=("container_title_short", "journalabbreviation", "journal-abbreviation"),
)
_COLLECTION = optional("collection-title", TEXT, "Series that the work belongs to.", also=("series",))
_ISSUED = optional("issued", PARTIAL_DATE, "When it was published.", also=("year", "date", "published"))
_EPUB = optional("available-date", PARTIAL_DATE, "When it appeared ahead of print.", also=("epub-date", "epub"))
_ACCESSED = optional("accessed", PARTIAL_DATE, "When we read it on the web.", also=("access-date", "cited"))
_UPDATED = optional("updated", PARTIAL_DATE, "When the web page was last updated, as it states.", also=("modified",))
_VOLUME = optional("volume", TEXT, "Volume.", also=("vol",))
_ISSUE = optional("issue", TEXT, "Issue; supplements as printed.")
_PAGE = optional("page", TEXT, "Pages, `187-94`, or the article's electronic number.", also=("pages",))
_NUMBER = optional("number", TEXT, "Number of a report, trial or article.")
_PAGES = optional("number-of-pages", TEXT, "How many pages a book has.")
_EDITION = optional("edition", TEXT, "Edition of a book or guideline.")
_PUBLISHER = optional("publisher", TEXT, "Who published it.")
_PLACE = optional("publisher-place", TEXT, "Where it was published.", also=("address", "place"))
_MEDIUM = optional("medium", TEXT, "`Internet` when the work was read online.")
_GENRE = optional("genre", TEXT, "What sort of report, thesis or post it is.")
_LANGUAGE = optional("language", TEXT, "IETF tag of the language; English when left out.", also=("lang",))
_STATUS = optional("status", TEXT, "`ahead of print`, `preprint` or `withdrawn`.")
_URL = optional("URL", TEXT, "Where it can be read.", also=("link",))
_DOI = optional("DOI", TEXT, "Digital object identifier, without resolver.")
_PMID = optional("PMID", TEXT, "PubMed number.", also=("pubmed",))
_PMCID = optional("PMCID", TEXT, "PubMed Central number, `PMC…`.", also=("pmc",))
_ISBN = optional("ISBN", TEXT, "Book number, 10 or 13 digits.")
_ISSN = optional("ISSN", TEXT, "Journal number.")
_TRIAL = optional("trial", TEXT, "Registration number: NCT…, ISRCTN…, CRD42….", also=("nct", "registration"))
_NOTE = optional("note", TEXT, "What editors should know about the record.")
_EVIDENCE_BLOCK = optional("evidence", group_shape(_EVIDENCE, _evidence), "What kind of evidence it is, and whose.")
_ABSENT = optional("absent", named(TEXT), "CSL variables that the work does not have, each with the reason.")
_VERIFIED = optional("verified", YES_NO, "`no` while nobody has checked the record against the work or a registry.")
_UNVERIFIED = optional("unverified", one_or_many(TEXT_AT), "CSL variables whose value nobody has checked.")
_NOTICES = optional("notices", NOTICES, "What happened to it after publication.")
_EXTRACTS = optional("extracts", EXTRACTS, "What the work says at one place, under a short id.")

REFERENCE = Group(
    what="a reference",
    fields=(
        _TYPE,
        _TITLE,
        _AUTHOR,
        _EDITOR,
        _CONTAINER,
        _CONTAINER_SHORT,
        _COLLECTION,
        _ISSUED,
        _EPUB,
        _ACCESSED,
        _UPDATED,
        _VOLUME,
        _ISSUE,
        _PAGE,
        _NUMBER,
        _PAGES,
        _EDITION,
        _PUBLISHER,
        _PLACE,
        _MEDIUM,
        _GENRE,
        _LANGUAGE,
        _STATUS,
        _URL,
        _DOI,
        _PMID,
        _PMCID,
        _ISBN,
        _ISSN,
        _TRIAL,
        _NOTE,
        _EVIDENCE_BLOCK,
        _ABSENT,
        _VERIFIED,
        _UNVERIFIED,
        _NOTICES,
        _EXTRACTS,
    ),
)
_VARIABLES = tuple(field.name for field in REFERENCE.fields)


def load_reference(text: str, *, file: str, key: ReferenceKey) -> tuple[Reference | None, tuple[Fault, ...]]:
    """Reads one reference.

    Args:
        text: The file's text, line ends as they are.
        file: Path from the root of the project.
        key: Name of the file without suffix.

    Returns:
        The reference, None when the file is no YAML that can be trusted; and everything wrong with it.
    """
    values, faults = read_group(text, REFERENCE, file=file)
    if values is None:
        return None, tuple(faults)
    _check_variables(values)
    return _reference(values, file, key, text_digest(text)), tuple(faults)


def _check_variables(values: Values) -> None:
    absent = [name for name, _ in values.get_or(_ABSENT, ())]
    for holder, names in ((_ABSENT, absent), (_UNVERIFIED, values.get_or(_UNVERIFIED, ()))):
        for name in names:
            if name.value not in _VARIABLES:
                values.faults.append(unknown_word(name, holder.name, _VARIABLES, told=len(values.faults)))


def _lower_doi(text: str) -> str:
    # What is no bare DOI stays as written, so that `malformed-identifier` can speak of the author's own words.
    return text.lower() if text.startswith("10.") else text


_make_reference = maker_of(Reference)


def _reference(values: Values, file: str, key: ReferenceKey, digest: str) -> Reference:
    evidence = values.get(_EVIDENCE_BLOCK) or Values(at=values.at, faults=[], found={}, nodes={}, names={})
    return _make_reference(
        key=key,
        file=file,
        type=values.get_or(_TYPE, ""),
        title=values.get_or(_TITLE, ""),
        author=values.get_or(_AUTHOR, ()),
        editor=values.get_or(_EDITOR, ()),
        container_title=values.get_or(_CONTAINER, ""),
        container_title_short=values.get_or(_CONTAINER_SHORT, ""),
        collection_title=values.get_or(_COLLECTION, ""),
        issued=values.get(_ISSUED),
        epub_date=values.get(_EPUB),
        accessed=values.get(_ACCESSED),
        updated=values.get(_UPDATED),
        volume=values.get_or(_VOLUME, ""),
        issue=values.get_or(_ISSUE, ""),
        page=values.get_or(_PAGE, ""),
        number=values.get_or(_NUMBER, ""),
        number_of_pages=values.get_or(_PAGES, ""),
        edition=values.get_or(_EDITION, ""),
        publisher=values.get_or(_PUBLISHER, ""),
        publisher_place=values.get_or(_PLACE, ""),
        medium=values.get_or(_MEDIUM, ""),
        genre=values.get_or(_GENRE, ""),
        language=values.get_or(_LANGUAGE, ""),
        status=values.get_or(_STATUS, ""),
        url=values.get_or(_URL, ""),
        doi=_lower_doi(values.get_or(_DOI, "")),
        pmid=values.get_or(_PMID, ""),
        pmcid=values.get_or(_PMCID, ""),
        isbn=values.get_or(_ISBN, ""),
        issn=values.get_or(_ISSN, ""),
        trial=values.get_or(_TRIAL, ""),
        note=values.get_or(_NOTE, ""),
        kind=evidence.get(_KIND),
        evidence_publisher=evidence.get_or(_STANDS_BEHIND, ""),
        dataset=evidence.get_or(_DATASET, ""),
        independent=evidence.get_or(_INDEPENDENT, default=True),
        absent=tuple((name.value, reason) for name, reason in values.get_or(_ABSENT, ())),
        verified=values.get_or(_VERIFIED, default=True),
        unverified=tuple(name.value for name in values.get_or(_UNVERIFIED, ())),
        notices=values.get_or(_NOTICES, ()),
        extracts=values.get_or(_EXTRACTS, ()),
        field_places=FieldPlaces.of(
            (*values.places(), *((f"evidence.{name}", place) for name, place in evidence.places()))
        ),
        source_digest=digest,
        at=Place(file, 1, 1),
    )
