"""A small project about trees, what its people sign, and how its files are changed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sample_guidance import public_key_of, with_signature

from mkdocs_evidence.analysis.reviews.digests import claim_parts, digest_of_parts
from mkdocs_evidence.analysis.reviews.form import record_text
from mkdocs_evidence.analysis.reviews.signed_words import signed_words
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.ids import ArticleId, PersonId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import ClaimVerdict, Meaning, ReviewRecord, Support, Verdict

ARTICLE = """\
---
type: guidance
title: {title}
question: Does the {name} help?
population: adults
authors: [writer]
written: 2026-01-01
searched: 2026-01-01
review_due: 2028-01-01
---

The {name} was seen by some. [@{first}]
{{: #seen }}

The {name} was also heard. [@{second}]
{{: #heard }}
"""
WORK = "type: book\ntitle: On the {name}\nauthor: [{{family: {author}}}]\nissued: {year}\npublisher: Press\n"
WORK += "publisher-place: Town\nevidence: {{kind: cohort}}\n"
FILES = {
    "mkdocs.yml": "site_name: Trees\nsite_url: https://trees.example/\ndocs_dir: content/pages\n"
    "theme: {name: material, font: false, features: [navigation.prune, navigation.footer]}\n"
    "plugins:\n  - evidence: {review_room: true, site: {lean: true, harden: true}}\n",
    "content/pages/index.md": "# Trees\n\n<!-- evidence: questions -->\n",
    "content/pages/bark/alder.md": ARTICLE.format(title="Alder", name="alder", first="rowan-2001", second="thorn-2002"),
    "content/pages/bark/birch.md": ARTICLE.format(title="Birch", name="birch", first="rowan-2001", second="hazel-2003"),
    "content/pages/leaf/cedar.md": ARTICLE.format(title="Cedar", name="cedar", first="hazel-2003", second="yew-2004"),
    "content/pages/leaf/index.md": "# Leaves\n",
    "content/references/rowan-2001.yml": WORK.format(name="rowan", author="Rowan", year=2001),
    "content/references/thorn-2002.yml": WORK.format(name="thorn", author="Thorn", year=2002),
    "content/references/hazel-2003.yml": WORK.format(name="hazel", author="Hazel", year=2003),
    "content/references/yew-2004.yml": WORK.format(name="yew", author="Yew", year=2004),
    "site_config/people.yml": "reviewer-a: {name: A. Reviewer}\nreviewer-b: {name: B. Reviewer}\nwriter: {name: W}\n",
    "site_config/board.yml": "name: Board\nmembers:\n"
    + "".join(f"  - {{person: {one}, role: x, key: '{public_key_of(one)}'}}\n" for one in ("reviewer-a", "reviewer-b")),
    "site_config/vocabulary/populations.yml": "adults: {name: Adults}\n",
    "site_config/vocabulary/glossary.yml": "oak: {name: oak, plain: a tree}\n",
}
NOWHERE = Place("", 1, 1)


def write_files(project: Path) -> None:
    """Writes the project, without sign-offs."""
    for name, text in FILES.items():
        add(name, text)(project)


def sign_off(project: Path, reviewer: str, name: str, *, meaning: Meaning = Meaning.APPROVED) -> None:
    """Has a member decide on every claim of an article as it stands."""
    ledger = load_site(Layout.of(project))
    article = ledger.articles[ArticleId(name)]
    parts = claim_parts(article, ledger)
    accepts = meaning is Meaning.APPROVED
    verdicts = [
        ClaimVerdict(
            claim=claim.id,
            digest=digest_of_parts(parts[claim.id]),
            verdict=Verdict.ACCEPT if accepts else Verdict.REJECT,
            citations=tuple((one.key, Support.SUPPORTS) for one in claim.citations),
            comment="" if accepts else "It is no longer true.",
            words=signed_words(claim),
            parts=parts[claim.id],
            at=NOWHERE,
        )
        for claim in article.claims
        if claim.id is not None
    ]
    before = sorted(one.name for one in (project / "content" / "reviews" / name).glob("*"))
    record = ReviewRecord(
        file="",
        article=article.id,
        reviewer=PersonId(reviewer),
        date=date(2026, 3, 1 + len(before)),
        meaning=meaning,
        claims=tuple(sorted(verdicts, key=lambda one: one.claim)),
        source_digest="",
        at=NOWHERE,
    )
    file = project / "content" / "reviews" / name / f"{record.date}-{reviewer}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(record_text(with_signature(record)), encoding="utf-8")


def write_over(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Gives what changes words of a file, which must be there."""

    def change(project: Path) -> None:
        file = project / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return change


def add(name: str, text: str) -> Callable[[Path], None]:
    """Gives what writes a file."""

    def change(project: Path) -> None:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")

    return change
