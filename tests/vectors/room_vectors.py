"""What a review room computes, for Python and the browser alike: made from the rows of `review/digest.yml`.

`python tests/vectors/room_vectors.py` writes `review/room.json` anew; a test says when that is needed.
"""

import json
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from mkdocs_evidence.analysis.reviews.digests import claim_parts, digest_of_parts
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.ids import ArticleId, ClaimId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Datum
from mkdocs_evidence.model.review import SignedParts
from mkdocs_evidence.render.cards.figures import figure_view
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.review_room.claims import cited_works, room_claims, usual_claim
from mkdocs_evidence.render.review_room.works import room_datum, room_work

REVIEW = Path(__file__).parent / "review"
TABLE = REVIEW / "digest.yml"
VECTORS = REVIEW / "room.json"
SIGNED_OF_A_WORK = ("kind", "notices", "extracts")
HEAD = """\
type: guidance
title: A page
question: Does it help?
authors: [{name: An editor}]
written: 2026-01-01
searched: 2026-01-01
review_due: 2028-01-01
"""
FIGURES: tuple[dict[str, Any], ...] = (
    {"what": "success", "value": Decimal("63"), "unit": "%"},
    {"what": "success", "value": Decimal("63.0"), "n": Decimal(19), "of": Decimal(30), "unit": "%"},
    {"what": "harms", "n": Decimal(3), "of": Decimal(90), "unit": "hips"},
    {"what": "change", "value": Decimal("-2.80"), "unit": "mm", "significant": False},
    {"what": "age", "low": Decimal(18), "high": Decimal(65), "unit": "years", "follow_up": "42 months"},
    {"what": "collapse", "arm": "surgery", "versus": "waiting", "measure": "risk-ratio", "value": Decimal("0.75")},
    {"what": "collapse after surgery", "arm": "surgery", "measure": "proportion", "value": Decimal(9), "unit": "%"},
    {"what": "pain", "measure": "nnt", "value": Decimal(12), "ci": (Decimal("-1.5"), Decimal(30)), "p": "0.79"},
    {"what": "lesion", "comparator": "<", "value": Decimal(30), "unit": "%", "p": "<0.001", "level": Decimal(90)},
    {"what": "difference", "significant": True, "ci": (Decimal(1), Decimal(2))},
    {"what": "heat", "value": Decimal(37), "unit": "°"},
)


def site_of(root: Path, parts: dict[str, str]) -> Path:
    """A project of one page and two works, made of the parts that the table names."""
    claim = parts["table"] or f"{parts['claim']} {parts['citations']}\n{{: {parts['marks']} }}"
    page = (
        f"---\n{HEAD}{parts['front matter']}\n---\n\n{parts['above']}\n\n{claim}\n\n{parts['below']}\n\n"
        f"/// patient | c\n{parts['lay text']}\n///\n"
    )
    extracts = "".join(f"  {line}\n" for line in parts["extracts"].splitlines())
    files = {
        "content/pages/a.md": page,
        "content/references/castro-2000.yml": f"type: book\ntitle: A work\n{parts['work']}\nextracts:\n{extracts}",
        "content/references/koo-1995.yml": "type: book\ntitle: Another work\nextracts:\n  a: {finding: It was seen.}\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def make_vectors() -> dict[str, Any]:
    """The vectors: each claim and each group of works once, and what every row of the table makes of them."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    claims: list[Any] = []
    works: list[Any] = []
    rows = []
    for row in table["rows"]:
        sides = {}
        for side in ("before", "after"):
            claim, cited, parts = _signed({**table["site"], row["in"]: row[side]})
            sides[side] = {"claim": _place(claim, claims), "works": _place(cited, works), "digest": parts["digest"]}
        rows.append({"change": row["change"], "sign_off": row["sign-off"], **sides})
    return {"rows": rows, "claims": claims, "works": works, "figures": [_figure(one) for one in FIGURES]}


def _signed(parts: dict[str, str]) -> tuple[Any, Any, dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        ledger = load_site(Layout.of(site_of(Path(folder), parts)))
    article = ledger.articles[ArticleId("a")]
    facts = gather_article(article, gather_site(ledger))
    signed = claim_parts(article, ledger)[ClaimId("c")]
    claims: list[Any] = [*room_claims(facts, ())]
    content = {
        "usual": usual_claim(facts),
        "claim": next(one for one in claims if one["id"] == "c"),
        "parts": {name: getattr(signed, name) for name in SignedParts.__slots__},
    }
    cited: dict[str, Any] = {key: room_work(key, names, ledger) for key, names in cited_works(facts).items()}
    works = {key: {name: work[name] for name in SIGNED_OF_A_WORK} for key, work in cited.items()}
    return content, works, {"digest": digest_of_parts(signed)}


def _place(value: Any, among: list[Any]) -> int:
    if value not in among:
        among.append(value)
    return among.index(value)


def _figure(fields: dict[str, Any]) -> dict[str, Any]:
    datum = Datum(**fields, at=Place("a.yml"))
    view = figure_view(datum)
    shown = {"what": view.what, "result": view.result, "interval": view.interval, "p": view.p}
    return {"datum": room_datum(datum), "view": {**shown, "followUp": view.follow_up}}


def written(vectors: dict[str, Any]) -> str:
    """The file of the vectors, a row a line."""
    groups = (
        f'  "{name}": [\n' + ",\n".join(f"    {json.dumps(one, ensure_ascii=False)}" for one in rows) + "\n  ]"
        for name, rows in vectors.items()
    )
    return "{\n" + ",\n".join(groups) + "\n}\n"


if __name__ == "__main__":
    VECTORS.write_text(written(make_vectors()), encoding="utf-8", newline="\n")
