"""What a kind of fault is: where it can be planted in made-up guidance, what it changes, and where it must be found."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from guidance import Guidance, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a fault was put and must be found."""

    file: str
    line: int
    """Counts from 1."""


@dataclass(slots=True)
class Plot:
    """An article, the claim of it that is to be spoilt, and the means to do so.

    Every method raises LookupError when this claim does not lend itself to the fault.
    """

    guidance: Guidance
    claim: Written
    rng: random.Random

    @property
    def here(self) -> Spot:
        """The claim's first line."""
        return Spot(file=self.guidance.article, line=self.claim.line)

    @property
    def work_file(self) -> str:
        """The file of the work that carries the claim."""
        return self.guidance.work_file(self.claim.work)

    def lines(self, file: str = "") -> list[str]:
        """The lines of a file, of the article when none is named."""
        return self.guidance.files[file or self.guidance.article].split("\n")

    def write(self, lines: list[str], file: str = "") -> None:
        """Puts lines in the place of a file."""
        self.guidance.files[file or self.guidance.article] = "\n".join(lines)

    def swap(self, pattern: str, words: str, *, line: int = 0, file: str = "") -> Spot:
        """Puts `words` for the first match of `pattern` in a line, that of the claim when none is named."""
        lines = self.lines(file)
        number = line or self.claim.line
        changed = re.sub(pattern, words, lines[number - 1], count=1)
        if changed == lines[number - 1]:
            raise LookupError(f"{pattern} does not change line {number}")
        lines[number - 1] = changed
        self.write(lines, file)
        return Spot(file=file or self.guidance.article, line=number)

    def say(self, text: str) -> Spot:
        """Puts another statement in the place of the claim's; the citation stays."""
        lines = self.lines()
        old = lines[self.claim.line - 1]
        if self.claim.said.text not in old:
            raise LookupError("the statement does not stand on its line")
        lines[self.claim.line - 1] = old.replace(self.claim.said.text, text)
        self.write(lines)
        return self.here

    def mark(self, pattern: str, words: str) -> Spot:
        """Changes the claim's attribute list, and tells where that stands."""
        return self.swap(pattern, words, line=self.claim.line + (self.claim.block != "row"))

    def add_attribute(self, words: str) -> Spot:
        """Adds to the claim's attribute list, and tells where that stands."""
        return self.mark(r" \}", f" {words} }}")

    def extract(self, pattern: str, words: str) -> Spot:
        """Changes the first matching line of the claim's extract in its work's file."""
        lines = self.lines(self.work_file)
        start = lines.index(f"  {self.claim.extract}:") + 1
        for number in range(start + 1, len(lines) + 1):
            if re.match(r"  \S", lines[number - 1]):
                break
            if re.search(pattern, lines[number - 1]):
                return self.swap(pattern, words, line=number, file=self.work_file)
        raise LookupError(f"{pattern} is not in the extract")

    def work(self, pattern: str, words: str) -> Spot:
        """Changes the first matching line of the work's file."""
        return self._first(pattern, words, self.work_file)

    def article(self, pattern: str, words: str) -> Spot:
        """Changes the first matching line of the article."""
        return self._first(pattern, words, self.guidance.article)

    def _first(self, pattern: str, words: str, file: str) -> Spot:
        for number, line in enumerate(self.lines(file), start=1):
            if re.search(pattern, line):
                return self.swap(pattern, words, line=number, file=file)
        raise LookupError(f"{pattern} is not in {file}")

    def lay(self, text: str) -> Spot:
        """Puts another wording for patients in the place of the claim's."""
        return self._below(f"/// patient | {self.claim.id}", text)

    def _below(self, opening: str, text: str) -> Spot:
        lines = self.lines()
        if opening not in lines:
            raise LookupError("the claim has no wording for patients")
        at = lines.index(opening) + 1
        lines[at] = text
        self.write(lines)
        return Spot(file=self.guidance.article, line=at + 1)

    def insert(self, file: str, before: int, *words: str) -> Spot:
        """Makes `words` lines of a file, the first of them number `before`."""
        lines = self.lines(file)
        lines[before - 1 : before - 1] = words
        self.write(lines, file)
        return Spot(file=file, line=before)


Change = Callable[[Plot], Spot]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of fault."""

    id: str
    rule: str
    """The rule that must find it."""
    shapes: tuple[str, ...]
    """Shapes of sentence in which it can be planted."""
    change: Change
    also: frozenset[str] = frozenset()
    """Rules that may speak as errors on other lines, because the fault has consequences there."""


def swapped(id: str, rule: str, shapes: str, pattern: str, *ways: str, also: str = "") -> Kind:
    """A kind that puts one of `ways` for `pattern` in the claim's line. Shapes and `also` are separated by spaces."""

    def change(plot: Plot) -> Spot:
        return plot.swap(pattern, plot.rng.choice(ways))

    return Kind(id=id, rule=rule, shapes=tuple(shapes.split()), change=change, also=frozenset(also.split()))


def said(id: str, rule: str, shapes: str, *ways: str, also: str = "", is_for_rows: bool = True) -> Kind:
    """A kind that says one of `ways` instead of the claim; names of the case stand in braces.

    Args:
        is_for_rows: False where the first cell of a row would make the words right again.
    """

    def change(plot: Plot) -> Spot:
        if plot.claim.block == "row" and not is_for_rows:
            raise LookupError("the claim is a row of a table")
        case = plot.guidance.case
        name = case.main.name
        return plot.say(
            plot.rng.choice(ways).format(
                name=name,
                Name=name[0].upper() + name[1:],
                other=case.other.name,
                condition=case.field.condition,
                Condition=case.field.condition[0].upper() + case.field.condition[1:],
                people=case.field.people,
                People=case.field.people[0].upper() + case.field.people[1:],
            )
        )

    return Kind(id=id, rule=rule, shapes=tuple(shapes.split()), change=change, also=frozenset(also.split()))


def marked(id: str, rule: str, shapes: str, pattern: str, words: str, *, at_mark: bool = False) -> Kind:
    """A kind that changes the attribute list of a claim; it is found at the claim's words, or at the list itself."""

    def change(plot: Plot) -> Spot:
        spot = plot.mark(pattern, words)
        return spot if at_mark else plot.here

    return Kind(id=id, rule=rule, shapes=tuple(shapes.split()), change=change)


def numbered(id: str, rule: str, shapes: str, pattern: str, spoil: Callable[[str, random.Random], str]) -> Kind:
    """A kind that spoils the number in the first group of `pattern`."""

    def change(plot: Plot) -> Spot:
        line = plot.lines()[plot.claim.line - 1]
        match = re.search(pattern, line)
        if match is None:
            raise LookupError(f"{pattern} is not in the claim")
        lines = plot.lines()
        words = spoil(match[1], plot.rng)
        if words == match[1]:
            raise LookupError("the number stays the same")
        lines[plot.claim.line - 1] = line[: match.start(1)] + words + line[match.end(1) :]
        plot.write(lines)
        return plot.here

    return Kind(id=id, rule=rule, shapes=tuple(shapes.split()), change=change)
