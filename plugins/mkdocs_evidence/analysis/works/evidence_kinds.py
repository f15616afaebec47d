"""Whether the kind of evidence that a reference claims to be agrees with its title and with who issued it."""

import re
from dataclasses import dataclass

from mkdocs_evidence.model.reference import EvidenceKind, Reference
from mkdocs_evidence.syntax.patterns import regex


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulKind:
    """A reason why the kind of a reference may be wrong."""

    message: str
    remedy: str
    is_sure: bool
    """Whether it is a fault and not only a doubt."""


_GUIDELINE_WORDS = regex(
    r"\b(?:guidelines?|guidance|recommendations?|consensus|statement|criteria|standards?|position (?:paper|stand)"
    r"|practice parameter|quality standard|pathway|management of .* in adults|diagnosis and management|NG\d+|CG\d+"
    r"|protocol|policy|leitlinie|directrices|guía|recommandations?)\b",
    re.IGNORECASE,
)
_REVIEW = regex(
    r"\b(?:systematic (?:literature )?review|meta-?\s?analys[ie]s|network meta-?analys[ie]s)\b", re.IGNORECASE
)
_BESIDE_ANOTHER = regex(
    r"(?<!review )\b(?:and|with|plus) (?:an? )?(?:updated )?(?:systematic|meta|review)"
    r"|\bprotocol\b|\bcase reports?\b|\bcommentary\b",
    re.IGNORECASE,
)
_TRIAL = regex(
    r"(?:^|[:.–—-]\s*)(?:results (?:of|from) )?(?:an? |the )?(?:[\w‐-]+[ ,]+(?:and )?){0,8}"
    r"randomi[sz]ed[ ,]+(?:[\w‐-]+[ ,]+){0,5}(?:trial|study)\s*[.)]?\s*$",
    re.IGNORECASE,
)
_NOT_THE_TRIAL = regex(
    r"post[ -]?hoc|secondary|sub-?(?:study|group)|follow-?up|long-?term|extension|registry|emulat|target trial"
    r"|non-?randomi|quasi|mendelian|cohort|observational|rationale|protocol|design|editorial|comment|review|analys"
    r"|survey|qualitative|modell?ing|\bcosts?\b|participants|within|nested|data from|insights",
    re.IGNORECASE,
)
_COHORT = regex(r"\b(?:prospective|retrospective|population-based|birth|historical) cohort study\b", re.IGNORECASE)
_REPORT = regex(r"(?:^|[:.–—-]\s*)(?:an? )?(?:rare )?case (?:report|series)s?\s*[.)]?\s*$", re.IGNORECASE)
_CASE_CONTROL = regex(r"\b(?:matched |nested |population-based )?case[-‐–]control study\b", re.IGNORECASE)
_SURVEY_OF_WORKS = regex(
    r"\b(?:narrative|scoping|literature|umbrella) review\b"
    r"|[:.–—-]\s*(?:an? )?(?:[\w‐-]+ ){0,2}(?:review|overview)\s*[.)]?\s*$",
    re.IGNORECASE,
)
_NOT_THE_SURVEY = regex(r"chart|records?\b|case review|peer|notes|retrospective|image|pathology|medical review", re.I)
_GUIDANCE = regex(
    r"^(?:[0-9]{4} )?(?:[A-Z][\w/&-]* )*(?:(?i:clinical )?(?i:practice ))?(?i:guidelines?) (?:for|on)\b"
    r"|\b(?i:(?:clinical )?practice guidelines?)\s*[.)]?\s*$"
)
_NOT_THE_GUIDANCE = regex(
    r"adher|complian|implement|apprais|quality of|evaluation|trial|cohort|concord|agreement", re.I
)
_ORIGINAL = (EvidenceKind.RCT, EvidenceKind.COHORT, EvidenceKind.CASE_CONTROL, EvidenceKind.CASE_SERIES)
_OBSERVED = (EvidenceKind.COHORT, EvidenceKind.CASE_CONTROL, EvidenceKind.CASE_SERIES)
_UNREFEREED = frozenset(("webpage", "post", "post-weblog", "entry", "entry-encyclopedia", "pamphlet", "document"))


def find_doubtful_kind(reference: Reference) -> DoubtfulKind | None:
    """Why the kind of a reference cannot be right, or may not be; None when nothing speaks against it."""
    if reference.kind is None:
        return None
    if reference.kind is EvidenceKind.GUIDELINE:
        return _doubt_guideline(reference) or _doubt_title(reference)
    return _doubt_title(reference)


