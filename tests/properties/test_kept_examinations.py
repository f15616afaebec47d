"""Whatever changes in a site, a check that keeps what it can finds what a first check finds."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from followed_project import FollowedProject, assert_same

from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

KEYS = ("arlo-2001", "bryn-2004", "cole-2009", "dale-2013", "ezra-2018")
DAY = date(2026, 6, 1)
HEAD = """\
---
type: guidance
title: Made up for this test, number {number}
question: Does it help, number {number}?
population: adults
authors: [{{name: An editor}}]
written: 2026-01-15
searched: 2026-01-10
review_due: 2028-01-15
---

"""
REFERENCE = """\
type: {type}
title: {title}
author: [{{family: {family}, given: A}}]
container-title: {journal}
container-title-short: J Test
issued: {year}
volume: "29"
issue: "3"
page: 187-94
DOI: {doi}
evidence: {{kind: {kind}, publisher: {publisher}, independent: {independent}}}
{notices}
extracts:
  all:
    locator: {{section: Abstract}}
    finding: Success in {value} % of {population}.
    population: {population}
    outcome: success
    data: [{{what: success, value: {value}, unit: "%"}}]
"""
LOCK = """\
{{"form": "mkdocs-evidence references lock 1",
 "references": {{"{key}": {{"checked": "2026-05-01",
   "notices": [{{"kind": "{kind}", "date": "2026-04-01", "by": "a registry"}}]}}}}}}
