"""What all review rooms of a site say: one script that each of them loads, also from a folder."""

import json
from collections.abc import Iterable

from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.review_room.seats import room_seats
from mkdocs_evidence.render.words import (
    CERTAINTY,
    KIND,
    NOTICE,
    RELATION,
    STATE,
    STRENGTH,
    STRONG_BECAUSE,
    Term,
    audience_name,
    kind_name,
)
from mkdocs_evidence.signing.canonical_json import Plain

FORM = "mkdocs-evidence room 3"
"""Names the shape of the data, so that a script never reads those of another edition."""

SHARED = "assets/evidence/room-site.js"


def render_shared(site: SiteFacts) -> str:
    """The script, which only gives the data a name; `assets/source/room/main.js` reads them."""
    data = json.dumps(_shared_data(site), ensure_ascii=False, separators=(",", ":"))
    return f"self.evidenceRooms = {data};\n"


def _shared_data(site: SiteFacts) -> dict[str, Plain]:
    ledger, board = site.ledger, site.ledger.board
    audiences = sorted({lay.audience for article in ledger.articles.values() for lay in article.lay_texts})
    return {
        "form": FORM,
        "site": site.name,
        "contact": ledger.settings.contact,
        "policy": ledger.settings.policy_version,
        "board": {"name": board.name if board else "", "demonstration": board is not None and board.demonstration},
        "seats": room_seats(ledger),
        "audiences": {name: audience_name(name) for name in audiences},
        "kinds": {"": kind_name(None), **{kind.value: kind_name(kind) for kind in KIND}},
        "words": {
            "certainty": _said(CERTAINTY.items()),
            "strength": _said(STRENGTH.items()),
            "strong_because": {name: [text, "", ""] for name, text in STRONG_BECAUSE.items()},
            "relation": _said(RELATION.items()),
            "state": _said(STATE.items()),
            "notice": {name: [text, "!", ""] for name, text in NOTICE.items()},
        },
    }


def _said(terms: Iterable[tuple[str, Term]]) -> Plain:
    return {name: [term.name, term.shape, term.about] for name, term in terms}
