"""Times the command `evidence check` on made-up libraries of rising size: cold, warm, and after one edit.

    python benchmarks/check_speed.py 100 1000 10000 --jobs 2 --out results.json

Each size is generated into a temporary folder. *Cold* keeps nothing between runs; *warm* changes nothing after a first
run that filled the store; *edit* changes the words of one claim before each run. Each is done `--repeat` times, and the
median counts. Times are those of the whole command, the start of Python included.
"""

import argparse
import json
import math
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus import make_article, make_works
from emit_corpus import write_library
from measure import Run, run_command

_CHECK = "from mkdocs_evidence.cli import main; main()"
_SETTLED_S = 2.5
"""After so long the store trusts the times of files."""
_LONGEST_S = 3600.0
_ITEM = "\n- "


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """One size, checked in one way."""

    articles: int
    references: int
    claims: int
    way: str
    """`cold`, `warm` or `edit`."""
    wall_s: float
    """Median over the repeats, as are the others."""
    cpu_s: float
    """Of the process and all that it started."""
    peak_mib: float
    """Of the whole process tree; what processes share counts once."""
    findings: int
    """Lines that the check printed; none on a clean library."""


class Library:
    """A made-up library on disk, and a store of its own."""

    def __init__(self, folder: Path, *, articles: int, seed: int, jobs: int) -> None:
        self.articles = articles
        self._root = folder / "site"
        self._jobs = jobs
        works = make_works(articles, seed)
        write_library(works, (make_article(number, seed, works) for number in range(articles)), self._root)
        self._pages = sorted((self._root / "content" / "pages").rglob("*.md"))
        self.references = sum(1 for _ in (self._root / "content" / "references").glob("*.yml"))
        self.claims = sum(page.read_text(encoding="utf-8").count("\n  {: #") for page in self._pages)
        os.environ["EVIDENCE_CACHE"] = str(folder / "cache")

    def check(self, *more: str) -> Run:
        """Runs the command once."""
        command = [sys.executable, "-c", _CHECK, "check", str(self._root), "--jobs", str(self._jobs), *more]
        self._log.unlink(missing_ok=True)
        return run_command(command, self._root, self._root / "site", longest_s=_LONGEST_S)

    def edit(self, number: int) -> Run:
        """Puts a word before the words of one claim of the article in the middle, and checks."""
        page = self._pages[len(self._pages) // 2]
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(_ITEM, f"{_ITEM}{'Again ' * number}", 1), encoding="utf-8")
        return self.check()

    def findings(self) -> int:
        """How many lines of findings the last check printed."""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return sum(1 for line in lines if line.startswith("content/"))

    @property
    def _log(self) -> Path:
        return self._root / "bench.log"


def time_check(articles: int, *, seed: int, jobs: int, repeat: int) -> Iterator[Timing]:
    """Generates a library and checks it in each of the three ways."""
    with tempfile.TemporaryDirectory(prefix="evidence-bench-") as folder:
        library = Library(Path(folder), articles=articles, seed=seed, jobs=jobs)
        time.sleep(_SETTLED_S)
        yield _median(library, "cold", lambda _: library.check("--no-cache"), repeat)
        library.check()
        yield _median(library, "warm", lambda _: library.check(), repeat)
        yield _median(library, "edit", library.edit, repeat)


def _median(library: Library, way: str, run: Callable[[int], Run], repeat: int) -> Timing:
    runs = [run(number) for number in range(1, repeat + 1)]
    return Timing(
        articles=library.articles,
        references=library.references,
        claims=library.claims,
        way=way,
        wall_s=round(statistics.median(one.wall_s for one in runs), 3),
        cpu_s=round(statistics.median(one.cpu_s for one in runs), 3),
        peak_mib=round(statistics.median(one.peak_mib for one in runs)),
        findings=library.findings(),
    )


def growth(timings: list[Timing]) -> float:
    """The exponent b of processor time = a · articles^b of cold checks, by least squares on logarithms.

    1 is linear; nan with one size.

    >>> rows = [Timing(articles=n, references=0, claims=0, way="cold", wall_s=0, cpu_s=n * 2.0, peak_mib=0, findings=0)
    ...         for n in (10, 100, 1000)]
    >>> round(growth(rows), 6)
    1.0
    """
    cold = [timing for timing in timings if timing.way == "cold"]
    if len(cold) < 2:
        return math.nan
    xs = [math.log(timing.articles) for timing in cold]
    ys = [math.log(timing.cpu_s) for timing in cold]
    mean_x, mean_y = statistics.fmean(xs), statistics.fmean(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread


def report_table(timings: list[Timing]) -> str:
    """The timings as a Markdown table."""
    rows = [
        "| articles | references | claims | check | wall s | CPU s | CPU ms an article | peak MiB | findings |",
        "|---:|---:|---:|---|---:|---:|---:|---:|---:|",
    ]
    rows += [
        f"| {one.articles:,} | {one.references:,} | {one.claims:,} | {one.way} | {one.wall_s:.2f} | {one.cpu_s:.2f} "
        f"| {1000 * one.cpu_s / one.articles:.2f} | {one.peak_mib:.0f} | {one.findings:,} |"
        for one in timings
    ]
    return "\n".join(
        [*rows, "", f"Processor time of cold checks grows with articles to the power of {growth(timings):.2f}."]
    )


def main() -> int:
    """Reads the command line, times each size, prints the table. 1 when a library was not clean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 300, 1000])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, help="also write the figures as JSON")
    given = parser.parse_args()
    timings: list[Timing] = []
    for size in given.sizes:
        started = time.perf_counter()
        timings.extend(time_check(size, seed=given.seed, jobs=given.jobs, repeat=given.repeat))
        print(f"{size} articles done in {time.perf_counter() - started:.0f} s, generation included", file=sys.stderr)
    print(report_table(timings))
    if given.out is not None:
        result = {
            "python": platform.python_version(),
            "processors": os.cpu_count(),
            "jobs": given.jobs,
            "repeat": given.repeat,
            "seed": given.seed,
            "timings": [asdict(timing) for timing in timings],
            "exponent": growth(timings),
        }
        given.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return int(any(timing.findings for timing in timings))


if __name__ == "__main__":
    raise SystemExit(main())
