"""Obstetrics: pre-eclampsia. Figures in guidance made of this are invented."""

from medicine import Field, Measure, Outcome, Said, Treatment

OBSTETRICS = Field(
    name="obstetrics",
    condition="pre-eclampsia",
    short="PE",
    old_name="toxaemia of pregnancy",
    people="women at risk of pre-eclampsia",
    group="women",
    treatments=(
        Treatment(
            id="aspirin",
            name="low-dose aspirin",
            given="taking aspirin",
            harm="postpartum-haemorrhage",
            harmed="had a postpartum haemorrhage",
            dose=(150, "mg", "at bedtime"),
            plain="A small dose of aspirin is taken each night.",
        ),
        Treatment(
            id="calcium",
            name="calcium",
            given="taking calcium",
            harm="constipation",
            harmed="were constipated",
            dose=(1, "g", "daily"),
            plain="Calcium tablets can be taken in pregnancy.",
        ),
        Treatment(
            id="magnesium-sulfate",
            name="magnesium sulfate",
            given="given magnesium sulfate",
            harm="flushing",
            harmed="had flushing",
            dose=(4, "g", "over 20 minutes, then 1 g an hour"),
            plain="Magnesium is given through a drip.",
        ),
        Treatment(
            id="planned-birth",
            name="planned early birth",
            given="whose birth was planned early",
            harm="neonatal-unit",
            harmed="had a baby admitted to the neonatal unit",
            plain="The birth may be started early.",
        ),
    ),
    outcomes=(
        Outcome(id="pre-eclampsia", noun="preterm pre-eclampsia", had="developed preterm pre-eclampsia"),
        Outcome(id="eclampsia", noun="eclampsia", had="had a fit"),
        Outcome(id="caesarean", noun="caesarean section", had="had a caesarean section"),
        Outcome(id="stillbirth", noun="stillbirth", had="had a stillbirth"),
        Outcome(id="abruption", noun="placental abruption", had="had a placental abruption"),
        Outcome(id="vaginal-birth", noun="vaginal birth", had="gave birth vaginally", kind="benefit"),
    ),
    measures=(
        Measure(noun="diastolic blood pressure", unit="mmHg", low=84, high=109),
        Measure(noun="gestational age at birth", unit="weeks", low=34, high=39, decimals=1),
        Measure(noun="birth weight", unit="g", low=2180, high=3320),
        Measure(noun="platelet count", unit="×10⁹/L", low=128, high=241),
    ),
    sayings=(
        Said(
            text="Pre-eclampsia is new hypertension after 20 weeks of pregnancy together with proteinuria or organ involvement.",
            data=("{what: gestational age, measure: threshold, value: 20, comparator: '>', unit: weeks}",),
            work="guideline",
            shape="definition",
        ),
        Said(text="Poor placentation early in pregnancy is thought to set the disorder in motion."),
        Said(text="Headache, visual disturbance and pain below the ribs often precede a fit."),
        Said(text="Women were offered induction when the cervix was favourable.", work="rct"),
        Said(
            text="Delivery of the placenta ends the disease, although blood pressure can rise again in the days after birth."
        ),
        Said(
            text="Severe hypertension is a systolic pressure of 160 mmHg or more or a diastolic pressure of 110 mmHg or more.",
            data=(
                "{what: systolic pressure, measure: threshold, value: 160, comparator: ≥, unit: mmHg}",
                "{what: diastolic pressure, measure: threshold, value: 110, comparator: ≥, unit: mmHg}",
            ),
            work="guideline",
            shape="definition",
        ),
        Said(text="Uric acid adds little to blood pressure and symptoms in telling who will deteriorate."),
        Said(text="Loss of knee reflexes is the first sign of magnesium toxicity; calcium gluconate reverses it."),
        Said(text="Twin pregnancies were excluded from all but two of the trials."),
        Said(
            text="Women with a low dietary intake of calcium may have the most to gain, but subgroup tests were weak."
        ),
        Said(
            text="Screening in the first trimester combines history, blood pressure, Doppler and placental growth factor."
        ),
        Said(text="There is no agreement on how early in pregnancy aspirin has to start to be of use."),
        Said(text="Follow-up of the children found no difference in growth or development at school age."),
    ),
    lay=(
        "Pre-eclampsia is high blood pressure in the second half of pregnancy.",
        "Call your midwife if you have a bad headache or blurred sight.",
        "Most women with it have healthy babies.",
    ),
)
