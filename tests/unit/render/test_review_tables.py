"""Who decides on a row of a table is told what its columns are called, and never those of another table."""

import pytest
from two_readers import read_article

from mkdocs_evidence.render.review_room.tables import place_of

TABLE = "| Hips | Operated | Not operated |\n|---|---|---|\n| Stage 2 | 63% | 59% [@key] {: #r } |"
COLUMNS = "Columns: Hips | Operated | Not operated"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(TABLE, {"r": f"Table. {COLUMNS}"}, id="table"),
        pytest.param(
            f"## Success\n\nBefore. [@key]\n{{: #b }}\n\n{TABLE}\n| Stage 3 | 1% | 2% {{: #s }} |\n\n/// caption\nPooled series\n///\n\nThen.\n{{: #c }}",
            {
                "b": "Success",
                "r": f"Success. Table: Pooled series. {COLUMNS}",
                "s": f"Success. Table: Pooled series. {COLUMNS}",
                "c": "Success",
            },
            id="section-and-caption",
        ),
        pytest.param(
            f"{TABLE}\n\n| | |\n|---|---|\n| Stage 4 | 7% {{: #s }} |",
            {"r": f"Table. {COLUMNS}", "s": "Table"},
            id="columns-without-names-take-none",
        ),
        pytest.param(
            f"{TABLE}\n| | | |\n| Stage 4 | 7% | {{: #s }} |",
            {"r": f"Table. {COLUMNS}", "s": f"Table. {COLUMNS} (empty)"},
            id="gap",
        ),
        pytest.param("| | |\n|---|---|\n| | 7% {: #s } |", {"s": "Table. Columns: (empty) | "}, id="gap-without-names"),
        pytest.param('!!! note "Title"\n\n    A claim. [@key]\n    {: #n }', {"n": ""}, id="title-of-an-admonition"),
    ],
)
def test_a_claim_stands_under_its_section_and_a_row_under_the_names_of_its_columns(text, places):
    assert {claim.id: place_of(claim) for claim in read_article(text).claims} == places
