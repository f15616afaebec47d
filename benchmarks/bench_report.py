"""The tables and the plot of a comparison of whole builds."""

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from measure import Run
from peers import PEERS

_COLOURS = ("#0b5d5e", "#b3541e", "#5b4a9c", "#7a7a7a", "#a01c52")
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 760, 420, 62, 46, 16, 190
"""Of the plot and its margins, in pixels."""
_METHOD = """\
Every generator builds the same made-up library (`corpus.py`): about 1,200 words an article, 40 cited items, 20 works.
Ours has a board's sign-offs on half of the articles, runs every rule, builds the claim search and verifies the finished
site; the others check nothing. Hugo's sidebar
is kept a folder. Zensical has no citations and gets numbers as text. Peers take turns; medians of {repeat} runs on
{machine}. Processor time and memory are those of the whole process tree (proportional set size). *× ours* is wall time
divided by ours: above 1, ours is faster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One run of one peer."""

    peer: str
    articles: int
    what: str
    """`from nothing` or `one edit`."""
    run: Run


def write_report(runs: Sequence[Measured], *, machine: str, repeat: int, missing: Sequence[str]) -> str:
    """The whole of `RESULTS.md`."""
    parts = ["# Whole builds, side by side", _METHOD.format(machine=machine, repeat=repeat)]
    if missing:
        parts.append(f"Could not be had: {', '.join(missing)}.")
    parts += ["![Seconds by number of articles](results.svg)", "## From nothing", _table(runs, "from nothing")]
    if any(one.what == "one edit" for one in runs):
        parts += [
            "## After one edit",
            "Peers that keep nothing take as long as from nothing.",
            _table(runs, "one edit"),
        ]
    parts += ["## Growth", _growth(runs)]
    return "\n\n".join(parts) + "\n"


def _table(runs: Sequence[Measured], what: str) -> str:
    rows = [
        "| articles | generator | wall s | × ours | CPU ms an article | peak MiB | files | kB an article |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    for articles in sorted({one.articles for one in runs}):
        ours = _median(runs, "ours", articles, what, lambda run: run.wall_s)
        for peer in PEERS:
            wall = _median(runs, peer, articles, what, lambda run: run.wall_s)
            if math.isnan(wall):
                continue
            cpu = _median(runs, peer, articles, what, lambda run: run.cpu_s)
            peak = _median(runs, peer, articles, what, lambda run: run.peak_mib)
            files = _median(runs, peer, articles, what, lambda run: run.files)
            size = _median(runs, peer, articles, what, lambda run: run.written_bytes)
            ratio = "" if peer == "ours" or math.isnan(ours) else f"{wall / ours:.2f}"
            cells = [
                f"{articles:,}",
                PEERS[peer].name,
                f"{wall:.2f}",
                ratio,
                f"{1000 * cpu / articles:.1f}",
                f"{peak:.0f}",
            ]
            cells += [f"{files:,.0f}", f"{size / 1000 / articles:.0f}"]
            rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _median(runs: Sequence[Measured], peer: str, articles: int, what: str, of: Callable[[Run], float]) -> float:
    """nan when no such run ended well."""
    found = [
        of(one.run)
        for one in runs
        if (one.peer, one.articles, one.what) == (peer, articles, what) and one.run.has_ended_well
    ]
    return statistics.median(found) if found else math.nan


def _growth(runs: Sequence[Measured]) -> str:
    """Exponents between the two largest sizes that a peer was measured at: 1 is linear."""
    rows = ["| generator | sizes | CPU time | bytes written |", "|---|---|---:|---:|"]
    for peer in PEERS:
        sizes = sorted({one.articles for one in runs if one.peer == peer and one.run.has_ended_well})[-2:]
        if len(sizes) < 2:
            continue
        small, large = sizes
        steps = math.log(large / small)
        exponents = [
            math.log(_median(runs, peer, large, "from nothing", of) / _median(runs, peer, small, "from nothing", of))
            / steps
            for of in (lambda run: run.cpu_s, lambda run: float(run.written_bytes))
        ]
        rows.append(f"| {PEERS[peer].name} | {small:,} to {large:,} | {exponents[0]:.2f} | {exponents[1]:.2f} |")
    return "\n".join(rows)


def write_plot(runs: Sequence[Measured]) -> str:
    """Wall seconds from nothing by number of articles, both on logarithmic scales, as SVG."""
    points = {
        peer: [
            (articles, wall)
            for articles in sorted({one.articles for one in runs})
            if not math.isnan(wall := _median(runs, peer, articles, "from nothing", lambda run: run.wall_s))
        ]
        for peer in PEERS
    }
    seen = [point for line in points.values() for point in line]
    if not seen:
        return ""
    across = _Scale(low=min(x for x, _ in seen), high=max(x for x, _ in seen), start=_LEFT, end=_WIDTH - _RIGHT)
    up = _Scale(low=min(y for _, y in seen), high=max(y for _, y in seen), start=_HEIGHT - _BOTTOM, end=_TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">',
        "<title>Seconds that a build from nothing takes, by number of articles</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
    ]
    parts += [
        f'<path d="M{across.place(tick):.1f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="#dddddd"/>'
        f'<text x="{across.place(tick):.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{tick:,g}</text>'
        for tick in across.ticks()
    ]
    parts += [
        f'<path d="M{_LEFT} {up.place(tick):.1f}H{_WIDTH - _RIGHT}" stroke="#dddddd"/>'
        f'<text x="{_LEFT - 8}" y="{up.place(tick) + 4:.1f}" text-anchor="end">{tick:,g} s</text>'
        for tick in up.ticks()
    ]
    parts.append(f'<text x="{(_LEFT + _WIDTH - _RIGHT) / 2}" y="{_HEIGHT - 8}" text-anchor="middle">articles</text>')
    for (peer, line), colour in zip(points.items(), _COLOURS, strict=True):
        if line:
            parts += _line([(across.place(x), up.place(y)) for x, y in line], PEERS[peer].name, colour)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _line(places: Sequence[tuple[float, float]], name: str, colour: str) -> list[str]:
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    x, y = places[-1]
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places)
    return [
        f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}',
        f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{escape(name)}</text>',
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """A logarithmic axis."""

    low: float
    high: float
    start: float
    """Pixel of the lowest power of ten at or below `low`."""
    end: float

    def _powers(self) -> tuple[int, int]:
        first = math.floor(math.log10(self.low))
        return first, max(first + 1, math.ceil(math.log10(self.high)))

    def ticks(self) -> list[float]:
        """Powers of ten."""
        first, last = self._powers()
        return [10.0**power for power in range(first, last + 1)]

    def place(self, value: float) -> float:
        """The pixel of a value."""
        first, last = self._powers()
        return self.start + (self.end - self.start) * (math.log10(value) - first) / (last - first)
