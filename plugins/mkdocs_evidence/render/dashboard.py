"""The page that says what was checked: how much, what remains, what is excused and by whom, which rules are milder."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.judgement import Excused, Judgement
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.settings import Settings, Waiver
from mkdocs_evidence.render.board.status import article_state, state_class, status_sentence
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import Links, article_page, flow_page, reference_page
from mkdocs_evidence.render.rule_page import RULE_INDEX, DocumentedRule, rule_page
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import SEVERITY, STATE, Term

DASHBOARD = "checks.md"

MAX_ARTICLES = 200
"""Articles that are listed one by one; the page must not grow with the site."""
MAX_PLACES = 20
"""Findings of one rule that are listed one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """One finding that does not refuse the site."""

    where: str
    """File and line."""
    url: str
    """Of the claim, article, work or flow it is in; empty when it is in none."""
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundGroup:
    """The findings of one rule."""

    rule: str
    url: str
    """Of the rule's page; empty when the site has none."""
    severity: Term
    count: int
    lines: tuple[FoundLine, ...]
    """The first of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverLine:
    """One waiver."""

    rule: str
    url: str
    where: str
    reason: str
    signer: str
    ends: str
    """ISO."""
    ends_text: str
    count: int
    """Findings that it excuses now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """One article."""

    question: str
    url: str
    state: Term
    state_id: str
    sentence: str
    findings: int
    excused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRule:
    """A rule that weighs something else on this site than by itself."""

    rule: str
    url: str
    where: str
    """`everywhere`, or a folder."""
    own: Term
    here: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardView:
    """Everything that the page shows."""

    counts: tuple[tuple[str, int], ...]
    rules_url: str
    """Of the list of rules; empty when the site has none."""
    states: tuple[tuple[Term, str, int], ...]
    """(state, its id, number of articles)."""
    articles: tuple[ArticleLine, ...]
    articles_left_out: int
    found: tuple[FoundGroup, ...]
    waivers: tuple[WaiverLine, ...]
    old: tuple[tuple[str, str, int], ...]
    """(rule, address of its page, number of old findings)."""
    baseline: str
    """The file of old findings; empty when the site has none."""
    changed: tuple[ChangedRule, ...]


def render_dashboard(
    site: SiteFacts, judgement: Judgement, rules: Sequence[DocumentedRule], links: Links, *, has_rule_pages: bool
) -> str:
    """The page of what was checked.

    Args:
        site: From `gather_site`.
        judgement: What the rules found.
        rules: Those that were run.
        links: Of the page.
        has_rule_pages: Whether names of rules may lead to their pages.
    """
    pages = {rule.name: links.to(rule_page(rule.name)) if has_rule_pages else "" for rule in rules}
    articles = tuple(_article_lines(site, judgement, links))
    listed = (
        articles if len(articles) <= MAX_ARTICLES else tuple(one for one in articles if one.findings)[:MAX_ARTICLES]
    )
    states = Counter((one.state_id, one.state) for one in articles)
    order = [state.value for state in STATE]
    view = DashboardView(
        counts=_counts(site, rules),
        rules_url=links.to(RULE_INDEX) if has_rule_pages else "",
        states=tuple(
            (term, name, states[name, term]) for name, term in sorted(states, key=lambda one: order.index(one[0]))
        ),
        articles=listed,
        articles_left_out=len(articles) - len(listed),
        found=tuple(_found_groups(site, judgement.shown, pages, links)),
        waivers=tuple(_waiver_lines(site.ledger.settings.waivers, judgement.excused, pages)),
        old=tuple((rule, pages.get(rule, ""), count) for rule, count in _by_rule(judgement.old)),
        baseline=judgement.baseline.file if judgement.baseline else "",
        changed=tuple(_changed_rules(site.ledger.settings, rules, pages)),
    )
    return render_template("dashboard.html", view)


