from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mkdocs_evidence.checks.explain import UnknownRuleError, explain, list_rules
from mkdocs_evidence.checks.run import find_rule, report_disagreements, run_rules
from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.source import Disagreement
from mkdocs_evidence.pipeline import compile_site

HEAD = """\
---
type: guidance
title: A title
question: A question?
population: adults
authors: [{name: An editor}]
written: 2026-01-15
searched: 2026-01-10
review_due: 2028-01-15
---

"""
REFERENCE = """\
type: article-journal
title: Core decompression and conservative treatment
author: [{family: Castro, given: FP}]
container-title: American Journal of Orthopedics
container-title-short: Am J Orthop
issued: 2000
volume: "29"
issue: "3"
page: 187-94
evidence: {kind: systematic-review}
extracts:
  all:
    locator: {section: Abstract}
    finding: Success.
    data: [{what: success, value: 63, unit: "%"}]
"""
Check = Callable[..., tuple[Diagnostic, ...]]
WAIVER = """\
waivers:
  - {rule: %s, where: %s, reason: It is known., signer: The editors, expires: %s}
"""


def _write(root: Path, files: dict[str, str]) -> Layout:
    files = {
        "content/references/castro-2000.yml": REFERENCE,
        "site_config/vocabulary/populations.yml": "adults: {name: Adults}\n",
        **files,
    }
    for file, text in files.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + text if file.endswith(".md") else text, encoding="utf-8")
    return Layout.of(root)


@pytest.fixture
def check(tmp_path: Path) -> Check:
    def run(files: dict[str, str], *, as_of: date | None = None) -> tuple[Diagnostic, ...]:
        return compile_site(_write(tmp_path, files), as_of=as_of).diagnostics

    return run


UNCITED = {"content/pages/hip/a.md": "Nobody says so.\n{: #x }\n\nNor this.\n{: #y }\n"}


def _names(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str, int]]:
    return [(one.name, str(one.severity), one.at.line) for one in diagnostics if one.name != "unused-reference"]


def test_findings_are_errors_unless_the_site_says_otherwise(check: Check) -> None:
    assert _names(check(UNCITED)) == [("uncited-claim", "error", 12), ("uncited-claim", "error", 15)]


def test_the_site_may_weigh_a_rule_and_a_folder_may_weigh_it_again(check: Check) -> None:
    settings = "rules:\n  uncited-claim: {severity: warning}\n"
    assert {one[1] for one in _names(check({**UNCITED, "site_config/evidence.yml": settings}))} == {"warning"}


def test_a_rule_that_is_off_says_nothing(check: Check) -> None:
    settings = 'rules:\n  uncited-claim: {severity: "off"}\n'
    assert _names(check({**UNCITED, "site_config/evidence.yml": settings})) == []


def test_a_waiver_excuses_one_claim_and_no_other(check: Check) -> None:
    waiver = WAIVER % ("uncited-claim", "hip/a#x", "2027-01-01")
    assert _names(check({**UNCITED, "site_config/evidence.yml": waiver})) == [("uncited-claim", "error", 15)]


def test_a_waiver_for_a_file_excuses_that_rule_in_all_of_it(check: Check) -> None:
    waiver = WAIVER % ("uncited-claim", "content/pages/hip/a.md", "2027-01-01")
    assert _names(check({**UNCITED, "site_config/evidence.yml": waiver})) == []


def test_a_waiver_for_another_rule_excuses_nothing_and_is_named(check: Check) -> None:
    waiver = WAIVER % ("unknown-reference", "hip/a#x", "2027-01-01")
    found = _names(check({**UNCITED, "site_config/evidence.yml": waiver}))
    assert [one[0] for one in found] == ["uncited-claim", "uncited-claim", "unused-waiver"]


def test_an_expired_waiver_excuses_nothing_and_is_named(check: Check) -> None:
    waiver = WAIVER % ("uncited-claim", "hip/a#x", "2026-01-31")
    files = {**UNCITED, "site_config/evidence.yml": waiver}
    found = [one[0] for one in _names(check(files, as_of=date(2026, 2, 1)))]
    assert found == ["uncited-claim", "uncited-claim", "expired-waiver"]
    assert [one[0] for one in _names(check(files, as_of=date(2026, 1, 31)))] == ["uncited-claim"]


