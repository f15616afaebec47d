"""The lines of a history, which are written without a template."""

from mkdocs_evidence.model.review import Identity
from mkdocs_evidence.render.board.history_lines import claim_sections
from mkdocs_evidence.render.board.history_views import ClaimHistoryView, EventView, PersonView
from mkdocs_evidence.render.board.sign_off_words import IDENTITY

PERSON = PersonView(name="A & B", role="<editor>", identity=IDENTITY[Identity.PAPER], vouched="C's deputy")


def event(**changes):
    plain = {
        "iso": "2026-03-01",
        "day": "1 March 2026",
        "who": PERSON,
        "did": "accepted it",
        "code": "ab12-cd34",
        "is_held_back": False,
        "words": (),
        "parts": (),
        "citations": "Of the works cited, <i>one</i> does not support it.",
        "completes": "",
        "became": "",
        "comment": "",
        "proposed": (),
        "replies": (),
        "is_open": False,
    }
    return EventView(**(plain | changes))


def claim(*events):
    return ClaimHistoryView(
        anchor="cd-stage-ii",
        words='5 < 6 & "so on"',
        url="../#cd-stage-ii",
        state=None,
        state_id="",
        standing="",
        code="",
        events=events,
        change=(),
        change_parts=(),
        is_changed=False,
    )


def test_what_people_wrote_stands_in_a_line_as_text():
    assert claim_sections([claim(event())]) == (
        '<section class="ev-claim-history" id="cd-stage-ii">\n'
        '<h3><a href="../#cd-stage-ii"><span class="ev-held">5 &lt; 6</span> &amp; &#34;so on&#34;</a></h3>\n'
        '<ol class="ev-events">\n<li>\n'
        '<p class="ev-event"><b><time datetime="2026-03-01">1 March 2026</time></b> A &amp; B, &lt;editor&gt;, accepted it.'
        " Of the works cited, &lt;i&gt;one&lt;/i&gt; does not support it."
        ' <span class="ev-event-code">version code ab12-cd34, identity C, signed for by C&#39;s deputy</span></p>\n'
        "</li>\n\n</ol>\n</section>\n\n"
    )


def test_a_claim_that_nobody_judged_says_so():
    assert "<p>The board has not judged this claim.</p>" in claim_sections([claim()])


def test_what_was_said_about_held_back_words_is_named_and_not_shown():
    said = claim_sections([claim(event(is_held_back=True))])
    assert "about words that the board never approved, and is not shown" in said


def test_a_comment_stands_below_its_line_as_text():
    said = claim_sections([claim(event(comment="<b>No</b>", is_open=True))])
    assert "<p>&lt;b&gt;No&lt;/b&gt;</p>" in said
    assert "No answer yet." in said
