"""The bytes of a shard: numbers as varints, keys as what they add to the key before, lists as gaps.

    shard    = length of entries, of numbers, of texts, of gaps, entry*, numbers, texts, gaps, weights
    entry    = kept, added, bytes, flags, [kept, added, bytes: the word]         keys ascending
    numbers  = ([df, count of each list], [count of each runs])*                 for each entry, as its flags say
    texts    = ([name, zero byte], [forms, zero byte])*                          the same
    gaps     = of each list as many gaps of claim numbers, of each runs as many pairs of gap and length; such a gap
               counts from the end of the run before
    weights  = of each list as many steps, two in a byte
    forms    = (around <tab> key <tab> key … <line end>)*    `around` as in `anchors.py`; a key that begins with `~`
               belongs to the entry's own stem

All numbers are varints: seven bits a byte, the lowest first. `assets/source/search/shard.js` reads them. What is unlike
is apart because each packs better among its like: a tenth of all shards.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from mkdocs_evidence.search.postings import Posting, Postings, runs_in
from mkdocs_evidence.search.weights import STEPS

TEXT, LAY, ASKS, SECTIONS, TITLES, NAME, FORMS, SURFACE = (1 << bit for bit in range(8))
MANY_CLAIMS = 30_000
"""From here on a site is large: what a first question reads is cut closer."""


_TEXT_END = b"\0"


def most_postings(claims: int) -> int:
    """How many postings a list keeps, the heaviest: a word that common tells little, and rarer ones tell the rest.

    Args:
        claims: Of the site.
    """
    return 2048 if claims < MANY_CLAIMS else 1280


@dataclass(frozen=True, slots=True)
class _Streams:
    """The parts of a shard while it is written."""

    entries: bytearray = field(default_factory=bytearray)
    numbers: bytearray = field(default_factory=bytearray)
    texts: bytearray = field(default_factory=bytearray)
    gaps: bytearray = field(default_factory=bytearray)
    weights: bytearray = field(default_factory=bytearray)


def encode_shard(entries: Iterable[tuple[str, Postings]], most: int) -> tuple[bytes, ...]:
    """The bytes of a shard, before compression: its parts, one after the other.

    Args:
        entries: Keys in ascending order, with what belongs to each.
        most: Postings that a list keeps.
    """
    streams = _Streams()
    before = b""
    for key, postings in entries:
        name = key.encode()
        _put_after(streams.entries, before, name)
        before = name
        _put_postings(streams, name, postings, most)
    parts = (streams.entries, streams.numbers, streams.texts, streams.gaps)
    lengths = bytearray()
    for part in parts:
        _put_number(lengths, len(part))
    return bytes(lengths + streams.entries), *map(bytes, parts[1:]), bytes(streams.weights)


def packed_size(parts: Sequence[bytes]) -> int:
    """About how many bytes a shard has when it is packed, by how often each byte is in each part.

    Whoever asks in Python has packed nothing, and other versions of zlib pack otherwise. Of 2,400 shards 19 in 20 have
    at most 6 % more than this; only runs of attributes have much less.

    Args:
        parts: As `encode_shard` gives them.
    """
    entries, numbers, texts, gaps, weights = map(_told, parts)
    # Texts say much again that they have said before.
    return round(265 + entries + numbers + 0.63 * texts + gaps + weights)


def _told(part: bytes) -> float:
    """Bytes that it takes to tell which byte comes next, again and again, to somebody who knows how often each does."""
    return sum([many * math.log2(len(part) / many) for many in Counter(part).values()]) / 8


def _put_postings(streams: _Streams, key: bytes, postings: Postings, most: int) -> None:
    parts = (postings.text, postings.lay, postings.asks, postings.sections, postings.titles)
    forms = _forms_text(key.decode(), postings)
    flags = sum(1 << bit for bit, part in enumerate((*parts, postings.name, forms, postings.surface)) if part)
    streams.entries.append(flags)
    if postings.surface:
        _put_after(streams.entries, key, postings.surface.encode())
    if flags & (TEXT | LAY | ASKS):
        _put_number(streams.numbers, postings.claims)
    for postings_list in (postings.text, postings.lay, postings.asks):
        if postings_list:
            _put_list(streams, heaviest(postings_list, most))
    for runs in (postings.sections, postings.titles):
        if runs:
            _put_runs(streams, [*runs_in(runs)])
    for text in (postings.name, forms):
        if text:
            streams.texts.extend(text.encode() + _TEXT_END)


def _forms_text(stem: str, postings: Postings) -> str:
    """The names that are found by a stem; keys of concepts that begin with it leave it out."""
    return "".join(
        "\t".join((around, *(key.removeprefix(stem) if key.startswith(f"{stem}~") else key for key in keys))) + "\n"
        for around, keys in postings.forms
    )


def heaviest(postings: Sequence[Posting], most: int) -> Sequence[Posting]:
    """The postings that are kept, in ascending order: of those with the least weight that is kept, the first."""
    if len(postings) <= most:
        return postings
    least, heavier = STEPS, 0
    steps = Counter([one & 15 for one in postings])
    while heavier + steps[least] < most:
        heavier += steps[least]
        least -= 1
    left = most - heavier
    last = [one for one in postings if one & 15 == least][left - 1]
    return [one for one in postings if one & 15 > least or (one & 15 == least and one <= last)]


def _put_number(out: bytearray, number: int) -> None:
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)


def _put_after(out: bytearray, before: bytes, name: bytes) -> None:
    kept = shared_length(before, name)
    _put_number(out, kept)
    _put_number(out, len(name) - kept)
    out += name[kept:]


def shared_length(one: Sequence[object], other: Sequence[object]) -> int:
    """How many letters or bytes two begin with that are the same.

    >>> shared_length("hip", "history")
    2
    """
    shared, most = 0, min(len(one), len(other))
    while shared < most and one[shared] == other[shared]:
        shared += 1
    return shared


def _put_list(streams: _Streams, postings: Sequence[Posting]) -> None:
    _put_number(streams.numbers, len(postings))
    numbers = [posting >> 4 for posting in postings]
    _put_numbers(streams.gaps, [number - before for number, before in zip(numbers, [0, *numbers[:-1]], strict=True)])
    weights = [posting & 15 for posting in postings]
    if len(weights) % 2:
        weights.append(0)
    streams.weights.extend([high << 4 | low for high, low in zip(weights[::2], weights[1::2], strict=True)])


def _put_runs(streams: _Streams, runs: Sequence[tuple[int, int]]) -> None:
    _put_number(streams.numbers, len(runs))
    ends = [0, *(start + length for start, length in runs)]
    _put_numbers(
        streams.gaps,
        [number for (start, length), end in zip(runs, ends, strict=False) for number in (start - end, length)],
    )


def _put_numbers(out: bytearray, numbers: Sequence[int]) -> None:
    short = _short_numbers()
    if max(numbers) < len(short):
        out.extend(b"".join([short[number] for number in numbers]))
    else:
        for number in numbers:
            _put_number(out, number)


@cache
def _short_numbers() -> tuple[bytes, ...]:
    """The varints of one byte or two, by their number."""
    one_byte = (bytes((number,)) for number in range(128))
    return (*one_byte, *(bytes((number & 127 | 128, number >> 7)) for number in range(128, 1 << 14)))
