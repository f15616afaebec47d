from collections.abc import Callable
from decimal import Decimal
from types import MappingProxyType

import pytest

from mkdocs_evidence.analysis.figures.agreement import is_printed
from mkdocs_evidence.analysis.figures.printed import find_printed_figures
from mkdocs_evidence.analysis.figures.reader import find_figures
from mkdocs_evidence.model.ids import ExtractId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Datum, Extract

AT = Place("content/references/castro-2000.yml", 1, 1)

Unprinted = Callable[..., list[str]]


def make_datum(**fields: object) -> Datum:
    """A datum whose numbers are given as text, as the loader makes them."""
    numbers = {"value", "n", "of", "low", "high", "level"}
    read = {name: Decimal(str(value)) if name in numbers else value for name, value in fields.items()}
    if "ci" in read:
        low, high = read["ci"]
        read["ci"] = (Decimal(str(low)), Decimal(str(high)))
    return Datum(**{"what": "", "at": AT, **read})


def empty_ledger() -> Ledger:
    return Ledger(articles=MappingProxyType({}), references=MappingProxyType({}), flows=MappingProxyType({}))


@pytest.fixture
def unprinted() -> Unprinted:
    """The figures of a claim that an extract with these data and this quote does not print."""

    def find(claim: str, *data: dict[str, object], quote: str = "") -> list[str]:
        extract = Extract(
            id=ExtractId("x"), finding="", data=tuple(make_datum(**one) for one in data), quote=quote, at=AT
        )
        printed = find_printed_figures(extract, empty_ledger())
        return [figure.words for figure in find_figures(claim) if not is_printed(figure, printed)]

    return find
