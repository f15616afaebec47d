"""Front matter reaches themes without anything that they could turn into markup."""

import pytest
import yaml

from mkdocs_evidence.host.front_matter import NestedTooDeepError, SelfContainingError, TooMuchError, disarm

TAG = "<script>"


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for pair in value.items():
            yield from texts(pair)
    elif isinstance(value, list | tuple | set):
        for one in value:
            yield from texts(one)


@pytest.mark.parametrize(
    "written",
    [
        f"title: {TAG}",
        f"{TAG}: x",
        f"a: [x, {{b: {TAG}}}]",
        f"a: !!set {{{TAG}}}",
        f"a: !!omap [b: {TAG}]",
        "title: '&amp;lt;script&amp;gt;'",
    ],
)
def test_no_text_opens_a_tag_wherever_it_stands(written):
    found = [*texts(disarm(yaml.safe_load(written)))]
    assert found
    assert all("<" not in one and "&lt;script" not in one for one in found)


def test_what_could_do_no_harm_stays_as_it_is():
    written = {"title": "Pain at 3 o'clock & after", "order": 3, "tags": ["a", None, True]}
    assert disarm(written) == written


def test_what_holds_itself_is_told():
    with pytest.raises(SelfContainingError):
        disarm(yaml.safe_load("x: &a\n  y: *a\n"))


def test_what_is_nested_deeper_than_anybody_means_is_told():
    assert disarm({"deep": yaml.safe_load("[" * 15 + "]" * 15)})
    with pytest.raises(NestedTooDeepError):
        disarm({"deep": yaml.safe_load("[" * 150 + "]" * 150)})


def doubled(times):
    """Front matter in which each line stands twice for the one above."""
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, times))]
    return yaml.safe_load("\n".join(lines))


def test_aliases_of_aliases_are_looked_at_once():
    depth = disarm({"deep": doubled(12)["a11"]})["deep"]
    for _ in range(11):
        assert depth[0] is depth[1]
        depth = depth[0]
    assert depth == ["x", "x"]


def test_aliases_that_stand_for_more_than_a_page_can_show_are_told():
    # Written out, this is two to the power of 60 texts.
    with pytest.raises(TooMuchError):
        disarm(doubled(60))
