"""The cited works as a review room holds them: as they are signed, beside what a reviewer sees of them."""

from collections.abc import Iterable, Mapping

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reviews.digests import datum_form
from mkdocs_evidence.model.ids import ExtractId, ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Datum, Extract, Notice, Reference
from mkdocs_evidence.render.cards.evidence import outside_links
from mkdocs_evidence.render.references.of_article import unverified_text
from mkdocs_evidence.render.references.short import short_reference
from mkdocs_evidence.render.references.styles import format_reference
from mkdocs_evidence.signing.canonical_json import Plain

_MOST = 10_000
"""Works that are remembered as they are shown; then all are forgotten, so that the memory has a bound."""


def room_works(works: Mapping[ReferenceKey, tuple[ExtractId, ...]], ledger: Ledger) -> dict[str, Plain]:
    """Works as `room_work` gives them, by key; many rooms hold the same.

    Args:
        works: From `cited_works`.
        ledger: Has them.
    """
    known = _known_works(ledger)
    if len(known) >= _MOST:
        known.clear()
    for key, extracts in works.items():
        if (key, extracts) not in known:
            known[key, extracts] = room_work(key, extracts, ledger)
    return {key: known[key, extracts] for key, extracts in works.items()}


@once_per_ledger
def _known_works(_: Ledger) -> dict[tuple[ReferenceKey, tuple[ExtractId, ...]], Plain]:
    """Works by what tells them apart in one ledger, filled as they are asked for."""
    return {}


def room_work(key: ReferenceKey, extracts: Iterable[ExtractId], ledger: Ledger) -> Plain:
    """A work with the extracts that an article cites of it; what is signed of them stands under the names signed.

    Args:
        key: Of a work that the ledger has.
        extracts: Ids of extracts, each once; those that the work lacks are left out.
        ledger: Has the work.
    """
    work = ledger.references[key]
    found = (work.extract(name) for name in extracts)
    text = format_reference(work, style=ledger.settings.citation_style).text
    before, title, after = text.partition(work.title)
    said: dict[str, Plain] = {
        "name": short_reference(work),
        "text": [before, title, after],
        "kind": work.kind.value if work.kind else None,
        "unverified": unverified_text(work),
        "outside": [[one.name, one.url, one.code] for one in outside_links(work)],
        "notices": [_notice(one) for one in work.notices],
        "extracts": {one.id: room_extract(one) for one in found if one is not None},
    }
    # The entry in the list need not print the title letter by letter.
    return said if title == work.title else {**said, "title": work.title}


def is_retracted(work: Reference) -> bool:
    """Whether a notice says that the work was retracted."""
    return any(one.kind == "retraction" for one in work.notices)


def _notice(notice: Notice) -> Plain:
    return {
        "kind": notice.kind,
        "date": notice.date.isoformat() if notice.date else None,
        "by": notice.by,
        "note": notice.note,
    }


def room_extract(extract: Extract) -> Plain:
    """What a work says at one place, under the names that are signed, with what is only shown beside it."""
    return {
        "id": extract.id,
        "locator": [[one.label, one.value] for one in extract.locator],
        "finding": extract.finding,
        "population": extract.population,
        "staging": extract.staging,
        "outcome": extract.outcome,
        "intervention": extract.intervention,
        "data": [room_datum(one) for one in extract.data],
        "quote": extract.quote,
        "verified": extract.verified,
        "note": extract.note,
    }


def room_datum(datum: Datum) -> Plain:
    """A figure as it is signed, but for its words, which are shown as they were written."""
    return {**datum_form(datum), "what": datum.what, "arm": datum.arm, "versus": datum.versus}
