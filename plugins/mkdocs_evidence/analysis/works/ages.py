"""How old the evidence of a claim is on a given day."""

from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import PartialDate, Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """The newest work on which a claim rests."""

    reference: Reference
    published: date
    """The last day that its date of publication can mean: 2015 is 31 December 2015."""

    def years_on(self, day: date) -> int:
        """Whole years from publication to `day`."""
        is_before_birthday = (day.month, day.day) < (self.published.month, self.published.day)
        return day.year - self.published.year - is_before_birthday


def find_newest_support(claim: Claim, ledger: Ledger) -> Newest | None:
    """The newest work that supports or qualifies the claim; None when one of them has no date or is not known.

    A work without a date could be the newest, so nothing can be said.
    """
    works = [ledger.references.get(one.key) for one in claim.citations if one.relation.carries]
    newest: Newest | None = None
    for work in works:
        published = None if work is None else last_day_of(work.issued or work.updated or work.epub_date)
        if work is None or published is None:
            return None
        if newest is None or published > newest.published:
            newest = Newest(reference=work, published=published)
    return newest


def last_day_of(when: PartialDate | None) -> date | None:
    """The last day that a date as printed can mean; None without a date, or with one that no calendar has.

    >>> last_day_of(PartialDate(year=2016, month=2))
    datetime.date(2016, 2, 29)
    """
    if when is None:
        return None
    try:
        if when.month is None:
            return date(when.year, 12, 31)
        if when.day is not None:
            return date(when.year, when.month, when.day)
        following = date(when.year + when.month // 12, when.month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    except ValueError:
        return None
