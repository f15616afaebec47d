"""JSON in the one form that RFC 8785 allows, so that Python and the browser hash and sign the same bytes."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Plain: TypeAlias = "bool | int | float | str | Sequence[Plain] | Mapping[str, Plain] | None"
"""What JSON can say."""

_MAX_WHOLE = 2**53
"""Beyond it two whole numbers are one number to JavaScript."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)


def canonical_json(value: Plain) -> str:
    """The value as RFC 8785 writes it: no blanks, names by UTF-16 code units, numbers as in ECMAScript.

    >>> canonical_json({"b": [1, True, None], "a": 1e21})
    '{"a":1e+21,"b":[1,true,null]}'

    Raises:
        ValueError: A number that is not finite or a whole number beyond 2**53, or text with half a surrogate pair.
    """
    return "".join(_parts(value))


def digest_of(value: Plain) -> str:
    """SHA-256 of the value as canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()


def canonical_texts(value: Plain) -> str:
    """The same as `canonical_json` at a tenth of the time, for values that hold no numbers.

    There the encoder of Python writes what RFC 8785 asks for, but for the order of names beyond U+FFFF.

    Raises:
        ValueError: Text with half a surrogate pair.
    """
    written = _ENCODER.encode(value)
    return written if written.isascii() or max(written) < "\U00010000" else canonical_json(value)


def digest_of_texts(value: Plain) -> str:
    """SHA-256, in hexadecimal, of `canonical_texts`."""
    return hashlib.sha256(canonical_texts(value).encode()).hexdigest()


def digest_of_digests(digests: Sequence[str]) -> str:
    """SHA-256, in hexadecimal, of a list of digests as canonical JSON: in hexadecimal nothing is to be escaped."""
    listed = '","'.join(digests)
    return hashlib.sha256(f'["{listed}"]'.encode() if digests else b"[]").hexdigest()


def _parts(value: Plain) -> list[str]:
    parts: list[str] = []
    _write(value, parts)
    return parts


def _write(value: Plain, parts: list[str]) -> None:
    if value is None or value is True or value is False:
        parts.append("null" if value is None else "true" if value else "false")
    elif isinstance(value, str):
        parts.append(_text(value))
    elif isinstance(value, int):
        if abs(value) > _MAX_WHOLE:
            raise ValueError(f"{value} is beyond 2**53 and is another number in JavaScript")
        parts.append(str(value))
    elif isinstance(value, float):
        parts.append(_number(value))
    elif isinstance(value, Mapping):
        mark = "{"
        for name in sorted(value, key=_code_units):
            parts.append(f"{mark}{_text(name)}:")
            _write(value[name], parts)
            mark = ","
        parts.append("}" if value else "{}")
    else:
        mark = "["
        for one in value:
            parts.append(mark)
            _write(one, parts)
            mark = ","
        parts.append("]" if value else "[]")


def _code_units(name: str) -> bytes:
    return name.encode("utf-16-be")


def _text(value: str) -> str:
    # Raises for half a surrogate pair, which RFC 8785 forbids.
    value.encode()
    return json.dumps(value, ensure_ascii=False)


def _number(value: float) -> str:
    """A number as ECMAScript prints it. Python finds the same shortest digits and only places the point otherwise."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number of JSON")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, power = repr(abs(value)).partition("e")
    whole, _, decimals = mantissa.partition(".")
    digits = (whole + decimals).lstrip("0")
    # The value is 0.DIGITS times ten to the power of `point`.
    point = int(power or 0) + len(whole) - (len(whole + decimals) - len(digits))
    digits = digits.rstrip("0")
    if len(digits) <= point <= 21:
        return f"{sign}{digits}{'0' * (point - len(digits))}"
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{rest}e{point - 1:+d}"
