"""Makes what Python and the browser must agree on in search: `python tests/vectors/search_vectors.py` writes it.

`tokens.json` holds words and their stems, and texts and their stems, with the word lists that the browser is given.
`index.json` holds the files of a small index, made of invented claims, and what questions find in it.
`smoothed.json` holds the same of an index in which claims are found by the words of their neighbours too.
`brief.json` holds questions and the files that are read first for each.
`apart.json` holds the files of an index in which so much is asked that a block has it in a file of its own.
"""

import base64
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from mkdocs_evidence.search.analyser import stem_word, stems, words
from mkdocs_evidence.search.brief import Reading, by_telling
from mkdocs_evidence.search.concepts import read_terms
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, FactEntry, Synonyms
from mkdocs_evidence.search.gate import MOST_LOOKED_AT, decide
from mkdocs_evidence.search.language import LETTERS, PHRASES, SPELLINGS, STAGES, STOP_WORDS
from mkdocs_evidence.search.questions import read_question
from mkdocs_evidence.search.site_index import SiteIndex, index_site

FOLDER = Path(__file__).parent / "search"
EVERY_NTH_TERM = 18

HARD_WORDS = """
    dying lying tying vying skis skies sky idly gently ugly early only singly news howe atlas cosmos bias andes inning
    innings outing canning herring earring proceed exceed succeed proceeded exceeding succeedingly evening generically
    generously communism arsenal arsenic past pasted pasting universal emergency emergencies interval internal latter
    lateral organic organ organs organise organized add adding egg eggs off odd ebb gas gaps kiwis this ties cries died
    die dies by say youth yes boy boyish happy happily happiness sky's o'clock patients' patient's y yy ayy yyy eyed
    haemorrhage hemorrhage haemorrhages oedema edema tumours tumors paediatrics pediatrics anaesthetised anesthetized
    randomised randomized randomisation diarrhoea diarrhea oesophagus esophagus foetal fetal leukaemia leukemia
    ischaemic ischemic dialysed dialyzed centre center centres fibre fiber litres millilitre millilitres labelled
    labeled counselling counseling modelling fulfil fulfilment enrol enrolment practised licence defence ageing aging
    programme programmes sulphate sulfate aluminium grey catalogue manoeuvre maneuver coeliac celiac apnoea apnea
    gynaecology orthopaedic caesarean homoeopathy exercise excised excision disease diseases diagnosis diagnoses
    analyses analysis analysed analyzed necrosis necroses osteonecrosis bisphosphonates thromboses is's 0.5 10.25 2nd
""".split()

TEXTS = (
    "", " ", "\t\n", "...", "the of and", "'", "''", "’tis", "rock 'n' roll", "CHA₂DS₂-VASc ≥ 2", "Ménière’s disease",
    "post-operative, preoperative and post operative", "X-rays, x ray, xray; an X-ray.", "follow-up, followed up, check-ups",
    "10,000 patients; 1,00; 12,345,678", "p<0.05 (95% CI 1.2–3.4)", "TNF-α, β-blockers, 5 µg, Ω", "naïve café façade",
    "Straße, Ærø, Œdipus, Łódź, ıİ", "ﬁrst ﬂoor", "１２３ ｆｕｌｌ", "½ tablet, x², H₂O", "non-traumatic anti-inflammatory re-operation",
    "non traumatic pre and post operative anti inflammatory", "İstanbul ΟΔΥΣΣΕΥΣ", "日本語 テスト", "кость бедра", "العظم", "e\u0301tude vs étude", "a_b_c snake_case", "don't can't isn't",
    "CD34+ cells/mm3", "HbA1c 53 mmol/mol", "COVID-19", "T-cell", "non-", "-non-x", "anti-", "co-trimoxazole", "𝒳-ray 𝟙𝟚",
    "ARCO II, IIB and stage II to III; type IV", "M.R.I. of the A.V.N., e.g. 1.5 T.", "CD w/o f/u: tx, mx, dx", "MRIs, THAs, plus this",
    "back pain, backache; come back, take back pains", "to A&E, in A & E; a and eczema", "under 30s in the 1990s",
)  # fmt: skip

