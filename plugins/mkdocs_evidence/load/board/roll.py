"""The roll of the board, `site_config/board.roll.json`, as `evidence review board` writes it.

JSON is YAML too, so the strict reader gives everything that is wrong its place.
"""

from mkdocs_evidence.analysis.reviews.roll_form import FORM, roll_text
from mkdocs_evidence.load.board.people import MEMBERSHIP, read_membership
from mkdocs_evidence.load.strict_yaml.documents import read_group
from mkdocs_evidence.load.strict_yaml.fields import Group, Values, group_shape, optional, required
from mkdocs_evidence.load.strict_yaml.scalars import DAY, TEXT, WHOLE, YES_NO, choice
from mkdocs_evidence.load.strict_yaml.shape import many
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.roll import BoardRoll, RollEdition

_SIZE = required("size", WHOLE, "Records in the log.")
_ROOT = required("root", TEXT, "Root of their tree, in hexadecimal.")
_LOG_GROUP = Group(what="the log as it was", fields=(_SIZE, _ROOT))


def _log(values: Values) -> tuple[int, str] | None:
    size, root = values.get(_SIZE), values.get(_ROOT)
    return None if size is None or root is None else (size, root)


_BY = required("by", TEXT, "Id of the keeper in `people.yml`.")
_MADE = required("signature", TEXT, "Signature over the edition.")
_SIGNATURE_GROUP = Group(what="a signature", fields=(_BY, _MADE))


def _signature(values: Values) -> tuple[PersonId, str] | None:
    who, made = values.get(_BY), values.get(_MADE)
    return None if who is None or made is None else (PersonId(who), made)


_NUMBER = required("number", WHOLE, "1 for the first edition, and one more for each.")
_BOARD = required("board", TEXT, "Name of the board.")
_DEMONSTRATION = required("demonstration", YES_NO, "Whether the board only shows how the product works.")
_DATE = required("date", DAY, "Day on which it was proposed.")
_EXPIRES = required("expires", DAY, "Last day on which records can be signed under it.")
_PREVIOUS = optional("previous", TEXT, "Digest of the edition before it.")
_THRESHOLD = required("threshold", WHOLE, "How many keepers must sign.")
_KEEPERS = required("keepers", many(TEXT), "Ids of those who may sign an edition.")
_SEATS = required("seats", many(group_shape(MEMBERSHIP, read_membership)), "The seats, one entry a term.")
_LOG = optional("log", group_shape(_LOG_GROUP, _log), "The log of records on that day.")
_SIGNATURES = optional("signatures", many(group_shape(_SIGNATURE_GROUP, _signature)), "Of the keepers.")
_EDITION = Group(
    what="an edition of the roll",
    fields=(
        *(_NUMBER, _BOARD, _DEMONSTRATION, _DATE, _EXPIRES, _PREVIOUS, _THRESHOLD, _KEEPERS, _SEATS, _LOG),
        _SIGNATURES,
    ),
)


def _edition(values: Values) -> RollEdition | None:
    number, board, is_demonstration = values.get(_NUMBER), values.get(_BOARD), values.get(_DEMONSTRATION)
    day, expires, threshold = values.get(_DATE), values.get(_EXPIRES), values.get(_THRESHOLD)
    keepers, seats = values.get(_KEEPERS), values.get(_SEATS)
    if number is None or board is None or is_demonstration is None or keepers is None or seats is None:
        return None
    if day is None or expires is None or threshold is None:
        return None
    return RollEdition(
        number=number,
        board=board,
        demonstration=is_demonstration,
        date=day,
        expires=expires,
        previous=values.get_or(_PREVIOUS, ""),
        threshold=threshold,
        keepers=tuple(PersonId(one) for one in keepers),
        seats=seats,
        log=values.get(_LOG),
        signatures=values.get_or(_SIGNATURES, ()),
        at=values.at,
    )


_FORM = required("form", choice((FORM,)), "Names the form of the file.")
_EDITIONS = required("editions", many(group_shape(_EDITION, _edition)), "All editions, the first one first.")
ROLL = Group(what="the roll of the board", fields=(_FORM, _EDITIONS))


def load_roll(text: str, *, file: str) -> tuple[BoardRoll, tuple[Fault, ...]]:
    """Reads a roll. One that cannot be read has no editions, so that nobody's key counts, and not those of `board.yml`.

    Args:
        text: The file's text, line ends as they are.
        file: Path from the root of the project.
    """
    values, faults = read_group(text, ROLL, file=file)
    roll = BoardRoll(file=file, editions=values.get_or(_EDITIONS, ()) if values else ())
    # Git on Windows may have turned every line end; nothing else may differ.
    lines = text.replace("\r\n", "\n") if text.count("\r\n") == text.count("\n") else text
    is_as_written = not faults and lines == roll_text(roll)
    return (roll if is_as_written else unreadable_roll(file, roll.editions)), tuple(faults)


def unreadable_roll(file: str, editions: tuple[RollEdition, ...] = ()) -> BoardRoll:
    """A roll that is there and is not as it was written, with what could be read of it."""
    return BoardRoll(file=file, editions=editions, is_as_written=False)
