"""The files of the index: shards of neighbouring keys, blocks of text, and the manifest that names them.

Each file is named by the SHA-256 of what it holds, so it may be cached for ever, and the browser checks that before it
uses it. Files are compressed here: what a question costs does not depend on how a site is hosted.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence

from mkdocs_evidence.search.encoding import encode_shard, most_postings
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Names
from mkdocs_evidence.search.grouping import ShardMap
from mkdocs_evidence.search.index import HIGHEST, STEPS, Index
from mkdocs_evidence.search.language import LETTERS, PHRASES, SPELLINGS, STAGES, STOP_WORDS
from mkdocs_evidence.search.ranking import WEIGHTS

FORM = "mkdocs-evidence search 2"
MANIFEST = "manifest.bin"
SUMS = "SHA256SUMS"
OFFLINE = "offline.js"
_NAME_LETTERS = 8
"""Letters of a file's name, 5 bits each. Every first question pays for them; `SUMS` has the whole digests."""


def cut_shards(index: Index, shard_map: ShardMap, names: Names, gate: bytes) -> dict[str, bytes]:
    """The files of an index by their path from its folder, in order. The same index gives the same bytes.

    Args:
        index: What can be found.
        shard_map: Which keys lie together.
        names: How results name states and levels.
        gate: What tells whether a claim answers, which only a follow-up question reads.
    """
    groups = shard_map.groups
    most = most_postings(index.numbered.claims)
    shards = [encode_shard(((key, index.postings[key]) for key in keys), most) for _, keys in groups]
    blocks = [_block_text(block) if block else b"" for block in index.numbered.blocks]
    prefixes = tuple(prefix for prefix, _ in groups)
    files = {MANIFEST: _compressed(_manifest(index, names, prefixes, shards, blocks, gate))}
    for content in (*shards, *blocks, gate):
        if content:
            files[f"{file_name(content)}.bin"] = _compressed(content)
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
    files[SUMS] = sums.encode()
    files[OFFLINE] = _offline(files)
    return dict(sorted(files.items()))


def file_name(content: bytes) -> str:
    """The name of a file by what it holds, before compression.

    >>> file_name(b"")
    '4oymiquy'
    """
    return base64.b32encode(hashlib.sha256(content).digest()).decode().lower()[:_NAME_LETTERS]


def _compressed(content: bytes) -> bytes:
    return zlib.compress(content, 9)


def _block_text(block: Iterable[tuple[int, ArticleEntry]]) -> bytes:
    return _canonical([_article(first, article) for first, article in block])


def _article(first: int, article: ArticleEntry) -> dict[str, object]:
    """What results show of an article. What it lacks is left out: every question pays for each letter."""
    optional = {
        "questions": article.questions,
        "written": article.written,
        "works": dict(article.works),
        "flow": article.flow,
        "facts": [[fact.url, _by_audience(fact.ask), "|".join(fact.terms)] for fact in article.facts],
    }
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "first": first,
        **{name: value for name, value in optional.items() if value},
        "claims": [_claim(claim) for claim in article.claims],
    }


def _claim(claim: ClaimEntry) -> list[object]:
    patient = (("patient", claim.lay),) if claim.lay else ()
    return [
        claim.id,
        claim.text,
        _by_audience((*patient, *claim.wordings)),
        claim.section,
        claim.status,
        claim.since,
        claim.certainty,
        " ".join(claim.references),
        *(("|".join(claim.asks),) if claim.asks else ()),
    ]


def _by_audience(wordings: Sequence[tuple[str, str]]) -> str | dict[str, str]:
    """The patient's words alone, as most claims have it, else the words of each audience."""
    return wordings[0][1] if len(wordings) == 1 and wordings[0][0] == "patient" else dict(wordings) or ""


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")


def _manifest(
    index: Index, names: Names, prefixes: Sequence[str], shards: Sequence[bytes], blocks: Sequence[bytes], gate: bytes
) -> bytes:
    return _canonical(
        {
            "form": FORM,
            "claims": index.numbered.claims,
            "width": index.numbered.width,
            "steps": STEPS,
            "highest": HIGHEST,
            "weights": dict(WEIGHTS),
            "statuses": dict(sorted(index.statuses.items())),
            "names": dict(names),
            "gate": file_name(gate),
            "prefixes": "\n".join(prefixes),
            "shards": "".join(map(file_name, shards)),
            # An empty block has no file, and blanks in place of its name.
            "blocks": "".join(file_name(block) if block else " " * _NAME_LETTERS for block in blocks),
            "language": {
                "stop": " ".join(STOP_WORDS),
                "letters": LETTERS,
                "phrases": PHRASES + STAGES,
                "spellings": SPELLINGS,
            },
        }
    )


def _offline(files: Mapping[str, bytes]) -> bytes:
    """All files in one script, for pages that are opened from a folder, where a browser fetches nothing."""
    packed = {path: base64.b64encode(content).decode() for path, content in sorted(files.items()) if path != SUMS}
    return b"globalThis.evidenceSearchFiles=" + _canonical(packed) + b";\n"
