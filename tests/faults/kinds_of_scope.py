"""Faults of scope: another population, outcome or staging scheme, contradictions, bundled claims, harms left out."""

from kinds import Kind, Plot, Spot

_RESULTS = (
    "cohort_share two_arms_with_ratio significant_difference no_difference hazard_ratio one_third survival rate_per_thousand harm_of"
).split()


def _people_of_another_specialty(plot: Plot) -> Spot:
    other = "psychiatry" if plot.guidance.field.name != "psychiatry" else "oncology"
    plot.extract("population: ", f"population: {other} #")
    return plot.here


def _claim_on_broader_people(plot: Plot) -> Spot:
    plot.add_attribute(f"population={plot.guidance.field.name}")
    return plot.here


def _outcome_of_the_source_changed(plot: Plot) -> Spot:
    outcomes = [one.id for one in plot.guidance.field.outcomes if one.id != plot.claim.said.outcome]
    plot.extract("outcome: ", f"outcome: {plot.rng.choice(outcomes)} #")
    return plot.here


def _outcome_of_the_claim_changed(plot: Plot) -> Spot:
    outcomes = [one.id for one in plot.guidance.field.outcomes if one.id != plot.claim.said.outcome]
    plot.add_attribute(f"outcome={plot.rng.choice(outcomes)}")
    return plot.here


def _stage_of_another_scheme(plot: Plot) -> Spot:
    """The extract speaks of another scheme than the words of the claim."""
    other = "nyha" if plot.claim.said.staging != "nyha" else "tnm-8"
    plot.extract("staging: ", f"staging: {other} #")
    return plot.here


def _scheme_of_the_claim_changed(plot: Plot) -> Spot:
    return plot.swap("NYHA class II|TNM stage III|Kellgren–Lawrence grade 3", _elsewhere(plot))


def _elsewhere(plot: Plot) -> str:
    return "TNM stage III" if plot.guidance.field.name != "oncology" else "NYHA class II"


def _three_claims_in_one(plot: Plot) -> Spot:
    """Two more statements are added under pooled citations, so that nobody knows what carries what."""
    others = [
        one
        for one in plot.guidance.claims_of(
            "cohort_share", "rate_per_thousand", "survival", "few_of_few", "one_third", "harm_of"
        )
        if one.id != plot.claim.id
    ]
    if len(others) < 2:
        raise LookupError("too few other claims to add")
    chosen = plot.rng.sample(others, 2)
    words = " ".join(one.said.text for one in chosen)
    cited = "; ".join(f"@{one.work}#{one.extract}" for one in (plot.claim, *chosen))
    return plot.swap(r" \[@[^\]]+\]", f" {words} [{cited}]")


def _contradiction(plot: Plot) -> Spot:
    """Another trial found the opposite in the same people, and nobody says so."""
    said = plot.claim.said
    others = [work for work in plot.guidance.works if work.kind == "rct" and work.key != plot.claim.work]
    file = plot.guidance.work_file(others[0].key)
    if file not in plot.guidance.files:
        raise LookupError("the other trial is not cited")
    noun = next(one.noun for one in plot.guidance.field.outcomes if one.id == said.outcome)
    if noun.split()[-1] not in said.text:
        raise LookupError("the sentence calls the outcome by another name")
    name = next(one.name for one in plot.guidance.field.treatments if one.id == said.treatment)
    extract = [
        "  opposite:",
        "    locator: {section: Results}",
        "    finding: The opposite.",
        f"    population: {plot.guidance.population}",
        f"    outcome: {said.outcome}",
        f"    intervention: {said.treatment}",
        *([f"    staging: {others[0].scheme}"] if others[0].scheme else []),
        "    data:",
        f"      - {{what: {noun}, arm: {name}, versus: control, measure: hazard-ratio, value: 1.62, ci: [1.21, 2.17], p: '0.01', significant: yes}}",
    ]
    plot.insert(file, len(plot.lines(file)), *extract)
    text = f"The hazard of {noun} was higher with {name} (HR 1.62; 95% CI 1.21 to 2.17; p = 0.01). [@{others[0].key}#opposite]"
    end = len(plot.lines())
    plot.insert(plot.guidance.article, end, "", text, "{: #opposite }")
    return Spot(file=plot.guidance.article, line=end + 1)


