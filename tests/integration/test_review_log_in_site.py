"""The log of board records goes out with the site, and a site whose log does not hold is not built."""

from datetime import date
from pathlib import Path

from clinic_project import Run
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sample_guidance import key_of, public_key_of

from mkdocs_evidence.analysis.reviews.log import log_text
from mkdocs_evidence.intake.review_writing import make_head
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.layout import Layout


def test_a_log_is_published_as_it_was_sealed_or_no_site_is(clinic: Path, run: Run) -> None:
    board = f"name: Board\nmembers:\n  - {{person: editor, role: x, key: '{public_key_of('editor')}'}}\n"
    (clinic / "site_config" / "board.yml").write_text(board, encoding="utf-8")
    (clinic / "site_config" / "people.yml").write_text("editor: {name: E}\n", encoding="utf-8")
    key = key_of("editor").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    layout = Layout.of(clinic)
    log = make_head(None, load_site(layout), member=PersonId("editor"), private_key=key, day=date(2026, 3, 1))
    layout.review_log.write_text(log_text(log), encoding="utf-8")
    built = run("-m", "mkdocs_evidence", "build", cwd=clinic)
    assert built.returncode == 0, built.stdout + built.stderr
    published = clinic / "site" / "reviews.log.json"
    assert published.read_text(encoding="utf-8") == log_text(log)
    layout.review_log.write_text(log_text(log).replace("2026-03-01", "2026-02-01"), encoding="utf-8")
    built = run("-m", "mkdocs_evidence", "build", cwd=clinic)
    assert built.returncode == 1
    assert "the signature is not that of `editor`" in built.stderr
    assert published.read_text(encoding="utf-8") == log_text(log)
