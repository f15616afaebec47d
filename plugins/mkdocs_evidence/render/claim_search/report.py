"""The page that says how the follow-up box was tried, from where on it answers, and whose terms search knows."""

from dataclasses import dataclass

from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.search.calibration import LEAST_QUESTIONS, Calibration
from mkdocs_evidence.search.encoder import ENCODER
from mkdocs_evidence.search.term_sources import TERM_SOURCES, TermSource

SEARCH_REPORT = "search/report.md"

_STEPS = 24
_WIDTH, _HEIGHT = 480, 240


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialLine:
    """One sort of question that nothing can answer."""

    name: str
    count: int
    allowed: str
    """Share that may be answered."""
    answered: str
    """Share that is answered at the threshold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveRow:
    """What would be answered were the threshold another."""

    threshold: str
    answered: str
    """Share of the site's own questions."""
    false: str
    """Share of the trial in which most are answered."""
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchReportView:
    """Everything on the page."""

    questions: int
    least: int
    is_enough: bool
    threshold: str
    answered: str
    trials: tuple[TrialLine, ...]
    rows: tuple[CurveRow, ...]
    points: str
    """Of the curve, as SVG has them: false answers to the right, answers upwards."""
    chosen: tuple[str, str]
    """Where the threshold lies on it."""
    width: int
    height: int
    sources: tuple[TermSource, ...]
    encoder: TermSource | None
    """What finds the neighbours by whose words claims are found too; None where they are not."""


def render_search_report(calibration: Calibration, *, is_smoothed: bool = False) -> str:
    """The content of the page.

    Args:
        calibration: Of the site's own questions.
        is_smoothed: Whether claims are found by the words of their neighbours too.
    """
    threshold = calibration.threshold
    view = SearchReportView(
        questions=calibration.questions,
        least=LEAST_QUESTIONS,
        is_enough=threshold is not None,
        threshold=_figure(threshold) if threshold is not None else "",
        answered=_percent(calibration.answered),
        trials=tuple(
            TrialLine(
                name=trial.name,
                count=len(trial.scores),
                allowed=_percent(trial.most_false),
                answered=_percent(trial.false_above(threshold)) if threshold is not None else _percent(0),
            )
            for trial in calibration.trials
        ),
        rows=tuple(_row(calibration, one) for one in _thresholds(calibration)),
        points=" ".join(",".join(_point(calibration, one)) for one in _fine(calibration)),
        chosen=_point(calibration, threshold) if threshold is not None else ("0", "0"),
        width=_WIDTH,
        height=_HEIGHT,
        sources=TERM_SOURCES,
        encoder=ENCODER if is_smoothed else None,
    )
    return render_template("search_report.html", view)


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def _figure(number: float) -> str:
    return f"{number:.2f}".replace("-", "\N{MINUS SIGN}")


def _thresholds(calibration: Calibration) -> list[float]:
    """Round figures around the threshold, and itself, ascending; none where nothing may be answered."""
    chosen = calibration.threshold
    if chosen is None:
        return []
    return sorted({chosen, *(round(2 * chosen) / 2 + step / 2 for step in range(-4, 5))})


def _row(calibration: Calibration, threshold: float) -> CurveRow:
    return CurveRow(
        threshold=_figure(threshold),
        answered=_percent(calibration.answered_above(threshold)),
        false=_percent(_most_false(calibration, threshold)),
        is_chosen=threshold == calibration.threshold,
    )


def _most_false(calibration: Calibration, threshold: float) -> float:
    return max((trial.false_above(threshold) for trial in calibration.trials), default=0.0)


def _fine(calibration: Calibration) -> list[float]:
    every = sorted({*calibration.answerable, *(score for trial in calibration.trials for score in trial.scores)})
    step = max(1, len(every) // _STEPS)
    return [*every[::step], *every[-1:]]


def _point(calibration: Calibration, threshold: float) -> tuple[str, str]:
    return (
        f"{_most_false(calibration, threshold) * _WIDTH:.1f}",
        f"{(1 - calibration.answered_above(threshold)) * _HEIGHT:.1f}",
    )
