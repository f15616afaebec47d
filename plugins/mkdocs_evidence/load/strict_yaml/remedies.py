"""What the YAML parser's complaints mean, in the words of somebody who only wanted to write a title."""

from typing import Any

from yaml import YAMLError

from mkdocs_evidence.load.faults import malformed_yaml
from mkdocs_evidence.model.finding import Fault, Related
from mkdocs_evidence.model.place import Place

_QUOTE_IT = 'Put double quotes around the whole value: `name: "value"`.'
_ALIGN_IT = "Begin all lines of one group in the same column, with spaces and not tabs."

# Parts of libyaml's messages, most particular first; they have been the same since 2009.
_EXPLANATIONS = (
    ("mapping values are not allowed", "A colon stands where no name and value can begin", _QUOTE_IT),
    (
        "block sequence entries are not allowed",
        "A list begins on the line of its name",
        "Begin it on a new line.",
    ),
    ("unknown escape character", "A backslash stands in a quoted value", "Write `\\\\`, or use single quotes."),
    (
        "expected ',' or ']'",
        "A `[` is not closed",
        "Add a comma or the closing `]`.",
    ),
    (
        "expected ',' or '}'",
        "A `{` is not closed",
        "Add a comma or the closing `}`.",
    ),
    ("unexpected end of stream", "A quotation mark is not closed", "Add the closing quotation mark."),
    ("unexpected document indicator", "A quotation mark is not closed", "Add the closing quotation mark."),
    ("expected '-' indicator", "A line stands among the items of a list and is none", _ALIGN_IT),
    ("expected key", "The group of names and values breaks off", f"{_ALIGN_IT} {_QUOTE_IT}"),
    ("could not find expected ':'", "A line has no colon after its name", "Write `name: value`, or indent the line."),
    ("expected alphabetic or numeric character", "`*` and `&` cannot begin a value", _QUOTE_IT),
    ("expected node content", "A bracket or comma stands where a value belongs", _QUOTE_IT),
    ("expected <document start>", "Text stands after the end of the YAML", "Delete it, or the line `...` above it."),
    ("expected comment or line break", "Words stand after `|` or `>`", "Begin the text on the next line."),
    ("undefined tag handle", "`!` cannot begin a value", _QUOTE_IT),
    ("tab character", "A tab stands where spaces are expected", "Use spaces."),
    ("indentation", "The line is indented in a way that cannot be followed", _ALIGN_IT),
)


def explain_yaml_error(error: YAMLError, text: str, file: str, first_line: int) -> Fault:
    """The parser's error as a fault: the place, the author's line, and a cure.

    Args:
        error: What the parser raised.
        text: The YAML it was reading.
        file: Path from the root of the project.
        first_line: Line of the file on which `text` begins.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    problem = str(getattr(error, "problem", "") or error)
    row, column = _point(getattr(error, "problem_mark", None), lines)
    message, remedy = _explain(problem, lines[row][column : column + 1])
    begins = _point(getattr(error, "context_mark", None), lines)
    if message.endswith("is not closed"):
        row, column = begins
    related: tuple[Related, ...] = ()
    if begins[0] < row and getattr(error, "context_mark", None) is not None:
        at = Place(file, begins[0] + first_line, begins[1] + 1)
        related = (Related(at=at, message="It begins here."),)
    at = Place(file, row + first_line, column + 1, row + first_line, column + 2)
    return malformed_yaml(at, f"{message}{_in_line(lines[row])}.", remedy, related=related)


def _point(mark: Any, lines: list[str]) -> tuple[int, int]:  # Any: the C parser's marks have no type of their own
    if mark is None:
        return (0, 0)
    if mark.line >= len(lines):
        return (len(lines) - 1, len(lines[-1]))
    return (mark.line, min(mark.column, len(lines[mark.line])))


def _explain(problem: str, character: str) -> tuple[str, str]:
    if "cannot start any token" in problem:
        if character == "\t":
            return "A tab stands where spaces are expected", "Use spaces."
        return f"`{character}` cannot begin a value", _QUOTE_IT
    for part, message, remedy in _EXPLANATIONS:
        if part in problem:
            return message, remedy
    return "The YAML cannot be followed", f"{_ALIGN_IT} {_QUOTE_IT}"


def _in_line(line: str) -> str:
    words = " ".join(line.split())
    return f", in `{words if len(words) <= 80 else words[:79] + '…'}`" if words else ", at the end"
