"""The shape of a specialty's material: treatments, outcomes, measures and sentences, for the made-up guidance."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement and what its extract must hold for it to be true of the made-up work."""

    text: str
    data: tuple[str, ...] = ()
    """YAML flow mappings."""
    shape: str = ""
    """Name of the sentence shape, so that faults can be planted in sentences of a kind."""
    work: str = "cohort"
    """Kind of evidence of the work that says it."""
    certainty: str = ""
    strength: str = ""
    outcome: str = ""
    """Vocabulary id; goes into the extract, and into the claim when it is a harm or an effect."""
    treatment: str = ""
    """Vocabulary id of the intervention."""
    staging: str = ""
    quote: str = ""
    """The made-up work's own words."""
    lay: str = ""
    """Wording for patients."""
    disputed: bool = False
    """Whether another made-up work disagrees and is cited for that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """What is done for people, as a sentence needs it."""

    id: str
    name: str
    given: str
    """After a noun: `given enalapril`, `who had ablation`."""
    harm: str
    """Vocabulary id."""
    harmed: str
    """Past, plural: `had a cough`."""
    dose: tuple[int, str, str] | None = None
    """Value, unit and schedule; None for what has no dose."""
    plain: str = ""
    """Words for patients."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What may happen to people."""

    id: str
    noun: str
    had: str
    """Past, plural: `were admitted to hospital`."""
    kind: str = "harm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is measured on a scale."""

    noun: str
    unit: str
    low: float
    high: float
    decimals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """All material of one specialty."""

    name: str
    condition: str
    short: str
    """Abbreviation of the condition, written out once in every article."""
    old_name: str
    """A name of the condition that the site avoids."""
    people: str
    """`adults with heart failure`."""
    group: str
    """`adults`, `children`, `women`."""
    treatments: tuple[Treatment, ...]
    outcomes: tuple[Outcome, ...]
    measures: tuple[Measure, ...]
    sayings: tuple[Said, ...]
    """Sentences of the field that need no generator."""
    lay: tuple[str, ...]
    """Plain sentences about the condition."""
    scheme: tuple[str, str, str, tuple[str, ...]] | None = None
    """Staging scheme: id, name, edition, stages."""
