"""The backup of a signing key that a review room writes: a key under a passphrase, opened here for the command line."""

import base64
import binascii
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from mkdocs_evidence.signing.canonical_json import canonical_json
from mkdocs_evidence.signing.ed25519 import UnreadableKeyError, write_public_key

FORM = "mkdocs-evidence key backup 1"
_MOST_ROUNDS = 10_000_000
"""A file that asks for more would only keep the machine busy."""


def is_backup(content: bytes) -> bool:
    """Whether a file says that it is a backup of a review room."""
    return FORM.encode() in content[:200]


def open_backup(content: bytes, passphrase: str) -> bytes:
    """The private key in a backup, as a file that `ed25519.sign` takes.

    Args:
        content: The file.
        passphrase: As it was typed.

    Raises:
        UnreadableKeyError: The file was damaged, or the passphrase does not open it.
    """
    try:
        file = json.loads(content)
        seed, key = _seed(file, passphrase), str(file["key"])
    except InvalidTag:
        raise UnreadableKeyError("The passphrase does not open this backup.") from None
    except (KeyError, TypeError, ValueError, binascii.Error, RecursionError):
        raise UnreadableKeyError("This backup was damaged.") from None
    private = Ed25519PrivateKey.from_private_bytes(seed)
    if write_public_key(private.public_key().public_bytes_raw()) != key:
        raise UnreadableKeyError("This backup was damaged.")
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _seed(file: Mapping[str, Any], passphrase: str) -> bytes:  # Any: JSON; what lacks or is of another kind raises
    rounds = int(file["rounds"])
    if not 0 < rounds <= _MOST_ROUNDS:
        raise ValueError("another number of rounds")
    bound = {"form": FORM, "key": str(file["key"]), "person": str(file["person"])}
    salt, iv, sealed = (base64.b64decode(file[name], validate=True) for name in ("salt", "iv", "sealed"))
    typed = unicodedata.normalize("NFKC", passphrase).encode()
    lock = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=rounds).derive(typed)
    return AESGCM(lock).decrypt(iv, sealed, canonical_json(bound).encode())
