"""What only the whole site can tell: whether the people, flows and vocabulary terms that files name are there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mkdocs_evidence.load.articles.claim_names import ArticleNames
from mkdocs_evidence.load.faults import wrong_value
from mkdocs_evidence.load.nearest import nearest
from mkdocs_evidence.model.claim import Article, Author
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import PersonId, TermId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.people import StagingScheme, Vocabulary
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Reference


def resolve_article(article: Article, ledger: Ledger, terms: "Terms") -> tuple[Article, tuple[Fault, ...]]:
    """Gives authors their names, and a fault for each person or term that the site does not have."""
    faults: list[Fault] = []
    resolved = _with_authors(article, ledger, faults)
    faults.extend(_unknown_in_article(article, terms))
    return resolved, tuple(faults)


def find_unknown_terms(references: Iterable[Reference], words: Vocabulary) -> Iterator[Fault]:
    """A fault for each term that a work names and the site does not have."""
    terms = Terms(words)
    for reference in references:
        for extract in reference.extracts:
            yield from terms.look_up("population", extract.population, extract.at)
            yield from terms.look_up("outcome", extract.outcome, extract.at)
            yield from terms.look_up("intervention", extract.intervention, extract.at)
            yield from terms.look_up("staging", extract.staging, extract.at)


def find_unknown_names(ledger: Ledger, articles: Iterable[ArticleNames]) -> Iterator[Fault]:
    """A fault for each flow, person or term that articles, flows or the board name and the site does not have."""
    terms = Terms(ledger.vocabulary)
    for article in articles:
        if article.flow is not None and article.flow not in ledger.flows:
            near = nearest(article.flow, ledger.flows)
            remedy = f"Did you mean `{near}`?" if near else "Write the flow's path under the flows folder."
            yield wrong_value(article.flow_at, f"No flow is called `{article.flow}`.", remedy)
    for flow in ledger.flows.values():
        for fact in flow.facts:
            yield from terms.look_up("staging", fact.scheme, fact.at)
    for member in ledger.board.members if ledger.board else ():
        if member.person not in ledger.people:
            yield _unknown_person(member.person, member.at, ledger)


def _with_authors(article: Article, ledger: Ledger, faults: list[Fault]) -> Article:
    if not any(author.person for author in article.authors):
        return article
    return replace(article, authors=tuple(_author(author, ledger, faults) for author in article.authors))


def _author(author: Author, ledger: Ledger, faults: list[Fault]) -> Author:
    if author.person is None:
        return author
    person = ledger.people.get(author.person)
    if person is not None:
        return replace(author, name=person.name, orcid=person.orcid, role=person.role)
    faults.append(_unknown_person(author.person, author.at, ledger))
    return replace(author, person=None)


def _unknown_person(person: PersonId, at: Place, ledger: Ledger) -> Fault:
    near = nearest(person, ledger.people)
    alone = f", or write `{{name: {person}}}`" if " " in person else ""
    remedy = f"Did you mean `{near}`?" if near else f"Add the person to `people.yml`{alone}."
    return wrong_value(at, f"Nobody in `people.yml` has the id `{person}`.", remedy)


def _unknown_in_article(article: Article, terms: "Terms") -> Iterator[Fault]:
    yield from terms.look_up("population", article.population, article.field_place("population"))
    yield from terms.look_up("staging", article.staging, article.field_place("staging"))
    for claim in article.claims:
        if not (claim.population or claim.outcome or claim.intervention or claim.staging):
            continue
        at = claim.mark_at or claim.at
        yield from terms.look_up("population", claim.population, at)
        yield from terms.look_up("outcome", claim.outcome, at)
        yield from terms.look_up("intervention", claim.intervention, at)
        yield from terms.look_up("staging", claim.staging, at)


def _names_of(scheme: StagingScheme) -> Iterator[TermId]:
    """A scheme as a whole, and each of its stages: `ficat`, `ficat:II`."""
    yield scheme.id
    for stage, _ in scheme.stages:
        yield TermId(f"{scheme.id}:{stage}")


class Terms:
    """The ids of a vocabulary, by what they are for; a kind of which the site lists none is not looked up."""

    def __init__(self, words: Vocabulary) -> None:
        self._known: dict[str, frozenset[TermId]] = {
            "population": frozenset(one.id for one in words.populations),
            "outcome": frozenset(one.id for one in words.outcomes),
            "intervention": frozenset(one.id for one in words.interventions),
            "staging": frozenset(name for one in words.staging for name in _names_of(one)),
        }
        self._nearest: dict[tuple[str, str], str | None] = {}

    def look_up(self, what: str, term: TermId | None, at: Place) -> Iterator[Fault]:
        """A fault when `term` is none of the site's words for `what`."""
        known = self._known[what]
        if term is None or not known or term in known:
            return
        if (what, term) not in self._nearest:
            self._nearest[what, term] = nearest(term, sorted(known))
        near = self._nearest[what, term]
        remedy = f"Did you mean `{near}`?" if near else f"Add it to the vocabulary of the site, as {what}."
        yield wrong_value(at, f"`{term}` is no {what} of the vocabulary.", remedy)
