"""Compares whole builds of the same made-up library: ours, with every check, beside other generators.

    make bench
    python benchmarks/bench.py [--n 100 300 1000] [--peer ours material sphinx zensical hugo] [--repeat 3] [--work DIR]

Peers take turns, so that a busy machine hits all of them alike; medians count. Each run builds from nothing, then again
after one word of one article has changed, where the generator keeps anything between builds. Peers are installed into
DIR; one that cannot be had is named in the results. Writes `RESULTS.md`, `results.svg` and `results.json` beside this
file.
"""

import argparse
import dataclasses
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench_report import Measured, write_plot, write_report
from corpus import make_article, make_works
from measure import Run, run_command
from peers import PEERS, Peer

HERE = Path(__file__).parent
_LONGEST_S = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one comparison is of."""

    sizes: tuple[int, ...]
    peers: tuple[str, ...]
    repeat: int
    seed: int
    work: Path


def install(name: str, peer: Peer, work: Path) -> Path | None:
    """The program of a peer, installed into a folder of its own; None when it cannot be had."""
    if not peer.needs:
        return Path(sys.executable).parent / peer.command[0]
    home = work / "programs" / name
    python = home / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        done = subprocess.run([str(python), "-m", "pip", "install", "--quiet", *peer.needs], check=False)
        if done.returncode:
            shutil.rmtree(home)
            return None
    inner = [path for path in home.rglob(peer.program) if path.parent.name == "binaries"] if peer.program else []
    return inner[0] if inner else home / "bin" / peer.command[0]


def compare(asked: Asked, programs: Mapping[str, Path]) -> Iterator[Measured]:
    """All runs, in turn, as they are done."""
    for size in asked.sizes:
        works = make_works(size, asked.seed)
        articles = [make_article(number, asked.seed, works) for number in range(size)]
        taking_part = [name for name in programs if size <= PEERS[name].most]
        folders = {name: asked.work / "libraries" / str(size) / name for name in taking_part}
        for name, folder in folders.items():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            PEERS[name].write(works, articles, folder)
        runs = [
            run
            for turn in range(asked.repeat)
            for name, folder in folders.items()
            for run in _take_turn(name, size, turn, folder, programs[name])
        ]
        yield from runs
        if all(one.run.has_ended_well for one in runs):
            shutil.rmtree(asked.work / "libraries" / str(size))


def _take_turn(name: str, size: int, turn: int, folder: Path, program: Path) -> Iterator[Measured]:
    peer = PEERS[name]
    for leftover in peer.leftovers:
        path = folder / leftover
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="evidence-bench-") as cache:
        # What ours keeps between builds lies in the user's cache folder: each turn begins with an empty one.
        os.environ["EVIDENCE_CACHE"] = cache
        yield _measured(name, size, "from nothing", _run(program, peer.command, folder, peer))
        if peer.again is not None:
            _edit(folder, turn)
            yield _measured(name, size, "one edit", _run(program, peer.again, folder, peer))


def _run(program: Path, command: Sequence[str], folder: Path, peer: Peer) -> Run:
    return run_command([str(program), *command[1:]], folder, folder / peer.site, longest_s=_LONGEST_S)


def _measured(name: str, size: int, what: str, run: Run) -> Measured:
    print(
        f"{PEERS[name].name:32} {size:6} articles, {what:12} {run.wall_s:8.2f} s  {run.cpu_s:8.2f} CPU s"
        f"  {run.peak_mib:6.0f} MiB{'' if run.has_ended_well else '  FAILED, see bench.log'}",
        file=sys.stderr,
        flush=True,
    )
    return Measured(peer=name, articles=size, what=what, run=run)


def _edit(folder: Path, turn: int) -> None:
    """Puts a word into the middle article."""
    pages = sorted(path for path in folder.rglob("article-*.md") if "_build" not in path.parts)
    page = pages[len(pages) // 2]
    before, item, after = page.read_text(encoding="utf-8").partition("\n- ")
    page.write_text(f"{before}{item}Turn{turn} {after[0].lower()}{after[1:]}", encoding="utf-8")


def main() -> int:
    """Reads the command line, measures, and writes the report. 1 when a run failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, nargs="+", default=[100, 300, 1000], help="articles; each size is measured")
    parser.add_argument("--peer", nargs="+", default=list(PEERS), choices=list(PEERS))
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--work", type=Path, default=HERE.parent / ".bench", help="programs and libraries are kept here"
    )
    parser.add_argument("--out", type=Path, default=HERE, help="where the report goes")
    given = parser.parse_args()
    work = given.work.resolve()
    given.out.mkdir(parents=True, exist_ok=True)
    programs = {name: program for name in given.peer if (program := install(name, PEERS[name], work)) is not None}
    asked = Asked(sizes=tuple(given.n), peers=tuple(given.peer), repeat=given.repeat, seed=given.seed, work=work)
    runs = list(compare(asked, programs))
    machine = f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"
    missing = [PEERS[name].name for name in given.peer if name not in programs]
    kept = [
        {**dataclasses.asdict(one.run), "peer": one.peer, "articles": one.articles, "what": one.what} for one in runs
    ]
    (given.out / "results.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    (given.out / "results.svg").write_text(write_plot(runs), encoding="utf-8")
    report = write_report(runs, machine=machine, repeat=given.repeat, missing=missing)
    (given.out / "RESULTS.md").write_text(report, encoding="utf-8")
    print(report)
    return int(not all(one.run.has_ended_well for one in runs))


if __name__ == "__main__":
    raise SystemExit(main())
