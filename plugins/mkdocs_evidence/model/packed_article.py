"""An article of which most is packed, and unpacked while somebody looks at it: a large site has thousands of them."""

import pickle
from collections import deque
from collections.abc import Iterator
from dataclasses import fields
from operator import attrgetter
from sys import intern
from typing import Any, ClassVar, NamedTuple

from mkdocs_evidence.model.claim import Article, Relation
from mkdocs_evidence.model.ids import ClaimId, ExtractId, ReferenceKey
from mkdocs_evidence.shelf import PutAway, put_away

CitedKeys = tuple[tuple[ReferenceKey, int], ...]
"""Each work that claims of an article cite, in the order of the text, and how many claims that are."""

_INSIDE = ("answer", "claims", "prose", "lay_texts", "headings", "captions", "code_samples", "oddities", "field_places")
"""What is packed: all that grows with the text."""
_ALL = tuple(one.name for one in fields(Article))
_OUTSIDE = tuple(name for name in _ALL if name not in _INSIDE)
_AT_HAND = 64
"""Articles that stay unpacked: as many as a process looks at within a moment."""

_RELATIONS = {one.value: one for one in Relation}
_all_of = attrgetter(*_ALL)
_inside_of = attrgetter(*_INSIDE)
_outside_of = attrgetter(*_OUTSIDE)


class ClaimWords(NamedTuple):
    """What is listed of a claim."""

    id: ClaimId | None
    text: str


class CitedAs(NamedTuple):
    """What is listed of one act of citing."""

    relation: Relation
    extract: ExtractId | None


class ArticleParts(NamedTuple):
    """What a packed article is made of."""

    outside: tuple[Any, ...]  # Any: values of fields of every type
    cited: CitedKeys
    claims: int
    """How many it has."""
    listed: bytes
    """What works list of its claims, packed."""
    inside: bytes
    """All the rest, packed."""


class PackedArticle(Article):
    """An article like any other, and equal to the same one that is not packed."""

    __slots__ = ("_inside", "_listed", "_unpacked", "cited", "claim_count")

    _listed: PutAway
    _inside: PutAway
    cited: CitedKeys
    claim_count: int
    _unpacked: tuple[Any, ...] | None  # Any: as above
    _at_hand: ClassVar[deque["PackedArticle"]] = deque()
    """Those that are unpacked, the last one at the end."""

    def __new__(cls, **values: Any) -> Article:  # type: ignore[misc] # Any: as above; `replace` gives one that is not packed
        """An article of these values, with all of which it need not be packed."""
        return Article(**values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Article) and _all_of(self) == _all_of(other)

    def __hash__(self) -> int:
        return hash(_all_of(self))

    def __repr__(self) -> str:
        return repr(Article(**dict(zip(_ALL, _all_of(self), strict=True))))

    def __reduce__(self) -> tuple[Any, ...]:  # Any: as above
        return packed_article, (
            _outside_of(self),
            self.cited,
            self.claim_count,
            self._listed.data,
            self._inside.data,
        )

    @property
    def listed(self) -> bytes:
        """What works list of its claims, packed."""
        return self._listed.data

    def inside(self) -> tuple[Any, ...]:  # Any: as above
        """The values that are packed, in their order."""
        values = self._unpacked
        if values is None:
            values = pickle.loads(self._inside.data)
            _set(self, "_unpacked", values)
            self._at_hand.append(self)
            if len(self._at_hand) > _AT_HAND:
                _set(self._at_hand.popleft(), "_unpacked", None)
        return values


_set = object.__setattr__


def _part(place: int) -> property:
    return property(lambda article: article.inside()[place])


for _place, _name in enumerate(_INSIDE):
    setattr(PackedArticle, _name, _part(_place))


def parts_of(article: Article) -> ArticleParts:
    """Packs an article."""
    return ArticleParts(
        outside=_outside_of(article),
        cited=cited_keys(article),
        claims=len(article.claims),
        listed=_packed(_listed_of(article)),
        inside=_packed(_inside_of(article)),
    )


def _packed(values: object) -> bytes:
    return pickle.dumps(values, protocol=pickle.HIGHEST_PROTOCOL)


def packed_article(*parts: Any) -> PackedArticle:  # Any: as above
    """The article of which `parts_of` gave these."""
    article: PackedArticle = object.__new__(PackedArticle)
    made = ArticleParts(*parts)
    for name, value in zip(_OUTSIDE, made.outside, strict=True):
        _set(article, name, value)
    _set(article, "cited", made.cited)
    _set(article, "claim_count", made.claims)
    _set(article, "_listed", put_away(made.listed))
    _set(article, "_inside", put_away(made.inside))
    _set(article, "_unpacked", None)
    return article


def whole_article(*parts: Any) -> Article:  # Any: as above
    """The article of which `parts_of` gave these, with nothing packed."""
    made = ArticleParts(*parts)
    outside = dict(zip(_OUTSIDE, made.outside, strict=True))
    return Article(**outside, **dict(zip(_INSIDE, pickle.loads(made.inside), strict=True)))


def count_claims(article: Article) -> int:
    """How many claims an article has; a packed one is not unpacked for it, nor for what the functions below give."""
    return article.claim_count if isinstance(article, PackedArticle) else len(article.claims)


def cited_keys(article: Article) -> CitedKeys:
    """The works that its claims cite."""
    if isinstance(article, PackedArticle):
        return article.cited
    places: dict[ReferenceKey, set[int]] = {}
    for place, claim in enumerate(article.claims):
        for citation in claim.citations:
            places.setdefault(citation.key, set()).add(place)
    return tuple([(ReferenceKey(intern(key)), len(found)) for key, found in places.items()])


def citing_claims(article: Article, key: ReferenceKey) -> Iterator[tuple[ClaimWords, CitedAs]]:
    """Its claims that cite a work, with each act of citing, in the order of the text."""
    words, acts = _listed(article)
    for place, relation, extract in acts.get(key, ()):
        yield ClaimWords(*words[place]), CitedAs(_RELATIONS[relation], extract)


def each_citing(article: Article) -> Iterator[tuple[ReferenceKey, ClaimWords, CitedAs]]:
    """What `citing_claims` gives of each work that its claims cite, work by work."""
    words, acts = _listed(article)
    for key, found in acts.items():
        for place, relation, extract in found:
            yield key, ClaimWords(*words[place]), CitedAs(_RELATIONS[relation], extract)


_Listed = tuple[list[tuple[ClaimId | None, str]], dict[ReferenceKey, list[tuple[int, str, ExtractId | None]]]]
"""Of each claim its words, and of each work the acts of citing it: claim, relation and extract."""


def _listed(article: Article) -> _Listed:
    if isinstance(article, PackedArticle):
        packed: _Listed = pickle.loads(article.listed)
        return packed
    return _listed_of(article)


def _listed_of(article: Article) -> _Listed:
    """In plain data, which is unpacked in a tenth of the time that claims take."""
    acts: dict[ReferenceKey, list[tuple[int, str, ExtractId | None]]] = {}
    for place, claim in enumerate(article.claims):
        for one in claim.citations:
            acts.setdefault(one.key, []).append((place, one.relation.value, one.extract))
    return [(claim.id, claim.text) for claim in article.claims], acts
