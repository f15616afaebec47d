"""Faults of language: wordings for patients, terms, sentences without a subject; and dangerous links."""

from kinds import Kind, Plot, Spot, numbered, said, swapped

_ADVICE = ("strong_advice", "conditional_advice")
_HARD = (
    "Pharmacological optimisation of haemodynamic parameters necessitates individualised multidisciplinary "
    "consideration of comorbidities, contraindications, polypharmacy and longitudinal therapeutic adherence "
    "throughout the perioperative continuum of rehabilitation, notwithstanding heterogeneous physiological responses."
)


def _hard_words(plot: Plot) -> Spot:
    return plot.lay(_HARD)


def _one_endless_sentence(plot: Plot) -> Spot:
    return plot.lay(
        "It may help some people, although, since everybody is different and because nobody can tell beforehand who is "
        "going to respond to treatment that is given at a particular moment of an illness whose natural history varies "
        "considerably between individuals, families and communities, a conversation with specialists remains advisable."
    )


def _figure_in_lay(plot: Plot) -> Spot:
    return plot.lay(f"It may help {plot.rng.randint(3, 9)} in 10 people. Ask whether it could be right for you.")


def _share_in_lay(plot: Plot) -> Spot:
    return plot.lay(f"It may help {plot.rng.randint(51, 93)}% of people. Ask whether it could be right for you.")


def _lay_of_other_words(plot: Plot) -> Spot:
    """The wording says which words it was written for, and they are others now."""
    spot = plot.lay(plot.claim.said.lay)
    return plot.insert(plot.guidance.article, spot.line + 1, "{: written-for=0f0f-1e1e }")


def _lay_without_doubt(plot: Plot) -> Spot:
    return plot.lay(plot.rng.choice(("It helps. You will feel better.", "It works and it will help you.")))


def _lay_left_out(plot: Plot) -> Spot:
    lines = plot.lines()
    at = lines.index(f"/// patient | {plot.claim.id}")
    if at < plot.claim.line:
        raise LookupError("the wording stands above the claim")
    del lines[at : at + 4]
    plot.write(lines)
    return plot.here


def _term_to_avoid(plot: Plot) -> Spot:
    old = plot.guidance.field.old_name
    return plot.say(f"{old[0].upper()}{old[1:]} is commoner with age.")


def _ending(*ways: str) -> tuple[str, ...]:
    return tuple(rf"{way}.\1" for way in ways)


LANGUAGE: tuple[Kind, ...] = (
    Kind(id="hard words for patients", rule="above-reading-level", shapes=_ADVICE, change=_hard_words),
    Kind(
        id="one endless sentence for patients", rule="above-reading-level", shapes=_ADVICE, change=_one_endless_sentence
    ),
    Kind(id="natural frequency only in the lay text", rule="lay-adds-figure", shapes=_ADVICE, change=_figure_in_lay),
    Kind(id="percentage only in the lay text", rule="lay-adds-figure", shapes=_ADVICE, change=_share_in_lay),
    Kind(
        id="doubt left out for patients",
        rule="lay-drops-certainty",
        shapes=("conditional_advice",),
        change=_lay_without_doubt,
    ),
    Kind(id="no wording for patients", rule="missing-lay-text", shapes=_ADVICE, change=_lay_left_out),
    Kind(id="lay text for other words", rule="stale-lay-text", shapes=_ADVICE, change=_lay_of_other_words),
    Kind(id="term that the site does not use", rule="mixed-terms", shapes=("own",), change=_term_to_avoid),
    said(
        "claim without a subject",
        "untied-claim",
        "own",
        "May prevent relapse in early disease.",
        "Reduces symptoms and improves function.",
        "Should not be stopped suddenly.",
        "Is taken with food.",
        is_for_rows=False,
    ),
    said(
        "claim that leans on the one before",
        "untied-claim",
        "own",
        "This also applies to children.",
        "It is well tolerated.",
        "They are rarely severe.",
        is_for_rows=False,
    ),
    said(
        "abbreviation out of nowhere",
        "undefined-abbreviation",
        "own",
        "{Name} was added to usual care in the QZT group.",
        "XRV was the commonest reason to stop {name}.",
        "People with WQK were treated with {name}.",
    ),
)

SAFETY: tuple[Kind, ...] = (
    numbered(
        "figure in full-width digits",
        "odd-digits",
        "survival",
        r"was (\d+)%",
        lambda text, _: "".join(chr(0xFEE0 + ord(one)) for one in text),
    ),
    numbered(
        "figure in Arabic digits",
        "odd-digits",
        "cohort_share",
        r"\((\d+)%",
        lambda text, _: "".join(chr(0x630 + ord(one)) for one in text),
    ),
    swapped(
        "box drawn in HTML",
        "raw-markup",
        "own",
        r"\.( \[@)",
        r" <div>see there</div>.\1",
        r" <font>see there</font>.\1",
    ),
    said(
        "quotation that no work prints",
        "quotation-not-in-evidence",
        "own",
        "The panel concluded that “nothing at all was known about {name} in this group”.",
    ),
    swapped(
        "link that is no address of the web",
        "unsafe-link",
        "own",
        r"\.( \[@)",
        *_ending(" [details](file:///home/notes.txt)", " [details](vbscript:x)"),
    ),
    swapped(
        "picture from another host",
        "outside-resource",
        "own",
        r"\.( \[@)",
        *_ending(" ![chart](https://invented.example/chart.png)", " ![chart](//invented.example/chart.png)"),
    ),
    swapped(
        "path that leaves the content",
        "path-outside-content",
        "own",
        r"\.( \[@)",
        *_ending(" [notes](../../../secret.txt)", " ![scan](../../../../scan.png)"),
    ),
)
