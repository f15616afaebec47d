"""Pages about the checking itself: one for each rule, and the page of what was checked."""

from collections.abc import Iterator
from functools import partial

from mkdocs_evidence.analysis.reviews.public_findings import public_judgement
from mkdocs_evidence.checks import RULES
from mkdocs_evidence.host.review_rooms import whole_site
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.intake.import_findings import IMPORT_FINDINGS
from mkdocs_evidence.render.board.dashboard import REVIEW_DASHBOARD, render_review_dashboard
from mkdocs_evidence.render.dashboard import DASHBOARD, render_dashboard
from mkdocs_evidence.render.pages import GeneratedPage
from mkdocs_evidence.render.rule_page import (
    RULE_INDEX,
    DocumentedRule,
    render_rule,
    render_rule_index,
    rule_page,
)

_RUN = tuple(
    DocumentedRule(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        summary=rule.summary,
        remedy=rule.remedy,
        options=tuple((one.name, one.default, one.about) for one in rule.options),
        page=rule.page,
    )
    for rule in RULES
)
_IMPORTED = tuple(
    DocumentedRule(
        code=one.code,
        name=one.name,
        severity=one.severity,
        summary=one.summary,
        remedy="Found only by `evidence import`, in the text that was pasted.",
        options=(),
        page=one.page,
    )
    for one in IMPORT_FINDINGS
)


def documented_rules() -> tuple[DocumentedRule, ...]:
    """Everything that has a page: the rules, then what only an import finds."""
    return (*_RUN, *_IMPORTED)


def documentation_pages(build: SiteBuild) -> Iterator[GeneratedPage]:
    """The pages about the checking that the project asks for, in a fixed order."""
    if build.documents.rules:
        yield from _rule_pages(build)
    if build.documents.dashboard:
        dashboard = partial(_render_dashboard, build)
        yield GeneratedPage(path=DASHBOARD, title="What was checked", render=dashboard, is_searched=False)
    if build.documents.review_dashboard:
        work = partial(_render_review_dashboard, build)
        title = "Review dashboard"
        yield GeneratedPage(path=REVIEW_DASHBOARD, title=title, render=work, is_searched=False, is_listed=False)


def _render_review_dashboard(build: SiteBuild) -> str:
    return render_review_dashboard(whole_site(build), build.facts.links_from(REVIEW_DASHBOARD))


def _render_dashboard(build: SiteBuild) -> str:
    return render_dashboard(
        build.facts,
        public_judgement(build.compilation.judgement, build.compilation.ledger, build.ledger),
        _RUN,
        build.facts.links_from(DASHBOARD),
        has_rule_pages=build.documents.rules,
    )


def _rule_pages(build: SiteBuild) -> Iterator[GeneratedPage]:
    rules = documented_rules()
    index = partial(render_rule_index, rules, build.facts.links_from(RULE_INDEX))
    yield GeneratedPage(path=RULE_INDEX, title="Rules", render=index, is_searched=False)
    for rule in rules:
        path = rule_page(rule.name)
        page = partial(render_rule, rule, build.facts.links_from(path))
        yield GeneratedPage(path=path, title=rule.name, render=page, is_searched=False)
