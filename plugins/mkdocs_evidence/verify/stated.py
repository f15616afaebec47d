"""What `ledger.json` says a site must show."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs_evidence.export.ledger_json import FORM, ledger_digest
from mkdocs_evidence.model.making import maker_of

_BEFORE_ARTICLES, _NEXT, _AFTER_ARTICLES = b'","articles":[\n', b",\n", b"]}\n"


class UnusableLedgerError(Exception):
    """`ledger.json` cannot be read, is of another form, or was changed after it was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCitation:
    """One citation of a claim."""

    key: str
    number: int | None
    """None for a key that no reference has."""
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedClaim:
    """A claim, its words and what it cites, in the order of the text."""

    id: str
    """Empty when the author gave none."""
    kind: str
    text: str
    citations: tuple[StatedCitation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedLayText:
    """The wording of a claim for another audience."""

    claim: str
    audience: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedSentence:
    """A sentence of the bottom line."""

    text: str
    rests_on: tuple[str, ...]
    citations: tuple[StatedCitation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedReference:
    """An entry of the list of references."""

    key: str
    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedArticle:
    """One article and where it is published."""

    id: str
    url: str
    claims: tuple[StatedClaim, ...]
    lay_texts: tuple[StatedLayText, ...]
    answer: tuple[StatedSentence, ...]
    references: tuple[StatedReference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the ledger says of one article, as it is written there."""

    url: str
    text: bytes

    def read(self) -> StatedArticle:
        """The same, taken apart.

        Raises:
            UnusableLedgerError: With a message for people.
        """
        try:
            return _article(json.loads(self.text))
        except (KeyError, TypeError) as problem:
            raise UnusableLedgerError(_lacking(problem)) from None
        except (ValueError, RecursionError) as problem:
            raise UnusableLedgerError(f"`ledger.json` cannot be read: {problem}.") from None


def load_statements(file: Path) -> tuple[Statement, ...]:
    """What a `ledger.json` says of each article. That it is as it was written is known by its digest.

    Raises:
        UnusableLedgerError: With a message for people.
    """
    try:
        lines = _lines_as_written(file)
        data = b"" if lines is not None else file.read_bytes()
    except FileNotFoundError:
        raise UnusableLedgerError("There is no `ledger.json` in this folder, so nothing can be compared.") from None
    except OSError as problem:
        raise UnusableLedgerError(f"`ledger.json` cannot be read: {problem}.") from None
    if lines is not None:
        return tuple(Statement(url=_last_url(line), text=line) for line in lines)
    return _statements_in(data)


def _lines_as_written(file: Path) -> list[bytes] | None:
    """The articles of a ledger that is byte for byte as we write it; None for any other, which may be as good."""
    form = json.dumps(FORM).encode()
    state = sha256(b'{"articles":[')
    with file.open("rb") as ledger:
        head = ledger.readline()
        # An article is a line, and a comma parts it from the next.
        rest = [*ledger] if head.endswith(_BEFORE_ARTICLES) else []
    if len(rest) < 2 or rest.pop() != _AFTER_ARTICLES:
        return None
    *lines, last = rest
    if not last.strip() or not all(line.endswith(_NEXT) for line in lines):
        return None
    for line in lines:
        state.update(line[:-1])
    state.update(last[:-1] + b'],"form":' + form + b"}")
    digest = state.hexdigest().encode()
    is_whole = head == b'{"form":' + form + b',"digest":"' + digest + _BEFORE_ARTICLES
    return [*(line[: -len(_NEXT)] for line in lines), last[:-1]] if is_whole else None


def _last_url(line: bytes) -> str:
    """The address of an article, which its keys in their order end with."""
    try:
        url = json.loads(line.rpartition(b',"url":')[2].removesuffix(b"}"))
    except ValueError:
        url = None
    return url if isinstance(url, str) else Statement(url="", text=line).read().url


def _statements_in(data: bytes) -> tuple[Statement, ...]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise UnusableLedgerError(f"`ledger.json` cannot be read: {problem}.") from None
    if not isinstance(content, dict) or content.get("form") != FORM:
        raise UnusableLedgerError(f"`ledger.json` is not of the form `{FORM}` that this version understands.")
    if content.get("digest") != ledger_digest(content):
        raise UnusableLedgerError("`ledger.json` was changed after it was written: its digest does not fit.")
    try:
        return tuple(Statement(url=one["url"], text=json.dumps(one).encode()) for one in content["articles"])
    except (KeyError, TypeError) as problem:
        raise UnusableLedgerError(_lacking(problem)) from None


def _lacking(problem: Exception) -> str:
    return f"`ledger.json` lacks a part that every ledger has: {problem}."


_make_citation = maker_of(StatedCitation)
_make_claim = maker_of(StatedClaim)
_make_lay_text = maker_of(StatedLayText)
_make_reference = maker_of(StatedReference)


def _article(data: Mapping[str, Any]) -> StatedArticle:  # Any: JSON; a missing part is reported by `load_stated`
    return StatedArticle(
        id=data["id"],
        url=data["url"],
        claims=tuple(
            [
                _make_claim(
                    id=one["id"] or "", kind=one["kind"], text=one["text"], citations=_citations(one["citations"])
                )
                for one in data["claims"]
            ]
        ),
        lay_texts=tuple(
            [_make_lay_text(claim=one["claim"], audience=one["audience"], text=one["text"]) for one in data["lay"]]
        ),
        answer=tuple(
            StatedSentence(text=one["text"], rests_on=tuple(one["from"]), citations=_citations(one["citations"]))
            for one in data["answer"]
        ),
        references=tuple(
            [_make_reference(key=one["key"], number=one["number"], text=one["text"]) for one in data["references"]]
        ),
    )


def _citations(data: list[Mapping[str, Any]]) -> tuple[StatedCitation, ...]:  # Any: as above
    return tuple([_make_citation(key=one["key"], number=one["number"], relation=one["relation"]) for one in data])
