"""What the browser needs to judge whether a claim answers: a file read by the follow-up box and not by search."""

import json

from mkdocs_evidence.search import gate, questions
from mkdocs_evidence.search.calibration import Calibration
from mkdocs_evidence.search.chatter import chatter
from mkdocs_evidence.search.decisive import decisive, decisive_endings
from mkdocs_evidence.search.kinds import ALL_KINDS, STRICT_KINDS


def gate_content(calibration: Calibration) -> bytes:
    """The file, before compression. The same calibration gives the same bytes."""
    table = {
        "least": None if calibration.threshold is None else round(calibration.threshold, 6),
        "questions": calibration.questions,
        "weights": list(gate.WEIGHTS),
        "looked": gate.MOST_LOOKED_AT,
        "shown": gate.MOST_SHOWN,
        "told": gate.MOST_TOLD,
        "met": gate.MOST_MET,
        "topic": gate.OF_TOPIC,
        "chatter": gate.OF_CHATTER,
        "kind": gate.OF_KIND,
        "sure": gate.LEAST_SURE,
        "staged": questions.STAGED,
        "object": questions.OBJECT,
        "group": gate.GROUP,
        "sides": questions.SIDES,
        "means": gate.MEANS,
        "meaning": sorted(gate.OF_MEANING),
        "decisive": " ".join(sorted(decisive())),
        "endings": decisive_endings(),
        "kinds": [[name, int(name in STRICT_KINDS), asked, said] for name, _, asked, said in ALL_KINDS],
        "words": " ".join(sorted(chatter())),
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
