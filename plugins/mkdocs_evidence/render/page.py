"""The whole content of an article's page: status, bottom line, claims, flow, references, how to cite and report."""

from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.model.claim import Strength
from mkdocs_evidence.render.audiences import AddressedText, AudiencesView, addressed, audiences_view
from mkdocs_evidence.render.board.status import StatusView, status_view
from mkdocs_evidence.render.cards.findings_table import FindingGroup, findings_view
from mkdocs_evidence.render.claim_search.box import FollowUpView, follow_up_view
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.flows.outline import FlowView, flow_view
from mkdocs_evidence.render.flows.stepper import StepperView, stepper_view
from mkdocs_evidence.render.for_programs.json_ld import canonical_url
from mkdocs_evidence.render.for_programs.page_record import edition_words, page_record
from mkdocs_evidence.render.links import article_page, page_url
from mkdocs_evidence.render.references.of_article import render_references
from mkdocs_evidence.render.references.page import Exports
from mkdocs_evidence.render.reporting import report_url
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.terms import ExplainedTerm, used_terms
from mkdocs_evidence.render.words import SECTION_LINK, STRENGTH, Term, join_words, keep_together, within_sentence

_ANSWER = '<section class="ev-answer">'
"""As the Markdown extension opens the bottom line; no author's text can, since raw HTML is text in guidance."""

_MOST_NOT_COVERED = 8
"""Questions that an article does not answer that its page shows outright."""

_ANSWER_HEADING = (
    '<h2 id="ev-bottom-line">Bottom line'
    f'<a class="headerlink" href="#ev-bottom-line" title="{SECTION_LINK}">&para;</a></h2>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """A part of the page to which readers with a keyboard can go at once."""

    anchor: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """Everything on the page of an article."""

    id: str
    question: str
    population: str
    staging: str
    authors: str
    skips: tuple[Skip, ...]
    status: StatusView
    policy: str
    """Address of the editorial policy; empty when the site has none."""
    policy_version: str
    body: Markup
    findings: tuple[FindingGroup, ...]
    not_covered: tuple[str, ...]
    """The first of the questions that the article does not answer."""
    further_not_covered: int
    """How many more there are: paper and phones are spared them, and the box for follow-up questions knows all."""
    flow: FlowView | None
    stepper: StepperView | None
    """The same flow as a form; None when its proof does not hold."""
    flow_url: str
    references: Markup
    """Items of a list; empty where the article cites no work."""
    audiences: AudiencesView
    terms: tuple[ExplainedTerm, ...]
    """Of the glossary, those that the text uses."""
    strengths: tuple[Term, ...]
    """Of its recommendations; paper says once what each asks of readers."""
    disclaimers: tuple[AddressedText, ...]
    follow_up: FollowUpView | None
    """None when the site cannot be searched."""
    citation: str
    exports: tuple[tuple[str, str], ...]
    """The page as others cite it: (format, text)."""
    url: str
    """Its one address; empty while nobody has said where the site is."""
    version: str
    edition: str
    """Version and status, as citations name them: `1234-abcd, draft`."""
    report: str


def render_article(facts: ArticleFacts, body_html: str, *, exports: Exports | None = None) -> str:
    """The content of an article's page, for any theme to put into its main part.

    Args:
        facts: Of the article, from `gather_article`.
        body_html: What the guidance dialect made of the author's text, with the marks and cards of `CardDecor`.
        exports: Gives a work in the formats of other tools, as (name of the format, text); None offers none.
    """
    return render_template("article.html", article_view(facts, body_html, exports=exports))


def article_view(facts: ArticleFacts, body_html: str, *, exports: Exports | None = None) -> ArticleView:
    """Everything on the page of an article, as its template takes it."""
    article, site, settings = facts.article, facts.site, facts.site.ledger.settings
    flow = site.ledger.flows.get(article.flow) if article.flow else None
    findings = findings_view(facts)
    return ArticleView(
        id=article.id,
        question=keep_together(article.question or article.title),
        population=within_sentence(site.term_name(article.population)),
        staging=site.term_name(article.staging),
        authors=join_words([author.name for author in article.authors]),
        skips=_skips(facts, has_findings=bool(findings)),
        status=status_view(facts),
        policy=facts.links.to(settings.policy_page) if settings.policy_page else "",
        policy_version=settings.policy_version,
        body=Markup(body_html.replace(_ANSWER, _ANSWER + _ANSWER_HEADING, 1)),
        findings=findings,
        not_covered=article.not_covered[:_MOST_NOT_COVERED],
        further_not_covered=len(article.not_covered[_MOST_NOT_COVERED:]),
        flow=flow_view(flow, site, facts.links) if flow else None,
        stepper=stepper_view(flow, site, facts.links) if flow else None,
        flow_url=facts.links.to_flow(flow.id) if flow else "",
        references=render_references(facts),
        audiences=audiences_view(article, site.ledger),
        terms=used_terms(body_html, site.ledger),
        strengths=tuple(STRENGTH[one] for one in Strength if any(claim.strength is one for claim in article.claims)),
        disclaimers=tuple(addressed(who, text, site.ledger) for who, text in settings.disclaimers),
        follow_up=follow_up_view(facts),
        citation=citation_text(facts),
        exports=tuple(exports(page_record(facts))) if exports else (),
        url=canonical_url(facts),
        version=version_code(facts.standing.digest),
        edition=edition_words(facts),
        report=report_url(facts),
    )


def _skips(facts: ArticleFacts, *, has_findings: bool) -> tuple[Skip, ...]:
    article = facts.article
    advice = next((claim.id for claim in article.claims if claim.is_recommendation and claim.id), "")
    parts = (
        ("ev-bottom-line", "Bottom line", bool(article.answer)),
        (advice, "First recommendation", bool(advice)),
        ("ev-findings", "Summary of findings", has_findings),
        ("ev-flow", "Decision flow", article.flow in facts.site.ledger.flows),
        ("ev-references", "References", bool(facts.numbers)),
    )
    return tuple(Skip(anchor=anchor, name=name) for anchor, name, is_there in parts if is_there)


def citation_text(facts: ArticleFacts) -> str:
    """How to cite the page, in the manner of NLM's web pages, with version and status of exactly these claims."""
    article, site = facts.article, facts.site
    version = f"version {edition_words(facts)}"
    url = site.url + page_url(article_page(article.id), directory_urls=site.directory_urls) if site.url else ""
    parts = (
        join_words([author.name for author in article.authors]),
        f"{(article.question or article.title).rstrip('.')} [Internet]",
        site.name,
        f"{date_text(article.written)} [{version}]" if article.written else version.capitalize(),
        f"Available from: {url}" if url else "",
    )
    return " ".join(f"{part}." if not part.startswith("Available") else part for part in parts if part)
