"""How well search finds what is known to answer, and whether it knows when nothing does.

python benchmarks/search_quality.py FOLDER [--good 2]
"""

import argparse
import math
import statistics
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from mkdocs_evidence.search.grouping import map_shards
from mkdocs_evidence.search.index import Index, build_index
from mkdocs_evidence.search.pieces import Pieces
from mkdocs_evidence.search.ranking import Asker
from search_collection import Collection, read_collection

DEPTH = 10


def ndcg(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """Discounted gain of the first ten against the best possible."""
    gained = sum((2 ** grades.get(name, 0) - 1) / math.log2(at + 2) for at, name in enumerate(ranked[:DEPTH]))
    ideal = sorted(grades.values(), reverse=True)[:DEPTH]
    best = sum((2**grade - 1) / math.log2(at + 2) for at, grade in enumerate(ideal))
    return gained / best if best else 0.0


def first_good(ranked: Sequence[str], grades: Mapping[str, int], good: int) -> int:
    """Rank of the first good answer, from 1; 0 when none is among the first ten."""
    return next((at for at, name in enumerate(ranked[:DEPTH], 1) if grades.get(name, 0) >= good), 0)


def names_by_number(index: Index) -> dict[int, str]:
    """The document of each claim."""
    return {
        first + at: article.id
        for block in index.numbered.blocks
        for first, article in block
        for at in range(len(article.claims))
    }


def measure(collection: Collection, *, good: int) -> None:
    """Prints one line of a table."""
    started = time.perf_counter()
    index = build_index(Pieces(collection.articles), ())
    built = time.perf_counter() - started
    asker = Asker(index, map_shards(index))
    names = names_by_number(index)
    gains, ranks, empty = [], [], 0
    started = time.perf_counter()
    for name, grades in collection.grades.items():
        if not any(grade >= good for grade in grades.values()):
            continue
        ranked = [names[hit.number] for hit in asker.ask(collection.questions[name], most=DEPTH, is_brief=True).hits]
        empty += not ranked
        gains.append(ndcg(ranked, grades))
        ranks.append(first_good(ranked, grades, good))
    each = (time.perf_counter() - started) / len(ranks)
    print("| documents | questions | nDCG@10 | MRR@10 | success@1 | @5 | @10 | no result | build | a question |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    print(
        f"| {index.numbered.claims} | {len(ranks)} | {statistics.mean(gains):.4f} "
        f"| {statistics.mean(1 / rank if rank else 0 for rank in ranks):.4f} "
        + "".join(f"| {statistics.mean(0 < rank <= most for rank in ranks):.3f} " for most in (1, 5, 10))
        + f"| {empty / len(ranks):.1%} | {built:.1f} s | {each * 1000:.1f} ms |"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--good", type=int, default=2, help="lowest grade that counts as an answer")
    given = parser.parse_args()
    measure(read_collection(given.folder), good=given.good)
