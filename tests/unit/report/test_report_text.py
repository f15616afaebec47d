import unicodedata

import pytest

from mkdocs_evidence.model.finding import Diagnostic, Related, Severity
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.report.text import report_text, summarise

FILES = {
    "content/pages/a.md": "# Title\n\nSuccess was seen in 36% of hips. [@castro-2000]\n{: #x }\n",
    "content/references/castro-2000.yml": "type: article-journal\ntitle: Core\n",
}


def _diagnostic(at: Place, **fields: object) -> Diagnostic:
    given = {
        "code": "EV105",
        "name": "figure-not-in-evidence",
        "severity": Severity.ERROR,
        "message": "It is not.",
        "remedy": "Mend it.",
    }
    return Diagnostic(at=at, **{**given, **fields})


def _report(
    *diagnostics: Diagnostic, files: dict[str, str] | None = None, width: int = 100, color: bool = False
) -> str:
    return report_text(diagnostics, sources=(FILES if files is None else files).get, color=color, width=width)


def test_a_finding_shows_its_place_its_line_its_words_and_its_remedy() -> None:
    related = Related(at=Place("content/references/castro-2000.yml", 2, 1, 2, 6), message="The extract is here.")
    at = Place("content/pages/a.md", 3, 21, 3, 24)
    assert _report(_diagnostic(at, related=(related,))) == (
        "content/pages/a.md:3:21: error[figure-not-in-evidence] It is not.\n"
        "    3 | Success was seen in 36% of hips. [@castro-2000]\n"
        "      |                     ^^^\n"
        "  = Mend it.\n"
        "  --> content/references/castro-2000.yml:2:1: The extract is here.\n"
        "    2 | title: Core\n"
        "      | ^^^^^\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_words_over_several_lines_are_marked_to_the_end_of_the_first() -> None:
    report = _report(_diagnostic(Place("content/pages/a.md", 3, 34, 4, 3)))
    assert "      |                                  ^^^^^^^^^^^^^^\n" in report


def test_a_long_line_is_cut_around_the_words() -> None:
    line = "x" * 300 + " 36% " + "y" * 300
    report = _report(_diagnostic(Place("a.md", 1, 302, 1, 305)), files={"a.md": line}, width=60)
    source, mark = report.splitlines()[1:3]
    assert max(len(source), len(mark)) <= 60
    assert source[mark.index("^") : mark.index("^") + 3] == "36%"
    assert mark.count("^") == 3
    assert source.count("…") == 2


def test_marks_stand_under_the_words_when_characters_are_wide_or_combine() -> None:
    report = _report(_diagnostic(Place("a.md", 1, 6, 1, 9)), files={"a.md": "骨e\u0301 x 36%"})
    assert report.splitlines()[2] == "      |      " + "^^^"


def test_what_a_terminal_would_obey_is_shown_as_a_code_point() -> None:
    report = _report(_diagnostic(Place("a.md", 1, 1, 1, 2), message="“\x1b[2J\u202e”"), files={"a.md": "\x1b[2J\u202e"})
    assert "\x1b" not in report
    assert "\u202e" not in report
    assert "<U+001B>[2J<U+202E>" in report


def test_a_file_that_is_gone_still_has_its_message() -> None:
    report = _report(_diagnostic(Place("gone.md", 7, 1)), files={})
    assert report.splitlines()[:2] == ["gone.md:7:1: error[figure-not-in-evidence] It is not.", "  = Mend it."]


def test_colour_is_put_on_only_when_asked_for() -> None:
    at = Place("content/pages/a.md", 3, 21, 3, 24)
    assert "\033[" not in _report(_diagnostic(at))
    assert "\033[1;31merror[figure-not-in-evidence]\033[0m" in _report(_diagnostic(at), color=True)


def test_the_last_line_counts_what_was_found() -> None:
    one, two = Place("a.md"), Place("b.md")
    found = [
        *(_diagnostic(one) for _ in range(3)),
        _diagnostic(two, severity=Severity.WARNING),
        _diagnostic(two, severity=Severity.INFO),
    ]
    assert summarise(found) == "3 errors, 1 warning, 1 note in 2 files"
    assert summarise([]) == "Nothing to report."


def _marked(report: str) -> str:
    """What stands above the mark of the first finding, column by column of the terminal."""
    source, mark = report.splitlines()[1:3]
    start, stop = mark.index("^"), mark.rindex("^") + 1
    columns = ""
    for character in source:
        columns += character * (2 if unicodedata.east_asian_width(character) in "WF" else 1)
        if unicodedata.combining(character):
            columns = columns[:-1]
    return columns[start:stop]


@pytest.mark.parametrize(
    "before",
    ["", "plain ", "\t\ttabs\t", "骨壊死 ", "e\u0301\u0301 ", "a\u200bb\u202e ", "骨" * 90, "x" * 95, "\u0301" * 200],
    ids=["start", "plain", "tabs", "wide", "combining", "hidden", "wide and long", "long", "combining and long"],
)
@pytest.mark.parametrize("after", ["", " of hips", "骨" * 90, " y" * 90], ids=["end", "short", "wide", "long"])
@pytest.mark.parametrize("width", [48, 80, 120])
def test_the_mark_stands_exactly_under_the_words_and_no_line_is_too_long(before: str, after: str, width: int) -> None:
    at = Place("a.md", 1, len(before) + 1, 1, len(before) + 4)
    report = _report(_diagnostic(at), files={"a.md": before + "36%" + after}, width=width)
    assert _marked(report) == "36%"
    for line in report.splitlines()[1:3]:
        shown = sum(
            0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in line
        )
        assert shown <= width


def test_words_longer_than_the_terminal_are_cut_at_their_end() -> None:
    report = _report(_diagnostic(Place("a.md", 1, 3, 1, 203)), files={"a.md": "a " + "x" * 200 + " b"}, width=60)
    source, mark = report.splitlines()[1:3]
    assert len(source) <= 60
    assert source[mark.index("^")] in "x…"
    assert source.rstrip().endswith("…")


def test_lines_are_counted_as_the_loader_counts_them() -> None:
    text = "\ufeffone\ftwo\u2028three\r\nfour\rfive"
    for line, words in ((2, "four"), (3, "five")):
        report = _report(_diagnostic(Place("a.md", line, 1, line, 5)), files={"a.md": text})
        assert _marked(report) == words
    assert _marked(_report(_diagnostic(Place("a.md", 1, 1, 1, 4)), files={"a.md": text})) == "one"


def test_numbers_of_far_lines_keep_the_two_places_in_line() -> None:
    text = "\n" * 123_456 + "36%"
    related = Related(at=Place("a.md", 1, 1), message="Here.")
    report = _report(_diagnostic(Place("a.md", 123_457, 1, 123_457, 4), related=(related,)), files={"a.md": text})
    bars = {line.index("|") for line in report.splitlines() if "|" in line}
    assert bars == {7}


def test_many_findings_are_summed_up_by_rule() -> None:
    names = ["a-b"] * 12 + ["c-d"] * 9 + [f"e-{n}" for n in "fghijk"]
    report = _report(*(_diagnostic(Place("a.md"), name=name) for name in names))
    assert report.splitlines()[-1] == "12 a-b, 9 c-d, 1 e-f, 1 e-g, 1 e-h, 1 e-i, 2 of 2 other rules"
    assert _report(*(_diagnostic(Place("a.md")) for _ in range(5))).splitlines()[-1] == "5 errors in 1 file"