def test_every_fault_of_a_file_is_a_diagnostic(check: Check) -> None:
    broken = REFERENCE.replace("volume:", "volumn:").replace("kind: systematic-review", "kind: revue")
    found = check({"content/references/castro-2000.yml": broken, "content/pages/a.md": "X. [@castro-2000]\n{: #x }\n"})
    assert [(one.name, one.at.line) for one in found] == [("unknown-field", 7), ("wrong-value", 10)] or {
        one.name for one in found
    } >= {"unknown-field", "wrong-value"}


def test_a_reference_that_could_not_be_read_is_not_called_unknown(check: Check) -> None:
    found = check(
        {"content/references/castro-2000.yml": "type: [", "content/pages/a.md": "X. [@castro-2000]\n{: #x }\n"}
    )
    (citation,) = [one for one in found if one.name == "unknown-reference"]
    assert "its file could not be read" in citation.message
    assert citation.related[0].at.file == "content/references/castro-2000.yml"


def test_a_key_in_another_case_is_suggested(check: Check) -> None:
    found = check({"content/pages/a.md": "X. [@Castro-2000]\n{: #x }\n"})
    assert "Did you mean `castro-2000`?" in next(one.message for one in found if one.name == "unknown-reference")


def _many_articles() -> dict[str, str]:
    kinds = (
        "Nobody says so {n}.\n{{: #x }}\n",
        "Success in {n}9% of hips. [@castro-2000]\n",
        "Seen. [@castro-200{n}#no]\n{{: #x }}\n",
    )
    return {f"content/pages/f{n % 7}/a{n}.md": kinds[n % 3].format(n=n % 10) for n in range(270)}


def test_the_result_is_the_same_for_any_number_of_processes(tmp_path: Path) -> None:
    layout = _write(tmp_path, {**_many_articles(), **_many_references()})
    serial = compile_site(layout, jobs=1).diagnostics
    assert len(serial) > 270
    assert compile_site(layout, jobs=2).diagnostics == serial
    assert compile_site(layout, jobs=3).diagnostics == serial
    assert compile_site(layout, jobs=2, keeps_articles=False).diagnostics == serial


def test_articles_that_are_not_kept_are_read_again_when_asked_for(tmp_path: Path) -> None:
    layout = _write(tmp_path, _many_articles())
    kept = compile_site(layout).ledger.articles
    again = compile_site(layout, keeps_articles=False).ledger.articles
    assert dict(again) == dict(kept)
    assert list(again) == list(kept)
    assert "f0/none" not in again


def _many_references() -> dict[str, str]:
    return {
        f"content/references/made-{n}.yml": REFERENCE.replace("Core decompression", f"Study {n} of decompression")
        for n in range(260)
    }


def test_diagnostics_come_in_order_of_file_line_column_and_code(tmp_path: Path) -> None:
    found = compile_site(_write(tmp_path, _many_articles())).diagnostics
    keys = [(one.at.file, one.at.line, one.at.column) for one in found]
    assert keys == sorted(keys)


def test_progress_ends_when_everything_is_done(tmp_path: Path) -> None:
    layout = _write(tmp_path, {**_many_articles(), **_many_references()})
    ledger = compile_site(layout).ledger
    told: list[tuple[int, int]] = []
    run_rules(ledger, (), progress=lambda _, done, total: told.append((done, total)))
    assert told[-1] == (261, 261)
    assert told == sorted(told)


def test_disagreements_of_the_two_readers_become_diagnostics(tmp_path: Path) -> None:
    ledger: Ledger = compile_site(_write(tmp_path, UNCITED)).ledger
    one = Disagreement(at=Place("content/pages/hip/a.md", 12, 1, 12, 5), scanned="63%", rendered="36%")
    (found,) = report_disagreements([one], ledger)
    assert (found.code, found.severity, found.at) == ("EV901", Severity.ERROR, one.at)
    (lost,) = report_disagreements([replace(one, rendered="")], ledger)
    assert "does not show it" in lost.message


