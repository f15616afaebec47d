"""Comments hide targets from readers; the start of one that never ends hides nothing."""

from mkdocs_evidence.analysis.safety.targets import find_targets


def addresses(text):
    return {one.address for one in find_targets(text)}


def test_a_target_in_a_comment_is_none():
    assert addresses("<!-- [x](a.md) -->[y](b.md)") == {"b.md"}
    assert addresses("/* url(//a.org/x.png) */ p { background: url(//b.org/y.png) }") == {"//b.org/y.png"}


def test_a_target_after_a_comment_without_end_counts():
    assert addresses("<!-- [x](a.md)") == {"a.md"}
    assert addresses("/* [x](a.md)") == {"a.md"}
