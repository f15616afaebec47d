"""What kind of thing a question asks for, whatever it is about."""

from dataclasses import replace

import pytest

from mkdocs_evidence.search.analyser import fold
from mkdocs_evidence.search.entries import ClaimEntry
from mkdocs_evidence.search.kinds import ALL_KINDS, STRICT_KINDS, claim_kinds, question_kinds

ASKED = {
    "cost": ("How much does dialysis cost?", "Is the new insulin cheaper?", "Will my insurance pay for it?"),
    "heredity": (
        "Is long QT syndrome inherited?",
        "Which genes cause cystic fibrosis?",
        "Does migraine run in families?",
    ),
    "cause": ("What causes gout?", "What are the risk factors for stroke?", "Why do people get kidney stones?"),
    "dose": (
        "What dose of amoxicillin is given?",
        "How much paracetamol may I take?",
        "How many puffs a day?",
        "How many litres?",
    ),
    "harm": ("What are the side effects of lithium?", "Is warfarin safe?", "What can go wrong in a caesarean section?"),
    "symptom": ("What are the symptoms of sepsis?",),
    "diagnosis": (
        "How is coeliac disease diagnosed?",
        "Do I need an ultrasound?",
        "Which blood test shows anaemia?",
        "Could it be gout?",
    ),
    "frequency": ("How common is preeclampsia?", "What is the incidence of Kawasaki disease?"),
    "prevention": ("How can I prevent malaria?", "Can shingles be prevented?"),
    "procedure": ("How is a colonoscopy done?", "Which anaesthetic is used for cataract surgery?"),
    "age": ("Is she too old for dialysis?", "Does the vaccine work in people over 80?"),
    "measure": ("Does it improve quality of life?", "leg length after a knee operation"),
    "reversal": ("Can a scarred liver become soft again?", "Does the bone turn back to normal?"),
    "recovery": ("When can I drive after a stroke?", "When may I go back to work after a hernia repair?"),
    "logistics": ("Which hospital treats burns?", "Can I get a second opinion?", "Is there a self-help group?"),
    "prognosis": ("What is the outlook in heart failure?", "Will my asthma get worse?"),
    "meaning": ("What is atrial fibrillation?", "What does HbA1c mean?", "What does GFR stand for?", "Define sepsis"),
    "eligibility": ("Should I have a mastectomy?", "When is dialysis needed?"),
    "timing": ("How often should blood pressure be checked?",),
    "count": ("How many people were treated?", "number of deliveries in the trial"),
    "people": ("How many people were treated?", "number of children in the trial"),
    "studies": ("How many of the pooled trials were large?", "How many studies are there?"),
    "levels": ("How many stages does the Braden scale have?",),
    "share": ("Which percentage of strokes recurs?", "relapse rate of gout", "How often does a graft leak?"),
    "start": ("When may I drive after a stroke?", "when can insulin be started"),
    "place": ("Where is the vaccine given?", "country of the sepsis trial"),
    "size": ("How thick is the needle?", "At what depth is the biopsy taken?", "cut-off of ferritin"),
    "conduct": ("Who funded the trial?", "mean age of the women", "In which journal was it published?"),
    "again": ("Can the graft be repeated?", "What if the vaccine fails?"),
    "care": ("treatment of hip dysplasia", "How is gout managed?"),
    "name": ("Which company makes the pump?", "names of the growth factors"),
    "duration": ("How long does shingles last?", "How many weeks is a scaphoid kept in plaster?"),
    "change": ("Can I stop my lithium?", "Should I double my insulin?", "I missed a dose of methotrexate"),
    "comparison": ("Is metformin better than gliclazide?", "Apixaban versus warfarin"),
    "effect": ("Does aspirin help after a stroke?", "How is eczema treated?"),
    "agent": ("Who writes the plan?", "By whom is the graft removed?"),
    "contents": ("What goes into the plan?", "Which exercises were in the programme?"),
    "identity": ("Which were the 4 centres?", "Name all of them"),
    "above": ("How many people over 60 have it?", "Above which angle do hips collapse?"),
    "below": ("Do lesions of less than a quarter grow?", "In adults under 30, how many?"),
    "between": ("What happens between 190° and 240°?",),
    "whether": ("Does aspirin help?", "And is it safe?"),
    "how many": ("How many were treated?", "percentage of strokes"),
    "how long": ("How long does it last?",),
    "how often": ("How often is it repeated?",),
    "how": ("How is it done?",),
    "who": ("Who should have it?", "For whom is it meant?"),
    "why": ("Why is it done?",),
    "where": ("Where is it done?",),
    "when": ("When is it done?", "At what age is it done?"),
    "what": ("Which test comes first?", "What is gout?"),
}


