"""The rule `significance-without-test`."""

from collections.abc import Iterable, Iterator, Sequence

from mkdocs_evidence.analysis.figures.agreement import is_printed
from mkdocs_evidence.analysis.figures.names import name_blanker
from mkdocs_evidence.analysis.figures.printed import find_printed_figures
from mkdocs_evidence.analysis.figures.ratios import RATIOS
from mkdocs_evidence.analysis.figures.reader import find_figures
from mkdocs_evidence.analysis.figures.significance import (
    Statement,
    StatisticalTest,
    find_contradiction,
    find_statements,
    find_tests,
    is_significant,
    statements_of,
)
from mkdocs_evidence.analysis.figures.tested_effects import Against, find_effect, find_effect_against_tests
from mkdocs_evidence.analysis.scope.stances import Reading, stances_of
from mkdocs_evidence.analysis.support import find_carrying_extracts, has_loose_end
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import AnswerSentence, Article, Claim, LayText
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.ids import ClaimId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Datum, Extract

_AGAINST = {
    Against.TURNED: ("goes the other way than the test", "Say which way it went as the work says it."),
    Against.SHOWN: (
        "denies what the test shows",
        "Say what the test showed, or cite the extract that shows no difference.",
    ),
    Against.NOT_SHOWN: (
        "says that there is an effect, and the test shows none",
        "Say that no effect was shown, or cite the work that shows one.",
    ),
}


@rule(
    "EV106",
    on=Article,
    since="0.2",
    remedy="Say what was measured without this word, or add the test that the work reports to the extract: its p "
    "value, its interval, or `significant: yes`.",
)
def significance_without_test(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """Words that claim significance or superiority where no cited test shows it, or deny it against one."""
    said, stances = statements_of(article), stances_of(article)
    for claim in article.claims if said or stances else ():
        statements = said.get(claim.text)
        if statements:
            yield from _check(claim, statements, [claim], ledger)
        elif claim.text in stances:
            yield from _check_effect(claim, stances[claim.text], ledger)
    claims: dict[ClaimId, Claim] = {}
    parts: tuple[AnswerSentence | LayText, ...] = (*article.answer, *article.lay_texts)
    for part in parts if said else ():
        statements = said.get(part.text)
        if statements:
            claims = claims or {claim.id: claim for claim in reversed(article.claims) if claim.id is not None}
            names = part.rests_on if isinstance(part, AnswerSentence) else (part.claim,)
            if names and all(name in claims for name in names):
                yield from _check(part, statements, [claims[name] for name in names], ledger)


def _check(
    block: Claim | AnswerSentence | LayText, statements: Sequence[Statement], claims: Sequence[Claim], ledger: Ledger
) -> Iterator[Finding]:
    if any(has_loose_end(claim, ledger) for claim in claims):
        return
    extracts = [extract for claim in claims for extract in find_carrying_extracts(claim, ledger)]
    tests = find_tests(_printing(block, extracts, ledger)) or find_tests(extracts)
    for statement in statements:
        words = block.text[statement.start : statement.stop]
        against = find_contradiction(statement, tests)
        if against is not None:
            yield _contradict(block, statement, words, against)
        elif statement.is_positive and not tests and not _is_quoted(statement, extracts):
            yield Finding(
                at=block.text_map.place(statement.start, statement.stop),
                message=f"“{words}” speaks of a test, and no cited extract gives its result.",
                severity=Severity.WARNING if statement.is_comparison else None,
            )


def _check_effect(claim: Claim, stances: Iterable[Reading], ledger: Ledger) -> Iterator[Finding]:
    reading = find_effect(stances)
    if reading is None:
        return
    extracts = find_carrying_extracts(claim, ledger)
    effect = find_effect_against_tests(reading, find_tests(_printing(claim, extracts, ledger) or extracts))
    if effect is None:
        return
    words, test = claim.text[effect.start : effect.stop], effect.test
    says, remedy = _AGAINST[effect.against]
    yield Finding(
        at=claim.text_map.place(effect.start, effect.stop),
        message=f"“{words}” {says}: the extract `{test.extract.id}` has {_say_result(test.datum)} for "
        f"“{test.datum.what}”.",
        remedy=remedy,
        severity=Severity.WARNING if effect.against is Against.NOT_SHOWN else None,
        related=(Related(at=test.datum.at, message="The work's test is here."),),
    )


def _say_result(datum: Datum) -> str:
    """`a risk ratio of 0.85 (0.77 to 0.93)`, or the verdict where the work prints no ratio."""
    if datum.value is None or datum.measure not in RATIOS:
        return "no significant difference" if not is_significant(datum) else "a significant difference"
    interval = f" ({datum.ci[0]} to {datum.ci[1]})" if datum.ci is not None else ""
    article = "an" if datum.measure.startswith("o") else "a"
    return f"{article} {datum.measure.replace('-', ' ')} of {datum.value}{interval}"


def _printing(block: Claim | AnswerSentence | LayText, extracts: Sequence[Extract], ledger: Ledger) -> list[Extract]:
    """The extracts that print a figure of the text, and so are those it speaks of; all of them when none does."""
    figures = find_figures(block.text, name_blanker(ledger))
    return [
        extract
        for extract in extracts
        if any(is_printed(figure, find_printed_figures(extract, ledger)) for figure in figures)
    ]


def _is_quoted(statement: Statement, extracts: Sequence[Extract]) -> bool:
    """Whether a work's own words say as much."""
    return any(
        said.is_positive and (statement.is_comparison or not said.is_comparison)
        for extract in extracts
        for said in find_statements(extract.quote)
    )


def _contradict(
    block: Claim | AnswerSentence | LayText, statement: Statement, words: str, against: StatisticalTest
) -> Finding:
    p = f" (p {against.datum.p})" if against.datum.p[:1] in ("<", ">", "=") else ""
    p = p or (f" (p = {against.datum.p})" if against.datum.p else "")
    verdict = "was significant" if against.is_significant else "was not significant"
    return Finding(
        at=block.text_map.place(statement.start, statement.stop),
        message=f"“{words}”: the extract `{against.extract.id}` says that “{against.datum.what}” {verdict}{p}.",
        remedy="Say what the test showed; a difference that was not significant is no difference to build on."
        if statement.is_positive
        else "Say what the test showed, or cite the extract that shows no difference.",
        related=(Related(at=against.datum.at, message="The work's test is here."),),
    )
