"""What the browser needs to judge whether a claim answers: a file read by the follow-up box and not by search."""

import json

from mkdocs_evidence.search import agreement, gate, measures, questions
from mkdocs_evidence.search.calibration import Calibration
from mkdocs_evidence.search.chatter import chatter
from mkdocs_evidence.search.decisive import decisive, decisive_endings
from mkdocs_evidence.search.kinds import ALL_KINDS, STRICT_KINDS
from mkdocs_evidence.search.opposites import opposed_pattern
from mkdocs_evidence.search.question_words import ASKING


def gate_content(calibration: Calibration) -> bytes:
    """The file, before compression. The same calibration gives the same bytes."""
    table = {
        "least": None if calibration.threshold is None else round(calibration.threshold, 6),
        "questions": calibration.questions,
        "looked": gate.MOST_LOOKED_AT,
        "shown": gate.MOST_SHOWN,
        "judging": _judging(),
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def _judging() -> list[object]:
    """What `makeGate` takes apart in this order: without names, of which the script would be full."""
    return [
        " ".join(sorted(chatter())),
        [[name, _how(name), asked, said] for name, _, asked, said in ALL_KINDS],
        questions.SIDES,
        " ".join(sorted(decisive())),
        questions.STAGED,
        measures.WRITTEN,
        measures.MEASURED,
        questions.OBJECT,
        sorted(agreement.OF_MEANING),
        agreement.OF_CHATTER,
        agreement.OF_TOPIC,
        decisive_endings(),
        agreement.LEAST_SURE,
        agreement.STAGE_WORDS,
        agreement.OF_KIND,
        agreement.GROUP,
        agreement.FIRST_WORDS,
        agreement.SAME,
        agreement.MOST_TOLD,
        agreement.MOST_MET,
        agreement.MEANS,
        agreement.MOST_OF_KIND,
        agreement.COUNT,
        agreement.MOST_OF_COUNT,
        opposed_pattern(),
        gate.WEIGHTS,
    ]


def _how(kind: str) -> int:
    """1 of a kind on which claim and question must agree, -1 of a word that asks, else 0."""
    return (kind in STRICT_KINDS) - (kind in ASKING)
