"""JSON of a review room as text, put together of pieces, so that what many rooms hold is written once."""

import json
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring

from mkdocs_evidence.signing.canonical_json import Plain

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def written(value: Plain) -> str:
    """A value as JSON without blanks, names in the order in which they are given."""
    if isinstance(value, str):
        return encode_basestring(value)
    # Most lists of a claim are empty, and an encoder takes a hundred times as long to say so.
    return "[]" if value == [] else _ENCODER.encode(value)


def written_texts(texts: Iterable[str]) -> str:
    """A list of texts."""
    return f"[{','.join(map(encode_basestring, texts))}]"


def written_group(members: Mapping[str, str]) -> str:
    """A group of values that are written already, by name."""
    return f"{{{','.join([f'{encode_basestring(name)}:{value}' for name, value in members.items()])}}}"


def written_list(values: Iterable[str]) -> str:
    """A list of values that are written already."""
    return f"[{','.join(values)}]"
