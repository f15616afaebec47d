"""Infection: community-acquired pneumonia. Figures in guidance made of this are invented."""

from medicine import Field, Measure, Outcome, Said, Treatment

INFECTION = Field(
    name="infection",
    condition="community-acquired pneumonia",
    short="CAP",
    old_name="lung fever",
    people="adults admitted with pneumonia",
    group="patients",
    treatments=(
        Treatment(
            id="amoxicillin",
            name="amoxicillin",
            given="given amoxicillin",
            harm="rash",
            harmed="had a rash",
            dose=(500, "mg", "three times a day for 5 days"),
            plain="Amoxicillin is an antibiotic.",
        ),
        Treatment(
            id="doxycycline",
            name="doxycycline",
            given="given doxycycline",
            harm="photosensitivity",
            harmed="had photosensitivity",
            dose=(200, "mg", "on the first day, then 100 mg once daily"),
            plain="Doxycycline is an antibiotic for people who cannot take penicillin.",
        ),
        Treatment(
            id="hydrocortisone",
            name="hydrocortisone",
            given="given hydrocortisone",
            harm="hyperglycaemia",
            harmed="had hyperglycaemia",
            dose=(200, "mg", "daily by infusion"),
            plain="Hydrocortisone is a steroid.",
        ),
        Treatment(
            id="short-course",
            name="a short course of antibiotics",
            given="assigned to a short course",
            harm="relapse-of-fever",
            harmed="had a return of fever",
            plain="A short course means taking the tablets for fewer days.",
        ),
    ),
    outcomes=(
        Outcome(id="death", noun="death by day 30", had="died by day 30"),
        Outcome(id="ventilation", noun="mechanical ventilation", had="needed mechanical ventilation"),
        Outcome(
            id="c-difficile", noun="Clostridioides difficile infection", had="had Clostridioides difficile infection"
        ),
        Outcome(id="readmission", noun="readmission", had="were readmitted"),
        Outcome(id="cure", noun="clinical cure", had="were cured", kind="benefit"),
        Outcome(id="early-switch", noun="switch to oral treatment", had="had switched to tablets", kind="benefit"),
    ),
    measures=(
        Measure(noun="C-reactive protein", unit="mg/L", low=88, high=214),
        Measure(noun="time to clinical stability", unit="days", low=2.4, high=5.8, decimals=1),
        Measure(noun="white cell count", unit="×10⁹/L", low=11.2, high=17.9, decimals=1),
        Measure(noun="length of stay", unit="days", low=4, high=9, decimals=1),
    ),
    sayings=(
        Said(text="Streptococcus pneumoniae remained the most frequent pathogen wherever tests were thorough."),
        Said(
            text="In about half of patients no organism is found.",
            data=("{what: no organism found, value: 50, unit: '%'}",),
            shape="half",
        ),
        Said(text="Consolidation may be missing from the first radiograph in people who are dehydrated."),
        Said(
            text="A CURB-65 score of 3 or more marks severe pneumonia.",
            data=("{what: CURB-65 score, measure: threshold, value: 3, comparator: ≥, unit: points}",),
            work="guideline",
            shape="threshold",
        ),
        Said(text="Legionella is suspected after travel, in outbreaks and when sodium is low."),
        Said(text="Resistance to macrolides varies widely between countries and even between hospitals."),
        Said(text="Blood cultures taken after the first dose of antibiotic grow an organism less often."),
        Said(text="The comparison was open-label, and outcome assessors knew the allocation.", work="rct"),
        Said(text="Cough and tiredness may last for several weeks after the infection has been cured."),
        Said(text="An allergy to penicillin is reported far more often than it is confirmed."),
        Said(
            text="Non-inferiority was claimed with a wide margin, so a modest loss of efficacy cannot be excluded.",
            work="rct",
        ),
        Said(text="Milk and iron bind doxycycline in the gut."),
        Said(text="Evidence in care homes is sparse and mostly observational."),
    ),
    lay=(
        "Pneumonia is an infection of the lungs.",
        "You may have a fever, a cough and pain when you breathe in.",
        "It can take weeks to feel well again.",
    ),
)
