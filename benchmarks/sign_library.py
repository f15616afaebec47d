"""Signs every second article of a made-up library for a made-up board, so that sites are measured with their sign-offs.

python benchmarks/sign_library.py DIR
"""

import hashlib
import sys
from base64 import b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mkdocs_evidence.analysis.reviews.digests import digest_of_parts, parts_of_claim
from mkdocs_evidence.analysis.reviews.form import record_text, signed_bytes
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import ClaimId, PersonId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import ClaimVerdict, Meaning, ReviewRecord, Verdict
from mkdocs_evidence.signing.ed25519 import write_public_key

_REVIEWER = PersonId("reviewer-a")
_KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"made-up reviewer").digest())
"""Of nobody; the same in every library, so that the same words have the same signatures."""
_DAY = date(2026, 2, 1)
_SOMEWHERE = Place("", 1, 1)


def sign_library(project: Path) -> int:
    """Adds a board of one, and its approval of all claims of every second article.

    Returns:
        How many records were written.
    """
    site_config = project / "site_config"
    with (site_config / "people.yml").open("a", encoding="utf-8") as people:
        people.write(f"{_REVIEWER}:\n  name: Made-up reviewer\n  role: Reviewer of made-up articles\n")
    key = write_public_key(_KEY.public_key().public_bytes_raw())
    (site_config / "board.yml").write_text(
        f'name: Made-up board\nmembers:\n  - {{person: {_REVIEWER}, role: Clinical reviewer, key: "{key}"}}\n',
        encoding="utf-8",
    )
    ledger = load_site(Layout.of(project))
    articles = sorted(ledger.articles)[::2]
    for name in articles:
        path = project / "content" / "reviews" / name / f"{_DAY}-{_REVIEWER}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(record_text(_record(ledger.articles[name], ledger)).encode())
    return len(articles)


def _record(article: Article, ledger: Ledger) -> ReviewRecord:
    record = ReviewRecord(
        file="",
        article=article.id,
        reviewer=_REVIEWER,
        date=_DAY,
        meaning=Meaning.APPROVED,
        claims=tuple(_verdict(claim, claim.id, article, ledger) for claim in article.claims if claim.id is not None),
        source_digest="",
        at=_SOMEWHERE,
    )
    return replace(record, signatures=((_REVIEWER, b64encode(_KEY.sign(signed_bytes(record))).decode()),))


def _verdict(claim: Claim, name: ClaimId, article: Article, ledger: Ledger) -> ClaimVerdict:
    lay_texts = [one for one in article.lay_texts if one.claim == name]
    parts = parts_of_claim(claim, article, ledger, lay_texts=lay_texts)
    return ClaimVerdict(
        claim=name,
        digest=digest_of_parts(parts),
        verdict=Verdict.ACCEPT,
        words=claim.text,
        parts=parts,
        at=_SOMEWHERE,
    )


if __name__ == "__main__":
    print(f"{sign_library(Path(sys.argv[1]))} records")
