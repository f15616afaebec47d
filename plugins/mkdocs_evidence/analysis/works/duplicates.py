"""Works that the library holds twice, and works that it holds in two versions."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mkdocs_evidence.analysis.works.shapes import Shape, find_shape, is_preprint
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.library import Likeness, Likenesses
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.syntax.identifiers import normalise_identifier
from mkdocs_evidence.syntax.patterns import regex

MARKUP = regex(r"<[^<>]*>")
_WORD = regex(r"\w+")
STATUS = regex(r"^\W*(?:retracted|withdrawn)(?: article)?\W+", re.IGNORECASE)
DISTINCTIVE_WORDS = 4
"""A title of fewer words (`Reply`, `Osteonecrosis of the hip`) does not make two works one."""
ANOTHER_TEXT = regex(r" (?:authors? )?(?:reply|response|comment|correction|erratum|editorial|letter|part)\b")
"""How the end of a title begins that makes it another text, which may stand on the same page."""
PARTS = frozenset({Shape.PART, Shape.PAPER})
"""Works that share the ISBN of their book."""


class WorkRelation(StrEnum):
    """What ties the references of a group."""

    SAME = "same"
    """One work under several keys."""
    VERSIONS = "versions"
    """A preprint and its article, or one text published under several identifiers: each may be cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateGroup:
    """References that belong together."""

    keys: tuple[ReferenceKey, ...]
    """At least two, sorted."""
    relation: WorkRelation
    shared: tuple[str, ...]
    """What they have in common, in words and sorted: `DOI 10.2106/jbjs.f.00535`, `title and year`."""


def find_duplicates(references: Iterable[Reference], known: Likenesses | None = None) -> tuple[DuplicateGroup, ...]:
    """Groups of references to one work, and of versions of one work, sorted by their keys.

    Identifiers decide first. Title, year and first author decide for works whose identifiers do not contradict each
    other; where they do, or one is a preprint, the works are versions. Records of one article may differ in a subtitle,
    when journal, volume and first page agree, and by a year, when one of them is dated ahead of print. Takes time in
    proportion to the number of works.

    Args:
        references: Works under different keys.
        known: What works were compared by before, which follows; None where nobody will ask again.
    """
    works = _likenesses(references, {} if known is None else known)
    by_key = {like.work.key: like for like in works}
    same = _Components(by_key)
    for what, keys in _shared_identifiers(works):
        same.join(keys, what)
    for pair in _shared_pages(works):
        same.join(pair, "page, volume and journal")
    versions = _Components(by_key)
    for keys in _shared_titles(works):
        _join_by_title(keys, by_key, same, versions)
    groups = [*same.groups(WorkRelation.SAME), *_without_copies(versions, same)]
    return tuple(sorted(groups, key=lambda group: (group.keys, group.relation)))


@lru_cache(maxsize=4096)
def normalise_title(title: str) -> str:
    """Letters and digits of a title, without markup, accents, case, punctuation and a leading RETRACTED.

    >>> normalise_title("RETRACTED: The <i>HFE</i> gene – Änderungen")
    'the hfe gene anderungen'
    """
    letters = STATUS.sub("", MARKUP.sub("", title)).casefold()
    if not letters.isascii():
        plain = unicodedata.normalize("NFKD", letters)
        letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(_WORD.findall(letters))


class _Components:
    """Union-find over keys, which remembers what joined them."""

    def __init__(self, keys: Iterable[ReferenceKey]) -> None:
        self._parent = {key: key for key in keys}
        self._shared: dict[ReferenceKey, set[str]] = {}

    def find(self, key: ReferenceKey) -> ReferenceKey:
        """The key that stands for the whole component."""
        root = key
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def join(self, keys: Iterable[ReferenceKey], what: str) -> None:
        """Makes one component of all of them, because they share `what`."""
        first, *others = keys
        root = self.find(first)
        shared = self._shared.pop(root, set()) | {what}
        for other in others:
            top = self.find(other)
            if top != root:
                self._parent[top] = root
                shared |= self._shared.pop(top, set())
        self._shared[root] = shared

    def groups(self, relation: WorkRelation) -> Iterator[DuplicateGroup]:
        """The components of more than one key."""
        members: dict[ReferenceKey, list[ReferenceKey]] = {}
        for key in self._parent:
            members.setdefault(self.find(key), []).append(key)
        for root, keys in members.items():
            if len(keys) > 1:
                shared = tuple(sorted(self._shared[root]))
                yield DuplicateGroup(keys=tuple(sorted(keys)), relation=relation, shared=shared)


def _likenesses(references: Iterable[Reference], known: Likenesses) -> list[Likeness]:
    """Of all works, sorted by their keys."""
    found = []
    for work in sorted(references, key=lambda reference: reference.key):
        like = known.get(work.key)
        if like is None or like.work is not work:
            like = known[work.key] = _likeness(work)
        found.append(like)
    return found


def _likeness(work: Reference) -> Likeness:
    first_page = re.match(r"\w+", work.page)
    return Likeness(
        work=work,
        identifiers=dict(_identifiers(work)),
        title=normalise_title(work.title),
        journal=normalise_title(work.container_title),
        first_page=first_page[0] if first_page else "",
        author=_first_author(work),
    )


def _identifiers(work: Reference) -> Iterator[tuple[str, str]]:
    """(scheme, value) of the identifiers that name the work itself."""
    for scheme, text in (("DOI", work.doi), ("PMID", work.pmid), ("PMCID", work.pmcid)):
        if value := normalise_identifier(scheme, text) if text else "":
            yield scheme, value
    if work.isbn and (value := normalise_identifier("ISBN", work.isbn)):
        part = f" {normalise_title(work.title)}" if find_shape(work) in PARTS else ""
        yield "ISBN", f"{value}{part}"


