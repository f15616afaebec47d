"""A small ledger made by hand: one article of five claims, four works, a flow and a demonstration board."""

from base64 import b64encode
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mkdocs_evidence.analysis.reviews.chain import judge_records, last_digests
from mkdocs_evidence.analysis.reviews.form import signed_bytes
from mkdocs_evidence.model.claim import (
    AnswerSentence,
    Article,
    Author,
    Certainty,
    Citation,
    Claim,
    ClaimKind,
    LayText,
    Relation,
    Strength,
)
from mkdocs_evidence.model.flow import (
    Branch,
    Condition,
    Fact,
    FactType,
    Flow,
    Option,
    Outcome,
    Question,
    Range,
    Urgency,
)
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import (
    Board,
    GlossaryEntry,
    Membership,
    OutcomeTerm,
    Person,
    Population,
    StagingScheme,
    Vocabulary,
)
from mkdocs_evidence.model.place import Place, TextMap
from mkdocs_evidence.model.reference import (
    Datum,
    EvidenceKind,
    Extract,
    Locator,
    Name,
    Notice,
    PartialDate,
    Reference,
)
from mkdocs_evidence.model.review import ClaimVerdict, FlowVerdict, Meaning, ReviewRecord, Verdict
from mkdocs_evidence.model.settings import Settings
from mkdocs_evidence.signing.ed25519 import write_public_key

FILE = "content/pages/hip/avn-stage-2.md"


def key_of(person):
    """A private key that is made of a name, for tests alone."""
    return Ed25519PrivateKey.from_private_bytes(sha256(f"test key of {person}".encode()).digest())


def public_key_of(person):
    return write_public_key(key_of(person).public_key().public_bytes_raw())


def at(line, column=1, file=FILE):
    return Place(file, line, column)


def cite(key, line, column=1, *, extract=None, relation=Relation.SUPPORTS, locator=""):
    return Citation(key=key, extract=extract, relation=relation, locator=locator, at=at(line, column))


def make_claim(name, text, line, citations=(), **more):
    return Claim(
        id=name,
        kind=ClaimKind.ITEM,
        text=text,
        text_map=TextMap(FILE, ((0, line, 1),)),
        citations=citations,
        at=at(line),
        **more,
    )


def make_datum(what, **more):
    figures = {name: Decimal(str(more.pop(name))) for name in ("value", "n", "of", "low", "high") if name in more}
    return Datum(what=what, at=at(1, file="content/references/x.yml"), **figures, **more)


def make_reference(key, title, *, authors, year, extracts=(), **more):
    file = f"content/references/{key}.yml"
    return Reference(
        key=key,
        file=file,
        type="article-journal",
        title=title,
        author=tuple(Name(family=family, given=given) for family, given in authors),
        issued=PartialDate(year=year),
        extracts=extracts,
        source_digest="0" * 64,
        at=at(1, file=file),
        **more,
    )


def make_extract(name, finding, **more):
    return Extract(id=name, finding=finding, at=at(1, file="content/references/x.yml"), **more)


REFERENCES = {
    one.key: one
    for one in (
        make_reference(
            "castro-2000",
            "Core decompression of the femoral head for avascular necrosis: a meta-analysis",
            authors=[("Castro", "F P"), ("Barrack", "R L")],
            year=2000,
            container_title="American Journal of Orthopedics",
            container_title_short="Am J Orthop",
            volume="29",
            issue="3",
            page="187-94",
            kind=EvidenceKind.SYSTEMATIC_REVIEW,
            unverified=("title",),
            extracts=(
                make_extract(
                    "stage-ii",
                    "Success of core decompression against conservative care in stage II, pooled series.",
                    locator=(Locator(label="section", value="Abstract"),),
                    population="adults-ntonfh",
                    staging="steinberg",
                    outcome="clinical-success",
                    data=(
                        make_datum("success after core decompression", value=63, unit="%"),
                        make_datum("success after conservative care", value=59, unit="%"),
                        make_datum("difference", significant=False),
                    ),
                ),
                make_extract("harms", "Complications.", data=(make_datum("complications", n=33, of=688, unit="hips"),)),
            ),
        ),
        make_reference(
            "koo-1995",
            "Preventing collapse in early osteonecrosis of the femoral head",
            authors=[("Koo", "K H"), ("Kim", "R"), ("Ko", "G H")],
            year=1995,
            pmid="7593097",
            kind=EvidenceKind.RCT,
            extracts=(
                make_extract(
                    "collapse",
                    "Collapse after decompression against no operation.",
                    locator=(Locator(label="page", value="870"),),
                    data=(
                        make_datum("collapse", arm="decompression", n=14, of=18, p="0.79"),
                        make_datum("collapse", arm="no operation", n=15, of=19),
                    ),
                    quote="Pain was relieved early",
                    verified=False,
                ),
            ),
        ),
        make_reference(
            "hong-2015",
            "Core decompression against conservative therapy: meta-analysis",
            authors=[("Hong", "Y C")],
            year=2015,
            doi="10.1000/hong",
            pmid="26131094",
            kind=EvidenceKind.SYSTEMATIC_REVIEW,
            extracts=(
                make_extract(
                    "overall",
                    "Success overall.",
                    data=(
                        make_datum(
                            "success",
                            measure="odds-ratio",
                            value="3.28",
                            ci=(Decimal("0.77"), Decimal("14.02")),
                            follow_up="24 months",
                        ),
                    ),
                ),
            ),
        ),
        make_reference(
            "withdrawn-2001",
            "A withdrawn work",
            authors=[],
            year=2001,
            verified=False,
            notices=(Notice(kind="retraction", date=date(2003, 5, 3), by="the editors", at=at(1)),),
        ),
    )
}

