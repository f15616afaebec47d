"""Syllables of the words of lay health texts, in British and American spelling, counted by speaking them."""

import pytest

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.analysis.reading import syllables
from mkdocs_evidence.analysis.reading.syllables import count_syllables, divided_words

SPOKEN = """
1: bone hip heart blood breathe breathes ache aches sneeze bruise dose changed eyes ears moles grey tyre mould cheque
1: swelled red shed guard fruit suit juice build guide shoe toe goes does can't won't health brain nurse caused used eye
2: litre centre metre fibre tumour colour kidney sugar ankles needles swallow vaccine vaccines headache headaches
2: changes damaged bandage doses rashes patches aching sometimes someone something lifestyle careful
2: useful movement treatment treated swollen hundred needed people being going dying saying layer loyal creature foetus
2: diet quiet science patient patients million onion region language equal fluent cruel fluid ruin
2: poem poet doesn't didn't isn't couldn't naive stoic thyroid steroid asthma rhythm spasm ageing faeces
3: haemorrhage oestrogen theatre behaviour randomised travelling counselling analyse immunise carefully measurement
3: element increment area idea reaction nausea diagnosed diseases apnoea dyspnoea easier earlier carrier serious various
3: influence calcium sodium dementia physician gradual suicide genuine aorta mosaic heroin hospital injury
4: anaemia diarrhoea diarrhea oesophagus paediatric caesarean leukaemia orthopaedic ischaemia hospitalised anaesthetic
4: ingredient experience creatinine variety society anxiety potassium bacteria malaria January cooperate coordinate organism myeloma
5: chemotherapy gynaecology septicaemia paracetamol colonoscopy associated coagulation hyaluronic individual laboratory
6: osteonecrosis physiotherapy hypoglycaemia gastrointestinal osteoarthritis
"""
WORDS = [
    pytest.param(word, int(count), id=word)
    for count, _, words in (line.partition(": ") for line in SPOKEN.strip().splitlines())
    for word in words.split()
]


@pytest.mark.parametrize(("word", "spoken"), WORDS)
def test_a_word_has_the_syllables_it_is_spoken_with(word: str, spoken: int) -> None:
    assert count_syllables(word) == spoken


@pytest.mark.parametrize(
    ("word", "spoken"),
    [
        ("MRI", 3),
        ("UK", 2),
        ("www", 1),
        ("WHO", 5),
        ("I", 1),
        ("naïve", 2),
        ("œsophagus", 4),
        ("don’t", 1),
        ("Mary's", 2),
    ],
    ids=[
        "spelled out",
        "two letters",
        "no vowel",
        "double u",
        "one letter",
        "accent",
        "ligature",
        "apostrophe",
        "owner",
    ],
)
def test_capitals_accents_and_apostrophes_are_read(word: str, spoken: int) -> None:
    assert count_syllables(word) == spoken


def test_every_exception_differs_from_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = divided_words(read_lexicon("syllable-exceptions"))
    syllables._count.cache_clear()
    monkeypatch.setattr(syllables, "_exceptions", dict)
    needless = [word for word, spoken in entries.items() if count_syllables(word) == spoken]
    syllables._count.cache_clear()
    assert needless == []
