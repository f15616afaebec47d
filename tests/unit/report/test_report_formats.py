import json
import re

import pytest

from mkdocs_evidence.checks import RULES
from mkdocs_evidence.model.baseline import Fingerprint
from mkdocs_evidence.model.finding import Diagnostic, Edit, Related, Severity
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.report.github import report_github
from mkdocs_evidence.report.json_ import report_json
from mkdocs_evidence.report.sarif import report_sarif

RELATED = Related(at=Place("content/references/a b.yml", 2, 1), message="It is here.")
FOUND = (
    Diagnostic(
        code="EV101",
        name="uncited-claim",
        severity=Severity.ERROR,
        at=Place("content/pages/ä.md", 3, 1, 3, 9),
        message="“100 %, so: yes” has no citation.",
        remedy="Cite it.\nOr leave it out.",
        related=(RELATED,),
    ),
    Diagnostic(
        code="EV203",
        name="unused-reference",
        severity=Severity.WARNING,
        at=Place("content/references/a b.yml", 1, 1),
        message="Nothing cites it.",
        remedy="",
    ),
    Diagnostic(
        code="EV102",
        name="missing-claim-id",
        severity=Severity.INFO,
        at=Place("content/pages/ä.md", 3, 1),
        message="Write `{: #x }`.",
        remedy="",
        edits=(
            Edit(at=Place("content/pages/ä.md", 4, 3, 4, 9), text=""),
            Edit(at=Place("content/pages/ä.md", 3, 9, 3, 9), text="\n{: #x }"),
        ),
    ),
)
PRINTS = tuple(Fingerprint(rule=one.name, file=one.at.file, words="", digest="0123456789abcdef") for one in FOUND)


def test_json_is_the_list_that_is_settled() -> None:
    first, second, _ = json.loads(report_json(FOUND))
    assert first == {
        "code": "EV101",
        "name": "uncited-claim",
        "severity": "error",
        "file": "content/pages/ä.md",
        "line": 3,
        "column": 1,
        "end_line": 3,
        "end_column": 9,
        "message": "“100 %, so: yes” has no citation.",
        "remedy": "Cite it.\nOr leave it out.",
        "related": [{"file": "content/references/a b.yml", "line": 2, "column": 1, "message": "It is here."}],
    }
    assert (second["end_line"], second["end_column"], second["related"]) == (1, 1, [])


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(report_json(())) == []


@pytest.fixture(scope="module")
def log() -> dict[str, object]:
    return json.loads(report_sarif(FOUND, rules=RULES, fingerprints=PRINTS, rules_url="https://e.org/r/"))


def test_sarif_names_its_version_and_its_schema(log: dict[str, object]) -> None:
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert len(log["runs"]) == 1


def test_sarif_describes_every_rule(log: dict[str, object]) -> None:
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert "## Why it matters" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note", "none")


def test_sarif_results_point_to_their_rule_and_their_words(log: dict[str, object]) -> None:
    run = log["runs"][0]
    first, second, _ = run["results"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
    assert (first["level"], second["level"]) == ("error", "warning")
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "content/pages/%C3%A4.md", "uriBaseId": "PROJECTROOT"},
        "region": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 9},
    }
    assert first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "content/references/a%20b.yml"


def _walk(node: object, path: str = "") -> list[tuple[str, object]]:
    found = [(path, node)]
    if isinstance(node, dict):
        for name, inner in node.items():
            found += _walk(inner, f"{path}/{name}")
    elif isinstance(node, list):
        for inner in node:
            found += _walk(inner, f"{path}/*")
    return found


REQUIRED = {
    r"": ("version", "runs"),
    r"/runs/\*": ("tool",),
    r"/runs/\*/tool": ("driver",),
    r"/runs/\*/tool/driver": ("name",),
    r"/runs/\*/tool/driver/rules/\*": ("id",),
    r"/runs/\*/results/\*": ("message",),
    r".*/(message|shortDescription|help|description)": ("text",),
    r".*/(region|deletedRegion)": ("startLine",),
    r"/runs/\*/invocations/\*": ("executionSuccessful",),
    r".*/artifactChanges/\*": ("artifactLocation", "replacements"),
    r".*/replacements/\*": ("deletedRegion",),
}
"""Properties that the specification makes mandatory, by the path of the object (SARIF 2.1.0, sections 3.13 to 3.52)."""

