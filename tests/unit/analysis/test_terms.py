"""Names to avoid in a text, and where a text explains a word."""

from datetime import date
from pathlib import Path

import pytest

from mkdocs_evidence.analysis.reading.terms import is_explained, is_quoted
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

EXPLAINED = [
    "Osteonecrosis means that bone dies.",
    "Osteonecrosis (bone death) hurts.",
    "Osteonecrosis, or bone death, hurts.",
    "Osteonecrosis is when bone dies.",
    "Osteonecrosis – bone that dies – hurts.",
    "Bone death (osteonecrosis) hurts.",
    "Bone death is called osteonecrosis.",
    "Bone death, also known as osteonecrosis, hurts.",
    "The medical word is osteonecrosis.",
    "Osteonecrosis is another word for bone death.",
    "This is what doctors call it: bone death, formerly osteonecrosis.",
]
NOT_EXPLAINED = [
    "Osteonecrosis hurts.",
    "It is osteonecrosis.",
    "An osteonecrosis that hurts is rare.",
    "No osteonecrosis.",
]


@pytest.mark.parametrize("text", EXPLAINED)
def test_a_word_is_explained_where_it_stands(text: str) -> None:
    start = text.casefold().index("osteonecrosis")
    assert is_explained(text, start, start + len("osteonecrosis"))


@pytest.mark.parametrize("text", NOT_EXPLAINED)
def test_a_word_that_only_stands_there_is_not_explained(text: str) -> None:
    start = text.casefold().index("osteonecrosis")
    assert not is_explained(text, start, start + len("osteonecrosis"))


def test_words_between_quotation_marks_are_quoted() -> None:
    text = 'He “said so” and "that" too'
    assert [word for word in ("said", "so", "that", "too", "and") if is_quoted(text, text.index(word))] == [
        "said",
        "so",
        "that",
    ]


GLOSSARY = """
MI: {name: myocardial infarction, plain: heart attack, avoid: [coronary, cardiac infarction, CI]}
CAD: {name: coronary artery disease}
high blood pressure: {name: hypertension}
"""
MIXED = {
    "avoided": ("A cardiac infarction hurts.", ["cardiac infarction"]),
    "plural and capitals": ("Cardiac infarctions hurt.", ["Cardiac infarctions"]),
    "inside a longer name": ("Coronary artery disease hurts.", []),
    "inside a word": ("The pericoronary fat hurts.", []),
    "alone": ("A coronary hurts.", ["coronary"]),
    "small letters of an abbreviation": ("The ci is no word.", []),
    "first use only": ("A coronary hurts. A coronary kills.", ["coronary"]),
    "quoted": ("“A coronary hurts”, he said.", []),
    "explained": ("Myocardial infarction (cardiac infarction) hurts. A cardiac infarction kills.", []),
    "two names of an entry": ("Hypertension hurts and high blood pressure kills.", ["high blood pressure"]),
    "one name of an entry": ("High blood pressure kills.", []),
    "abbreviation and name": ("Myocardial infarction (MI) hurts; MI kills.", []),
    "plain words": ("Myocardial infarction hurts; a heart attack kills.", []),
}


@pytest.mark.parametrize(("text", "found"), MIXED.values(), ids=MIXED)
def test_one_thing_goes_by_one_name(text: str, found: list[str], tmp_path: Path) -> None:
    front = "type: guidance\ntitle: T\nquestion: Q?\npopulation: adults\nauthors: [{name: A}]\n"
    days = "written: 2026-01-01\nsearched: 2026-01-01\nreview_due: 2028-01-01\n"
    page = tmp_path / "content/pages/a.md"
    glossary = tmp_path / "site_config/vocabulary/glossary.yml"
    for file, words in ((page, f"---\n{front}{days}---\n\n{text}\n"), (glossary, GLOSSARY)):
        file.parent.mkdir(parents=True)
        file.write_text(words, encoding="utf-8")
    diagnostics = compile_site(Layout.of(tmp_path), as_of=date(2026, 6, 1)).diagnostics
    places = [one.at for one in diagnostics if one.name == "mixed-terms"]
    line = page.read_text(encoding="utf-8").splitlines()[places[0].line - 1] if places else ""
    assert [line[at.column - 1 : at.end[1] - 1] for at in places] == found
