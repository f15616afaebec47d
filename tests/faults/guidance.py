"""Whole made-up articles of several specialties with the works they cite: true to their extracts, and without a fault."""

import dataclasses
import random
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from case import Case
from medicine import Field, Said
from shapes_of_advice import ADVICE, conditional_advice, harm_of, strong_advice
from shapes_of_context import CONTEXT
from shapes_of_prose import PROSE, plain_prose
from shapes_of_results import RESULTS
from shapes_of_sums import SUMS
from specialties import FIELDS
from works import Work, make_works, text_of, write_work

_NOTE = "Everything on this page is made up for tests: works, people and figures. Nothing here is advice."
_HEADINGS = (
    ("What it is", "Effects of treatment", "Course and outcome", "Limits of the evidence"),
    ("Recognising it", "What the trials show", "Outlook", "What is not known"),
    ("Background", "Choosing a treatment", "Follow-up", "Gaps"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A claim as it stands in the article."""

    id: str
    said: Said
    work: str
    """Key of the work that carries it."""
    extract: str
    line: int
    """First line of its words; counts from 1."""
    is_whole: bool
    """Whether all of its words stand on one line."""
    block: str
    """paragraph, item, row, quoted."""


@dataclass(slots=True)
class Guidance:
    """One article and its works, by path from the root of a project. Faults are planted by changing `files`."""

    seed: int
    field: Field
    case: Case
    article: str
    works: tuple[Work, ...]
    files: dict[str, str] = dataclasses.field(default_factory=dict)
    texts: dict[str, str] = dataclasses.field(default_factory=dict)
    """Texts of works that are mounted and not published, by key."""
    written: tuple[Written, ...] = ()

    @property
    def population(self) -> str:
        """Vocabulary id of the article's people; every article has its own, so that no two can disagree."""
        return f"{self.field.name}-{self.seed}"

    def claims_of(self, *shapes: str) -> list[Written]:
        """Claims of these shapes that stand on one line."""
        return [one for one in self.written if one.said.shape in shapes and one.is_whole]

    def work_file(self, key: str) -> str:
        """Path of a work's file."""
        return f"content/references/{key}.yml"


@dataclass(slots=True)
class _Draft:
    """An article while it is being written."""

    lines: list[str]
    written: list[Written]
    rng: random.Random
    said: list[tuple[Said, str, str]]
    """What is left to write: statement, work, extract."""
    disputed_by: dict[str, str]

    def take(self, *shapes: str) -> tuple[Said, str, str] | None:
        for index, (said, _, _) in enumerate(self.said):
            if not shapes or said.shape in shapes:
                return self.said.pop(index)
        return None


def make_guidance(seed: int) -> Guidance:
    """One article without a fault. The same seed gives the same files."""
    rng = random.Random(f"guidance {seed}")
    field_of_medicine = FIELDS[seed % len(FIELDS)]
    case = Case.of(field_of_medicine, rng)
    sayings = _sayings(case)
    works = make_works(seed, case, rng)
    guidance = Guidance(
        seed=seed,
        field=field_of_medicine,
        case=case,
        article=f"content/pages/{field_of_medicine.name}/made-up-{seed}.md",
        works=works,
    )
    homes = [_home(said, works, rng) for said in sayings]
    extracts: dict[str, list[Said]] = {work.key: [] for work in works}
    placed = []
    for said, key in zip(sayings, homes, strict=True):
        extracts[key].append(said)
        placed.append((said, key, f"at-{len(extracts[key])}"))
    _write_article(guidance, placed, rng)
    for work in (work for work in works if extracts[work.key]):
        guidance.texts[work.key] = text_of(extracts[work.key])
        guidance.files[guidance.work_file(work.key)] = write_work(work, extracts[work.key], guidance.population, rng)
    return guidance


def _sayings(case: Case) -> list[Said]:
    rng = case.rng
    chosen = [strong_advice(case), conditional_advice(case), harm_of(case, case.main), harm_of(case, case.other)]
    chosen = [
        replace(said, shape=said.shape or shape)
        for said, shape in zip(chosen, ("strong_advice", "conditional_advice", "", ""), strict=True)
    ]
    for shapes, number in ((ADVICE, 2), (RESULTS, 5), (CONTEXT, 2), (PROSE, 2), (SUMS, 2)):
        chosen += list(_some(case, shapes, number))
    chosen.append(replace(plain_prose(case), shape="plain"))
    own = rng.sample(case.field.sayings, 3)
    chosen += [replace(said, shape=said.shape or "own") for said in own]
    first = Said(
        text=f"{_upper(case.field.condition)} ({case.field.short}) is met in primary care and in hospitals alike; "
        f"{case.field.short} is the short form used below.",
        work="narrative-review",
        shape="spelled_out",
    )
    return [first, *chosen]


def _some(case: Case, shapes: tuple[Callable[[Case], Said], ...], number: int) -> Iterator[Said]:
    written = 0
    for shape in case.rng.sample(shapes, len(shapes)):
        if written == number:
            return
        try:
            said = shape(case)
        except LookupError:
            continue
        written += 1
        yield replace(said, shape=said.shape or shape.__name__)


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _home(said: Said, works: tuple[Work, ...], rng: random.Random) -> str:
    return rng.choice([work for work in works if work.kind == said.work]).key


def _write_article(guidance: Guidance, placed: list[tuple[Said, str, str]], rng: random.Random) -> None:
    case = guidance.case
    first, *rest = placed
    advice = [one for one in rest if one[0].strength]
    others = [one for one in rest if not one[0].strength]
    rng.shuffle(others)
    draft = _Draft(lines=[], written=[], rng=rng, said=others, disputed_by={})
    draft.lines += _front_matter(guidance)
    answer_at = len(draft.lines)
    headings = rng.choice(_HEADINGS)
    draft.lines += [f"## {headings[0]}", "", _NOTE, "{: .prose }", ""]
    _paragraph(draft, first)
    _lay(draft, draft.written[-1].id, rng.choice(case.field.lay))
    for one in [draft.take("own"), draft.take("own", "definition", "threshold", "stage", "half", "no-better")]:
        if one:
            _paragraph(draft, one)
    draft.lines += [f"## {headings[1]}", ""]
    for one in advice:
        _item(draft, one)
    for _ in range(rng.randint(5, 7)):
        if one := draft.take():
            _item(draft, one)
    draft.lines.append("")
    for written in [one for one in draft.written if one.said.lay]:
        _lay(draft, written.id, written.said.lay)
    draft.lines += [f"## {headings[2]}", ""]
    rng.choice((_table_with_cells, _table_with_caption))(draft)
    for _ in range(4):
        if one := draft.take():
            rng.choice((_paragraph, _quoted, _admonition))(draft, one)
    draft.lines += [f"## {headings[3]}", ""]
    while one := draft.take():
        _item(draft, one) if rng.random() < 0.5 else _paragraph(draft, one)
    answer = _answer(draft, case)
    draft.lines[answer_at:answer_at] = answer
    guidance.files[guidance.article] = "\n".join(draft.lines).rstrip("\n") + "\n"
    guidance.written = tuple(replace(one, line=one.line + len(answer)) for one in draft.written)


def _front_matter(guidance: Guidance) -> list[str]:
    case = guidance.case
    staging = [f"staging: {case.field.scheme[0]}"] if case.field.scheme else []
    return [
        "---",
        "type: guidance",
        f"title: Treatment of {case.field.condition} (made-up page {guidance.seed})",
        f"question: How is {case.field.condition} treated in made-up group {guidance.seed}?",
        f"population: {guidance.population}",
        *staging,
        "authors: [author-a]",
        "written: 2026-02-03",
        "searched: 2026-01-15",
        "review_due: 2028-02-03",
        "---",
        "",
    ]


def _answer(draft: _Draft, case: Case) -> list[str]:
    lines = ["/// answer"]
    for one in (one for one in draft.written if one.said.shape in ("strong_advice", "conditional_advice")):
        lines += [one.said.text, f'{{: from="{one.id}" }}', ""]
    harms = " ".join(one.id for one in draft.written if one.said.shape == "harm_of")
    lines += [
        f"Both {case.main.name} and {case.other.name} have harms, which are listed below.",
        f'{{: from="{harms}" }}',
    ]
    return [*lines, "///", ""]


def _cite(draft: _Draft, one: tuple[Said, str, str]) -> str:
    _, key, extract = one
    locator = draft.rng.choice(("", "", "", ", p. 3", ", Table 2"))
    return f"[@{key}#{extract}{locator}]"


def _mark(said: Said, name: str) -> str:
    parts = [f"#{name}"]
    if said.strength:
        parts.append(f"strength={said.strength}")
    if said.certainty:
        parts.append(f"certainty={said.certainty}")
    if said.outcome and (said.shape == "harm_of" or said.certainty):
        parts.append(f"outcome={said.outcome}")
    return f"{{: {' '.join(parts)} }}"


def _note(draft: _Draft, one: tuple[Said, str, str], *, block: str, is_whole: bool = True) -> str:
    """Records that the claim starts on the next line, and names it."""
    name = f"c{len(draft.written)}"
    draft.written.append(
        Written(
            id=name,
            said=one[0],
            work=one[1],
            extract=one[2],
            line=len(draft.lines) + 1,
            is_whole=is_whole,
            block=block,
        )
    )
    return name


def _part(draft: _Draft) -> None:
    """An empty line, unless one stands there."""
    if draft.lines[-1]:
        draft.lines.append("")


def _paragraph(draft: _Draft, one: tuple[Said, str, str]) -> None:
    _part(draft)
    is_wrapped = draft.rng.random() < 0.25 and len(one[0].text) > 90
    name = _note(draft, one, block="paragraph", is_whole=not is_wrapped)
    text = f"{one[0].text} {_cite(draft, one)}"
    draft.lines += [*(textwrap.wrap(text, 90, break_on_hyphens=False) if is_wrapped else [text])]
    draft.lines += [_mark(one[0], name), ""]


def _item(draft: _Draft, one: tuple[Said, str, str]) -> None:
    if not draft.lines[-1].startswith("  {:"):
        _part(draft)
    name = _note(draft, one, block="item")
    draft.lines += [f"- {one[0].text} {_cite(draft, one)}", f"  {_mark(one[0], name)}"]


def _quoted(draft: _Draft, one: tuple[Said, str, str]) -> None:
    if one[0].text[0].isdigit():
        # `> 42 of 120` reads as a comparison and is no quotation in our dialect.
        _paragraph(draft, one)
        return
    name = _note(draft, one, block="quoted")
    draft.lines += [f"> {one[0].text} {_cite(draft, one)}", f"> {_mark(one[0], name)}", ""]


def _admonition(draft: _Draft, one: tuple[Said, str, str]) -> None:
    draft.lines.append("!!! note")
    name = _note(draft, one, block="quoted")
    draft.lines += [f"    {one[0].text} {_cite(draft, one)}", f"    {_mark(one[0], name)}", ""]


def _lay(draft: _Draft, name: str, text: str) -> None:
    _part(draft)
    draft.lines += [f"/// patient | {name}", text, "///", ""]


def _table_with_cells(draft: _Draft) -> None:
    draft.lines += ["", "| Topic | Finding |", "|---|---|"]
    for topic in ("First", "Second", "Third"):
        if one := draft.take():
            name = _note(draft, one, block="row")
            draft.lines.append(f"| {topic} | {one[0].text} {_cite(draft, one)} {_mark(one[0], name)} |")
    draft.lines.append("")


def _table_with_caption(draft: _Draft) -> None:
    one = draft.take()
    if one is None:
        return
    draft.lines += ["", "| Statement | Remark |", "|---|---|"]
    name = _note(draft, one, block="row")
    draft.lines.append(f"| {one[0].text} | Read with care. {_mark(one[0], name)} |")
    draft.lines += ["", "/// caption", f"What the made-up work reports. {_cite(draft, one)}", "///", ""]
