"""The Markdown extension: guidance articles in their one dialect, in MkDocs and in hosts that run no plugins.

The dialect is Python-Markdown's: paragraphs, lists, quotations, headings, tables, admonitions, code, links, images,
emphasis, attribute lists; with citations and `///` blocks. It differs where authors' words could be lost or escape the
checks:

- Raw HTML is text, shown as written. `sub`, `sup`, `abbr`, `kbd`, `mark`, `br` and a few more tags without attributes
  are markup. Comments are left out.
- Links to anything but the web, mail, telephones and this site are text, and so are pictures from other hosts.
- A line that begins with `>` and a figure is a comparison, not a quotation; headings need a space after the hashes.
- Code stands between fences at any indentation; the closing fence has the indentation of the opening one.
- An attribute list has the last line of its block to itself; in headings and table rows it ends the line.
- Nothing is replaced on its own: no smart quotes, no emoji, no bare links.

An allow-list of elements, attributes and addresses stands behind the dialect (`render/sanitising.py`).

Other extensions of the site do not apply to articles.
"""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.render.decor import Decor
from mkdocs_evidence.render.long_way.block_structure import install_block_structure
from mkdocs_evidence.render.long_way.tree import ArticleTree
from mkdocs_evidence.render.sanitising import Sanitising
from mkdocs_evidence.render.seen import Seen
from mkdocs_evidence.render.unbound import UnboundArticles
from mkdocs_evidence.render.words import SECTION_LINK
from mkdocs_evidence.syntax.lines import Prepared, prepare_lines


class EvidenceExtension(Extension):
    """Renders one article, or, when no article is given, every page for which a fresh ledger has one.

    Bound to an article it brings the whole dialect, whatever other extensions do.
    Unbound it leaves pages without claims untouched, and raises `EvidenceError` on claims that nobody has checked.
    """

    def __init__(self, article: Article | None = None, decor: Decor | None = None, **options: Any) -> None:
        """Takes an article with its decor, or the options of a host's configuration.

        Args:
            article: The article whose text will be rendered; None in hosts without our plugin.
            decor: What stands around its words; needed with an article.
            **options: `ledger`, the path of a `ledger.json`; only without an article. Values are the host's own.
        """
        self.config = {"ledger": ["", "Path of the `ledger.json` that `evidence build` wrote."]}
        self.article = article
        self.decor = decor
        self.seen = Seen()
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # Python-Markdown's name
        """Installs the dialect, or the guard of unbound pages."""
        if self.article is None or self.decor is None:
            # Just after white space is normalized, which drops placeholders, and before HTML, code and all the rest.
            md.preprocessors.register(
                UnboundArticles(md, self.getConfig("ledger"), guidance_markdown), "evidence_unbound", 29
            )
            return
        md.registerExtension(self)
        prepared = Prepared()
        preparation = _Preparation(md, prepared)
        tree = ArticleTree(md, self.article, self.decor, prepared)
        self.seen = tree.seen
        for name in ("normalize_whitespace", "html_block", "fenced_code_block"):
            md.preprocessors.deregister(name, strict=False)
        md.preprocessors.register(preparation, "evidence_lines", 30)
        install_block_structure(md)
        md.treeprocessors.deregister("attr_list", strict=False)
        md.treeprocessors.register(tree, "inline", 20)
        # Before `raw_html`, which puts marks and cards into the words.
        md.postprocessors.register(Sanitising(md), "evidence_sanitising", 40)


def guidance_extensions(article: Article, decor: Decor) -> list[Extension]:
    """The extensions that render one article once, in any host of Python-Markdown.

    Args:
        article: As the scanner read it.
        decor: Citation marks, and what follows claims.
    """
    contents = TocExtension(marker="", slugify=slugify_unicode, permalink=True, permalink_title=SECTION_LINK)
    return [EvidenceExtension(article, decor), contents]


def guidance_markdown(article: Article, decor: Decor, *, link: Callable[[str], str] | None = None) -> Markdown:
    """A renderer for one article; use it once.

    Args:
        article: As the scanner read it.
        decor: Citation marks, and what follows claims.
        link: Gives the address that the page writes for one in the text; None leaves all as they are. It is asked for
            each link of the page, in order.
    """
    markdown = Markdown(extensions=guidance_extensions(article, decor), output_format="html")
    if link is not None:
        markdown.treeprocessors.register(_Addresses(link), "evidence_addresses", -1)
    return markdown


def seen_in(markdown: Markdown) -> Seen:
    """What the readers of the article that was rendered will see."""
    extensions = markdown.registeredExtensions
    return next(one.seen for one in extensions if isinstance(one, EvidenceExtension))


class _Addresses(Treeprocessor):
    """Writes the addresses of links and pictures as the page needs them."""

    def __init__(self, link: Callable[[str], str]) -> None:
        super().__init__()
        self.link = link

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag)
            if name is not None:
                element.set(name, self.link(element.get(name, "")))


class _Preparation(Preprocessor):
    """Sets code, comments and block lines aside, as the scanner does."""

    def __init__(self, md: Markdown, prepared: Prepared) -> None:
        super().__init__(md)
        self.prepared = prepared

    def run(self, lines: list[str]) -> list[str]:
        prepared = prepare_lines("\n".join(lines))
        for name in Prepared.__slots__:
            setattr(self.prepared, name, getattr(prepared, name))
        return [*prepared.lines, "", ""]


def makeExtension(**options: Any) -> EvidenceExtension:  # noqa: N802 # Python-Markdown's name
    """The extension for hosts that name a module: `markdown_extensions: [mkdocs_evidence.render.extension]`."""
    return EvidenceExtension(**options)
