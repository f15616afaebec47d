"""Enrolment files, as review rooms write them."""

from mkdocs_evidence.load.strict_yaml.documents import read_group
from mkdocs_evidence.load.strict_yaml.fields import Group, required
from mkdocs_evidence.load.strict_yaml.scalars import TEXT
from mkdocs_evidence.model.enrolment import Enrolment
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import PersonId

FORM = "mkdocs-evidence enrolment 1"

_FORM = required("form", TEXT, "Name of this form.")
_BOARD = required("board", TEXT, "Name of the board.")
_PERSON = required("person", TEXT, "Id of the member in `people.yml`.")
_NAME = required("name", TEXT, "Name of the member.")
_DATE = required("date", TEXT, "Day of the enrolment.")
_KEY = required("key", TEXT, "Public key: `ed25519:…`.")
_SIGNATURE = required("signature", TEXT, "Signature with that key over all else, in Base64.")
_FIELDS = (_FORM, _BOARD, _PERSON, _NAME, _DATE, _KEY, _SIGNATURE)
ENROLMENT = Group(what="an enrolment", fields=_FIELDS)


def is_enrolment(text: str) -> bool:
    """Whether a file says that it is one of these, and no record."""
    return FORM in text[:200]


def load_enrolment(text: str, *, file: str) -> tuple[Enrolment | None, tuple[Fault, ...]]:
    """Reads an enrolment file; it is None when anything of it is missing."""
    values, faults = read_group(text, ENROLMENT, file=file)
    if values is None or faults:
        return None, tuple(faults)
    form, board, person, name, day, key, signature = (values.get_or(one, "") for one in _FIELDS)
    enrolment = Enrolment(
        form=form, board=board, person=PersonId(person), name=name, date=day, key=key, signature=signature
    )
    return enrolment, ()
