"""Python and the browser walk alike: the committed vectors are what the flows give, and JavaScript gives the same."""

import shutil
import subprocess

import pytest
from flow_vectors import FOLDER, REPOSITORY, compiled_flows, file_of, vectors_text

FLOWS = list(compiled_flows())


@pytest.mark.parametrize("compiled", FLOWS, ids=lambda one: one.flow.id)
def test_the_committed_vectors_are_those_of_the_flow(compiled) -> None:
    written = file_of(compiled).read_text(encoding="utf-8")
    assert written == vectors_text(compiled), "run: python tests/vectors/flow_vectors.py"


def test_every_file_of_vectors_belongs_to_a_flow() -> None:
    assert sorted(FOLDER.glob("*.json")) == sorted(file_of(one) for one in FLOWS)


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no Node here; .ci/run js walks the vectors")
def test_the_browsers_walker_gives_the_same() -> None:
    tests = REPOSITORY / "plugins/mkdocs_evidence/assets/source/flow"
    done = subprocess.run(
        ["node", "--test", str(tests / "walk.test.js")], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout
