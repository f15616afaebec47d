"""However a site is edited, an index made of what was kept is the index made anew, and so are the pages of concepts."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_evidence.host.kept.search import keep_parts, read_articles
from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.search.claim_list import ClaimList
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.mentions import find_mentions
from mkdocs_evidence.search.pieces import Pieces
from mkdocs_evidence.search.site_index import index_pieces, index_site, site_terms

PHRASES = (
    "bone dies", "aseptic necrosis", "core decompression", "Crohn's disease", "CD", "systemic lupus erythematosus",
    "acute kidney injury (AKI)", "acute knee injury (AKI)", "a hip", "sickle cell disease", "in 3 of 50 people",
    "pain, at night", "deep vein thrombosis", "DVT", "an odds ratio of 2.1", "haemorrhage", "stage II", "walks", "walking",
    "Kaposi sarcoma", "the lining of the bowel", "bone death", "many lamps", "lit lamps",
)  # fmt: skip
GLOSSARY = (
    Synonyms(name="avascular necrosis", forms=("AVN", "avascular necrosis", "aseptic necrosis"), plain="bone death"),
    Synonyms(name="core decompression", forms=("CD", "core decompression")),
)
Site = dict[str, ArticleEntry]


def _claim(chance: random.Random, name: str) -> ClaimEntry:
    return ClaimEntry(
        id=name,
        text=f"{' and '.join(chance.choices(PHRASES, k=chance.randint(1, 5)))}.",
        lay=chance.choice(("", "Bones of people die.", "Lamps are lit.")),
        section=chance.choice(("", "Course", "Treatment of pain")),
        status=chance.choice(("draft", "approved")),
        certainty=chance.choice(("", "high")),
        kinds=chance.choice(((), ("rct",), ("cohort", "rct"))),
        references=tuple(chance.sample(("smith-2001", "doe-1999", "roe-2020"), k=chance.randint(0, 2))),
    )


def _article(chance: random.Random) -> ArticleEntry:
    name = f"area-{chance.randint(0, 3)}/article-{chance.randint(0, 999):03}"
    claims = tuple(_claim(chance, f"c{at}") for at in range(chance.randint(0, 9)))
    title = f"On {chance.choice(PHRASES)}"
    return ArticleEntry(id=name, url=f"{name}/", title=title, area=name.partition("/")[0], claims=claims)


def _add(site: Site, chance: random.Random) -> None:
    article = _article(chance)
    site[article.id] = article


def _drop(site: Site, chance: random.Random) -> None:
    del site[chance.choice(sorted(site))]


def _retitle(site: Site, chance: random.Random) -> None:
    name = chance.choice(sorted(site))
    site[name] = replace(site[name], title=f"Of {chance.choice(PHRASES)}", questions=(f"{chance.choice(PHRASES)}?",))


def _reword(site: Site, chance: random.Random) -> None:
    name = chance.choice(sorted(site))
    claims = list(site[name].claims)
    claims[chance.randint(0, len(claims)) :] = [_claim(chance, f"n{at}") for at in range(chance.randint(0, 3))]
    site[name] = replace(site[name], claims=tuple(claims))


CHANGES: tuple[Callable[[Site, random.Random], None], ...] = (_add, _drop, _retitle, _reword, _reword, _reword)


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_an_index_made_of_kept_parts_is_the_one_made_anew(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    store = Store(tmp_path / "store.sqlite", code=b"code")
    site = {one.id: one for one in (_article(chance) for _ in range(60))}
    glossary = GLOSSARY
    for turn in range(8):
        for _ in range(chance.randint(0, 2)):
            chance.choice(CHANGES)(site, chance)
        if turn % 4 == 3:
            glossary = (*GLOSSARY, Synonyms(name="lamp", forms=("lamp", chance.choice(PHRASES)), plain="hip bones"))
        articles = tuple(site[name] for name in sorted(site))
        listed = tuple(replace(one, claims=ClaimList(one.claims)) for one in articles)
        kept = Pieces(listed, read_articles(listed, store), keep_parts(store))
        assert find_mentions(kept, glossary) == find_mentions(Pieces(articles), glossary)
        terms = site_terms(kept, glossary)
        kept.pack()
        assert index_pieces(kept, terms).files == index_site(articles, glossary).files
