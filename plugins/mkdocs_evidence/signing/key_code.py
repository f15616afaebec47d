"""The short code by which people know a public key: read out on the telephone, printed beside a name."""

import hashlib


def key_code(key: str) -> str:
    """A short code of a public key, to be compared on the telephone; `assets/source/room/keys.js` shows the same.

    >>> key_code("ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
    '8646-4cb3-7d69-336d'
    """
    digest = hashlib.sha256(key.encode()).hexdigest()
    return "-".join(digest[start : start + 4] for start in range(0, 16, 4))
