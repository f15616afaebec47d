"""A board record as the bytes that are signed, as the file that is kept, and as the digest that the next one names."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache

from mkdocs_evidence.model.review import Answer, ClaimVerdict, FlowVerdict, ReviewRecord, SignedParts
from mkdocs_evidence.signing.canonical_json import Plain, canonical_texts, digest_of_texts
from mkdocs_evidence.syntax.patterns import regex

FORM = "mkdocs-evidence record 1"
"""Names the form below, so that no signature over something else is ever one over a record."""

# YAML 1.1 takes some of these for line ends, and the reader refuses the rest because nobody can see them.
_UNSEEN = regex("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


_PLAIN_NAME = regex(r"[a-z][a-z0-9_-]*")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def signed_bytes(record: ReviewRecord) -> bytes:
    """What a signature of the record is made over: canonical JSON of everything but the signatures, in UTF-8."""
    return canonical_texts({"form": FORM, **record_content(record)}).encode()


def record_digest(record: ReviewRecord, *, content: bytes | None = None) -> str:
    """SHA-256, in hexadecimal, of the record with its signatures; the next record of the article names it.

    Args:
        record: A board record.
        content: Its `signed_bytes`, when they are at hand.
    """
    signed = hashlib.sha256(signed_bytes(record) if content is None else content).hexdigest()
    return digest_of_texts({"form": FORM, "signed": signed, "signatures": dict(record.signatures)})


def record_content(record: ReviewRecord) -> dict[str, Plain]:
    """The record as plain data under the names of its file, without what is empty and without the signatures."""
    content: dict[str, Plain] = {
        "article": record.article,
        "reviewer": record.reviewer,
        "date": record.date.isoformat(),
        "meaning": record.meaning.value,
        "identity": record.identity.value,
        "previous": sorted(record.previous),
        "interests": dict(record.interests),
        "claims": {one.claim: _claim(one) for one in record.claims},
        "flows": {one.flow: _flow(one) for one in record.flows},
        "answers": [_answer(one) for one in record.answers],
    }
    return _filled(content)


def record_text(record: ReviewRecord) -> str:
    """The file of a record. There is one text for one record, so that any byte that changes shows.

    Its values are written as in JSON, which is YAML too, on a line each.
    """
    content: dict[str, Plain] = {**record_content(record), "signatures": dict(record.signatures)}
    lines: list[str] = []
    in_order = {name: dict(sorted(one.items())) if isinstance(one, dict) else one for name, one in content.items()}
    _write(in_order, "", lines)
    return "".join(lines)


def _claim(verdict: ClaimVerdict) -> dict[str, Plain]:
    return _filled(
        {
            "digest": verdict.digest,
            "verdict": verdict.verdict,
            "citations": dict(verdict.citations),
            "comment": verdict.comment,
            "proposed": verdict.proposed,
            "words": verdict.words,
            "parts": _parts(verdict.parts) if verdict.parts else "",
            "same_meaning_as": verdict.same_meaning_as,
        }
    )


def _parts(parts: SignedParts) -> dict[str, Plain]:
    return {
        "words": parts.words,
        "evidence": parts.evidence,
        "grade": parts.grade,
        "scope": parts.scope,
        "lay": parts.lay,
    }


def _flow(verdict: FlowVerdict) -> dict[str, Plain]:
    return _filled({"digest": verdict.digest, "verdict": verdict.verdict.value, "comment": verdict.comment})


def _answer(answer: Answer) -> dict[str, Plain]:
    return {"record": answer.record, "claim": answer.claim, "text": answer.text}


def _filled(values: Mapping[str, Plain]) -> dict[str, Plain]:
    return {name: value for name, value in values.items() if value}


def _write(values: Mapping[str, Plain], margin: str, lines: list[str]) -> None:
    """Adds the lines of some values and of what is in them."""
    for name, value in values.items():
        begin = f"{margin}{_shown(name)}:"
        if isinstance(value, str):
            lines.append(f"{begin} {_inline(value)}\n")
        elif isinstance(value, dict):
            lines.append(f"{begin}\n")
            _write(value, f"{margin}  ", lines)
        elif isinstance(value, list):
            lines.append(f"{begin}\n")
            lines += [f"{margin}  - {_inline(one)}\n" for one in value]
        else:
            lines.append(f"{begin} {_inline(value)}\n")


@lru_cache(maxsize=4096)
def _shown(name: str) -> str:
    """A name as it stands in a file; remembered, since all records have the same few and those of their claims."""
    return name if _PLAIN_NAME.fullmatch(name) else _inline(name)


def _inline(value: Plain) -> str:
    if isinstance(value, str) and value.isprintable() and '"' not in value and "\\" not in value:
        # As JSON writes most values, which are digests and plain sentences.
        return f'"{value}"'
    written = _ENCODER.encode(value)
    if written.isprintable():
        return written
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
