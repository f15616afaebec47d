"""What pages show, worked out once: for the whole site, and for one article.

The order of work is `gather_site(ledger)` once a build, then for each article `gather_article(article, site)`, its
decor for the Markdown extension, and `render_article` for the whole content of its page.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mkdocs_evidence.analysis.citing import Citing, index_citing
from mkdocs_evidence.analysis.numbering import number_references
from mkdocs_evidence.analysis.reviews.chain import JudgedRecord
from mkdocs_evidence.analysis.reviews.comments import find_comments
from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, ClaimStanding, index_reviews, stand_article
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import ArticleId, ClaimId, ClaimName, PersonId, ReferenceKey, TermId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Extract
from mkdocs_evidence.render.links import FileLinks, Links, article_page, history_page
from mkdocs_evidence.render.references.short import short_reference

MOST_STANDINGS = 2048
"""Standings that stay at hand of those that can be had again in a moment: each takes as much as the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What every page may need of the whole site."""

    ledger: Ledger
    reviews: Mapping[ArticleId, tuple[JudgedRecord, ...]]
    citing: Citing
    claims: Mapping[ClaimName, Claim]
    terms: Mapping[TermId, str]
    """Names of populations, outcomes, interventions and staging schemes."""
    name: str
    """Of the site; empty when it has none."""
    url: str
    """Where it is published, with a slash at the end; empty when nobody has said."""
    directory_urls: bool
    names_files: bool = False
    """Whether addresses of its pages name their files, so that they also lead there in a folder."""
    has_search: bool = False
    """Whether its claims can be searched, and it has the pages for that."""
    standings: dict[ArticleId, ArticleStanding] = field(default_factory=dict, repr=False, compare=False)
    """What `standing` worked out before, by article."""
    known_standings: dict[ArticleId, Callable[[], ArticleStanding]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """What gives those that were worked out by an earlier build, or by another process."""
    standings_at_hand: deque[ArticleId] = field(default_factory=deque, repr=False, compare=False)
    """The articles of those that it gave, the last one at the end."""
    work_names: dict[ReferenceKey, str] = field(default_factory=dict, repr=False, compare=False)
    """What `work_name` gave, now or in an earlier build."""
    extracts: dict[int, tuple[Extract, str]] = field(default_factory=dict, repr=False, compare=False)
    """Extracts that were shown lately, by identity, with their HTML."""

    def links_from(self, page: str) -> Links:
        """Addresses as a page writes them, by its path under the pages folder."""
        kind = FileLinks if self.names_files else Links
        return kind(here=page, directory_urls=self.directory_urls)

    def person_name(self, person: PersonId) -> str:
        """A person's name, or the key the author wrote where nobody has it."""
        found = self.ledger.people.get(person)
        return found.name if found else person

    def term_name(self, term: TermId | None) -> str:
        """A term's name, or the key the author wrote where the vocabulary lacks it; empty for None."""
        return self.terms.get(term, term) if term else ""

    def work_name(self, key: ReferenceKey) -> str:
        """A work in a few words, or the key that the author wrote where nobody has it.

        A work whose name is known is not looked into: thousands of pages are called after works.
        """
        if key not in self.work_names:
            reference = self.ledger.references.get(key)
            self.work_names[key] = key if reference is None else short_reference(reference)
        return self.work_names[key]

    def has_history(self, article: ArticleId) -> bool:
        """Whether the board has a record on an article that counts, so that there is a page of what it did."""
        return any(one.counts for one in self.reviews.get(article, ()))

    def standing(self, article: Article) -> ArticleStanding:
        """Where an article of the ledger stands with the board; worked out once, since many pages say it."""
        found = self.standings.get(article.id)
        if found is None:
            known = self.known_standings.get(article.id)
            records = self.reviews.get(article.id, ())
            found = known() if known else stand_article(article, self.ledger, records)
            self.standings[article.id] = found
            if known:
                self._forget_another(article.id)
        return found

    def _forget_another(self, article: ArticleId) -> None:
        self.standings_at_hand.append(article)
        if len(self.standings_at_hand) > MOST_STANDINGS:
            self.standings.pop(self.standings_at_hand.popleft(), None)