def _counts(site: SiteFacts, rules: Sequence[DocumentedRule]) -> tuple[tuple[str, int], ...]:
    ledger = site.ledger
    claims, recommendations, citations = 0, 0, 0
    # One article after the other: all claims of a large site at once would fill the memory.
    for article in ledger.articles.values():
        claims += len(article.claims)
        recommendations += sum(claim.is_recommendation for claim in article.claims)
        citations += sum(len(claim.citations) for claim in article.claims)
    return (
        ("Rules", len(rules)),
        ("Articles", len(ledger.articles)),
        ("Claims", claims),
        ("Recommendations among them", recommendations),
        ("Citations in claims", citations),
        ("Works", len(ledger.references)),
        ("Extracts of works", sum(len(work.extracts) for work in ledger.references.values())),
        ("Decision flows", len(ledger.flows)),
    )


def _article_lines(site: SiteFacts, judgement: Judgement, links: Links) -> Iterator[ArticleLine]:
    found = Counter(one.at.file for one in judgement.shown)
    excused = Counter(one.diagnostic.at.file for one in judgement.excused)
    for article in site.ledger.articles.values():
        standing = site.standing(article)
        yield ArticleLine(
            question=article.question or article.title,
            url=links.to(article_page(article.id)),
            state=article_state(standing, site),
            state_id=state_class(standing),
            sentence=status_sentence(standing),
            findings=found[article.file],
            excused=excused[article.file],
        )


def _found_groups(
    site: SiteFacts, diagnostics: Sequence[Diagnostic], pages: Mapping[str, str], links: Links
) -> Iterator[FoundGroup]:
    addresses = _Addresses(site, links)
    by_rule: dict[tuple[Severity, str], list[Diagnostic]] = defaultdict(list)
    for one in diagnostics:
        by_rule[one.severity, one.name].append(one)
    order = list(SEVERITY)
    for severity, rule in sorted(by_rule, key=lambda one: (order.index(one[0]), -len(by_rule[one]), one[1])):
        group = by_rule[severity, rule]
        lines = tuple(
            FoundLine(
                where=f"{one.at.file}, line {one.at.line}",
                url=addresses.of(one.at),
                message=one.message,
            )
            for one in group[:MAX_PLACES]
        )
        yield FoundGroup(rule=rule, url=pages.get(rule, ""), severity=SEVERITY[severity], count=len(group), lines=lines)


class _Addresses:
    """Where on the site stands what a file says."""

    def __init__(self, site: SiteFacts, links: Links) -> None:
        ledger = site.ledger
        self._links = links
        self._articles = {article.file: article for article in ledger.articles.values()}
        self._pages = {
            **{article.file: article_page(article.id) for article in ledger.articles.values()},
            **{reference.file: reference_page(reference.key) for reference in ledger.references.values()},
            **{flow.file: flow_page(flow.id) for flow in ledger.flows.values()},
        }

    def of(self, at: Place) -> str:
        page = self._pages.get(at.file)
        if page is None:
            return ""
        article = self._articles.get(at.file)
        claims = article.claims if article is not None else ()
        inside = [claim.id for claim in claims if claim.id and claim.at.line <= at.line <= claim.at.end[0]]
        return self._links.to(page) + (f"#{inside[-1]}" if inside else "")


def _waiver_lines(
    waivers: Sequence[Waiver], excused: Sequence[Excused], pages: Mapping[str, str]
) -> Iterator[WaiverLine]:
    used = Counter(one.waiver for one in excused)
    for waiver in waivers:
        yield WaiverLine(
            rule=waiver.rule,
            url=pages.get(waiver.rule, ""),
            where=waiver.where,
            reason=waiver.reason,
            signer=waiver.signer,
            ends=waiver.expires.isoformat(),
            ends_text=date_text(waiver.expires),
            count=used[waiver],
        )


def _by_rule(diagnostics: Sequence[Diagnostic]) -> list[tuple[str, int]]:
    return sorted(Counter(one.name for one in diagnostics).items(), key=lambda one: (-one[1], one[0]))


def _changed_rules(
    settings: Settings, rules: Sequence[DocumentedRule], pages: Mapping[str, str]
) -> Iterator[ChangedRule]:
    for rule in rules:
        setting = settings.rules.get(rule.name)
        places = [("everywhere", setting.severity)] if setting is not None else []
        places += [(folder.folder, folder.severities.get(rule.name)) for folder in settings.folders]
        for where, here in places:
            if here is not None and here is not rule.severity:
                yield ChangedRule(
                    rule=rule.name,
                    url=pages[rule.name],
                    where=where,
                    own=SEVERITY[rule.severity],
                    here=SEVERITY[here],
                )