ALLOWED = {
    r"": {"$schema", "version", "runs", "inlineExternalProperties", "properties"},
    r"/runs/\*": {"tool", "columnKind", "originalUriBaseIds", "results", "artifacts", "invocations", "taxonomies"},
    r"/runs/\*/tool/driver": {"name", "semanticVersion", "version", "informationUri", "rules"},
    r"/runs/\*/tool/driver/rules/\*": {"id", "name", "shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration", "properties"},
    r"/runs/\*/invocations/\*": {"executionSuccessful", "commandLine", "exitCode"},
    r"/runs/\*/results/\*/fixes/\*": {"description", "artifactChanges"},
    r".*/artifactChanges/\*": {"artifactLocation", "replacements"},
    r".*/replacements/\*": {"deletedRegion", "insertedContent"},
    r"/runs/\*/results/\*": {"ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "partialFingerprints", "fixes"},
    r".*/region": {"startLine", "startColumn", "endLine", "endColumn"},
    r".*/artifactLocation": {"uri", "uriBaseId", "index"},
}  # fmt: skip


def test_sarif_has_what_the_specification_demands_and_nothing_that_it_does_not_know(log: dict[str, object]) -> None:
    for path, node in _walk(log):
        if not isinstance(node, dict):
            continue
        for pattern, names in REQUIRED.items():
            if re.fullmatch(pattern, path):
                assert set(names) <= set(node), path
        for pattern, names in ALLOWED.items():
            if re.fullmatch(pattern, path):
                assert set(node) <= names, path


def test_sarif_regions_are_never_inside_out(log: dict[str, object]) -> None:
    regions = [node for path, node in _walk(log) if path.endswith(("/region", "/deletedRegion"))]
    assert len(regions) == 6
    for region in regions:
        assert min(region.values()) >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])


def test_sarif_offers_the_cures_of_a_finding_as_one_fix(log: dict[str, object]) -> None:
    (fix,) = log["runs"][0]["results"][2]["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "content/pages/%C3%A4.md"
    deleted, inserted = change["replacements"]
    assert deleted["deletedRegion"] == {"startLine": 4, "startColumn": 3, "endLine": 4, "endColumn": 9}
    assert inserted["insertedContent"]["text"] == "\n{: #x }", "content is no message: its braces stand as they are"
    assert "fixes" not in log["runs"][0]["results"][0]


def test_sarif_doubles_braces_that_would_be_placeholders(log: dict[str, object]) -> None:
    assert log["runs"][0]["results"][2]["message"]["text"] == "Write `{{: #x }}`."


def test_sarif_tells_findings_apart_and_knows_them_again(log: dict[str, object]) -> None:
    prints = [result["partialFingerprints"] for result in log["runs"][0]["results"]]
    assert {one["evidenceFinding/v1"] for one in prints} == {"0123456789abcdef"}
    assert [one["primaryLocationLineHash"] for one in prints] == [f"0123456789abcdef:{n}" for n in (1, 2, 3)]


def test_sarif_links_each_rule_to_its_page_when_there_is_one(log: dict[str, object]) -> None:
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["helpUri"] == f"https://e.org/r/{rule['name']}/"
    (bare,) = json.loads(report_sarif(FOUND, rules=RULES))["runs"]
    assert not any("helpUri" in rule for rule in bare["tool"]["driver"]["rules"])


def test_github_commands_are_escaped() -> None:
    first, second, third, last = report_github(FOUND).splitlines()
    assert first == (
        "::error file=content/pages/ä.md,line=3,endLine=3,col=1,endColumn=9,title=uncited-claim (EV101)"
        "::“100 %25, so: yes” has no citation. Cite it.%0AOr leave it out."
    )
    assert second.startswith("::warning file=content/references/a b.yml,line=1,")
    assert third.startswith("::notice file=content/pages/ä.md,line=3,")
    assert last == "1 error, 1 warning, 1 note in 2 files"


def test_a_file_name_cannot_end_the_properties_of_a_command() -> None:
    odd = Diagnostic(
        code="EV101", name="uncited-claim", severity=Severity.ERROR, at=Place("a,b:c.md", 1, 1), message="x", remedy=""
    )
    assert report_github((odd,)).startswith("::error file=a%2Cb%3Ac.md,line=1,")


def test_what_github_would_drop_is_kept_in_the_log() -> None:
    many = [
        Diagnostic(
            code="EV101",
            name="uncited-claim",
            severity=Severity.ERROR,
            at=Place("a.md", n, 1),
            message=f"m{n} ::stop",
            remedy="",
        )
        for n in range(1, 16)
    ]
    lines = report_github(many).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    inside = lines[lines.index("::group::5 more") + 1 : lines.index("::endgroup::")]
    assert [line.split(":")[1] for line in inside] == ["11", "12", "13", "14", "15"]
    assert not any("::" in line for line in inside)
