"""The feed for editors: one Atom entry for each record of the board, without the words that it is about."""

from collections import Counter

from mkdocs_evidence.analysis.reviews.chain import JudgedRecord
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.review import ReviewRecord, Verdict
from mkdocs_evidence.render.board.history import sitting_words
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.for_programs.atom import AtomEntry, write_atom
from mkdocs_evidence.render.links import history_page, page_url

RECORD_FEED = "reviews.xml"
"""Its place in a site."""

MOST_RECORDS = 100
"""Records in the feed, newest first."""

_COUNTED = {
    Verdict.ACCEPT: "accepted",
    Verdict.ACCEPT_WITH_EDIT: "to be reworded",
    Verdict.REJECT: "not accepted",
    Verdict.ABSTAIN: "without a verdict",
    Verdict.NOT_MY_FIELD: "left to others",
}


def render_record_feed(site: SiteFacts) -> str:
    """The feed as XML; empty when the board has no record that counts."""
    found = [
        (one, article)
        for article in site.ledger.articles.values()
        for one in reversed(site.reviews.get(article.id, ()))
        if one.counts
    ]
    if not found:
        return ""
    # The sort is stable: of one day, the later in the chain comes first.
    newest = sorted(found, key=lambda one: -one[0].record.date.toordinal())[:MOST_RECORDS]
    title = f"{site.name}: records of the board" if site.name else "Records of the board"
    entries = [_entry(one, article, site) for one, article in newest]
    return write_atom(site, entries, name="records", title=title, path=RECORD_FEED)


def _entry(judged: JudgedRecord, article: Article, site: SiteFacts) -> AtomEntry:
    record, who = judged.record, site.person_name(judged.record.reviewer)
    return AtomEntry(
        title=f"{who} {sitting_words(record)}: {article.question or article.title}",
        name=f"record {judged.digest}",
        day=record.date,
        url=site.url + page_url(history_page(article.id), directory_urls=site.directory_urls),
        authors=(who,),
        category=(record.meaning.value, record.meaning.value.replace("-", " ")),
        summary=_summary(record),
    )


def _summary(record: ReviewRecord) -> str:
    verdicts = Counter(one.verdict for one in record.claims) if record.meaning.judges else Counter()
    comments = sum(1 for one in record.claims if one.comment.strip())
    parts = [f"{verdicts[verdict]} {words}" for verdict, words in _COUNTED.items() if verdicts[verdict]]
    parts += [f"{comments} with a comment"] if comments else []
    return f"{', '.join(parts)}." if parts else ""
