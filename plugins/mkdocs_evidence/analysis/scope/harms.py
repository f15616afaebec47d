"""Which treatments an article recommends, and of which it says what harm they can do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mkdocs_evidence.analysis.figures.ratios import RATIOS
from mkdocs_evidence.analysis.figures.significance import find_tests
from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.scope.coverage import broader_interventions
from mkdocs_evidence.analysis.scope.terms import PhraseFinder, intervention_finder, named_terms
from mkdocs_evidence.analysis.support import find_carrying_extracts
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import TermId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.syntax.patterns import regex

_AGAINST = regex(
    r"\b(?:suggest|recommend|advise)\w*\s+(?:(?:that\s+)?[\w-]+\s+){0,2}?(?:not|against|avoiding|stopping|withholding)\b"
    r"|\b(?:should|must|may|can|could|do|does|is|are|need)\s+not\b|\bcannot\b|\bshould\s+(?:never|no longer|only)\b"
    r"|\bavoid(?:ed|ing|s)?\b|\bcontra-?indicated\b|^(?:stop|never|don['’]t|withhold|discontinue)\b",
    re.IGNORECASE,
)
_CONDITION = regex(r"\b(?:if|when|where|unless|who|whose|which)\b[^,.;]*", re.IGNORECASE)
_NO_TREATMENT = regex(
    r"\b(?:suggest|recommend|advise|consider|offer|should|may|could|can|we)(?:s|ed|ing)?(?:\s+be)?(?:\s+[\w-]+){0,2}?\s+"
    r"(?:writ|measur|imag|scan|mri|ct\b|radiograph|x-ray|ultraso|test|screen|monitor|follow|review|assess|check|refer|"
    r"send|sent|discuss|ask|inform|explain|document|record|examin|watch|observ|repeat|consult|counsel|educat|shar|decid|"
    r"stag|classif|biops|diagnos|calculat|consider\w* whether|wait)\w*",
    re.IGNORECASE,
)
_BENEFIT = regex(
    r"\b(?:prevent|reduc|lower|decreas|delay|improv|protect|reliev|lessen|halv|sav)\w*|\b(?:fewer|less)\b"
    r"|\bno\s+(?:better|difference|effect|gain|benefit)|\bnot\s+(?:\w+\s+)?(?:differ|better)|\buncertain\s+whether",
    re.IGNORECASE,
)

_MORE = regex(r"\b(?:more|higher|increas\w*|rais\w*|rose|caus\w*|risk of)\b", re.IGNORECASE)
_DONE = regex(
    r"\b(?:after|with|during|following|caused|due to|stopp\w+|leaving|reasons? for|because of)\b"
    r"(?!.*\b(?:stage|class)\b)",
    re.IGNORECASE,
)
"""What ties a harm to something that was done; without it, or in the words of a stage, it may be the disease itself."""
_METHOD = regex(
    r"\b(?:was|were)\s+(?:\w+ly\s+)?(?:collected|ascertained|defined|graded|assessed|coded|adjudicated|elicited)\b",
    re.IGNORECASE,
)
"""How a study looked for harms, which says nothing of what it found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmsUnsaid:
    """A treatment that is recommended without a word on its harms."""

    claim: Claim
    """The first that recommends it."""
    intervention: TermId | None
    """None where no recommendation of the article names what it recommends."""


def find_interventions(claim: Claim, ledger: Ledger) -> frozenset[TermId]:
    """What a claim is about being done: by its attribute, or else by its evidence and its words.

    Where words and evidence agree on some, those; where they do not, those of the evidence.
    """
    if claim.intervention is not None:
        return frozenset({claim.intervention})
    studied = {one.intervention for one in find_carrying_extracts(claim, ledger) if one.intervention is not None}
    named = named_terms(intervention_finder(ledger).find(claim.text)) if len(studied) != 1 else frozenset()
    return frozenset(studied & named or studied or named)


def find_unsaid_harms(article: Article, ledger: Ledger) -> Iterator[HarmsUnsaid]:
    """Each treatment that the article recommends and of whose harms no claim speaks, at the first recommendation.

    Asked by treatment where recommendations or their evidence name one, else once for the article. A claim on harms
    that names no treatment speaks of all. Tests and watching are not asked about.
    """
    recommending = [claim for claim in article.claims if claim.is_recommendation and not _advises_against(claim)]
    if not recommending:
        return
    harms = [find_interventions(claim, ledger) for claim in article.claims if _speaks_of_harm(claim, ledger)]
    broader, treatments = broader_interventions(ledger), _treatments(ledger)
    told: set[TermId | None] = set()
    for claim in recommending:
        interventions = find_interventions(claim, ledger)
        asked: list[TermId | None] = [one for one in sorted(interventions) if one not in broader or one in treatments]
        if not interventions and not _NO_TREATMENT.search(claim.text):
            asked = [None]
        for one in asked:
            kin = frozenset() if one is None else broader.get(one, frozenset({one}))
            is_said = any(not said or one is None or not said.isdisjoint(kin) for said in harms)
            if not is_said and one not in told:
                told.add(one)
                yield HarmsUnsaid(claim=claim, intervention=one)


def _advises_against(claim: Claim) -> bool:
    """Whether a recommendation is one not to treat; "if the first choice is not tolerated" is a condition."""
    return _AGAINST.search(_CONDITION.sub("", claim.text)) is not None


@once_per_ledger
def _treatments(ledger: Ledger) -> frozenset[TermId]:
    return frozenset(one.id for one in ledger.vocabulary.interventions if one.kind == "treatment")


@once_per_ledger
def _harmful_outcomes(ledger: Ledger) -> frozenset[TermId]:
    return frozenset(one.id for one in ledger.vocabulary.outcomes if one.kind == "harm")


def _speaks_of_harm(claim: Claim, ledger: Ledger) -> bool:
    """Whether a claim says what a treatment can do to people; that it prevents something is a benefit."""
    if claim.is_recommendation:
        return False
    if _general().finds(claim.text):
        return not _METHOD.search(claim.text)
    if _BENEFIT.search(claim.text) or (not _MORE.search(claim.text) and _is_prevented(claim, ledger)):
        return False
    if _by_name().finds(claim.text) and (_DONE.search(claim.text) or find_interventions(claim, ledger)):
        return True
    measured = {claim.outcome} if claim.outcome else {one.outcome for one in find_carrying_extracts(claim, ledger)}
    return not _harmful_outcomes(ledger).isdisjoint(one for one in measured if one is not None)


def _is_prevented(claim: Claim, ledger: Ledger) -> bool:
    """Whether every test that the claim cites shows that the treatment makes its outcome rarer, and so no harm."""
    tests = [one for one in find_tests(find_carrying_extracts(claim, ledger)) if one.datum.measure in RATIOS]
    return bool(tests) and all(
        one.is_significant and one.datum.value is not None and one.datum.value < 1 for one in tests
    )


@cache
def _general() -> PhraseFinder:
    return PhraseFinder.of(read_lexicon("harms-in-general"))


@cache
def _by_name() -> PhraseFinder:
    return PhraseFinder.of(read_lexicon("harms-by-name"))
