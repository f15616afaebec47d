"""Little made-up sites of several specialties: a claim, its attributes and the extract it cites, in one line each."""

from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

RULES = (
    "population-mismatch",
    "outcome-mismatch",
    "staging-mismatch",
    "undeclared-contradiction",
    "harms-missing",
    "secondary-only-support",
    "one-publisher-support",
)


@dataclass(frozen=True, kw_only=True)
class Specialty:
    """The vocabulary of a made-up site and the front matter of its article."""

    title: str
    front: str
    populations: str
    outcomes: str
    interventions: str
    staging: str = ""


CARDIOLOGY = Specialty(
    title="Made-up heart failure",
    front="population: hf\nstaging: nyha",
    populations="""
people: {name: People of all ages}
adults: {name: Adults, within: people}
hf: {name: Adults with heart failure, within: adults}
hfref: {name: Adults with heart failure and a reduced ejection fraction, within: hf}
af: {name: Adults with atrial fibrillation, within: adults}
children: {name: Children with heart disease, within: people}
women: {name: Women with heart failure, within: hf}
""",
    outcomes="""
death: {name: Death from any cause, kind: harm, also: [mortality, death]}
admission: {name: Hospital admission, kind: harm, also: [hospitalisation, admission]}
stroke: {name: Stroke, kind: harm}
mace: {name: Major vascular events, kind: harm}
function: {name: Exercise capacity, kind: benefit}
hypotension: {name: Symptomatic hypotension, kind: harm}
""",
    interventions="""
ramipril: {name: Ramipril}
ace: {name: ACE inhibitors}
aspirin: {name: Aspirin}
warfarin: {name: Warfarin}
echo: {name: Echocardiography, kind: test}
""",
    staging="""
nyha: {name: NYHA functional class, edition: "1994", stages: [I, II, III, IV]}
acc: {name: ACC/AHA stage, edition: "2022", stages: [A, B, C, D]}
""",
)
NEPHROLOGY = Specialty(
    title="Made-up kidney disease in diabetes",
    front="population: t2d",
    populations="""
adults: {name: Adults}
t2d: {name: Adults with type 2 diabetes, within: adults}
t2d-ckd: {name: Adults with type 2 diabetes and chronic kidney disease, within: t2d}
t1d: {name: People with type 1 diabetes}
""",
    outcomes="""
hba1c: {name: HbA1c, kind: harm}
kidney-failure: {name: Kidney failure, kind: harm, also: dialysis}
albuminuria: {name: Albuminuria, kind: harm}
weight: {name: Body weight, kind: harm}
hypoglycaemia: {name: Hypoglycaemia, kind: harm}
ketoacidosis: {name: Ketoacidosis, kind: harm}
""",
    interventions="""
metformin: {name: Metformin}
sglt2: {name: SGLT2 inhibitors, also: [empagliflozin, dapagliflozin]}
diet: {name: Diet}
screening: {name: Screening of the eyes, kind: test}
""",
    staging="""
ckd: {name: KDIGO chronic kidney disease, edition: "2012", stages: [G1, G2, G3a, G3b, G4, G5]}
""",
)
ONCOLOGY = Specialty(
    title="Made-up cancer of the colon",
    front="population: colon",
    populations="""
adults: {name: Adults}
colon: {name: Adults with colon cancer, within: adults}
resected: {name: Adults with resected colon cancer, within: colon}
rectal: {name: Adults with rectal cancer, within: adults}
""",
    outcomes="""
survival: {name: Overall survival, kind: benefit, also: survival}
relapse: {name: Relapse, kind: harm, also: recurrence}
response: {name: Tumour response, kind: benefit}
neuropathy: {name: Neuropathy, kind: harm}
quality: {name: Quality of life, kind: benefit}
""",
    interventions="""
oxaliplatin: {name: Oxaliplatin}
capecitabine: {name: Capecitabine}
colectomy: {name: Colectomy}
""",
    staging="""
tnm-7: {name: TNM, edition: 7th 2010, stages: [I, IIA, IIB, IIC, IIIA, IIIB, IIIC, IVA, IVB]}
tnm-8: {name: TNM, edition: 8th 2017, stages: [I, IIA, IIB, IIC, IIIA, IIIB, IIIC, IVA, IVB, IVC]}
dukes: {name: Dukes, edition: "1932", stages: [A, B, C]}
""",
)
OBSTETRICS = Specialty(
    title="Made-up hypertension in pregnancy",
    front="population: pregnant",
    populations="""
women: {name: Women}
pregnant: {name: Pregnant women, within: women}
preeclampsia: {name: Pregnant women with pre-eclampsia, within: pregnant}
newborn: {name: Newborn infants}
adults: {name: Adults}
""",
    outcomes="""
eclampsia: {name: Eclampsia, kind: harm, also: convulsions}
preterm-birth: {name: Preterm birth, kind: harm}
birth-weight: {name: Birth weight, kind: benefit}
stillbirth: {name: Stillbirth, kind: harm}
""",
    interventions="""
aspirin: {name: Aspirin}
magnesium: {name: Magnesium sulfate}
calcium: {name: Calcium}
doppler: {name: Doppler ultrasound, kind: test}
""",
)


