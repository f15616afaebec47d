"""Ed25519 against the test vectors of RFC 8032, and the spellings of keys and signatures that are taken."""

import base64
import subprocess
from pathlib import Path

import pytest

from mkdocs_evidence.load.board.people import load_board
from mkdocs_evidence.signing.ed25519 import UnreadableKeyError, is_public_key, sign, verify, write_public_key

# RFC 8032, 7.1: public key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
KEY, MESSAGE, SIGNATURE = VECTORS[1]


def _key(text: str = KEY) -> str:
    return write_public_key(bytes.fromhex(text))


def _base64(text: str) -> str:
    return base64.b64encode(bytes.fromhex(text)).decode()


@pytest.mark.parametrize(("key", "message", "signature"), VECTORS)
def test_the_vectors_of_the_rfc_verify(key: str, message: str, signature: str) -> None:
    assert verify(_key(key), _base64(signature), bytes.fromhex(message))
    assert not verify(_key(key), _base64(signature), bytes.fromhex(message) + b"\0")


def test_a_key_in_the_form_of_openssh_is_the_same_key() -> None:
    blob = b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + bytes.fromhex(KEY)
    line = f"ssh-ed25519 {base64.b64encode(blob).decode()} reviewer@example.org"
    assert verify(line, _base64(SIGNATURE), bytes.fromhex(MESSAGE))


@pytest.mark.parametrize(
    "text",
    ["", "ed25519:", "ed25519:AAAA", "ssh-rsa AAAA", "ssh-ed25519 AAAA", "ssh-ed25519", _key()[:-1], f"{_key()}x"],
    ids=repr,
)
def test_what_is_no_key_signs_nothing(text: str) -> None:
    assert not is_public_key(text)
    assert not verify(text, _base64(SIGNATURE), bytes.fromhex(MESSAGE))


def test_a_key_that_cannot_be_read_is_told_where_it_stands() -> None:
    board = f"name: B\nmembers:\n  - {{person: a, role: x, key: '{_key()}'}}\n  - {{person: b, role: x, key: AAAA}}\n"
    loaded, faults = load_board(board, file="b.yml")
    assert [(fault.name, str(fault.finding.at)) for fault in faults] == [("wrong-value", "b.yml:4:31")]
    assert "This is no public key" in faults[0].finding.message
    assert loaded is not None
    assert [one.person for one in loaded.members] == ["a", "b"]


def test_every_other_spelling_of_a_signature_is_refused() -> None:
    good = _base64(SIGNATURE)
    # The last letter of 64 bytes has four bits that mean nothing, so that sixteen letters would decode to the same.
    others = [f"{good[:-3]}{letter}==" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"]
    assert good in others
    for one in (*others, f" {good}", f"{good}\n", good.rstrip("=")):
        assert verify(_key(), one, bytes.fromhex(MESSAGE)) is (one == good)


def test_a_key_of_ssh_keygen_signs_and_one_with_a_passphrase_is_told(tmp_path: Path) -> None:
    for name, phrase in (("open", ""), ("closed", "a phrase")):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", phrase, "-f", str(tmp_path / name)]
        try:
            subprocess.run(command, check=True)
        except FileNotFoundError:
            pytest.skip("ssh-keygen is not installed")
    signature, public = sign((tmp_path / "open").read_bytes(), b"words")
    assert verify((tmp_path / "open.pub").read_text(), signature, b"words")
    assert verify(public, signature, b"words")
    with pytest.raises(UnreadableKeyError, match="passphrase"):
        sign((tmp_path / "closed").read_bytes(), b"words")
    with pytest.raises(UnreadableKeyError, match="no Ed25519 key"):
        sign(b"-----BEGIN NOTHING-----", b"words")
