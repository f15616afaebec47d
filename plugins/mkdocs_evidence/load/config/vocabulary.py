"""The words the site agrees on: the five files of `site_config/vocabulary/`, each a mapping from id."""

from collections.abc import Mapping
from typing import TypeVar

from mkdocs_evidence.load.config.narrowing import find_loose_ends
from mkdocs_evidence.load.strict_yaml.documents import read_document
from mkdocs_evidence.load.strict_yaml.fields import Group, Values, keyed, optional, required
from mkdocs_evidence.load.strict_yaml.nodes import ListNode, Node
from mkdocs_evidence.load.strict_yaml.scalars import TEXT, choice
from mkdocs_evidence.load.strict_yaml.shape import Shape, many, named, one_or_many
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ReferenceKey, TermId
from mkdocs_evidence.model.people import (
    GlossaryEntry,
    Intervention,
    OutcomeTerm,
    Population,
    StagingScheme,
    Vocabulary,
)

T = TypeVar("T")

_NAME = required("name", TEXT, "The term in full, as it is printed.")
_WITHIN = optional("within", one_or_many(TEXT), "Id or ids of the broader populations that hold this one.")
_POPULATION = Group(what="a population", fields=(_NAME, _WITHIN))

_KIND = required("kind", choice(("benefit", "harm")), "Whether more of it is good or bad for the patient.")
_ALSO = optional("also", one_or_many(TEXT), "Other words by which texts name it.")
_OUTCOME = Group(what="an outcome", fields=(_NAME, _KIND, _ALSO))

_SORT = optional(
    "kind",
    choice(("treatment", "test", "watching")),
    "What it is, `treatment` when left out; harms are asked of treatments.",
)
_FORM_OF = optional("within", one_or_many(TEXT), "Id or ids of the broader interventions of which this is one form.")
_INTERVENTION = Group(what="an intervention", fields=(_NAME, _SORT, _FORM_OF, _ALSO))

_PLAIN = optional("plain", TEXT, "How to say it plainly.")
_AVOID = optional("avoid", one_or_many(TEXT), "Other terms for the same thing that this site does not use.")
_GLOSSARY_ENTRY = Group(what="a glossary entry", fields=(_NAME, _PLAIN, _AVOID))


def _read_stages(node: Node, name: str, faults: list[Fault]) -> tuple[tuple[str, str], ...] | None:
    if isinstance(node, ListNode):
        stages = _STAGE_LIST.read(node, name, faults)
        return None if stages is None else tuple((stage, "") for stage in stages)
    defined = _DEFINED_STAGES.read(node, name, faults)
    return None if defined is None else tuple((stage.value, words) for stage, words in defined)


_STAGE_LIST = many(TEXT)
_DEFINED_STAGES = named(TEXT)
_STAGES_SHAPE: Shape[tuple[tuple[str, str], ...]] = Shape(
    read=_read_stages, schema={"anyOf": [_DEFINED_STAGES.schema, _STAGE_LIST.schema]}
)

_EDITION = required("edition", TEXT, "Edition or year; the same digit in two editions is two different things.")
_STAGES = required("stages", _STAGES_SHAPE, "The stages in order, each with its definition.")
_REFERENCE = optional("reference", TEXT, "Key of the reference that defines it.")
_STAGING = Group(what="a staging scheme", fields=(_NAME, _EDITION, _STAGES, _REFERENCE))


def _population(name: str, values: Values) -> Population:
    within = tuple(TermId(one) for one in values.get_or(_WITHIN, ()))
    return Population(id=TermId(name), name=values.get_or(_NAME, name), within=within, at=values.at)


def _outcome(name: str, values: Values) -> OutcomeTerm | None:
    kind = values.get(_KIND)
    if kind is None:
        return None
    return OutcomeTerm(
        id=TermId(name), name=values.get_or(_NAME, name), kind=kind, also=values.get_or(_ALSO, ()), at=values.at
    )


def _intervention(name: str, values: Values) -> Intervention:
    return Intervention(
        id=TermId(name),
        name=values.get_or(_NAME, name),
        kind=values.get_or(_SORT, "treatment"),
        within=tuple(TermId(one) for one in values.get_or(_FORM_OF, ())),
        also=values.get_or(_ALSO, ()),
        at=values.at,
    )


def _staging(name: str, values: Values) -> StagingScheme:
    reference = values.get(_REFERENCE)
    return StagingScheme(
        id=TermId(name),
        name=values.get_or(_NAME, name),
        edition=values.get_or(_EDITION, ""),
        stages=values.get_or(_STAGES, ()),
        reference=None if reference is None else ReferenceKey(reference),
        at=values.at,
    )


def _entry(name: str, values: Values) -> GlossaryEntry:
    return GlossaryEntry(
        id=TermId(name),
        name=values.get_or(_NAME, name),
        plain=values.get_or(_PLAIN, ""),
        avoid=values.get_or(_AVOID, ()),
        at=values.at,
    )


POPULATIONS: Shape[tuple[Population, ...]] = keyed(_POPULATION, _population)
OUTCOMES: Shape[tuple[OutcomeTerm, ...]] = keyed(_OUTCOME, _outcome)
INTERVENTIONS: Shape[tuple[Intervention, ...]] = keyed(_INTERVENTION, _intervention)
STAGING: Shape[tuple[StagingScheme, ...]] = keyed(_STAGING, _staging)
GLOSSARY: Shape[tuple[GlossaryEntry, ...]] = keyed(_GLOSSARY_ENTRY, _entry)

VOCABULARY_FILES = ("populations", "outcomes", "interventions", "staging", "glossary")
"""Names of the files without suffix; also the fields of `Vocabulary`."""


def load_vocabulary(texts: Mapping[str, tuple[str, str]]) -> tuple[Vocabulary, tuple[Fault, ...]]:
    """Reads the vocabulary.

    Args:
        texts: (path from the root of the project, text) of each file that there is, by its name in `VOCABULARY_FILES`.
    """
    faults: list[Fault] = []
    vocabulary = Vocabulary(
        populations=_load(texts, "populations", POPULATIONS, faults),
        outcomes=_load(texts, "outcomes", OUTCOMES, faults),
        interventions=_load(texts, "interventions", INTERVENTIONS, faults),
        staging=_load(texts, "staging", STAGING, faults),
        glossary=_load(texts, "glossary", GLOSSARY, faults),
    )
    faults.extend(find_loose_ends(vocabulary.populations, "population"))
    faults.extend(find_loose_ends(vocabulary.interventions, "intervention"))
    return vocabulary, tuple(faults)


def _load(
    texts: Mapping[str, tuple[str, str]], name: str, shape: Shape[tuple[T, ...]], faults: list[Fault]
) -> tuple[T, ...]:
    if name not in texts:
        return ()
    file, text = texts[name]
    document = read_document(text, file=file, what=name)
    found = shape.read(document.root, "", document.faults) if document.root is not None else None
    faults.extend(document.faults)
    return found or ()
