"""A small project with a board, and the commands of a review on paper and in Word; everything in it is invented."""

import re
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sample_guidance import key_of, public_key_of
from typer.testing import CliRunner

from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.standing import State, stand_article
from mkdocs_evidence.cli import app
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.review import ReviewRecord

NAME = ArticleId("hip/a")
SEATS = ("reviewer-a", "reviewer-b", "editor", "clerk-1", "clerk-2")

PAGE = """\
---
type: guidance
title: A page
question: Does the fictional drill help?
population: adults
authors: [writer]
written: 2026-01-01
searched: 2026-01-01
review_due: 2028-01-01
---

It helped 63% of hips. [@castro-2000#a; @doe-2001]
{: #one certainty=low }

It did no harm. [@castro-2000#a]
{: #two certainty=low }

We suggest the drill only in trials. [@castro-2000#a]
{: #three strength=conditional certainty=low }

/// patient | three
Ask whether there is a trial near you.
///
"""
EXTRACT = "\n".join(
    [
        "type: book",
        "title: A work",
        "author: [{family: Castro, given: F}]",
        "issued: 2000",
        "extracts:",
        "  a:",
        "    finding: It helped.",
        "    locator: {section: Abstract}",
        "    quote: it helped in most hips",
        "    data: [{what: success, n: 126, of: 200, value: 63, unit: '%', ci: [56, 70], p: '0.03'}]",
    ]
)
FILES = {
    "content/pages/hip/a.md": PAGE,
    "content/references/castro-2000.yml": EXTRACT,
    "content/references/doe-2001.yml": "type: book\ntitle: Another work\nauthor: [{family: Doe, given: J}]\nissued: 2001\n",
    "site_config/people.yml": "".join(f"{one}: {{name: Name of {one}}}\n" for one in (*SEATS, "writer")),
    "site_config/board.yml": "name: Board of the test\nmembers:\n"
    + "".join(f"  - {{person: {one}, role: Role of {one}, key: '{public_key_of(one)}'}}\n" for one in SEATS),
}


def make_project(root: Path) -> Path:
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return make_board(root)


def make_board(root: Path) -> Path:
    """Seats everybody on the board of a project, and leaves their private keys in its folder."""
    for name in ("site_config/people.yml", "site_config/board.yml"):
        (root / name).write_text(FILES[name], encoding="utf-8")
    for one in SEATS:
        raw = key_of(one).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (root / f"{one}.pem").write_bytes(raw)
    return root


def run(project: Path, *arguments: str, day: str = "2026-03-02") -> tuple[int, str]:
    result = CliRunner().invoke(app, ["review", *arguments, "--project", str(project), "--as-of", day])
    return result.exit_code, result.output


def make_word(project: Path, *arguments: str, article: str = NAME) -> bytes:
    """The Word file that `evidence review pack` makes."""
    folder = project / "packs"
    status, output = run(project, "pack", article, "--out", str(folder), *(arguments or ("--for", "reviewer-a")))
    assert status == 0, output
    (made,) = folder.glob("*.docx")
    content = made.read_bytes()
    for path in folder.iterdir():
        path.unlink()
    return content


def take_in(project: Path, content: bytes, *arguments: str, signer: str = "editor") -> tuple[int, str]:
    """Imports a Word file, for which somebody vouches."""
    file = project / "answer.docx"
    file.write_bytes(content)
    vouching = ("--signer", signer, "--key", str(project / f"{signer}.pem")) if signer else ()
    return run(project, "import", str(file), *vouching, *arguments)


def records(project: Path) -> tuple[ReviewRecord, ...]:
    return load_site(Layout.of(project)).reviews


def states(project: Path) -> dict[str, State]:
    ledger = load_site(Layout.of(project))
    article = ledger.articles[NAME]
    standing = stand_article(article, ledger, judged_records(NAME, ledger))
    return {str(claim.id): one.state for claim, one in zip(article.claims, standing.claims, strict=True)}


def reword(project: Path, old: str, new: str) -> None:
    page = project / "content/pages/hip/a.md"
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def one_line(output: str) -> str:
    return re.sub(r"\s+", " ", output)
