"""What the browser needs to judge whether a claim answers: a file read by the follow-up box and not by search."""

import json

from mkdocs_evidence.search import agreement, gate, questions
from mkdocs_evidence.search.calibration import Calibration
from mkdocs_evidence.search.chatter import chatter
from mkdocs_evidence.search.decisive import decisive, decisive_endings
from mkdocs_evidence.search.kinds import ALL_KINDS, STRICT_KINDS
from mkdocs_evidence.search.question_words import ASKING


def gate_content(calibration: Calibration) -> bytes:
    """The file, before compression. The same calibration gives the same bytes."""
    table = {
        "least": None if calibration.threshold is None else round(calibration.threshold, 6),
        "questions": calibration.questions,
        "weights": list(gate.WEIGHTS),
        "looked": gate.MOST_LOOKED_AT,
        "shown": gate.MOST_SHOWN,
        "told": agreement.MOST_TOLD,
        "met": agreement.MOST_MET,
        "topic": agreement.OF_TOPIC,
        "chatter": agreement.OF_CHATTER,
        "lacked": agreement.MOST_OF_KIND,
        "counted": agreement.MOST_OF_COUNT,
        "count": agreement.COUNT,
        "kind": agreement.OF_KIND,
        "same": agreement.SAME,
        "sure": agreement.LEAST_SURE,
        "staged": questions.STAGED,
        "object": questions.OBJECT,
        "group": agreement.GROUP,
        "staging": agreement.STAGE_WORDS,
        "first": agreement.FIRST_WORDS,
        "sides": questions.SIDES,
        "means": agreement.MEANS,
        "meaning": sorted(agreement.OF_MEANING),
        "decisive": " ".join(sorted(decisive())),
        "endings": decisive_endings(),
        "kinds": [[name, _how(name), asked, said] for name, _, asked, said in ALL_KINDS],
        "words": " ".join(sorted(chatter())),
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def _how(kind: str) -> int:
    """1 of a kind on which claim and question must agree, -1 of a word that asks, else 0."""
    return (kind in STRICT_KINDS) - (kind in ASKING)
