"""A flow as a form: by keyboard alone, through history, with faults, from links, without scripts, from a folder."""

import contextlib
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import axe_playwright_python
import pytest
from page_kinds import ARTICLE
from playwright.sync_api import expect

from conftest import REPOSITORY, serving
from mkdocs_evidence.analysis.flows.compile import compile_flow
from mkdocs_evidence.analysis.flows.paths import find_example, find_paths
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.render.assets import asset_files, asset_tags
from mkdocs_evidence.render.facts import gather_site
from mkdocs_evidence.render.flows.outline import outcome_title
from mkdocs_evidence.render.links import page_url
from mkdocs_evidence.render.pages import generated_pages

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">{policy}{assets}</head><body><main>{html}</main></body></html>"""
(AXE,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async tags => (await axe.run('.ev-stepper', {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}))
  .violations.map(one => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html} ${one.nodes[0].failureSummary}`)"""
FIELDS = """() => [document.querySelector('.ev-stage form').dataset.evKind,
  [...document.querySelectorAll('.ev-stage input')].map(one => one.value)]"""
WALK = """patients => patients.map(entries => {
  document.querySelector('[data-ev-do=restart]').click();
  for (const entry of entries) {
    const form = document.querySelector('.ev-stage form');
    const text = form.querySelector('[type=text]');
    if (text && entry !== 'unknown') text.value = entry;
    else for (const value of Array.isArray(entry) ? (entry.length ? entry : ['']) : [entry])
      form.querySelector(`[value="${value}"]`).checked = true;
    form.requestSubmit();
  }
  const rows = [...document.querySelectorAll('.ev-answered dt')].map(one => one.innerText);
  return [document.querySelector('.ev-stage .ev-asked').innerText, rows];
})"""
WARD = REPOSITORY / "tests" / "projects" / "ward"

WATCH = """globalThis.shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries().map(one => one.value))).observe({type: 'layout-shift', buffered: true});"""
PAINTED = "new Promise(done => new PerformanceObserver(() => done()).observe({type: 'paint', buffered: true}))"
FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
BELOW_HEADER = """() => {
  const [heading, header] = ['.ev-stage [tabindex]', '.md-header'].map(one => document.querySelector(one).getBoundingClientRect());
  return header.bottom <= heading.top && heading.top < innerHeight;
}"""
MOST_STOPS = 30
"""Of the keyboard, in a form of any question."""

EARLY = {"red-flags": "no", "which-hip": "one", "stage-written": "arco-2019"}
STAGE_2 = {**EARLY, "radiograph": "changes", "fracture-suspected": "no", "cause": "other", "size-measure": "area"}
SMALL = {**STAGE_2, "area": "20", "symptoms": "none", "lesion-site": "medial"}


@pytest.fixture(scope="module")
def ledgers():
    return {"hip-avn": load_site(Layout.of(REPOSITORY)), **dict.fromkeys(("fever", "rash"), load_site(Layout.of(WARD)))}


def write_flow_pages(ledger, folder, *, policy=POLICY):
    """The pages of all flows and nothing else, with a policy that allows no inline script or style."""
    site = gather_site(ledger, directory_urls=False)
    for page in generated_pages(site, exports=lambda work: ()):
        if page.path.startswith("flows/"):
            file = folder / page_url(page.path, directory_urls=False)
            file.parent.mkdir(parents=True, exist_ok=True)
            meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
            tags = asset_tags(site.links_from(page.path))
            file.write_text(PAGE.format(title=page.title, policy=meta, assets=tags, html=page.html), encoding="utf-8")
    for name, source in asset_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder / name)


@dataclass
class Form:
    """The form of a flow on an open page."""

    page: object

    @property
    def asked(self):
        return self.page.locator(".ev-stage .ev-asked").inner_text()

    def expect_asked(self, words):
        """Waits until this question is asked, or this is the result."""
        expect(self.page.locator(".ev-stage .ev-asked")).to_have_text(words, use_inner_text=True)

    @property
    def fault(self):
        return self.page.locator(".ev-form-fault")

    @property
    def rows(self):
        return self.page.locator(".ev-answered dl > div")

    @property
    def answers(self):
        return [tuple(row.split("\n")[:2]) for row in self.rows.all_inner_texts()]

    @property
    def result(self):
        return self.page.locator(".ev-stage .ev-result")

    def give(self, entry):
        """Answers the question that is shown, with the pointer."""
        stage = self.page.locator(".ev-stage")
        if stage.locator("input[type=text]").count() and entry != "unknown":
            stage.locator("input[type=text]").fill(entry)
        else:
            for value in (entry or ("",)) if isinstance(entry, tuple) else (entry,):
                stage.locator(f"input[value='{value}']").check()
        stage.locator("[type=submit]").click()

    def give_all(self, entries):
        for entry in entries.values():
            self.give(entry)

    def key_in(self, entry):
        """Answers the question that is shown, with the keyboard; its heading has the focus."""
        keys = self.page.keyboard
        keys.press("Tab")
        kind, values = self.page.evaluate(FIELDS)
        wanted = [
            values.index(one) for one in ((entry or ("",)) if isinstance(entry, tuple) else (entry,)) if one in values
        ]
        if kind == "choice":
            for _ in range(wanted[0]):
                keys.press("ArrowDown")
            if wanted == [0]:
                keys.press("Space")
        elif kind == "number" and not wanted:
            keys.type(entry)
        else:
            for place in range(max(wanted) + 1):
                if place:
                    keys.press("Tab")
                if place in wanted:
                    keys.press("Space")
        for _ in range(MOST_STOPS):
            if self.page.evaluate("document.activeElement.type") == "submit":
                break
            keys.press("Tab")
        keys.press("Enter")


@pytest.fixture(scope="module")
def flow_folder(ledgers, tmp_path_factory):
    folder = tmp_path_factory.mktemp("flows")
    write_flow_pages(ledgers["hip-avn"], folder)
    write_flow_pages(ledgers["fever"], folder)
    return folder


@pytest.fixture(scope="module")
def flow_address(flow_folder):
    with serving(flow_folder) as root:
        yield root


@pytest.fixture
def open_form(browser, flow_address):
    """Opens the form of a flow under the strict policy; nothing may be refused or thrown while it is used."""
    contexts, faults = [], []

    def open_at(flow="hip-avn", fragment="", *, root=flow_address, width=1280, scheme="light", **context):
        view = {"width": width, "height": 900}
        tab = browser.new_context(viewport=view, color_scheme=scheme, reduced_motion="reduce", **context)
        contexts.append(tab)
        page = tab.new_page()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{root}flows/{flow}.html{fragment}")
        return Form(page)

    yield open_at
    for tab in contexts:
        tab.close()
    assert faults == []


def link_of(form):
    form.page.locator("[data-ev-do=link]").click()
    return form.page.locator(".ev-copy textarea").input_value()


def book_of(ledger, flow):
    return find_paths(compile_flow(ledger.flows[flow], ledger.flows))


def asked_on(path):
    return [one.question.source.ask[0][1] for one in path.steps if one.is_asked]


@pytest.mark.parametrize("flow", ["hip-avn", "fever", "rash"])
def test_every_outcome_is_reached_by_the_keyboard_alone(open_form, ledgers, flow):
    book = book_of(ledgers[flow], flow)
    paths = {path.outcome.name: path for path in book.paths}
    form = open_form(flow)
    heading = form.page.locator(".ev-stage [tabindex]")
    heading.focus()
    for path in paths.values():
        for entry in find_example(path, book.space).values():
            form.key_in(entry)
        form.expect_asked(outcome_title(path.outcome.source))
        expect(heading).to_be_focused()
        assert [question for question, _ in form.answers] == asked_on(path)
        form.page.locator("[data-ev-do=restart]").press("Enter")
        expect(form.rows).to_have_count(0)


@pytest.mark.parametrize("flow", ["hip-avn", "fever", "rash"])
def test_every_path_is_the_one_that_the_build_finds(open_form, ledgers, flow):
    book = book_of(ledgers[flow], flow)
    patients = [[*map(plain, find_example(path, book.space).values())] for path in book.paths]
    led = open_form(flow).page.evaluate(WALK, patients)
    assert led == [[outcome_title(path.outcome.source), asked_on(path)] for path in book.paths]


def plain(entry):
    return list(entry) if isinstance(entry, tuple) else entry


def test_selecting_an_answer_does_not_move_on(open_form):
    form = open_form()
    first = form.asked
    form.page.locator(".ev-stage input[value=yes]").check()
    expect(form.page.locator(".ev-stage input[value=yes]")).to_be_checked()
    assert form.asked == first


@pytest.mark.parametrize("back", ["browser", "control"])
def test_back_shows_each_question_again_with_its_answer_and_forward_returns(open_form, back):
    form = open_form()
    asked = []
    for entry in SMALL.values():
        asked.append(form.asked)
        form.give(entry)
    result = form.asked
    for question, entry in reversed([*zip(asked, SMALL.values(), strict=True)]):
        form.page.go_back() if back == "browser" else form.page.locator("[data-ev-do=back]").click()
        form.expect_asked(question)
        expect(form.page.locator(".ev-stage input[type=text], .ev-stage input:checked")).to_have_value(entry)
    expect(form.page.locator("[data-ev-do=back]")).to_be_hidden()
    for question in (*asked[1:], result):
        form.page.go_forward()
        form.expect_asked(question)


def test_a_reloaded_page_shows_the_same_question_and_answers(open_form):
    form = open_form()
    form.give_all(EARLY)
    shown, answers = form.asked, form.answers
    form.page.reload()
    form.expect_asked(shown)
    assert form.answers == answers


def test_a_changed_answer_keeps_later_ones_and_asks_nothing_twice(open_form):
    form = open_form()
    form.give_all(SMALL)
    before = form.answers
    form.page.get_by_role("button", name="Change Which cause of the osteonecrosis is known?").click()
    expect(form.page.locator(".ev-stage input:checked")).to_have_value("other")
    form.give("steroids")
    form.expect_asked("Watch with repeat imaging")
    expect(form.result).to_have_count(1)
    changed = [pair for pair in form.answers if pair not in before]
    assert changed == [("Which cause of the osteonecrosis is known?", "Corticosteroids")]


def test_answers_that_are_no_longer_asked_are_ignored_and_come_back_when_asked_again(open_form):
    form = open_form()
    form.give_all(SMALL)
    result, answers = form.asked, form.answers
    form.page.get_by_role("button", name="Change Which cause").click()
    form.give("sickle-cell")
    expect(form.result).to_have_count(1)
    expect(form.rows).to_have_count(6)
    form.page.get_by_role("button", name="Change Which cause").click()
    form.give("other")
    form.expect_asked(result)
    assert form.answers == answers


def test_a_changed_answer_that_needs_more_asks_only_for_that(open_form):
    form = open_form()
    form.give_all(SMALL)
    form.page.get_by_role("button", name="Change By which measure").click()
    form.give("angle")
    form.expect_asked("How large is the combined necrotic angle on MRI?")
    form.give("150")
    expect(form.result).to_have_count(1)
    assert ("Does this hip cause symptoms?", "None") in form.answers


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("", "Enter a number"),
        ("2,5", "with a point before decimals"),
        ("٣٠", "Enter digits only"),
        ("1e1", "Enter digits only"),
        ("3 0", "Enter digits only"),
        ("30.1", "outside what can occur"),
        ("-1", "outside what can occur"),
        ("2.05", "finer than this flow can tell apart"),
    ],
)
def test_a_number_that_is_none_is_refused_beside_its_field_with_what_is_allowed(open_form, entry, words):
    form = open_form()
    form.give_all({**EARLY, "radiograph": "flattened"})
    form.give(entry)
    field = form.page.locator(".ev-stage input[type=text]")
    expect(form.fault).to_contain_text(words)
    assert "From 0 to 30 mm, with at most 1 decimal" in form.fault.inner_text()
    assert form.fault.get_attribute("id") in field.get_attribute("aria-describedby").split()
    assert field.get_attribute("aria-invalid") == "true"
    expect(field).to_be_focused()
    assert field.input_value() == entry
    form.give("2.1")
    expect(form.result).to_have_count(1)


@pytest.mark.parametrize("flow", ["hip-avn", "fever"])
def test_going_on_without_an_answer_is_refused(open_form, flow):
    form = open_form(flow)
    first = form.asked
    form.page.locator(".ev-stage [type=submit]").press("Enter")
    expect(form.fault).to_be_visible()
    assert form.asked == first
    form.page.wait_for_function("() => document.activeElement.name === 'answer'")


def test_answers_that_cannot_occur_together_are_refused_where_the_last_is_given(open_form):
    form = open_form("fever")
    form.give_all({"signs": (), "temperature": "38.5", "age": "11"})
    form.give("yes")
    expect(form.fault).to_contain_text("cannot occur together")
    form.give("no")
    expect(form.result).to_have_count(1)


def test_none_and_not_known_stand_alone_among_many(open_form):
    form = open_form("fever")
    tick = form.page.locator(".ev-stage input")
    tick.nth(0).check()
    tick.nth(2).check()
    form.page.get_by_label("None of these").check()
    expect(form.page.locator(".ev-stage input:checked")).to_have_count(1)
    form.page.get_by_label("Not known").check()
    expect(form.page.locator(".ev-stage input:checked")).to_have_count(1)
    tick.nth(0).check()
    tick.nth(2).check()
    form.page.locator(".ev-stage [type=submit]").click()
    expect(form.rows).to_have_count(1)
    assert form.answers[0][1] == "Confusion, Rash"


def test_a_score_is_shown_with_its_sum_and_its_source(open_form):
    form = open_form("fever")
    form.give_all({"signs": ("confusion",), "temperature": "38.5", "age": "70"})
    score = form.page.locator("[data-ev-score=points]")
    assert score.inner_text().startswith("Score “points”: 3 points, as in ")
    assert score.locator("a").get_attribute("href").endswith("gauge-2004.html")


def test_a_result_names_urgency_strength_claims_board_edition_and_what_would_change_it(open_form):
    form = open_form()
    form.give_all(SMALL)
    result = form.page.locator(".ev-stage").inner_text()
    assert "Routine: act in the ordinary course" in result
    assert "Conditional recommendation" in result
    assert re.search(r"Demonstration board: \d+ of \d+ claims approved", result)
    assert form.page.locator(".ev-stage .ev-grounds a[href*='#']").count() >= 3
    assert re.search(r"edition \d+, version [0-9a-f]{4}-[0-9a-f]{4}", form.page.locator(".ev-stepper").inner_text())
    form.page.get_by_text("What would change this result").click()
    expect(form.page.locator(".ev-changes dl")).to_be_visible()
    changes = form.page.locator(".ev-changes").inner_text()
    assert "30 to 100%: Discuss the options" in changes
    assert "Central or lateral or Not known: Discuss the options" in changes


def test_a_note_for_the_record_holds_answers_result_edition_and_day(open_form):
    form = open_form(permissions=["clipboard-read", "clipboard-write"])
    form.give_all(SMALL)
    form.page.locator("[data-ev-do=note]").click()
    form.page.get_by_text("Copied.").wait_for()
    note = form.page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert note == form.page.locator(".ev-copy textarea").input_value()
    assert "What share of the femoral head's area does the lesion take? 20%" in note
    assert "Watch with repeat imaging" in note
    assert "Change" not in note
    assert re.search(r"version [0-9a-f]{4}-[0-9a-f]{4}.*\d{4}-\d\d-\d\d\nhttp", note, re.DOTALL)


def test_patients_read_questions_and_never_what_clinicians_are_advised(open_form, ledgers):
    ledger = ledgers["hip-avn"]
    book = book_of(ledger, "hip-avn")
    examples = {path.outcome.name: (path.outcome.source, find_example(path, book.space)) for path in book.paths}
    form = open_form()
    form.page.get_by_role("button", name="For patients").click()
    for outcome, entries in examples.values():
        form.page.evaluate(WALK, [[*map(plain, entries.values())]])
        form.page.evaluate("document.querySelector('.ev-changes').open = true")
        read = form.page.locator(".ev-stepper").inner_text()
        say = dict(outcome.say)
        assert say["patient"] in read
        assert say["clinician"] not in read
        for one in ledger.flows["hip-avn"].outcomes:
            assert f": {one.title}" not in read


@pytest.mark.parametrize(
    ("query", "audience"),
    [
        ("?audience=patient", "patient"),
        ("?audience=neighbour", "patient"),
        ("?audience=clinician", "clinician"),
        ("", "clinician"),
    ],
)
def test_the_form_speaks_to_whom_the_address_names_and_to_strangers_as_to_patients(open_form, ledgers, query, audience):
    form = open_form(fragment=query)
    flow = ledgers["hip-avn"].flows["hip-avn"]
    first = next(one for one in flow.questions if one.id == flow.start)
    form.expect_asked(dict(first.ask)[audience])
    form.give("yes")
    emergency = next(one for one in flow.outcomes if one.id == "emergency")
    said = form.page.locator(".ev-result-say")
    expect(said).to_have_text(dict(emergency.say)[audience], use_inner_text=True)


def test_the_form_of_an_article_follows_the_choice_of_the_page(open_page):
    form = Form(open_page(ARTICLE))
    chooser = form.page.locator(".ev-audience")
    form.page.locator(".ev-stage:not([inert])").wait_for()
    unchosen = form.asked
    chooser.locator("input[value='patient']").check()
    expect(form.page.locator(".ev-stage .ev-asked")).not_to_have_text(unchosen, use_inner_text=True)
    for_patients = form.asked
    for choice, words in (("clinician", unchosen), ("patient", for_patients), ("", unchosen)):
        chooser.locator(f"input[value='{choice}']").check()
        form.expect_asked(words)


def reading_order(page):
    """What a screen reader comes to in the form, as (role, name, description), texts left out."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {one["nodeId"]: one for one in nodes}
    waiting = [
        one for one in nodes if one.get("name", {}).get("value") == "Step by step" and one["role"]["value"] == "region"
    ]
    read = []
    while waiting:
        node = waiting.pop()
        waiting += [by_id[one] for one in reversed(node.get("childIds", [])) if one in by_id]
        if not node["ignored"]:
            read.append(tuple(node.get(part, {}).get("value", "") for part in ("role", "name", "description")))
    return read


def test_a_screen_reader_comes_to_question_answers_and_button_in_this_order(open_form):
    form = open_form()
    asked = form.asked
    read = [one for one in reading_order(form.page) if one[0] in ("radiogroup", "heading", "radio", "button")]
    start = next(place for place, (role, _, _) in enumerate(read) if role == "radiogroup")
    assert read[start][2].startswith("A hot or swollen joint")
    assert [(role, name) for role, name, _ in read[start:]] == [
        ("radiogroup", asked), ("heading", asked), ("radio", "Yes"), ("radio", "No"), ("button", "Continue"),
    ]  # fmt: skip


def test_a_screen_reader_hears_a_refusal_and_the_allowed_range_with_the_field(open_form):
    form = open_form()
    form.give_all({**STAGE_2, "area": "30.55"})
    (field,) = [one for one in reading_order(form.page) if one[0] == "textbox"]
    assert field[1] == form.asked
    assert field[2].startswith("The number is finer than this flow can tell apart. From 0 to 100%")
    form.page.wait_for_function("() => document.activeElement.matches('.ev-stage input')")


def test_a_screen_reader_comes_to_the_result_its_urgency_its_claims_and_then_the_answers(open_form):
    form = open_form()
    form.give_all(SMALL)
    roles = ("heading", "link", "StaticText")
    read = [name for role, name, _ in reading_order(form.page) if role in roles and name.strip()]
    claim = form.page.locator(".ev-grounds a").first.inner_text()
    wanted = ["Result", form.asked, "Rests on", claim, "Answers", "What would change this result"]
    places = [read.index(one) for one in wanted]
    assert places == sorted(places)
    between = " ".join(read[places[1] : places[2]])
    assert form.page.locator(".ev-result .ev-urgency").inner_text().partition(" ")[2] in between
    assert form.page.locator(".ev-result-say").inner_text() in between


def test_answers_stay_out_of_the_address_and_out_of_every_store(open_form):
    form = open_form()
    address = form.page.url
    form.give_all(SMALL)
    expect(form.result).to_have_count(1)
    assert form.page.evaluate("location.href") == address
    assert form.page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_starting_again_leaves_nothing_to_go_back_to(open_form):
    form = open_form()
    first = form.asked
    form.give_all(SMALL)
    form.page.locator("[data-ev-do=restart]").click()
    form.expect_asked(first)
    assert form.answers == []
    run = form.page.evaluate("history.state.evFlow.run")
    for _ in range(3):
        form.page.go_back()
        # What was kept of the run before is overwritten where the reader comes to it.
        form.page.wait_for_function("run => history.state.evFlow.run === run", arg=run)
        assert (form.asked, form.answers) == (first, [])
        assert form.page.evaluate("history.state.evFlow.entries") == {}


def test_a_link_leads_to_the_same_result_and_leaves_the_address(open_form):
    form = open_form()
    form.give_all(SMALL)
    link = link_of(form)
    assert re.search(
        r"#flow=hip-avn&v=[0-9a-f]{8}\.[0-9a-f]+&red-flags=no&.*area=20&symptoms=none&lesion-site=medial$", link
    )
    arrived = open_form(fragment=link[link.index("#") :])
    arrived.expect_asked(form.asked)
    assert arrived.answers == form.answers
    assert "#" not in arrived.page.evaluate("location.href")
    expect(arrived.page.locator(".ev-stale")).to_be_hidden()
    arrived.page.locator("[data-ev-do=back]").click()
    arrived.expect_asked("Where in the femoral head does the lesion lie?")


def test_a_link_followed_on_the_same_page_is_taken_too(open_form):
    form = open_form()
    form.give_all(SMALL)
    link, result = link_of(form), form.asked
    form.page.locator("[data-ev-do=restart]").click()
    form.page.evaluate("hash => { location.hash = hash; }", link[link.index("#") :])
    form.expect_asked(result)


@pytest.mark.parametrize(
    "fragment", ["#flow=hip-avn&v=0", "#flow=hip-avn&v=1.2&red-flags=%F0&x", "#flow=hip-avn&v=1.2&area=1,2"]
)
def test_a_broken_link_asks_from_where_it_breaks(open_form, fragment):
    form = open_form(fragment=fragment)
    form.expect_asked("Is a fracture, a dislocation or a joint infection suspected?")
    expect(form.page.locator(".ev-stale")).to_be_visible()


def edited(ledger, outcome, **fields):
    """The ledger after somebody has edited an outcome of the hip's flow."""
    flow = ledger.flows["hip-avn"]
    outcomes = tuple(replace(one, **fields) if one.id == outcome else one for one in flow.outcomes)
    return replace(ledger, flows={**ledger.flows, flow.id: replace(flow, outcomes=outcomes)})


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("watch", "The advice on your path has changed since this link was made"),
        ("emergency", "The advice on your path is the same today"),
    ],
)
def test_a_link_of_another_edition_says_whether_the_advice_on_its_path_has_changed(
    open_form, ledgers, tmp_path, outcome, words
):
    form = open_form()
    form.give_all(SMALL)
    link = link_of(form)
    write_flow_pages(edited(ledgers["hip-avn"], outcome, say=(("clinician", "Something else."),)), tmp_path)
    with serving(tmp_path) as root:
        later = open_form(fragment=link[link.index("#") :], root=root)
        expect(later.page.locator(".ev-stale")).to_contain_text(words)
        assert later.answers == form.answers
        later.page.locator("[data-ev-do=restart]").click()
        expect(later.page.locator(".ev-stale")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_objects_to_nothing_in_question_fault_and_result(open_page, scheme, width):
    page = open_page("flows/hip-avn/", scheme=scheme, width=width, bypass_csp=True)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    form = Form(page)
    assert page.evaluate(RUN_AXE, TAGS) == []
    page.locator(".ev-stage [type=submit]").click()
    assert page.evaluate(RUN_AXE, TAGS) == []
    form.give_all({**EARLY, "radiograph": "flattened"})
    assert page.evaluate(RUN_AXE, TAGS) == []
    form.give("2,5")
    assert page.evaluate(RUN_AXE, TAGS) == []
    form.give("1.9")
    page.locator(".ev-changes summary").click()
    page.locator("[data-ev-do=link]").click()
    assert page.evaluate(RUN_AXE, TAGS) == []


def test_the_new_heading_stands_below_the_sticky_header(open_page):
    page = open_page("flows/hip-avn/", width=360)
    form = Form(page)
    for entry in SMALL.values():
        before = form.asked
        form.give(entry)
        expect(page.locator(".ev-stage .ev-asked")).not_to_have_text(before, use_inner_text=True)
        page.wait_for_function(BELOW_HEADER)


def test_a_claim_of_the_result_opens_its_evidence_and_back_returns_to_the_result(open_page):
    page = open_page("hip/avn-stage-2/")
    form = Form(page)
    form.give_all(SMALL)
    expect(form.result).to_have_count(1)
    result = form.asked
    link = page.locator(".ev-stage .ev-grounds a").first
    claim = link.get_attribute("href")
    assert claim.startswith("#")
    link.click()
    expect(page.locator(f"[id='{claim[1:]}'] > .ev-after .ev-card")).to_be_visible()
    page.go_back()
    page.wait_for_function("() => location.hash === ''")
    form.expect_asked(result)


@pytest.mark.parametrize("width", [320, 360])
def test_no_state_scrolls_sideways_on_a_phone(open_page, width):
    page = open_page("flows/hip-avn/", width=width)
    form = Form(page)
    for entry in SMALL.values():
        form.give(entry)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".ev-changes summary").click()
    page.locator("[data-ev-do=note]").click()
    expect(page.locator(".ev-copy [role=status]")).not_to_have_text("")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_the_narrowest_phone_the_wordings_of_a_flow_stand_beside_each_other(open_page):
    page = open_page("flows/hip-avn/", width=320)
    wordings = page.locator(".ev-stepper .ev-wordings")
    boxes = [one.bounding_box() for one in wordings.get_by_role("button").all()]
    assert len(boxes) == 2
    assert len({box["y"] for box in boxes}) == 1
    assert min(box["height"] for box in boxes) >= 44


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("flow", ["hip-avn", "fever", "rash"])
def test_nothing_moves_when_the_script_comes_after_the_page_was_seen(browser, flow_address, flow, width):
    with contextlib.closing(browser.new_context(viewport={"width": width, "height": 800})) as tab:
        tab.add_init_script(WATCH)
        page, held = tab.new_page(), []
        page.route("**/evidence.js", lambda route: held.append(route))
        with page.expect_request("**/evidence.js"):
            page.goto(f"{flow_address}flows/{flow}.html", wait_until="commit")
        page.evaluate(PAINTED)
        page.evaluate(FRAMES)
        form = page.locator(".ev-stepper")
        before = form.bounding_box()
        assert page.locator(".ev-stage form").is_visible()
        assert page.evaluate("document.querySelector('.ev-stage').inert")
        held[0].continue_()
        page.locator(".ev-stage:not([inert])").wait_for()
        page.evaluate(FRAMES)
        assert form.bounding_box() == before
        assert sum(page.evaluate("shifts")) <= 0.02


def test_without_scripts_the_outline_serves_and_the_form_is_not_there(open_form):
    form = open_form(java_script_enabled=False)
    expect(form.page.locator(".ev-stepper")).to_be_hidden()
    expect(form.page.locator(".ev-question").first).to_be_visible()
    expect(form.page.locator(".ev-outcome").last).to_be_visible()


def test_the_form_works_from_a_folder(browser, ledgers, tmp_path):
    write_flow_pages(ledgers["hip-avn"], tmp_path, policy="")
    page = browser.new_page()
    page.goto((tmp_path / "flows" / "hip-avn.html").as_uri())
    form = Form(page)
    form.give_all(SMALL)
    expect(form.result).to_have_count(1)
    page.go_back()
    form.expect_asked("Where in the femoral head does the lesion lie?")
    form.give("medial")
    link = link_of(form)
    page.goto("about:blank")
    page.goto(link)
    expect(form.result).to_have_count(1)
    page.close()


def test_paper_shows_the_answers_and_the_result_without_controls(open_form):
    form = open_form()
    form.give_all(SMALL)
    form.page.emulate_media(media="print")
    expect(form.page.locator(".ev-answered dl")).to_be_visible()
    expect(form.page.locator(".ev-result")).to_be_visible()
    expect(form.page.locator(".ev-stepper button:visible")).to_have_count(0)
    expect(form.page.locator(".ev-question").first).to_be_visible()
    form.page.evaluate("window.print = () => {}")
    form.page.locator("[data-ev-do=print]").dispatch_event("click")
    expect(form.page.locator(".ev-result")).to_be_visible()
    expect(form.page.locator(".ev-question").first).to_be_hidden()
    form.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(form.page.locator(".ev-question").first).to_be_visible()


def test_paper_has_no_form_when_nothing_was_answered(open_form):
    form = open_form()
    form.page.emulate_media(media="print")
    expect(form.page.locator(".ev-stepper")).to_be_hidden()
