"""Articles: Markdown pages whose front matter has `type: guidance`."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from mkdocs_evidence.load.articles.claims import Sayings, sort_blocks
from mkdocs_evidence.load.faults import malformed_yaml, unreadable_file, wrong_value
from mkdocs_evidence.load.strict_yaml.documents import text_digest, without_mark
from mkdocs_evidence.load.strict_yaml.fields import Group, Values, group_shape, optional, required
from mkdocs_evidence.load.strict_yaml.nodes import ListNode, MapNode, Node, TextNode, shown
from mkdocs_evidence.load.strict_yaml.reader import MAX_CHARACTERS, Reading, read_yaml
from mkdocs_evidence.load.strict_yaml.scalars import DAY, TEXT, choice
from mkdocs_evidence.load.strict_yaml.shape import Shape, either, one_or_many
from mkdocs_evidence.model.claim import Article, Author
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import ArticleId, FlowId, PersonId, TermId
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.syntax.front_matter import FrontMatter, split_front_matter
from mkdocs_evidence.syntax.patterns import regex
from mkdocs_evidence.syntax.records import Scan
from mkdocs_evidence.syntax.scanner import scan_article

GUIDANCE = "guidance"
"""The `type` that makes a page an article."""

MAX_BLOCKS = 2_000
"""Blocks of an article, fifty times as many as a long one has: each claim gets a card, so more would be no page."""

HOST_FIELDS = frozenset(
    (
        "categories",
        "comments",
        "date",
        "description",
        "draft",
        "hide",
        "icon",
        "image",
        "links",
        "pin",
        "readtime",
        "redirect_from",
        "redirect_to",
        "robots",
        "search",
        "slug",
        "social",
        "status",
        "subtitle",
        "tags",
        "template",
    )
)
"""Front matter that MkDocs, its themes and its plugins read; an article may have it too."""

_AUTHOR_NAME = required("name", TEXT, "Name as it is printed.")
_AUTHOR_ORCID = optional("orcid", TEXT, "ORCID identifier.")
_AUTHOR_ROLE = optional("role", TEXT, "What the author is.")
_AUTHOR = Group(what="an author", fields=(_AUTHOR_NAME, _AUTHOR_ORCID, _AUTHOR_ROLE))


def _author(values: Values) -> Author | None:
    name = values.get(_AUTHOR_NAME)
    if name is None:
        return None
    return Author(name=name, orcid=values.get_or(_AUTHOR_ORCID, ""), role=values.get_or(_AUTHOR_ROLE, ""), at=values.at)


def _read_person(node: Node, name: str, faults: list[Fault]) -> Author | None:
    # Whether it is a person of the site or a bare name is known only when people.yml has been read.
    text = TEXT.read(node, name, faults)
    return None if text is None else Author(name=text, person=PersonId(text), at=node.at)


_PERSON_OR_AUTHOR = either(Shape(read=_read_person, schema=TEXT.schema), group_shape(_AUTHOR, _author))

_TYPE = required("type", choice((GUIDANCE,)), "`guidance` makes the page an article, whose every paragraph is a claim.")
_TITLE = required("title", TEXT, "Title of the page.")
_QUESTION = required("question", TEXT, "The one question that the article answers, as a reader would ask it.")
_NEVER = "never"


def _read_search_day(node: Node, name: str, faults: list[Fault]) -> date | None:
    if isinstance(node, TextNode) and node.value == _NEVER:
        return None
    return DAY.read(node, name, faults)


_SEARCH_DAY: Shape[date] = Shape(read=_read_search_day, schema={"anyOf": [DAY.schema, {"const": _NEVER}]})

_POPULATION = required("population", TEXT, "Vocabulary id of the patients the article is about.")
_STAGING = optional("staging", TEXT, "Vocabulary id of the staging scheme the article uses.")
_FLOW = optional("flow", TEXT, "Id of the decision flow that the article shows.")
_AUTHORS = required(
    "authors",
    one_or_many(_PERSON_OR_AUTHOR),
    "Who wrote it: ids of `people.yml`, or `{name, orcid}`.",
    also=("author",),
)
_WRITTEN = required("written", DAY, "Day on which the text last changed in meaning.")
_SEARCHED = required(
    "searched", _SEARCH_DAY, "Day up to which evidence was searched; `never` when no systematic search was made."
)
_REVIEW_DUE = required("review_due", DAY, "Day on which the next review is due.", also=("review-due",))
_ALIASES = optional("aliases", one_or_many(TEXT), "Other wordings of the question.")
_NOT_COVERED = optional(
    "not_covered",
    one_or_many(TEXT),
    "Questions that readers ask and no claim here answers; those like them are not answered either.",
    also=("not-covered",),
)

ARTICLE = Group(
    what="the front matter of an article",
    fields=(
        _TYPE,
        _TITLE,
        _QUESTION,
        _POPULATION,
        _STAGING,
        _FLOW,
        _AUTHORS,
        _WRITTEN,
        _SEARCHED,
        _REVIEW_DUE,
        _ALIASES,
        _NOT_COVERED,
    ),
    passing=HOST_FIELDS,
)


def load_article(text: str, *, file: str, article_id: ArticleId) -> tuple[Article | None, tuple[Fault, ...]]:
    """Reads one Markdown page.

    Args:
        text: The file's text, line ends as they are.
        file: Path from the root of the project.
        article_id: Path under the pages folder, without suffix.

    Returns:
        The article, None when the page is no guidance or its front matter cannot be read; and everything wrong
        with it. Authors given as ids still have the id for a name: `resolve.resolve_article` looks people up.
    """
    digest = text_digest(text)
    text = without_mark(text)
    front = split_front_matter(text)
    if front is None:
        return None, _without_front_matter(text, file)
    reading = read_yaml(front.yaml, file=file, first_line=front.yaml_line)
    if not is_guidance(reading.root):
        return None, _ordinary_page(reading, front, file)
    faults = [*reading.faults, *reading.sharing]
    if len(text) > MAX_CHARACTERS:
        message = f"The article has {len(text):,} characters; the most that is read is {MAX_CHARACTERS:,}."
        faults.append(unreadable_file(Place(file, 1, 1), message, "Split it into several articles."))
    if reading.sharing or len(text) > MAX_CHARACTERS:
        return None, tuple(faults)
    values = ARTICLE.read(reading.root, "", faults, at=Place(file, 1, 1))
    if values is None:
        return None, tuple(faults)
    scan = scan_article(front.body, file=file, first_line=front.body_line)
    if len(scan.blocks) > MAX_BLOCKS:
        message = f"The article has {len(scan.blocks):,} paragraphs, items and rows; the most is {MAX_BLOCKS:,}."
        faults.append(unreadable_file(Place(file, 1, 1), message, "Split it into several articles."))
        return None, tuple(faults)
    sayings = sort_blocks(scan.blocks, faults)
    return _article(values, sayings, scan, file, article_id, digest), tuple(faults)


def is_guidance(root: Node | None) -> bool:
    """Whether front matter has `type: guidance`."""
    return isinstance(root, MapNode) and any(
        key.value == _TYPE.name and isinstance(value, TextNode) and value.value == GUIDANCE
        for key, value in root.entries
    )


def _ordinary_page(reading: Reading, front: FrontMatter, file: str) -> tuple[Fault, ...]:
    root = reading.root
    if isinstance(root, MapNode):
        types = [value for key, value in root.entries if key.value == _TYPE.name]
        return (*reading.faults, *_nearly_guidance(types))
    if not front.yaml.strip() or _THEMATIC_BREAK.match(front.yaml):
        return ()
    if root is None:
        return reading.faults
    message = f"The front matter is {shown(root)}; `name: value` lines belong between the two `---`."
    remedy = "Write `title: …`, or leave a line empty after the first `---`."
    return (*reading.faults, malformed_yaml(Place(file, 2, 1), message, remedy))


def _nearly_guidance(types: list[Node]) -> tuple[Fault, ...]:
    words = [one for node in types for one in (node.items if isinstance(node, ListNode) else (node,))]
    return tuple(
        wrong_value(
            word.at,
            f"`type` is {shown(word)}, so the page is no article and none of its claims is checked.",
            f"Did you mean `type: {GUIDANCE}`?",
        )
        for word in words
        if isinstance(word, TextNode) and get_close_matches(word.value.casefold(), (GUIDANCE,), cutoff=_NEARLY)
    )


_NEARLY = 0.8

# Two thematic breaks with a blank line and words after the first are text, and every reader of Markdown shows them so.
_THEMATIC_BREAK = regex(r"[ \t]*[\r\n](?!\s*[\w-]+[ \t]*:)")
_UNCLOSED = regex(r"---[ \t]*(?:\r\n|\n|\r)[\w-]+[ \t]*:")
_MISPLACED = regex(
    r"\s*(?:---[ \t]*(?:\r\n|\n|\r))?(?:[\w-]+[ \t]*:.*(?:\r\n|\n|\r))*?type[ \t]*:[ \t]*[\"']?guidance[\"']?[ \t]*$",
    re.MULTILINE,
)
_FRONT_MATTER_REACH = 4000


def _without_front_matter(text: str, file: str) -> tuple[Fault, ...]:
    at = Place(file, 1, 1)
    if _UNCLOSED.match(text):
        remedy = "Add a line `---` after the last of its lines."
        return (malformed_yaml(at, "The front matter that begins here does not end.", remedy),)
    if _MISPLACED.match(text[:_FRONT_MATTER_REACH]):
        message = "`type: guidance` stands at the head of the page, and not in front matter."
        return (malformed_yaml(at, message, "Begin the file with a line `---`; end the front matter with another."),)
    return ()


def _article(values: Values, sayings: Sayings, scan: Scan, file: str, article_id: ArticleId, digest: str) -> Article:
    staging, flow = values.get(_STAGING), values.get(_FLOW)
    population = values.get(_POPULATION)
    return Article(
        id=article_id,
        file=file,
        title=values.get_or(_TITLE, ""),
        question=values.get_or(_QUESTION, ""),
        population=None if population is None else TermId(population),
        staging=None if staging is None else TermId(staging),
        flow=None if flow is None else FlowId(flow),
        authors=values.get_or(_AUTHORS, ()),
        written=values.get(_WRITTEN),
        searched=values.get(_SEARCHED),
        review_due=values.get(_REVIEW_DUE),
        aliases=values.get_or(_ALIASES, ()),
        not_covered=values.get_or(_NOT_COVERED, ()),
        answer=tuple(sayings.answer),
        claims=tuple(sayings.claims),
        prose=tuple(sayings.prose),
        lay_texts=tuple(sayings.lay_texts),
        headings=tuple(sayings.headings),
        captions=tuple(sayings.captions),
        code_samples=tuple(sayings.code_samples),
        oddities=scan.oddities,
        field_places=(*values.places(), *_question_places(values)),
        source_digest=digest,
        at=Place(file, 1, 1),
    )


def _question_places(values: Values) -> Iterator[tuple[str, Place]]:
    """Where each question of `not_covered` stands, by its words."""
    listed = values.nodes.get(_NOT_COVERED.name)
    if isinstance(listed, ListNode):
        yield from ((f"{_NOT_COVERED.name}: {one.value}", one.at) for one in listed.items if isinstance(one, TextNode))
