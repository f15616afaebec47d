from datetime import date

import pytest

from mkdocs_evidence.load.board.people import load_board, load_people
from mkdocs_evidence.load.board.reviews import load_review
from mkdocs_evidence.load.config.settings import load_settings
from mkdocs_evidence.load.config.vocabulary import load_vocabulary
from mkdocs_evidence.model.finding import Severity
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.people import GlossaryEntry, Intervention, OutcomeTerm, Population, StagingScheme
from mkdocs_evidence.model.review import Meaning, Support, Verdict
from mkdocs_evidence.model.settings import Settings

SETTINGS = """\
rules:
  ageing-evidence: {severity: warning, options: {max_age_years: 5, strict: yes, scheme: a}}
  long-quote: off
folders:
  content/pages/drafts/: {uncited-claim: warning}
waivers:
  - {rule: ageing-evidence, where: castro-2000, reason: no newer trial, signer: editor-a, expires: 2027-01-01}
citation_style: ama
grading: grade
policy: {version: "1.2", page: about/policy.md}
review: {quorum_recommendation: 3, quorum_claim: 2, due_months: 12}
publishing: {unapproved: refuse}
disclaimers: {clinician: Judge for yourself., patient: Ask your doctor.}
contact: errors@example.org
"""


def test_settings_are_read_as_written() -> None:
    settings, faults = load_settings(SETTINGS, file="e.yml")
    assert not faults
    ageing = settings.rules["ageing-evidence"]
    assert (ageing.severity, dict(ageing.options)) == (
        Severity.WARNING,
        {"max_age_years": 5, "strict": True, "scheme": "a"},
    )
    assert settings.rules["long-quote"].severity is Severity.OFF
    (folder,) = settings.folders
    assert (folder.folder, dict(folder.severities)) == ("content/pages/drafts", {"uncited-claim": Severity.WARNING})
    (waiver,) = settings.waivers
    assert (waiver.rule, waiver.where, waiver.reason, waiver.signer, waiver.expires) == (
        "ageing-evidence",
        "castro-2000",
        "no newer trial",
        "editor-a",
        date(2027, 1, 1),
    )
    assert (settings.citation_style, settings.policy_version, settings.policy_page) == ("ama", "1.2", "about/policy.md")
    assert (settings.review.quorum_recommendation, settings.review.quorum_claim, settings.review.due_months) == (
        3,
        2,
        12,
    )
    assert (settings.publish_unapproved, settings.contact) == ("refuse", "errors@example.org")
    assert settings.disclaimers == (("clinician", "Judge for yourself."), ("patient", "Ask your doctor."))


