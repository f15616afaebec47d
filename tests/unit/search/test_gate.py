"""A claim answers a question of its subject and kind; a question beside it is shown what is near, and told that it is no answer."""

from dataclasses import replace

import pytest

from mkdocs_evidence.search.calibration import (
    ADDED,
    EXCHANGED,
    EXCLUDED,
    HIDDEN,
    LEAST_EXCLUDED,
    LEAST_QUESTIONS,
    LEAST_THRESHOLD,
    MOST_FALSE,
    Trial,
    exchange_subject,
)
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.gate import MOST_LOOKED_AT, Outcome, Verdict, decide, names_missing_subject
from mkdocs_evidence.search.questions import read_question, stages
from mkdocs_evidence.search.site_index import SiteIndex, index_site

ORGANS = (
    "kidney",
    "liver",
    "lung",
    "spleen",
    "thyroid",
    "bladder",
    "pancreas",
    "stomach",
    "retina",
    "cochlea",
    "colon",
    "larynx",
)
DRUGS = ("almatrin", "benolide", "corvatan", "dulprazol", "estimab", "fentraline", "gorilast", "heximide", "ibrolan",
         "jalotin", "kelvamab", "lumitran")  # fmt: skip


def invented() -> tuple[ArticleEntry, ...]:
    """One article an organ: an invented drug, what it does and what it harms, and a stage."""
    return tuple(
        ArticleEntry(
            id=f"area/{organ}",
            url="",
            title=f"Fibrosis of the {organ}, stage 2",
            questions=(f"How is fibrosis of the {organ} treated at stage 2?",),
            claims=(
                ClaimEntry(
                    id="effect",
                    text=f"{drug.capitalize()} slowed fibrosis of the {organ} in 30 of 90 people.",
                    lay=f"{drug.capitalize()} helped one person in three.",
                    asks=(f"Does {drug} slow fibrosis of the {organ}?", f"Will {drug} help my {organ}?"),
                ),
                ClaimEntry(
                    id="harm",
                    text=f"Nausea was an adverse effect of {drug} in 12 of 90 people.",
                    asks=(f"What are the side effects of {drug}?", f"Can {drug} make me sick?"),
                ),
            ),
        )
        for organ, drug in zip(ORGANS, DRUGS, strict=True)
    )


@pytest.fixture(scope="module")
def site() -> SiteIndex:
    return index_site(invented(), ())


def ask(site: SiteIndex, question: str) -> Verdict:
    found = site.asker.ask(question, most=MOST_LOOKED_AT)
    return decide(question, found, site.claims, site.calibration.threshold)


def shown(site: SiteIndex, question: str) -> list[str]:
    claims = [site.claims[one.hit.number] for one in ask(site, question).shown]
    return [f"{article.id}#{claim.id}" for article, claim in claims]


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("Does almatrin slow fibrosis of the kidney?", "area/kidney#effect"),
        ("Will my kidney be helped by almatrin?", "area/kidney#effect"),
        ("Which side effects does corvatan have?", "area/lung#harm"),
        ("Could heximide make me sick?", "area/stomach#harm"),
        ("side effects of kelvamab", "area/colon#harm"),
    ],
)
def test_a_question_of_the_subject_and_kind_of_a_claim_is_answered_by_it(
    site: SiteIndex, question: str, claim: str
) -> None:
    assert ask(site, question).outcome is Outcome.ANSWER
    assert shown(site, question)[0] == claim


@pytest.mark.parametrize(
    "question",
    [
        "Does almatrin slow fibrosis of the shoulder?",
        "Does almatrin slow fibrosis of the kidney in dogs?",
        "What does almatrin cost?",
        "Which genes cause fibrosis of the kidney?",
        "What dose of corvatan should I take?",
        "Does almatrin slow fibrosis of the kidney at stage 4?",
        "Does almatrin slow cancer of the kidney?",
        "How is a biopsy of the kidney done?",
        "Does almatrin slow fibrosis of the kidney in children?",
        "Does almatrin slow fibrosis of the liver?",
        "How is nausea treated?",
        "How long does fibrosis of the kidney last?",
        "Can I stop my almatrin?",
        "Who funded the study of almatrin in the kidney?",
        "When may I start almatrin again for my kidney?",
        "How many people bled under almatrin in fibrosis of the kidney?",
        "kidney",
    ],
)
def test_a_question_beside_a_claim_is_shown_it_and_not_answered(site: SiteIndex, question: str) -> None:
    assert ask(site, question).outcome is Outcome.RELATED
    assert shown(site, question)


