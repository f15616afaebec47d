"""What results know of a site: wordings by audience, works by name, the facts of a flow, and the values of filters."""

from collections.abc import Callable

import pytest

from mkdocs_evidence.analysis.reviews.standing import index_reviews, stand_article
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.search.collect import Shown, collect_articles
from mkdocs_evidence.search.entries import ArticleEntry
from mkdocs_evidence.search.filters import collect_filters

ARTICLE = """---
type: guidance
title: Ankle sprains
question: How is a sprained ankle treated?
population: adults
flow: ankle
written: 2026-05-04
---

- A brace may shorten the time off work. [@ward-1999#time]
  {: #brace certainty=low asks="Does a brace help?" }
- Ice may ease pain. [background @ward-1999#time]
  {: #ice certainty=very-low }
- Tape may help as much. [disputes @ward-1999#time; @lamp-2001#tape] [background @hill-2003#use; disputes @lamp-2001#tape]
  {: #tape certainty=very-low }

/// patient | brace
A brace may help you back to work.
///

/// carer | brace
Help to put on the brace.
///
"""

FLOW = """title: Ankle sprains
edition: 1
start: weight
facts:
  weight-bearing: {type: boolean}
  swelling:
    type: choice
    options: {none: None, mild: Mild swelling, marked: The whole ankle is swollen and blue}
  pain-site:
    type: choice
    options: {front: In front, sole: Under the sole}
questions:
  weight:
    fact: weight-bearing
    ask: {clinician: Can the patient bear weight?, patient: Can you stand on it?}
    branches: [{when: yes, to: swollen}, {when: no, to: see}]
  swollen:
    fact: swelling
    ask: {clinician: How swollen is it?}
    branches: [{when: [none, mild], to: site}, {when: marked, to: see}]
  site:
    fact: pain-site
    ask: {clinician: Where does it hurt?}
    branches: [{when: front, to: rest}, {when: sole, to: see}]
outcomes:
  rest: {say: {clinician: Rest.}}
  see: {say: {clinician: See a doctor.}}
"""

REFERENCE = """type: article-journal
title: Braces
author: [{family: Ward, given: A}]
issued: 1999
evidence: {kind: rct}
extracts:
  time: {finding: Days off work.}
"""


@pytest.fixture
def ledger(make_site: Callable[[dict[str, str]], Layout]) -> Ledger:
    return load_site(
        make_site(
            {
                "content/pages/limbs/ankle.md": ARTICLE,
                "content/flows/ankle.yml": FLOW,
                "content/references/ward-1999.yml": REFERENCE,
                "content/references/lamp-2001.yml": REFERENCE.replace("time:", "tape:"),
                "content/references/hill-2003.yml": REFERENCE.replace("time:", "use:"),
            }
        )
    )


@pytest.fixture
def make_site(tmp_path) -> Callable[[dict[str, str]], Layout]:
    def make(files: dict[str, str]) -> Layout:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Layout.of(tmp_path)

    return make


@pytest.fixture
def entry(ledger: Ledger) -> ArticleEntry:
    reviews = index_reviews(ledger)
    shown = Shown(
        standing=lambda article: stand_article(article, ledger, reviews.get(article.id, ())),
        work_name=lambda key: f"Work {key}",
        question_url=lambda flow, question: f"flows/{flow}/#{question}",
    )
    (found,) = collect_articles(ledger, urls={ArticleId("limbs/ankle"): "limbs/ankle/"}, shown=shown)
    return found


def test_each_audience_keeps_its_own_wording(entry: ArticleEntry) -> None:
    brace, ice, _ = entry.claims
    assert brace.lay == "A brace may help you back to work."
    assert brace.wordings == (("carer", "Help to put on the brace."),)
    assert brace.lay_words == "A brace may help you back to work. Help to put on the brace."
    assert (ice.lay, ice.wordings) == ("", ())


def test_works_are_named_and_dates_kept(entry: ArticleEntry) -> None:
    assert entry.works == tuple((key, f"Work {key}") for key in ("ward-1999", "lamp-2001", "hill-2003"))
    assert entry.written == "2026-05-04"


def test_background_is_cited_and_is_no_kind_of_evidence_that_carries(entry: ArticleEntry) -> None:
    assert [(claim.references, claim.kinds) for claim in entry.claims[:2]] == [
        (("ward-1999",), ("rct",)),
        (("ward-1999",), ()),
    ]


def test_results_are_told_what_carries_a_claim_what_disputes_it_and_what_is_background(entry: ArticleEntry) -> None:
    assert [claim.bearing for claim in entry.claims] == [
        ("ward-1999",),
        (".ward-1999",),
        ("lamp-2001", "-ward-1999", "-lamp-2001", ".hill-2003"),
    ]


def test_a_fact_is_known_by_its_name_and_by_its_short_answers_but_not_by_the_subject(entry: ArticleEntry) -> None:
    assert {fact.url: fact.terms for fact in entry.facts} == {
        "flows/ankle/#weight": ("weight", "bear"),
        "flows/ankle/#swollen": ("swell", "mild swell"),
        "flows/ankle/#site": ("pain", "site", "front", "sole"),
    }


def test_filters_offer_what_occurs(entry: ArticleEntry) -> None:
    filters = collect_filters([entry])
    assert (filters.audiences, filters.statuses, filters.kinds) == (("carer", "patient"), ("draft",), ("rct",))
    assert (filters.certainties, filters.areas) == (("low", "very-low"), ("limbs",))
    assert {key for key, _ in filters.works} == {"ward-1999", "lamp-2001", "hill-2003"}