LONG = "aspirn heparin warfarin dose bleeding stroke surgery pregnancy children kidney pain fever heart attack zebra"
QUESTIONS: tuple[dict[str, Any], ...] = (
    {"question": "How long should the plaster stay on a broken wrist?"},
    {"question": "wrist fracture immobilisation weeks"},
    {"question": "heart attack"},
    {"question": "myocardial infarction aspirin dose"},
    {"question": "What is CD?"},
    {"question": "CD outcomes"},
    {"question": "aspirn after a hart attack"},
    {"question": "shoulder gene therapy"},
    {"question": "haemorrhage", "filters": {}},
    {"question": "hemorrhage", "filters": {"status": ["approved"]}},
    {"question": "aspirin", "filters": {"certainty": ["low", "high"], "status": ["draft", "approved"]}},
    {"question": "aspirin", "filters": {"ref": ["nobody-2000"]}},
    {"question": "fracture", "filters": {"article": ["wrist"]}},
    {"question": "water tablets"},
    {"question": "can I drive"},
    {"question": "What does walking with chronic lung disease cost?"},
    {"question": "Did broken wrists of adults heal?"},
    {"question": "Did broken wrists of type B heal in adults?"},
    {"question": "How many people with lung disease walk for their breath altogether?"},
    {"question": "the of and"},
    {"question": ""},
    {"question": " ".join(f"aspirin{at}" for at in range(40))},
    {"question": "heart attack and asprin", "isBrief": True},
    {"question": LONG},
    {"question": LONG, "isBrief": True},
    {
        "question": "After a fall with chest pain, fever and ulcers we asked for zebra, kidney and gene tests, then CD",
        "isBrief": True,
    },
)


METALS = (
    "brass",
    "copper",
    "silver",
    "golden",
    "tin",
    "zinc",
    "nickel",
    "cobalt",
    "bronze",
    "pewter",
    "leaden",
    "chrome",
)
WARDS = ("chapel", "kitchen", "nursery", "infirmary", "pharmacy")


def articles() -> tuple[ArticleEntry, ...]:
    """Invented articles: enough to have rare and common words, headings, lay texts and authored questions."""

    def claim(name: str, text: str, **more: Any) -> ClaimEntry:
        return ClaimEntry(id=name, text=text, **{"certainty": "low", "references": ("lamp-2001",), **more})

    heart = (
        claim("aspirin-dose", "Aspirin 75 mg a day lowers the risk of a second myocardial infarction.", certainty="high",
              status="approved", since="2026-01-02", lay="A small dose of aspirin helps to prevent another heart attack.",
              asks=("How much aspirin after a heart attack?",), section="Medicines", references=("ward-1999", "lamp-2001"),
              bearing=("lamp-2001", "-ward-1999")),
        claim("aspirin-bleeding", "Aspirin raises the risk of gastrointestinal haemorrhage.", status="approved",
              section="Medicines", lay="Aspirin can make the stomach bleed."),
        claim("driving", "Patients may drive four weeks after infarction.", section="Daily life",
              asks=("When may I drive again?",)),
        claim("diuretics", "Diuretics relieve breathlessness in heart failure.", section="Daily life", lay=""),
        claim("walking", "In chronic lung disease daily walking eases breathlessness.", section="Daily life",
              status="approved", asks=("Does walking help the breath of people with lung disease?",
                                       "My insurer will not pay for walking sticks. Does walking ease the breath?")),
    )  # fmt: skip
    wrist = tuple(
        claim(f"wrist-{at}", text, section="Treatment" if at < 3 else "Outcome", status=("draft", "approved")[at % 2])
        for at, text in enumerate(
            (
                "A stable distal radius fracture is immobilised for four to six weeks.",
                "Displaced fractures of the wrist are reduced under anaesthesia.",
                "Core decompression has no place in wrist fracture.",
                "After core decompression (CD) most hips were painless at two years.",
                "Crohn's disease lowers bone density and raises the risk of fracture.",
                "Steroids for Crohn's disease weaken bone.",
                "Type B wrists healed in 9 of 10 adults.",
                "A wrist that is bent by 10° to 15° or less than 5% is reduced, by 20 degrees or more operated on.",
            )
        )
    )
    filler = tuple(
        ArticleEntry(
            id=f"lamps/lamp-{at:02}",
            url=f"lamps/lamp-{at:02}/",
            title=f"Lamp {at}",
            area="lamps",
            claims=tuple(
                claim(
                    f"c{one}",
                    f"Lamp {at} lit ward {one} for {at * one} nights.",
                    asks=(
                        f"Was the {METALS[at]} lamp lit in the {WARDS[one]}?",
                        f"How many nights did the {METALS[at]} lamp burn in the {WARDS[one]}?",
                    ),
                )
                for one in range(1 + at % 5)
            ),
        )
        for at in range(12)
    )
    return (
        ArticleEntry(id="heart/infarction", url="heart/infarction/", title="Myocardial infarction", area="heart",
                     questions=("What helps after a heart attack?",), claims=heart, written="2026-01-01",
                     not_covered=("Which aspirin tablets are the cheapest?", "May I drive a bus after a heart attack?"),
                     works=(("ward-1999", "Ward 1999"), ("lamp-2001", "Lamp & Light 2001")), flow="Chest pain",
                     facts=(FactEntry(url="flows/pain/#ev-question-ecg", ask=(("clinician", "What does the ECG show?"),),
                                      terms=("ecg", "heart trace")),)),
        ArticleEntry(id="wrist", url="wrist/", title="Broken wrist", questions=("How is a broken wrist treated?",), claims=wrist),
        *filler,
    )  # fmt: skip