def test_what_is_told_before_a_question_does_not_hide_what_is_asked(site: SiteIndex) -> None:
    told = "I was diagnosed last year. My aunt has paid for the tests. "
    assert ask(site, f"{told}Does almatrin slow fibrosis of the kidney?").outcome is Outcome.ANSWER
    assert ask(site, f"{told}Does almatrin slow fibrosis of the shoulder?").outcome is Outcome.RELATED
    assert ask(site, "My daughter has asthma. Does almatrin slow fibrosis of the kidney?").outcome is Outcome.RELATED


def test_an_age_that_no_claim_names_does_not_count_against_it_as_a_strange_word_does(site: SiteIndex) -> None:
    plain, aged, strange = (
        ask(site, f"Does almatrin slow fibrosis of the kidney{more}?").shown[0].score
        for more in ("", " at 45", " at Quito")
    )
    assert strange < aged < plain


def best_first(question: str, *claims: ClaimEntry) -> list[tuple[str, float]]:
    """Claims of one article beside the invented ones, with their scores."""
    site = index_site([*invented(), ArticleEntry(id="a", url="", title="Tasks", claims=claims)], ())
    verdict = decide(question, site.asker.ask(question, most=MOST_LOOKED_AT), site.claims, None)
    shown = [(site.claims[one.hit.number], one.score) for one in verdict.shown]
    return [(claim.id, score) for (article, claim), score in shown if article.id == "a"]


def test_a_claim_on_one_side_of_a_comparison_does_not_answer_it() -> None:
    one = ClaimEntry(id="one", text="Carts took the porters ten minutes.")
    both = ClaimEntry(id="both", text="Carts took the porters longer than barrows.")
    compared, plain = (
        dict(best_first(question, one, both))
        for question in ("Are carts faster than barrows?", "Are carts fast with barrows?")
    )
    assert compared["both"] - compared["one"] > plain["both"] - plain["one"] + 1


def test_a_claim_that_only_says_what_something_means_answers_little_else() -> None:
    meaning = ClaimEntry(id="meaning", text="The glimmer scale has four steps.", asks=("What is the glimmer scale?",))
    more = replace(meaning, id="more", asks=(*meaning.asks, "Who invented it?"))
    scores = dict(best_first("Is the glimmer scale worth the trouble?", meaning, more))
    assert scores["more"] - scores["meaning"] > 1
    asked = dict(best_first("What is the glimmer scale?", meaning, more))
    assert asked["more"] == pytest.approx(asked["meaning"])


def test_general_words_that_a_claim_shares_with_a_question_tell_a_little() -> None:
    bare = ClaimEntry(id="bare", text="Rest helps the porters.")
    same = ClaimEntry(id="same", text="Rest helps the porters of most towns early in the morning.")
    (first, score), (second, other) = best_first("Does rest help the porters early in the morning?", bare, same)
    assert (first, second) == ("same", "bare")
    assert score > other


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Is rest better than sleep?", 2),
        ("rest versus sleep", 2),
        ("Rest or sleep or food?", 0),
        ("Does rest help?", 0),
    ],
)
def test_two_things_that_a_question_compares_are_its_sides(question: str, sides: int) -> None:
    assert len(read_question(question).sides) == sides


def test_a_word_that_no_claim_has_makes_no_question_tell_more(site: SiteIndex) -> None:
    asked, longer = (
        ask(site, f"Does almatrin slow fibrosis{more}?").shown[0].score
        for more in ("", " nevertheless, presumably, nowadays")
    )
    assert longer < asked


