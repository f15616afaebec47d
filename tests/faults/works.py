"""The made-up works that made-up articles cite, and the settings of the sites they live in."""

import random
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from case import Case
from clean_sites import check_digit_issn
from invented import FAMILY_NAMES
from medicine import Field, Said
from specialties import FIELDS

_KINDS = ("guideline", "systematic-review", "rct", "rct", "cohort", "case-series", "narrative-review")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One made-up work."""

    key: str
    kind: str
    number: int
    """Unique in an article."""
    seed: int
    year: int
    title: str
    authors: tuple[str, ...]
    publisher: str
    scheme: str
    """Staging scheme of its extracts; empty when its field has none."""


def make_works(seed: int, case: Case, rng: random.Random) -> tuple[Work, ...]:
    """The works of one article, one for each kind of evidence and two randomised trials."""
    families = rng.sample(FAMILY_NAMES, len(_KINDS))
    works = []
    for number, (kind, family) in enumerate(zip(_KINDS, families, strict=True)):
        year = rng.randint(2019, 2025)
        works.append(
            Work(
                key=f"{family.lower()}-{year}-{seed}",
                kind=kind,
                number=number,
                seed=seed,
                year=year,
                title=_title(kind, case, f"{seed}.{number}"),
                authors=(family, *rng.sample([name for name in FAMILY_NAMES if name != family], rng.randint(1, 4))),
                publisher=f"Invented publisher {seed}-{number}",
                scheme=case.field.scheme[0] if case.field.scheme else "",
            )
        )
    return tuple(works)


def _title(kind: str, case: Case, mark: str) -> str:
    main, other, condition = case.main.name, case.other.name, case.field.condition
    titles = {
        "guideline": f"Guideline on the management of {condition}, invented edition {mark}",
        "systematic-review": f"Treatments for {condition}, a systematic review of made-up trials {mark}",
        "rct": f"{main} or {other} in {condition} (made up, {mark}): a randomised controlled trial",
        "cohort": f"Outcomes of {condition} in an imaginary registry {mark}",
        "case-series": f"First experience with {other} in a clinic that does not exist {mark}",
        "narrative-review": f"Advances in {condition}, an invented review {mark}",
    }
    return titles[kind][0].upper() + titles[kind][1:]


def write_work(work: Work, sayings: Iterable[Said], population: str, rng: random.Random) -> str:
    """The YAML of a work with one extract for each statement."""
    lines = [
        f"type: {'report' if work.kind == 'guideline' else 'article-journal'}",
        f"title: {_yaml(work.title)}",
        "author:",
    ]
    if work.kind == "guideline":
        lines.append(f"  - {{literal: Invented Society {work.seed}}}")
    else:
        lines += [f"  - {{family: {family}, given: {rng.choice('ABCDE')}}}" for family in work.authors]
    lines += [f'issued: "{work.year}"', *_parts(work, rng)]
    lines += ["evidence:", f"  kind: {work.kind}", f"  publisher: {work.publisher}"]
    extracts = [line for number, said in enumerate(sayings, 1) for line in _extract(said, number, population, work)]
    return "\n".join([*lines, *(["extracts:", *extracts] if extracts else [])]) + "\n"


def _parts(work: Work, rng: random.Random) -> list[str]:
    if work.kind == "guideline":
        return [f"publisher: Invented Society {work.seed}", "publisher-place: Nowhere", f'number: "{work.seed}"']
    page = rng.randint(10, 800)
    issn = f"{rng.randint(1000, 9999)}{rng.randint(100, 999)}"
    return [
        "container-title: Journal of Invented Findings",
        "container-title-short: J Invent Find",
        f'volume: "{rng.randint(2, 60)}"',
        f'issue: "{rng.randint(1, 12)}"',
        f"page: {page}-{page + rng.randint(2, 9)}",
        f"DOI: 10.5555/invented.{work.seed}.{work.number}",
        f'PMID: "{90_000_000 + work.seed * 10 + work.number}"',
        f"ISSN: {issn[:4]}-{issn[4:]}{check_digit_issn(issn)}",
    ]


def _extract(said: Said, number: int, population: str, work: Work) -> list[str]:
    lines = [
        f"  at-{number}:",
        "    locator: {section: Results}",
        f"    finding: {_yaml(said.text)}",
        f"    population: {population}",
    ]
    if said.outcome:
        lines.append(f"    outcome: {said.outcome}")
    if said.treatment:
        lines.append(f"    intervention: {said.treatment}")
    if work.scheme:
        lines.append(f"    staging: {said.staging or work.scheme}")
    if said.quote:
        lines.append(f"    quote: {_yaml(said.quote)}")
    if said.data:
        lines += ["    data:", *(f"      - {datum}" for datum in said.data)]
    return lines


def _yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def settings_of(populations: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The files of `site_config/` for articles of any specialty, with one population for each (id, specialty)."""
    outcomes: dict[str, str] = {}
    for one in FIELDS:
        outcomes |= {outcome.id: f"{{name: {outcome.noun}, kind: {outcome.kind}}}" for outcome in one.outcomes}
        outcomes |= {treatment.harm: f"{{name: {treatment.harm}, kind: harm}}" for treatment in one.treatments}
    interventions = {treatment.id: f"{{name: {treatment.name}}}" for one in FIELDS for treatment in one.treatments}
    groups = {one.name: f"{{name: {one.people}}}" for one in FIELDS}
    groups |= {name: f"{{name: {name}, within: {specialty}}}" for name, specialty in populations}
    return {
        "site_config/people.yml": "author-a:\n  name: Invented Author\n  role: Writes made-up guidance\n",
        "site_config/vocabulary/outcomes.yml": _mapping(outcomes),
        "site_config/vocabulary/interventions.yml": _mapping(interventions),
        "site_config/vocabulary/populations.yml": _mapping(groups),
        "site_config/vocabulary/staging.yml": _mapping(dict(map(_scheme, (one for one in FIELDS if one.scheme)))),
        "site_config/vocabulary/glossary.yml": _mapping({**_GLOSSARY, **dict(map(_term, FIELDS))}),
    }


