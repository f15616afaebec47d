"""A site that shows only what its board has approved: the rest is in no file that readers get."""

from datetime import date
from html import unescape
from pathlib import Path

import pytest
from clinic_project import Run, read_tree
from sample_guidance import public_key_of, with_signature

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.reviews.digests import claim_parts, digest_of_parts
from mkdocs_evidence.analysis.reviews.form import record_text
from mkdocs_evidence.load.articles.withholding import CannotWithholdError, withhold_unapproved
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.ids import ArticleId, FlowId, PersonId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import ClaimVerdict, FlowVerdict, Meaning, ReviewRecord, Support, Verdict

PAGE = """\
---
type: guidance
title: Lamps
question: Does the lamp help?
population: adults
authors: [writer]
written: 2026-01-01
searched: 2026-01-01
review_due: 2028-01-01
flow: lamp
---

/// answer
Amber words end the answer.
{: from="amber" }

Birch words end the answer.
{: from="birch amber" }
///

## Paragraphs

Amber was seen in the lamp. [@lamp-2001]
{: #amber }

Birch was seen in the lamp
and over a second line. [@lamp-2001]
{: #birch }

/// patient | birch
Birch in plain words.
///

Cedar was seen in the lamp. [@lamp-2001]
{: #cedar }

## Lists

1. Daisy was seen in the lamp. [@lamp-2001]
   {: #daisy }

    - Elder was seen in the lamp. [@lamp-2001]
      {: #elder }

    - Firwood was seen in the lamp. [@lamp-2001]
      {: #firwood }

2. Grape was seen in the lamp. [@lamp-2001]
   {: #grape }

## Tables

| What | Where |
|---|---|
| Hazel | lamp [@lamp-2001] {: #hazel } |
| Iris | lamp [@lamp-2001] {: #iris } |

/// caption
Trees of the first lamp.
///

> Juniper was seen in the lamp. [@lamp-2001]
{: #juniper }
"""
NAMES = ("amber", "birch", "cedar", "daisy", "elder", "firwood", "grape", "hazel", "iris", "juniper")
FLOW = """\
title: Use of the lamp
edition: 1
start: dark
facts:
  dark: {type: boolean}
questions:
  dark:
    fact: dark
    ask: {clinician: Is it dark?}
    branches:
      - {when: yes, to: use}
      - {when: no, to: wait}
outcomes:
  use: {say: {clinician: Kindle the larch lamp.}, claims: [a#amber], urgency: routine}
  wait: {say: {clinician: Wait for the larch.}, claims: [a#CLAIM], urgency: routine}
scenarios:
  - {name: a dark room, given: {dark: yes}, expect: use}
  - {name: a light room, given: {dark: no}, expect: wait}
"""
FILES = {
    "mkdocs.yml": "site_name: Lamps\nsite_url: https://lamps.example/\ndocs_dir: content/pages\ntheme: mkdocs\n"
    "plugins:\n  - search\n  - evidence: {dashboard: true}\n",
    "content/pages/index.md": "# Lamps\n\n<!-- evidence: articles -->\n",
    "content/pages/a.md": PAGE,
    "content/references/lamp-2001.yml": "type: book\ntitle: A work\nauthor: [{family: Rowan}]\nissued: 2001\n"
    "publisher: Press\npublisher-place: Town\nevidence: {kind: cohort}\n",
    "site_config/people.yml": "reviewer-a: {name: A}\nreviewer-b: {name: B}\nwriter: {name: W}\n",
    "site_config/board.yml": "name: Board\nmembers:\n"
    + "".join(f"  - {{person: {one}, role: x, key: '{public_key_of(one)}'}}\n" for one in ("reviewer-a", "reviewer-b")),
    "site_config/evidence.yml": "publishing: {unapproved: hide}\n",
    "site_config/vocabulary/populations.yml": "adults: {name: Adults}\n",
}
DAY = date(2026, 3, 1)
NOWHERE = Place("", 1, 1)


