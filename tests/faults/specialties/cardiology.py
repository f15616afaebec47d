"""Cardiology: heart failure. Figures in guidance made of this are invented."""

from medicine import Field, Measure, Outcome, Said, Treatment

CARDIOLOGY = Field(
    name="cardiology",
    condition="heart failure",
    short="HF",
    old_name="cardiac insufficiency",
    people="adults with heart failure",
    group="adults",
    treatments=(
        Treatment(
            id="enalapril",
            name="enalapril",
            given="given enalapril",
            harm="cough",
            harmed="had a persistent dry cough",
            dose=(10, "mg", "twice daily"),
            plain="Enalapril is a tablet that takes strain off the heart.",
        ),
        Treatment(
            id="spironolactone",
            name="spironolactone",
            given="given spironolactone",
            harm="high-potassium",
            harmed="had a raised potassium level",
            dose=(25, "mg", "once daily"),
            plain="Spironolactone is a water tablet.",
        ),
        Treatment(
            id="cardiac-rehabilitation",
            name="exercise-based cardiac rehabilitation",
            given="who went to cardiac rehabilitation",
            harm="fall-in-class",
            harmed="fell during a class",
            plain="Rehab is a course of exercise and advice.",
        ),
        Treatment(
            id="remote-monitoring",
            name="remote monitoring",
            given="who were monitored at home",
            harm="needless-clinic-visit",
            harmed="were called in for a false alarm",
            plain="Some people have their weight and pulse checked from home.",
        ),
    ),
    outcomes=(
        Outcome(id="death", noun="death from any cause", had="died"),
        Outcome(id="hf-admission", noun="admission for heart failure", had="were admitted for heart failure"),
        Outcome(id="stroke", noun="stroke", had="had a stroke"),
        Outcome(id="atrial-fibrillation", noun="new atrial fibrillation", had="developed atrial fibrillation"),
        Outcome(id="nyha-better", noun="a better NYHA class", had="moved up by one NYHA class", kind="benefit"),
        Outcome(id="walk-further", noun="walking further", had="walked further than at entry", kind="benefit"),
    ),
    measures=(
        Measure(noun="left ventricular ejection fraction", unit="%", low=24, high=38),
        Measure(noun="systolic blood pressure", unit="mmHg", low=104, high=136),
        Measure(noun="six-minute walk distance", unit="m", low=240, high=390),
        Measure(noun="serum potassium", unit="mmol/L", low=3.9, high=5.1, decimals=1),
    ),
    sayings=(
        Said(
            text="Breathlessness on lying flat and waking at night short of breath point to raised filling pressures."
        ),
        Said(
            text="Heart failure with reduced ejection fraction means an ejection fraction of 40% or less.",
            data=("{what: ejection fraction, measure: threshold, value: 40, comparator: ≤, unit: '%'}",),
            work="guideline",
            shape="definition",
        ),
        Said(text="Angiotensin-converting enzyme inhibitors dilate both arteries and veins and so lower afterload."),
        Said(text="Whether the benefit extends to people over the age of ninety has not been studied."),
        Said(text="A normal electrocardiogram makes left ventricular dysfunction unlikely but does not exclude it."),
        Said(text="Most participants were white men treated in specialist centres."),
        Said(text="Essential hypertension and ischaemic heart disease were the commonest causes in the registry."),
        Said(text="The drug is given by mouth; an intravenous form exists for use in intensive care."),
        Said(text="Renal function often dips when treatment starts and then settles."),
        Said(text="Loop diuretics relieve congestion, although no trial has been large enough to study survival."),
        Said(
            text="An NT-proBNP below 125 ng/L argues against chronic heart failure.",
            data=("{what: NT-proBNP, measure: threshold, value: 125, comparator: '<', unit: ng/L}",),
            work="guideline",
            shape="threshold",
        ),
        Said(
            text="In NYHA class II, ordinary activity brings on breathlessness or fatigue.",
            staging="nyha",
            shape="stage",
        ),
        Said(text="The trial was stopped early for benefit, which tends to exaggerate effects.", work="rct"),
        Said(text="It is not known which patients can stop the drug safely once the ejection fraction has recovered."),
    ),
    lay=(
        "Heart failure means that the heart does not pump as well as it should.",
        "Your legs may swell and you may get out of breath.",
        "Weigh yourself each morning and write it down.",
    ),
    scheme=("nyha", "NYHA", "1994", ("I", "II", "III", "IV")),
)
