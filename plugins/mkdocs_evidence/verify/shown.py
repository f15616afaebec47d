"""What a built page shows: its claims, marks, lay wordings and references, read from the HTML alone."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_evidence.model.making import maker_of
from mkdocs_evidence.syntax.records import CELL_BREAK

_RUN = re.compile(r"[ \t\n\r\f\v]+")
_NOT_SHOWN = frozenset({"script", "style", "template", "noscript", "head"})
_ARTICLE, _CLAIM, _LAY, _SENTENCE, _REFERENCE, _EXCERPT = _SAYING = (
    "data-ev-article",
    "data-ev-claim",
    "data-ev-lay",
    "data-ev-rests-on",
    "data-ev-ref",
    "data-ev-excerpt",
)
"""Attributes by which an element says what it is."""
_UNNAMED, _TEXT, _IMAGE = ".ev-claim:not([data-ev-claim])", ".ev-text", "img[alt]"
"""Claims without an id, which have only the class; the words of claims; and words that stand for an image."""
_SOUGHT = ",".join((*(f"[{name}]" for name in _SAYING), _UNNAMED, _TEXT, _IMAGE))
"""Sought all at once, since each search goes through the whole page."""
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s small span strong sub sup time u var wbr".split()
)
_UNRENDERED = re.compile(
    r"\[(?:supports |qualifies |disputes |background )?@\w[^\s\]]*\]?"
    r"|\{:\s*[#.][^\s}]*"
    r"|(?<!/)/// (?:answer|patient|caption)\b"
)
"""Citations, attribute lists and blocks of ours."""
_PERHAPS_CITED = re.compile(r"\[\s*(?:supports|qualifies|disputes|background)?\s*@")
"""How a citation begins, whatever spaces the blocks of the page put into it."""
_CODE = frozenset({"code", "pre", "kbd", "samp", "textarea"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMark:
    """One citation mark."""

    key: str
    target: str
    """Its `href`."""
    number: str
    """What the reader sees."""
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """One element that says it is a claim."""

    id: str
    anchor: str
    """Its `id` attribute, which the permalink of the claim leads to."""
    text: str
    marks: tuple[ShownMark, ...]
    is_hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLayText:
    """One element that says it is a claim's wording for another audience."""

    claim: str
    audience: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSentence:
    """One element that says it is a sentence of the bottom line."""

    text: str
    rests_on: tuple[str, ...]
    marks: tuple[ShownMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReference:
    """One entry of the list of references."""

    key: str
    anchor: str
    number: str
    """Its `value`, from which the browser numbers the list."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownExcerpt:
    """The words of a claim repeated elsewhere on the page, perhaps cut short."""

    claim: str
    text: str
    marks: tuple[ShownMark, ...]
    """The citation marks beside the words; none where the page repeats words only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """A page as verify sees it."""

    article: str
    """Empty when nothing on the page says that it is an article."""
    claims: tuple[ShownClaim, ...]
    lay_texts: tuple[ShownLayText, ...]
    answer: tuple[ShownSentence, ...]
    references: tuple[ShownReference, ...]
    excerpts: tuple[ShownExcerpt, ...]
    unrendered: tuple[str, ...]
    """Markup of ours that a reader sees as an author writes it, outside claims and code."""


_make_mark = maker_of(ShownMark)
_make_claim = maker_of(ShownClaim)
_make_lay_text = maker_of(ShownLayText)
_make_reference = maker_of(ShownReference)


def read_page(tree: LexborHTMLParser) -> ShownPage:
    """What a page shows; what is not marked as ours is left out."""
    found = _search(tree)
    roots = found.saying[_ARTICLE]
    hidden: dict[int, bool] = {}
    return ShownPage(
        article=_attribute(roots[0], _ARTICLE) if roots else "",
        claims=tuple(
            [_claim(node, found.words.get(node.mem_id, ()), hidden) for node in (*found.saying[_CLAIM], *found.unnamed)]
        ),
        lay_texts=tuple([_lay_text(node) for node in found.saying[_LAY]]),
        answer=tuple([_sentence(node) for node in found.saying[_SENTENCE]]),
        references=tuple([_reference(node) for node in found.saying[_REFERENCE]]),
        excerpts=tuple([_excerpt(node) for node in found.saying[_EXCERPT]]),
        unrendered=tuple(_unrendered(tree.body, found.images)) if tree.body else (),
    )


@dataclass(slots=True, kw_only=True)
class _Found:
    """The elements that mean something, in reading order; filled by `_search` and then only read."""

    saying: dict[str, list[LexborNode]] = field(default_factory=lambda: {name: [] for name in _SAYING})
    """By the attribute that says what they are."""
    unnamed: list[LexborNode] = field(default_factory=list)
    """Claims without an id."""
    words: dict[int, list[LexborNode]] = field(default_factory=dict)
    """The `ev-text` elements of each claim, by the number of its node, without those of claims nested in it."""
    images: list[LexborNode] = field(default_factory=list)


def _search(tree: LexborHTMLParser) -> _Found:
    found = _Found()
    # An element is given once for each part of the selector that fits it.
    for node in {one.mem_id: one for one in tree.css(_SOUGHT)}.values():
        attributes = node.attributes
        for name in attributes:
            if name in found.saying:
                found.saying[name].append(node)
        classes = (attributes.get("class") or "").split()
        if "ev-claim" in classes and _CLAIM not in attributes:
            found.unnamed.append(node)
        if "ev-text" in classes and (owner := _owner(node)) is not None:
            found.words.setdefault(owner.mem_id, []).append(node)
        if node.tag == "img":
            found.images.append(node)
    return found


def plain_spaces(text: str) -> str:
    """The text with each run of white space as one space, and none at its ends. Other kinds of space are characters.

    >>> plain_spaces(" 5\\xa0mm  or\\n6 ")
    '5\\xa0mm or 6'
    """
    # Of the characters that count as space only the common one can be printed.
    is_plain = "  " not in text and text.isprintable()
    return (text if is_plain else _RUN.sub(" ", text)).strip()


def _claim(node: LexborNode, words: Sequence[LexborNode], hidden: dict[int, bool]) -> ShownClaim:
    attributes = node.attributes
    return _make_claim(
        id=attributes.get(_CLAIM) or "",
        anchor=attributes.get("id") or "",
        text=_joined(words, between=CELL_BREAK if node.tag == "tr" else " "),
        marks=tuple(_marks(words)) or tuple(_caption_marks(node)),
        is_hidden=_is_hidden(node, hidden),
    )


def _unrendered(body: LexborNode, images: Iterable[LexborNode]) -> list[str]:
    """Markup that is left as text. Most pages hold nothing like it, which is known long before words are told apart."""
    shown = "".join((body.text(deep=True), *(_attribute(image, "alt") for image in images)))
    is_cited = "@" in shown and _PERHAPS_CITED.search(shown)
    if not (is_cited or "{:" in shown or "///" in shown):
        return []
    return _UNRENDERED.findall(plain_spaces(" ".join(_pieces(body, without=_is_claim_text))))


def _owner(node: LexborNode) -> LexborNode | None:
    above = node.parent
    while above is not None and not _is_claim(above):
        above = above.parent
    return above


def _caption_marks(node: LexborNode) -> Iterator[ShownMark]:
    """The marks of the table's caption, which serve the rows that have none of their own."""
    if node.tag != "tr":
        return
    above = node.parent
    while above is not None and above.tag != "table":
        above = above.parent
    caption = above.css_first("caption") if above is not None else None
    if caption is not None:
        yield from _marks((caption,))


def _lay_text(node: LexborNode) -> ShownLayText:
    return _make_lay_text(
        claim=_attribute(node, _LAY), audience=_attribute(node, "data-ev-audience"), text=_words_within(node)
    )


def _sentence(node: LexborNode) -> ShownSentence:
    words = tuple(node.css(".ev-text"))
    return ShownSentence(
        text=_joined(words, between=CELL_BREAK if node.tag == "tr" else " "),
        rests_on=tuple(_attribute(node, _SENTENCE).split()),
        marks=tuple(_marks(words)),
    )


def _excerpt(node: LexborNode) -> ShownExcerpt:
    beside = []
    here = node.next
    while here is not None:
        if "ev-cites" in _attribute(here, "class").split():
            beside.append(here)
        here = here.next
    return ShownExcerpt(
        claim=_attribute(node, _EXCERPT), text=plain_spaces(_stated_text(node)), marks=tuple(_marks(tuple(beside)))
    )


def _reference(node: LexborNode) -> ShownReference:
    text = node.css_first(".ev-ref-text")
    attributes = node.attributes
    return _make_reference(
        key=attributes.get(_REFERENCE) or "",
        anchor=attributes.get("id") or "",
        number=attributes.get("value") or "",
        text=plain_spaces(_stated_text(text)) if text is not None else "",
    )


def _words_within(node: LexborNode) -> str:
    return _joined(tuple(node.css(".ev-text")) or (node,))


def _marks(words: Iterable[LexborNode]) -> Iterator[ShownMark]:
    for element in words:
        for mark in element.css("a.ev-cite"):
            attributes = mark.attributes
            yield _make_mark(
                key=attributes.get("data-ev-key") or "",
                target=attributes.get("href") or "",
                number=plain_spaces(_stated_text(mark)),
                relation=attributes.get("data-ev-relation") or "supports",
            )


def _joined(words: Iterable[LexborNode], *, between: str = " ") -> str:
    """What elements say; runs of white space are one space, and empty cells are left out."""
    texts = [plain_spaces(_stated_text(element)) for element in words]
    return between.join([text for text in texts if text])


def _stated_text(element: LexborNode) -> str:
    """What an element says itself, without marks and blocks of code, spaces as they are."""
    first = element.first_child
    if first is not None and first.tag == "-text":
        # Most claims are words, and after them nothing but marks.
        following = first.next
        while following is not None and following.tag == "span" and _is_no_statement(following):
            following = following.next
        if following is None:
            return first.text(deep=False)
    return "".join(_pieces(element, without=_is_no_statement))


def _is_claim(node: LexborNode) -> bool:
    attributes = node.attributes
    return _CLAIM in attributes or "ev-claim" in (attributes.get("class") or "").split()


def _is_no_statement(node: LexborNode) -> bool:
    return node.tag == "pre" or "ev-cites" in (node.attributes.get("class") or "").split()


def _is_claim_text(node: LexborNode) -> bool:
    return node.tag in _CODE or "ev-text" in _attribute(node, "class").split()


def _pieces(node: LexborNode, *, without: Callable[[LexborNode], bool]) -> Iterator[str]:
    """The pieces of text below a node in reading order, except those in elements that `without` leaves out.

    Words of two blocks, or on two sides of a line break, are kept apart.
    """
    waiting: list[LexborNode | str] = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, str):
            yield here
            continue
        tag = here.tag
        if tag == "-text":
            yield here.text(deep=False)
        elif tag == "br":
            yield " "
        elif tag == "img":
            yield _attribute(here, "alt")
        elif here is node or not (tag in _NOT_SHOWN or without(here)):
            if tag not in _INLINE:
                yield " "
                waiting.append(" ")
            child = here.last_child
            while child is not None:
                waiting.append(child)
                child = child.prev


def _is_hidden(node: LexborNode, known: dict[int, bool]) -> bool:
    """Whether an element or one around it is hidden; `known` says so of those that were looked at, and takes more."""
    around: list[LexborNode] = []
    here: LexborNode | None = node
    while here is not None and here.mem_id not in known:
        around.append(here)
        here = here.parent
    is_hidden = here is not None and known[here.mem_id]
    for one in reversed(around):
        is_hidden = known[one.mem_id] = is_hidden or _hides(one)
    return is_hidden


def _hides(node: LexborNode) -> bool:
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


def _attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""