def glossary() -> tuple[Synonyms, ...]:
    """An abbreviation that means two things, and plain words for a term."""
    return (
        Synonyms(name="core decompression", forms=("CD", "core decompression")),
        Synonyms(name="Crohn's disease", forms=("CD", "Crohn's disease")),
        Synonyms(name="diuretic", forms=("diuretic", "diuretics"), plain="water tablet"),
    )


def small_index() -> SiteIndex:
    """The index of the invented articles."""
    return index_site(articles(), glossary())


def nearest_in_words(texts: Sequence[str]) -> list[list[int]]:
    """Of each text the six others that share most of its words, of equals the first ones; none that shares none."""
    said = [frozenset(stems(text)) for text in texts]
    shared = [
        [(-len(own & other), at) for at, other in enumerate(said) if at != place] for place, own in enumerate(said)
    ]
    return [[at for less, at in sorted(one)[:6] if less] for one in shared]


def apart_index() -> SiteIndex:
    """An index of one article with two questions to each of its claims."""
    claims = tuple(
        ClaimEntry(
            id=f"{ward}-{at}",
            text=f"In the {ward} lamp {at} was lit by the {METALS[at]} watchman.",
            asks=(
                f"When was the {nth} lamp of the {ward} lit?",
                f"Who lit lamp {at} of the {ward} before the night?",
            ),
        )
        for ward in WARDS
        for at, nth in enumerate(("first", "other", "next", "third", "fourth", "fifth", "last"))
    )
    return index_site(
        [
            ArticleEntry(
                id="lamps",
                url="lamps/",
                title="Lamps",
                questions=("Which lamps were lit?",),
                not_covered=("What does a lamp cost?",),
                claims=claims,
            )
        ],
        (),
    )


def smoothed_index() -> SiteIndex:
    """The same index with the words of neighbours, as a made-up encoder tells them."""
    return index_site(articles(), glossary(), nearest=nearest_in_words)


def packed_files(site: SiteIndex) -> dict[str, str]:
    """The files of an index that a browser asks for, in base 64."""
    return {path: base64.b64encode(content).decode() for path, content in site.files.items() if path.endswith(".bin")}


def token_words() -> Iterator[str]:
    """Words to be stemmed: hard ones, and those of medical terms at even distances."""
    yield from HARD_WORDS
    for term in islice(read_terms(), 0, None, EVERY_NTH_TERM):
        yield from words(term.name)


def make_tokens() -> dict[str, Any]:
    """What `tokens.json` holds."""
    return {
        "language": {
            "stop": " ".join(STOP_WORDS),
            "letters": [list(pair) for pair in LETTERS],
            "phrases": [list(pair) for pair in PHRASES + STAGES],
            "spellings": [list(pair) for pair in SPELLINGS],
        },
        "words": {word: stem_word(word) for word in sorted(set(token_words()))},
        "texts": [{"text": text, "stems": stems(text)} for text in TEXTS],
    }


def make_answers(site: SiteIndex) -> list[dict[str, Any]]:
    """What each question finds, without those that filters are asked with: filtering is the browser's."""
    names = {
        first + at: f"{article.id}#{claim.id}"
        for block in site.index.numbered.blocks
        for first, article in block
        for at, claim in enumerate(article.claims)
    }
    kept = {
        f"{article.id}#{claim.id}": (article, claim)
        for block in site.index.numbered.blocks
        for _, article in block
        for claim in article.claims
    }

    def passes(name: str, filters: dict[str, list[str]]) -> bool:
        article, claim = kept[name]
        own = {"status": {claim.status}, "certainty": {claim.certainty}, "area": {article.area}}
        own |= {"kind": {*claim.kinds}, "ref": {*claim.references}, "article": {article.id}}
        return all(own[filter_] & {*values} for filter_, values in filters.items())

    answers = []
    for asked in QUESTIONS:
        found = site.asker.ask(asked["question"], most=1000, is_brief=asked.get("isBrief", False))
        hits = [(names[hit.number], hit) for hit in found.hits if passes(names[hit.number], asked.get("filters", {}))]
        answers.append(
            {
                **asked,
                "hits": [
                    {
                        "claim": name,
                        "score": f"{hit.score:.6f}",
                        "coverage": f"{hit.coverage:.6f}",
                    }
                    for name, hit in hits[:10]
                ],
                "words": list(found.words),
                "missing": list(found.missing),
                "unread": list(found.unread),
                "repairs": [{"word": one.word, "instead": list(one.instead)} for one in found.repairs],
                "ambiguities": [
                    {
                        "word": one.word,
                        "concepts": [
                            {"key": key, "name": name, "claims": claims} for key, name, claims in one.concepts
                        ],
                    }
                    for one in found.ambiguities
                ],
            }
        )
    return answers


