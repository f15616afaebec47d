"""Board records in the one form in which they are written: read line by line, without YAML.

Most records are as `record_text` wrote them, since nobody edits them. What is read here is written out again and
compared with the file, so that nothing but that very text is ever taken for a record; all else goes the long way, which
can say what is wrong with it. A property test holds the two ways together.
"""

import re
from sys import intern

from mkdocs_evidence.analysis.reviews.form import record_text
from mkdocs_evidence.analysis.safety.odd_characters import is_plain
from mkdocs_evidence.load.strict_yaml.documents import text_digest
from mkdocs_evidence.load.strict_yaml.reader import MAX_CHARACTERS
from mkdocs_evidence.load.strict_yaml.scalars import parse_day
from mkdocs_evidence.model.ids import ArticleId, ClaimId, PersonId, ReferenceKey
from mkdocs_evidence.model.making import maker_of
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import (
    ClaimVerdict,
    Identity,
    Meaning,
    ReviewRecord,
    SignedParts,
    Support,
    Verdict,
)
from mkdocs_evidence.syntax.patterns import regex

_TEXT = r'"([^"\\\n]+)"'
_SKIPPED = r'"[^"\\\n]+"'
# YAML reads a name of at most 1,024 characters.
_NAME = r'(?:[a-z][a-z0-9_-]{0,200}+|"[^"\\\n]{1,200}")'
_HEAD = regex(
    rf"article: {_TEXT}\nreviewer: {_TEXT}\ndate: {_TEXT}\nmeaning: {_TEXT}\nidentity: {_TEXT}\n"
    rf"(?:previous:\n(?P<previous>(?:  - {_SKIPPED}\n)+))?"
    rf"(?:interests:\n(?P<interests>(?:  {_NAME}: {_SKIPPED}\n)+))?"
    r"(?:claims:\n)?"
)
_CLAIM = regex(
    rf"  ({_NAME}):\n    digest: {_TEXT}\n    verdict: {_TEXT}\n"
    rf"(?:    citations:\n((?:      {_NAME}: {_SKIPPED}\n)+))?"
    rf"(?:    comment: {_TEXT}\n)?(?:    proposed: {_TEXT}\n)?(?:    words: {_TEXT}\n)?"
    rf"(?:    parts:\n      words: {_TEXT}\n      evidence: {_TEXT}\n      grade: {_TEXT}\n      scope: {_TEXT}\n"
    rf"      lay: {_TEXT}\n)?"
    rf"(?:    same_meaning_as: {_TEXT}\n)?"
)
_SIGNATURES = regex(rf"signatures:\n((?:  {_NAME}: {_SKIPPED}\n)+)\Z")
_ENTRY = regex(rf" +({_NAME}): {_TEXT}\n")
_ITEM = regex(rf"  - {_TEXT}\n")

_MEANINGS = {one.value: one for one in Meaning}
_IDENTITIES = {one.value: one for one in Identity}
_VERDICTS = {one.value: one for one in Verdict}
_SUPPORTS = {one.value: one for one in Support}

_make_verdict = maker_of(ClaimVerdict)
_make_parts = maker_of(SignedParts)


def read_kept_form(text: str, *, file: str) -> ReviewRecord | None:
    """The record whose text this is; None when it is in any other form, right or wrong.

    Verdicts on flows, answers and texts that need an escape are left to the long way.

    Args:
        text: The file's text, line ends as they are.
        file: Path from the root of the project.
    """
    head = _HEAD.match(text) if len(text) <= MAX_CHARACTERS else None
    if head is None or not (is_plain(text) or text.replace("\n", "").isprintable()):
        return None
    day = parse_day(head[3])
    claims, stop = _read_claims(text, head.end(), file)
    signatures = _SIGNATURES.match(text, stop)
    if day is None or signatures is None or head[4] not in _MEANINGS or head[5] not in _IDENTITIES:
        return None
    record = ReviewRecord(
        file=file,
        article=ArticleId(head[1]),
        reviewer=PersonId(head[2]),
        date=day,
        meaning=_MEANINGS[head[4]],
        claims=claims,
        interests=tuple(_entries(head["interests"])),
        previous=tuple(_ITEM.findall(head["previous"] or "")),
        identity=_IDENTITIES[head[5]],
        signatures=tuple((PersonId(who), made) for who, made in _entries(signatures[1])),
        source_digest=text_digest(text),
        at=Place(file, 1, 1),
    )
    return record if record_text(record) == text else None


def _read_claims(text: str, at: int, file: str) -> tuple[tuple[ClaimVerdict, ...], int]:
    """The verdicts from `at` on, and where begins what is none."""
    claims: list[ClaimVerdict] = []
    line = text.count("\n", 0, at) + 1
    while (found := _CLAIM.match(text, at)) is not None:
        claim = _read_claim(found, Place(file, line, 3, line, 3 + len(found[1])))
        if claim is None:
            break
        claims.append(claim)
        line += text.count("\n", at, found.end())
        at = found.end()
    return tuple(claims), at


def _read_claim(found: "re.Match[str]", at: Place) -> ClaimVerdict | None:
    name, digest, verdict, cited, comment, proposed, words, in_words, evidence, grade, scope, lay, same = found.groups()
    citations = _entries(cited)
    if verdict not in _VERDICTS or not all(support in _SUPPORTS for _, support in citations):
        return None
    parts = None
    if in_words is not None:
        # Most claims of a site have the same digests of what they lack.
        grade, scope, lay = map(intern, (grade, scope, lay))
        parts = _make_parts(words=in_words, evidence=evidence, grade=grade, scope=scope, lay=lay)
    return _make_verdict(
        claim=ClaimId(name.strip('"')),
        digest=digest,
        verdict=_VERDICTS[verdict],
        citations=tuple((ReferenceKey(key), _SUPPORTS[support]) for key, support in citations),
        comment=comment or "",
        proposed=proposed or "",
        words=words or "",
        parts=parts,
        same_meaning_as=same or "",
        at=at,
    )


def _entries(lines: str | None) -> list[tuple[str, str]]:
    """Name and text of each line; none where there are no lines."""
    return [(name.strip('"'), text) for name, text in _ENTRY.findall(lines)] if lines else []
