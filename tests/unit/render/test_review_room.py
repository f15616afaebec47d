"""The page of a review room: a document of its own that holds what is signed, and what its reviewer should know."""

import json
import re
from dataclasses import replace
from datetime import date

from sample_guidance import ACCEPT, ARTICLE, LEDGER, at, sign, with_signature

from mkdocs_evidence.analysis.reviews.chain import judge_records, last_digests
from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.judgement import Excused, Judgement
from mkdocs_evidence.model.review import Answer, Meaning, ReviewRecord, Verdict
from mkdocs_evidence.model.settings import Waiver
from mkdocs_evidence.render.facts import gather_article, gather_site
from mkdocs_evidence.render.review_room.claims import findings_by_file
from mkdocs_evidence.render.review_room.index import render_room_index
from mkdocs_evidence.render.review_room.page import render_review_room
from mkdocs_evidence.render.review_room.shared import render_shared

DIGESTS = claim_digests(ARTICLE, LEDGER)
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def room_of(ledger=LEDGER, article=ARTICLE, findings=()):
    html = render_review_room(gather_article(article, gather_site(ledger)), findings)
    return html, json.loads(re.search(r'<script type="application/json" id="room-data">(.*?)</script>', html, re.S)[1])


def shared_by_rooms(ledger=LEDGER):
    return json.loads(render_shared(gather_site(ledger)).removeprefix("self.evidenceRooms = ").removesuffix(";\n"))


def claim_in(room, name):
    return next(one for one in room["claims"] if one["id"] == name)


def test_the_page_is_found_by_no_search_engine_and_can_send_nothing():
    html, _ = room_of()
    assert '<meta name="robots" content="noindex, nofollow">' in html
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "connect-src" not in policy
    assert "form-action 'none'" in policy
    assert re.findall(r"\sstyle=|\son[a-z]+=|<script>", html) == []


def test_the_page_opens_from_a_folder():
    html, room = room_of()
    assert 'src="../../assets/evidence/evidence-room.js"' in html
    assert room["article"]["page"] == "../../hip/avn-stage-2/index.html"
    assert "koo-1995" in room["works"]
    assert room["references"] == ["../../references/", "/index.html"]
    assert html.index('src="../../assets/evidence/room-site.js"') < html.index("evidence-room.js")


def test_every_claim_with_an_id_can_be_signed_by_its_digest():
    _, room = room_of()
    assert {one["id"]: one["digest"] for one in room["claims"]} == {name: one[:16] for name, one in DIGESTS.items()}
    assert room["article"]["unsigned"] == 1


def test_words_of_authors_end_no_script():
    text = "</script><script>alert(1)</script> <!-- & “5 < 6”"
    article = replace(ARTICLE, question=text, claims=(replace(ARTICLE.claims[0], text=text),))
    html, room = room_of(replace(LEDGER, articles={article.id: article}), article)
    assert room["claims"][0]["text"] == text
    assert html.count("<script") == 3
    assert "<!--" not in html


def test_a_claim_stands_beside_its_lay_text_and_the_places_that_use_it():
    _, room = room_of()
    discuss = claim_in(room, "discuss")
    assert discuss["lay"] == [["patient", "Talk with your doctor about both ways."]]
    assert discuss["uses"] == [{"where": "Outcome of the flow", "text": "Discuss both courses"}]
    assert [one["where"] for one in claim_in(room, "cd-collapse")["uses"]] == ["Bottom line", "Question of the flow"]


def test_a_work_that_nobody_has_leaves_the_claim_and_is_missing_from_the_works():
    _, room = room_of()
    assert claim_in(room, "lost")["citations"] == ["nobody-1999"]
    assert "nobody-1999" not in room["works"]


def test_notices_are_told_with_the_work():
    _, room = room_of()
    assert [one["kind"] for one in room["works"]["withdrawn-2001"]["notices"]] == ["retraction"]


def test_findings_stand_with_the_claim_they_are_in_and_say_who_excused_them():
    def found(line, message):
        return Diagnostic(code="EV1", name="a", severity=Severity.WARNING, at=at(line), message=message, remedy="")

    waiver = Waiver(rule="a", where="b", reason="Known.", signer="x", expires=MARCH, at=at(1))
    judgement = Judgement(
        shown=(found(12, "Here."), found(99, "Elsewhere.")),
        excused=(Excused(diagnostic=found(10, "Excused."), waiver=waiver),),
    )
    _, room = room_of(findings=findings_by_file(judgement)[ARTICLE.file])
    assert claim_in(room, "cd-collapse")["findings"] == [{"severity": "Warning", "message": "Here.", "excuse": ""}]
    assert [one["excuse"] for one in claim_in(room, "cd-stage-ii")["findings"]] == ["Known."]