@pytest.mark.parametrize(
    ("unknown", "may_answer"),
    [
        ("mightily", True),
        ("on Tuesdays in Quito", True),
        ("with zoledronate", False),
        ("in sarcoidosis", False),
        ("after osteotomy", False),
        ("in rabbits", False),
        ("at the elbow", False),
        ("without vitamins", False),
    ],
)
def test_only_a_disease_a_treatment_a_body_part_or_a_group_of_which_nothing_speaks_forbids_an_answer(
    site: SiteIndex, unknown: str, may_answer: bool
) -> None:
    question = f"Does almatrin slow fibrosis of the kidney {unknown}?"
    found = site.asker.ask(question, most=MOST_LOOKED_AT)
    assert found.missing
    assert names_missing_subject(question, found) is not may_answer


def test_what_is_only_told_before_a_question_forbids_no_answer(site: SiteIndex) -> None:
    question = "I hurt my elbow as a child. Does almatrin slow fibrosis of the kidney?"
    found = site.asker.ask(question, most=MOST_LOOKED_AT)
    assert "elbow" in found.missing
    assert not names_missing_subject(question, found)
    assert names_missing_subject("Does almatrin slow fibrosis of the elbow?", found)


def test_who_asks_what_something_is_is_answered_by_what_says_so() -> None:
    meaning = ClaimEntry(
        id="meaning",
        text="Fibrosis of the kidney is scarring, which is also called nephrosclerosis.",
        asks=("What is nephrosclerosis?", "What does scarring mean?"),
    )
    articles = (*invented()[1:], replace(invented()[0], claims=(*invented()[0].claims, meaning)))
    named = index_site(articles, ())
    silent = index_site((*articles[:-1], replace(articles[-1], claims=(replace(meaning, asks=()),))), ())
    answered, unasked = (ask(one, "What is fibrosis?").shown for one in (named, silent))
    assert named.claims[answered[0].hit.number][1].id == "meaning"
    assert answered[0].score > unasked[0].score + 1


@pytest.mark.parametrize("question", ["Who won the cup?", "", "the of and", "parking garage"])
def test_a_question_of_another_world_gets_nothing(site: SiteIndex, question: str) -> None:
    verdict = ask(site, question)
    assert (verdict.outcome, verdict.shown) == (Outcome.NONE, ())


def test_a_site_with_few_authored_questions_answers_nothing() -> None:
    few = index_site(invented()[: LEAST_QUESTIONS // 4 - 1], ())
    assert few.calibration.questions < LEAST_QUESTIONS
    assert few.calibration.threshold is None
    assert few.calibration.answered == 0
    assert ask(few, "Does almatrin slow fibrosis of the kidney?").outcome is Outcome.RELATED


def test_the_threshold_lets_no_more_false_answers_pass_than_are_allowed(site: SiteIndex) -> None:
    calibration = site.calibration
    assert calibration.threshold is not None
    assert {trial.name for trial in calibration.trials} == {HIDDEN, EXCHANGED, ADDED}
    for trial in calibration.trials:
        assert len(trial.scores) == calibration.questions
        assert trial.false_above(calibration.threshold) <= MOST_FALSE[trial.name]


def test_the_threshold_is_no_higher_than_some_trial_needs(site: SiteIndex) -> None:
    strict = replace(site.calibration, trials=tuple(_raised(trial) for trial in site.calibration.trials))
    assert strict.threshold is not None
    lower = strict.threshold - 1e-6
    assert any(trial.false_above(lower) > MOST_FALSE[trial.name] for trial in strict.trials)


def _raised(trial: Trial) -> Trial:
    return replace(trial, scores=tuple(score + 5 for score in trial.scores))


def test_no_site_answers_below_even_odds_however_well_its_trials_went(site: SiteIndex) -> None:
    easy = replace(site.calibration, trials=())
    assert easy.threshold == LEAST_THRESHOLD


def test_a_question_whose_subject_is_exchanged_keeps_all_its_other_words(site: SiteIndex) -> None:
    question = "Does almatrin slow fibrosis of the kidney?"
    exchanged = exchange_subject(question, site.asker.ask(question)).split()
    changed = [
        (old, new)
        for old, new in zip("does almatrin slow fibrosis of the kidney".split(), exchanged, strict=True)
        if old != new
    ]
    assert len(changed) == 1
    assert changed[0][0] in {"almatrin", "kidney"}


def test_a_question_that_its_authors_put_so_brings_its_claim_first_however_many_say_the_same() -> None:
    twins = tuple(ClaimEntry(id=f"twin-{at}", text="Rest helps the sore knee of a runner.") for at in range(9))
    asked = replace(twins[8], id="asked", asks=("Should I rest it?",))
    other = replace(twins[8], id="other", asks=("Can I rest it?",))
    site = index_site([ArticleEntry(id="a", url="", title="", claims=(*twins, other, asked))], ())
    first = site.asker.ask("should I rest it").hits[0]
    assert site.claims[first.number][1].id == "asked"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("stage 3a of 4", {"3", "3a"}),
        ("grade 2 and type c1", {"2", "c1"}),
        ("the last stage, and a type of 5 letters", set()),
    ],
)
def test_stages_are_read_where_they_are_named(text: str, named: set[str]) -> None:
    assert stages(text) == named


