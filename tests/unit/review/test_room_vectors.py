"""What the review room in the browser computes, held to what the build computes."""

import json

import pytest
from room_vectors import VECTORS, make_vectors, written

ROOM = json.loads(VECTORS.read_text(encoding="utf-8"))


def test_the_vectors_are_what_the_table_gives_today() -> None:
    assert written(make_vectors()) == VECTORS.read_text(encoding="utf-8")


@pytest.mark.parametrize("row", ROOM["rows"], ids=lambda row: row["change"])
def test_a_room_holds_other_content_wherever_the_digest_is_another(row: dict[str, dict[str, int]]) -> None:
    before, after = row["before"], row["after"]
    is_same_content = (before["claim"], before["works"]) == (after["claim"], after["works"])
    assert not (is_same_content and before["digest"] != after["digest"])
