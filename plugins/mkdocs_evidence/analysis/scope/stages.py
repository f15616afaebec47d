"""The stages that a text names, and by which scheme: `ARCO 2019 stage 2`, `stage II (Ficat)`, `NYHA class III`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.scope.terms import telling_stems
from mkdocs_evidence.model.ids import TermId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import StagingScheme
from mkdocs_evidence.syntax.patterns import regex

_GENERIC = frozenset(
    "the of and for a in by staging stage stages system classification scheme edition type grade grades class "
    "functional modified revised score criteria group category index scale method categories".split()
)
_KIND_WORD = r"(?:stages?|types?|grades?|class(?:es)?|categor(?:y|ies)|groups?|scores?)"
_LABEL = (
    r"(?:[GT]?(?:[0-9]|1[0-2])[A-Da-d]?|[IVX]{1,4}[A-Da-d]?[0-9]?|[A-E][0-9]?)"
    r"(?![\w%°])(?!\.[0-9])(?!\s+(?:of|in|out of)\s+[0-9])"
)
_LABELS = rf"(?P<labels>{_LABEL}(?:\s*(?:,|/|-|–|\band\b|\bor\b|\bto\b)\s*(?:{_KIND_WORD}\s+)?{_LABEL})*)"
_YEAR = r"(?:[\s,]*\(?(?P<year>(?:19|20)[0-9]{2})\)?)?"
_BARE = regex(rf"\bstages?\s+{_LABELS}", re.IGNORECASE)
_ONE_LABEL = regex(_LABEL)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_ROMAN_LABEL = regex(r"([IVX]+)([A-D]?[0-9]?)$")
_DISEASE = regex(
    r"(?:diseases?|cancers?|failure|hypertension|ulcers?|tumou?rs?|labou?r|sleep|sepsis|infection|kidneys?|renal|"
    r"[a-z]*(?:oma|omas|itis|osis|pathy|a?emia|[oe]dema))$|[A-Z][A-Z0-9/-]+s?$"
)
_AFTER = regex(r"\s+(?:of\s+(?:the\s+)?)?((?:[\w/-]+\s+){0,4}[\w/-]+)")
_BEFORE = regex(r"([A-Z][A-Z0-9/-]+)s?\s*\(?$")
_GENERAL = telling_stems("chronic acute disease cancer failure tumour tumor advanced early late primary severe")
"""Words that many diseases share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageNaming:
    """One place where a text names stages."""

    start: int
    """Offset of the first character."""
    stop: int
    schemes: frozenset[TermId]
    """The schemes that its words can mean; empty where it names none."""
    labels: tuple[str, ...]
    """The stages as the author wrote them; empty where only the scheme is named."""
    disease: frozenset[str] = frozenset()
    """Stems of the disease that stands beside a bare stage: `stage 3 chronic kidney disease`; empty where none does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReader:
    """Finds stages by the names of a site's schemes."""

    schemes: Mapping[TermId, StagingScheme]
    by_name: Mapping[str, frozenset[TermId]]
    """Schemes by each of their names, in lower case."""
    pattern: re.Pattern[str] | None
    stages: Mapping[TermId, frozenset[str]] = field(default_factory=dict)
    """Normalised stages of each scheme."""

    def find(self, text: str) -> tuple[StageNaming, ...]:
        """Every naming of a scheme or of a bare stage, in the order of the text."""
        found: list[StageNaming] = []
        if self.pattern is not None:
            found += [self._naming(match) for match in self.pattern.finditer(text)]
        taken = [(one.start, one.stop) for one in found]
        for match in _BARE.finditer(text) if "tage" in text or "TAGE" in text else ():
            start, stop = match.start(), match.end("labels")
            if not any(begin < stop and start < end for begin, end in taken):
                labels, disease = tuple(_ONE_LABEL.findall(match["labels"])), _disease_beside(text, start, stop)
                found.append(StageNaming(start=start, stop=stop, schemes=frozenset(), labels=labels, disease=disease))
        return tuple(sorted(found, key=lambda one: one.start))

    def _naming(self, match: re.Match[str]) -> StageNaming:
        parts = match.groupdict()
        name = parts.get("name") or parts.get("name_after") or ""
        schemes = self.by_name[_squash(name)]
        year = parts.get("year") or parts.get("year_after")
        of_year = frozenset(one for one in schemes if year and year in f"{self.schemes[one].edition} {one}")
        labels = tuple(_ONE_LABEL.findall(parts.get("labels") or parts.get("labels_before") or ""))
        start, stop = match.span()
        return StageNaming(start=start, stop=stop, schemes=of_year or schemes, labels=labels)

    def has_stage(self, scheme: TermId, label: str) -> bool:
        """Whether the scheme has this stage; a stage that has parts is there too: 3 where the scheme has 3A and 3B."""
        known, wanted = self.stages.get(scheme, frozenset()), normalise_stage(label)
        if any(one == wanted or (one.startswith(wanted) and one[len(wanted) :].isalpha()) for one in known):
            return True
        has_parts = any(len(one) > 1 and one[-1].isalpha() and one[:-1].isdigit() for one in known)
        return not has_parts and wanted[:-1] in known and wanted[-1:].isalpha()

    def schemes_with(self, labels: Iterable[str]) -> tuple[TermId, ...]:
        """The schemes that have all of these stages."""
        wanted = tuple(labels)
        return tuple(scheme for scheme in self.schemes if all(self.has_stage(scheme, label) for label in wanted))


