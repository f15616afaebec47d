"""The demonstration board: made by the product's own ways, whole, repeatable, and never over a real board."""

import shutil
from collections import Counter
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from clinic_project import REPOSITORY, Run, read_tree

from mkdocs_evidence.analysis.reviews.chain import judge_reviews
from mkdocs_evidence.analysis.reviews.comments import find_comments
from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, State, stand_article
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.layout import Layout

ARTICLE = ArticleId("hip/avn-stage-2")
TOOL = REPOSITORY / "tools" / "demonstrate_board.py"

# Invented, but for the ids that the history names and the sentence that was reworded.
CLAIMS = {
    "suggest-not-rest-alone": (
        "We suggest not relying on restricted weight-bearing alone to prevent progression.",
        "strength=conditional certainty=low",
    ),
    "consider-bisphosphonate": ("A lamp could be considered.", "strength=conditional certainty=very-low"),
    "suggest-follow-up": ("We suggest a second lamp.", "strength=conditional certainty=very-low"),
    "registry-young": ("The lamp was counted.", ""),
    "shock-wave-pain": ("The lamp was loud.", ""),
    "shock-wave-collapse": ("The lamp was heavy.", ""),
    "stage-3b-4-definition": ("The lamp was green.", ""),
    "scd-trial": ("The lamp was seen.", ""),
    "another": ("The lamp was bright.", ""),
    "one-more": ("The lamp was warm.", ""),
}
HEAD = """\
---
type: guidance
title: Lamps
question: Does the lamp help?
population: adults
authors: [site-editors]
written: 2026-01-01
searched: 2026-01-01
review_due: 2028-01-01
flow: lamp
---

"""
LAY = """\
/// patient | suggest-not-rest-alone
Rest may help. By itself it may not stop the disease from getting worse.
///
"""
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
  use: {say: {clinician: Use it.}, claims: [hip/avn-stage-2#another], urgency: routine}
  wait: {say: {clinician: Wait.}, claims: [hip/avn-stage-2#one-more], urgency: routine}
scenarios:
  - {name: a dark room, given: {dark: yes}, expect: use}
"""
FILES = {
    f"content/pages/{ARTICLE}.md": HEAD
    + "\n".join(f"- {text} [@lamp-2001]\n  {{: #{name} {keys} }}" for name, (text, keys) in CLAIMS.items())
    + f"\n\n{LAY}",
    "content/references/lamp-2001.yml": "type: book\ntitle: A work\nauthor: [{family: Rowan}]\nissued: 2001\n"
    "publisher: Press\npublisher-place: Town\nevidence: {kind: cohort}\n",
    "content/flows/lamp.yml": FLOW,
    "site_config/people.yml": "site-editors: {name: Editors}\n"
    + "".join(f"reviewer-{one}: {{name: Seat {one}}}\n" for one in "abcd"),
    "site_config/board.yml": "name: Seats\ndemonstration: yes\nmembers:\n  - {person: reviewer-a, role: x}\n",
    "site_config/vocabulary/populations.yml": "adults: {name: Adults}\n",
}


def make(project: Path, run: Run) -> CompletedProcess[str]:
    return run(str(TOOL), str(project), cwd=project)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A small project with the history of the demonstration."""
    project = tmp_path_factory.mktemp("demonstration")
    for name, text in FILES.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    done = make(project, run)
    assert done.returncode == 0, done.stderr
    return project


def standing(project: Path) -> ArticleStanding:
    ledger = load_site(Layout.of(project))
    return stand_article(ledger.articles[ARTICLE], ledger, judge_reviews(ledger)[ARTICLE])


def test_the_history_shows_each_thing_that_can_happen_to_a_claim(made: Path) -> None:
    ledger = load_site(Layout.of(made))
    found = dict(zip(CLAIMS, standing(made).claims, strict=True))
    assert found["suggest-not-rest-alone"].state is State.CHANGED
    assert found["registry-young"].state is State.WITHDRAWN
    assert found["stage-3b-4-definition"].state is State.UNDER_REVIEW
    assert len(found["suggest-follow-up"].signers) == 2
    assert [who for who, _ in found["consider-bisphosphonate"].dissent] == ["reviewer-c"]
    assert found["shock-wave-pain"].recused == ("reviewer-b",)
    assert Counter(one.state for one in found.values())[State.APPROVED] == len(CLAIMS) - 3
    comments = find_comments(ARTICLE, ledger)
    assert len([one for one in comments if one.replies]) == 5
    assert not [one for one in comments if one.is_open]


def test_every_record_counts_and_stands_under_a_signed_head_and_a_signed_list_of_keys(made: Path, run: Run) -> None:
    verified = run("-m", "mkdocs_evidence", "review", "verify", cwd=made)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "the roll of the board has edition 1" in verified.stdout
    ledger = load_site(Layout.of(made))
    assert ledger.log is not None
    assert len(ledger.log.records) == len(ledger.reviews) > 10


def test_no_private_key_is_left_anywhere(made: Path) -> None:
    assert not [name for name, content in read_tree(made).items() if b"PRIVATE" in content]


def test_made_anew_the_states_are_the_same_and_the_keys_are_others(made: Path, tmp_path: Path, run: Run) -> None:
    again = Path(shutil.copytree(made, tmp_path / "again"))
    assert make(again, run).returncode == 0
    assert [one.state for one in standing(again).claims] == [one.state for one in standing(made).claims]
    boards = [(one / "site_config" / "board.yml").read_text(encoding="utf-8") for one in (made, again)]
    assert boards[0] != boards[1]


def test_the_records_of_a_real_board_are_not_touched(made: Path, tmp_path: Path, run: Run) -> None:
    real = Path(shutil.copytree(made, tmp_path / "real"))
    board = real / "site_config" / "board.yml"
    board.write_text(board.read_text(encoding="utf-8").replace("demonstration: yes\n", ""), encoding="utf-8")
    before = read_tree(real)
    refused = make(real, run)
    assert refused.returncode == 1
    assert "The board of this project is a real one. Nothing was changed." in refused.stderr
    assert read_tree(real) == before


def test_an_article_that_the_history_does_not_fit_is_left_as_it_is(made: Path, tmp_path: Path, run: Run) -> None:
    other = Path(shutil.copytree(made, tmp_path / "other"))
    page = other / f"content/pages/{ARTICLE}.md"
    page.write_text(page.read_text(encoding="utf-8").replace("alone to prevent progression", "alone"), encoding="utf-8")
    before = read_tree(other)
    refused = make(other, run)
    assert "The article says no longer: We suggest not relying" in refused.stderr
    assert read_tree(other) == before
