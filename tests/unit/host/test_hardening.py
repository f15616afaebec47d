"""A finished page gets its policy, and nothing in it asks a browser for what the policy refuses."""

import pytest

from mkdocs_evidence.host.hardening import harden_page

POLICY = "default-src 'none'"
PREVIOUS = '<link rel="prev" href="../a/">'


@pytest.mark.parametrize(
    "following", ['<link rel="next" href="../b/">', "<LINK REL=next href=../b/>", "<link href='../b/' rel='next'>"]
)
def test_no_page_is_loaded_ahead_where_the_policy_would_refuse_it(following):
    page = f'<html><head><meta charset="utf-8">{PREVIOUS}{following}</head><body>next</body></html>'
    hardened = harden_page(page, POLICY)
    assert "../b/" not in hardened
    assert PREVIOUS in hardened
    assert "<body>next</body>" in hardened


def test_the_policy_stands_after_the_charset_and_before_all_that_could_run():
    page = '<html><head><meta charset="utf-8"><script src="a.js"></script></head></html>'
    charset, policy, script = (harden_page(page, POLICY).index(one) for one in ("charset", "Security-Policy", "a.js"))
    assert charset < policy < script


def test_without_a_policy_a_page_keeps_its_links():
    page = '<head><link rel="next" href="../b/"></head>'
    assert harden_page(page, None) == page