def _doubt_guideline(reference: Reference) -> DoubtfulKind | None:
    bodies = [name.literal for name in (*reference.author, *reference.editor) if name.literal]
    is_titled = bool(_GUIDELINE_WORDS.search(f"{reference.title} {reference.genre} {reference.collection_title}"))
    has_people = bool(reference.author or reference.editor)
    if not bodies and not has_people and not (reference.publisher or reference.evidence_publisher):
        return DoubtfulKind(
            message=f"`{reference.key}` is called a guideline, but nobody is named who issued it.",
            remedy="Name the issuing body as author, or give the kind it has: `secondary-summary`, `expert-opinion`.",
            is_sure=True,
        )
    if not (reference.issued or reference.updated or reference.epub_date):
        return DoubtfulKind(
            message=f"`{reference.key}` is called a guideline, but has no year; a guideline holds for its time only.",
            remedy="Give the year under `issued:`, or the kind it has: `secondary-summary`, `expert-opinion`.",
            is_sure=True,
        )
    is_unsigned_page = reference.type in _UNREFEREED and not has_people
    if is_unsigned_page and not is_titled and not (reference.number or reference.doi or reference.pmid):
        return DoubtfulKind(
            message=f"`{reference.key}` is called a guideline, but is an unsigned page without number or DOI; "
            "such pages sum up what others found.",
            remedy="Name the issuing body as author if it is one; else write `kind: secondary-summary`.",
            is_sure=True,
        )
    if not bodies and not reference.evidence_publisher and not is_titled:
        return DoubtfulKind(
            message=f"`{reference.key}` is called a guideline, but neither title nor record names who issued it.",
            remedy="Name the issuing body under `evidence: {publisher: …}`, or give the kind it has.",
            is_sure=False,
        )
    return None


def _doubt_title(reference: Reference) -> DoubtfulKind | None:
    words = f"{reference.title}: {reference.genre}" if reference.genre else reference.title
    kind = reference.kind
    is_guidance = kind is EvidenceKind.GUIDELINE and not _GUIDELINE_WORDS.search(words)
    if _REVIEW.search(words):
        is_other = kind in (*_ORIGINAL, EvidenceKind.NARRATIVE_REVIEW, EvidenceKind.EXPERT_OPINION) or is_guidance
        if is_other and not _BESIDE_ANOTHER.search(words):
            return _contradiction(reference, "systematic-review")
        return None
    if kind is not EvidenceKind.SECONDARY_SUMMARY and (kind is not EvidenceKind.GUIDELINE or is_guidance):
        return _doubt_design(reference, words)
    return None


def _doubt_design(reference: Reference, words: str) -> DoubtfulKind | None:
    kind = reference.kind
    is_above = kind in (EvidenceKind.RCT, EvidenceKind.SYSTEMATIC_REVIEW, EvidenceKind.GUIDELINE)
    if kind is not EvidenceKind.RCT and _TRIAL.search(words) and not _NOT_THE_TRIAL.search(words):
        return _contradiction(reference, "rct")
    if is_above and not re.search(r"randomi[sz]|review", words, re.IGNORECASE):
        if _COHORT.search(words):
            return _contradiction(reference, "cohort")
        if _CASE_CONTROL.search(words):
            return _contradiction(reference, "case-control")
    may_be_report = _REPORT.search(words) and not re.search(r"review", words, re.IGNORECASE)
    if may_be_report and (is_above or kind in (EvidenceKind.COHORT, EvidenceKind.CASE_CONTROL)):
        return _contradiction(reference, "case-series")
    if kind in _ORIGINAL and _SURVEY_OF_WORKS.search(words) and not _NOT_THE_SURVEY.search(words):
        return _contradiction(reference, "narrative-review")
    if kind in (*_ORIGINAL, EvidenceKind.SYSTEMATIC_REVIEW) and _GUIDANCE.search(words):
        return None if _NOT_THE_GUIDANCE.search(words) else _contradiction(reference, "guideline")
    return None


def _contradiction(reference: Reference, kind: str) -> DoubtfulKind:
    return DoubtfulKind(
        message=f"`{reference.key}` is called `{reference.kind}`, but its title sounds like `{kind}`.",
        remedy=f"Write `kind: {kind}`. If the work itself bears the other out, say so in a waiver.",
        is_sure=False,
    )
