"""The page of what was checked hides nothing that a reader would want to know about the checking."""

from dataclasses import replace
from datetime import date

import pytest
from sample_guidance import FILE, LEDGER
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.model.baseline import Baseline
from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.judgement import Excused, Judgement
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.settings import FolderSetting, RuleSetting, Settings, Waiver
from mkdocs_evidence.render.dashboard import DASHBOARD, MAX_ARTICLES, MAX_PLACES, render_dashboard
from mkdocs_evidence.render.facts import gather_site
from mkdocs_evidence.render.rule_page import DocumentedRule

AT = Place("site_config/evidence.yml", 1, 1)
CLAIM = LEDGER.articles["hip/avn-stage-2"].claims[0]
WAIVER = Waiver(
    rule="uncited-claim",
    where="hip/avn-stage-2",
    reason="The board <asked>.",
    signer="The editors",
    expires=date(2027, 1, 31),
    at=AT,
)


def make_rule(name, severity):
    return DocumentedRule(code="EV101", name=name, severity=severity, summary="", remedy="", options=(), page=None)


RULES = [make_rule("uncited-claim", Severity.ERROR), make_rule("unused-reference", Severity.WARNING)]


def make_finding(
    name="unused-reference", *, severity=Severity.WARNING, file=FILE, line=CLAIM.at.line, message="See `x`."
):
    return Diagnostic(code="EV101", name=name, severity=severity, at=Place(file, line, 1), message=message, remedy="")


def show(judgement, *, ledger=LEDGER, settings=None, has_rule_pages=True):
    site = gather_site(replace(ledger, settings=settings) if settings else ledger)
    html = render_dashboard(site, judgement, RULES, site.links_from(DASHBOARD), has_rule_pages=has_rule_pages)
    return LexborHTMLParser(html)


def text(node):
    return " ".join(node.text().split())


def section(page, anchor):
    """The text from a heading to the next of its rank."""
    said = text(page.body)
    names = [text(node) for node in page.css("h2")]
    here = text(page.css_first(f"h2#{anchor}"))
    after = names[names.index(here) + 1 : names.index(here) + 2]
    part = said.split(here, 1)[1]
    return part.split(after[0], 1)[0].strip() if after else part.strip()


def test_it_counts_what_was_checked():
    counts = {
        text(row.css_first("dt")): int(text(row.css_first("dd")))
        for row in show(Judgement(shown=())).css(".ev-counts > div")
    }
    article = LEDGER.articles["hip/avn-stage-2"]
    assert counts["Claims"] == len(article.claims)
    assert counts["Citations in claims"] == sum(len(claim.citations) for claim in article.claims)
    assert counts["Works"] == len(LEDGER.references)
    assert counts["Rules"] == len(RULES)


def test_a_site_without_blemish_says_so_in_each_section():
    page = show(Judgement(shown=()))
    assert section(page, "findings") == section(page, "excused") == "None."
    assert section(page, "old").startswith("None:")
    assert section(page, "changed").startswith("None:")


def test_findings_lead_to_their_claim_and_their_rule():
    page = show(Judgement(shown=(make_finding(),)))
    assert "unused-reference: 1 warning See x." in section(page, "findings")
    links = [node.attributes["href"] for node in page.css("#findings ~ h3 a, #findings ~ ul a")]
    assert links[:2] == ["../rules/unused-reference/", f"../hip/avn-stage-2/#{CLAIM.id}"]


def test_findings_on_works_and_flows_lead_to_their_pages():
    work, flow = LEDGER.references["koo-1995"], LEDGER.flows["hip-avn"]
    page = show(
        Judgement(shown=(make_finding(file=work.file), make_finding(file=flow.file), make_finding(file="x.yml")))
    )
    links = [node.attributes["href"] for node in page.css("#findings ~ ul .ev-line-status > a")]
    assert links == ["../references/koo-1995/", "../flows/hip-avn/"]


def test_without_pages_of_rules_nothing_leads_there():
    page = show(Judgement(shown=(make_finding(),)), has_rule_pages=False)
    assert not [node for node in page.css("a") if "rules" in node.attributes["href"]]
    assert "unused-reference" in section(page, "findings")


def test_many_findings_of_a_rule_are_counted_and_cut():
    page = show(Judgement(shown=tuple(make_finding(line=n) for n in range(1, MAX_PLACES + 8))))
    said = section(page, "findings")
    assert said.count("See x.") == MAX_PLACES
    assert f"{MAX_PLACES + 7} warnings" in said
    assert "And 7 more." in said


def test_each_waiver_says_who_why_until_when_and_how_much():
    found = make_finding("uncited-claim", severity=Severity.ERROR)
    judgement = Judgement(shown=(), excused=(Excused(diagnostic=found, waiver=WAIVER),) * 2)
    page = show(judgement, settings=Settings(waivers=(WAIVER,)))
    said = section(page, "excused")
    assert "uncited-claim in hip/avn-stage-2: The board <asked>." in said
    assert "Allowed by The editors until 31 January 2027; excuses 2 findings." in said
    assert page.css_first("#excused ~ ul time").attributes == {"datetime": "2027-01-31", "data-ev-due": None}
    assert "2 excused" in section(page, "articles")


def test_old_findings_are_counted_by_rule_and_the_file_is_named():
    judgement = Judgement(
        shown=(),
        old=(make_finding(), make_finding("uncited-claim"), make_finding()),
        baseline=Baseline(file="old.json", entries=()),
    )
    said = section(show(judgement), "old")
    assert "in spite of findings" in said
    assert "old.json" in said
    assert said.index("unused-reference 2 findings") < said.index("uncited-claim 1 finding")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (
            Settings(rules={"uncited-claim": RuleSetting(severity=Severity.OFF, at=AT)}),
            "uncited-claim Off instead of error, everywhere",
        ),
        (
            Settings(
                folders=(
                    FolderSetting(folder="content/pages/old", severities={"uncited-claim": Severity.WARNING}, at=AT),
                )
            ),
            "uncited-claim Warning instead of error, in content/pages/old",
        ),
    ],
    ids=["site", "folder"],
)
def test_rules_that_were_made_milder_are_named(settings, says):
    assert says in section(show(Judgement(shown=()), settings=settings), "changed")


def test_a_severity_that_is_the_rules_own_is_no_change():
    settings = Settings(rules={"uncited-claim": RuleSetting(severity=Severity.ERROR, at=AT)})
    assert section(show(Judgement(shown=()), settings=settings), "changed").startswith("None:")


def test_the_page_does_not_grow_with_the_site():
    article = LEDGER.articles["hip/avn-stage-2"]
    many = {
        f"hip/a{n}": replace(article, id=f"hip/a{n}", file=f"content/pages/hip/a{n}.md")
        for n in range(MAX_ARTICLES + 50)
    }
    judgement = Judgement(shown=(make_finding(file="content/pages/hip/a7.md"),))
    page = show(judgement, ledger=replace(LEDGER, articles=many))
    listed = page.css("#articles ~ ul > li")
    assert len(listed) == 1
    assert "1 finding" in text(listed[0])
    assert f": {MAX_ARTICLES + 50}." in section(page, "articles")
