"""Texts of works are read when they are asked for, wherever they lie; what cannot be read says so."""

from hashlib import sha256
from pathlib import Path

from mkdocs_evidence.load.sources import find_sources
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.layout import Layout

KNOTS = ReferenceKey("knots-1999")


def test_a_text_has_the_digest_of_its_bytes(tmp_path: Path) -> None:
    data = "\ufeffKnots slip.\r\n".encode()
    (tmp_path / "knots-1999.txt").write_bytes(data)
    (tmp_path / "notes.md").write_text("no source")
    sources = find_sources(Layout.of(tmp_path / "site", sources=tmp_path))
    assert sources is not None
    assert [*sources] == [KNOTS]
    assert (sources[KNOTS].text, sources[KNOTS].digest) == ("Knots slip.\r\n", sha256(data).hexdigest())
    assert ReferenceKey("other-2000") not in sources


def test_a_text_that_is_not_utf8_says_so(tmp_path: Path) -> None:
    (tmp_path / "knots-1999.txt").write_bytes(b"Kn\xf6ten")
    sources = find_sources(Layout.of(tmp_path, sources=tmp_path))
    assert sources is not None
    assert (sources[KNOTS].text, sources[KNOTS].digest) == ("", "")
    assert "not UTF-8" in sources[KNOTS].problem


def test_no_folder_named_is_not_an_empty_folder(tmp_path: Path) -> None:
    assert find_sources(Layout.of(tmp_path)) is None
    assert find_sources(Layout.of(tmp_path, sources=tmp_path / "missing")) == {}
