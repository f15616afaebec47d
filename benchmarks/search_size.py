"""What the index of a large site weighs: files, seconds, and the bytes and requests of a first question.

python benchmarks/search_size.py FOLDER [--claims 10000 100000] [--an-article 12] [--questions 150]

Claims are the sentences of FOLDER's `sentences.txt` (document, tab, sentence), questions its `queries.jsonl`. They are
asked as a browser asks: by the search code itself, in Node, which reports every file that it reads.
"""

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from mkdocs_evidence.search.encoder import Encoder
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.site_index import index_site
from search_collection import read_lines

HERE = Path(__file__).parent
FIXED_SUMS = 10_000_000


def read_articles(sentences: Path, claims: int, an_article: int) -> Iterator[ArticleEntry]:
    """Articles of so many claims each, from sentences taken at even distances, in their order."""
    lines = [line.rstrip("\n").split("\t")[1] for line in read_lines(sentences)]
    texts = lines[:: max(1, len(lines) // claims)][:claims]
    statuses, certainties = ("approved", "draft", "changed"), ("high", "moderate", "low", "very-low")
    for start in range(0, len(texts), an_article):
        number = start // an_article
        yield ArticleEntry(
            id=f"area-{number // 64:04}/article-{number:05}",
            url=f"area-{number // 64:04}/article-{number:05}/",
            title=f"Article {number}",
            area=f"area-{number // 64:04}",
            claims=tuple(
                ClaimEntry(
                    id=f"claim-{at}",
                    text=text,
                    section=f"Section {at // 6}",
                    certainty=certainties[(number + at) % 4],
                    status=statuses[number % 3],
                    since="2026-01-15",
                    kinds=("rct",),
                    references=(f"work-{at % 997}", f"work-{number % 331}"),
                )
                for at, text in enumerate(texts[start : start + an_article])
            ),
        )


def time_sums() -> float:
    """Seconds of one core for work that is always the same, to compare runs on machines that others use too."""
    started, total = time.process_time(), 0
    for number in range(FIXED_SUMS):
        total += number
    return time.process_time() - started


def main() -> None:
    """Prints one line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--an-article", type=int, default=12)
    parser.add_argument("--questions", type=int, default=150)
    parser.add_argument("--smoothing", action="store_true", help="needs the extra of that name")
    given = parser.parse_args()
    nearest = Encoder() if given.smoothing else None
    questions = [json.loads(line)["text"] for line in read_lines(given.folder / "queries.jsonl")][: given.questions]
    for claims in given.claims:
        articles = list(read_articles(given.folder / "sentences.txt", claims, given.an_article))
        started = time.process_time()
        files = index_site(articles, (), nearest=nearest).files
        seconds = time.process_time() - started
        with tempfile.TemporaryDirectory() as folder:
            for path, content in files.items():
                (Path(folder) / path).write_bytes(content)
            command = ["node", str(HERE / "search_ask.mjs"), folder]
            asked = subprocess.run(command, input=json.dumps(questions), capture_output=True, text=True, check=True)
        sizes = sorted(len(content) for path, content in files.items() if path.endswith(".bin"))
        print(
            f"{claims} claims: {len(files)} files, {sum(sizes)} bytes, largest {sizes[-1]}, "
            f"built in {seconds:.1f} s of one core, on which {FIXED_SUMS} sums took {time_sums():.2f} s"
        )
        print(asked.stdout)


if __name__ == "__main__":
    main()
