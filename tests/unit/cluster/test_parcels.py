"""Values on their way to other machines."""

import gc
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from mkdocs_evidence.cluster.parcels import pack, unpack
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

DEFAULTS = Path(__file__).parents[2] / "projects" / "ward"


def test_paths_of_the_project_fit_where_they_arrive_and_others_stay() -> None:
    project = Path("/home/author/project")
    paths = [project / "a.md", project, Path("/etc/hosts"), Path("/home/author/project-2/a.md"), Path("relative.md")]
    arrived = unpack(pack(paths, [project]), "/scratch/mirror")
    assert list(map(str, arrived)) == [
        "/scratch/mirror/home/author/project/a.md",
        "/scratch/mirror/home/author/project",
        "/etc/hosts",
        "/home/author/project-2/a.md",
        "relative.md",
    ]
    assert unpack(pack(paths, [project])) == paths


def test_read_only_mappings_arrive_read_only() -> None:
    arrived = unpack(pack(MappingProxyType({"a": MappingProxyType({1: 2})})))
    assert isinstance(arrived, MappingProxyType)
    assert arrived == {"a": {1: 2}}


def test_what_was_found_out_about_a_site_arrives_whole() -> None:
    compilation = compile_site(Layout.of(DEFAULTS))
    assert compilation.ledger.flows
    arrived = unpack(pack(compilation, [DEFAULTS]), "/elsewhere")
    assert arrived.ledger.articles == compilation.ledger.articles
    assert arrived.judgement == compilation.judgement
    assert replace(arrived.ledger, articles=compilation.ledger.articles) == compilation.ledger


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collection_of_garbage_is_left_as_it_was(is_on: bool) -> None:
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        unpack(pack([1]))
        with pytest.raises(Exception, match="incorrect header"):
            unpack(b"no parcel")
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()