CLAIMS = (
    make_claim(
        "cd-stage-ii",
        "Pooled older series judged 63% of stage II hips successful after core decompression.",
        10,
        (cite("castro-2000", 10, 80, extract="stage-ii"),),
        certainty=Certainty.VERY_LOW,
    ),
    make_claim(
        "cd-collapse",
        "Core decompression may not prevent collapse.",
        12,
        (
            cite("koo-1995", 12, 40, extract="collapse"),
            cite("castro-2000", 12, 60),
            cite("hong-2015", 12, 80, extract="overall", relation=Relation.DISPUTES),
        ),
        certainty=Certainty.LOW,
    ),
    make_claim(
        "discuss",
        "We suggest discussing both courses with the patient.",
        14,
        (
            cite("hong-2015", 14, 1, locator="p. 3"),
            cite("koo-1995", 14, 5),
            cite("castro-2000", 14, 10, extract="harms"),
        ),
        strength=Strength.CONDITIONAL,
        certainty=Certainty.LOW,
        population="adults-ntonfh",
        indirect="the series mixed causes",
        due=date(2027, 5, 1),
    ),
    make_claim("lost", "A claim whose work is missing.", 16, (cite("nobody-1999", 16),)),
    make_claim(None, "A claim without an id.", 18, (cite("withdrawn-2001", 18),)),
)

ARTICLE = Article(
    id="hip/avn-stage-2",
    file=FILE,
    title="Stage 2 osteonecrosis of the hip",
    question="How is stage 2 osteonecrosis of the hip treated?",
    population="adults-ntonfh",
    staging="steinberg",
    flow="hip-avn",
    authors=(Author(name="The editors of this site", person="site-editors", at=at(2)),),
    written=date(2026, 11, 22),
    searched=date(2026, 11, 1),
    review_due=date(2028, 11, 22),
    not_covered=("How is stage 4 treated?",),
    answer=(
        AnswerSentence(
            text="It is uncertain whether core decompression prevents collapse.",
            text_map=TextMap(FILE, ((0, 6, 1),)),
            rests_on=("cd-stage-ii", "cd-collapse"),
            at=at(6),
        ),
    ),
    claims=CLAIMS,
    lay_texts=(
        LayText(
            audience="patient",
            claim="discuss",
            claim_at=at(20),
            text="Talk with your doctor about both ways.",
            text_map=TextMap(FILE, ((0, 20, 1),)),
            at=at(20),
        ),
    ),
    source_digest="1" * 64,
    at=at(1),
)


def when(fact, *values, ranges=(), words=""):
    return Condition(fact=fact, values=values, ranges=ranges, words=words, at=at(1))


def branch(condition, to, *, given=(), claims=()):
    return Branch(when=condition, given=given, to=to, to_at=at(1), claims=claims, at=at(1))


