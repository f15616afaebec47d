"""Abbreviations that a text owes its readers, in several specialties, and the many ways to write one out."""

import pytest

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.analysis.reading.abbreviations import find_abbreviations, find_written_out

KNOWN = frozenset(read_lexicon("abbreviations-known"))

OWED = {
    "cardiology": ("NYHA class II after an STEMI", ["NYHA", "STEMI"]),
    "diabetes": ("People with T2DM on SGLT2 inhibitors", ["T2DM", "SGLT2"]),
    "kidneys": ("An eGFR below 30 mL/min in CKD", ["eGFR", "CKD"]),
    "infection": ("MRSA and ESBLs", ["MRSA", "ESBL"]),
    "psychiatry": ("SSRIs for OCD", ["SSRI", "OCD"]),
    "obstetrics": ("GDM and HELLP", ["GDM", "HELLP"]),
    "prescribing": ("5 mg PO, then IM", ["PO", "IM"]),
    "imaging": ("MRI and CT of the head", ["MRI", "CT"]),
    "with a number after a hyphen": ("GLP-1 agonists", ["GLP"]),
    "with a word after a hyphen": ("EGFR-mutated", ["EGFR"]),
    "lungs": ("FEV1 in COPD", ["FEV1", "COPD"]),
    "a digit that is no symbol": ("DPP4 inhibitors and COX2", ["DPP4", "COX2"]),
    "after the word study": ("In this study AVN was painless", ["AVN"]),
    "a kind of trials in brackets": ("in trials (RCTs)", ["RCT"]),
    "a risk ratio without figure": ("The HR was not given", ["HR"]),
}
NOT_OWED = {
    "units": "140/90 mmHg, 1.2 mmol/L, 10 mIU/mL, 5 cmH2O, 3 kPa, 2 mSv, 100 IU/kg",
    "statistics with figures": "HR 0.74 (95% CI 0.65 to 0.85), OR = 2.1, RR of 0.5, mean 3 (SD 1.2)",
    "everyday": "In the UK and the USA the WHO and the FDA said so; DNA, HIV, AIDS and COVID-19",
    "roman numerals": "Type IV allergy, stage IIIB, grade III, class IIa, IV antibiotics",
    "genes and cells": "HER2, BRCA1, CD4, IgG, IL-6, PD-L1, KRAS G12C, mRNA, ctDNA, H5N1",
    "other genes": "Mutations in the GALNS gene and LHCGR mutations",
    "symbols of genes": "TMPRSS2, CDKN2A, MLH1, ROS1, PIK3CA and JAK2 V617F",
    "names in two words": "the OpenPathology archive and VeroE6 cells",
    "laboratory and statistics": "PCR, RT-PCR, ELISA, BCG and ANOVA",
    "a word of warning": "NOTE: read the leaflet. CAUTION: hot.",
    "gases and salts": "SpO2 below 92%, PaO2, NaCl 0.9%, MgSO4",
    "trials": "The DAPA-HF trial and the PARADIGM-HF, EMPEROR-Reduced and STEP 1 trials",
    "scores and bodies": "the MELD score, DSM-5 criteria, an ACOG guideline, the PHQ-9 questionnaire",
    "codes": "NICE guideline NG28, ICD-10 code I21, stage T2N0M0",
    "emphasis": "Do NOT stop. TALK TO YOUR DOCTOR FIRST.",
    "names with capitals": "McDonald, MacArthur, the iPhone, Dr Smith MD PhD FRCP",
    "a product by its version": "analysed with FSL 4.1.0",
    "a cytokine by its Greek letter": "TNF-α, IFN-γ and NF-κB rose",
    "an instrument by its edition": "measured with the EQ-5D, the SF-36 and the QLQ-C30 by DSM-IV",
    "symbols among symbols": "ITGB2, CD18, ICAM1, OAS1 and OASL",
    "a trial by its number": "in DEFENDER (NCT00320008)",
    "trials in brackets": "in two trials (HIPPAR and FEMORAL)",
    "guidelines of two bodies": "by HIPS/BONES guidelines",
    "a sequence of bases": "the number of TTAGGG repeats",
    "a row of a table without gaps": "GeneTargetMAPKBRAFNRAS",
    "letters and symbols": "X-ray, T-cell, B cells, Ca2+, CHA₂DS₂-VASc, pH, QTc, HbA1c, U/L, A&E",
}
WRITTEN_OUT = {
    "brackets": ("avascular necrosis (AVN)", "AVN"),
    "square brackets": ("ischaemic heart disease [IHD]", "IHD"),
    "quoted": ("continuous positive airway pressure (“CPAP”)", "CPAP"),
    "with an edition": ("the Avascular Hip Survey (AHS III)", "AHS"),
    "its small words too": ("attrition at random AAR", "AAR"),
    "plural": ("randomised controlled trials (RCTs)", "RCT"),
    "with more in the brackets": ("chronic obstructive pulmonary disease (COPD; a lung disease)", "COPD"),
    "the other way round": ("MRI (magnetic resonance imaging)", "MRI"),
    "small first letter": ("estimated glomerular filtration rate (eGFR)", "eGFR"),
    "number inside": ("type 2 diabetes mellitus (T2DM)", "T2DM"),
    "number after a hyphen": ("glucagon-like peptide-1 (GLP-1)", "GLP"),
    "joined": ("positron emission tomography–computed tomography (PET-CT)", "CT"),
    "letters in another order": ("peripheral oxygen saturation (SpOS)", "SpOS"),
    "called": ("ischaemic heart disease, also known as IHD", "IHD"),
    "or": ("IHD, or ischaemic heart disease", "IHD"),
    "sign of equality": ("Abbreviations: GNG = ganglioglioma", "GNG"),
    "colon": ("ADHD: attention deficit hyperactivity disorder", "ADHD"),
    "behind its words": ("the Strengths and Difficulties Questionnaire SDQ", "SDQ"),
    "behind a dash": ("the Rosenberg Self-Esteem Scale – RSES", "RSES"),
    "with small words between": (
        "the International Classification of Functioning, Disability and Health (ICF)",
        "ICF",
    ),
    "one word short": ("associated with gestational diabetes (GDM)", "GDM"),
    "stands for": ("IHD stands for a disease of the heart", "IHD"),
}


@pytest.mark.parametrize(("text", "owed"), OWED.values(), ids=OWED)
def test_an_abbreviation_is_owed(text: str, owed: list[str]) -> None:
    assert [one.short for one in find_abbreviations(text, KNOWN) if not one.is_name] == owed


@pytest.mark.parametrize("text", NOT_OWED.values(), ids=NOT_OWED)
def test_what_needs_no_writing_out_is_left_alone(text: str) -> None:
    assert [one.short for one in find_abbreviations(text, KNOWN) if not one.is_name] == []


@pytest.mark.parametrize(("text", "short"), WRITTEN_OUT.values(), ids=WRITTEN_OUT)
def test_an_abbreviation_is_written_out(text: str, short: str) -> None:
    assert short in set(find_written_out(text))


@pytest.mark.parametrize(
    "text",
    ["Hips after surgery (ESWT) did well", "It was good or ESWT was used", "ESWT: no effect was seen", "(ESWT)"],
)
def test_other_words_do_not_write_it_out(text: str) -> None:
    assert set(find_written_out(text)) == set()
