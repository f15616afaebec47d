"""What the rules on wording find in little articles with the work they cite; works and figures are invented."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

FRONT = """\
---
type: guidance
title: Care of an invented disease
question: How is an invented disease treated?
population: adults
authors: [{name: An editor}]
written: 2026-01-15
searched: 2026-01-10
review_due: 2028-01-15
---
"""
WORK = """\
type: article-journal
title: An invented work
author: [{{family: Example, given: A}}]
container-title: Journal of Examples
container-title-short: J Ex
issued: 2024
volume: "1"
issue: "1"
page: 1-9
evidence: {{kind: {kind}}}
extracts:
  said:
    locator: {{section: Abstract}}
    finding: "{said}"
"""
RULES = frozenset(
    "ungraded-recommendation stronger-than-source absolute-wording wording-against-certainty strong-on-weak-evidence "
    "compound-claim untied-claim lay-drops-certainty wrong-value".split()
)
Find = Callable[..., list[str]]


def _words(found: Diagnostic, root: Path) -> str:
    lines = (root / found.at.file).read_text(encoding="utf-8").splitlines()
    return f"{found.severity} {found.name}: {lines[found.at.line - 1][found.at.column - 1 : found.at.end[1] - 1]}"


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """What is found in one claim, as severity, rule and the words it points at."""

    def check(claim: str, mark: str = "", *, said: str = "A result.", kind: str = "rct", more: str = "") -> list[str]:
        page, work = tmp_path / "content/pages/a.md", tmp_path / "content/references/example-2024.yml"
        terms = tmp_path / "site_config/vocabulary/populations.yml"
        for path in (page, work, terms):
            path.parent.mkdir(parents=True, exist_ok=True)
        text = f"{FRONT}\n- {claim} [@example-2024#said]\n  {{: #it {mark} }}\n\n{more}\n"
        page.write_text(text, encoding="utf-8")
        work.write_text(WORK.format(said=said, kind=kind), encoding="utf-8")
        terms.write_text("adults: {name: Adults}\n", encoding="utf-8")
        found = compile_site(Layout.of(tmp_path), as_of=date(2026, 6, 1)).diagnostics
        return [_words(one, tmp_path) for one in found if one.name in RULES]

    return check


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Osteotomy should be considered in young adults.", "Osteotomy could be considered in young adults."),
        ("Osteotomy should be strongly considered in young adults.", "Osteotomy should be considered in young adults."),
        ("We recommend osteotomy in young adults.", "The authors suggest osteotomy in young adults."),
        ("Osteotomy must be offered to young adults.", "Osteotomy should be offered to young adults."),
        ("Osteotomy is indicated in young adults.", "Osteotomy may be considered in young adults."),
    ],
)
def test_advice_that_climbs_above_its_source_is_an_error(claim: str, said: str, find: Find) -> None:
    found = find(claim, "certainty=high strength=strong", said=said)
    assert [one.partition(":")[0] for one in found] == ["error stronger-than-source"]


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Osteotomy may be considered in young adults.", "Osteotomy should be considered in young adults."),
        ("Osteotomy should be considered in young adults.", "Osteotomy is recommended in young adults."),
        ("Osteotomy should be considered in young adults.", "Pain fell after osteotomy in young adults."),
        ("Osteotomy should be considered in young adults.", "Bracing could be tried for scoliosis."),
    ],
)
def test_advice_at_or_below_its_source_and_about_another_thing_is_no_finding(claim: str, said: str, find: Find) -> None:
    found = find(claim, "certainty=high strength=conditional", said=said)
    assert [one for one in found if "stronger-than-source" in one] == []


def test_dropping_the_may_of_the_source_is_an_error(find: Find) -> None:
    found = find("Bracing reduces pain.", "certainty=high", said="Bracing may reduce pain.")
    assert found == ["error stronger-than-source: reduces"]


def test_making_a_cause_of_an_association_is_an_error_for_observations_only(find: Find) -> None:
    said = "Bracing was associated with fewer fractures."
    assert find("Bracing prevents fractures.", "certainty=high", said=said, kind="cohort") == [
        "error stronger-than-source: prevents"
    ]
    assert find("Bracing prevents fractures.", "certainty=high", said=said, kind="rct") == []


def test_praise_that_the_source_lacks_is_a_warning(find: Find) -> None:
    claim = "Patients had dramatic improvement in pain after bracing."
    assert find(claim, said="Pain improved after bracing.") == ["warning stronger-than-source: dramatic"]
    assert find(claim, said="A dramatic improvement in pain followed bracing.") == []


@pytest.mark.parametrize(
    ("claim", "mark", "found"),
    [
        ("Bracing should be offered.", "", ["error ungraded-recommendation: should"]),
        ("Bracing should be offered.", "certainty=high", ["error ungraded-recommendation: should"]),
        ("Bracing reduces pain.", "", ["error ungraded-recommendation: reduces"]),
        ("Bracing increases the risk of falls.", "", ["warning ungraded-recommendation: increases"]),
        ("Bracing reduced pain in a trial.", "", []),
        ("Bracing reduces pain.", "certainty=very-low", ["error wording-against-certainty: reduces"]),
        ("Bracing reduces pain.", "certainty=low", ["error wording-against-certainty: reduces"]),
        ("Bracing reduces pain.", "certainty=moderate", ["warning wording-against-certainty: reduces"]),
        ("Bracing reduces pain.", "certainty=high", []),
        ("Bracing may reduce pain.", "certainty=high", ["warning wording-against-certainty: reduce"]),
        ("Bracing may reduce pain.", "certainty=low", []),
        ("It is very uncertain whether bracing reduces pain.", "certainty=very-low", []),
        ("Bracing reduced pain in a trial.", "certainty=low", []),
        ("We suggest bracing.", "strength=strong certainty=high", ["warning wording-against-certainty: We suggest"]),
        ("We recommend bracing.", "strength=conditional certainty=low", ["error wording-against-certainty: recommend"]),
        ("We suggest that adults should be braced.", "strength=conditional certainty=low", []),
    ],
)
def test_grade_and_words_agree(claim: str, mark: str, found: list[str], find: Find) -> None:
    assert find(claim, mark) == found


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("The college recommends bracing.", ["warning ungraded-recommendation: recommends"]),
        ("Bracing is recommended by current guidelines.", ["warning ungraded-recommendation: is recommended"]),
        ("Bracing was discouraged in infants.", []),
        ("Braces are strongly discouraged in infants.", ["error ungraded-recommendation: are strongly discouraged"]),
        ("Infants need to receive a brace.", ["error ungraded-recommendation: need to receive"]),
        ("Adults felt a need to see a doctor.", []),
        ("Future trials of bracing are recommended.", []),
        ("Bracing should be considered for larger trials.", []),
        ("A score above 4 should be considered abnormal.", []),
        ("Return to the clinic was offered should the pain get worse.", []),
        ("Nurses believed that braces should be worn at night.", []),
        ("Table 2 shows the effects of bracing on pain.", []),
        ("Age improves the prediction of pain.", []),
        ("Bracing has been shown to reduce pain.", ["warning ungraded-recommendation: reduce"]),
        ("Bracing is probably as effective as a cast.", ["error ungraded-recommendation: is probably as effective"]),
        ("Two years of bracing reduce pain.", ["error ungraded-recommendation: reduce"]),
        ("Test braces themselves were worn for two days.", []),
        ("Had the brace fitted, it should have performed even better.", []),
        ("Function may improve or deteriorate after a fracture.", []),
        ("Caution should be exercised in the interpretation of these scores.", []),
        ("Caution should be exercised in infants.", ["warning ungraded-recommendation: should"]),
        ("Test–retest reliability of the scale of pain was good.", []),
        ("Refer to the literature for how the brace is fitted.", []),
        ("Infants are encouraged to wear the brace.", ["warning ungraded-recommendation: are encouraged"]),
        ("This practice is recommended in other countries.", ["warning ungraded-recommendation: is recommended"]),
        ("Braces should be worn at night.", ["error ungraded-recommendation: should"]),
        ("The amount of exercise that should be taken is unknown.", []),
        (
            "Bracing is something that should be avoided in infants.",
            ["error ungraded-recommendation: that should be avoided"],
        ),
        ("Repeat bracing may cause ulcers in infants.", ["warning ungraded-recommendation: Repeat"]),
        ("Nurses who had long training should be given priority.", ["warning ungraded-recommendation: should"]),
        ("The costs of bracing should be considered.", ["warning ungraded-recommendation: should be considered"]),
        ("Determining the best brace is advisable in infants.", ["warning ungraded-recommendation: is advisable"]),
        ("Brace costs infants of adults should avoided with is.", ["warning ungraded-recommendation: should"]),
        ("We recommend braces for infants.", ["error ungraded-recommendation: recommend"]),
        ("It is recommended that infants receive a brace.", ["error ungraded-recommendation: is recommended"]),
        ("There must be unknown causes in infants.", []),
        ("It is reasonable to assume that infants outgrow their braces.", []),
        ("One would expect that adults should grow used to a brace.", []),
        ("Braces may offer privacy to adults at home.", ["warning ungraded-recommendation: may offer"]),
        ("Bracing theoretically reduces pain.", ["warning ungraded-recommendation: reduces"]),
        ("Bracing reduces pain in animal models.", []),
        ("Antibiotics reduce infection after animal bites.", ["error ungraded-recommendation: reduce"]),
        ("Green et al. showed that bracing reduces pain.", []),
        ("We suggest that the pain is caused by the brace.", []),
        ("We suggest that the brace be worn at night.", ["error ungraded-recommendation: We suggest"]),
        ("Future braces should focus on comfort.", []),
        ("There is no evidence to suggest that braces should be avoided.", []),
        ("There is no effective brace for infants.", []),
        ("Half of the adults achieve remission of pain.", []),
        ("Delayed surgery prolongs survival.", ["warning ungraded-recommendation: prolongs"]),
        ("Bracing is more effective in detecting pain.", ["warning ungraded-recommendation: is more effective"]),
        ("In adults this device reduces pain.", ["warning ungraded-recommendation: reduces"]),
        ("Bracing corrects the curve, and may also reduce pain.", ["error ungraded-recommendation: reduce"]),
        ("Studies investigating braces should be encouraged.", []),
        ("The intervention should be blinded.", []),
        ("A power calculation showed that 35 adults should be included in each arm.", []),
        ("The response should be strongest after sleep.", []),
        ("Scans should be considered in terms of what they add.", []),
        ("There is little direct evidence that bracing prevents pain.", []),
        ("Parents believe that bracing reduces pain.", ["warning ungraded-recommendation: reduces"]),
    ],
)
def test_advice_is_told_from_what_is_relayed_studied_or_supposed(claim: str, found: list[str], find: Find) -> None:
    assert find(claim) == found


@pytest.mark.parametrize("reason", ["life-threatening", "uncertain-benefit-certain-harm", "catastrophic-harm"])
def test_a_reason_of_grade_allows_a_strong_recommendation_on_weak_evidence(reason: str, find: Find) -> None:
    assert find("Bracing should be offered.", f"strength=strong certainty=low strong-because={reason}") == []


def test_a_strong_recommendation_on_weak_evidence_needs_a_reason(find: Find) -> None:
    found = find("Bracing should be offered.", "strength=strong certainty=low")
    assert [one.partition(":")[0] for one in found] == ["error strong-on-weak-evidence"]


def test_a_reason_that_is_none_of_grades_is_refused(find: Find) -> None:
    found = find("Bracing should be offered.", "strength=strong certainty=low strong-because=life-threat")
    assert "error wrong-value: life-threat" in found


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("The disease inevitably led to fracture.", ["error absolute-wording: inevitably"]),
        ("Bracing was ideal in children.", ["warning absolute-wording: was ideal"]),
        ("Fractures always healed.", ["warning absolute-wording: always"]),
        ("Fractures healed always", ["warning absolute-wording: always"]),
        ("Fractures did not always heal.", []),
        ("Most patients with essential hypertension had never smoked.", []),
        ("Doses were based on ideal body weight.", []),
        ("Of 40 biopsy-proven cases 12 relapsed.", []),
        ("The cure rate was low.", []),
        ("In adults who have no risk factors 4 of 90 relapsed.", []),
        ("Of 60 adults 12 were free of adverse events.", []),
        ("Cures were recorded in 12 of 60.", []),
        ("Bracing was 100% effective.", ["error absolute-wording: 100% effective"]),
        ("Reporting of cases is not mandatory.", []),
        ("Thiamine is essential for normal nerve function.", []),
        ("Answers ran from 0 = never to 4 = always.", []),
        ("Inevitably, guidelines differ.", []),
        ("Larger trials of bracing are essential.", []),
        ("A leaflet was sent to guarantee that all knew.", []),
        ("Nurses took a mandatory course.", ["warning absolute-wording: mandatory"]),
        ("A normal scan completely rules out a fracture.", ["warning absolute-wording: completely rules out"]),
        ("On this scale 0 is the worst and 100 is the best function.", []),
        ("Parents often feel that falls are inevitable.", []),
        ("Salt came under mandatory iodine fortification.", []),
        ("Every adult with a brace recovers.", ["warning absolute-wording: Every adult with a brace recovers"]),
    ],
)
def test_absolutes_are_found_and_their_honest_uses_are_not(claim: str, found: list[str], find: Find) -> None:
    assert find(claim) == found


def test_an_absolute_in_a_lay_text_is_found(find: Find) -> None:
    more = "/// patient | it\nBracing always works.\n///\n"
    assert find("Bracing reduced pain in a trial.", more=more) == ["error absolute-wording: always works"]


@pytest.mark.parametrize(
    ("claim", "is_found"),
    [
        ("Relieves pressure in the bone.", True),
        ("May lead to stiffness.", True),
        ("Should not delay referral.", True),
        ("Associated with stiffness.", True),
        ("They relieve pain in adults.", True),
        ("May 2020 was the last month of the trial.", False),
        ("Falls are common in old age.", False),
        ("These results need to be confirmed.", False),
        ("It has previously been reported that bracing helps.", False),
        ("It is not known how long bracing lasts.", False),
        ("Results of the trial were mixed.", False),
        ("Results for infants were mixed.", False),
        ("Due to the cold we were late.", False),
        ("Due to a fracture.", True),
        ("Used with care, bracing eased pain in a trial.", False),
        ("Unlike casts, braces were removed at night.", False),
    ],
)
def test_a_claim_says_what_it_is_about(claim: str, is_found: bool, find: Find) -> None:
    assert any("untied-claim" in one for one in find(claim)) is is_found


@pytest.mark.parametrize(
    ("lay", "is_found"),
    [
        ("A brace stops the pain.", True),
        ("The brace will help you.", True),
        ("A brace may help.", False),
        ("We do not know if a brace helps.", False),
        ("In one study a brace helped.", False),
        ("Ask your doctor about a brace.", False),
        ("Keep the brace dry.", False),
    ],
)
def test_a_lay_text_keeps_the_doubt_of_its_claim(lay: str, is_found: bool, find: Find) -> None:
    found = find("Bracing may reduce pain.", "certainty=low", more=f"/// patient | it\n{lay}\n///\n")
    assert ("lay-drops-certainty" in " ".join(found)) is is_found


@pytest.mark.parametrize(
    ("claim", "is_found"),
    [
        ("Pain fell in 40% of adults. Stiffness fell in 30% of adults. Nausea occurred in 5% of adults.", True),
        ("Pain fell in 40% of adults. The difference was not significant (p = 0.4).", False),
        ("Pain fell in 40% of adults; it fell in 20% of controls; 12% were lost.", False),
        ("Pain fell. Sleep got better. Nobody stopped the treatment. All came back.", False),
    ],
)
def test_three_assertions_under_one_citation_are_too_many(claim: str, is_found: bool, find: Find) -> None:
    assert ("compound-claim" in " ".join(find(claim))) is is_found


def test_sentences_with_their_own_citations_are_not_pooled(find: Find) -> None:
    claim = (
        "Pain fell in 40%. [@example-2024#said] Sleep was better in 30%. [@example-2024#said] Nausea occurred in 5%."
    )
    assert find(claim) == []
