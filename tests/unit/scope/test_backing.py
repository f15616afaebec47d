"""Which works count as one, and which recommendations rest on second-hand accounts, with made-up works."""

from pathlib import Path

import pytest
from scope_sites import CARDIOLOGY, found_in

ONE, SECOND_HAND = "one-publisher-support", "secondary-only-support"


@pytest.mark.parametrize(
    ("extracts", "attributes", "expected"),
    [
        pytest.param("// publisher: Praxis | // publisher: Praxis", "", (ONE,), id="one publisher"),
        pytest.param("// publisher: Praxis | // publisher: PRAXIS", "", (ONE,), id="whatever its case"),
        pytest.param("// publisher: Praxis | // publisher: Other", "", (), id="two publishers"),
        pytest.param("// publisher: Praxis", "", (), id="one work"),
        pytest.param("// publisher: Praxis | disputes // publisher: Praxis", "", (), id="the other disputes"),
        pytest.param("// publisher: Praxis | qualifies // publisher: Praxis", "", (ONE,), id="the other qualifies"),
        pytest.param("// publisher: Made-up journal | // publisher: Made-up journal", "", (), id="one journal"),
        pytest.param("// dataset: registry | // dataset: Registry", "", (ONE,), id="one dataset"),
        pytest.param("// dataset: a trial | // dataset: b trial", "", (), id="two datasets"),
        pytest.param("// independent: no | // independent: no", "", (ONE,), id="both ours"),
        pytest.param("// independent: no | // independent: yes", "", (), id="one ours"),
        pytest.param(
            "// publisher: Praxis, dataset: d | // dataset: d | // publisher: Praxis",
            "",
            (ONE,),
            id="a chain of ties",
        ),
        pytest.param("// publisher: Praxis | // publisher: Praxis | ", "", (), id="a third work is free"),
        pytest.param("// kind: secondary-summary", "strength=conditional", (SECOND_HAND,), id="a summary"),
        pytest.param("// kind: narrative-review", "strength=conditional", (SECOND_HAND,), id="a narrative review"),
        pytest.param("// kind: narrative-review", "", (), id="no recommendation"),
        pytest.param("// kind: narrative-review | ", "strength=conditional", (), id="beside a trial"),
        pytest.param(
            "// kind: narrative-review | disputes ", "strength=conditional", (SECOND_HAND,), id="the trial disputes"
        ),
        pytest.param("// kind: expert-opinion", "strength=conditional", (), id="expert opinion alone"),
        pytest.param(
            "// kind: expert-opinion | // kind: secondary-summary",
            "strength=conditional",
            (SECOND_HAND,),
            id="expert opinion and a summary",
        ),
        pytest.param("// kind: guideline", "strength=strong", (), id="a guideline"),
    ],
)
def test_works_are_counted_by_what_stands_behind_them(
    extracts: str, attributes: str, expected: tuple[str, ...], tmp_path: Path
) -> None:
    claims = [("People should be told.", attributes, extracts)]
    (found,) = found_in(tmp_path, CARDIOLOGY, claims)
    assert tuple(name for name in found if name in (ONE, SECOND_HAND)) == expected