@pytest.mark.parametrize(("kind", "question"), [(kind, one) for kind, asked in ASKED.items() for one in asked])
def test_the_kind_of_a_question_is_read_from_how_it_is_put(kind: str, question: str) -> None:
    assert kind in [name for name, _ in question_kinds(fold(question))]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Does aspirin help after a stroke?", "cost"),
        ("What is atrial fibrillation?", "cause"),
        ("Should I have a mastectomy?", "heredity"),
        ("How common is preeclampsia?", "dose"),
        ("When may I drive?", "harm"),
        ("How is eczema treated?", "diagnosis"),
        ("Can we stop it from spreading?", "change"),
        ("Does aspirin stop strokes?", "change"),
        ("Could it be a stress fracture?", "coping"),
        ("A man of 34 has gout. Is he old enough to know?", "age"),
        ("Can the infection come back again?", "reversal"),
        ("What is graft survival at five years?", "death"),
        ("How many weeks is the arm in plaster?", "count"),
        ("How many weeks are people in plaster?", "people"),
        ("How many people took part in the trials?", "studies"),
        ("How many of the trials used stage 2?", "levels"),
        ("How often should I be seen?", "share"),
        ("When is dialysis needed?", "start"),
        ("Which side effects does lithium have?", "place"),
        ("Why does the bone in my hip die?", "death"),
        ("Overnight the knee swelled", "procedure"),
        ("Is heart failure curable?", "again"),
        ("Who should take lithium?", "agent"),
        ("Is the tooth of grade 2 under 2 mm or over 2 mm deep?", "above"),
        ("Did death rates fall below 5% over 5 years?", "above"),
        ("Are people over 70 treated?", "below"),
        ("Which phase is between II and III?", "between"),
        ("Do many of them run into trouble?", "recovery"),
        ("Are injections against clots of use?", "harm"),
        ("A man of 45 has gout. What is reasonable?", "definition"),
        ("How many children did the trial enrol?", "logistics"),
    ],
)
def test_a_question_is_not_of_a_kind_that_it_does_not_ask_for(question: str, kind: str) -> None:
    assert kind not in [name for name, _ in question_kinds(fold(question))]


def test_only_the_words_that_say_a_kind_are_taken_for_it() -> None:
    (said,) = [words for name, words in question_kinds(fold("What are the side effects of lithium?")) if name == "harm"]
    assert said == ("side effects",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bleeding occurred in 3 of 120 people who took warfarin.", "harm"),
        ("Amoxicillin 500 mg is taken three times a day.", "dose"),
        ("An episode of care cost £2,400.", "cost"),
        ("Smoking is a risk factor for aneurysm.", "cause"),
        ("The disease is inherited in an autosomal recessive way.", "heredity"),
        ("A radiograph is the first test.", "diagnosis"),
        ("Symptoms lasted a median of 3 weeks.", "duration"),
        ("The trial included adults over 65 years.", "age"),
        ("People were no more satisfied a year later.", "measure"),
        ("Lithium is tapered over weeks and never stopped at once.", "change"),
        ("Of 40 people 7 had a stroke.", "count"),
        ("Of 40 people 7 had a stroke.", "people"),
        ("The graft failed in 12%.", "people"),
        ("In the only trial aspirin was no better.", "studies"),
        ("Three randomised trials found no difference.", "studies"),
        ("The scale has 4 stages.", "levels"),
        ("The graft failed in 12% of people.", "share"),
        ("Driving is allowed 4 weeks after a stroke.", "start"),
        ("The plan is written together with a nurse.", "agent"),
        ("The programme consists of stretching.", "contents"),
        ("Three schemes were used, namely two of ours and one of theirs.", "identity"),
        ("Hips of 240° or more collapsed.", "above"),
        ("Aspirin is not for children.", "below"),
        ("Of 7 teeth at 30% to 50% of depth 3 were lost.", "between"),
        ("The abscess occurred in 4 people.", "frequency"),
        ("Given every 4 weeks it halved attacks.", "dose"),
    ],
)
def test_a_claim_says_its_kind_in_its_own_words(text: str, kind: str) -> None:
    assert kind in claim_kinds(ClaimEntry(id="c", text=text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Stage 3 of the scheme of 2019 is a depression of 2 mm.", "count"),
        ("The odds did not differ (95% CI 0.8 to 1.4).", "count"),
        ("Some people took it for weeks.", "duration"),
        ("Osteonecrosis means that bone dies.", "death"),
        ("People under 30 years had most of them.", "duration"),
        ("People aged 9 to 21 years took part.", "duration"),
        ("Of 32 with more than 25%, 29 were lost.", "below"),
        ("Of 16 with less than 25%, 5 were lost.", "above"),
        ("In 7 trials aspirin was no better.", "people"),
        ("Of 40 people 7 had a stroke.", "levels"),
        ("The 12 people of the trial were followed for 3 years.", "studies"),
    ],
)
def test_a_year_is_no_count_a_trial_no_patient_an_age_no_length_of_time_and_one_side_of_a_limit_not_the_other(
    text: str, kind: str
) -> None:
    assert kind not in claim_kinds(ClaimEntry(id="c", text=text))


def test_how_a_claim_is_asked_for_is_known_from_its_authors_questions_and_not_from_its_words() -> None:
    claim = ClaimEntry(id="c", text="When and how long lithium is taken is settled by a doctor.")
    assert claim_kinds(claim).isdisjoint({"when", "how long", "whether"})
    assert {"how long", "whether"} <= claim_kinds(replace(claim, asks=("How long is it taken?", "Is lithium safe?")))


def test_a_claim_is_also_of_the_kinds_that_its_authors_say_it_answers() -> None:
    silent = ClaimEntry(id="c", text="Insulin glargine lasts a day.")
    asked = ClaimEntry(id="c", text=silent.text, asks=("What does glargine cost?",))
    told = ClaimEntry(id="c", text=silent.text, asks=("My insurer will not pay for glargine. How long does it last?",))
    assert "cost" not in claim_kinds(silent)
    assert "cost" not in claim_kinds(told)
    assert "cost" in claim_kinds(asked)


def test_kinds_have_one_name_each_and_some_need_agreement() -> None:
    names = [name for name, *_ in ALL_KINDS]
    assert len(names) == len(set(names))
    assert {"cost", "dose", "harm", "cause"} <= STRICT_KINDS < set(names)