WRONG_SETTINGS = [
    pytest.param(
        "rules: {a: loud}",
        "e.yml:1:12: wrong-value: `a` cannot be `loud`. Write `error`, `warning`, `info` or `off`.",
        id="severity",
    ),
    pytest.param(
        "rules: {a: {severty: off}}",
        "e.yml:1:13: unknown-field: `severty` has no meaning in the settings of a rule. Did you mean `severity`?",
        id="rule-field",
    ),
    pytest.param(
        "rules: []",
        "e.yml:1:8: wrong-value: `rules` is a list; a group of rules belongs here. Write a group of rules.",
        id="rules-list",
    ),
    pytest.param(
        "folders: {a: {b: maybe}}",
        "e.yml:1:18: wrong-value: `b` cannot be `maybe`. Write `error`, `warning`, `info` or `off`.",
        id="folder",
    ),
    pytest.param(
        "waivers: [{rule: a, where: b, signer: c, expires: 2027-01-01}]",
        "e.yml:1:11: missing-field: `reason` is missing in a waiver. Add `reason: …`: why the finding may stand.",
        id="waiver",
    ),
    pytest.param(
        "citation-style: nlm",
        "e.yml:1:1: unknown-field: `citation-style` has no meaning in the settings. Did you mean `citation_style`?",
        id="hyphen",
    ),
    pytest.param(
        "citation_style: apa",
        "e.yml:1:17: wrong-value: `citation_style` cannot be `apa`. Did you mean `ama`? Write `nlm` or `ama`.",
        id="style",
    ),
    pytest.param(
        "review: {quorum_claim: 0}",
        "e.yml:1:24: wrong-value: `quorum_claim` is 0, so nothing would ever be reviewed. Write 1 or more.",
        id="quorum",
    ),
    pytest.param(
        "publishing: {unapproved: show}",
        "e.yml:1:26: wrong-value: `unapproved` cannot be `show`. Write `banner`, `hide` or `refuse`.",
        id="publishing",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WRONG_SETTINGS)
def test_a_wrong_setting_is_told_and_has_its_default(told, text: str, expected: str) -> None:
    settings, faults = load_settings(text, file="e.yml")
    assert told(faults) == [expected]
    usual = Settings()
    assert (settings.citation_style, settings.review, settings.publish_unapproved) == (
        usual.citation_style,
        usual.review,
        usual.publish_unapproved,
    )
    assert settings.waivers == ()


def test_people_and_board_are_read_as_written() -> None:
    people, people_faults = load_people(
        "a-1: {name: A. Person, role: chair, orcid: 0000-0002-1825-0097, interests: [none paid]}\nb: {name: B}",
        file="p.yml",
    )
    board, board_faults = load_board(
        "name: Board\ndemonstration: yes\nabout: Roles only.\nmembers:\n  - {person: a-1, role: chair, since: 2026-01-01, until: 2027-01-01, key: 'ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', revoked: 2026-06-01}",
        file="b.yml",
    )
    assert not people_faults
    assert not board_faults
    assert [(one.id, one.name, one.role, one.orcid, one.interests) for one in people] == [
        ("a-1", "A. Person", "chair", "0000-0002-1825-0097", ("none paid",)),
        ("b", "B", "", "", ()),
    ]
    assert board is not None
    (member,) = board.members
    assert (board.name, board.demonstration, board.about) == ("Board", True, "Roles only.")
    assert (member.person, member.role, member.since, member.until, member.key) == (
        "a-1",
        "chair",
        date(2026, 1, 1),
        date(2027, 1, 1),
        "ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    )


def test_wrong_people_and_boards_are_told(told) -> None:
    assert told(load_people("a: {nam: A}", file="p.yml")[1]) == [
        "p.yml:1:5: unknown-field: `nam` has no meaning in a person. Did you mean `name`?",
        "p.yml:1:1: missing-field: `name` is missing in a person. Add `name: …`: name as it is printed.",
    ]
    assert told(load_people("- a", file="p.yml")[1]) == [
        "p.yml:1:1: wrong-value: The file is a list; a group of named values belongs here. Write a group of named values."
    ]
    _, faults = load_board(
        "name: B\nmembers: [{person: a, role: chair, since: 2027-01-01, until: 2026-01-01}]", file="b.yml"
    )
    assert told(faults) == [
        "b.yml:2:62: wrong-value: The term ends on 2026-01-01, before it begins on 2027-01-01. Turn the two round."
    ]


def test_the_vocabulary_is_read_as_written() -> None:
    texts = {
        "populations": "adults: {name: Adults}\nold: {name: Old people, within: adults}\nboth: {name: Both, within: [adults, old]}",
        "outcomes": "pain: {name: Pain, kind: harm}",
        "interventions": "surgery: {name: Surgery}",
        "staging": 'arco: {name: ARCO, edition: 2019, stages: {1: one, II: two}, reference: yoon-2020}\nficat: {name: Ficat, edition: "1985", stages: [I, II]}',
        "glossary": "MRI: {name: magnetic resonance imaging, plain: a scan, avoid: NMR}\nno: {name: nitric oxide}",
    }
    words, faults = load_vocabulary({name: (f"{name}.yml", text) for name, text in texts.items()})
    assert not faults
    assert [(one.id, one.within) for one in words.populations] == [
        ("adults", ()),
        ("old", ("adults",)),
        ("both", ("adults", "old")),
    ]
    assert all(isinstance(one, Population) for one in words.populations)
    assert words.outcomes == (OutcomeTerm(id=words.outcomes[0].id, name="Pain", kind="harm", at=words.outcomes[0].at),)
    assert words.interventions == (
        Intervention(id=words.interventions[0].id, name="Surgery", at=words.interventions[0].at),
    )
    arco, ficat = words.staging
    assert isinstance(arco, StagingScheme)
    assert (arco.edition, arco.stages, arco.reference) == ("2019", (("1", "one"), ("II", "two")), "yoon-2020")
    assert (ficat.stages, ficat.reference) == ((("I", ""), ("II", "")), None)
    assert [(one.id, one.name, one.plain, one.avoid) for one in words.glossary] == [
        ("MRI", "magnetic resonance imaging", "a scan", ("NMR",)),
        ("no", "nitric oxide", "", ()),
    ]
    assert isinstance(words.glossary[0], GlossaryEntry)


def test_an_intervention_may_be_a_form_of_another_and_no_treatment() -> None:
    text = "surgery: {name: Surgery}\nscan: {name: Scan, kind: test, within: surgery, also: [imaging, picture]}\n"
    words, faults = load_vocabulary({"interventions": ("i.yml", text)})
    assert not faults
    assert [(one.kind, one.within, one.also) for one in words.interventions] == [
        ("treatment", (), ()),
        ("test", ("surgery",), ("imaging", "picture")),
    ]


def test_a_broader_term_that_is_not_there_is_told(told) -> None:
    _, faults = load_vocabulary({"populations": ("p.yml", "adults: {name: A}\nold: {name: O, within: adultz}\n")})
    assert told(faults) == [
        "p.yml:2:1: wrong-value: `old` is within `adultz`, which is no population of this file. Did you mean `adults`?"
    ]


@pytest.mark.parametrize(
    ("within", "circles"),
    [
        pytest.param({"a": "b", "b": "c", "c": ""}, [], id="a chain"),
        pytest.param({"a": "b, c", "b": "d", "c": "d", "d": ""}, [], id="two ways to one"),
        pytest.param({"a": "a"}, ["p.yml:1:1: `a` within `a`"], id="itself"),
        pytest.param({"a": "b", "b": "a"}, ["p.yml:1:1: `a` within `b` within `a`"], id="two"),
        pytest.param(
            {"x": "a", "a": "b", "b": "c", "c": "a, x"},
            [
                "p.yml:2:1: `a` within `b` within `c` within `a`",
                "p.yml:1:1: `x` within `a` within `b` within `c` within `x`",
            ],
            id="two circles that share a part",
        ),
    ],
)
def test_a_population_broader_than_itself_is_told_once(within: dict[str, str], circles: list[str]) -> None:
    text = "".join(f"{name}: {{name: N{f', within: [{to}]' if to else ''}}}\n" for name, to in within.items())
    _, faults = load_vocabulary({"populations": ("p.yml", text)})
    said = [f"{one.finding.at}: {one.finding.message}" for one in faults]
    assert said == [one.replace(": ", ": This population would be broader than itself: ", 1) + "." for one in circles]


def test_a_long_chain_of_broader_populations_is_read() -> None:
    text = "".join(f"p{place}: {{name: P, within: p{place + 1}}}\n" for place in range(3000)) + "p3000: {name: P}\n"
    _, faults = load_vocabulary({"populations": ("p.yml", text)})
    assert not faults


def test_a_wrong_word_of_the_vocabulary_is_told(told) -> None:
    _, faults = load_vocabulary(
        {"outcomes": ("o.yml", "pain: {name: Pain, kind: bad}"), "staging": ("s.yml", "a: {name: A, stages: x}")}
    )
    assert told(faults) == [
        "o.yml:1:26: wrong-value: `kind` cannot be `bad`. Write `benefit` or `harm`.",
        "s.yml:1:22: wrong-value: `stages` is `x`; a group of named values belongs here. Write a group of named values.",
        "s.yml:1:1: missing-field: `edition` is missing in a staging scheme. Add `edition: …`: edition or year; the same digit in two editions is two different things.",
    ]


REVIEW = """\
article: hip/a
reviewer: reviewer-a
date: 2026-12-01
meaning: approved-with-dissent
claims:
  one:
    digest: sha256:aa
    verdict: accept-with-edit
    citations: {castro-2000: partly, koo-1995: does-not}
    comment: Say how many.
    proposed: Better words.
  two: {digest: sha256:bb, verdict: not-my-field}
previous: sha256:cc
identity: C
signatures: {reviewer-a: zz}
"""


def test_a_board_record_is_read_as_written() -> None:
    record, faults = load_review(REVIEW, file="content/reviews/hip/a/x.yml", folder=ArticleId("hip/a"))
    assert not faults
    assert record is not None
    assert (record.article, record.reviewer, record.date, record.meaning) == (
        "hip/a",
        "reviewer-a",
        date(2026, 12, 1),
        Meaning.APPROVED_WITH_DISSENT,
    )
    first, second = record.claims
    assert (first.claim, first.digest, first.verdict) == ("one", "sha256:aa", Verdict.ACCEPT_WITH_EDIT)
    assert first.citations == (("castro-2000", Support.PARTLY), ("koo-1995", Support.DOES_NOT))
    assert (first.comment, first.proposed) == ("Say how many.", "Better words.")
    assert (second.claim, second.verdict) == ("two", Verdict.NOT_MY_FIELD)
    assert (record.previous, record.identity, record.signatures) == (("sha256:cc",), "C", (("reviewer-a", "zz"),))


WRONG_REVIEWS = [
    pytest.param(
        "article: hip/a",
        "article: hip/b",
        "1:10: wrong-value: The record is about `hip/b` and lies in the folder of `hip/a`. Move the file, or correct `article`.",
        True,
        id="folder",
    ),
    pytest.param(
        "verdict: not-my-field",
        "verdict: acept",
        "12:37: wrong-value: `verdict` cannot be `acept`. Did you mean `accept`?",
        True,
        id="verdict",
    ),
    pytest.param(
        "digest: sha256:bb, ", "", "12:3: missing-field: `digest` is missing in a verdict.", True, id="digest"
    ),
    pytest.param(
        "meaning: approved-with-dissent",
        "meaning: ok",
        "4:10: wrong-value: `meaning` cannot be `ok`.",
        False,
        id="meaning",
    ),
    pytest.param(
        "date: 2026-12-01\n", "", "1:1: missing-field: `date` is missing in a board record.", False, id="date"
    ),
    pytest.param("partly", "some", "9:30: wrong-value: `castro-2000` cannot be `some`.", True, id="support"),
]


@pytest.mark.parametrize(("written", "instead", "expected", "is_kept"), WRONG_REVIEWS)
def test_a_wrong_board_record_is_told_and_signs_nothing_it_does_not_say(
    told, written: str, instead: str, expected: str, is_kept: bool
) -> None:
    record, faults = load_review(REVIEW.replace(written, instead), file="r.yml", folder=ArticleId("hip/a"))
    assert len(faults) == 1
    assert told(faults)[0].startswith(f"r.yml:{expected}")
    assert (record is not None) is is_kept


def test_a_verdict_that_cannot_be_read_does_not_count() -> None:
    record, _ = load_review(REVIEW.replace("verdict: not-my-field", "verdict: acept"), file="r.yml")
    assert record is not None
    assert [verdict.claim for verdict in record.claims] == ["one"]


def test_texts_for_emergencies_are_read_and_phrases_without_words_told() -> None:
    text = "emergency:\n  - {words: [high fever, swell*], text: Go now.}\n  - {words: ['/ -*'], text: Go.}\n  - {text: Go.}\n"
    settings, faults = load_settings(text, file="e.yml")
    assert [(one.words, one.text) for one in settings.emergencies] == [(("high fever", "swell*"), "Go now.")]
    assert [(str(fault.finding.at), fault.name) for fault in faults] == [
        ("e.yml:3:13", "wrong-value"),
        ("e.yml:4:5", "missing-field"),
    ]
