"""What search engines read of an article: schema.org's terms, as JSON in the head of the page.

Nothing is said here that the board has not decided: the date and the names of a review stand only on an article of
which every claim is approved, and never for a board of roles.
"""

import json
from collections.abc import Iterator

from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.board.sign_off_words import claim_state
from mkdocs_evidence.render.board.status import article_state
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.links import article_page, page_url
from mkdocs_evidence.render.words import CERTAINTY, STRENGTH

Json = str | list["Json"] | dict[str, "Json"]

_TYPES = {
    "article-journal": "ScholarlyArticle",
    "article": "ScholarlyArticle",
    "paper-conference": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""schema.org's type for a CSL type; the rest are creative works."""


def json_ld_tag(facts: ArticleFacts) -> str:
    """The article in schema.org's terms, as an element for the head of its page."""
    text = json.dumps(describe_article(facts), ensure_ascii=False, separators=(",", ":"))
    # Within a script element only these three could end it or begin a comment.
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return f'<script type="application/ld+json">{safe}</script>'


def describe_article(facts: ArticleFacts) -> dict[str, Json]:
    """The article as a schema.org `MedicalWebPage`; what nobody knows is left out."""
    article, site = facts.article, facts.site
    url = canonical_url(facts)
    whole: dict[str, Json] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": url,
        "url": url,
        "name": article.title,
        "headline": article.question,
        "abstract": " ".join(sentence.text for sentence in article.answer),
        "dateModified": article.written.isoformat() if article.written else "",
        "version": version_code(facts.standing.digest),
        "creativeWorkStatus": article_state(facts.standing, site).name,
        "audience": [*_audiences(article)],
        "author": [*_authors(article)],
        "isPartOf": _without_gaps({"@type": "WebSite", "name": site.name, "url": site.url}) if site.name else "",
        **_review(facts),
        "mainEntity": [_recommendation(claim, facts, url) for claim in article.claims if claim.is_recommendation],
        "citation": [_work(site.ledger.references[key]) for key in facts.numbers],
    }
    return _without_gaps(whole)


def canonical_url(facts: ArticleFacts) -> str:
    """The one address of an article; empty while nobody has said where the site is published."""
    site = facts.site
    return site.url + page_url(article_page(facts.article.id), directory_urls=site.directory_urls) if site.url else ""


def _without_gaps(whole: dict[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in whole.items() if value}


def _audiences(article: Article) -> Iterator[Json]:
    yield {"@type": "MedicalAudience", "audienceType": "Clinician"}
    for audience in dict.fromkeys(lay.audience for lay in article.lay_texts):
        yield {"@type": "MedicalAudience", "audienceType": audience.capitalize()}


def _authors(article: Article) -> Iterator[Json]:
    for author in article.authors:
        orcid = f"https://orcid.org/{author.orcid}" if author.orcid else ""
        yield _without_gaps({"@type": "Person", "name": author.name, "sameAs": orcid})


def _review(facts: ArticleFacts) -> dict[str, Json]:
    board, standing = facts.site.ledger.board, facts.standing
    if board is None or board.demonstration or standing.state is not State.APPROVED or standing.reviewed is None:
        return {}
    signers = dict.fromkeys(signer for claim in standing.claims for signer in claim.signers)
    return {
        "lastReviewed": standing.reviewed.isoformat(),
        "reviewedBy": [{"@type": "Person", "name": facts.site.person_name(signer)} for signer in signers],
    }


def _recommendation(claim: Claim, facts: ArticleFacts, url: str) -> Json:
    standing = facts.claim_standings.get(claim.id) if claim.id else None
    state = claim_state(standing.state if standing else State.DRAFT, facts.site)
    grades = (STRENGTH[claim.strength].name if claim.strength else "", _certainty(claim))
    written = facts.article.written
    subject = facts.site.term_name(claim.intervention)
    return _without_gaps(
        {
            "@type": "MedicalGuidelineRecommendation",
            "url": f"{url}#{claim.id}" if url and claim.id else "",
            "name": claim.text,
            "recommendationStrength": ", ".join(filter(None, grades)),
            "guidelineDate": written.isoformat() if written else "",
            "guidelineSubject": {"@type": "MedicalEntity", "name": subject} if subject else "",
            "disambiguatingDescription": f"{state.name}: {state.about}",
        }
    )


def _certainty(claim: Claim) -> str:
    return f"{CERTAINTY[claim.certainty].name.lower()} (GRADE)" if claim.certainty else ""


def _work(reference: Reference) -> Json:
    """A work by its title and its registries; its authors are there, and the list of references names them too."""
    return _without_gaps(
        {
            "@type": _TYPES.get(reference.type, "CreativeWork"),
            "name": reference.title,
            "datePublished": str(reference.issued.year) if reference.issued else "",
            "sameAs": [
                *([f"https://doi.org/{reference.doi}"] if reference.doi else []),
                *([f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"] if reference.pmid else []),
            ],
            "url": "" if reference.doi or reference.pmid else reference.url,
        }
    )
