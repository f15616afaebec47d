"""Where pages of the site lie, seen from one of them. Relative always, so that a site works from a folder."""

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar
from urllib.parse import quote

from mkdocs_evidence.model.ids import ArticleId, ClaimName, FlowId, QuestionId, ReferenceKey

SEARCH_PAGE = "search/index.md"
"""Path of the generated page on which claims are searched."""

CONCEPT_INDEX = "concepts/index.md"
"""Path of the generated list of concepts."""


def article_page(article: ArticleId) -> str:
    """Path of an article's page under the pages folder."""
    return f"{article}.md"


def history_page(article: ArticleId) -> str:
    """Path of the generated page of what the board did with an article."""
    return f"{article}/history.md"


def reference_page(key: ReferenceKey) -> str:
    """Path of the generated page of a work."""
    return f"references/{key}.md"


def flow_page(flow: FlowId) -> str:
    """Path of the generated page of a flow."""
    return f"flows/{flow}.md"


def path_book_page(flow: FlowId) -> str:
    """Path of the generated page of all paths of a flow."""
    return f"flows/{flow}/paths.md"


def question_anchor(question: QuestionId) -> str:
    """The anchor of a question in the outline of its flow."""
    return f"ev-question-{question}"


def concept_page(slug: str, *, part: int = 1) -> str:
    """Path of the generated page of a concept, or of a further part of it."""
    return f"concepts/{slug}.md" if part == 1 else f"concepts/{slug}/{part}.md"


def flow_file(flow: FlowId, suffix: str) -> str:
    """Path of a file in which a flow is offered to other tools."""
    return f"flows/{flow}{suffix}"


@lru_cache(maxsize=16_384)
def page_url(path: str, *, directory_urls: bool) -> str:
    """Address of a page from the root of the site, as MkDocs lays pages out.

    >>> page_url("hip/avn.md", directory_urls=True), page_url("hip/index.md", directory_urls=True)
    ('hip/avn/', 'hip/')
    >>> page_url("hip/avn.md", directory_urls=False), page_url("README.md", directory_urls=False)
    ('hip/avn.html', 'index.html')
    """
    folder, name = posixpath.split(posixpath.splitext(path)[0])
    is_index = name in ("index", "README")
    if directory_urls:
        parts = [folder] if is_index else [folder, name]
        return quote("".join(f"{part}/" for part in parts if part))
    return quote(posixpath.join(folder, f"{'index' if is_index else name}.html"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Addresses as one page writes them."""

    here: str
    """Path of that page under the pages folder."""
    directory_urls: bool = True
    """MkDocs' `use_directory_urls`."""
    _index: ClassVar[str] = "/"
    """How the address of a folder ends."""

    def to(self, path: str, *, anchor: str = "") -> str:
        """The address of another page, or of a part of this one.

        >>> Links(here="hip/avn.md").to("references/castro-2000.md")
        '../../references/castro-2000/'
        >>> Links(here="hip/avn.md").to("hip/avn.md", anchor="cd-stage-ii")
        '#cd-stage-ii'
        """
        fragment = f"#{_quoted(anchor)}" if anchor else ""
        if path == self.here and anchor:
            return fragment
        target = page_url(path, directory_urls=self.directory_urls)
        relative = self._relative(target)
        is_folder = not target or target.endswith("/")
        return f"{relative}{self._index}{fragment}" if is_folder else relative + fragment

    def to_file(self, path: str) -> str:
        """The address of a file that is no page, by its path from the root of the site.

        >>> Links(here="hip/avn.md").to_file("assets/evidence/evidence.css")
        '../../assets/evidence/evidence.css'
        """
        return self._relative(quote(path))

    def _relative(self, target: str) -> str:
        return _way(self.here, target, directory_urls=self.directory_urls)

    def to_claim(self, claim: ClaimName) -> str:
        """The address of a claim, which may stand on another page."""
        article, _, anchor = claim.partition("#")
        return self.to(article_page(ArticleId(article)), anchor=anchor)

    def to_reference(self, key: ReferenceKey) -> str:
        """The address of our page of a work."""
        return self.to(reference_page(key))

    def to_flow(self, flow: FlowId) -> str:
        """The address of the page of a flow."""
        return self.to(flow_page(flow))


_quoted = lru_cache(maxsize=4096)(quote)


def part_of(address: str, anchor: str) -> str:
    """The address of a part of another page, from that of the page; without an anchor, the page's.

    >>> part_of("history/", "cd-stage-ii")
    'history/#cd-stage-ii'
    """
    return f"{address}#{_quoted(anchor)}" if anchor else address


# A page leads to few others, and to each of them again and again.
@lru_cache(maxsize=4096)
def _way(here: str, target: str, *, directory_urls: bool) -> str:
    start = _folder(here, directory_urls=directory_urls)
    there = tuple(filter(None, target.split("/")))
    shared = 0
    while shared < min(len(start), len(there)) and start[shared] == there[shared]:
        shared += 1
    return "/".join((*(".." for _ in start[shared:]), *there[shared:])) or "."


@lru_cache(maxsize=64)
def _folder(here: str, *, directory_urls: bool) -> tuple[str, ...]:
    """The folders that lead to the address of a page."""
    return tuple(filter(None, posixpath.dirname(page_url(here, directory_urls=directory_urls)).split("/")))


@dataclass(frozen=True, slots=True, kw_only=True)
class RootedLinks(Links):
    """Addresses from the root of a server, for a page that it shows in place of any other."""

    root: str
    """Where the site begins on its server, without a slash at its end: `/clinic`, or nothing."""

    def _relative(self, target: str) -> str:
        return f"{self.root}/{target}".rstrip("/")


class FileLinks(Links):
    """Addresses that name files, for documents that may be opened from a folder, where nothing finds its page.

    >>> FileLinks(here="hip/avn.md").to("references/castro-2000.md", anchor="key")
    '../../references/castro-2000/index.html#key'
    """

    _index: ClassVar[str] = "/index.html"
