"""Where articles stand with the board, kept between builds.

Lists and searches say of every article where it stands. To work that out takes the digest of each claim, which is most
of what an edit of another article would wait for. It is kept under the digest of the article, its works, all settings
and what came of judging the board's records on it: these are judged in every build, signatures and all, so that one
which was forged, withdrawn or taken away is another digest. What is kept names records by their place among those, and
holds none of them.
"""

import io
import pickle
from collections.abc import Sequence
from functools import partial

from mkdocs_evidence.analysis.reviews.chain import JudgedRecord
from mkdocs_evidence.analysis.reviews.sign_offs import SignOff, Sitting
from mkdocs_evidence.analysis.reviews.standing import ArticleStanding
from mkdocs_evidence.host.kept.article_digests import digest_texts
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.load.transport import declare_records
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.review import ClaimVerdict, ReviewRecord
from mkdocs_evidence.shelf import put_away


def recall_standings(build: SiteBuild) -> None:
    """Gives a build the standings that were worked out before, each to be unpacked when somebody asks for it.

    Args:
        build: One that keeps things for the next.
    """
    store = build.effort.store()
    if store is None:
        return
    build.standing_keys = {
        name: f"standing {digest_texts(build.settings, build.digests.article(article))}".encode()
        for name, article in build.ledger.articles.items()
        if name not in build.ledger.withheld
    }
    kept = store.recall_each([*build.standing_keys.values()])
    known = {name: packed for name, packed in zip(build.standing_keys, kept, strict=True) if packed is not None}
    for name, packed in known.items():
        build.facts.known_standings[name] = partial(unpack_standing, packed, build.facts.reviews.get(name, ()))
        del build.standing_keys[name]


def keep_standings(build: SiteBuild) -> None:
    """Keeps those that were worked out since."""
    store = build.effort.store()
    packed, found = build.packed_standings, build.facts.standings
    fresh = {name: key for name, key in build.standing_keys.items() if name in packed or name in found}
    if store is None or not fresh:
        return
    store.keep_each(
        {key: packed[name].data if name in packed else send_standing(build, name) for name, key in fresh.items()}
    )


def send_standing(build: SiteBuild, name: ArticleId) -> bytes:
    """Where an article stands, packed."""
    declare_records(SignOff, Sitting)
    standing = build.facts.standing(build.ledger.articles[name])
    return pack_standing(standing, build.facts.reviews.get(name, ()))


def take_standing(build: SiteBuild, name: ArticleId, packed: bytes) -> None:
    """Takes over where an article stands from the process that found it out, to be unpacked when somebody asks."""
    away = build.packed_standings[name] = put_away(packed)
    records = build.facts.reviews.get(name, ())
    build.facts.known_standings[name] = lambda: unpack_standing(away.data, records)


def pack_standing(standing: ArticleStanding, records: Sequence[JudgedRecord]) -> bytes:
    """A standing without the records that it was worked out from.

    Args:
        standing: Where an article stands.
        records: The board's records on it.
    """
    packed = io.BytesIO()
    _Packing(packed, records).dump(standing)
    return packed.getvalue()


def unpack_standing(packed: bytes, records: Sequence[JudgedRecord]) -> ArticleStanding:
    """The standing of which `pack_standing` gave this, by the same records in the same order."""
    if not records:
        unsigned: ArticleStanding = pickle.loads(packed)
        return unsigned
    standing: ArticleStanding = _Unpacking(io.BytesIO(packed), records).load()
    return standing


class _Packing(pickle.Pickler):
    """Writes the place of a record or of a verdict where it stands."""

    def __init__(self, target: io.BytesIO, records: Sequence[JudgedRecord]) -> None:
        super().__init__(target, protocol=pickle.HIGHEST_PROTOCOL)
        self._places: dict[int, tuple[int, int | None]] = {}
        for at, one in enumerate(records):
            self._places[id(one.record)] = (at, None)
            self._places.update((id(verdict), (at, place)) for place, verdict in enumerate(one.record.claims))

    def persistent_id(self, obj: object) -> tuple[int, int | None] | None:
        is_of_record = isinstance(obj, (ReviewRecord, ClaimVerdict))
        return self._places.get(id(obj)) if is_of_record else None


class _Unpacking(pickle.Unpickler):
    def __init__(self, source: io.BytesIO, records: Sequence[JudgedRecord]) -> None:
        super().__init__(source)
        self._records = records

    def persistent_load(self, place: tuple[int, int | None]) -> ReviewRecord | ClaimVerdict:
        at, verdict = place
        record = self._records[at].record
        return record if verdict is None else record.claims[verdict]
