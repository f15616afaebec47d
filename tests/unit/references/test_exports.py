"""What readers take away holds everything its format can hold. The readers below are written from the formats' own rules."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference_records import ARTICLE, BOOK, CHAPTER, EVERY, PREPRINT, REPORT, THESIS, WEBPAGE, work

from mkdocs_evidence.export.bibliography import FORMATS, export_bibliography
from mkdocs_evidence.export.bibtex import export_bibtex
from mkdocs_evidence.export.csl_json import export_csl_json
from mkdocs_evidence.export.ris import export_ris
from mkdocs_evidence.model.reference import Name

LATEX = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{"\\" + character: character for character in "{}&%$#_"},
}
UNESCAPE = re.compile("|".join(re.escape(escape) for escape in LATEX))


def plain(latex: str) -> str:
    return UNESCAPE.sub(lambda found: LATEX[found[0]], latex)


def read_braced(text: str, start: int) -> tuple[str, int]:
    """The contents of the braces that open at `start`, and the place behind them; a backslash guards the next character."""
    depth, place = 0, start
    while True:
        if text[place] == "\\":
            place += 2
            continue
        depth += (text[place] == "{") - (text[place] == "}")
        place += 1
        if depth == 0:
            return text[start + 1 : place - 1], place


def read_bibtex(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """(entry type, key, fields with their outer braces removed) of each entry."""
    entries = []
    for entry in re.finditer(r"^@(\w+)\{([^,\s]+),$", text, re.MULTILINE):
        fields, place = {}, entry.end()
        while found := re.compile(r"\s*(\w+) = ").match(text, place):
            if text[found.end()] == "{":
                fields[found[1]], place = read_braced(text, found.end())
            else:
                bare = re.compile(r"\w+").match(text, found.end())
                assert bare is not None
                fields[found[1]], place = bare[0], bare.end()
            assert text[place] == ","
            place += 1
        assert text[place : place + 3] == "\n}\n"
        entries.append((entry[1], entry[2], fields))
    return entries


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    records: list[list[tuple[str, str]]] = []
    for line in text.split("\r\n"):
        if not line:
            continue
        tag, separator, value = line[:2], line[2:6], line[6:]
        assert re.fullmatch(r"[A-Z][A-Z0-9]", tag)
        assert separator == "  - "
        if tag == "TY":
            records.append([])
        records[-1].append((tag, value))
    return records


def test_bibtex_holds_every_field_of_an_article() -> None:
    ((kind, key, fields),) = read_bibtex(export_bibtex([ARTICLE]))
    assert (kind, key) == ("article", "example-2001")
    assert fields["author"] == "van der Meer, Jr, Jan and Müller-Łukasz, Ö. Ñ. and {Hip, Knee and Shoulder Group}"
    assert plain(fields["title"]) == (
        r"{50% of $hips & {knees}: the \textit{HFE} gene_1 ~ H\textsubscript{2}O #3 \o/ 5^2, p<0.05}"
    )
    assert fields["title"].startswith(r"{50\% of \$hips \& \{knees\}: the \textit{HFE} gene\_1 \textasciitilde{} H")
    assert fields["title"].endswith(r"O \#3 \textbackslash{}o/ 5\textasciicircum{}2, p<0.05}")
    assert plain(fields["journal"]) == "Journal of Examples & Samples"
    assert (fields["year"], fields["month"], fields["day"]) == ("2001", "jul", "5")
    assert (fields["volume"], fields["number"], fields["pages"]) == ("12", "3 Suppl 1", "S187--94")
    assert fields["doi"] == ARTICLE.doi
    assert (fields["pmid"], fields["pmcid"], fields["issn"]) == ("7593097", "PMC7152793", "0378-5955")
    assert fields["url"] == "https://example.org/a_b?c=%7Bd%7D&e=100%25#f"
    assert fields["registration"] == "NCT00000001"
    assert fields["note"] == "Retracted 2010 Feb 6, according to the publisher. Not checked against the work: volume."


def test_bibtex_has_an_entry_type_for_each_form_of_work() -> None:
    kinds = [kind for kind, _, _ in read_bibtex(export_bibtex(EVERY))]
    assert kinds == ["article", "book", "incollection", "techreport", "phdthesis", "misc", "article"]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (
            BOOK,
            {
                "publisher": "Example Press",
                "address": "Bonn",
                "edition": "2",
                "isbn": "9780306406157",
                "pagetotal": "967",
            },
        ),
        (CHAPTER, {"booktitle": "The book", "editor": "Editor, E. and Second, S.", "pages": "447--486"}),
        (REPORT, {"institution": "Example Institute", "number": "NG157", "type": "guideline", "urldate": "2024-01-09"}),
        (THESIS, {"school": "Example University", "year": "2002"}),
        (PREPRINT, {"journal": "bioRxiv", "eid": "069187", "doi": "10.1101/069187"}),
    ],
    ids=lambda value: value.key if hasattr(value, "key") else "",
)
def test_bibtex_names_fields_as_each_form_of_work_needs(reference: object, expected: dict[str, str]) -> None:
    ((_, _, fields),) = read_bibtex(export_bibtex([reference]))  # type: ignore[list-item]
    assert expected.items() <= fields.items()


TEXT = st.text(
    st.sampled_from("&%$#_{}~^\\ ,") | st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40
).map(lambda text: " ".join(text.split()))


@given(TEXT, TEXT, TEXT)
def test_bibtex_reads_back_any_text(title: str, family: str, publisher: str) -> None:
    title = title.replace("<", "[")
    reference = work("k", "book", title, author=(Name(literal=family),), publisher=publisher)
    ((_, _, fields),) = read_bibtex(export_bibtex([reference]))
    for field in fields.values():
        assert not re.search(r"[&%$#_~^]", UNESCAPE.sub("", field)), "LaTeX would act on it"
    assert plain(fields.get("title", "{}"))[1:-1] == title
    assert plain(fields.get("author", "{}"))[1:-1] == family
    assert plain(fields.get("publisher", "")) == publisher


@given(TEXT, TEXT)
def test_ris_reads_back_any_text(title: str, publisher: str) -> None:
    title = title.replace("<", "[")
    (record,) = read_ris(export_ris([work("k", "book", title, publisher=publisher)]))
    fields = dict(record)
    assert fields.get("TI", "") == title
    assert fields.get("PB", "") == publisher


def test_ris_holds_every_field_of_an_article() -> None:
    (record,) = read_ris(export_ris([ARTICLE]))
    assert record[0] == ("TY", "JOUR")
    assert record[-1] == ("ER", "")
    assert [value for tag, value in record if tag == "AU"] == [
        "van der Meer, Jan, Jr",
        "Müller-Łukasz, Ö. Ñ.",
        "Hip Knee and Shoulder Group",
    ]
    fields = dict(record)
    assert fields["TI"] == r"50% of $hips & {knees}: the HFE gene_1 ~ H2O #3 \o/ 5^2, p<0.05"
    assert (fields["T2"], fields["J2"]) == ("Journal of Examples & Samples", "J Ex Samp")
    assert (fields["PY"], fields["DA"]) == ("2001", "2001/07/05/")
    assert (fields["VL"], fields["IS"], fields["SP"], fields["EP"]) == ("12", "3 Suppl 1", "S187", "S194")
    assert (fields["DO"], fields["AN"], fields["C2"], fields["SN"]) == (
        ARTICLE.doi,
        "7593097",
        "PMC7152793",
        "0378-5955",
    )
    assert (fields["C3"], fields["LA"], fields["UR"]) == ("NCT00000001", "de", ARTICLE.url)
    assert [value for tag, value in record if tag == "N1"] == [
        "Retracted 2010 Feb 6, according to the publisher.",
        "Not checked against the work: volume.",
    ]


def test_ris_has_a_type_for_each_form_of_work() -> None:
    types = [dict(record)["TY"] for record in read_ris(export_ris(EVERY))]
    assert types == ["JOUR", "BOOK", "CHAP", "RPRT", "THES", "ELEC", "UNPB"]


def test_csl_json_keeps_all_that_csl_knows_and_the_rest_under_custom() -> None:
    (item,) = json.loads(export_csl_json([ARTICLE]))
    assert item == {
        "id": "example-2001",
        "type": "article-journal",
        "author": [
            {"family": "Meer", "given": "Jan", "suffix": "Jr", "non-dropping-particle": "van der"},
            {"family": "Müller-Łukasz", "given": "Ö. Ñ."},
            {"literal": "Hip, Knee and Shoulder Group"},
        ],
        "editor": [{"family": "Editor", "given": "E."}],
        "issued": {"date-parts": [[2001, 7, 5]]},
        "available-date": {"date-parts": [[2001, 2]]},
        "title": ARTICLE.title,
        "container-title": "Journal of Examples & Samples",
        "container-title-short": "J Ex Samp",
        "volume": "12",
        "issue": "3 Suppl 1",
        "page": "S187-94",
        "language": "de",
        "URL": ARTICLE.url,
        "DOI": ARTICLE.doi,
        "PMID": "7593097",
        "PMCID": "PMC7152793",
        "ISSN": "0378-5955",
        "custom": {
            "trial": "NCT00000001",
            "evidence-kind": "rct",
            "unverified": ["volume"],
            "notices": [{"kind": "retraction", "date": "2010-02-06", "by": "the publisher"}],
        },
    }


def test_csl_json_has_one_line_for_each_variable_of_each_work() -> None:
    text = export_csl_json([ARTICLE, WEBPAGE])
    works = json.loads(text)
    assert [work["id"] for work in works] == [ARTICLE.key, WEBPAGE.key]
    lines = [line.rstrip(",") for line in text.splitlines() if line.startswith("  ")]
    assert [json.loads(f"{{{line}}}") for line in lines] == [{name: one[name]} for one in works for name in one]


def test_csl_json_keeps_the_last_update_of_a_page() -> None:
    (item,) = json.loads(export_csl_json([WEBPAGE]))
    assert item["custom"] == {"updated": {"date-parts": [[2002, 5, 16]]}}


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_gives_away_notes_for_editors(name: str) -> None:
    assert "For editors only" not in export_bibliography([ARTICLE], name)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_that_a_work_is_retracted(name: str) -> None:
    assert "etract" in export_bibliography([ARTICLE], name)


@pytest.mark.parametrize("name", FORMATS)
def test_the_identifiers_of_a_work_survive_every_format(name: str) -> None:
    text = export_bibliography([ARTICLE], name)
    for identifier in (ARTICLE.doi, ARTICLE.pmid, ARTICLE.pmcid):
        assert identifier in text


@pytest.mark.parametrize("name", FORMATS)
def test_no_references_make_an_empty_file_that_can_still_be_read(name: str) -> None:
    assert export_bibliography([], name) == ("[]\n" if name == "csl-json" else "")


def test_text_is_a_numbered_list_in_the_order_given() -> None:
    lines = export_bibliography([BOOK, THESIS], "text").splitlines()
    assert lines == [
        "1. Example R. Samples. 2nd ed. Bonn: Example Press; 2009. 967 p. (Methods of examples).",
        "2. A thesis [dissertation]. Example University; 2002.",
    ]
