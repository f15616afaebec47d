"""A board record of which the verdicts are packed, and unpacked while somebody looks at them.

They hold the words of every claim that was judged. As with articles (`packed_article.py`), whoever has thousands of
records looks at few of them at a time.
"""

import pickle
from collections import deque
from dataclasses import fields
from operator import attrgetter
from typing import Any, ClassVar

from mkdocs_evidence.model.review import ClaimVerdict, ReviewRecord
from mkdocs_evidence.shelf import PutAway, put_away

_ALL = tuple(one.name for one in fields(ReviewRecord))
_OUTSIDE = tuple(name for name in _ALL if name != "claims")
_AT_HAND = 32
"""Records that stay unpacked."""

_all_of = attrgetter(*_ALL)
_outside_of = attrgetter(*_OUTSIDE)


class PackedRecord(ReviewRecord):
    """A record like any other, and equal to the same one that is not packed."""

    __slots__ = ("_packed", "_unpacked")

    _packed: PutAway
    """The verdicts on claims."""
    _unpacked: tuple[ClaimVerdict, ...] | None
    _at_hand: ClassVar[deque["PackedRecord"]] = deque()
    """Those that are unpacked, the last one at the end."""

    def __new__(cls, **values: Any) -> ReviewRecord:  # type: ignore[misc] # Any: values of fields of every type; `replace` gives one that is not packed
        """A record of these values, with all of which it need not be packed."""
        return ReviewRecord(**values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ReviewRecord) and _all_of(self) == _all_of(other)

    def __hash__(self) -> int:
        return hash(_all_of(self))

    def __repr__(self) -> str:
        return repr(ReviewRecord(**dict(zip(_ALL, _all_of(self), strict=True))))

    def __reduce__(self) -> tuple[Any, ...]:  # Any: as above
        return packed_record, (_outside_of(self), self._packed.data)

    def verdicts(self) -> tuple[ClaimVerdict, ...]:
        """What is packed."""
        found = self._unpacked
        if found is None:
            found = pickle.loads(self._packed.data)
            _set(self, "_unpacked", found)
            self._at_hand.append(self)
            if len(self._at_hand) > _AT_HAND:
                _set(self._at_hand.popleft(), "_unpacked", None)
        return found


_set = object.__setattr__
setattr(PackedRecord, "claims", property(PackedRecord.verdicts))  # noqa: B010 # the field of the record that it is


def parts_of_record(record: ReviewRecord) -> tuple[tuple[Any, ...], bytes]:  # Any: as above
    """Packs a record: the values that stay, and the packed verdicts."""
    if isinstance(record, PackedRecord):
        return _outside_of(record), record._packed.data
    return _outside_of(record), pickle.dumps(record.claims, protocol=pickle.HIGHEST_PROTOCOL)


def packed_record(outside: tuple[Any, ...], packed: bytes) -> PackedRecord:  # Any: as above
    """The record of which `parts_of_record` gave these."""
    record: PackedRecord = object.__new__(PackedRecord)
    for name, value in zip(_OUTSIDE, outside, strict=True):
        _set(record, name, value)
    _set(record, "_packed", put_away(packed))
    _set(record, "_unpacked", None)
    return record


def whole_record(outside: tuple[Any, ...], packed: bytes) -> ReviewRecord:  # Any: as above
    """The same with nothing packed."""
    return ReviewRecord(**dict(zip(_OUTSIDE, outside, strict=True)), claims=pickle.loads(packed))
