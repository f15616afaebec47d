"""Enrolment files of members: checked, and turned into the one line that an editor adds to the board file.

Nothing is written. Only the member's own voice says that the file came from them, so the editor calls and compares.
"""

from mkdocs_evidence.intake.review_import import Reception
from mkdocs_evidence.load.board.enrolment import FORM, load_enrolment
from mkdocs_evidence.model.enrolment import Enrolment
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.signing.canonical_json import canonical_json
from mkdocs_evidence.signing.ed25519 import is_public_key, verify
from mkdocs_evidence.signing.key_code import key_code


def receive_enrolment(text: str, ledger: Ledger, *, file: str) -> Reception:
    """Checks an enrolment file against the board; the remarks say what the editor does with it.

    Args:
        text: The file.
        ledger: Gives the board.
        file: Its name, for messages.
    """
    enrolment, faults = load_enrolment(text, file=file)
    if enrolment is None:
        unread = tuple(f"{one.finding.at}: {one.finding.message} {one.finding.remedy}".strip() for one in faults)
        return Reception(record=None, refusals=unread)
    if refusal := _refusal(enrolment, ledger):
        return Reception(record=None, refusals=(refusal,))
    return Reception(record=None, refusals=(), remarks=_remarks(enrolment, ledger))


def _refusal(enrolment: Enrolment, ledger: Ledger) -> str:
    said = {name: getattr(enrolment, name) for name in ("form", "board", "person", "name", "date", "key")}
    board = ledger.board
    if enrolment.form != FORM or not is_public_key(enrolment.key):
        return f"The file holds no key that this version reads: `{enrolment.key}`."
    if not verify(enrolment.key, enrolment.signature, canonical_json(said).encode()):
        return "The file was changed after it was signed. Ask the member for it again, as an attachment."
    if board is None or enrolment.board != board.name:
        return f"It is for the board `{enrolment.board}`, and this site has `{board.name if board else 'none'}`."
    if not any(seat.person == enrolment.person for seat in board.members):
        return f"`{enrolment.person}` has no seat in `site_config/board.yml`. Add the seat first."
    return ""


def _remarks(enrolment: Enrolment, ledger: Ledger) -> tuple[str, ...]:
    seats = [seat for seat in ledger.board.members if seat.person == enrolment.person] if ledger.board else []
    if any(seat.key == enrolment.key for seat in seats):
        return (f"The board has this key of `{enrolment.person}` already.",)
    known = [seat.key for seat in seats if seat.key]
    end = ("That seat has another key now: end it with `revoked:` and a day, and add a seat with this one.",)
    keepers = ("Then have the keepers sign the change: `evidence review board propose`.",) if ledger.roll else ()
    return (
        f"Call {enrolment.name} and ask for the key code. It must be {key_code(enrolment.key)}.",
        f"If it is, add this line to the seat of `{enrolment.person}` in `site_config/board.yml`:",
        f"    key: {enrolment.key}",
        *(end if known else ()),
        *keepers,
    )
