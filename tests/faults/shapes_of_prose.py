"""Honest sentences whose words could be mistaken for advice, figures, certainty or advertising."""

from case import Case
from medicine import Said

_WORDS = (
    "The trial protocol required that participants stop {other} before surgery.",
    "Guideline panels have always disagreed about the dose.",
    "Essential amino acids were measured in a subset of participants.",
    "Doses were calculated from ideal body weight.",
    "The best way to measure adherence is unknown.",
    "Clinically significant bleeding was defined as bleeding that needed transfusion.",
    "Mandatory registration of trials began after most of these trials had ended.",
    "Participants who had never smoked were analysed separately.",
    "All participants gave written consent, and no participant was lost to follow-up.",
    "Whether {name} should be offered earlier is debated.",
    "The authors concluded that {name} might be preferred by people who travel.",
    "Relatives were told what they should do if symptoms returned.",
    "Clinicians in the survey asked how {name} should be stopped.",
    "This estimate may be too high, since sicker people were followed more closely.",
    "Neither treatment changed quality of life in the only trial that measured it.",
    "The phase 3 programme was stopped when the sponsor withdrew.",
    "A 12-lead electrocardiogram was recorded at each visit.",
    "One of the authors has since left the field.",
    "On the one hand {name} acts quickly; on the other, its effect fades.",
    "First-line treatment differs between countries.",
    "At first sight the two trials disagree, yet they enrolled different people.",
    "The half-life of the drug is prolonged in renal failure.",
    "Twice-daily dosing was harder to keep up than once-daily dosing.",
    "{Name} became available in 1998 and has been in wide use since.",
    "Patients and their families weigh benefits and harms differently.",
    "Reduced kidney function prolongs the action of many drugs.",
    "Heart rate increases with fever.",
    "Smoking is associated with poorer outcomes in every cohort.",
    "It is unclear whether {name} or {other} is safer.",
    "These results should be interpreted with caution.",
    "Larger trials are needed before firm conclusions can be drawn.",
    "Costs should fall once more manufacturers enter the market.",
    "By its statute the committee must include lay members.",
    "{People} may have to travel far for {other}.",
    "Treatment effects may differ between trials for many reasons.",
    "One participant said “I could finally sleep through the night again”.",
    "The term “watchful waiting” is used for two quite different policies.",
    "Older reports recommended {other} for everybody; current ones do not.",
    "A patient information leaflet is handed out at the first visit in most centres.",
    "Early mobilisation was part of usual care in both arms.",
    "The risk of bias was judged high in the only trial that was stopped early.",
    "Sponsors were not obliged to publish negative results at that time.",
    "Interviews showed that people want to know what happens if nothing is done.",
    "Section 4 of the report lists what was searched and when.",
    "Vitamin B12 and folate were measured at entry.",
    "A meta-analysis of individual patient data is under way.",
    "Staff must by law record every dose, and compliance was high.",
)


def plain_prose(case: Case) -> Said:
    name, other, people = case.main.name, case.other.name, case.field.people
    text = case.rng.choice(_WORDS).format(
        name=name, Name=name[0].upper() + name[1:], other=other, People=people[0].upper() + people[1:]
    )
    return Said(text=text, work=case.rng.choice(("cohort", "systematic-review", "rct")))


def visits(case: Case) -> Said:
    return Said(
        text="Visits took place at 1, 3, 6 and 12 months.",
        data=tuple(f"{{what: visit, measure: duration, value: {month}, unit: months}}" for month in (1, 3, 6, 12)),
        work="rct",
    )


def scale_of_a_score(case: Case) -> Said:
    high = case.rng.choice((10, 50, 100))
    return Said(
        text=f"The score runs from 0 to {high}, and higher values mean better function.",
        data=(f"{{what: score, measure: range, low: 0, high: {high}}}",),
    )


def meaningful_difference(case: Case) -> Said:
    points = case.rng.randint(4, 15)
    return Said(
        text=f"Patients regard a difference of {points} points as worthwhile.",
        data=(f"{{what: smallest worthwhile difference, measure: threshold, value: {points}, unit: points}}",),
    )


def people_excluded(case: Case) -> Said:
    years = case.rng.choice((70, 75, 80, 85))
    return Said(
        text=f"People older than {years} years, or with other serious illness, were left out.",
        data=(f"{{what: age, measure: threshold, value: {years}, comparator: '>', unit: years}}",),
        work="rct",
    )


def two_reviewers(case: Case) -> Said:
    return Said(
        text="Two reviewers extracted the data, and a third settled disagreements.",
        data=("{what: reviewers, measure: count, value: 2, unit: reviewers}",),
        work="systematic-review",
    )


def annual_rate(case: Case) -> Said:
    first, second = case.rng.randint(21, 38), case.rng.randint(41, 66)
    return Said(
        text=f"Operations in the region rose in number, from {first} in 2011 to {second} in 2019.",
        data=(
            f"{{what: operations a year in 2011, measure: count, value: {first}}}",
            f"{{what: operations a year in 2019, measure: count, value: {second}}}",
        ),
    )


def majority(case: Case) -> Said:
    share = case.rng.randint(71, 89)
    return Said(
        text=f"Most respondents ({share}%) had heard of {case.other.name}.",
        data=(f"{{what: respondents who had heard of {case.other.name}, value: {share}, unit: '%'}}",),
    )


PROSE = (
    plain_prose,
    visits,
    scale_of_a_score,
    meaningful_difference,
    people_excluded,
    two_reviewers,
    annual_rate,
    majority,
)
