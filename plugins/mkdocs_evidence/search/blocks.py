"""Blocks of the index: what results show of claims, and beside that what only the gate reads.

    block    = JSON [articles, authored, ids, lay wordings, …, texts]      of claims one thing after the other
    authored = JSON [questions of each article, what each excludes, questions of each claim]

What authors wrote down to be asked is most of what an article says, and a first question shows none of it. Where it is
much, it is a file of its own, whose name stands in its place in the block.
"""

import json
from collections.abc import Sequence

from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.index import Index
from mkdocs_evidence.search.keeping import Keep
from mkdocs_evidence.search.packing import NO_FILE, PackedFile, keep_apart, pack_file

MOST_APART = 200
"""Blocks whose questions are in files of their own, at most."""
_LEAST_APART = 2_000
"""Letters from which they are."""

Block = Sequence[ArticleEntry]


def count_files(index: Index) -> int:
    """How many files blocks take."""
    filled = _filled_blocks(index)
    return len(filled) + len(_choose_apart(filled))


def _filled_blocks(index: Index) -> list[Block]:
    """The articles of each block that has claims."""
    blocks = ([article for _, article in block] for block in index.numbered.blocks)
    return [block for block in blocks if any(article.claims for article in block)]


def pack_blocks(index: Index, keep: Keep) -> tuple[list[PackedFile], list[PackedFile]]:
    """Of each block its file, or none, and the files of what is apart.

    Args:
        index: What can be found.
        keep: Gives files.
    """
    filled = _filled_blocks(index)
    apart = _pack_apart(filled, keep)
    made = iter(
        keep(
            len(filled),
            lambda at: b"block" + apart[at].name.encode() + _digest(filled[at], keep),
            lambda at: pack_file(*_block_parts(filled[at], apart[at].name)),
        )
    )
    blocks = (any(article.claims for _, article in block) for block in index.numbered.blocks)
    return [PackedFile(*next(made)) if has_claims else NO_FILE for has_claims in blocks], apart


def _choose_apart(blocks: Sequence[Block]) -> list[int]:
    """The places of those blocks whose questions are files of their own: the few that have most."""
    sizes = [sum(map(_letters_authored, block)) for block in blocks]
    least = _LEAST_APART
    # In coarse steps, so that an edit makes files of others hardly ever.
    while sum(size >= least for size in sizes) > MOST_APART:
        least *= 2
    return [at for at, size in enumerate(sizes) if size >= least]


def _letters_authored(article: ArticleEntry) -> int:
    asks = (ask for claim in article.claims for ask in claim.asks)
    return sum(map(len, (*article.questions, *article.not_covered, *asks)))


def _pack_apart(blocks: Sequence[Block], keep: Keep) -> list[PackedFile]:
    """Of each block that has claims, the file of what only the gate reads, or none."""
    chosen = _choose_apart(blocks)
    made = keep(
        len(chosen),
        lambda at: b"authored" + _digest(blocks[chosen[at]], keep),
        lambda at: pack_file(_authored(blocks[chosen[at]])),
    )
    files = [NO_FILE] * len(blocks)
    for at, file in zip(chosen, keep_apart(PackedFile(*one) for one in made), strict=True):
        files[at] = file
    return files


def _digest(block: Block, keep: Keep) -> bytes:
    return b"".join([keep.digests(article).whole for article in block])


def _block_parts(block: Block, apart: str) -> tuple[bytes, bytes]:
    """Its text in two, the second being the texts of claims, which are unlike all else."""
    *others, texts = zip(*(_claim(claim) for article in block for claim in article.claims), strict=True)
    articles = _canonical([_article(article) for article in block])
    authored = _canonical(apart) if apart else _authored(block)
    return b"[%b,%b,%b," % (articles, authored, _canonical(others)[1:-1]), _canonical(texts) + b"]"


def _authored(block: Block) -> bytes:
    """Questions that authors wrote down; hardly a byte where they wrote none."""
    written = (
        [article.questions for article in block],
        [article.not_covered for article in block],
        ["|".join(claim.asks) for article in block for claim in article.claims],
    )
    return _canonical(written if any(any(said) for said in written) else ())


def _article(article: ArticleEntry) -> dict[str, object]:
    """What results show of an article. What it lacks is left out: every question pays for each letter."""
    optional = {
        "url": article.url if article.url != f"{article.id}/" else "",
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
        claim.text,
    )


def _by_audience(wordings: Sequence[tuple[str, str]]) -> str | dict[str, str]:
    """The patient's words alone, as most claims have it, else the words of each audience."""
    return wordings[0][1] if len(wordings) == 1 and wordings[0][0] == "patient" else dict(wordings) or ""


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
