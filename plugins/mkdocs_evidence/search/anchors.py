"""Under which of its words the index has a name of several: the one that tells most.

A question reads all that stands with each of its words, and asks for common words most often. So `syndrome` should not
bring every name that begins with it.
"""

from mkdocs_evidence.search.concepts import Form, stem_frequencies

_BEFORE = "|"


def anchor_of(form: Form) -> int:
    """The place of the stem that the fewest open names have, the first of equals; so no edit of a site moves a name.

    >>> anchor_of(("marfan", "syndrom")), anchor_of(("syndrom", "marfan"))
    (0, 1)
    """
    if len(form) == 1:
        return 0
    known = stem_frequencies()
    frequencies = [known.get(stem, 0) for stem in form]
    return frequencies.index(min(frequencies))


def around_anchor(form: Form, place: int) -> str:
    """The other stems of a form, apart by blanks; those before the anchor end with `|`.

    >>> around_anchor(("kaposi", "sarcoma"), 0), around_anchor(("acut", "kidney", "injuri"), 1)
    ('sarcoma', 'acut|injuri')
    """
    before = " ".join(form[:place])
    return (before + _BEFORE if before else "") + " ".join(form[place + 1 :])


def form_around(around: str, stem: str) -> tuple[int, list[str]]:
    """How many stems stand before the anchor, and the whole form.

    >>> form_around("acut|injuri", "kidney")
    (1, ['acut', 'kidney', 'injuri'])
    """
    before, _, after = around.rpartition(_BEFORE)
    first = before.split()
    return len(first), [*first, stem, *after.split()]
