"""Pages of concepts list only what claims really name."""

import pytest

from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.mentions import MentionedConcept, find_mentions
from mkdocs_evidence.search.pieces import Pieces

GLOSSARY = (
    Synonyms(name="avascular necrosis", forms=("AVN", "avascular necrosis", "aseptic necrosis"), plain="bone death"),
    Synonyms(name="core decompression", forms=("core decompression",)),
    Synonyms(name="odds ratio", forms=("OR", "odds ratio")),
)


def mentions(*texts: str, glossary: tuple[Synonyms, ...] = GLOSSARY) -> dict[str, MentionedConcept]:
    claims = tuple(ClaimEntry(id=f"c{at}", text=text) for at, text in enumerate(texts))
    article = ArticleEntry(id="a", url="a/", title="A", claims=claims)
    return {one.name: one for one in find_mentions(Pieces((article,)), glossary)}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("AVN of the hip was found.", ["avascular necrosis"]),
        ("Aseptic necrosis progressed.", ["avascular necrosis"]),
        ("Core decompressions were done.", ["core decompression"]),
        ("Systemic lupus erythematosus was rare.", ["Systemic Lupus Erythematosus"]),
        # `scan` and `settle` are among the names of rare diseases, and `add` of another.
        ("Scans did not settle it; add a second one.", []),
        # Two names that only a comma brings together are no third.
        ("It was systemic, lupus erythematosus was absent.", []),
        ("Patients were well.", []),
    ],
)
def test_a_claim_mentions_what_it_names(text: str, named: list[str]) -> None:
    assert [name for name, one in mentions(text).items() if one.claims] == named


def test_terms_of_the_glossary_are_listed_though_no_claim_uses_them() -> None:
    found = mentions("Nothing of that kind.")
    assert list(found) == ["avascular necrosis", "core decompression", "odds ratio"]
    assert found["avascular necrosis"].also == ("AVN", "aseptic necrosis")
    assert found["avascular necrosis"].plain == "bone death"


def test_a_claim_that_names_a_concept_twice_is_listed_once_and_all_in_order() -> None:
    found = mentions("AVN is avascular necrosis.", "No.", "AVN again.")["avascular necrosis"]
    assert [claim.id for _, claim in found.claims] == ["c0", "c2"]


def test_two_concepts_of_one_spelling_have_two_addresses() -> None:
    found = find_mentions(Pieces(()), (Synonyms(name="CD", forms=("CD",)), Synonyms(name="C.D.", forms=("C.D.",))))
    assert len({one.slug for one in found}) == len(found) == 2
