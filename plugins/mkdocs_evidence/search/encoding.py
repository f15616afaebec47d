"""The bytes of a shard: numbers as varints, keys as what they add to the key before, lists as gaps.

    shard    = entry*                          keys ascending
    entry    = kept, added, bytes, flags, [kept, added, bytes: the word], [df, list], [list], [list], [runs], [runs],
               [length, bytes: name], [length, bytes: forms]     each as the flags say
    list     = count, gap*, nibble*            gaps of claim numbers, then their weights, two in a byte
    runs     = count, (gap, length)*           the gap counts from the end of the run before
    forms    = (rest <tab> key <tab> key … <line end>)*     a key that begins with `~` belongs to the entry's own stem

All numbers are varints: seven bits a byte, the lowest first. `assets/source/search/shard.js` reads them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from mkdocs_evidence.search.index import STEPS, Posting, Postings

TEXT, LAY, ASKS, SECTIONS, TITLES, NAME, FORMS, SURFACE = (1 << bit for bit in range(8))
MANY_CLAIMS = 30_000
"""From here on a site is large: what a first question reads is cut closer."""


def most_postings(claims: int) -> int:
    """How many postings a list keeps, the heaviest: a word that common tells little, and rarer ones tell the rest.

    Args:
        claims: Of the site.
    """
    return 2048 if claims < MANY_CLAIMS else 1280


def encode_shard(entries: Iterable[tuple[str, Postings]], most: int) -> bytes:
    """The bytes of a shard, before compression.

    Args:
        entries: Keys in ascending order, with what belongs to each.
        most: Postings that a list keeps.
    """
    out = bytearray()
    before = b""
    for key, postings in entries:
        name = key.encode()
        _put_after(out, before, name)
        before = name
        _put_postings(out, name, postings, most)
    return bytes(out)


def _put_postings(out: bytearray, key: bytes, postings: Postings, most: int) -> None:
    parts = (postings.text, postings.lay, postings.asks, postings.sections, postings.titles)
    forms = _forms_text(key.decode(), postings)
    flags = sum(1 << bit for bit, part in enumerate((*parts, postings.name, forms, postings.surface)) if part)
    out.append(flags)
    if postings.surface:
        _put_after(out, key, postings.surface.encode())
    if flags & (TEXT | LAY | ASKS):
        _put_number(out, postings.claims)
    for postings_list in (postings.text, postings.lay, postings.asks):
        if postings_list:
            _put_list(out, heaviest(postings_list, most))
    for runs in (postings.sections, postings.titles):
        if runs:
            _put_runs(out, runs)
    for text in (postings.name, forms):
        if text:
            encoded = text.encode()
            _put_number(out, len(encoded))
            out += encoded


def _forms_text(stem: str, postings: Postings) -> str:
    """The names that begin with a stem; keys of concepts that do so too leave it out."""
    return "".join(
        "\t".join((rest, *(key.removeprefix(stem) if key.startswith(f"{stem}~") else key for key in keys))) + "\n"
        for rest, keys in postings.forms
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
    kept, most = 0, min(len(before), len(name))
    while kept < most and before[kept] == name[kept]:
        kept += 1
    _put_number(out, kept)
    _put_number(out, len(name) - kept)
    out += name[kept:]


def _put_list(out: bytearray, postings: Sequence[Posting]) -> None:
    _put_number(out, len(postings))
    numbers = [posting >> 4 for posting in postings]
    gaps = [number - before for number, before in zip(numbers, [0, *numbers[:-1]], strict=True)]
    short = _short_numbers()
    if max(gaps) < len(short):
        out += b"".join([short[gap] for gap in gaps])
    else:
        for gap in gaps:
            _put_number(out, gap)
    weights = [posting & 15 for posting in postings]
    if len(weights) % 2:
        weights.append(0)
    out += bytes([high << 4 | low for high, low in zip(weights[::2], weights[1::2], strict=True)])


@cache
def _short_numbers() -> tuple[bytes, ...]:
    """The varints of one byte or two, by their number."""
    one_byte = (bytes((number,)) for number in range(128))
    return (*one_byte, *(bytes((number & 127 | 128, number >> 7)) for number in range(128, 1 << 14)))


def _put_runs(out: bytearray, runs: Sequence[tuple[int, int]]) -> None:
    _put_number(out, len(runs))
    before = 0
    for start, length in runs:
        _put_number(out, start - before)
        _put_number(out, length)
        before = start + length
