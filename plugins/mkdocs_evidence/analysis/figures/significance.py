"""What a text says about significance and superiority, and what the tests of the evidence say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mkdocs_evidence.analysis.figures.words import telling_stems
from mkdocs_evidence.analysis.once import once_per_article
from mkdocs_evidence.analysis.telling_words import Sieve
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.reference import Datum, Extract
from mkdocs_evidence.syntax.patterns import regex

_RATIOS = frozenset({"odds-ratio", "risk-ratio", "hazard-ratio", "rate-ratio", "relative-risk", "incidence-rate-ratio"})
_DIFFERENCES = frozenset({"risk-difference", "mean-difference", "standardised-mean-difference", "difference"})
_P = regex(r"(?P<sign>[<>=≤≥]?)\s*(?P<value>[01]?[.·][0-9]+|[01])\b")
_ALPHA = Decimal("0.05")

_STEMS = ("ignific", "uperior", "etter", "effective", "utperform", "imilar", "iffer")
"""Letters of which every statement has some; most texts have none of them."""
_MORE = (
    "better|worse|lower|higher|fewer|more|less|longer|shorter|greater|smaller|faster|earlier|rarer|different|superior"
)
_CHANGED = (
    "reduc(?:ed|es)|improv(?:ed|es)|increas(?:ed|es)|decreas(?:ed|es)|lower(?:ed|s)|delay(?:ed|s)|prolong(?:ed|s)"
    "|prevent(?:ed|s)|outperform(?:ed|s)|differ(?:ed|s)?|relieved|shorten(?:ed|s)|fell|rose|raised"
)
_NOUNS = (
    "difference|reduction|improvement|increase|decrease|benefit|effect|association|correlation|advantage|gain"
    "|superiority|interaction|fall|rise|decline|relief"
)
_FOUND = (
    "show(?:s|ed|n)?|f(?:ou|i)nds?|had|has|was|were|is|are|produc(?:ed|es)|led\\sto|leads\\sto|result(?:ed|s)\\sin"
    "|reach(?:ed|es)|achiev(?:ed|es)|report(?:ed|s)|demonstrat(?:ed|es)|g(?:a|i)ves?|yield(?:ed|s)|brought|brings"
    "|caus(?:ed|es)|saw|observed|noted|seen|detected|with"
)


def _not_after(words: str) -> str:
    return "".join(rf"(?<!\b{word}\s)" for word in words.split())


_NO_ADJECTIVE = _not_after("with of a an the in for have when if")
"""Before these words it only describes: `people with significantly reduced kidney function`."""
_NO_STATE = _not_after("is are be by and to still that which from on")
_STATISTICAL = (
    r"statistically\s(?:significant(?:ly)?|superior|better)",
    rf"{_NO_ADJECTIVE}significantly\s(?:\w+\s)?(?:{_MORE})\b"
    r"(?![\s-]than[\s-](?:expected|normal|average|usual|in\sthe\sgeneral))",
    rf"{_NO_ADJECTIVE}{_NO_STATE}significantly\s(?:{_CHANGED})\b",
    r"\bsignificantly\s(?:and\s\w+ly\s)?(?:associated|correlated|related|linked)\b",
    r"\bby\sa\s(?:statistically\s)?significant\s(?:amount|margin)\b",
    r"\b(?:differ(?:ed|s)?|improv(?:ed|es)|reduc(?:ed|es)|increas(?:ed|es)|decreas(?:ed|es)|lower(?:ed|s)|fell|rose"
    r"|declined|dropped)\s(?:[\w-]+\s){0,4}significantly\b",
    rf",\s(?:so\s|and\sthus\s)?a\s(?:statistically\s|highly\s|also\s)?significant\s(?:[\w-]+\s){{0,2}}?(?:{_NOUNS})\b",
    rf"\b(?:{_FOUND})\s(?:\w+\s){{0,3}}?significant\s(?:[\w-]+\s){{0,2}}?(?:{_NOUNS})s?\b",
    rf"\bsignificant\s(?:[\w-]+\s){{0,2}}?(?:{_NOUNS})s?\s(?:[\w-]+\s){{0,8}}?(?:was|were)\s"
    r"(?:also\s|again\s)?(?:seen|found|observed|noted|detected|reported|shown)\b",
    rf"\b(?:{_NOUNS}|gap|results?)s?\s(?:[\w-]+(?:[.·][0-9]+)?%?\s){{0,12}}?(?:was|were|is|are|reached|became)\s"
    r"(?:highly\s|also\s|still\s)?significant\b(?!\s\w)",
    r"\b(?:is|was|were|are|been|proved|proven|proves|shown\sto\sbe|found\sto\sbe)\s"
    r"(?:clearly\s|far\s|markedly\s|highly\s|generally\s)?superior\s(?:to|over)\b",
    r"\bsuperior\s(?:outcomes?|efficacy|results?|survival|effectiveness|pain\srelief|function)\b",
)
_COMPARING = (
    r"\b(?:more|less)\seffective(?:ly)?\s(?:[\w-]+\s){0,6}?than\b",
    r"\bbetter\s(?!to\b)(?:[\w-]+\s){0,5}?than\b(?!\s(?:expected|before|chance|nothing|cure|baseline|average|they|it|ever|[0-9]))",
    r"\boutperform(?:s|ed|ing)?\b",
)
_SAYING = regex(rf"(?P<statistical>{'|'.join(_STATISTICAL)})|(?P<comparing>{'|'.join(_COMPARING)})", re.IGNORECASE)
_NEGATIVE = regex(
    r"\b(?:no|not|without)\s(?:an?\s|any\s)?(?:statistically\s|very\s)?significant(?:ly)?\b"
    r"|\bnon-?significant(?:ly)?\b|\b(?:was|were|is|are)\sinsignificant\b"
    r"|\b(?:did|do|does|was|were|are|is)\snot\s(?:[\w-]+\s){0,6}?significant(?:ly)?\b"
    r"|\bn(?:o|either)\s(?:[\w-]+\s){1,8}?(?:was|were|is|are|differed)\s(?:statistically\s)?significant(?:ly)?\b"
    r"|\b(?:did|does|do)\snot\sdiffer\b|\bno\sdifference\b|\bno\sbetter\sthan\b"
    r"|\b(?:was|were|is|are)\snot\s(?:superior|better|more\seffective)\b"
    r"|\b(?:was|were|is|are)\ssimilar\s(?:in|between|to|with|across|for)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = regex(
    r"(?:\b(?:no|not|never|neither|nor|without|non|cannot|none|nothing|hardly|lack|lacks|lacked|rather|fail(?:ed|s)?"
    r"|little|insufficient|absence)\b|n['’]t\b|\bnon-)",
    re.IGNORECASE,
)
_OPEN = regex(
    r"\b(?:whether|if|unless|until|unclear|uncertain|unknown|not\sknown|unproven|doubtful|hypothesi[sz]ed?|aim(?:s|ed)?|designed"
    r"|powered|planned|to\s(?:test|assess|determine|detect|find|establish|show|confirm|prove)|when|in\scase|any|question"
    r"|believed|thought|claimed|expected)\b|\?",
    re.IGNORECASE,
)
_MAYBE = regex(
    r"\b(?:may|might|could|can|possibly|perhaps|probably|likely|appears?|seems?|suggests?|would|should|hope\w*)\b", re.I
)
_CLAUSE_END = regex(r"[.;:]\s|,\s(?:but|and|while|whereas|although|though)\s|\s(?:but|whereas|while|although)\s")
_GENERIC = frozenset(
    {
        "hazard",
        "ratio",
        "odd",
        "relati",
        "absolu",
        "number",
        "differ",
        "betwee",
        "compar",
        "contra",
        "primar",
        "test",
        "signif",
    }
)


def _holds_stem(word: str) -> bool:
    return any(map(word.__contains__, _STEMS))


_SIEVE = Sieve(_holds_stem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A stretch of a text that says something was, or was not, significant or better."""

    start: int
    stop: int
    clause: str
    """The words of the clause, which say what it is about."""
    is_positive: bool
    is_comparison: bool = False
    """Whether it only says better or more effective, without a word of statistics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticalTest:
    """One datum that says whether something was significant."""

    datum: Datum
    extract: Extract
    is_significant: bool


@once_per_article
def statements_of(article: Article) -> Mapping[str, tuple[Statement, ...]]:
    """What the texts of an article say of significance, by the text; those that say nothing are left out."""
    telling = _SIEVE.texts_of(article)
    return {text: found for text in telling if (found := find_statements(text))}


def find_statements(text: str) -> tuple[Statement, ...]:
    """What the text says of significance and superiority, questions and guesses left out.

    >>> [one.is_positive for one in find_statements("Pain fell significantly more; collapse did not differ.")]
    [True, False]
    """
    if not any(map(text.__contains__, _STEMS)):
        return ()
    statements = []
    start = 0
    for stop in (*(found.end() for found in _CLAUSE_END.finditer(text)), len(text)):
        if text.count("(", start, stop) > text.count(")", start, stop) and stop < len(text):
            continue  # `fewer had a fit (22 of 200; p = 0.002)` is one clause
        statement = _read_clause(text, start, stop)
        if statement is not None:
            statements.append(statement)
        start = stop
    return tuple(statements)


def _read_clause(text: str, start: int, stop: int) -> Statement | None:
    clause = text[start:stop]
    denied = _NEGATIVE.search(clause)
    said = _SAYING.search(clause)
    found = denied or said
    if found is None or _OPEN.search(clause, 0, found.start()) or clause.rstrip().endswith("?"):
        return None
    is_comparison = denied is None and found.lastgroup == "comparing"
    if denied is None and _NOT_BEFORE.search(clause, 0, found.end()):
        return None
    if (is_comparison or "uperior" in found[0] or denied) and _MAYBE.search(clause, 0, found.start()):
        return None
    return Statement(
        start=start + found.start(),
        stop=start + found.end(),
        clause=clause,
        is_positive=denied is None,
        is_comparison=is_comparison,
    )


def find_tests(extracts: Iterable[Extract]) -> tuple[StatisticalTest, ...]:
    """The data that say whether something was significant, by the work's word, its p value or its interval."""
    return tuple(
        StatisticalTest(datum=datum, extract=extract, is_significant=verdict)
        for extract in extracts
        for datum in extract.data
        for verdict in (is_significant(datum),)
        if verdict is not None
    )


