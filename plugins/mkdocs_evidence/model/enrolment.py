"""What a member of the board sends before the first signature: whose key is which."""

from dataclasses import dataclass

from mkdocs_evidence.model.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A public key and whose it is, signed with that key; a review room writes it."""

    form: str
    board: str
    """Name of the board that the member belongs to."""
    person: PersonId
    name: str
    date: str
    """Day on which it was written, by the member's clock."""
    key: str
    """Public key: `ed25519:` and 32 bytes in Base64."""
    signature: str
    """Over canonical JSON of all else, in Base64."""