def _shared_identifiers(works: Iterable[Likeness]) -> Iterator[tuple[str, list[ReferenceKey]]]:
    holders: dict[tuple[str, str], list[ReferenceKey]] = {}
    for like in works:
        for identifier in like.identifiers.items():
            holders.setdefault(identifier, []).append(like.work.key)
    for (scheme, value), keys in holders.items():
        if len(keys) > 1:
            yield f"{scheme} {value}", keys


def _shared_titles(works: Iterable[Likeness]) -> Iterator[list[ReferenceKey]]:
    holders: dict[str, list[ReferenceKey]] = {}
    for like in works:
        if like.title.count(" ") >= DISTINCTIVE_WORDS - 1:
            holders.setdefault(like.title, []).append(like.work.key)
    yield from (keys for keys in holders.values() if len(keys) > 1)


def _shared_pages(works: Iterable[Likeness]) -> Iterator[tuple[ReferenceKey, ReferenceKey]]:
    """Pairs of records that begin on one page of one volume and whose titles differ by a subtitle at most."""
    firsts: dict[tuple[str, ...], Likeness] = {}
    for like in works:
        place = (like.journal, like.work.volume, like.first_page, like.author)
        if all(place):
            twin = firsts.setdefault(place, like)
            if twin is not like and _may_be_one(twin, like) and _begin_alike(twin.title, like.title):
                yield twin.work.key, like.work.key


def _begin_alike(one: str, other: str) -> bool:
    """Whether one title is the other without its end: its subtitle, or its `(Review)`."""
    shorter, longer = sorted((one, other), key=len)
    end = longer[len(shorter) :]
    is_longer = shorter.count(" ") >= DISTINCTIVE_WORDS - 1 and f"{longer} ".startswith(f"{shorter} ")
    return is_longer and not ANOTHER_TEXT.match(end)


def _join_by_title(
    keys: list[ReferenceKey], by_key: Mapping[ReferenceKey, Likeness], same: _Components, versions: _Components
) -> None:
    """Joins works of one title: to the first that is the same work, and to the first of which it is a version.

    Many works of one title (a yearly report) are compared with one work per year and kind only, so time stays linear.
    """
    firsts: dict[tuple[int, bool, str], ReferenceKey] = {}
    for key in keys:
        like = by_key[key]
        slot = (like.work.issued.year if like.work.issued else 0, is_preprint(like.work), like.author)
        twin = firsts.setdefault(slot, key)
        if twin != key and _may_be_one(by_key[twin], like):
            same.join((twin, key), "title, year and first author")
        elif twin != key:
            versions.join((twin, key), "title, year and first author")
    _join_without_author(firsts, by_key, same)
    _join_ahead_of_print(firsts, by_key, same)
    _join_preprints(firsts, versions)


def _join_without_author(
    firsts: Mapping[tuple[int, bool, str], ReferenceKey], by_key: Mapping[ReferenceKey, Likeness], same: _Components
) -> None:
    """A record without authors is the same work as one of that title and year with authors."""
    for (year, preprint, author), key in firsts.items():
        nameless = firsts.get((year, preprint, ""))
        if author and year and nameless and _may_be_one(by_key[key], by_key[nameless]):
            same.join((nameless, key), "title and year")


def _join_ahead_of_print(
    firsts: Mapping[tuple[int, bool, str], ReferenceKey], by_key: Mapping[ReferenceKey, Likeness], same: _Components
) -> None:
    """A record dated ahead of print is the same work as one of the following year in the same journal."""
    for (year, preprint, author), key in firsts.items():
        following = firsts.get((year + 1, preprint, author))
        if not (year and author and following) or preprint:
            continue
        early, late = by_key[key], by_key[following]
        is_one_journal = bool(early.journal) and early.journal == late.journal
        volumes = {early.work.volume, late.work.volume} - {""}
        is_early = late.work.epub_date is not None and late.work.epub_date.year == year
        if is_one_journal and _may_be_one(early, late) and (is_early or (len(volumes) < 2 and not early.work.page)):
            same.join((key, following), "title, journal and first author")


def _join_preprints(firsts: Mapping[tuple[int, bool, str], ReferenceKey], versions: _Components) -> None:
    """A preprint and an article of one title and first author are versions, whatever their years."""
    articles = {author: key for (_, preprint, author), key in firsts.items() if not preprint}
    for (_, preprint, author), key in firsts.items():
        if preprint and author in articles:
            versions.join((key, articles[author]), "title and first author")


def _may_be_one(one: Likeness, other: Likeness) -> bool:
    """Whether no identifier of the two contradicts that they are one work."""
    mine, theirs = one.identifiers, other.identifiers
    return all(mine[scheme] == theirs[scheme] for scheme in mine.keys() & theirs.keys())


def _first_author(work: Reference) -> str:
    """The last word of the first name: records differ in whether they split names, and in particles."""
    names = work.author or work.editor
    words = normalise_title(names[0].family or names[0].literal).split() if names else []
    return words[-1] if words else ""


def _without_copies(versions: _Components, same: _Components) -> Iterator[DuplicateGroup]:
    """Groups of versions in which each work stands once, under its first key."""
    for group in versions.groups(WorkRelation.VERSIONS):
        firsts: dict[ReferenceKey, ReferenceKey] = {}
        for key in group.keys:
            firsts.setdefault(same.find(key), key)
        if len(firsts) > 1:
            yield DuplicateGroup(keys=tuple(sorted(firsts.values())), relation=group.relation, shared=group.shared)
