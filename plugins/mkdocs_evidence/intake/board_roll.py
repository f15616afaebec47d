"""New editions of the roll of the board: proposed from `board.yml`, signed one keeper at a time, and taken in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs_evidence.analysis.reviews.roll_flaws import RollFlawKind, find_roll_flaws, find_wrong_content
from mkdocs_evidence.analysis.reviews.roll_form import edition_bytes, edition_digest, in_order, roll_text
from mkdocs_evidence.load.board.roll import load_roll
from mkdocs_evidence.load.config.folder import ROLL_FILE
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import Board
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.roll import BoardRoll, RollEdition
from mkdocs_evidence.signing.ed25519 import sign
from mkdocs_evidence.signing.sshsig import read_armour


class UnusableRollError(Exception):
    """A roll that cannot be proposed, signed or taken in; its words are for the editor."""


def propose_edition(ledger: Ledger, board: Board, *, day: date, expires: date) -> BoardRoll:
    """The roll with one edition more, which says what `board.yml` says and is signed by nobody yet.

    Args:
        ledger: Gives the roll as it is, and the log.
        board: Of `site_config/board.yml`.
        day: Day of the proposal.
        expires: Last day on which records can be signed under it.

    Raises:
        UnusableRollError: No keepers could sign it, or the roll as it is does not hold.
    """
    before = ledger.roll.editions if ledger.roll else ()
    if ledger.roll and (flaw := next(iter(find_roll_flaws(ledger.roll, today=None)), None)):
        raise UnusableRollError(f"{flaw.at}: {flaw.message} {flaw.remedy}")
    edition = _edition_of(board, before, ledger, day=day, expires=expires)
    if message := next(find_wrong_content(edition), ""):
        remedy = "Name `keepers` and a `threshold` in `site_config/board.yml`, and give each keeper a seat with a key."
        raise UnusableRollError(f"{message} {remedy}")
    return BoardRoll(file=ROLL_FILE, editions=(*before, edition))


def bytes_to_sign(roll: BoardRoll) -> bytes:
    """What keepers sign of a proposal: its last edition."""
    return edition_bytes(_last(roll))


def add_signature(roll: BoardRoll, member: PersonId, signature: str) -> BoardRoll:
    """The proposal with one signature more; the same one twice is one."""
    last = _last(roll)
    signatures = tuple(sorted({*last.signatures, (member, signature)}))
    return replace(roll, editions=(*roll.editions[:-1], replace(last, signatures=signatures)))


def sign_edition(roll: BoardRoll, member: PersonId, private_key: bytes) -> BoardRoll:
    """The proposal, signed by a keeper.

    Raises:
        UnreadableKeyError: The file holds no key that can be used.
    """
    return add_signature(roll, member, sign(private_key, bytes_to_sign(roll))[0])


def sign_edition_by_ssh(roll: BoardRoll, member: PersonId, armour: str) -> BoardRoll:
    """The proposal with a signature that a keeper made with `ssh-keygen -Y sign`.

    Raises:
        UnreadableSignatureError: The text is no such signature.
    """
    return add_signature(roll, member, read_armour(armour))


def find_broken(roll: BoardRoll) -> str:
    """What makes a proposal useless however many sign it; empty when nothing does."""
    flaws = (one for one in find_roll_flaws(roll, today=None) if one.kind is RollFlawKind.BROKEN)
    return next((one.message for one in flaws), "")


def read_proposal(text: str, *, file: str) -> BoardRoll:
    """A proposal that somebody sent.

    Raises:
        UnusableRollError: It is no roll, or was edited.
    """
    roll, faults = load_roll(text, file=file)
    if faults:
        raise UnusableRollError(f"{faults[0].finding.at}: {faults[0].finding.message} {faults[0].finding.remedy}")
    if not roll.is_as_written or not roll.editions:
        raise UnusableRollError(f"{file}: The file is not as `evidence review board` wrote it. Ask for it again.")
    return roll


def join_proposals(proposals: Sequence[BoardRoll]) -> BoardRoll:
    """One proposal with the signatures of all.

    Raises:
        UnusableRollError: They do not propose the same.
    """
    joined = proposals[0]
    for other in proposals[1:]:
        if _before(other) != _before(joined) or bytes_to_sign(other) != bytes_to_sign(joined):
            raise UnusableRollError(f"`{other.file}` proposes something else than `{joined.file}`.")
        for who, signature in _last(other).signatures:
            joined = add_signature(joined, who, signature)
    return joined


def adopt_edition(proposal: BoardRoll, ledger: Ledger, layout: Layout) -> Path:
    """Writes a proposal that enough keepers have signed, and gives the path of the roll.

    Raises:
        UnusableRollError: Something is wrong with it; nothing was written.
        OSError: The disk refused.
    """
    if _before(proposal) != [edition_digest(one) for one in (ledger.roll.editions if ledger.roll else ())]:
        raise UnusableRollError("It does not follow the roll of this site. Propose the change anew.")
    if flaw := next(iter(find_roll_flaws(proposal, today=ledger.as_of)), None):
        raise UnusableRollError(f"{flaw.message} {flaw.remedy}")
    path = layout.site_config / ROLL_FILE
    path.write_text(roll_text(proposal), encoding="utf-8", newline="\n")
    return path


def _edition_of(
    board: Board, before: Sequence[RollEdition], ledger: Ledger, *, day: date, expires: date
) -> RollEdition:
    head = ledger.log.heads[-1] if ledger.log and ledger.log.heads else None
    return RollEdition(
        number=len(before) + 1,
        board=board.name,
        demonstration=board.demonstration,
        date=day,
        expires=expires,
        previous=edition_digest(before[-1]) if before else "",
        threshold=board.threshold,
        keepers=tuple(sorted(board.keepers)),
        seats=in_order(board.members),
        log=(head.size, head.root) if head else None,
        at=Place(ROLL_FILE, 1, 1),
    )


def _before(proposal: BoardRoll) -> list[str]:
    """What a proposal follows: the digests of all editions before its last."""
    return [edition_digest(one) for one in proposal.editions[:-1]]


def _last(roll: BoardRoll) -> RollEdition:
    return roll.editions[-1]
