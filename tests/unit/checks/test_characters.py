import pytest

from mkdocs_evidence.checks.run import inspect_source
from mkdocs_evidence.model.source import SourceFile, SourceKind


def _found(text: str, kind: SourceKind = SourceKind.ARTICLE) -> list[tuple[str, int, int]]:
    source = SourceFile(file="content/pages/a.md", kind=kind, text=text)
    return [(one.name, one.finding.at.line, one.finding.at.column) for one in inspect_source(source)]


HIDDEN = {
    "right-to-left override": "a \u202eb",
    "isolate": "a \u2066b",
    "zero width space": "a \u200bb",
    "zero width joiner in a word": "a \u200db",
    "word joiner": "a \u2060b",
    "byte order mark within": "a \ufeffb",
    "soft hyphen": "a \u00adb",
    "tag character": "a \U000e0041b",
    "private use": "a \ue000b",
    "control character": "a \x07b",
    "next line": "a \x85b",
    "line separator": "a \u2028b",
    "replacement character": "a \ufffdb",
    "hangul filler": "a \u3164b",
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_a_hidden_character_is_found_at_its_place(text: str) -> None:
    assert _found("first\n" + text + "\n") == [("hidden-characters", 2, 3)]


LEGITIMATE = {
    "no-break space before a unit": "63\u00a0%",
    "narrow no-break space between groups": "12\u202f345",
    "thin space between groups": "1\u2009210\u2009000",
    "minus sign": "\u22120.5",
    "subscripts": "CHA₂DS₂-VASc, H₂O",
    "superscripts": "10⁹, m²",
    "Greek": "β-blocker, TNFα, µg, μg, Δ, χ²",
    "comparisons": "≤ ≥ ± × · – — …",
    "accents": "Colaço, Müller, naïve",
    "a Russian title": "О лечении остеонекроза",
    "an emoji family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "byte order mark first": "\ufeffText",
    "quotes": "“x” ‘y’ «z»",
}


@pytest.mark.parametrize("text", LEGITIMATE.values(), ids=LEGITIMATE)
def test_a_legitimate_character_is_left_alone(text: str) -> None:
    assert _found(text) == []


LOOK_ALIKES = {
    "Cyrillic letter in a Latin word": ("l\u0435sion", 1),
    "Greek omicron in a Latin word": ("b\u03bfne", 1),
    "a whole word of Cyrillic doubles": ("the \u0441\u043e\u0440\u0435 is", 5),
    "full-width letters": ("\uff21VN", 1),
    "an accent on its own": ("cafe\u0301", 4),
    "a space inside a number": ("6\u20093%", 2),
    "an em space inside a number": ("1\u2003210", 2),
}


@pytest.mark.parametrize(("text", "column"), LOOK_ALIKES.values(), ids=LOOK_ALIKES)
def test_a_look_alike_is_found_at_its_place(text: str, column: int) -> None:
    assert _found(text) == [("hidden-characters", 1, column)]


@pytest.mark.parametrize("text", ["٦٣%", "６３%", "𝟔𝟑%"], ids=["Arabic-Indic", "full width", "mathematical"])
def test_digits_of_other_alphabets_are_found(text: str) -> None:
    assert ("odd-digits", 1, 1) in _found(text)


SCRIPTS = {
    "tag": ("a <script>x</script>", 3),
    "tag in capitals and spaces": ("a < ScRiPt src=x>", 3),
    "frame": ("a <iframe src=x>", 3),
    "style": ("a <style>p{}</style>", 3),
    "drawing": ("a <svg onload=x>", 3),
    "base": ("a <base href=//x>", 3),
    "handler": ("a <b onclick=x>", 6),
    "handler in an attribute list": ("a\n{: onclick=x }", 4),
    "address": ("[a](javascript:x)", 5),
    "address with a reference": ("[a](java&#x73;cript:x)", 5),
    "address with a tab": ("[a](java\tscript:x)", 5),
    "address in capitals": ("[a](JaVaScRiPt:x)", 5),
    "address with an encoded colon": ("[a](javascript&colon;x)", 5),
    "automatic link": ("<javascript:x>", 2),
    "definition": ("[a]: javascript:x", 6),
    "page as an address": ("[a](data:text/html,x)", 5),
    "drawing as an address": ("![a](data:image/svg+xml,x)", 6),
}


@pytest.mark.parametrize(("text", "column"), SCRIPTS.values(), ids=SCRIPTS)
def test_what_a_browser_would_run_is_found(text: str, column: int) -> None:
    found = _found(text)
    assert ("script-in-content", text.count("\n") + 1, column) in found


SAMPLES = {
    "code span": "a `<script>` b",
    "double ticks": "a ``<script>` `` b",
    "fence": "```html\n<script>\n```",
    "tildes": "~~~\n<form>\n~~~",
    "indented": "a\n\n    <script>\n",
    "a word": "JavaScript: a language. A script is a text. The formal style of a link.",
    "less than": "p <0.05 and <30% of the base",
    "an ordinary link": "[a](https://example.org/javascript:the-good-parts)",
    "a picture": "![a](chart.png)",
}


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_samples_and_words_are_left_alone(text: str) -> None:
    assert _found(text) == []


def test_code_marks_mean_nothing_in_data() -> None:
    assert _found("note: `<script>`", SourceKind.DATA) == [("script-in-content", 1, 8)]


def test_a_fence_without_end_hides_nothing() -> None:
    assert ("script-in-content", 2, 1) in _found("```\n<script>")


def test_ordinary_pages_are_not_ours_to_judge() -> None:
    assert _found("<script>x</script> \u202e", SourceKind.PAGE) == []


@pytest.mark.parametrize(
    "junk",
    ["<" * 50_000, " " * 50_000, "` `` " * 10_000, "~~~ x\n" * 10_000, "(\n" * 25_000, "<a " * 20_000, "{: " * 20_000, "e\u0301" * 8_000],
    ids=["open", "spaces", "ticks", "fences", "brackets", "tags", "marks", "accents"],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(junk: str) -> None:
    half, whole = _steps(junk[: len(junk) // 2]), _steps(junk)
    assert whole < 3 * half + 200_000


def _steps(text: str) -> int:
    """Bytecode lines executed, which unlike seconds are the same on every machine."""
    import sys

    count = 0

    def trace(*_: object) -> object:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        _found(text)
    finally:
        sys.settrace(before)
    return count
