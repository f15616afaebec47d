"""What the page that checks sign-offs is given, whole and attacked: for the browser, made by what makes the page.

`PYTHONPATH=tests/unit/render:tests/unit/review python tests/vectors/verify_vectors.py` writes `review/verify.json` anew; a
test says when that is needed.
"""

import json
import tempfile
from base64 import b64encode
from datetime import date
from pathlib import Path
from typing import Any

from sample_guidance import key_of, public_key_of
from signed_project import NEW_B, A, B, C, add_record, ledger_of, make_stages, write

from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.render.board.verify_page import render_verify_heads, verify_data
from mkdocs_evidence.render.facts import gather_site

VECTORS = Path(__file__).parent / "review" / "verify.json"
TODAY = date(2026, 6, 1)


def make_vectors() -> dict[str, Any]:
    """The data of a page, the heads that it may be compared with, and what attackers change of them."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_stages(root)
        ledger = ledger_of(root, TODAY)
        good = _data(root)
        heads = json.loads(render_verify_heads(ledger).partition("=")[2].rstrip(";\n"))
        add_record(root, "content/reviews/a/revoked.yml", B, date(2026, 5, 1), ["two"], key=B)
        revoked = _record_of("2026-05-01", root)
        add_record(root, "content/reviews/a/fourth.yml", A, date(2026, 5, 20), ["two"])
        much_later = _record_of("2026-05-20", root)
    with tempfile.TemporaryDirectory() as folder:
        first_day = Path(folder) / "first day"
        write(make_stages(Path(folder) / "all days")[0], first_day)
        add_record(first_day, "content/reviews/a/late.yml", C, date(2026, 1, 20), ["two"])
        late = _record_of("2026-01-20", first_day)
    slipped_in = [*good["records"], late, much_later]
    attacks = [*_attacks(good, revoked), _attack("put in late", "put in afterwards", ["records"], slipped_in)]
    return {"day": TODAY.isoformat(), "good": good, "heads": heads, "levels": _levels(good), "attacks": attacks}


def _record_of(day: str, root: Path) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in _data(root)["records"] if f'"date":"{day}"' in one["signed"])
    return found


def _levels(good: dict[str, Any]) -> list[dict[str, Any]]:
    """The first record at other levels of identity: who signs it, and whether that is enough."""
    first = good["records"][0]["signed"]
    keys = {A: A, B: NEW_B, C: C}
    rows = (
        ("A", [A], True),
        ("A", [C], False),
        ("B", [C], True),
        ("B", [A], False),
        ("C", [B, C], True),
        ("C", [C], False),
    )
    levels = []
    for level, signers, is_enough in rows:
        # Three months later, when the second key of that member may sign.
        signed = _dated(first.replace('"identity":"A"', f'"identity":"{level}"'), "2026-03-05")
        made = {one: b64encode(key_of(keys[one]).sign(signed.encode())).decode() for one in signers}
        levels.append({"level": level, "record": {"signed": signed, "signatures": made}, "holds": is_enough})
    return levels


def _data(root: Path) -> dict[str, Any]:
    """What the browser sees, which has been through JSON."""
    site = gather_site(ledger_of(root, TODAY))
    data: dict[str, Any] = json.loads(json.dumps(verify_data(site.ledger.articles[ArticleId("a")], site)))
    return data


def _attacks(good: dict[str, Any], revoked: dict[str, Any]) -> list[dict[str, Any]]:
    first, second = good["records"]
    older, newer = good["roll"]
    head, proofs = good["log"]["head"], good["log"]["proofs"]
    place = next(iter(proofs))
    claim = good["claims"][0]
    mallory = public_key_of("mallory")
    forged = b64encode(key_of("mallory").sign(first["signed"].encode())).decode()
    return [
        _attack("forged", "not that of its signer", ["records", 0, "signatures", A], forged),
        _attack(
            "other words", "not that of its signer", ["records", 0, "signed"], first["signed"].replace("old", "new")
        ),
        _attack(
            "back-dated", "not that of its signer", ["records", 0, "signed"], _dated(first["signed"], "2026-01-15")
        ),
        _attack("moved to another article", "for another article", ["article", "id"], "b"),
        _attack("replayed", "stands here twice", ["records", 2], first),
        _attack("taken away", "it follows is missing", ["records"], [second]),
        _attack("revoked key", "had been revoked", ["records", 2], revoked),
        _attack("signed by nobody", "did not", ["records", 0, "signatures"], {}),
        _attack("exchanged key", "not that of a keeper", ["roll", 0, "seats", 0, "key"], mallory),
        _attack("lowered threshold", "not that of a keeper", ["roll", 1, "threshold"], 1),
        _attack("below threshold", "1 of the 2 signatures", ["roll", 1, "signatures"], newer["signatures"][:1]),
        _attack(
            "one keeper twice", "not that of a keeper", ["roll", 1, "signatures", 1, "signature"], _signature(newer)
        ),
        _attack("roll put back", "under another list", ["roll"], [older]),
        _attack("editions exchanged", "stands where edition 1", ["roll"], [newer, older]),
        _attack("no roll", "under another list", ["roll"], None),
        _attack("another root", "not signed with a key", ["log", "head", "root"], "0" * 64),
        _attack("another length", "not signed with a key", ["log", "head", "size"], head["size"] + 1),
        _attack("unsigned log", "is not signed", ["log", "head", "signatures"], {}),
        _attack("another way", "not where the log says", ["log", "proofs", place, 1, 0], "0" * 64),
        _attack("another place", "not where the log says", ["log", "proofs", place, 0], 1 - proofs[place][0]),
        _attack("other words on the page", "", ["claims", 0, "text"], claim["text"].replace("helped", "harmed")),
        _attack("another version code", "", ["claims", 0, "digest"], good["claims"][1]["digest"]),
        _attack("other evidence", "", ["claims", 0, "parts", "evidence"], "0" * 64),
    ]


def _attack(name: str, flaw: str, at: list[str | int], value: object) -> dict[str, Any]:
    """One change of the data, and words of what must be found; empty where a claim is not what its code says."""
    return {"name": name, "flaw": flaw, "at": at, "value": value}


def _dated(signed: str, day: str) -> str:
    content = json.loads(signed)
    return signed.replace(f'"date":"{content["date"]}"', f'"date":"{day}"')


def _signature(edition: dict[str, Any]) -> str:
    signature: str = edition["signatures"][0]["signature"]
    return signature


def written(vectors: dict[str, Any]) -> str:
    """The file of the vectors."""
    return json.dumps(vectors, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    VECTORS.write_text(written(make_vectors()), encoding="utf-8", newline="\n")