def test_a_rule_is_found_by_name_and_by_code() -> None:
    rule = find_rule("uncited-claim")
    assert rule is not None
    assert find_rule("EV101") is rule
    assert find_rule("ev101") is rule
    assert find_rule("uncited") is None


def test_explaining_a_rule_gives_its_page_and_a_misspelt_one_its_neighbour() -> None:
    assert "## Why it matters" in explain("EV101")
    assert explain("uncited-claim").startswith("# uncited-claim (EV101)\n")
    with pytest.raises(UnknownRuleError, match="Did you mean `uncited-claim`"):
        explain("uncited-claims")


def test_the_list_of_rules_has_a_line_for_each() -> None:
    lines = list_rules().splitlines()
    assert lines[0].startswith("EV001  unreadable-file")
    assert any(line.startswith("EV901  readers-disagree") for line in lines)


FLOWLESS = {
    "content/references/spare-2001.yml": REFERENCE,
    "content/pages/hip/a.md": "Seen in 63%. [@castro-2000#all]\n{: #x }\n\n/// patient | x\nSeen in 12%.\n///\n",
}


@pytest.mark.parametrize(
    ("rule", "where"),
    [
        ("uncited-claim", "hip/a"),
        ("uncited-claim", "content/pages/hip/a.md"),
    ],
    ids=["an article", "a file"],
)
def test_a_waiver_may_name_an_article_by_id_or_by_file(rule: str, where: str, check: Check) -> None:
    files = {**UNCITED, "site_config/evidence.yml": WAIVER % (rule, where, "2027-01-01")}
    assert _names(check(files)) == []


def test_a_waiver_may_name_a_reference_by_its_key(check: Check) -> None:
    waiver = WAIVER % ("unused-reference", "castro-2000", "2027-01-01")
    assert check({"site_config/evidence.yml": waiver}) == ()


def test_a_waiver_for_a_claim_holds_for_its_lay_text_too(check: Check) -> None:
    found = [one for one in check(FLOWLESS) if "12%" in one.message]
    assert found
    waivers = "".join(WAIVER % (one.name, "hip/a#x", "2027-01-01") for one in found[:1])
    left = check({**FLOWLESS, "site_config/evidence.yml": waivers})
    assert not [one for one in left if one.name == found[0].name]


def test_a_waiver_for_a_claim_that_is_not_there_is_named(check: Check) -> None:
    waiver = WAIVER % ("uncited-claim", "hip/a#nowhere", "2027-01-01")
    assert [one[0] for one in _names(check({**UNCITED, "site_config/evidence.yml": waiver}))][-1] == "unused-waiver"


def test_a_waiver_for_a_rule_that_is_off_excuses_nothing(check: Check) -> None:
    settings = 'rules: {uncited-claim: "off"}\n' + WAIVER % ("uncited-claim", "hip/a", "2027-01-01")
    assert [one[0] for one in _names(check({**UNCITED, "site_config/evidence.yml": settings}))] == ["unused-waiver"]


def test_the_deepest_folder_decides_how_much_a_rule_weighs(check: Check) -> None:
    settings = """\
rules: {uncited-claim: warning}
folders:
  content/pages/: {uncited-claim: info}
  ./content/pages/hip: {uncited-claim: error}
  content/pages/hi: {uncited-claim: "off"}
"""
    files = {
        "content/pages/hip/a.md": "Nobody says so.\n{: #x }\n",
        "content/pages/hippo/b.md": "Nobody says so.\n{: #x }\n",
        "site_config/evidence.yml": settings,
    }
    found = [(one.at.file, one.severity) for one in check(files) if one.name == "uncited-claim"]
    assert found == [("content/pages/hip/a.md", "error"), ("content/pages/hippo/b.md", "info")]


def test_what_waivers_excuse_is_kept_with_the_waiver(tmp_path: Path) -> None:
    waiver = WAIVER % ("uncited-claim", "hip/a#x", "2027-01-01")
    judgement = compile_site(_write(tmp_path, {**UNCITED, "site_config/evidence.yml": waiver})).judgement
    assert [(one.diagnostic.at.line, one.waiver.where) for one in judgement.excused] == [(12, "hip/a#x")]
