"""Ed25519 keys and signatures as text, and whether a signature is that of a key over some bytes (RFC 8032)."""

import base64
import binascii
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_ssh_private_key

_PREFIX = "ed25519:"
_SSH_TYPE = "ssh-ed25519"
_SSH_HEAD = b"\x00\x00\x00\x0bssh-ed25519\x00\x00\x00\x20"
"""What stands before the 32 bytes of a key in the form of OpenSSH: two lengths and the name of the kind (RFC 8709)."""

_KEY_BYTES, _SIGNATURE_BYTES = 32, 64


class UnreadableKeyError(ValueError):
    """A text that is no public key; its words say what is wrong with it."""


@lru_cache(maxsize=4096)
def read_public_key(text: str) -> Ed25519PublicKey:
    """The public key that a text names.

    Args:
        text: `ed25519:` and 32 bytes in Base64, or a line of OpenSSH: `ssh-ed25519 AAAA… comment`.

    Raises:
        UnreadableKeyError: The text is neither.
    """
    raw = _raw_key(text.strip())
    if raw is None or len(raw) != _KEY_BYTES:
        raise UnreadableKeyError("It is neither `ed25519:` with 32 bytes in Base64 nor a line `ssh-ed25519 AAAA…`.")
    return Ed25519PublicKey.from_public_bytes(raw)


def is_public_key(text: str) -> bool:
    """Whether a text names a public key."""
    try:
        read_public_key(text)
    except UnreadableKeyError:
        return False
    return True


def write_public_key(raw: bytes) -> str:
    """The 32 bytes of a public key as the board file holds them.

    >>> write_public_key(bytes(32))
    'ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
    """
    return _PREFIX + base64.b64encode(raw).decode()


def verify(key: str, signature: str, content: bytes) -> bool:
    """Whether a signature is that of a key over exactly these bytes.

    Args:
        key: A public key as `read_public_key` takes it; one that cannot be read has signed nothing.
        signature: 64 bytes in Base64, in the one spelling that has no spare bits: else a changed character could pass.
        content: What is said to be signed.
    """
    raw = from_base64(signature)
    if raw is None or len(raw) != _SIGNATURE_BYTES:
        return False
    try:
        read_public_key(key).verify(raw, content)
    except (InvalidSignature, UnreadableKeyError):
        return False
    return True


def _raw_key(text: str) -> bytes | None:
    if text.startswith(_PREFIX):
        return from_base64(text.removeprefix(_PREFIX))
    parts = text.split()
    if len(parts) >= 2 and parts[0] == _SSH_TYPE:
        blob = from_base64(parts[1])
        return blob.removeprefix(_SSH_HEAD) if blob and blob.startswith(_SSH_HEAD) else None
    return None


def from_base64(text: str) -> bytes | None:
    """The bytes; None when the text is not the one standard spelling of them."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if base64.b64encode(raw).decode() == text else None


def sign(private_key: bytes, content: bytes) -> tuple[str, str]:
    """Signs some bytes.

    Args:
        private_key: The file of an Ed25519 key without a passphrase, as `ssh-keygen -t ed25519` or OpenSSL writes it.
        content: What is signed.

    Returns:
        The signature in Base64, and the public key that belongs to it.

    Raises:
        UnreadableKeyError: The file holds no such key, or asks for a passphrase.
    """
    key = _read_private_key(private_key)
    public = write_public_key(key.public_key().public_bytes_raw())
    return base64.b64encode(key.sign(content)).decode(), public


def _read_private_key(text: bytes) -> Ed25519PrivateKey:
    for load in (load_ssh_private_key, load_pem_private_key):
        try:
            key = load(text, password=None)
        except TypeError:
            raise UnreadableKeyError("The key asks for a passphrase.") from None
        except (ValueError, UnsupportedAlgorithm):
            continue
        if isinstance(key, Ed25519PrivateKey):
            return key
    raise UnreadableKeyError("The file holds no Ed25519 key that can be read.")
