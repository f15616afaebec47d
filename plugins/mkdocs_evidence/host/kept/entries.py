"""What search finds of each article, kept between builds with the digests by which it is known again.

To take it out of the ledger asks where every claim stands and what every cited work is called, which for an article
that nobody touched is as it was: it all depends on the article, its works, the board's records on it and the settings.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from mkdocs_evidence.host.kept.article_digests import digest_texts
from mkdocs_evidence.host.kept.standings import send_standing, take_standing
from mkdocs_evidence.host.site_build import SiteBuild, share_out
from mkdocs_evidence.load.transport import declare_records
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.search.claim_list import ClaimList
from mkdocs_evidence.search.digests import ArticleDigests, digest_article
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry

Collect: TypeAlias = Callable[[Mapping[ArticleId, str]], Iterable[ArticleEntry]]
"""Takes articles out of the ledger, by the addresses that they have."""
_Found: TypeAlias = tuple[ArticleEntry, ArticleDigests]
_FEW = 64
"""Articles that one process has looked up before others are on their feet."""


def keep_entries(build: SiteBuild, urls: Mapping[ArticleId, str], collect: Collect) -> "Entries":
    """What search finds of articles, of which those are collected that are not kept.

    Args:
        build: The build at hand.
        urls: Address of each article from the root of the site.
        collect: Takes those articles out of the ledger.
    """
    store = build.effort.store()
    if store is None or not build.settings:
        return Entries(_collect_each(build, urls, collect, packs=True))
    way = str(build.facts.directory_urls)
    keys = {
        name: f"search entry {digest_texts(build.settings, way, urls[name], digest)}".encode()
        for name in sorted(urls)
        for digest in [build.digests.article(build.ledger.articles[name])]
    }
    kept = dict(zip(keys, store.recall_each([*keys.values()]), strict=True))
    missing = {name: urls[name] for name, packed in kept.items() if packed is None}
    made = {ArticleId(one[0].id): one for one in _collect_each(build, missing, collect, packs=False)}
    if made:
        declare_records(ArticleEntry, ClaimEntry)
        protocol = pickle.HIGHEST_PROTOCOL
        store.keep_each({keys[name]: pickle.dumps(one, protocol=protocol) for name, one in made.items()})
    return Entries([made[name] if packed is None else pickle.loads(packed) for name, packed in kept.items()])


def _collect_each(
    build: SiteBuild, urls: Mapping[ArticleId, str], collect: Collect, *, packs: bool
) -> Iterator[_Found]:
    """Articles in the order of their names; many are shared among processes, which find out where these stand, too.

    Args:
        build: The build at hand.
        urls: Their addresses.
        collect: Takes them out of the ledger.
        packs: Whether the claims of many arrive packed. The next build would unpack again and again what is kept so.
    """
    if len(urls) <= _FEW or build.effort.jobs_for(build.layout) < 2:
        yield from ((entry, digest_article(entry)) for entry in collect(urls))
        return
    names = sorted(urls)
    declare_records(ArticleEntry, ClaimEntry)
    look_up = partial(_look_up, build, urls, collect, packs=packs)
    for name, (entry, standing) in zip(names, share_out(look_up, names, build, doing="collecting"), strict=True):
        take_standing(build, name, standing)
        yield pickle.loads(entry)


def _look_up(
    build: SiteBuild, urls: Mapping[ArticleId, str], collect: Collect, name: ArticleId, *, packs: bool
) -> tuple[bytes, bytes]:
    """What search finds of an article, and where it stands, both packed."""
    (entry,) = collect({name: urls[name]})
    digests = digest_article(entry)
    if packs and isinstance(entry.claims, ClaimList):
        entry.claims.pack()
    packed = pickle.dumps((entry, digests), protocol=pickle.HIGHEST_PROTOCOL)
    return packed, send_standing(build, name)


class Entries:
    """Articles as search knows them, in the order of their names."""

    def __init__(self, found: Iterable[_Found]) -> None:
        """Takes each with its digests."""
        self._digests: dict[str, _Found] = {one.id: (one, its) for one, its in found}

    @property
    def articles(self) -> tuple[ArticleEntry, ...]:
        """All of them."""
        return tuple(one for one, _ in self._digests.values())

    def digest(self, article: ArticleEntry) -> ArticleDigests:
        """Those of an article; of one that is another, taken anew."""
        known = self._digests.get(article.id)
        return known[1] if known is not None and known[0] is article else digest_article(article)