def excluding(site_articles: tuple[ArticleEntry, ...], *questions: str) -> SiteIndex:
    """The same articles, of which the first excludes some questions."""
    first, *others = site_articles
    return index_site((replace(first, not_covered=questions), *others), ())


def test_a_question_like_one_that_its_article_excludes_is_not_answered(site: SiteIndex) -> None:
    question = "After a year, is my kidney still helped by almatrin?"
    told = excluding(invented(), "Is my kidney still helped by almatrin after a year?")
    threshold = site.calibration.threshold
    found = site.asker.ask(question, most=MOST_LOOKED_AT)
    assert decide(question, found, site.claims, threshold).outcome is Outcome.ANSWER
    assert decide(question, found, told.claims, threshold).outcome is Outcome.RELATED


def test_what_one_article_excludes_another_may_answer(site: SiteIndex) -> None:
    told = excluding(invented(), "Does benolide slow fibrosis of the liver?")
    assert ask(told, "Does benolide slow fibrosis of the liver?").outcome is Outcome.ANSWER
    assert shown(told, "Does benolide slow fibrosis of the liver?")[0] == "area/liver#effect"


def test_what_authors_put_so_is_answered_though_something_alike_is_excluded() -> None:
    told = excluding(invented(), "Does almatrin slow fibrosis of the kidney in dogs?")
    assert ask(told, "Does almatrin slow fibrosis of the kidney?").outcome is Outcome.ANSWER


@pytest.mark.parametrize(
    "asked", ["Does almatrin slow fibrosis of the kidney today?", "Does almatrin slow a fibrosis of our kidneys today?"]
)
def test_what_authors_say_is_not_covered_is_not_answered_however_much_agrees(site: SiteIndex, asked: str) -> None:
    told = excluding(invented(), "Does almatrin slow fibrosis of the kidney today?")
    assert shown(site, asked)[0] == "area/kidney#effect"
    assert ask(site, asked).outcome is Outcome.ANSWER
    assert ask(told, asked).outcome is Outcome.RELATED


@pytest.mark.parametrize("threshold", [99.0, None])
def test_a_question_that_an_article_excludes_is_told_in_the_words_of_its_authors(threshold: float | None) -> None:
    told = excluding(invented(), "Is benolide any good?", "Does almatrin slow fibrosis of the kidney today?")
    question = "Does almatrin slow a fibrosis of our kidneys today?"
    verdict = decide(question, told.asker.ask(question, most=MOST_LOOKED_AT), told.claims, threshold)
    assert verdict.excluded == (("area/kidney", "Does almatrin slow fibrosis of the kidney today?"),)


def test_nothing_is_said_to_be_excluded_where_another_article_answers() -> None:
    told = excluding(invented(), "Does benolide slow fibrosis of the liver?")
    verdict = ask(told, "Does benolide slow fibrosis of the liver?")
    assert (verdict.outcome, verdict.excluded) == (Outcome.ANSWER, ())


