"""The records that Python and the browser read alike."""

import hashlib
import json
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from mkdocs_evidence.analysis.reviews.digests import digest_of_parts, plain_words, words_digest
from mkdocs_evidence.analysis.reviews.form import record_digest, record_text, signed_bytes
from mkdocs_evidence.load.board.reviews import load_review
from mkdocs_evidence.model.review import SignedParts
from mkdocs_evidence.signing.canonical_json import canonical_json
from mkdocs_evidence.signing.ed25519 import read_public_key, verify

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "review" / "records.json").read_text(encoding="utf-8"))
each_record = pytest.mark.parametrize("row", VECTORS["records"], ids=lambda row: row["name"])


@each_record
def test_the_file_of_a_record_is_read_and_written_as_it_is(row: dict[str, str]) -> None:
    record, faults = load_review(row["file"], file="r.yml")
    assert faults == ()
    assert record is not None
    assert record.is_as_written
    assert record_text(record) == row["file"]
    assert signed_bytes(record).decode() == row["signed"]
    assert record_digest(record) == row["digest"]


@each_record
def test_what_is_signed_is_the_record_as_canonical_json(row: dict[str, dict[str, str]]) -> None:
    assert canonical_json({"form": "mkdocs-evidence record 1", **row["record"]}) == row["signed"]
    signed = hashlib.sha256(str(row["signed"]).encode()).hexdigest()
    chained = {"form": "mkdocs-evidence record 1", "signed": signed, "signatures": row["signatures"]}
    assert hashlib.sha256(canonical_json(chained).encode()).hexdigest() == row["digest"]


@each_record
def test_every_signature_is_that_of_its_key(row: dict[str, dict[str, str]]) -> None:
    content = str(row["signed"]).encode()
    for person, signature in row["signatures"].items():
        assert verify(VECTORS["keys"][person], signature, content)
        assert not verify(VECTORS["keys"][person], signature, content + b" ")


@pytest.mark.parametrize("row", VECTORS["words"], ids=lambda row: row["plain"])
def test_words_without_style_have_one_digest(row: dict[str, str]) -> None:
    assert plain_words(row["text"]) == row["plain"]
    assert plain_words(row["plain"]) == row["plain"]
    assert words_digest(row["text"]) == words_digest(row["plain"]) == row["digest"]


def test_the_digest_of_a_claim_is_that_of_its_parts() -> None:
    for row in VECTORS["claims"]:
        form = {"form": "mkdocs-evidence claim 1", **row["parts"]}
        assert digest_of_parts(SignedParts(**row["parts"])) == row["digest"]
        assert hashlib.sha256(canonical_json(form).encode()).hexdigest() == row["digest"]


def test_a_key_of_the_vectors_is_what_the_library_takes() -> None:
    key = read_public_key(VECTORS["keys"]["reviewer-a"])
    assert isinstance(key, Ed25519PublicKey)
    with pytest.raises(InvalidSignature):
        key.verify(bytes(64), b"")
