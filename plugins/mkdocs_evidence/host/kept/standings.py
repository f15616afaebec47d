"""Where articles stand with the board, kept between builds for those on which it has no record.

Lists and searches say of every article where it stands. To work that out takes the digest of each claim, which for an
article that nobody has signed depends on little, and is most of what an edit of another article would wait for.
"""

import pickle

from mkdocs_evidence.host.kept.article_digests import digest_texts
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.load.transport import declare_records


def recall_standings(build: SiteBuild, settings: str) -> None:
    """Gives a build the standings that were worked out before.

    Args:
        build: One that keeps things for the next.
        settings: Digest of the settings, people and words of the whole site.
    """
    store = build.effort.store()
    if store is None:
        return
    build.standing_keys = {
        name: f"standing {digest_texts(settings, build.digests.article(article))}".encode()
        for name, article in build.ledger.articles.items()
        if not build.facts.reviews.get(name) and name not in build.ledger.withheld
    }
    kept = store.recall_each([*build.standing_keys.values()])
    known = {name: value for name, value in zip(build.standing_keys, kept, strict=True) if value is not None}
    for name, value in known.items():
        build.facts.standings[name] = pickle.loads(value)
        del build.standing_keys[name]


def keep_standings(build: SiteBuild) -> None:
    """Keeps those that were worked out since."""
    store = build.effort.store()
    found = build.facts.standings
    fresh = {key: found[name] for name, key in build.standing_keys.items() if name in found}
    if store is None or not fresh:
        return
    declare_records()
    protocol = pickle.HIGHEST_PROTOCOL
    store.keep_each({key: pickle.dumps(one, protocol=protocol) for key, one in fresh.items()})