def test_a_member_finds_the_own_last_verdict_and_the_reply_to_it():
    ledger = sign(LEDGER, MARCH, verdicts=[("discuss", "0" * 64, Verdict.REJECT), ("cd-collapse", "1" * 64, ACCEPT)])
    ledger = sign(ledger, APRIL, verdicts=[("discuss", DIGESTS["discuss"], Verdict.REJECT)])
    last = judge_records(ledger.reviews, ledger)[-1]
    reply = ReviewRecord(
        file="content/reviews/hip/reply.yml",
        article=ARTICLE.id,
        reviewer="site-editors",
        date=APRIL,
        meaning=Meaning.ANSWERED,
        claims=(),
        answers=(Answer(record=last.digest, claim="discuss", text="We differ.", at=at(1)),),
        previous=(last.digest,),
        source_digest="",
        at=at(1),
    )
    ledger = replace(ledger, reviews=(*ledger.reviews, with_signature(reply)))
    _, room = room_of(ledger)
    history = room["histories"]["reviewer-a"]
    assert (history["discuss"]["date"], history["discuss"]["digest"]) == ("2026-04-01", DIGESTS["discuss"])
    assert (history["discuss"]["answer"], history["cd-collapse"]["answer"]) == ("We differ.", "")
    assert room["previous"] == [*last_digests(judge_records(ledger.reviews, ledger))]
    assert room["last_date"] == "2026-04-01"


def test_who_decides_anew_reads_why_a_claim_was_withdrawn():
    ledger = sign(LEDGER, MARCH, meaning=Meaning.WITHDRAWN, verdicts=[("discuss", DIGESTS["discuss"], Verdict.REJECT)])
    _, room = room_of(ledger)
    (withdrawal,) = claim_in(room, "discuss")["withdrawals"]
    assert (withdrawal["name"], withdrawal["date"]) == ("Reviewer A, demonstration", "2026-03-01")
    assert claim_in(room, "discuss")["standing"]["state"] == "withdrawn"
    assert "withdrawals" not in claim_in(room, "cd-collapse")


def test_a_record_that_does_not_count_is_no_history():
    ledger = sign(LEDGER, MARCH, verdicts=[("discuss", DIGESTS["discuss"], ACCEPT)])
    forged = replace(ledger.reviews[0], signatures=(("reviewer-a", "AAAA"),))
    _, room = room_of(replace(ledger, reviews=(forged,)))
    assert (room["histories"], room["previous"], room["last_date"]) == ({}, [], None)


def test_seats_are_told_with_their_terms_and_authors_are_marked():
    _, room = room_of()
    seats = {one["person"]: one for one in shared_by_rooms()["seats"]}
    assert (seats["reviewer-b"]["since"], seats["reviewer-b"]["until"]) == ("2026-01-01", "2026-06-30")
    assert room["authors"] == ["site-editors"]


def test_a_claim_says_only_what_most_claims_do_not():
    _, room = room_of()
    for claim in room["claims"]:
        for name in room["usual"].keys() & claim.keys() - {"section"}:
            assert claim[name] != room["usual"][name], (claim["id"], name)


def test_the_flow_is_a_table_of_paths_with_patients():
    _, room = room_of()
    (flow,) = room["flows"]
    assert not flow["is_proven"]
    paths = {one["title"]: one["paths"] for one in flow["outcomes"]}
    assert ["Which stage?", "Stage 3"] in [step for path in paths["Discuss both courses"] for step in path["steps"]]
    assert all(path["example"] for found in paths.values() for path in found)


def test_a_site_without_a_board_or_records_has_a_room_in_which_nobody_sits():
    nobody = replace(LEDGER, board=None)
    html, room = room_of(nobody)
    shared = shared_by_rooms(nobody)
    assert (shared["seats"], room["histories"], shared["board"]["name"]) == ([], {}, "")
    assert "Demonstration." not in html


def test_the_list_of_rooms_leads_to_each():
    html = render_room_index(gather_site(LEDGER))
    assert '<a href="hip/avn-stage-2.html">How is stage 2 osteonecrosis of the hip treated?</a>' in html
    assert "noindex" in html
