"""The files of the index: shards of neighbouring keys, blocks of text, and the manifest that names them.

Each file is named by the SHA-256 of what it holds, so it may be cached for ever, and the browser checks that before it
uses it. Files are compressed here: what a question costs does not depend on how a site is hosted.

    manifest = JSON, zero byte, [weight of each shard], [of each place of blocks], [name of each shard], [of each block]

Weights are in steps of 256 bytes, 0 where there is no block. What a shard weighs is worked out, so that Python and the
browser read the same words. A name is the beginning of a digest.
"""

import base64
import hashlib
import json
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from mkdocs_evidence.search.blocks import pack_blocks
from mkdocs_evidence.search.brief import allowance, most_bytes, partial_concepts
from mkdocs_evidence.search.encoding import encode_shard, most_postings, packed_size, shared_length
from mkdocs_evidence.search.entries import Names
from mkdocs_evidence.search.grouping import ShardMap
from mkdocs_evidence.search.index import Index
from mkdocs_evidence.search.keeping import MAKE_ALL, Keep
from mkdocs_evidence.search.language import LETTERS, PHRASES, SPELLINGS, STAGES, STOP_WORDS
from mkdocs_evidence.search.numbering import ROOM
from mkdocs_evidence.search.packing import PackedFile, keep_apart, pack_file, pack_parts, told_size
from mkdocs_evidence.search.postings import Postings
from mkdocs_evidence.search.scoring import WEIGHTS
from mkdocs_evidence.search.smoothing import WEIGHT as NEIGHBOURS
from mkdocs_evidence.search.weights import HIGHEST, STEPS

FORM = "mkdocs-evidence search 8"
MANIFEST = "manifest.bin"
SUMS = "SHA256SUMS"
OFFLINE = "offline.js"
_FIGURES = string.digits + string.ascii_lowercase


def cut_shards(index: Index, shard_map: ShardMap, names: Names, gate: bytes, keep: Keep = MAKE_ALL) -> dict[str, bytes]:
    """The files of an index by their path from its folder, in order. The same index gives the same bytes.

    All of them but the script that `offline_script` makes of them.

    Args:
        index: What can be found.
        shard_map: Which keys lie together.
        names: How results name states and levels.
        gate: What tells whether a claim answers, which only a follow-up question reads.
        keep: Gives shards and blocks.
    """
    packed, authored = pack_blocks(index, keep)
    weights, packed_shards = _shards(index, shard_map, keep)
    # Blocks name what was authored, so the names of that must stay.
    apart = keep_apart((*authored, pack_file(gate), *packed_shards, *packed))
    _, judging = [*islice(apart, len(authored))], next(apart)
    shards, blocks = [*islice(apart, len(packed_shards))], [*apart]
    said = _manifest(index, names, tuple(start for start, _ in shard_map.groups), judging.name)
    sizes = bytes(told_size(len(file.packed)) for file in blocks)
    in_order = bytes.fromhex("".join(file.name for file in (*shards, *blocks)))
    files = {MANIFEST: pack_parts(said, weights, sizes, in_order)}
    for file in (*authored, judging, *shards, *blocks):
        if file.packed:
            files[f"{file.name}.bin"] = file.packed
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    files[SUMS] = sums.encode()
    return dict(sorted(files.items()))


def _shards(index: Index, shard_map: ShardMap, keep: Keep) -> tuple[bytes, list[PackedFile]]:
    """What the manifest tells of their weights, and their files."""
    groups, most = shard_map.groups, most_postings(index.numbered.claims)

    def entries(at: int) -> list[tuple[str, Postings]]:
        return [(key, index.postings[key]) for key in groups[at][1]]

    def weighed(at: int) -> tuple[int, str, bytes]:
        parts = encode_shard(entries(at), most)
        return told_size(packed_size(parts)), *pack_file(*parts)

    made = keep(len(groups), lambda at: _seen_of(entries(at), most), weighed)
    return bytes(weight for weight, _, _ in made), [PackedFile(name, packed) for _, name, packed in made]


def _seen_of(entries: Iterable[tuple[str, Postings]], most: int) -> bytes:
    """All that a shard is made of."""
    seen = [repr(("shard", most)).encode()]
    for key, one in entries:
        lists = [numbers.tobytes() for numbers in (one.text, one.lay, one.asks, one.sections, one.titles)]
        said = (key, one.surface, one.name, one.forms, [*map(len, lists)])
        seen += [repr(said).encode(errors="surrogatepass"), *lists]
    return b"".join(seen)


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")


def _manifest(index: Index, names: Names, starts: Sequence[str], gate: str) -> bytes:
    """What it says in words, up to the zero byte."""
    said = _canonical(
        {
            "form": FORM,
            "claims": index.numbered.claims,
            "width": index.numbered.width,
            "room": ROOM,
            "steps": STEPS,
            "highest": HIGHEST,
            "partial": " ".join(partial_concepts(index.postings, index.numbered.claims)),
            "bytes": most_bytes(index.numbered.claims),
            "words": [*allowance(index.numbered.claims)],
            "gate": gate,
            "blocks": len(index.numbered.blocks),
            "weights": {**WEIGHTS, **({"neighbours": NEIGHBOURS} if index.is_smoothed else {})},
            "statuses": dict(sorted(index.statuses.items())),
            "names": dict(names),
            "starts": "\n".join(_front_coded(starts)),
            "language": {
                "stop": " ".join(STOP_WORDS),
                "letters": LETTERS,
                "phrases": PHRASES + STAGES,
                "spellings": SPELLINGS,
            },
        }
    )
    return said + b"\0"


def _front_coded(starts: Sequence[str]) -> Iterator[str]:
    """Each as how many letters it shares with the one before, one figure of base 36, and its other letters."""
    for before, start in zip(("", *starts), starts, strict=False):
        shared = min(shared_length(before, start), len(_FIGURES) - 1)
        yield _FIGURES[shared] + start[shared:]


def offline_script(files: Mapping[str, bytes]) -> Iterator[bytes]:
    """All files in one script, for pages that are opened from a folder, where a browser fetches nothing.

    It is longer than all of them together, so it is given piece by piece.
    """
    yield b"globalThis.evidenceSearchFiles={"
    packed = sorted((path, content) for path, content in files.items() if path != SUMS)
    for number, (path, content) in enumerate(packed):
        yield b'%b%b:"%b"' % (b"," if number else b"", _canonical(path), base64.b64encode(content))
    yield b"};\n"
