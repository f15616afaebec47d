"""A command that takes its arguments as they were typed wherever there is next to nothing to convert.

Typer has pydantic convert each of them, and to load pydantic takes a fifth of a check in which little changed.
"""

import os
from enum import Enum
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup

_CONVERSION = "get_runtime_param"
"""What typer asks for that which converts a parameter; versions that have no such method convert without pydantic."""


class QuickCommand(TyperCommand):
    """Makes texts, choices, paths and whole numbers itself, and leaves to typer whatever else there is to convert."""

    def get_params(self, ctx: Any) -> list[Any]:  # Any: what typer makes of a parameter has no public name
        """The parameters, `--help` among them."""
        return _quickened(super().get_params(ctx))


class QuickGroup(TyperGroup):
    """The same for a group of commands, of which only its own parameters are meant."""

    def get_params(self, ctx: Any) -> list[Any]:  # Any: as above
        """The parameters, `--help` among them."""
        return _quickened(super().get_params(ctx))


def _quickened(parameters: list[Any]) -> list[Any]:  # Any: as above
    for parameter in parameters:
        if hasattr(parameter, _CONVERSION) and _CONVERSION not in vars(parameter):
            setattr(parameter, _CONVERSION, _Conversion(parameter).itself)
    return parameters


class _Conversion:
    """Stands for typer's conversion of one parameter, which it turns to for all that may be wrong."""

    def __init__(self, parameter: Any) -> None:  # Any: as above
        described = parameter.type_descriptor
        self._kind, self._info = described.annotation, described.parameter_info
        self._of_typer = getattr(parameter, _CONVERSION)

    def itself(self) -> "_Conversion":
        """What typer asks for."""
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # Any: as above; the name is typer's
        """What the command is given for what was typed, or for the default."""
        is_many = param.multiple or param.nargs == -1
        if value is None:
            return () if is_many else None
        made = None if is_many or self._info.parser is not None else self._make(value)
        return self._of_typer().coerce(value, param=param, ctx=ctx) if made is None else made

    def _make(self, value: object) -> object:
        """The value of its kind; None where that takes more than a step."""
        if self._kind is str:
            return value if isinstance(value, str) else None
        if self._kind is Path and isinstance(value, str | Path):
            return _plain_path(Path(value), self._info)
        if self._kind is int:
            return _whole_number(value, self._info)
        if isinstance(self._kind, type) and issubclass(self._kind, Enum):
            return next((one for one in self._kind if value in (one, one.value)), None)
        return None


def _plain_path(path: Path, info: Any) -> Path | None:  # Any: as above
    is_limited = info.exists or info.writable or info.resolve_path or info.allow_dash or info.path_type is not None
    if is_limited or not (info.file_okay and info.dir_okay):
        return None
    return path if os.access(path, os.R_OK) or not path.exists() else None


def _whole_number(value: object, info: Any) -> int | None:  # Any: as above
    if info.max is not None or info.min not in (None, 0):
        return None
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        return int(value)
    return value if type(value) is int and value >= 0 else None