"""
POPULATIONS = "adults: {name: Adults}\nchildren: {name: Children}\n"
VOCABULARIES = (POPULATIONS, "adults: {name: Adults}\nchildren: {name: Children, within: adults}\n")


class Site:
    """A made-up site on disk, changed by chance."""

    def __init__(self, root: Path, seed: int) -> None:
        self.layout = Layout.of(root)
        self.chance = random.Random(seed)
        self.store = Store(root / "store.sqlite", code=b"code")
        self.write("site_config/vocabulary/populations.yml", POPULATIONS)
        self.write("site_config/vocabulary/outcomes.yml", "success: {name: Success, kind: benefit}\n")
        for key in KEYS:
            self.write_reference(key)
        for number in range(4):
            self.write_article(number)

    def write(self, file: str, text: str) -> None:
        """Writes one file."""
        path = self.layout.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def write_reference(self, key: str) -> None:
        """A work with parts by chance, some of them shared with others."""
        pick = self.chance.choice
        text = REFERENCE.format(
            type="article-journal",
            title=pick(("Core decompression of the hip joint", "RETRACTED: a trial of hips", f"What {key} found")),
            family=key.partition("-")[0].title(),
            journal=pick(("Journal of Tests", "Other Journal")),
            year=key.partition("-")[2],
            doi=pick((f"10.1000/{key}", "10.1000/shared", "10.1000/odd.")),
            kind=pick(("rct", "cohort", "secondary-summary", "guideline")),
            publisher=pick(("One body", "Another body")),
            independent=pick(("true", "false")),
            notices=pick(("", "", "notices: [{kind: superseded, date: 2025-01-01, by: ezra-2018}]")),
            population=pick(("adults", "children", "nobody")),
            value=pick((59, 63)),
        )
        self.write(f"content/references/{key}.yml", pick((text, text, text, text.replace("title:", "title: ["))))

    def write_article(self, number: int) -> None:
        """An article of four claims that cite works by chance, one of them perhaps unknown."""
        pick = self.chance.choice
        claims = []
        for place in range(4):
            keys = self.chance.sample((*KEYS, "ezre-2018", "doi:10.1000/shared"), pick((1, 1, 2)))
            citations = "; ".join(f"@{key}" for key in keys)
            strength = pick(("", "strength=strong certainty=low", "certainty=moderate"))
            claims.append(
                f"Success was seen in {pick((59, 63))} % of adults. [{citations}]\n{{: #c{place} {strength} }}\n"
            )
        self.write(f"content/pages/made-{number}.md", HEAD.format(number=number) + "\n".join(claims))

    def edit(self, key: str, old: str, new: str) -> None:
        """Changes some words of a work."""
        path = self.layout.references / f"{key}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def change(self) -> None:
        """One change by chance."""
        self.chance.choice(
            (
                lambda: self.write_reference(self.chance.choice(KEYS)),
                lambda: self.write_reference(self.chance.choice(KEYS)),
                lambda: self.write_article(self.chance.randrange(5)),
                lambda: self.lock(self.chance.choice(KEYS)),
                self._rename,
                self._double,
                lambda: self.write("site_config/vocabulary/populations.yml", self.chance.choice(VOCABULARIES)),
                lambda: (self.layout.pages / f"made-{self.chance.randrange(5)}.md").unlink(missing_ok=True),
            )
        )()

    def change_work(self) -> None:
        """One change of a work by chance."""
        key = self.chance.choice(KEYS)
        changes = (lambda: self.write_reference(key), lambda: self.write_reference(key), lambda: self._remove(key))
        self.chance.choice((*changes, self._rename))()

    def _remove(self, key: str) -> None:
        (self.layout.references / f"{key}.yml").unlink(missing_ok=True)

    def lock(self, key: str) -> None:
        """Has a registry tell something of a work by chance, and of no other."""
        kind = self.chance.choice(("retraction", "correction", "concern"))
        self.write("content/references.lock.json", LOCK.format(key=key, kind=kind))

    def _rename(self) -> None:
        path = self.layout.references / f"{self.chance.choice(KEYS)}.yml"
        if path.exists():
            path.rename(path.with_name("doi-1000.yml" if self.chance.random() < 0.5 else "ezre-2018.yml"))

    def _double(self) -> None:
        key = self.chance.choice(KEYS)
        path = self.layout.references / f"{key}.yml"
        if path.exists():
            self.write(f"content/references/more/{key}.yml", path.read_text(encoding="utf-8"))

    def check(self, *, keeps: bool) -> tuple[Diagnostic, ...]:
        """Everything found, with or without what was kept."""
        store = self.store if keeps else None
        return compile_site(self.layout, as_of=DAY, keeps_articles=False, store=store).diagnostics


@pytest.mark.parametrize("seed", range(2))
def test_after_any_changes_the_findings_are_those_of_a_first_check(tmp_path: Path, seed: int) -> None:
    site = Site(tmp_path, seed)
    seen = set()
    for _ in range(15):
        found = site.check(keeps=False)
        assert site.check(keeps=True) == found
        seen.add(found)
        site.change()
    assert len(seen) > 5


@pytest.mark.parametrize("seed", range(4))
def test_after_any_changes_an_open_project_is_as_one_that_is_opened_then(tmp_path: Path, seed: int) -> None:
    site = Site(tmp_path / "site", seed)
    site.lock(KEYS[0])
    followed = FollowedProject(site.layout, Store(tmp_path / "followed.sqlite", code=b"code"))
    for _ in range(25):
        assert_same(followed.look(DAY), followed.first_look(DAY))
        for _ in range(site.chance.choice((1, 1, 2))):
            site.chance.choice((site.change, *[site.change_work] * 3))()
    assert followed.taken_in > 6


CITING = "Success was seen in 63 % of adults. [@{key}]\n{{: #a certainty=moderate }}\n"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda site: site.edit("arlo-2001", "A book", "One book"), ["cites-arlo.md"], id="a work"),
        pytest.param(
            lambda site: site.write("content/references.lock.json", LOCK.format(key="bryn-2004", kind="retraction")),
            ["cites-bryn.md"],
            id="what the lock says of a work",
        ),
        pytest.param(
            lambda site: (site.layout.references / "cole-2009.yml").unlink(),
            ["guesses-too.md", "guesses.md"],
            id="the list of keys",
        ),
        pytest.param(
            lambda site: site.write("site_config/vocabulary/populations.yml", VOCABULARIES[1]),
            ["cites-arlo.md", "cites-bryn.md", "guesses-too.md", "guesses.md"],
            id="the vocabulary",
        ),
        pytest.param(lambda site: site.write("content/pages/other.md", "# Other\n"), ["other.md"], id="another page"),
    ],
)
def test_only_articles_that_looked_at_what_changed_are_examined_again(
    tmp_path: Path, examined: list[str], change: Callable[[Site], object], expected: list[str]
) -> None:
    site = Site(tmp_path, 0)
    for number in range(4):
        (site.layout.pages / f"made-{number}.md").unlink()
    for key in KEYS:
        site.write(f"content/references/{key}.yml", "type: book\ntitle: A book\n")
    keys = ("arlo-2001", "bryn-2004", "ezre-2018", "ezre-2018")
    for name, key in zip(("cites-arlo", "cites-bryn", "guesses", "guesses-too"), keys, strict=True):
        site.write(f"content/pages/{name}.md", HEAD.format(number=name) + CITING.format(key=key))
    site.check(keeps=True)
    examined.clear()
    change(site)
    site.check(keeps=True)
    assert sorted(examined) == expected