def _harms_left_out(plot: Plot) -> Spot:
    """What the treatment may do to people is no longer said; the advice stands alone."""
    harmed = plot.guidance.case.main if plot.claim.said.shape == "strong_advice" else plot.guidance.case.other
    if "harm" in plot.claim.said.text:
        raise LookupError("the advice itself speaks of harms")
    lines = plot.lines()
    for one in plot.guidance.written:
        file = plot.guidance.work_file(one.work)
        kind = {outcome.id: outcome.kind for outcome in plot.guidance.field.outcomes}.get(one.said.outcome, "harm")
        is_about_harm = (one.said.outcome and kind == "harm") or one.said.shape == "inconclusive_ratio"
        if not ((one.said.treatment == harmed.id and is_about_harm) or one.said.shape == "own"):
            continue
        if not one.is_whole:
            raise LookupError("a harm stands on several lines")
        at = one.line - 1
        lines[at] = lines[at].replace(one.said.text, "The page of the registry gives the details.")
        mark = at + (one.block != "row")
        lines[mark] = lines[mark].replace(f" outcome={one.said.outcome}", "")
        text = plot.guidance.files[file]
        start = text.index(f"  {one.extract}:\n")
        plot.guidance.files[file] = text[:start] + text[start:].replace(f"    outcome: {one.said.outcome}\n", "", 1)
    plot.write(lines)
    return plot.here


def _claim_overdue(plot: Plot) -> Spot:
    return plot.add_attribute("due=2026-01-31")


def _article_overdue(plot: Plot) -> Spot:
    return plot.article("^review_due: .*", "review_due: 2026-03-01")


SCOPE: tuple[Kind, ...] = (
    Kind(
        id="source about other people",
        rule="population-mismatch",
        shapes=(*_RESULTS,),
        change=_people_of_another_specialty,
    ),
    Kind(
        id="claim about more people than were studied",
        rule="population-mismatch",
        shapes=(*_RESULTS,),
        change=_claim_on_broader_people,
    ),
    Kind(
        id="source about another outcome",
        rule="outcome-mismatch",
        shapes=("harm_of", "effect_high", "effect_moderate", "effect_low"),
        change=_outcome_of_the_source_changed,
    ),
    Kind(
        id="claim about another outcome",
        rule="outcome-mismatch",
        shapes=("cohort_share", "one_third", "survival", "no_difference"),
        change=_outcome_of_the_claim_changed,
    ),
    Kind(
        id="source staged by another scheme",
        rule="staging-mismatch",
        shapes=("stage",),
        change=_stage_of_another_scheme,
    ),
    Kind(
        id="stage of a scheme that the source does not use",
        rule="staging-mismatch",
        shapes=("stage",),
        change=_scheme_of_the_claim_changed,
    ),
    Kind(
        id="three claims under pooled citations",
        rule="compound-claim",
        shapes=("cohort_share", "survival", "rate_per_thousand"),
        change=_three_claims_in_one,
    ),
    Kind(
        id="contrary trial not declared",
        rule="undeclared-contradiction",
        shapes=("hazard_ratio", "significant_difference"),
        change=_contradiction,
        also=frozenset({"undeclared-contradiction"}),
    ),
    Kind(
        id="harms left out",
        rule="harms-missing",
        shapes=("strong_advice", "conditional_advice"),
        change=_harms_left_out,
    ),
    Kind(
        id="claim overdue", rule="overdue-claim", shapes=("own", "cohort_share", "strong_advice"), change=_claim_overdue
    ),
    Kind(id="article overdue", rule="overdue-claim", shapes=("spelled_out",), change=_article_overdue),
)
