"""One made-up clinical question: a specialty, two treatments, and figures that agree with one another."""

import dataclasses
import math
import random
from dataclasses import dataclass

from medicine import Field, Measure, Outcome, Treatment


@dataclass(frozen=True, slots=True, kw_only=True)
class Arms:
    """Events in two arms, and what follows from them by arithmetic."""

    n: int
    of: int
    other_n: int
    other_of: int
    is_significant: bool

    @property
    def share(self) -> int:
        """Per cent in the first arm; the numbers are chosen so that it is whole."""
        return self.n * 100 // self.of

    @property
    def other_share(self) -> int:
        """Per cent in the second arm."""
        return self.other_n * 100 // self.other_of

    @property
    def ratio(self) -> float:
        """Risk in the first arm over risk in the second."""
        return (self.n / self.of) / (self.other_n / self.other_of)

    @property
    def interval(self) -> tuple[float, float]:
        """95% confidence interval of the ratio, by its logarithm."""
        error = math.sqrt(1 / self.n - 1 / self.of + 1 / self.other_n - 1 / self.other_of)
        return self.ratio * math.exp(-1.96 * error), self.ratio * math.exp(1.96 * error)

    @property
    def p(self) -> str:
        """Two-sided, by the same approximation, as a paper prints it."""
        error = math.sqrt(1 / self.n - 1 / self.of + 1 / self.other_n - 1 / self.other_of)
        value = math.erfc(abs(math.log(self.ratio)) / error / math.sqrt(2))
        if value < 0.001:
            return "<0.001"
        return f"{value:.3f}" if value < 0.01 else f"{value:.2f}"


@dataclass(slots=True)
class Case:
    """What one article is about. Each pair of treatment and outcome is handed out once, so nothing contradicts itself."""

    field: Field
    rng: random.Random
    main: Treatment
    other: Treatment
    _pairs: list[tuple[Treatment, Outcome]] = dataclasses.field(default_factory=list)
    _measures: list[Measure] = dataclasses.field(default_factory=list)

    @classmethod
    def of(cls, field_of_medicine: Field, rng: random.Random) -> "Case":
        """A case of that specialty."""
        main, other = rng.sample(field_of_medicine.treatments, 2)
        pairs = [(one, outcome) for one in (main, other) for outcome in field_of_medicine.outcomes]
        rng.shuffle(pairs)
        measures = list(field_of_medicine.measures)
        rng.shuffle(measures)
        return cls(field=field_of_medicine, rng=rng, main=main, other=other, _pairs=pairs, _measures=measures)

    def pair(self, kind: str = "") -> tuple[Treatment, Outcome]:
        """A treatment and an outcome that no other sentence speaks of.

        Raises:
            LookupError: All have been handed out.
        """
        for index, (_, outcome) in enumerate(self._pairs):
            if kind in ("", outcome.kind):
                return self._pairs.pop(index)
        raise LookupError(f"no outcome of kind {kind!r} is left")

    def measure(self) -> Measure:
        """A measure that no other sentence speaks of.

        Raises:
            LookupError: All have been handed out.
        """
        if not self._measures:
            raise LookupError("no measure is left")
        return self._measures.pop()

    def value(self, measure: Measure) -> str:
        """A plausible value on the scale, as printed."""
        return f"{self.rng.uniform(measure.low, measure.high):.{measure.decimals}f}"

    def counts(self) -> tuple[int, int, int]:
        """n, of, and the whole per cent that they make."""
        of = self.rng.choice((50, 80, 100, 120, 150, 200, 250, 300, 400, 500))
        share = self.rng.choice([share for share in range(6, 95) if share * of % 100 == 0 and share != 50])
        return share * of // 100, of, share

    def arms(self, *, is_significant: bool, is_lower: bool) -> Arms:
        """Two arms whose difference is, or is not, significant by arithmetic."""
        while True:
            of = self.rng.choice((100, 150, 200, 250, 300, 400, 500))
            shares = [share for share in range(5, 60) if share * of % 100 == 0]
            first, second = self.rng.choice(shares), self.rng.choice(shares)
            if first == second or (first < second) is not is_lower or not first * of / 100 >= 4:
                continue
            arms = Arms(
                n=first * of // 100,
                of=of,
                other_n=second * of // 100,
                other_of=of,
                is_significant=is_significant,
            )
            low, high = arms.interval
            excludes_one = high < 0.96 or low > 1.04
            includes_one = low < 0.94 and high > 1.06
            if excludes_one if is_significant else includes_one:
                return arms
