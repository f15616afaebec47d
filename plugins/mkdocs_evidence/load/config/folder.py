"""The folder `site_config/`: settings, people, board and vocabulary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from mkdocs_evidence.load.board.people import load_board, load_people
from mkdocs_evidence.load.board.roll import load_roll, unreadable_roll
from mkdocs_evidence.load.config.audiences import load_audiences
from mkdocs_evidence.load.config.settings import load_settings
from mkdocs_evidence.load.config.vocabulary import VOCABULARY_FILES, load_vocabulary
from mkdocs_evidence.load.faults import unreadable_file
from mkdocs_evidence.load.files import FoundFile
from mkdocs_evidence.load.nearest import nearest, one_of
from mkdocs_evidence.load.sharing import FileReader
from mkdocs_evidence.model.audience import USUAL_AUDIENCES, Audience
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.people import Board, Person, Vocabulary
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.roll import BoardRoll
from mkdocs_evidence.model.settings import Settings

_OVERRIDES = "overrides/"
"""Theme blocks; MkDocs reads them."""

ROLL_FILE = "board.roll.json"
"""The seats and keys of the board, signed; written by `evidence review board`."""

CONFIG_FILES = (
    *("evidence.yml", "people.yml", "board.yml", ROLL_FILE, "audiences.yml"),
    *(f"vocabulary/{name}.yml" for name in VOCABULARY_FILES),
)
"""Everything that `site_config/` may hold, besides theme blocks and a README."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """What `site_config/` says; a missing file leaves its part empty."""

    settings: Settings
    people: Mapping[PersonId, Person]
    board: Board | None
    roll: BoardRoll | None
    vocabulary: Vocabulary
    audiences: tuple[Audience, ...]


def load_site_config(files: Sequence[FoundFile], reader: FileReader) -> SiteConfig:
    """Reads the files of `site_config/`; one that is not known there is a fault."""
    known = {one.inside: one for one in files if one.inside in CONFIG_FILES}
    reader.faults.extend(_not_read(one) for one in files if one.inside not in known and _is_ours(one))

    def read(name: str) -> Sequence[FoundFile]:
        return [known[name]] if name in known else []

    settings = reader.read(read("evidence.yml"), lambda text, found: load_settings(text, file=found.file))
    people = reader.read(read("people.yml"), lambda text, found: load_people(text, file=found.file))
    board = reader.read(read("board.yml"), lambda text, found: load_board(text, file=found.file))
    rolls = reader.read(read(ROLL_FILE), lambda text, found: load_roll(text, file=found.file))
    audiences = reader.read(read("audiences.yml"), lambda text, found: load_audiences(text, file=found.file))
    words = [one for name, one in known.items() if name.startswith("vocabulary/")]
    texts = reader.read(words, _keep_text)
    vocabulary, faults = load_vocabulary({found.name_stem: (found.file, text) for found, text in texts})
    reader.faults.extend(faults)
    return SiteConfig(
        settings=settings[0][1] if settings else Settings(),
        people=MappingProxyType({person.id: person for _, found in people for person in found}),
        board=board[0][1] if board else None,
        roll=rolls[0][1] if rolls else _lost_roll(known),
        vocabulary=vocabulary,
        audiences=audiences[0][1] if audiences else USUAL_AUDIENCES,
    )


def _lost_roll(known: Mapping[str, FoundFile]) -> BoardRoll | None:
    """A roll that is there and could not be read at all is no reason to trust the keys of `board.yml`."""
    return unreadable_roll(known[ROLL_FILE].file) if ROLL_FILE in known else None


def _keep_text(text: str, _: FoundFile) -> tuple[str, tuple[Fault, ...]]:
    return text, ()


def _is_ours(found: FoundFile) -> bool:
    return not found.inside.startswith(_OVERRIDES) and found.name != "README.md"


def _not_read(found: FoundFile) -> Fault:
    near = nearest(found.inside, CONFIG_FILES)
    remedy = f"Did you mean `{near}`?" if near else f"Files here are {one_of(CONFIG_FILES)}."
    return unreadable_file(Place(found.file, 1, 1), f"`{found.inside}` is not read.", remedy)