def found_in(root: Path, specialty: Specialty, cases: list[tuple[str, str, str]]) -> list[tuple[str, ...]]:
    """The rules of `RULES` that speak at each case, which is (claim, attributes, extracts of one line each)."""
    _write(root, specialty, cases)
    diagnostics = compile_site(Layout.of(root)).diagnostics
    lines = (root / "content/pages/a.md").read_text(encoding="utf-8").splitlines()
    at = [number for number, line in enumerate(lines, start=1) if "x0#e" in line]
    return [
        tuple(
            one.name
            for one in diagnostics
            if one.name in RULES and one.at.line in (number, number + 1) and one.at.file == PAGE
        )
        for number in at
    ]


PAGE = "content/pages/a.md"


def _write(root: Path, one: Specialty, cases: list[tuple[str, str, str]]) -> None:
    words = {"populations": one.populations, "outcomes": one.outcomes, "interventions": one.interventions}
    for name, text in {**words, "staging": one.staging}.items():
        if text:
            _put(root / f"site_config/vocabulary/{name}.yml", text.lstrip())
    body = []
    for number, (claim, attributes, extracts) in enumerate(cases):
        keys = [f"w{number}x{place}" for place, _ in enumerate(extracts.split(" | "))]
        marks = "; ".join(
            f"{'disputes ' if part.startswith('disputes ') else 'qualifies ' if part.startswith('qualifies ') else ''}@{key}#e"
            for key, part in zip(keys, extracts.split(" | "), strict=True)
        )
        body.append(f"{claim} [{marks}]\n{{: #c{number} {attributes} }}\n")
        for key, part in zip(keys, extracts.split(" | "), strict=True):
            _put(root / f"content/references/{key}.yml", _reference(key, part))
    front = f"---\ntype: guidance\ntitle: {one.title}\nquestion: What is known of it?\n{one.front}\n"
    front += "authors: [{name: Nobody}]\nwritten: 2026-01-15\nsearched: 2026-01-10\nreview_due: 2028-01-15\n---\n\n"
    _put(root / PAGE, front + "\n".join(body))


def _reference(key: str, spec: str) -> str:
    """A made-up work; `spec` holds fields of its extract and, after `//`, of its evidence."""
    spec = spec.removeprefix("disputes ").removeprefix("qualifies ")
    extract, _, evidence = spec.partition("//")
    fields = "".join(f"    {part.strip()}\n" for part in extract.split(";") if part.strip())
    finding = "" if "finding:" in fields else "    finding: A made-up finding.\n"
    return (
        f"type: article-journal\ntitle: Made-up work {key}\nauthor: [{{family: Nobody, given: {key[-1].upper()}}}]\n"
        f"container-title: Made-up journal\ncontainer-title-short: Made-up j\nissued: 2020\nvolume: '1'\nissue: '1'\npage: 1-2\n"
        f"evidence: {{{_evidence(evidence.strip())}}}\n"
        f"extracts:\n  e:\n    locator: {{section: Abstract}}\n{finding}{fields}"
    )


def _evidence(fields: str) -> str:
    kind = "" if "kind:" in fields else "kind: rct"
    return ", ".join(filter(None, (kind, fields)))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
