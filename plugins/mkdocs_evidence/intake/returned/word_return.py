"""A Word file that came back, beside the pack that the site would make today."""

from types import MappingProxyType

from mkdocs_evidence.intake.returned.filled import FilledPack
from mkdocs_evidence.intake.returned.receiving import find_origin
from mkdocs_evidence.intake.returned.word_answers import Printed, printed_by, read_answers, read_cover
from mkdocs_evidence.intake.returned.word_package import open_word_file
from mkdocs_evidence.intake.returned.word_text import read_words
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.pipeline import Compilation
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.review_pack.pack import PackWish, make_pack
from mkdocs_evidence.render.review_pack.view import PackView
from mkdocs_evidence.render.review_room.claims import findings_by_file


def make_article_pack(article: Article, found: Compilation, wish: PackWish) -> PackView:
    """The pack of an article of a site that was read and checked."""
    findings = findings_by_file(found.judgement).get(article.file, ())
    return make_pack(gather_article(article, gather_site(found.ledger)), findings, wish)


def read_word_file(content: bytes, found: Compilation) -> FilledPack:
    """What a member filled into a Word file.

    Args:
        content: The file.
        found: The site as it is now.

    Raises:
        UnusableWordFileError: It is no Word file, is damaged, or holds what no form needs.
    """
    document = read_words(open_word_file(content))
    name, code = read_cover(document)
    article = found.ledger.articles.get(ArticleId(name))
    if article is None:
        return read_answers(document, Printed(rows=MappingProxyType({}), paragraphs=None))
    member = find_origin(code, article, found.ledger, None).member
    pack = make_article_pack(article, found, PackWish(member=member, has_all=True))
    return read_answers(document, printed_by(pack))
