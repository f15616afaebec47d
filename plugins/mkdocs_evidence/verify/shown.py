"""What a built page shows: its claims, marks, lay wordings and references, read from the HTML alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkdocs_evidence.syntax.records import CELL_BREAK

_RUN = re.compile(r"[ \t\n\r\f\v]+")
_NOT_SHOWN = frozenset({"script", "style", "template", "noscript", "head"})
_NAMED, _UNNAMED = "[data-ev-claim]", ".ev-claim:not([data-ev-claim])"
"""Claims; those without an id have only the class."""
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s small span strong sub sup time u var wbr".split()
)
_UNRENDERED = re.compile(
    r"\[(?:supports |qualifies |disputes |background )?@\w[^\s\]]*\]?"
    r"|\{:\s*[#.][^\s}]*"
    r"|(?<!/)/// (?:answer|patient|caption)\b"
)
"""Citations, attribute lists and blocks of ours."""
_PERHAPS_UNRENDERED = re.compile(r"\[\s*(?:supports|qualifies|disputes|background)?\s*@|\{:|///")
"""How such markup begins, whatever spaces the blocks of the page put into it."""
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


def read_page(html: bytes) -> ShownPage:
    """What the page shows. Any bytes are a page; what is not marked as ours is left out."""
    tree = LexborHTMLParser(html)
    roots = tree.css("[data-ev-article]")
    return ShownPage(
        article=_attribute(roots[0], "data-ev-article") if roots else "",
        claims=tuple(_claim(node) for node in (*tree.css(_NAMED), *tree.css(_UNNAMED))),
        lay_texts=tuple(_lay_text(node) for node in tree.css("[data-ev-lay]")),
        answer=tuple(_sentence(node) for node in tree.css("[data-ev-rests-on]")),
        references=tuple(_reference(node) for node in tree.css("[data-ev-ref]")),
        excerpts=tuple(_excerpt(node) for node in tree.css("[data-ev-excerpt]")),
        unrendered=tuple(_unrendered(tree.body)) if tree.body else (),
    )


def plain_spaces(text: str) -> str:
    """The text with each run of white space as one space, and none at its ends. Other kinds of space are characters.

    >>> plain_spaces(" 5\\xa0mm  or\\n6 ")
    '5\\xa0mm or 6'
    """
    return _RUN.sub(" ", text).strip()


def _claim(node: LexborNode) -> ShownClaim:
    words = tuple(_own_words(node))
    return ShownClaim(
        id=_attribute(node, "data-ev-claim"),
        anchor=_attribute(node, "id"),
        text=_joined(words, between=CELL_BREAK if node.tag == "tr" else " "),
        marks=tuple(_marks(words)) or tuple(_caption_marks(node)),
        is_hidden=_is_hidden(node),
    )


def _unrendered(body: LexborNode) -> list[str]:
    """Markup that is left as text. Most pages hold nothing like it, which is known long before words are told apart."""
    shown = "".join((body.text(deep=True), *(_attribute(image, "alt") for image in body.css("img[alt]"))))
    if not _PERHAPS_UNRENDERED.search(shown):
        return []
    return _UNRENDERED.findall(plain_spaces(" ".join(_pieces(body, without=_is_claim_text))))


def _own_words(node: LexborNode) -> Iterator[LexborNode]:
    """The `ev-text` elements of a claim without those of claims nested in it."""
    for words in node.css(".ev-text"):
        owner = _owner(words)
        if owner is not None and owner.mem_id == node.mem_id:
            yield words


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
    return ShownLayText(
        claim=_attribute(node, "data-ev-lay"), audience=_attribute(node, "data-ev-audience"), text=_words_within(node)
    )


def _sentence(node: LexborNode) -> ShownSentence:
    words = tuple(node.css(".ev-text"))
    return ShownSentence(
        text=_joined(words, between=CELL_BREAK if node.tag == "tr" else " "),
        rests_on=tuple(_attribute(node, "data-ev-rests-on").split()),
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
        claim=_attribute(node, "data-ev-excerpt"), text=_joined((node,)), marks=tuple(_marks(tuple(beside)))
    )


def _reference(node: LexborNode) -> ShownReference:
    text = node.css_first(".ev-ref-text")
    return ShownReference(
        key=_attribute(node, "data-ev-ref"),
        anchor=_attribute(node, "id"),
        number=_attribute(node, "value"),
        text=_joined((text,)) if text is not None else "",
    )


def _words_within(node: LexborNode) -> str:
    return _joined(tuple(node.css(".ev-text")) or (node,))


def _marks(words: tuple[LexborNode, ...]) -> Iterator[ShownMark]:
    for element in words:
        for mark in element.css("a.ev-cite"):
            yield ShownMark(
                key=_attribute(mark, "data-ev-key"),
                target=_attribute(mark, "href"),
                number=_joined((mark,)),
                relation=_attribute(mark, "data-ev-relation") or "supports",
            )


def _joined(words: tuple[LexborNode, ...], *, between: str = " ") -> str:
    """Text without marks and blocks of code; runs of white space are one space, and empty cells are left out."""
    texts = (plain_spaces("".join(_pieces(element, without=_is_no_statement))) for element in words)
    return between.join(text for text in texts if text)


def _is_claim(node: LexborNode) -> bool:
    return _has(node, "data-ev-claim") or "ev-claim" in _attribute(node, "class").split()


def _is_no_statement(node: LexborNode) -> bool:
    return node.tag == "pre" or "ev-cites" in _attribute(node, "class").split()


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
        elif here.tag == "-text":
            yield here.text(deep=False)
        elif here.tag == "br":
            yield " "
        elif here.tag == "img":
            yield _attribute(here, "alt")
        elif here.mem_id == node.mem_id or not (here.tag in _NOT_SHOWN or without(here)):
            around = "" if here.tag in _INLINE else " "
            yield around
            waiting.append(around)
            child = here.last_child
            while child is not None:
                waiting.append(child)
                child = child.prev


def _is_hidden(node: LexborNode) -> bool:
    here: LexborNode | None = node
    while here is not None:
        style = _attribute(here, "style").replace(" ", "").lower()
        if _has(here, "hidden") or "display:none" in style or "visibility:hidden" in style:
            return True
        here = here.parent
    return False


def _has(node: LexborNode, name: str) -> bool:
    return name in node.attributes


def _attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""
