"""Diabetes: type 2 in adults. Figures in guidance made of this are invented."""

from medicine import Field, Measure, Outcome, Said, Treatment

DIABETES = Field(
    name="diabetes",
    condition="type 2 diabetes",
    short="T2D",
    old_name="maturity-onset diabetes",
    people="adults with type 2 diabetes",
    group="participants",
    treatments=(
        Treatment(
            id="metformin",
            name="metformin",
            given="given metformin",
            harm="diarrhoea",
            harmed="had diarrhoea",
            dose=(500, "mg", "twice daily with meals"),
            plain="Metformin is a tablet that lowers blood sugar.",
        ),
        Treatment(
            id="empagliflozin",
            name="empagliflozin",
            given="given empagliflozin",
            harm="genital-thrush",
            harmed="had genital thrush",
            dose=(10, "mg", "once daily"),
            plain="Empagliflozin helps the kidneys pass sugar into the urine.",
        ),
        Treatment(
            id="low-energy-diet",
            name="a low-energy diet",
            given="on a low-energy diet",
            harm="gallstones",
            harmed="developed gallstones",
            plain="A low-energy diet means eating much less for a few months.",
        ),
        Treatment(
            id="structured-education",
            name="group education",
            given="who attended group education",
            harm="distress-about-diabetes",
            harmed="reported more distress about diabetes",
            plain="A group course teaches you how to live with diabetes.",
        ),
    ),
    outcomes=(
        Outcome(id="remission", noun="remission of diabetes", had="were in remission", kind="benefit"),
        Outcome(id="hypoglycaemia", noun="severe hypoglycaemia", had="had severe hypoglycaemia"),
        Outcome(id="retinopathy", noun="progression of retinopathy", had="had progression of retinopathy"),
        Outcome(id="kidney-failure", noun="kidney failure", had="reached kidney failure"),
        Outcome(id="foot-ulcer", noun="foot ulcer", had="developed a foot ulcer"),
        Outcome(id="at-target", noun="reaching the HbA1c target", had="reached the HbA1c target", kind="benefit"),
    ),
    measures=(
        Measure(noun="HbA1c", unit="mmol/mol", low=49, high=78),
        Measure(noun="fasting plasma glucose", unit="mmol/L", low=6.1, high=11.8, decimals=1),
        Measure(noun="body weight", unit="kg", low=76, high=112, decimals=1),
        Measure(noun="urinary albumin-to-creatinine ratio", unit="mg/mmol", low=3.2, high=28.5, decimals=1),
    ),
    sayings=(
        Said(text="Insulin resistance precedes the rise in blood glucose by many years."),
        Said(
            text="Diabetes is diagnosed at an HbA1c of 48 mmol/mol (6.5%) or above.",
            data=(
                "{what: HbA1c, measure: threshold, value: 48, comparator: ≥, unit: mmol/mol}",
                "{what: HbA1c, measure: threshold, value: 6.5, comparator: ≥, unit: '%'}",
            ),
            work="guideline",
            shape="definition",
        ),
        Said(text="Metformin lowers hepatic glucose output and does not by itself cause hypoglycaemia."),
        Said(text="Nausea was usually mild, came early and faded within weeks."),
        Said(text="Ramadan fasting was studied in one small trial, with too few events to draw conclusions."),
        Said(text="Remission does not mean cure: glucose rose again in participants who regained weight."),
        Said(text="Ketoacidosis can occur with near-normal glucose, so ketones are measured in anyone who is unwell."),
        Said(text="HbA1c misleads in haemolysis, in recent transfusion and in late pregnancy."),
        Said(text="Trials lasted too short a time to show an effect on blindness or amputation."),
        Said(
            text="The dose is halved when the estimated glomerular filtration rate falls below 45 mL/min/1.73 m².",
            data=(
                "{what: estimated glomerular filtration rate, measure: threshold, value: 45, comparator: '<', unit: mL/min/1.73 m²}",
                "{what: share of the usual dose, measure: dose, value: 50, unit: '%'}",
            ),
            work="guideline",
            shape="threshold",
        ),
        Said(text="Education was delivered by dietitians, nurses or trained peers; no format stood out."),
        Said(text="The sponsor designed the trial, held the data and paid for medical writing.", work="rct"),
        Said(text="People who cannot tolerate the immediate-release tablets often manage the modified-release form."),
    ),
    lay=(
        "In type 2 diabetes there is too much sugar in the blood.",
        "You may feel thirsty and tired.",
        "Check your feet each day for cuts.",
    ),
)