@once_per_ledger
def stage_reader(ledger: Ledger) -> StageReader:
    """A reader of the staging schemes of this site's vocabulary."""
    schemes = {scheme.id: scheme for scheme in ledger.vocabulary.staging}
    by_name: dict[str, set[TermId]] = {}
    names: set[str] = set()
    for scheme in schemes.values():
        own = _names_of(scheme)
        names |= own
        for name in own:
            by_name.setdefault(_squash(name), set()).add(scheme.id)
    return StageReader(
        schemes=schemes,
        by_name={name: frozenset(found) for name, found in by_name.items()},
        pattern=_pattern(names),
        stages={
            scheme.id: frozenset(normalise_stage(stage) for stage, _ in scheme.stages) for scheme in schemes.values()
        },
    )


def normalise_stage(label: str) -> str:
    """A stage in Arabic digits and capitals, without the letter that some schemes put first.

    >>> [normalise_stage(one) for one in ("II", "IIb", "3A", "G3a", "A")]
    ['2', '2B', '3A', '3A', 'A']
    """
    upper = label.upper()
    roman = _ROMAN_LABEL.match(upper)
    if roman and roman[1] in _ROMAN:
        return f"{_ROMAN[roman[1]]}{roman[2]}"
    return upper[1:] if len(upper) > 1 and upper[0].isalpha() and upper[1].isdigit() and upper[0] in "GT" else upper


def _names_of(scheme: StagingScheme) -> set[str]:
    """How texts name a scheme: its name, its name without `staging` and the like, and its id without the edition.

    A single word is given as texts write it, since `GOLD` is a scheme and gold is not.
    """
    bare = re.sub(r"\(.*?\)", " ", scheme.name)
    words = [word for word in re.findall(r"[\w/-]+", bare) if word.casefold() not in _GENERIC]
    names = {" ".join(words), *(found.strip() for found in re.findall(r"\((.*?)\)", scheme.name))}
    stem = re.sub(r"[-_](?:v?[0-9].*|ed.*)$", "", scheme.id)
    names |= {stem.replace("_", " ")} if re.search(r"[-_]", stem) else {stem.upper(), stem.capitalize()}
    return {name for name in names if len(name) > 2 and _squash(name) not in _GENERIC}


def _squash(name: str) -> str:
    return re.sub(r"[\s-]+", " ", name).strip().casefold()


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    parts = [_spelling(name) for name in sorted(names, key=lambda one: (-len(one), one))]
    if not parts:
        return None
    either, after = "|".join(parts), _YEAR.replace("year", "year_after")
    before = rf"\b(?i:{_KIND_WORD})\s+{_LABELS.replace('labels', 'labels_before')}"
    between = r"\s*(?:\(|,\s*|(?:of|by|in|on|according to|using)\s+(?:the\s+)?)?"
    return re.compile(
        rf"{before}{between}(?P<name_after>{either})\b{after}"
        rf"|\b(?P<name>{either})\b{_YEAR}(?:[\s:,-]+(?:(?:system|scheme|classification|staging)\s+)?"
        rf"(?:{_KIND_WORD}\s+)?{_LABELS})?"
    )


def _spelling(name: str) -> str:
    words = re.split(r"[\s-]+", name)
    return re.escape(name) if len(words) == 1 else f"(?i:{r'[ -]'.join(map(re.escape, words))})"


def _disease_beside(text: str, start: int, stop: int) -> frozenset[str]:
    """Stems of the disease whose stage it is, where the words before (`CKD stage 3`) or after say so."""
    before = _BEFORE.search(text, 0, start)
    if before:
        return telling_stems(before[1])
    after = _AFTER.match(text, stop)
    words = after[1].split() if after else []
    last = next((place for place, word in enumerate(words) if _DISEASE.fullmatch(word)), None)
    return frozenset() if last is None else telling_stems(" ".join(words[: last + 1])) - _GENERAL