SHORTENED = (
    "",
    "hip",
    "hip pain",
    "treat hip pain caus symptom",
    "treat collaps pain necrosi symptom hip",
    "a1 pain b1 c1 d1 hip e1 f1 g1 h1 i1 j1 k1",
    "_ hip _",
    "a1 a2 a3 b1 b2 pain",
    "sickl lupus found chanc girl group bad quick mild kind necrosi a𝒳𝒳𝒳b oldest younger wait",
)


def make_choices() -> list[dict[str, Any]]:
    """Which files each of `SHORTENED` reads first, of how much may be left.

    A file is named by the first letter of its words, and weighs the more the later that is in the alphabet.
    """

    def file_of(word: str) -> str | None:
        return word[0] if word.isalnum() else None

    def read(question: str, left: tuple[int, int]) -> dict[str, Any]:
        sizes = {word[0]: 10 * ord(word[0]) for word in question.split()}
        reading = Reading(file_of, sizes.__getitem__, left)
        reading.read(by_telling(question.split()))
        files = sorted(file for file in sizes if reading.has_file(file))
        return {"words": question, "sizes": sizes, "left": left, "files": files}

    return [read(one, left) for one in SHORTENED for left in ((11, 99_999), (11, 3_300), (3, 99_999), (8, 1_130))]


JUDGED = (
    "How much aspirin should I take after a heart attack?",
    "When can I drive again after a heart attack?",
    "Can I drive a lorry on aspirin in pregnancy?",
    "May I drive a bus after a heart attack?",
    "Which of the aspirin tablets are the cheapest?",
    "Am I allowed to drive a school bus again after my heart attack?",
    "Who says how much aspirin to take after a heart attack?",
    "What does aspirin cost?",
    "For how many nights was the cobalt lamp burning in the nursery?",
    "How long did the cobalt lamp burn in the observatory?",
    "Was the chrome lamp lit in the kitchen?",
    "How is a stage IV fracture of the shoulder treated?",
    "What are the side effects of aspirn?",
    "Does core decompression help in stage 2 at the wrist?",
    "How is Crohn's disease treated after a heart attack?",
    "Does zoledronate help after a heart attack?",
    "My father had a heart attack. He is well. How much aspirin should he take?",
    "For how many nights was the cobalt lamp burning, whatever its brightness, in the nursery?",
    "Does aspirin help children after a heart attack?",
    "What is the treatment of a fracture of the wrist?",
    "How long may a sholder stay in plaster?",
    "Does walking help the breath?",
    "Does walking help the breath in lung disease?",
    "I took zoledronate last year. How much aspirin is taken after a heart attack?",
    "What is a heart attack?",
    "How many people bled under aspirin?",
    "Who should not take aspirin after a heart attack?",
    "Must a wrist that is bent by 12 degrees be reduced?",
    "Must a wrist that is bent by more than 20° be reduced?",
    "Must a wrist that is bent by half of the arc, an angle of 9, be reduced?",
    "Does aspirin help the pain of a heart attack?",
    "Does walking help the breath without lung disease?",
    "zebra gene therapy",
    "the of and",
    "",
)


def make_verdicts(site: SiteIndex) -> list[dict[str, Any]]:
    """What each question of `JUDGED` comes to."""
    verdicts = []
    for question in JUDGED:
        found = site.asker.ask(question, most=MOST_LOOKED_AT)
        verdict = decide(question, found, site.claims, site.calibration.threshold)
        shown = [(site.claims[one.hit.number], one.score) for one in verdict.shown]
        verdicts.append(
            {
                "question": question,
                "outcome": verdict.outcome,
                "kinds": list(read_question(question).kinds),
                "claims": [
                    {"claim": f"{article.id}#{claim.id}", "agreement": f"{score:.6f}"}
                    for (article, claim), score in shown
                ],
                "excluded": dict(verdict.excluded),
            }
        )
    return verdicts


def write(path: Path, content: object) -> None:
    """Writes JSON that a reader can compare line by line."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    write(FOLDER / "tokens.json", make_tokens())
    write(FOLDER / "brief.json", make_choices())
    write(FOLDER / "apart.json", {"files": packed_files(apart_index())})
    for name, made in (("index", small_index()), ("smoothed", smoothed_index())):
        write(
            FOLDER / f"{name}.json",
            {"files": packed_files(made), "answers": make_answers(made), "verdicts": make_verdicts(made)},
        )