FLOW = Flow(
    id="hip-avn",
    file="content/flows/hip-avn.yml",
    title="From a painful hip to a decision",
    edition=1,
    start="stage",
    facts=(
        Fact(
            id="stage",
            type=FactType.CHOICE,
            options=(
                Option(id="II", label=(("clinician", "Stage 2"),), at=at(1)),
                Option(id="III", label=(("clinician", "Stage 3"),), at=at(1)),
            ),
            unknown=True,
            at=at(1),
        ),
        Fact(id="lesion", type=FactType.NUMBER, unit="% of the head", low=Decimal(0), high=Decimal(100), at=at(1)),
    ),
    questions=(
        Question(
            id="size",
            fact="lesion",
            ask=(("patient", "How big is the sick part?"), ("clinician", "How large is the lesion?")),
            branches=(
                branch(
                    when("lesion", ranges=(Range(high=Decimal(30), high_included=False),), words="< 30"),
                    "watch",
                    claims=("hip/avn-stage-2#cd-collapse",),
                ),
                branch(
                    when("lesion", ranges=(Range(low=Decimal(30)),), words=">= 30"),
                    "talk",
                    given=(when("stage", "II"),),
                ),
            ),
            at=at(1),
        ),
        Question(
            id="stage",
            fact="stage",
            ask=(("clinician", "Which stage?"),),
            branches=(
                branch(when("stage", "II"), "size"),
                branch(when("stage", "III"), "talk"),
                branch(when("stage", "unknown"), "nowhere"),
            ),
            at=at(1),
        ),
    ),
    outcomes=(
        Outcome(
            id="talk",
            title="Discuss both courses",
            urgency=Urgency.SOON,
            say=(("clinician", "Discuss both courses."), ("patient", "Ask about both courses.")),
            claims=("hip/avn-stage-2#discuss",),
            at=at(1),
        ),
        Outcome(id="watch", urgency=None, say=(("clinician", "Watch the hip."),), claims=("no#such",), at=at(1)),
    ),
    source_digest="2" * 64,
    at=at(1),
)

LEDGER = Ledger(
    articles={ARTICLE.id: ARTICLE},
    references=REFERENCES,
    flows={FLOW.id: FLOW},
    people={
        "reviewer-a": Person(id="reviewer-a", name="Reviewer A, demonstration", at=at(1)),
        "site-editors": Person(id="site-editors", name="The editors of this site", at=at(1)),
        "reviewer-b": Person(id="reviewer-b", name="Reviewer B, demonstration", interests=("none paid",), at=at(1)),
    },
    board=Board(
        name="Demonstration board",
        demonstration=True,
        members=(
            Membership(
                person="reviewer-a",
                role="Clinical reviewer",
                since=date(2026, 1, 1),
                key=public_key_of("reviewer-a"),
                at=at(1),
            ),
            Membership(
                person="reviewer-b",
                role="Lay reviewer",
                since=date(2026, 1, 1),
                until=date(2026, 6, 30),
                key=public_key_of("reviewer-b"),
                at=at(1),
            ),
            Membership(person="site-editors", role="Chair", key=public_key_of("site-editors"), at=at(1)),
        ),
        at=at(1),
    ),
    vocabulary=Vocabulary(
        populations=(
            Population(id="adults-ntonfh", name="adults with nontraumatic osteonecrosis of the femoral head", at=at(1)),
        ),
        outcomes=(OutcomeTerm(id="clinical-success", name="clinical success", kind="benefit", at=at(1)),),
        staging=(StagingScheme(id="steinberg", name="Steinberg", edition="1995", stages=(), at=at(1)),),
        glossary=(
            GlossaryEntry(id="MRI", name="magnetic resonance imaging", plain="a scan with magnets", at=at(1)),
            GlossaryEntry(id="CT", name="computed tomography", avoid=("CAT scan",), at=at(1)),
        ),
    ),
    settings=Settings(
        policy_version="1.0",
        policy_page="about/policy.md",
        disclaimers=(("clinician", "Supports judgement."), ("patient", "Talk to your doctor.")),
        contact="errors@example.org",
    ),
)


def with_signature(record, *signers):
    """The record signed by its reviewer, or by others for it."""
    content = signed_bytes(record)
    signatures = ((one, b64encode(key_of(one).sign(content)).decode()) for one in signers or (record.reviewer,))
    return replace(record, signatures=tuple(signatures))


def sign(ledger, day, *, reviewer="reviewer-a", meaning=Meaning.APPROVED, verdicts=(), flows=()):
    """The ledger with one more board record, made upon those before it.

    `verdicts` are (claim, digest, verdict), `flows` are (flow, digest, verdict).
    """
    before = [one for one in judge_records(ledger.reviews, ledger) if one.record.date <= day]
    record = ReviewRecord(
        file=f"content/reviews/hip/{day}-{reviewer}.yml",
        article=ARTICLE.id,
        reviewer=reviewer,
        date=day,
        meaning=meaning,
        claims=tuple(
            ClaimVerdict(claim=claim, digest=digest, verdict=verdict, at=at(1)) for claim, digest, verdict in verdicts
        ),
        flows=tuple(
            FlowVerdict(flow=flow, digest=digest, verdict=verdict, at=at(1)) for flow, digest, verdict in flows
        ),
        previous=last_digests(before),
        source_digest="3" * 64,
        at=at(1),
    )
    return replace(ledger, reviews=(*ledger.reviews, with_signature(record)))


ACCEPT = Verdict.ACCEPT
