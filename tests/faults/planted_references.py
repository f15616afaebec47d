"""Faults in references and settings: parts, identifiers, duplicates, and YAML that says something else than it seems to."""

import random
import re

from clean_sites import Site
from planting import Expected, drop_line, find, insert_line, plant, put, reference

_LOST = frozenset(
    {"unknown-reference", "unknown-extract", "uncited-claim", "figure-not-in-evidence", "unused-reference"}
)


def _without(site: Site, rng: random.Random, kind: str, part: str) -> Expected:
    name = reference(site, rng, kind)
    spot = find(site, rng, f"^{part}: .*", file=name)
    drop_line(site, spot)
    return Expected(rule="incomplete-reference", file=name, line=1)


@plant
def article_without_journal(site: Site, rng: random.Random) -> Expected:
    return _without(site, rng, "article-journal", "container-title-short")


@plant
def article_without_date(site: Site, rng: random.Random) -> Expected:
    return _without(site, rng, "article-journal", "issued")


@plant
def article_without_volume(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    for part in ("volume", "issue"):
        drop_line(site, find(site, rng, f"^{part}: .*", file=name))
    return Expected(rule="incomplete-reference", file=name, line=1)


@plant
def article_without_issue(site: Site, rng: random.Random) -> Expected:
    return _without(site, rng, "article-journal", "issue")


@plant
def article_without_pages(site: Site, rng: random.Random) -> Expected:
    return _without(site, rng, "article-journal", "page")


@plant
def work_without_title(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    drop_line(site, find(site, rng, "^title: .*", file=name))
    return Expected(rule="missing-field", file=name, line=1, also=frozenset({"incomplete-reference"}))


@plant
def work_without_author(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng, rng.choice(("article-journal", "book", "report")))
    for _ in range(2):
        drop_line(site, find(site, rng, "^  - {family.*", file=name))
    drop_line(site, find(site, rng, "^author:", file=name))
    return Expected(rule="incomplete-reference", file=name, line=1)


@plant
def book_without_publisher(site: Site, rng: random.Random) -> Expected:
    return _without(site, rng, "book", "publisher")


@plant
def book_without_place(site: Site, rng: random.Random) -> Expected:
    return _without(site, rng, "book", "publisher-place")


@plant
def page_without_day_of_visit(site: Site, rng: random.Random) -> Expected:
    return _without(site, rng, "webpage", "accessed")


@plant
def page_without_address(site: Site, rng: random.Random) -> Expected:
    return _without(site, rng, "webpage", "URL")


def _broken(site: Site, rng: random.Random, variable: str, kind: str, *ways: str) -> Expected:
    """Puts one of `ways`, in which `{}` is the identifier as it was, in the identifier's place."""
    name = reference(site, rng, kind)
    spot = find(site, rng, rf'^{variable}: ("?[^"\s]+"?)$', file=name)
    words = rng.choice(ways).format(spot.words.strip('"'))
    put(site, spot, f'"{words}"')
    return Expected(rule="malformed-identifier", file=name, line=spot.line, also=frozenset({"duplicate-reference"}))


@plant
def doi_broken(site: Site, rng: random.Random) -> Expected:
    return _broken(
        site, rng, "DOI", "article-journal", "https://doi.org/{}", "{}.", "{})", "doi:{}", "1O.1000/x", "10.1/x", "{} x"
    )


@plant
def pmid_broken(site: Site, rng: random.Random) -> Expected:
    return _broken(site, rng, "PMID", "article-journal", "0{}", "PMID {}", "{}9", "12a45", "9900O001")


@plant
def pmcid_broken(site: Site, rng: random.Random) -> Expected:
    return _broken(site, rng, "PMCID", "article-journal", "PMC", "pmcid:{}", "PMC0123", "{} x")


@plant
def isbn_digit_wrong(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng, "book")
    spot = find(site, rng, r'^ISBN: "(\d+)"$', file=name)
    at = rng.randrange(4, 13)
    put(site, spot, spot.words[:at] + str((int(spot.words[at]) + rng.randint(1, 9)) % 10) + spot.words[at + 1 :])
    return Expected(rule="malformed-identifier", file=name, line=spot.line)


@plant
def isbn_too_short(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng, "book")
    spot = find(site, rng, r'^ISBN: "(\d+)"$', file=name)
    put(site, spot, spot.words[: rng.randint(5, 9)])
    return Expected(rule="malformed-identifier", file=name, line=spot.line)


@plant
def issn_digit_wrong(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    spot = find(site, rng, r"^ISSN: (\d)", file=name)
    put(site, spot, str((int(spot.words) + rng.randint(1, 9)) % 10))
    return Expected(rule="malformed-identifier", file=name, line=spot.line)


@plant
def registration_number_broken(site: Site, rng: random.Random) -> Expected:
    return _broken(site, rng, "trial", "article-journal", "{}1", "NCT12", "NCT1234567O")


@plant
def orcid_digit_wrong(site: Site, rng: random.Random) -> Expected:
    name = "site_config/people.yml"
    spot = find(site, rng, r"orcid: 0000-0009-(\d)", file=name)
    put(site, spot, str((int(spot.words) + rng.randint(1, 9)) % 10))
    return Expected(rule="malformed-identifier", file=name, line=spot.line)


def _copy(site: Site, rng: random.Random, same: str) -> Expected:
    """Makes one line of a reference that of another; the duplicate is told at one of the two."""
    first, second = sorted(
        rng.sample([name for name, text in site.files.items() if text.startswith("type: article-j")], 2)
    )
    words = find(site, rng, f"^{same}: .*", file=first).words
    spot = find(site, rng, f"^{same}: .*", file=second)
    put(site, spot, words)
    return Expected(rule="duplicate-reference", file=second, line=spot.line)


@plant
def same_doi_twice(site: Site, rng: random.Random) -> Expected:
    return _copy(site, rng, "DOI")


@plant
def same_pmid_twice(site: Site, rng: random.Random) -> Expected:
    return _copy(site, rng, "PMID")


@plant
def same_title_year_and_authors_twice(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    copy = name.replace(".yml", "b.yml")
    kept = [line for line in site.files[name].split("\n") if not line.startswith(("DOI", "PMID", "PMCID", "trial"))]
    text = "\n".join(kept).split("extracts:")[0]
    # Page and volume would give the work away first.
    site.files[copy] = re.sub(r"(?m)^(?:page|volume|issue): .*\n", "", text)
    also = frozenset({"unused-reference", "incomplete-reference"})
    return Expected(rule="duplicate-reference", file=copy, line=2, also=also)


@plant
def same_page_of_a_journal_twice(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    copy = name.replace(".yml", "b.yml")
    kept = [line for line in site.files[name].split("\n") if not line.startswith(("DOI", "PMID", "PMCID", "trial"))]
    text = "\n".join(kept).split("extracts:")[0]
    site.files[copy] = re.sub("(?m)^title: (.*)$", r'title: "\1: what was found"', text)
    line = next(number for number, words in enumerate(kept, start=1) if words.startswith("page:"))
    return Expected(rule="duplicate-reference", file=copy, line=line, also=frozenset({"unused-reference"}))


@plant
def reference_that_nothing_cites(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    new = "content/references/zuletzt-2001.yml"
    kept = [line for line in site.files[name].split("\n") if not line.startswith(("DOI", "PMID", "PMCID", "trial"))]
    text = "\n".join(kept).split("extracts:")[0]
    site.files[new] = text.replace("title: ", "title: Unrelated thoughts, not on ").replace(
        "issued: ", 'issued: "2001" # '
    )
    return Expected(rule="unused-reference", file=new, line=1)


@plant
def reference_file_lost(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    del site.files[name]
    spot = find(site, rng, r"\[(@" + name.rsplit("/", 1)[1].removesuffix(".yml") + r")")
    return Expected(rule="unknown-reference", file=spot.file, line=spot.line, column=spot.column, also=_LOST)


@plant
def field_misspelt(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    spot = find(site, rng, r"^(volume|issue|page): ", file=name)
    put(site, spot, spot.words[:-2] + spot.words[-1] + spot.words[-2])
    return Expected(rule="unknown-field", file=name, line=spot.line, column=1, also=frozenset({"incomplete-reference"}))


@plant
def field_given_twice(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    spot = find(site, rng, r"^(volume|issue|page|issued): .*", file=name)
    insert_line(site, name, spot.line + 1, f'{spot.words}: "77"')
    return Expected(rule="malformed-yaml", file=name, line=spot.line + 1, column=1, also=_LOST)


@plant
def anchor(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    spot = find(site, rng, r'^volume: (")', file=name)
    put(site, spot, '&v "')
    return Expected(rule="malformed-yaml", file=name, line=spot.line, also=_LOST)


@plant
def tag(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    spot = find(site, rng, r'^volume: (")', file=name)
    put(site, spot, rng.choice(('!!str "', '!!python/name:os.system "', '!x "')))
    return Expected(rule="malformed-yaml", file=name, line=spot.line, also=_LOST)


@plant
def merge_key(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    spot = find(site, rng, r"^evidence:", file=name)
    insert_line(site, name, spot.line, "<<: {note: x}")
    return Expected(rule="malformed-yaml", file=name, line=spot.line, also=_LOST)


@plant
def tab_as_indentation(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    spot = find(site, rng, r"^(  )kind: cohort", file=name)
    put(site, spot, "\t")
    return Expected(rule="malformed-yaml", file=name, line=spot.line, also=_LOST)


@plant
def quotation_mark_never_closed(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    spot = find(site, rng, r'^volume: "\d+(")', file=name)
    put(site, spot, "")
    return Expected(rule="malformed-yaml", file=name, line=-1, also=_LOST)


@plant
def list_never_closed(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^authors: \[author-a(\])")
    put(site, spot, "")
    return Expected(rule="malformed-yaml", file=spot.file, line=-1, also=_LOST)


@plant
def unknown_kind_of_evidence(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    spot = find(site, rng, r"^  kind: (cohort)", file=name)
    put(site, spot, rng.choice(("chort", "RCTs", "gold standard")))
    return Expected(rule="wrong-value", file=name, line=spot.line, column=spot.column)


@plant
def date_that_is_none(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    spot = find(site, rng, r'^issued: ("\d+")', file=name)
    put(site, spot, rng.choice(('"20O6"', '"2006-13"', '"last year"')))
    return Expected(
        rule="wrong-value", file=name, line=spot.line, column=spot.column, also=frozenset({"incomplete-reference"})
    )


@plant
def figure_that_is_no_number(site: Site, rng: random.Random) -> Expected:
    files = [name for name, text in site.files.items() if ", value: " in text]
    name = rng.choice(files)
    spot = find(site, rng, r", value: ([\d.]+)", file=name)
    put(site, spot, "many")
    return Expected(rule="wrong-value", file=name, line=spot.line, column=spot.column, also=_LOST)


@plant
def front_matter_field_missing(site: Site, rng: random.Random) -> Expected:
    field = rng.choice(("title", "question", "population", "authors", "written", "searched", "review_due"))
    drop_line(site, find(site, rng, f"^{field}: .*"))
    return Expected(rule="missing-field", file=site.article, line=-1)


@plant
def front_matter_field_misspelt(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^(searched|population|written): ")
    put(site, spot, spot.words[:-2] + spot.words[-1] + spot.words[-2])
    return Expected(rule="unknown-field", file=spot.file, line=spot.line, column=1, also=frozenset({"missing-field"}))


@plant
def front_matter_day_that_is_none(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^(?:written|searched|review_due): (.*)")
    put(site, spot, rng.choice(("2026-02-30", "soon", "03/02/2026")))
    return Expected(rule="wrong-value", file=spot.file, line=spot.line, column=spot.column)


@plant
def type_misspelt(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^type: (guidance)")
    put(site, spot, rng.choice(("guidence", "Guidance", "guidanse")))
    return Expected(rule="wrong-value", file=spot.file, line=spot.line, column=spot.column, also=_LOST)


@plant
def bytes_of_another_encoding(site: Site, rng: random.Random) -> Expected:
    name = reference(site, rng)
    spot = find(site, rng, r"^title: (.)", file=name)
    put(site, spot, "caf\udce9 ")
    return Expected(rule="unreadable-file", file=name, line=-1, also=_LOST)
