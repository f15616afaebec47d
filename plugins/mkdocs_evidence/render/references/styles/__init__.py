"""References as medical journals print them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.references.once_per_work import once_per_work
from mkdocs_evidence.render.references.styles.ama import format_ama
from mkdocs_evidence.render.references.styles.line import FormattedReference
from mkdocs_evidence.render.references.styles.nlm import format_nlm

__all__ = ["STYLES", "FormattedReference", "format_reference"]

STYLES: Mapping[str, Callable[[Reference], FormattedReference]] = MappingProxyType(
    {"nlm": format_nlm, "ama": format_ama}
)
"""Each style by the name that `citation_style` in `evidence.yml` gives it."""

_REMEMBERED = {name: once_per_work(style) for name, style in STYLES.items()}


def format_reference(reference: Reference, style: str = "nlm") -> FormattedReference:
    """One reference, without its number, in one of `STYLES`.

    Raises:
        KeyError: when there is no such style.
    """
    return _REMEMBERED[style](reference)
