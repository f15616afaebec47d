"""Whatever is pasted, importing it neither fails nor loses a word."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.intake.draft import Draft, import_draft
from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.load.works.reference import load_reference
from mkdocs_evidence.model.ids import ArticleId, ReferenceKey

_PIECES = [
    "[1]", "[1, 2]", "[3-5]", "[1](https://a.example)", "[^a]", "[^1]: Made B. One. 2001.", "¹²", "<sup>2</sup>", "^3^",
    " 1, 2", ". 3", "(2)", ".4 ", "\n", "\n\n", "\r\n", "\r", "# ", "## ", "- ", "• ", "1. ", "2) ", "    ", "\t", "```", "~~~",
    "`", "|", "| a | b |\n|---|---|\n", "**", "---\n", "===\n", "<!--", "-->", "/// answer\n", "///", "References\n", "Sources:\n",
    "Guideline\n", "Research\n", ", 2001\n", "2001;12:3-4. ", "doi:10.9999/x.", "https://example.org/a(b)", "“", "\"", "\\", "{: #a }",
    "Approved\n", "Last updated: May 1, 2020\n", "disclaimer ", "?", ":", ";", "stage 2", "\u2028", "\x00", "\x0b", "\u0085", "\ufeff", "é",
]  # fmt: skip
hostile = st.lists(
    st.one_of(st.sampled_from(_PIECES), st.text(max_size=6), st.from_regex(r"[a-z]{3,8} ", fullmatch=True))
).map("".join)


def letters(text: str) -> Counter[str]:
    """Runs of letters, without the markup and the numbers that citations stand for."""
    text = re.sub(r"</?sup>", " ", text)
    return Counter(re.findall(r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹]+", text))


def written(draft: Draft) -> Counter[str]:
    return letters(draft.article) + sum((letters(text) for _, text in draft.references), Counter())


@settings(max_examples=400, deadline=None)
@given(hostile)
def test_no_text_is_refused_and_no_word_of_it_is_lost(text: str) -> None:
    draft = import_draft(text, file="pasted.txt")
    cited = re.compile(r"\[\^[^\]\s]*\]")
    assert letters(cited.sub(" ", text)) - written(draft) == Counter()


@settings(max_examples=300, deadline=None)
@given(hostile)
def test_every_complaint_points_into_the_text(text: str) -> None:
    lines = re.split(r"\r\n|\n|\r", text)
    for one in import_draft(text, file="pasted.txt").diagnostics:
        for at in (one.at, *(other.at for other in one.related)):
            line, column = at.end
            assert 1 <= at.line <= line <= len(lines)
            assert 1 <= at.column <= len(lines[at.line - 1]) + 1
            assert column <= len(lines[line - 1]) + 1


@settings(max_examples=300, deadline=None)
@given(hostile)
def test_every_draft_can_be_loaded(text: str) -> None:
    draft = import_draft(text, file="pasted.txt")
    article, faults = load_article(draft.article, file="a.md", article_id=ArticleId("a"))
    assert article is not None
    assert "malformed-yaml" not in {fault.name for fault in faults}
    for name, yaml in draft.references:
        _, wrong = load_reference(yaml, file=name, key=ReferenceKey(name.removesuffix(".yml")))
        assert {fault.name for fault in wrong} <= {"missing-field"}, wrong


_CITES = {
    "bracket": lambda numbers: " [" + ", ".join(numbers) + "]",
    "adjacent": lambda numbers: " " + "".join(f"[{number}]" for number in numbers),
    "raised": lambda numbers: ".<sup>" + ",".join(numbers) + "</sup>",
    "superscript": lambda numbers: "." + ",".join(numbers).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")),
    "trailing": lambda numbers: " " + ", ".join(numbers),
    "after the stop": lambda numbers: ". " + ", ".join(numbers),
    "glued": lambda numbers: "." + ",".join(numbers),
    "round": lambda numbers: " (" + ", ".join(numbers) + ")",
}


@st.composite
def cited_documents(draw: st.DrawFn) -> tuple[str, list[tuple[str, list[str]]]]:
    """A document in one style of citing, all its words different, and what each statement cites."""
    style = draw(st.sampled_from(sorted(_CITES)))
    count = draw(st.integers(2, 12))
    bullet = draw(st.sampled_from(["  • ", "- ", "* ", "", "– "]))
    serial = iter(range(100_000))

    def phrase(words: int) -> str:
        return " ".join("w" + "".join(chr(97 + int(digit)) for digit in f"{next(serial):05}") for _ in range(words))

    statements: list[tuple[str, list[str]]] = []
    blocks = [f"# {phrase(3).capitalize()}"]
    for _ in range(draw(st.integers(1, 6))):
        blocks.append(f"## {phrase(3).capitalize()}")
        for _ in range(draw(st.integers(1, 4))):
            numbers = draw(st.lists(st.integers(1, count).map(str), min_size=1, max_size=3, unique=True))
            words = phrase(draw(st.integers(4, 9)))
            statements.append((words, numbers))
            blocks.append(f"{bullet}{words}{_CITES[style](numbers)}")
    heading = draw(st.sampled_from(["## References", "References", "**References**"]))
    marks = draw(st.sampled_from(["{}. ", "[{}] ", "({}) ", "- "]))
    listed = "\n".join(
        f"{marks.format(number)}Tied{chr(96 + number)} B. {phrase(4)}. J Up. 2001;1:1."
        for number in range(1, count + 1)
    )
    return "\n\n".join([*blocks, heading, listed]) + "\n", statements


@settings(max_examples=250, deadline=None)
@given(cited_documents())
def test_each_statement_cites_the_entries_that_its_numbers_name(
    document: tuple[str, list[tuple[str, list[str]]]],
) -> None:
    text, statements = document
    draft = import_draft(text, file="pasted.md")
    assert [
        one for one in draft.diagnostics if one.name in ("unknown-reference", "uncited-claim", "doubtful-order")
    ] == []
    for words, numbers in statements:
        (line,) = (line for line in draft.article.splitlines() if words in line)
        assert re.findall(r"@tied(\w)-2001", line) == [chr(96 + int(number)) for number in numbers], line
    assert letters(text) - written(draft) == Counter()
    article, _ = load_article(draft.article, file="a.md", article_id=ArticleId("a"))
    assert article is not None
    assert [len(claim.citations) for claim in article.claims] == [len(numbers) for _, numbers in statements]
