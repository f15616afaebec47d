"""The committed vectors are what the flows give in Python; `walk.test.js` walks the same in JavaScript."""

import pytest
from flow_vectors import FOLDER, compiled_flows, file_of, vectors_text

FLOWS = list(compiled_flows())


@pytest.mark.parametrize("compiled", FLOWS, ids=lambda one: one.flow.id)
def test_the_committed_vectors_are_those_of_the_flow(compiled) -> None:
    written = file_of(compiled).read_text(encoding="utf-8")
    assert written == vectors_text(compiled), "run: python tests/vectors/flow_vectors.py"


def test_every_file_of_vectors_belongs_to_a_flow() -> None:
    assert sorted(FOLDER.glob("*.json")) == sorted(file_of(one) for one in FLOWS)