def make_project(folder: Path, *, shown: tuple[str, ...], flow_rests_on: str = "amber") -> Path:
    for name, text in {**FILES, "content/flows/lamp.yml": FLOW.replace("CLAIM", flow_rests_on)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for reviewer in ("reviewer-a", "reviewer-b"):
        sign_off(folder, reviewer, shown)
    return folder


def sign_off(folder: Path, reviewer: str, shown: tuple[str, ...]) -> None:
    ledger = load_site(Layout.of(folder))
    article = ledger.articles[ArticleId("a")]
    parts = claim_parts(article, ledger)
    texts = {claim.id: claim.text for claim in article.claims}
    verdicts = []
    for claim in article.claims:
        assert claim.id is not None
        is_approved = claim.id in shown
        verdicts.append(
            ClaimVerdict(
                claim=claim.id,
                digest=digest_of_parts(parts[claim.id]),
                verdict=Verdict.ACCEPT if is_approved else Verdict.REJECT,
                citations=tuple((one.key, Support.SUPPORTS) for one in claim.citations),
                comment="" if is_approved else f"{claim.id} is doubtful to me",
                words=texts[claim.id],
                parts=parts[claim.id],
                at=NOWHERE,
            )
        )
    digest = flow_digest(study_flow(ledger.flows[FlowId("lamp")], ledger).compiled)
    record = with_signature(
        ReviewRecord(
            file="",
            article=article.id,
            reviewer=PersonId(reviewer),
            date=DAY,
            meaning=Meaning.APPROVED,
            claims=tuple(sorted(verdicts, key=lambda one: one.claim)),
            flows=(FlowVerdict(flow=FlowId("lamp"), digest=digest, verdict=Verdict.ACCEPT, at=NOWHERE),),
            source_digest="",
            at=NOWHERE,
        )
    )
    file = folder / "content" / "reviews" / "a" / f"{DAY}-{reviewer}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(record_text(record), encoding="utf-8")


def words_of(site: Path) -> str:
    """All text that readers get, of every file."""
    return unescape("\n".join(one.decode(errors="replace") for _, one in sorted(read_tree(site).items()))).casefold()


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(("amber", "cedar", "elder", "grape", "iris"), id="every other"),
        pytest.param(("amber", "birch", "daisy", "hazel", "iris", "juniper"), id="a whole inner list is hidden"),
        pytest.param(("amber", "firwood"), id="only an inner item of the list"),
        pytest.param((), id="nothing is approved"),
    ],
)
def test_what_the_board_has_not_approved_is_in_no_file(tmp_path: Path, run: Run, shown: tuple[str, ...]) -> None:
    project = make_project(tmp_path, shown=shown)
    built = run("-m", "mkdocs_evidence", "build", cwd=project)
    assert built.returncode == 0, built.stdout + built.stderr
    words = words_of(project / "site")
    page = unescape((project / "site" / "a" / "index.html").read_text(encoding="utf-8")).casefold()
    assert {name for name in NAMES if name in words} == set(shown)
    assert {name for name in NAMES if name in page} == set(shown)
    assert f"{len(shown)} of {len(NAMES)} claims approved, {len(NAMES) - len(shown)} not shown" in page
    assert "every claim on this page stands" not in page
    assert ("larch" in words) == ("amber" in shown)


def test_an_article_that_is_approved_is_shown_whole(tmp_path: Path, run: Run) -> None:
    project = make_project(tmp_path, shown=NAMES)
    assert run("-m", "mkdocs_evidence", "build", cwd=project).returncode == 0
    page = (project / "site" / "a" / "index.html").read_text(encoding="utf-8")
    assert all(name in page.casefold() for name in NAMES)
    assert "not shown" not in page
    assert "Every claim on this page stands as the board signed it." in page


def test_a_flow_goes_with_any_claim_that_it_rests_on(tmp_path: Path, run: Run) -> None:
    project = make_project(tmp_path, shown=("amber", "cedar"), flow_rests_on="birch")
    built = run("-m", "mkdocs_evidence", "build", cwd=project)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "larch" not in words_of(project / "site")
    page = (project / "site" / "a" / "index.html").read_text(encoding="utf-8")
    assert "8 claims and the decision flow are left out here: the board has not approved them." in page


def test_members_of_the_board_read_in_their_rooms_what_is_held_back(tmp_path: Path, run: Run) -> None:
    project = make_project(tmp_path, shown=("amber",))
    settings = project / "mkdocs.yml"
    settings.write_text(FILES["mkdocs.yml"].replace("{dashboard: true}", "{review_room: true}"), encoding="utf-8")
    built = run("-m", "mkdocs_evidence", "build", cwd=project)
    assert built.returncode == 0, built.stdout + built.stderr
    room = (project / "site" / "review" / "a.html").read_text(encoding="utf-8").casefold()
    page = (project / "site" / "a" / "index.html").read_text(encoding="utf-8").casefold()
    assert all(name in room for name in NAMES)
    assert not any(name in page for name in NAMES[1:])


def test_an_article_that_cannot_be_cut_is_not_published(tmp_path: Path) -> None:
    project = make_project(tmp_path, shown=("amber",))
    ledger = load_site(Layout.of(project))
    other_text = PAGE.replace("Amber was", "Birch and amber were")
    with pytest.raises(CannotWithholdError, match=r"content/pages/a\.md: what the board has not approved"):
        withhold_unapproved(ledger, lambda _: other_text)