@pytest.mark.parametrize(
    "question", ["Does almatrin slow fibrosis of the kidney?", "Does almatrin help kidneys in winter?"]
)
def test_what_is_liker_to_an_asked_question_or_like_none_is_not_said_to_be_excluded(question: str) -> None:
    told = excluding(invented(), "Does almatrin slow fibrosis of the kidney in dogs?")
    verdict = decide(question, told.asker.ask(question, most=MOST_LOOKED_AT), told.claims, None)
    assert (verdict.outcome, verdict.excluded) == (Outcome.RELATED, ())


def test_where_a_count_is_asked_each_general_word_that_a_claim_lacks_tells_against_it(site: SiteIndex) -> None:
    def loses(question: str) -> float:
        """What a word that the claim lacks takes from it."""
        plain, longer = (ask(site, one).shown[0].score for one in (question, f"{question[:-1]} altogether?"))
        return plain - longer

    assert loses("How many kidneys with fibrosis did almatrin help?") > 0.9
    assert loses("Did almatrin help kidneys with fibrosis?") < 0.3


@pytest.mark.parametrize(
    ("question", "of_first"),
    [
        ("Will my kidney scar?", False),
        ("Will a kidney of type A scar?", True),
        ("Of which type are kidneys that scar?", True),
    ],
)
def test_what_became_of_one_type_is_no_answer_to_who_names_none(question: str, *, of_first: bool) -> None:
    first, *others = invented()
    typed = ClaimEntry(
        id="typed", text="Type A kidneys scar in 0 of 9 people.", asks=("Will a kidney of type A scar?",)
    )
    staged = replace(first, title="Kidneys at stage 2", questions=(), claims=(typed,))
    plain = replace(staged, claims=(replace(typed, text="Kidneys scar in 0 of 9 people."),))
    scores = [ask(index_site((one, *others), ()), question).shown[0].score for one in (staged, plain)]
    assert (scores[0] > scores[1] - 0.5) is of_first


def test_who_asks_with_a_word_with_which_no_author_asks_is_answered_less_surely(site: SiteIndex) -> None:
    likely, unlikely = (
        ask(site, question).shown[0].score
        for question in ("Does almatrin slow fibrosis of the kidney?", "Why does almatrin slow fibrosis of the kidney?")
    )
    assert likely > unlikely + 1


def test_enough_excluded_questions_take_the_place_of_strange_words() -> None:
    beside = tuple(f"What does {drug} do to a {organ} in {place}?"
                   for drug, organ in zip(DRUGS, ORGANS, strict=True) for place in ("dogs", "Peru", "sport", "winter"))  # fmt: skip
    few, many = (excluding(invented(), *beside[:count]).calibration for count in (LEAST_EXCLUDED - 1, LEAST_EXCLUDED))
    assert {trial.name for trial in few.trials} == {HIDDEN, EXCHANGED, ADDED}
    assert {trial.name for trial in many.trials} == {HIDDEN, EXCHANGED, EXCLUDED}
    assert many.threshold is not None
    for trial in many.trials:
        assert trial.false_above(many.threshold) <= MOST_FALSE[trial.name]


def test_an_excluded_question_is_tried_as_if_its_article_did_not_exclude_it() -> None:
    asked = tuple(question for article in invented() for claim in article.claims for question in claim.asks)
    contradicting = tuple(f"{question[:-1]} today?" for question in asked[:LEAST_EXCLUDED])
    articles = tuple(replace(one, not_covered=contradicting) for one in invented())
    excluded = index_site(articles, ()).excluded
    assert excluded is not None
    assert excluded.scores[-1] > LEAST_THRESHOLD


@pytest.mark.parametrize(
    ("question", "exchanged"),
    [
        ("What became of 29 kidneys at stage 4b?", "what became of 29 kidneys at stage d9"),
        ("How many of 29?", ""),
    ],
)
def test_a_stage_is_exchanged_for_a_stage_and_a_number_never(site: SiteIndex, question: str, exchanged: str) -> None:
    found = site.asker.ask(question)
    assert exchange_subject(question, found) == exchanged
