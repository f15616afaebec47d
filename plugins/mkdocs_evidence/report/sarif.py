"""Diagnostics as SARIF 2.1.0, which code hosts and editors read."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias
from urllib.parse import quote

from mkdocs_evidence import __version__
from mkdocs_evidence.model.baseline import Fingerprint
from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.place import Place

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}
_ROOT = "PROJECTROOT"
_FINGERPRINT = "evidenceFinding/v1"
"""The name of the fingerprint that baselines hold too; another number when it is made otherwise."""


class DescribedRule(Protocol):
    """What the log says about a rule; `checks.registry.Rule` is one, and reports import no rules."""

    @property
    def code(self) -> str:
        """`EV101`."""

    @property
    def name(self) -> str:
        """`uncited-claim`."""

    @property
    def severity(self) -> Severity:
        """Its own, before settings."""

    @property
    def summary(self) -> str:
        """What it finds, in one line."""

    @property
    def remedy(self) -> str:
        """What to do, where a finding does not say."""

    @property
    def page(self) -> Path:
        """Its documentation page."""


def report_sarif(
    diagnostics: Sequence[Diagnostic],
    *,
    rules: Iterable[DescribedRule],
    fingerprints: Sequence[Fingerprint] = (),
    rules_url: str = "",
) -> str:
    """One SARIF log with one run. Columns count Unicode code points; places are relative to the project's root.

    Args:
        diagnostics: In the order of the log.
        rules: Every rule that was run, found something or not.
        fingerprints: Of each diagnostic, in the same order, so that a code host knows it again; or none at all.
        rules_url: Address of the folder that holds the pages of rules; empty when there is none.
    """
    known = list(rules)
    index = {rule.code: number for number, rule in enumerate(known)}
    driver: Json = {
        "name": "mkdocs-evidence",
        "semanticVersion": __version__,
        "rules": [_describe_rule(rule, rules_url) for rule in known],
    }
    results: list[Json] = [_describe(one, index) for one in diagnostics]
    for result, prints in zip(results, _tell_apart(fingerprints), strict=False):
        if isinstance(result, dict):
            result["partialFingerprints"] = prints
    run: Json = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the project."}}},
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _describe_rule(rule: DescribedRule, rules_url: str) -> Json:
    described: dict[str, Json] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.remedy, "markdown": rule.page.read_text(encoding="utf-8")},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    if rules_url:
        described["helpUri"] = f"{rules_url.rstrip('/')}/{rule.name}/"
    return described


def _tell_apart(fingerprints: Iterable[Fingerprint]) -> Iterator[Json]:
    """Fingerprints as GitHub keeps them: `digest:1`, and `digest:2` for a second that nobody could tell from it."""
    seen: Counter[str] = Counter()
    for one in fingerprints:
        seen[one.digest] += 1
        yield {_FINGERPRINT: one.digest, "primaryLocationLineHash": f"{one.digest}:{seen[one.digest]}"}


def _describe(diagnostic: Diagnostic, index: dict[str, int]) -> Json:
    result: dict[str, Json] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": _message(f"{diagnostic.message} {diagnostic.remedy}".rstrip()),
        "locations": [{"physicalLocation": _locate(diagnostic.at)}],
    }
    if diagnostic.code in index:
        result["ruleIndex"] = index[diagnostic.code]
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _locate(one.at), "message": _message(one.message)}
            for number, one in enumerate(diagnostic.related)
        ]
    if diagnostic.edits:
        result["fixes"] = [_describe_fix(diagnostic)]
    return result


def _describe_fix(diagnostic: Diagnostic) -> Json:
    """All edits of a finding as one fix, since half of them would leave the file worse than none."""
    by_file: dict[str, list[Json]] = {}
    for edit in diagnostic.edits:
        replacement: Json = {"deletedRegion": _region(edit.at), "insertedContent": {"text": edit.text}}
        by_file.setdefault(edit.at.file, []).append(replacement)
    changes: list[Json] = [
        {"artifactLocation": _artifact(file), "replacements": replacements} for file, replacements in by_file.items()
    ]
    return {"description": _message(diagnostic.remedy or diagnostic.message), "artifactChanges": changes}


def _message(text: str) -> Json:
    # Braces are placeholders in messages (SARIF 2.1.0, section 3.11.5), and attribute lists are full of them.
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _locate(place: Place) -> Json:
    return {"artifactLocation": _artifact(place.file), "region": _region(place)}


def _artifact(file: str) -> Json:
    return {"uri": quote(file), "uriBaseId": _ROOT}


def _region(place: Place) -> Json:
    end_line, end_column = place.end
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": end_line,
        "endColumn": max(end_column, place.column if end_line == place.line else 1),
    }
