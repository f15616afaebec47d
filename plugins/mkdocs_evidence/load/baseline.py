"""The file of a baseline: JSON with one finding a line, so that two people's changes merge."""

import json
from collections.abc import Iterable, Iterator
from json import JSONDecodeError

from mkdocs_evidence.load.faults import unreadable_file, wrong_value
from mkdocs_evidence.load.files import FoundFile, read_file
from mkdocs_evidence.model.baseline import Baseline, Fingerprint
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place

FORMAT = "evidence-baseline-1"
_FIELDS = ("rule", "file", "words", "digest")
_MAKE_ANEW = "Make it anew with `evidence check --write-baseline`, after looking at what it would hide."


def load_baseline(found: FoundFile) -> tuple[Baseline | None, tuple[Fault, ...]]:
    """Reads a baseline; None, and a fault, when the file is none."""
    text, faults = read_file(found)
    if text is None:
        return None, faults
    try:
        entries = tuple(_decode_entries(json.loads(text.removeprefix("\ufeff"))))
    except JSONDecodeError as error:
        at = Place(found.file, error.lineno, error.colno)
        return None, (unreadable_file(at, "The baseline breaks off or is no JSON here.", _MAKE_ANEW),)
    except (_NotABaselineError, RecursionError) as problem:
        message = str(problem) if isinstance(problem, _NotABaselineError) else "It nests too deep."
        return None, (unreadable_file(Place(found.file, 1, 1), f"This is no baseline. {message}", _MAKE_ANEW),)
    return Baseline(file=found.file, entries=entries), ()


def load_site_baseline(ledger: Ledger, layout: Layout) -> tuple[Baseline | None, tuple[Fault, ...]]:
    """The baseline that `evidence.yml` names; None when it names none, or none that can be read."""
    setting = ledger.settings.baseline
    if setting is None:
        return None, ()
    name, at = setting.file, setting.at
    path = (layout.root / name).resolve()
    if not path.is_relative_to(layout.root):
        remedy = "Keep it in the project, and name it from its root."
        return None, (wrong_value(at, f"The baseline `{name}` lies outside the project.", remedy),)
    if not path.is_file():
        remedy = "Make it with `evidence check --write-baseline`, or take the setting out."
        return None, (wrong_value(at, f"There is no baseline `{name}`.", remedy),)
    file = layout.name(path)
    return load_baseline(FoundFile(path=str(path), file=file, inside=file))


def encode_baseline(entries: Iterable[Fingerprint]) -> bytes:
    """The file that holds these entries: sorted, one a line, the same bytes for the same entries."""
    ordered = sorted(entries, key=lambda one: (one.file, one.rule, one.words, one.digest))
    lines = [json.dumps({name: getattr(one, name) for name in _FIELDS}, ensure_ascii=False) for one in ordered]
    listed = "[\n    " + ",\n    ".join(lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "format": "{FORMAT}",\n  "findings": {listed}\n}}\n'.encode()


class _NotABaselineError(ValueError):
    """JSON of another shape; the message says how it differs."""


def _decode_entries(data: object) -> Iterator[Fingerprint]:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _NotABaselineError(f"Its `format` is not `{FORMAT}`.")
    findings = data.get("findings")
    if not isinstance(findings, list):
        raise _NotABaselineError("It has no list of `findings`.")
    for number, one in enumerate(findings, 1):
        if not isinstance(one, dict) or not all(isinstance(one.get(name), str) for name in _FIELDS):
            raise _NotABaselineError(f"Its finding {number} lacks one of {', '.join(f'`{name}`' for name in _FIELDS)}.")
        yield Fingerprint(**{name: one[name] for name in _FIELDS})
