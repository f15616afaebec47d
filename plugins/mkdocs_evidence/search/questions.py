"""What a question asks for, as the gate reads it: kinds by the sentences that ask, subjects by all that is told.

What a reader tells before the question gives subjects only. `assets/source/search/gate.js` reads the same.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from mkdocs_evidence.search.analyser import fold, stems
from mkdocs_evidence.search.chatter import chatter
from mkdocs_evidence.search.decisive import find_decisive
from mkdocs_evidence.search.kinds import STRICT_KINDS, asking_part, question_kinds

STAGED = (
    r"\b(?:(?:sub)?stage|grade|step|level|category|tier|zone|type|class|phase|arco|ficat|steinberg|nyha|figo|gold|ecog|"
    r"kdigo|asa|killip|wagner|garden)s? "
    r"(?:([0-9])([a-d])?|([b-d][0-9]?|a(?=[0-9]|$|[^a-z0-9 ]| [a-z]+s\b)[0-9]?))(?![a-z0-9])"
)
_STAGED = re.compile(STAGED, re.ASCII)
OBJECT = (
    r"\bhow (?:is|are|can|should|would|do (?:i|you|we|doctors)) (.+?) (?:be )?(?:treated|managed|cured|diagnosed)\b|"
    r"\b(?:treatment|management|therapy|cure|remedy|symptoms|signs|causes?|diagnosis|prevention) (?:of|for) (.+)|"
    r"\bwhat causes (.+)|\bhow (?:can i|do i|to) (?:stop|treat|cure|get rid of|diagnose) (.+)"
)
"""What a question asks about as a whole: the disease that is treated, found or caused."""
_OBJECT = re.compile(OBJECT, re.ASCII)

SIDES = r"\b(?:vs|versus|or|against|than|compared (?:to|with)|rather than|instead of)\b"
"""What stands between two things that a question compares, or of which it asks for one."""
_SIDES = re.compile(SIDES, re.ASCII)
TWO = 2


class Question(NamedTuple):
    """A question as the gate reads it."""

    text: str
    """As typed."""
    kinds: tuple[str, ...]
    of_kind: frozenset[str]
    """Stems that say its kind and no subject."""
    strict: tuple[str, ...]
    """Kinds on which claim and question must agree."""
    stages: frozenset[str]
    about: frozenset[str]
    """Stems of what is asked about as a whole; none where it asks for something narrower."""
    decisive: frozenset[str]
    """Stems without which no claim answers it."""
    put: frozenset[str]
    """Stems of the sentences that ask, without what was told before."""
    sides: tuple[frozenset[str], ...]
    """Stems of the two things that it compares or offers as a choice; none where it names no two."""


@lru_cache(maxsize=65_536)
def read_question(text: str) -> Question:
    """What a question asks for, whoever wrote it: kinds by the sentences that ask, subjects by all that is told."""
    asking = asking_part(text)
    folded = fold(text)
    kinds, sides = question_kinds(fold(asking)), _SIDES.split(fold(asking))
    of_kind = frozenset(stem for _, said in kinds for one in said for stem in stems(one))
    return Question(
        text=text,
        kinds=tuple(name for name, _ in kinds),
        of_kind=of_kind,
        strict=tuple(name for name, _ in kinds if name in STRICT_KINDS),
        stages=stages(folded),
        about=frozenset(stem for found in _OBJECT.findall(folded) for part in found for stem in stems(part)),
        decisive=find_decisive(text) - of_kind,
        put=frozenset(stems(asking)),
        sides=tuple(frozenset(stems(one)) for one in sides) if len(sides) == TWO else (),
    )


def stages(folded: str) -> frozenset[str]:
    """Stages, grades and types that a folded text names; one of a part of a stage names the stage too.

    >>> sorted(stages("stage 3a and type c2, but a class of 4"))
    ['3', '3a', 'c2']
    """
    found: set[str] = set()
    for number, part, letter in _STAGED.findall(folded):
        found |= {letter} if letter else {number, number + part}
    return frozenset(found)


def tells_little(question: Question, stem: str) -> bool:
    """Whether a word says the kind of a question, or is general English, and so names no subject."""
    return stem in question.of_kind or stem in chatter()


def is_subject(question: Question, stem: str) -> bool:
    """Whether a word of a question may name what it is about."""
    is_letter = len(stem) == 1 and not stem.isdigit()
    return not (is_letter or tells_little(question, stem))
