"""Lists made from the site's settings and articles: the glossary, the questions."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.render.board.members import site_summary
from mkdocs_evidence.render.board.status import article_state, state_class, status_sentence
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import Links, article_page
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.terms import term_anchors
from mkdocs_evidence.render.words import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """An abbreviation or term."""

    anchor: str
    term: str
    name: str
    """What it stands for; empty when that is the term itself."""
    plain: str
    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryView:
    """All terms, in the order of the alphabet."""

    terms: tuple[GlossaryTerm, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """One article in a list."""

    question: str
    url: str
    state: Term
    state_id: str
    sentence: str
    searched: str
    due: date | None
    """By when it is to be reviewed again; the browser says when that has passed."""
    due_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The articles of one folder."""

    name: str
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsView:
    """All articles by area."""

    areas: tuple[Area, ...]
    summary: str
    """How much of all of it is approved; empty for a site without a board, or of one article that says so itself."""


def render_glossary(site: SiteFacts) -> str:
    """The glossary, in the order of the alphabet."""
    entries = sorted(term_anchors(site.ledger).items(), key=lambda one: (one[0].id.casefold(), one[0].id))
    terms = tuple(
        GlossaryTerm(
            anchor=anchor,
            term=one.id,
            name=one.name if one.name.casefold() != one.id.casefold() else "",
            plain=one.plain,
            avoid=one.avoid,
        )
        for one, anchor in entries
    )
    return render_template("glossary.html", GlossaryView(terms=terms))


def render_questions(site: SiteFacts, links: Links) -> str:
    """The articles by area, each with its computed status."""
    areas = groupby(site.ledger.articles, key=area_name)
    view = QuestionsView(
        areas=tuple(
            Area(name=name, questions=tuple(_question(article, site, links) for article in articles))
            for name, articles in areas
        ),
        summary=site_summary(site) if site.ledger.board is not None and len(site.ledger.articles) > 1 else "",
    )
    return render_template("questions.html", view)


def area_name(article: ArticleId) -> str:
    """The folder of an article, as a heading.

    >>> area_name(ArticleId("hip/avn-stage-2")), area_name(ArticleId("overview"))
    ('Hip', 'General')
    """
    folder = article.rpartition("/")[0].replace("/", ", ").replace("-", " ")
    return folder[:1].upper() + folder[1:] or "General"


def _question(name: ArticleId, site: SiteFacts, links: Links) -> QuestionLine:
    article = site.ledger.articles[name]
    standing = site.standing(article)
    return QuestionLine(
        question=article.question or article.title,
        url=links.to(article_page(name)),
        state=article_state(standing, site),
        state_id=state_class(standing),
        sentence=status_sentence(standing),
        searched=date_text(article.searched) if article.searched else "",
        due=article.review_due,
        due_text=date_text(article.review_due) if article.review_due else "",
    )
