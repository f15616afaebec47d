"""Whether a signature is that of a key over some bytes, whichever of the two forms both are in.

A browser signs with Ed25519 and writes the 64 bytes in Base64. Who has an SSH key signs with `ssh-keygen -Y sign`.
"""

from mkdocs_evidence.signing import ed25519, sshsig


def is_public_key(text: str) -> bool:
    """Whether a text names a public key: `ed25519:…`, or a line of OpenSSH."""
    return ed25519.is_public_key(text) or sshsig.is_public_key(text)


def same_key(text: str) -> str:
    """A spelling that two texts share only when they name one key; the text itself when it names none.

    >>> same_key("ssh-ed25519 AAAA of the chair"), same_key("no key")
    ('ssh-ed25519 AAAA', 'no key')
    """
    try:
        return sshsig.ssh_line(text)
    except ed25519.UnreadableKeyError:
        return text


def verify(key: str, signature: str, content: bytes) -> bool:
    """Whether a signature is that of a key over exactly these bytes.

    Args:
        key: A public key; one that cannot be read has signed nothing.
        signature: 64 bytes in Base64, or `sshsig:` and a signature of OpenSSH in Base64.
        content: What is said to be signed.
    """
    check = sshsig.verify if signature.startswith(sshsig.PREFIX) else ed25519.verify
    return check(key, signature, content)
