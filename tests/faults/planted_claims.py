"""Faults in articles: claims, citations, ids, answers, lay texts, attribute lists."""

import random

from clean_sites import Site
from planting import Expected, Spot, drop_line, find, insert_line, plant, put

_ITEM = r"^- \S.*?( \[@[^\]]+\])$"
_CITED = r"\[@[^\]]+\]"


def _key(spot: Spot) -> str:
    return spot.words.removeprefix("[@").split("#")[0].rstrip("]")


def _sentence_line(site: Site, rng: random.Random) -> Spot:
    """The full stop of a random claim that is a paragraph or item."""
    return find(site, rng, r"^(?:- )?[A-Z].*[a-z)](\.) \[@[^\]]+\]$")


@plant
def citation_removed_from_an_item(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, _ITEM)
    put(site, spot, "")
    return Expected(
        rule="uncited-claim", file=spot.file, line=spot.line, also=frozenset({"unused-reference", *FIGURES})
    )


@plant
def citation_removed_from_a_paragraph(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^[A-Z].*?( \[@[^\]]+\])$")
    put(site, spot, "")
    return Expected(
        rule="uncited-claim", file=spot.file, line=spot.line, also=frozenset({"unused-reference", *FIGURES})
    )


@plant
def citation_removed_from_a_row(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^\|.*?( \[@[^\]]+\]) \{:")
    put(site, spot, "")
    return Expected(
        rule="uncited-claim", file=spot.file, line=spot.line, also=frozenset({"unused-reference", *FIGURES})
    )


@plant
def paragraph_added_without_a_source(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^## .*")
    insert_line(
        site, spot.file, spot.line + 1, f"\n{site.specialty.sign.capitalize()} fades with age.\n{{: #added }}\n"
    )
    return Expected(rule="uncited-claim", file=spot.file, line=spot.line + 2)


@plant
def paragraph_indented_into_code(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^## .*")
    insert_line(site, spot.file, spot.line + 1, f"\n    {site.specialty.sign.capitalize()} fades with age.\n")
    return Expected(rule="claim-in-code", file=spot.file, line=spot.line + 2, column=5)


@plant
def figure_between_fences(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^## .*")
    insert_line(site, spot.file, spot.line + 1, "\n```\nloading dose 45 mg\n```\n")
    return Expected(rule="claim-in-code", file=spot.file, line=spot.line + 3, column=14)


@plant
def only_background_is_cited(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^- .*?\[(?=@)")
    put(site, spot, spot.words + "background ")
    return Expected(rule="uncited-claim", file=spot.file, line=spot.line, also=FIGURES | {"unused-reference"})


@plant
def only_a_dispute_is_cited(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^- .*?\[(?=@)")
    put(site, spot, spot.words + "disputes ")
    return Expected(rule="uncited-claim", file=spot.file, line=spot.line, also=FIGURES | {"unused-reference"})


@plant
def id_removed(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^ *\{: #c[3-8] \}$")
    drop_line(site, spot)
    return Expected(rule="missing-claim-id", file=spot.file, line=spot.line - 1)


@plant
def id_removed_from_a_row(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^\|.*(\{: #c\d+ \} )\|$")
    put(site, spot, "")
    return Expected(rule="missing-claim-id", file=spot.file, line=spot.line)


@plant
def id_used_twice(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^  \{: #(c[4-8]) \}$")
    put(site, spot, "c3")
    return Expected(rule="duplicate-claim-id", file=spot.file, line=spot.line)


@plant
def key_misspelt(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"\[(@[a-z]+)-")
    at = rng.randrange(2, len(spot.words) - 1)
    words = spot.words[:at] + spot.words[at + 1] + spot.words[at] + spot.words[at + 2 :]
    put(site, spot, words if words != spot.words else spot.words + "x")
    return Expected(
        rule="unknown-reference",
        file=spot.file,
        line=spot.line,
        column=spot.column,
        also=FIGURES | {"uncited-claim", "unused-reference"},
    )


@plant
def key_in_another_case(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"\[(@[a-z])")
    put(site, spot, spot.words.upper())
    return Expected(
        rule="unknown-reference",
        file=spot.file,
        line=spot.line,
        column=spot.column,
        also=FIGURES | {"uncited-claim", "unused-reference"},
    )


@plant
def key_of_a_reference_that_never_was(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"\[@[^\]]+(\])")
    put(site, spot, "; @nobody-1999]")
    return Expected(rule="unknown-reference", file=spot.file, line=spot.line, column=spot.column + 2)


@plant
def extract_that_is_not_there(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"\[(@[^\]#]+#at-\d)")
    put(site, spot, spot.words[:-1] + "9")
    return Expected(
        rule="unknown-extract",
        file=spot.file,
        line=spot.line,
        column=spot.column,
        also=FIGURES | {"uncited-claim"},
    )


@plant
def number_in_brackets(site: Site, rng: random.Random) -> Expected:
    spot = _sentence_line(site, rng)
    number = rng.choice(("[7]", "[1, 2]", "[3-5]"))
    put(site, spot, f" {number}.")
    return Expected(rule="positional-citation", file=spot.file, line=spot.line, column=spot.column + 1, also=FIGURES)


@plant
def number_raised(site: Site, rng: random.Random) -> Expected:
    spot = _sentence_line(site, rng)
    put(site, spot, rng.choice((".¹", ".²³", ".⁷")))
    return Expected(rule="positional-citation", file=spot.file, line=spot.line, column=spot.column + 1, also=FIGURES)


@plant
def number_raised_by_a_tag(site: Site, rng: random.Random) -> Expected:
    spot = _sentence_line(site, rng)
    put(site, spot, ".<sup>7</sup>")
    return Expected(rule="positional-citation", file=spot.file, line=spot.line, also=FIGURES)


@plant
def author_and_year(site: Site, rng: random.Random) -> Expected:
    spot = _sentence_line(site, rng)
    put(site, spot, rng.choice((" (Smith 2006).", " (Smith et al., 2006).", " (Smith and Jones 2006).")))
    return Expected(rule="positional-citation", file=spot.file, line=spot.line, column=spot.column + 1, also=FIGURES)


@plant
def bracket_that_is_no_citation(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"\[(@)[^\]]+\]")
    put(site, spot, "see @")
    return Expected(
        rule="malformed-citation",
        file=spot.file,
        line=spot.line,
        column=spot.column - 1,
        also=FIGURES | {"uncited-claim", "unused-reference"},
    )


@plant
def bracket_never_closed(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^- .*@[^\]]+(\])$")
    put(site, spot, "")
    column = site.files[spot.file].split("\n")[spot.line - 1].rindex("[") + 1
    return Expected(
        rule="malformed-citation",
        file=spot.file,
        line=spot.line,
        column=column,
        also=FIGURES | {"uncited-claim", "unused-reference", "stray-attribute-list", "missing-claim-id"},
    )


@plant
def attribute_list_within_a_line(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^- \S.*( )\[@[^\]]+\]$")
    put(site, spot, " {: certainty=low } ")
    return Expected(rule="stray-attribute-list", file=spot.file, line=spot.line, column=spot.column + 1)


@plant
def block_of_an_unknown_name(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^/// (patient \|.*)")
    put(site, spot, "anwser")
    return Expected(
        rule="broken-block", file=spot.file, line=spot.line, also=frozenset({"uncited-claim", "missing-claim-id"})
    )


@plant
def text_for_an_unknown_audience(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^/// (patient) \|")
    put(site, spot, "pateint")
    return Expected(rule="unbound-lay-text", file=spot.file, line=spot.line)


@plant
def question_that_finds_nothing(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^\{: #c\d+( )\}")
    put(site, spot, ' asks="And then?" ')
    return Expected(rule="unfound-question", file=spot.file, line=spot.line)


@plant
def question_not_covered_and_yet_answered(site: Site, rng: random.Random) -> Expected:
    question = "How long did the follow-up of the registry last?"
    spot = find(site, rng, r"^\{: #c\d+( )\}")
    put(site, spot, f' asks="{question}" ')
    due = find(site, rng, r"^review_due: .*")
    insert_line(site, site.article, due.line + 1, f"not_covered: [{question}]")
    return Expected(
        rule="answered-exclusion", file=site.article, line=due.line + 1, also=frozenset({"unfound-question"})
    )


@plant
def block_without_an_end(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^/// patient .*")
    lines = site.files[spot.file].split("\n")
    del lines[spot.line + 1]
    site.files[spot.file] = "\n".join(lines)
    return Expected(
        rule="broken-block",
        file=spot.file,
        line=spot.line,
        also=ANY,
    )


@plant
def lay_text_for_an_unknown_claim(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^/// patient \| (c0)$")
    put(site, spot, f"c{rng.randint(100, 999)}")
    return Expected(rule="unbound-lay-text", file=spot.file, line=spot.line, column=spot.column)


@plant
def answer_on_an_unknown_claim(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r'from="(c0) c1"')
    put(site, spot, "c00")
    return Expected(rule="unbound-answer", file=spot.file, line=spot.line)


@plant
def answer_on_no_claim(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r'^\{: from="c0 c1" \}$')
    drop_line(site, spot)
    return Expected(rule="unbound-answer", file=spot.file, line=spot.line - 1)


@plant
def abbreviation_never_spelled_out(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^(?:- )?(.+?)\. \[@[^\]]+\]$")
    put(site, spot, f"{spot.words} on QXR")
    return Expected(
        rule="undefined-abbreviation", file=spot.file, line=spot.line, column=spot.column + len(spot.words) + 4
    )


@plant
def unknown_value_in_an_attribute_list(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^  \{: #c\d( )\}$")
    put(site, spot, " certainty=lwo ")
    return Expected(rule="wrong-value", file=spot.file, line=spot.line, column=spot.column + 11)


@plant
def unknown_name_in_an_attribute_list(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^  \{: #c\d( )\}$")
    put(site, spot, " certianty=low ")
    return Expected(rule="unknown-field", file=spot.file, line=spot.line, column=spot.column + 1)


FIGURES = frozenset({"figure-not-in-evidence"})
ANY = frozenset({"*"})
