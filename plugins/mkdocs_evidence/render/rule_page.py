"""Pages of rules: what each catches, why, and what to write instead, with its examples as the tests run them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markdown import Markdown
from markupsafe import Markup

from mkdocs_evidence.model.finding import Severity
from mkdocs_evidence.render.links import Links
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import SEVERITY, Term

RULE_INDEX = "rules.md"

_FENCE = re.compile(r"^(?P<fence>`{3,})[ \t]*\w*(?:[ \t]+title=\"(?P<file>[^\"]+)\")?[ \t]*$")
_HEADING = re.compile(r"^(?P<level>##|###) (?P<text>.+)$")
_MARKER = re.compile(
    r"\s*(?:<!--|#)\s*(?P<severity>error|warning|info)(?:\[(?P<rule>[\w-]+)\])?: (?P<words>.*?)\s*(?:-->|$)"
)

_FAMILIES: Mapping[str, str] = {
    "files": "Files and settings",
    "claims": "Claims",
    "references": "References and quotations",
    "flows": "Decision flows",
    "reviews": "Reviews",
    "language": "Language",
    "safety": "Safety",
    "intake": "Pasted texts",
    "internal": "The software itself",
}
"""How the folder of a rule is called on the site, in the order of the list."""


_NOTHING = Markup("")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentedRule:
    """What the site says about one rule; also about what only the import of a text finds."""

    code: str
    name: str
    severity: Severity
    """Its own, before settings."""
    summary: str
    remedy: str
    options: tuple[tuple[str, int, str], ...]
    """(name, value when left out, what it means)."""
    page: Path
    """Its page in Markdown, in the folder of its family."""

    @property
    def family(self) -> str:
        """The name of its family."""
        folder = self.page.parent.name
        return _FAMILIES.get(folder, folder.capitalize())


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleNote:
    """What the build says about a line of an example."""

    severity: Severity
    shape: str
    rule: str
    words: str
    """A part of the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleLine:
    """One line of an example."""

    text: str
    notes: tuple[ExampleNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One file of an example; the file is empty where it is no file."""

    file: str
    lines: tuple[ExampleLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePart:
    """A heading, a stretch of text or an example; the two others are empty."""

    level: int = 0
    heading: str = ""
    anchor: str = ""
    text: Markup = _NOTHING
    example: Example | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """The page of one rule."""

    rule: DocumentedRule
    severity: Term
    parts: tuple[PagePart, ...]
    index_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule in the list."""

    rule: DocumentedRule
    severity: Term
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesView:
    """All rules by family."""

    number: int
    families: tuple[tuple[str, tuple[RuleLine, ...]], ...]


def rule_page(name: str) -> str:
    """Path of the page of a rule under the pages folder."""
    return f"rules/{name}.md"


def render_rule(rule: DocumentedRule, links: Links) -> str:
    """The page of one rule."""
    view = RuleView(
        rule=rule,
        severity=SEVERITY[rule.severity],
        parts=tuple(_read_parts(rule)),
        index_url=links.to(RULE_INDEX),
    )
    return render_template("rule.html", view)


def render_rule_index(rules: Sequence[DocumentedRule], links: Links) -> str:
    """The list of all rules by family, in the order of their codes."""
    families = list(_FAMILIES.values())

    def place(rule: DocumentedRule) -> tuple[int, str]:
        return (families.index(rule.family) if rule.family in families else len(families), rule.family)

    view = RulesView(
        number=len(rules),
        families=tuple(
            (
                family,
                tuple(
                    RuleLine(rule=rule, severity=SEVERITY[rule.severity], url=links.to(rule_page(rule.name)))
                    for rule in members
                ),
            )
            for (_, family), members in groupby(sorted(rules, key=lambda one: (place(one), one.code)), key=place)
        ),
    )
    return render_template("rules.html", view)


def _read_parts(rule: DocumentedRule) -> Iterator[PagePart]:
    lines = iter(rule.page.read_text(encoding="utf-8").splitlines())
    prose: list[str] = []
    anchors: dict[str, int] = {}
    markdown = Markdown(extensions=["tables"], output_format="html")
    for line in lines:
        fence, heading = _FENCE.match(line), _HEADING.match(line)
        if fence is None and heading is None:
            prose.append(line)
            continue
        yield from _take_prose(prose, markdown)
        if heading is not None:
            anchor = "-".join(re.findall(r"[a-z0-9]+", heading["text"].casefold())) or "part"
            anchors[anchor] = number = anchors.get(anchor, 0) + 1
            anchor = anchor if number == 1 else f"{anchor}-{number}"
            yield PagePart(level=len(heading["level"]), heading=heading["text"], anchor=anchor)
        elif fence is not None:
            body = iter(lambda closing=fence["fence"]: next(lines, closing), fence["fence"])
            yield PagePart(example=_read_example(fence["file"] or "", body, rule.name))
    yield from _take_prose(prose, markdown)


def _take_prose(prose: list[str], markdown: Markdown) -> Iterator[PagePart]:
    text = "\n".join(prose).strip()
    prose.clear()
    if text:
        yield PagePart(text=Markup(markdown.reset().convert(text)))


def _read_example(file: str, lines: Iterator[str], rule: str) -> Example:
    shown: list[ExampleLine] = []
    for line in lines:
        notes: list[ExampleNote] = []
        while found := _MARKER.search(line):
            severity = Severity(found["severity"])
            shape = SEVERITY[severity].shape
            notes.append(ExampleNote(severity=severity, shape=shape, rule=found["rule"] or rule, words=found["words"]))
            line = line[: found.start()] + line[found.end() :]
        shown.append(ExampleLine(text=line, notes=tuple(notes)))
    return Example(file=file, lines=tuple(shown))
