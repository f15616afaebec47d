"""Before a work is retracted or a claim changed, an editor sees all that falls with it; then it does fall."""

import json
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from sample_guidance import ACCEPT, ARTICLE, FLOW, LEDGER, sign
from typer.testing import CliRunner

from mkdocs_evidence.analysis.impact import Impact, find_impact_of_claim, find_impact_of_work
from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.analysis.reviews.standing import State, stand_article
from mkdocs_evidence.cli import app
from mkdocs_evidence.model.ids import ClaimName, ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Notice

DIGESTS = claim_digests(ARTICLE, LEDGER)
SIGNED = LEDGER
for _who in ("reviewer-a", "reviewer-b"):
    SIGNED = sign(SIGNED, date(2026, 6, 1), reviewer=_who, verdicts=[(one, DIGESTS[one], ACCEPT) for one in DIGESTS])


def states(ledger: Ledger) -> dict[str, State]:
    standing = stand_article(ARTICLE, ledger, judged_records(ARTICLE.id, ledger))
    return {f"{ARTICLE.id}#{claim.id}": one.state for claim, one in zip(ARTICLE.claims, standing.claims, strict=True)}


def retract(key: ReferenceKey) -> Ledger:
    notice = Notice(kind="retraction", date=None, by="the journal", at=SIGNED.references[key].at)
    works = {**SIGNED.references, key: replace(SIGNED.references[key], notices=(notice,))}
    return replace(SIGNED, references=MappingProxyType(works))


@pytest.mark.parametrize("key", LEDGER.references)
def test_a_retraction_unapproves_just_the_claims_that_were_named(key: ReferenceKey) -> None:
    before, after = states(SIGNED), states(retract(key))
    fallen = {name for name, state in before.items() if state is State.APPROVED and after[name] is not State.APPROVED}
    named = find_impact_of_work(key, SIGNED)
    assert fallen == {one.name for one in named.claims if one.state is State.APPROVED}
    assert all(len(one.signers) == 2 for one in named.claims if one.state is State.APPROVED)


def test_every_part_that_rests_on_a_claim_is_named_and_no_other() -> None:
    outcome = next(one for one in FLOW.outcomes if one.claims)
    found = find_impact_of_claim(outcome.claims[0], SIGNED)
    resting = {f"outcome {one.id}" for one in FLOW.outcomes if outcome.claims[0] in one.claims}
    assert {one.part for one in found.flows if one.part.startswith("outcome ")} == resting
    assert {f"{ARTICLE.id}.md", f"flows/{FLOW.id}.md"} <= set(found.pages)


def test_lay_texts_and_sentences_of_the_bottom_line_fall_with_their_claim() -> None:
    for lay in ARTICLE.lay_texts:
        found = find_impact_of_claim(ClaimName(f"{ARTICLE.id}#{lay.claim}"), SIGNED)
        assert lay.audience in found.claims[0].lay_audiences
    for sentence in ARTICLE.answer:
        found = find_impact_of_claim(ClaimName(f"{ARTICLE.id}#{sentence.rests_on[0]}"), SIGNED)
        assert (ARTICLE.id, sentence.text) in found.answers


def test_a_work_that_nothing_cites_touches_its_own_page_only() -> None:
    lonely = replace(next(iter(LEDGER.references.values())), key=ReferenceKey("lonely-1999"))
    ledger = replace(LEDGER, references=MappingProxyType({**LEDGER.references, lonely.key: lonely}))
    assert find_impact_of_work(lonely.key, ledger) == Impact(
        about="lonely-1999",
        claims=(),
        answers=(),
        disagreeing=(),
        flows=(),
        signed_flows=(),
        pages=("references/lonely-1999.md",),
    )


def test_the_command_says_it_in_text_and_json_and_knows_near_names(project_of_one_claim: str) -> None:
    def run(*given: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["impact", *given, "--project", project_of_one_claim])
        return result.exit_code, result.stdout + result.stderr

    status, output = run("castro-2000")
    assert status == 0
    assert "a#one (draft, supports; nothing else carries it): It helped 63% of hips." in output
    assert "page references/castro-2000.md" in output
    assert json.loads(run("a#one", "--format", "json")[1])["pages"] == ["a.md", "references/castro-2000.md"]
    assert "Did you mean `castro-2000`?" in run("castro-200")[1]
    assert "Did you mean `a#one`?" in run("a#ones")[1]


@pytest.fixture
def project_of_one_claim(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("one")
    page = "---\ntype: guidance\ntitle: A\nquestion: Q?\n---\n\nIt helped 63% of hips. [@castro-2000]\n{: #one }\n"
    files = {"content/pages/a.md": page, "content/references/castro-2000.yml": "type: book\ntitle: A work\n"}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)
