"""A made-up library of cited guidance, the same for the same number and seed. Every word, work and figure is invented.

Shape of one article (the constants below): about 1,200 words, a bottom line, 8 headings, under each an introduction and
5 cited items; 20 works an article, out of max(200, 3 times the number of articles) shared ones.
"""

import random
from dataclasses import dataclass

HEADINGS = 8
ITEMS = 5
WORKS_PER_ARTICLE = 20
ARTICLES_PER_FOLDER = 50

HEADING_NAMES = (
    "Initial assessment",
    "First measures",
    "Medicines",
    "Procedures",
    "Monitoring",
    "Prognosis",
    "Special populations",
    "Referral",
    "Dosing",
    "Contraindications",
    "Adverse effects",
    "Imaging",
    "Differential diagnosis",
    "Rehabilitation",
    "Counselling",
    "Limits of the evidence",
)
_COMMON = (
    "the of in and with to for was were by on at from patients treatment therapy risk disease clinical evidence "
    "outcome outcomes dose severe moderate mild acute chronic early late symptomatic response improvement "
    "change course mortality recurrence progression benefit harm trial cohort survey continued stopped "
    "monitored adjusted compared placebo standard combination oral topical surgical conservative diagnosis "
    "baseline imaging laboratory serum renal hepatic cardiac pulmonary vascular bone joint muscle skin pain "
    "fever infection function score scale threshold range after before during without including particularly "
    "however limited uncertain consistent adults children women"
).split()
_FIRST = "bra cor del ero fal gen hy is kar lum mer nor oxi pra que ris sul tri ura vas xan zol".split()
_MIDDLE = "ba ci do fe gli la mi no pi ra so ti va xi za".split()
_LAST = "mab nib prim cillin statin pril sartan olol gliptin itis osis emia pathy plasty algia oma".split()
_SURNAMES = [a.capitalize() + b + c for a in _FIRST for b in _MIDDLE[:8] for c in ("n", "rd")]
_JOURNALS = (
    ("Journal of Invented Medicine", "J Invented Med"),
    ("Annals of Sample Surgery", "Ann Sample Surg"),
    ("Placeholder Clinical Review", "Placeholder Clin Rev"),
    ("Synthetic Bone and Joint", "Synth Bone Joint"),
    ("Archives of Test Cardiology", "Arch Test Cardiol"),
    ("Fictional Guideline Reports", "Fict Guidel Rep"),
)


def _vocabulary() -> tuple[list[str], list[float]]:
    """Common words, then about 2,000 made-up terms; and Zipf-like weights, summed up."""
    rare = sorted({a + b + c for a in _FIRST for b in _MIDDLE for c in _LAST})
    random.Random(1).shuffle(rare)
    words = _COMMON + rare[:2000]
    sums: list[float] = []
    total = 0.0
    for rank in range(len(words)):
        total += 1.0 / (rank + 8)
        sums.append(total)
    return words, sums


_WORDS, _WEIGHTS = _vocabulary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What a work reports at one place: n of so many, at a whole percentage."""

    extract: str
    n: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A made-up journal article."""

    key: str
    authors: tuple[str, ...]
    """`Surname I`, as NLM prints them."""
    title: str
    journal: str
    abbreviation: str
    year: int
    volume: int
    page: str
    doi: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One cited item."""

    text: str
    """Ends without a full stop, as in the pasted answers that the shape is taken from."""
    keys: tuple[str, ...]
    extract: str = ""
    """Extract of the first work, when the claim prints its figure."""
    lay: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, its introduction and its items."""

    heading: str
    intro: str
    claims: tuple[Claim, ...]
    intro_keys: tuple[str, ...] = ()
    """Empty when the introduction claims nothing and is marked as prose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article."""

    slug: str
    folder: str
    title: str
    lead: str
    sections: tuple[Section, ...]


def sentence(rng: random.Random, words: int) -> str:
    """Random words with a capital, without a full stop."""
    return " ".join(rng.choices(_WORDS, cum_weights=_WEIGHTS, k=words)).capitalize()


def make_works(count: int, seed: int) -> tuple[Work, ...]:
    """The shared works of a library of `count` articles."""
    return tuple(_work(number, seed) for number in range(max(200, 3 * count)))


def _work(number: int, seed: int) -> Work:
    rng = random.Random(f"{seed}/work/{number}")
    names = tuple(f"{name} {chr(65 + rng.randrange(26))}" for name in rng.sample(_SURNAMES, rng.randint(1, 6)))
    year, page = rng.randint(1995, 2026), rng.randint(1, 900)
    journal, abbreviation = rng.choice(_JOURNALS)
    figures = []
    for extract in ("main", "late"):
        of = rng.choice((50, 100, 200, 300, 400))
        figures.append(Figure(extract=extract, n=of // 50 * rng.randint(2, 48), of=of))
    return Work(
        key=f"{names[0].split()[0].lower()}-{year}-{number}",
        authors=names,
        title=sentence(rng, rng.randint(7, 14)),
        journal=journal,
        abbreviation=abbreviation,
        year=year,
        volume=rng.randint(1, 80),
        page=f"{page}-{page + rng.randint(2, 14)}",
        doi=f"10.99999/made-up.{number}",
        figures=tuple(figures),
    )


def make_article(number: int, seed: int, works: tuple[Work, ...]) -> Article:
    """One article; works are those of `make_works` with the same seed."""
    rng = random.Random(f"{seed}/article/{number}")
    chosen = rng.sample(works, WORKS_PER_ARTICLE)
    lead = sentence(rng, 34) + "."
    sections = []
    for index, heading in enumerate(rng.sample(HEADING_NAMES, HEADINGS)):
        intro = f"{sentence(rng, 16)}. {sentence(rng, 17)}."
        claims = tuple(_claim(rng, chosen, index * ITEMS + item) for item in range(ITEMS))
        sections.append(Section(heading=heading, intro=intro, claims=claims))
    topic = " ".join(rng.choices(_WORDS[len(_COMMON) :], k=2))
    return Article(
        slug=f"article-{number:05d}",
        folder=f"section-{number // ARTICLES_PER_FOLDER:03d}",
        title=f"Care of {topic}, part {number}",
        lead=lead,
        sections=tuple(sections),
    )


def _claim(rng: random.Random, chosen: list[Work], index: int) -> Claim:
    """An item; the first 20 of an article cite its 20 works in turn, so that none is unused there."""
    works = rng.sample(chosen, rng.randint(1, 3))
    if index < WORKS_PER_ARTICLE and chosen[index] not in works:
        works[0] = chosen[index]
    # A claim says what it is about, and words in a random order must not advise: both would be findings.
    text = f"Patients with {sentence(rng, rng.randint(14, 24)).lower()}"
    lay = sentence(rng, 14) + "." if index % 3 == 0 else ""
    keys = tuple(work.key for work in works)
    if index % 2:
        return Claim(text=text, keys=keys, lay=lay)
    figure = rng.choice(works[0].figures)
    share = 100 * figure.n // figure.of
    text = f"{text} in {figure.n} of {figure.of} patients ({share}%)"
    return Claim(text=text, keys=keys, extract=figure.extract, lay=lay)