def is_significant(datum: Datum) -> bool | None:
    """Whether a datum shows a difference: the work says so, p is below 0.05, or the interval excludes no effect.

    None when the datum is no test or leaves it open.
    """
    if datum.significant is not None:
        return datum.significant
    if datum.p:
        return _by_p(datum.p)
    if datum.ci is not None and datum.measure in _RATIOS | _DIFFERENCES:
        nothing = Decimal(1) if datum.measure in _RATIOS else Decimal(0)
        return not datum.ci[0] <= nothing <= datum.ci[1]
    return None


def _by_p(p: str) -> bool | None:
    if p.strip().lower() in ("ns", "n.s.", "not significant"):
        return False
    found = _P.search(p)
    if found is None:
        return None
    value = Decimal(found["value"].replace("·", "."))
    if found["sign"] in ("<", "≤"):
        return True if value <= _ALPHA else None
    if found["sign"] in (">", "≥"):
        return False if value >= _ALPHA else None
    return value < _ALPHA


def find_contradiction(statement: Statement, tests: Sequence[StatisticalTest]) -> StatisticalTest | None:
    """The test that says the opposite of the statement; None when another bears it out, or none is about it."""
    same = [one for one in tests if one.is_significant is statement.is_positive]
    opposite = [one for one in tests if one.is_significant is not statement.is_positive]
    if not opposite:
        return None
    nearest = max(opposite, key=lambda one: _nearness(statement, one))
    if same and _nearness(statement, nearest) <= max(_nearness(statement, one) for one in same):
        return None
    if statement.is_positive:
        return nearest
    return nearest if _is_about(statement, nearest, is_only=len(tests) == 1) else None


def _nearness(statement: Statement, test: StatisticalTest) -> int:
    return len(telling_stems(statement.clause) & telling_stems(test.datum.what) - _GENERIC)


def _says_p(clause: str, p: str) -> bool:
    found = _P.search(p)
    if found is None:
        return False
    number = "[.·]".join(map(re.escape, re.split("[.·]", found["value"])))
    return re.search(rf"\b[pP]\W{{0,4}}{number}(?![0-9])", clause) is not None


def _is_about(statement: Statement, test: StatisticalTest, *, is_only: bool) -> bool:
    """Whether a denial speaks of what was tested: half of its words, or the one difference there is."""
    if test.datum.p and _says_p(statement.clause, test.datum.p):
        return True
    about = telling_stems(test.datum.what) - _GENERIC
    if not about:
        return is_only
    return 2 * len(about & telling_stems(statement.clause)) >= len(about)
