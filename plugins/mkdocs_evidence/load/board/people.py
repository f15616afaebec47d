"""People of the site and the board they form: `people.yml` and `board.yml`."""

from mkdocs_evidence.load.strict_yaml.documents import read_document, read_group
from mkdocs_evidence.load.strict_yaml.fields import Group, Values, group_shape, keyed, optional, required
from mkdocs_evidence.load.strict_yaml.scalars import DAY, TEXT, WHOLE, YES_NO
from mkdocs_evidence.load.strict_yaml.shape import Shape, many, one_or_many
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.people import Board, Membership, Person
from mkdocs_evidence.model.place import Place

_NAME = required("name", TEXT, "Name as it is printed.")
_ROLE = optional("role", TEXT, "What the person is: `rheumatologist`, `lay reviewer`.")
_ORCID = optional("orcid", TEXT, "ORCID identifier.")
_INTERESTS = optional("interests", one_or_many(TEXT), "Declared interests; empty means none declared.")
PERSON = Group(what="a person", fields=(_NAME, _ROLE, _ORCID, _INTERESTS))


def _person(name: str, values: Values) -> Person:
    return Person(
        id=PersonId(name),
        name=values.get_or(_NAME, name),
        role=values.get_or(_ROLE, ""),
        orcid=values.get_or(_ORCID, ""),
        orcid_at=values.place(_ORCID) if values.has(_ORCID) else None,
        interests=values.get_or(_INTERESTS, ()),
        at=values.at,
    )


PEOPLE: Shape[tuple[Person, ...]] = keyed(PERSON, _person)
"""People under their ids."""


def load_people(text: str, *, file: str) -> tuple[tuple[Person, ...], tuple[Fault, ...]]:
    """Reads `people.yml`: a person under each id."""
    document = read_document(text, file=file, what="people")
    if document.root is None:
        return (), tuple(document.faults)
    people = PEOPLE.read(document.root, "", document.faults)
    return people or (), tuple(document.faults)


_PERSON = required("person", TEXT, "Id of the person in `people.yml`.")
_SEAT = required("role", TEXT, "Clinical reviewer, chair, lay reviewer, methods reviewer, ….")
_SINCE = optional("since", DAY, "First day of the term.")
_UNTIL = optional("until", DAY, "Last day of the term.")
_KEY = optional("key", TEXT, "Public key, once one is enrolled: `ed25519:…` or a line of OpenSSH, `ssh-ed25519 AAAA…`.")
_REVOKED = optional("revoked", DAY, "First day whose signatures by this key count for nothing.")
MEMBERSHIP = Group(what="a seat on the board", fields=(_PERSON, _SEAT, _SINCE, _UNTIL, _KEY, _REVOKED))


def _is_key(text: str) -> bool:
    # Loaded here, since most boards have no keys and the library takes as long as a small site.
    from mkdocs_evidence.signing.signatures import is_public_key

    return is_public_key(text)


def read_membership(values: Values) -> Membership | None:
    """A seat made of its fields; None when it says not whose it is."""
    person = values.get(_PERSON)
    if person is None:
        return None
    since, until = values.get(_SINCE), values.get(_UNTIL)
    if since is not None and until is not None and since > until:
        values.refuse(_UNTIL, f"The term ends on {until}, before it begins on {since}.", "Turn the two round.")
    if values.has(_KEY) and not _is_key(values.get_or(_KEY, "")):
        message = "This is no public key: it is neither `ed25519:` with 32 bytes in Base64 nor a line of OpenSSH."
        values.refuse(_KEY, message, "Copy the line again from the member's enrolment file.")
    return Membership(
        person=PersonId(person),
        role=values.get_or(_SEAT, ""),
        since=since,
        until=until,
        key=values.get_or(_KEY, ""),
        revoked=values.get(_REVOKED),
        at=values.at,
    )


_BOARD_NAME = required("name", TEXT, "Name of the board.")
_DEMONSTRATION = optional(
    "demonstration", YES_NO, "`yes` for a board of roles that only shows how the product works; every page says so."
)
_ABOUT = optional("about", TEXT, "What the board is, in a few sentences.")
_MEMBERS = optional("members", many(group_shape(MEMBERSHIP, read_membership)), "The seats, one entry a term.")
_KEEPERS = optional("keepers", one_or_many(TEXT), "Ids of the members who sign changes of the board.")
_THRESHOLD = optional("threshold", WHOLE, "How many of the keepers must sign a change.")
BOARD = Group(what="a board", fields=(_BOARD_NAME, _DEMONSTRATION, _ABOUT, _MEMBERS, _KEEPERS, _THRESHOLD))


def load_board(text: str, *, file: str) -> tuple[Board | None, tuple[Fault, ...]]:
    """Reads `board.yml`; the board is None when the file is no YAML that can be trusted."""
    values, faults = read_group(text, BOARD, file=file)
    if values is None:
        return None, tuple(faults)
    board = Board(
        name=values.get_or(_BOARD_NAME, ""),
        demonstration=values.get_or(_DEMONSTRATION, default=False),
        about=values.get_or(_ABOUT, ""),
        members=values.get_or(_MEMBERS, ()),
        keepers=tuple(PersonId(one) for one in values.get_or(_KEEPERS, ())),
        threshold=values.get_or(_THRESHOLD, 0),
        at=Place(file, 1, 1),
    )
    return board, tuple(faults)
