"""A standing that is kept is the one that was worked out, and names the records that it is given."""

from datetime import date

import pytest
from sample_guidance import ACCEPT, ARTICLE, LEDGER, sign

from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.analysis.reviews.standing import index_reviews, stand_article
from mkdocs_evidence.host.kept.standings import pack_standing, unpack_standing
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.review import Meaning

VERDICTS = [(claim, digest, ACCEPT) for claim, digest in claim_digests(ARTICLE, LEDGER).items()]
SIGNED = sign(LEDGER, date(2026, 3, 1), verdicts=VERDICTS)
WITHDRAWN = sign(SIGNED, date(2026, 4, 1), reviewer="reviewer-b", meaning=Meaning.WITHDRAWN)
SIGNED_AGAIN = sign(WITHDRAWN, date(2026, 5, 1), verdicts=VERDICTS)


@pytest.mark.parametrize(
    "ledger",
    [
        pytest.param(LEDGER, id="no record"),
        pytest.param(SIGNED, id="signed"),
        pytest.param(WITHDRAWN, id="withdrawn"),
        pytest.param(SIGNED_AGAIN, id="signed again"),
    ],
)
def test_a_standing_comes_back_with_the_records_that_are_there(ledger: Ledger) -> None:
    records = index_reviews(ledger).get(ARTICLE.id, ())
    standing = stand_article(ARTICLE, ledger, records)
    kept = unpack_standing(pack_standing(standing, records), records)
    assert kept == standing
    there = {id(one.record) for one in records}
    shown = [one for claim in kept.claims for one in (*claim.sign_offs, *claim.approvals)]
    assert bool(shown) == bool(records)
    for one in shown:
        assert id(one.record) in there
        assert id(one.verdict) in {id(verdict) for verdict in one.record.claims}