def gather_site(
    ledger: Ledger,
    *,
    name: str = "",
    url: str = "",
    directory_urls: bool = True,
    names_files: bool = False,
    has_search: bool = False,
) -> SiteFacts:
    """Works out what pages share. Linear in the size of the ledger.

    Args:
        ledger: The site's content.
        name: Of the site, for "how to cite".
        url: Where the site is published; only "how to cite" prints it.
        directory_urls: MkDocs' `use_directory_urls`.
        names_files: Whether addresses of its pages name their files.
        has_search: Whether the claims can be searched.
    """
    vocabulary = ledger.vocabulary
    terms = {
        **{term.id: term.name for term in vocabulary.populations},
        **{term.id: term.name for term in vocabulary.outcomes},
        **{term.id: term.name for term in vocabulary.interventions},
        **{scheme.id: " ".join(filter(None, [scheme.name, scheme.edition])) for scheme in vocabulary.staging},
        **{
            TermId(f"{scheme.id}:{stage}"): " ".join(filter(None, [scheme.name, scheme.edition, "stage", stage]))
            for scheme in vocabulary.staging
            for stage, _ in scheme.stages
        },
    }
    return SiteFacts(
        ledger=ledger,
        reviews=index_reviews(ledger),
        citing=index_citing(ledger),
        claims=NamedClaims(ledger.articles),
        terms=terms,
        name=name,
        url=f"{url.rstrip('/')}/" if url else "",
        directory_urls=directory_urls,
        names_files=names_files,
        has_search=has_search,
    )


def follow_site(
    site: SiteFacts, names: Iterable[ArticleId], ledger: Ledger, *, has_other_data: bool = False
) -> SiteFacts:
    """What `gather_site` gives of a ledger, from what it gave while some articles were other than they are.

    Args:
        site: From before.
        names: The articles that changed; there are the same ones.
        ledger: As it is now, by the same settings.
        has_other_data: Whether works and records may have changed too; flows may in any case.
    """
    if has_other_data:
        reviews = index_reviews(ledger)
        site = replace(site, reviews=reviews, standings={}, known_standings={}, work_names={}, extracts={})
    citing = site.citing
    standings, known_standings = dict(site.standings), dict(site.known_standings)
    for name in names:
        before, after = site.ledger.articles[name], ledger.articles[name]
        citing = citing.follow(before, after, ledger)
        standings.pop(name, None)
        known_standings.pop(name, None)
    return replace(
        site,
        ledger=ledger,
        citing=citing,
        claims=NamedClaims(ledger.articles),
        standings=standings,
        known_standings=known_standings,
    )


class NamedClaims(Mapping[ClaimName, Claim]):
    """The claims of a site by their full names, looked for in their articles: few are ever asked for by name."""

    def __init__(self, articles: Mapping[ArticleId, Article]) -> None:
        """Takes all articles."""
        self._articles = articles

    def __getitem__(self, name: ClaimName) -> Claim:
        article_id, _, claim_id = name.rpartition("#")
        for claim in reversed(self._articles[ArticleId(article_id)].claims):
            if claim.id == claim_id:
                return claim
        raise KeyError(name)

    def __iter__(self) -> Iterator[ClaimName]:
        for article in self._articles.values():
            names = (ClaimName(f"{article.id}#{claim.id}") for claim in article.claims if claim.id is not None)
            yield from dict.fromkeys(names)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """What the page of one article shows besides its text."""

    article: Article
    site: SiteFacts
    numbers: Mapping[ReferenceKey, int]
    standing: ArticleStanding
    claim_standings: Mapping[ClaimId, ClaimStanding]
    comments: Mapping[ClaimId, int]
    """How many comments members made on each claim; claims without any are left out."""
    links: Links
    history: str
    """Address of the page of what the board did with the article; empty when there is none."""
    source_lines: dict[tuple[str | None, ...], str] = field(default_factory=dict, repr=False, compare=False)
    """Works as its cards name them, by what tells their citations apart, filled as they are asked for."""


def gather_article(article: Article, site: SiteFacts) -> ArticleFacts:
    """Works out what the page of one article shows."""
    standing = site.standing(article)
    links = site.links_from(article_page(article.id))
    return ArticleFacts(
        article=article,
        site=site,
        numbers=number_references(article, site.ledger),
        standing=standing,
        claim_standings={
            claim.id: stands
            for claim, stands in zip(article.claims, standing.claims, strict=True)
            if claim.id is not None
        },
        comments=Counter(one.verdict.claim for one in find_comments(article.id, site.ledger)),
        links=links,
        history=links.to(history_page(article.id)) if site.has_history(article.id) else "",
    )
