"""Signatures of `ssh-keygen -Y sign` (OpenSSH's PROTOCOL.sshsig), and the file by which anybody checks them with it.

Keys: Ed25519, ECDSA over the NIST curves, and RSA from 2048 bits with SHA-2. A signature names its key, its namespace
and the digest it was made of; all three must be what we expect, so that one made for another purpose is refused.
"""

import hashlib
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_ssh_public_key

from mkdocs_evidence.signing.ed25519 import UnreadableKeyError, from_base64, read_public_key

NAMESPACE = "mkdocs-evidence"
"""What is given to `ssh-keygen -n`."""

PREFIX = "sshsig:"
"""Stands before the Base64 of such a signature where records keep it."""

_MAGIC = b"SSHSIG"
_VERSION = 1
_MIN_RSA_BITS = 2048
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_DIGESTS = {"sha256": hashlib.sha256, "sha512": hashlib.sha512}
_CURVES: dict[str, hashes.HashAlgorithm] = {
    "ecdsa-sha2-nistp256": hashes.SHA256(),
    "ecdsa-sha2-nistp384": hashes.SHA384(),
    "ecdsa-sha2-nistp521": hashes.SHA512(),
}
_RSA: dict[str, hashes.HashAlgorithm] = {"rsa-sha2-256": hashes.SHA256(), "rsa-sha2-512": hashes.SHA512()}

_Key = Ed25519PublicKey | ec.EllipticCurvePublicKey | rsa.RSAPublicKey


class UnreadableSignatureError(ValueError):
    """A text that is no signature of OpenSSH; its words say what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SshSignature:
    """The parts of a signature, none of them judged."""

    key: bytes
    """The public key as OpenSSH writes it before Base64."""
    namespace: bytes
    reserved: bytes
    digest: str
    """`sha256` or `sha512`: what the content was hashed with."""
    kind: str
    """`ssh-ed25519`, `rsa-sha2-512`, …."""
    made: bytes


def read_armour(text: str) -> str:
    """A file of `ssh-keygen -Y sign` as records keep it: on one line.

    Raises:
        UnreadableSignatureError: The file is none, or of another purpose.
    """
    lines = text.strip().splitlines()
    if len(lines) < 3 or lines[0].strip() != _BEGIN or lines[-1].strip() != _END:
        raise UnreadableSignatureError(f"The file does not begin with `{_BEGIN}`.")
    written = PREFIX + "".join(line.strip() for line in lines[1:-1])
    signature = _read(written)
    if signature is None:
        raise UnreadableSignatureError("The file was damaged.")
    if signature.namespace != NAMESPACE.encode():
        raise UnreadableSignatureError(f"It was made with another `-n`. Sign with `ssh-keygen -Y sign -n {NAMESPACE}`.")
    return written


def write_armour(written: str) -> str:
    """The file that `ssh-keygen -Y verify -s` reads, of a signature as records keep it."""
    return "\n".join((_BEGIN, *textwrap.wrap(written.removeprefix(PREFIX), 70), _END, ""))


def is_public_key(line: str) -> bool:
    """Whether a line of OpenSSH names a key that may sign."""
    return _read_key(line) is not None


def verify(key: str, signature: str, content: bytes) -> bool:
    """Whether a signature is that of a key over exactly these bytes, made for us.

    Args:
        key: A line of OpenSSH, or `ed25519:…`.
        signature: `sshsig:` and Base64, in the one spelling that has no spare bits.
        content: What is said to be signed.
    """
    parts, known = _read(signature), _read_key(key)
    if parts is None or known is None or parts.key != known[0] or parts.namespace != NAMESPACE.encode():
        return False
    digest = _DIGESTS[parts.digest](content).digest()
    fields = (parts.namespace, parts.reserved, parts.digest.encode(), digest)
    signed = _MAGIC + b"".join(len(one).to_bytes(4, "big") + one for one in fields)
    try:
        return _is_made_by(known[1], parts, signed)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False


def allowed_signers(seats: Iterable[tuple[str, str, date | None, date | None]]) -> str:
    """The file that `ssh-keygen -Y verify -f` reads, so that signatures can be checked without this program.

    Args:
        seats: (who, public key, first day, last day), a line each; None where a term is open.
    """
    return "".join(f"{_signer_line(who, key, since, until)}\n" for who, key, since, until in seats)


def _signer_line(who: str, key: str, since: date | None, until: date | None) -> str:
    options = [f'namespaces="{NAMESPACE}"']
    options += [f'valid-after="{since:%Y%m%d}Z"'] if since else []
    # The last day of a term counts whole.
    options += [f'valid-before="{until + timedelta(days=1):%Y%m%d}Z"'] if until else []
    return f"{who} {','.join(options)} {ssh_line(key)}"


def ssh_line(key: str) -> str:
    """A public key as OpenSSH writes it: its kind and Base64, without a comment."""
    if key.startswith("ed25519:"):
        return read_public_key(key).public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    return " ".join(key.split()[:2])


def _is_made_by(key: _Key, parts: SshSignature, signed: bytes) -> bool:
    """Whether the signature fits; raises `InvalidSignature` when it is another's."""
    if isinstance(key, Ed25519PublicKey) and parts.kind == "ssh-ed25519":
        key.verify(parts.made, signed)
        return True
    if isinstance(key, ec.EllipticCurvePublicKey) and parts.kind == f"ecdsa-sha2-nistp{key.curve.key_size}":
        first, second = (int.from_bytes(one, "big") for one in _strings(parts.made, 2))
        key.verify(encode_dss_signature(first, second), signed, ec.ECDSA(_CURVES[parts.kind]))
        return True
    if isinstance(key, rsa.RSAPublicKey) and parts.kind in _RSA:
        key.verify(parts.made, signed, padding.PKCS1v15(), _RSA[parts.kind])
        return True
    return False


@lru_cache(maxsize=4096)
def _read_key(text: str) -> tuple[bytes, _Key] | None:
    """The bytes of a public key as OpenSSH writes them, and the key."""
    try:
        line = ssh_line(text)
        key = load_ssh_public_key(line.encode())
    except (UnreadableKeyError, UnsupportedAlgorithm, ValueError):
        return None
    is_weak = isinstance(key, rsa.RSAPublicKey) and key.key_size < _MIN_RSA_BITS
    if is_weak or not isinstance(key, Ed25519PublicKey | ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        return None
    blob = from_base64(line.partition(" ")[2])
    return None if blob is None else (blob, key)


def _read(written: str) -> SshSignature | None:
    blob = from_base64(written.removeprefix(PREFIX))
    head = len(_MAGIC) + 4
    if blob is None or blob[:head] != _MAGIC + _VERSION.to_bytes(4, "big"):
        return None
    try:
        key, namespace, reserved, digest, made = _strings(blob[head:], 5)
        kind, signature = _strings(made, 2)
        names = digest.decode("ascii"), kind.decode("ascii")
    except ValueError:
        return None
    if names[0] not in _DIGESTS:
        return None
    return SshSignature(key=key, namespace=namespace, reserved=reserved, digest=names[0], kind=names[1], made=signature)


def _strings(data: bytes, count: int) -> list[bytes]:
    """So many strings as SSH writes them, each after its length, with nothing behind the last.

    Raises:
        ValueError: There are more or fewer bytes.
    """
    found = []
    for _ in range(count):
        size, data = int.from_bytes(data[:4], "big"), data[4:]
        if len(data) < size:
            raise ValueError("a string is cut off")
        found.append(data[:size])
        data = data[size:]
    if data:
        raise ValueError("something stands behind the last string")
    return found
