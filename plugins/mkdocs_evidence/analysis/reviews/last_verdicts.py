"""What each member decided last on each claim, and what the authors replied."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.chain import JudgedRecord
from mkdocs_evidence.model.ids import ClaimId, PersonId
from mkdocs_evidence.model.review import ClaimVerdict, Meaning, ReviewRecord

READ = (Meaning.REVIEWED, Meaning.APPROVED, Meaning.APPROVED_WITH_DISSENT)
"""What a sitting means in which claims were read and decided on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastVerdict:
    """A member's last verdict on one claim."""

    record: ReviewRecord
    verdict: ClaimVerdict
    answer: str
    """What the authors replied to it; empty while they have not."""


def last_verdicts(records: Sequence[JudgedRecord]) -> Mapping[PersonId, Mapping[ClaimId, LastVerdict]]:
    """By member and claim: the last verdict in a record that counts.

    Args:
        records: All records of one article, judged, in their order.
    """
    counted = [one for one in records if one.counts]
    answers = {(one.record, one.claim): one.text for judged in counted for one in judged.record.answers}
    found: defaultdict[PersonId, dict[ClaimId, LastVerdict]] = defaultdict(dict)
    for judged in counted:
        if judged.record.meaning in READ:
            for verdict in judged.record.claims:
                found[judged.record.reviewer][verdict.claim] = LastVerdict(
                    record=judged.record, verdict=verdict, answer=answers.get((judged.digest, verdict.claim), "")
                )
    return found
