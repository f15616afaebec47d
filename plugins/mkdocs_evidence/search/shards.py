"""The files of the index: shards of neighbouring keys, blocks of text, and the manifest that names them.

Each file is named by the SHA-256 of what it holds, so it may be cached for ever, and the browser checks that before it
uses it. Files are compressed here: what a question costs does not depend on how a site is hosted.

    manifest = JSON, zero byte, a byte of each place for blocks, [name of each shard], [name of each block]

The byte says how many thousand bytes a block has, and 0 where there is none. A name is the beginning of a digest.
"""

import base64
import hashlib
import json
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from mkdocs_evidence.search.brief import most_bytes, most_word_files, partial_concepts
from mkdocs_evidence.search.encoding import encode_shard, most_postings, shared_length
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Names
from mkdocs_evidence.search.grouping import ShardMap
from mkdocs_evidence.search.index import Index
from mkdocs_evidence.search.keeping import MAKE_ALL, Keep
from mkdocs_evidence.search.language import LETTERS, PHRASES, SPELLINGS, STAGES, STOP_WORDS
from mkdocs_evidence.search.numbering import ROOM
from mkdocs_evidence.search.packing import NO_FILE, PackedFile, keep_apart, pack_file, pack_parts
from mkdocs_evidence.search.postings import Postings
from mkdocs_evidence.search.scoring import WEIGHTS
from mkdocs_evidence.search.smoothing import WEIGHT as NEIGHBOURS
from mkdocs_evidence.search.weights import HIGHEST, STEPS

FORM = "mkdocs-evidence search 7"
MANIFEST = "manifest.bin"
SUMS = "SHA256SUMS"
OFFLINE = "offline.js"
_FIGURES = string.digits + string.ascii_lowercase
_SIZE = 1000
"""Bytes in which the sizes of blocks are told."""
_LARGEST = 255


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
    apart = keep_apart((pack_file(gate), *_shards(index, shard_map, keep), *_blocks(index, keep)))
    judging, shards, blocks = next(apart), [*islice(apart, len(shard_map.groups))], [*apart]
    said = _manifest(index, names, tuple(start for start, _ in shard_map.groups), judging.name)
    sizes = bytes(map(_told_size, blocks))
    files = {MANIFEST: pack_parts(said, sizes, bytes.fromhex("".join(file.name for file in (*shards, *blocks))))}
    for file in (judging, *shards, *blocks):
        if file.packed:
            files[f"{file.name}.bin"] = file.packed
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    files[SUMS] = sums.encode()
    return dict(sorted(files.items()))


def _shards(index: Index, shard_map: ShardMap, keep: Keep) -> list[PackedFile]:
    groups, most = shard_map.groups, most_postings(index.numbered.claims)

    def entries(at: int) -> list[tuple[str, Postings]]:
        return [(key, index.postings[key]) for key in groups[at][1]]

    made = keep(
        len(groups), lambda at: _seen_of(entries(at), most), lambda at: pack_file(*encode_shard(entries(at), most))
    )
    return [PackedFile(*file) for file in made]


def _seen_of(entries: Iterable[tuple[str, Postings]], most: int) -> bytes:
    """All that a shard is made of."""
    seen = [repr(("shard", most)).encode()]
    for key, one in entries:
        lists = [numbers.tobytes() for numbers in (one.text, one.lay, one.asks, one.sections, one.titles)]
        said = (key, one.surface, one.name, one.forms, [*map(len, lists)])
        seen += [repr(said).encode(errors="surrogatepass"), *lists]
    return b"".join(seen)


def _blocks(index: Index, keep: Keep) -> list[PackedFile]:
    """Of each block its file, or none."""
    blocks = [[article for _, article in block] for block in index.numbered.blocks]
    filled = [block for block in blocks if any(article.claims for article in block)]

    def digest(at: int) -> bytes:
        return b"block" + b"".join([keep.digests(article).whole for article in filled[at]])

    made = iter(keep(len(filled), digest, lambda at: pack_file(*_block_text(filled[at]))))
    return [PackedFile(*next(made)) if any(article.claims for article in block) else NO_FILE for block in blocks]


def _block_text(block: Sequence[ArticleEntry]) -> tuple[bytes, bytes]:
    """Its articles, then what is said of their claims, one thing after the other: ids, lay wordings, …, texts."""
    columns = zip(*(_claim(claim) for article in block for claim in article.claims), strict=True)
    *others, texts = columns
    head = _canonical([[_article(article) for article in block], *others])
    return head[:-1] + b",", _canonical(texts) + b"]"


def _article(article: ArticleEntry) -> dict[str, object]:
    """What results show of an article. What it lacks is left out: every question pays for each letter."""
    optional = {
        "url": article.url if article.url != f"{article.id}/" else "",
        "questions": article.questions,
        "excluded": article.not_covered,
        "written": article.written,
        "works": dict(article.works),
        "flow": article.flow,
        "facts": [[fact.url, _by_audience(fact.ask), "|".join(fact.terms)] for fact in article.facts],
    }
    return {
        "id": article.id,
        "title": article.title,
        **{name: value for name, value in optional.items() if value},
        "claims": len(article.claims),
    }


def _claim(claim: ClaimEntry) -> tuple[object, ...]:
    patient = (("patient", claim.lay),) if claim.lay else ()
    return (
        claim.id,
        _by_audience((*patient, *claim.wordings)),
        claim.section,
        claim.status,
        claim.since,
        claim.certainty,
        " ".join(claim.bearing or claim.references),
        "|".join(claim.asks),
        claim.text,
    )


def _by_audience(wordings: Sequence[tuple[str, str]]) -> str | dict[str, str]:
    """The patient's words alone, as most claims have it, else the words of each audience."""
    return wordings[0][1] if len(wordings) == 1 and wordings[0][0] == "patient" else dict(wordings) or ""


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
            "files": most_word_files(index.numbered.claims),
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


def _told_size(block: PackedFile) -> int:
    """About how many thousand bytes a block has; 0 where there is none."""
    return min(_LARGEST, max(1, round(len(block.packed) / _SIZE))) if block.packed else 0


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
