"""What stands above a page of a preview."""

from mkdocs_evidence.render.preview_banner import FoundHere, PreviewBanner, render_preview_banner

FOUND = FoundHere(severity="error", message="No `<b>`.", remedy="Add it.", place="content/pages/a.md:3:1", name="gone")


def _banner(*, is_refused: bool = False, found: tuple[FoundHere, ...] = (), more: str = "") -> str:
    banner = PreviewBanner(heading="What is so.", is_refused=is_refused, found=found, elsewhere="", more=more)
    return render_preview_banner(banner)


def test_a_finding_is_shown_with_its_place_and_as_text() -> None:
    banner = _banner(is_refused=True, found=(FOUND,))
    assert "<code>content/pages/a.md:3:1 · gone</code>" in banner
    assert "No <code>&lt;b&gt;</code>. Add it." in banner


def test_the_state_of_the_page_stands_in_the_banner_and_in_the_bar_that_stays_on_the_screen() -> None:
    for mark, banner in (("✗", _banner(is_refused=True)), ("!", _banner(found=(FOUND,))), ("✓", _banner())):
        assert f"<strong>{mark} Preview.</strong> What is so." in banner
        assert f'href="#evidence-preview">{mark} What is so.</a>' in banner


def test_what_is_not_listed_is_counted() -> None:
    assert "<p>3 more; <code>evidence check</code> lists all.</p>" in _banner(
        found=(FOUND,), more="3 more; `evidence check` lists all."
    )