def _scheme(one: Field) -> tuple[str, str]:
    if one.scheme is None:
        raise LookupError(f"{one.name} has no staging scheme")
    name, label, edition, stages = one.scheme
    inner = ", ".join(f'"{stage}": made-up definition' for stage in stages)
    return name, f'{{name: {label}, edition: "{edition}", stages: {{{inner}}}}}'


def _term(one: Field) -> tuple[str, str]:
    return one.condition, f"{{name: {one.condition}, avoid: [{one.old_name}]}}"


def _mapping(entries: dict[str, str]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in entries.items())


_GLOSSARY = {
    "CI": "{name: confidence interval}",
    "HR": "{name: hazard ratio}",
    "IQR": "{name: interquartile range}",
    "SD": "{name: standard deviation}",
    "NYHA": "{name: New York Heart Association}",
    "TNM": "{name: tumour node metastasis}",
    "HbA1c": "{name: glycated haemoglobin}",
    "NT-proBNP": "{name: N-terminal pro-B-type natriuretic peptide}",
    "DNA": "{name: deoxyribonucleic acid}",
    "CURB-65": "{name: a score of pneumonia severity}",
    "PHQ-9": "{name: Patient Health Questionnaire}",
}


def text_of(sayings: Iterable[Said]) -> str:
    """What a mounted source holds: the quotes of a work between other sentences, wrapped as in a page of print."""
    lines = ["Abstract", "", "This work does not exist and was printed nowhere."]
    for said in sayings:
        if said.quote:
            lines += [
                "",
                *textwrap.wrap(f"Here is what was seen. {said.quote[0].upper()}{said.quote[1:]}. More follows.", 64),
            ]
    return "\n".join(lines) + "\n"
