"""Which words may be a statement, and what a clause is about."""

import random

import pytest

from mkdocs_evidence.analysis.wording.clauses import is_sentence, noun_phrase, subject_clause
from mkdocs_evidence.analysis.wording.phrases import read_words

STATEMENTS = """
Adults with asthma should be offered an inhaled corticosteroid.
In children under five, oral rehydration is recommended before and after transfer.
Patients with or without diabetes may be given aspirin, and should not stop it.
It is recommended that all infants be vaccinated against measles at twelve months.
The risk of stroke and of bleeding should be discussed with the patient.
Warfarin cannot be given in pregnancy; heparin is to be used.
Doses of at least 40 mg should be used in and after the first year.
Refer to a surgeon if the pain has not settled by then.
"""


@pytest.mark.parametrize("text", STATEMENTS.strip().splitlines())
def test_statements_are_sentences(text: str) -> None:
    assert is_sentence(read_words(text).tokens)


def test_words_in_random_order_seldom_are() -> None:
    shuffle = random.Random(8)
    tokens = [list(read_words(text).tokens[:-1]) for text in STATEMENTS.strip().splitlines()] * 25
    for one in tokens:
        shuffle.shuffle(one)
    assert sum(is_sentence((*one, ".")) for one in tokens) < len(tokens) / 3


@pytest.mark.parametrize(
    ("before", "subject"),
    [
        ("the side effects of statins", "the side effects"),
        ("in adults, oral iron", "oral iron"),
        ("adults, including pregnant women, also", "adults"),
        ("pain is assessed and the dose", "the dose"),
        ("women aged 40 with asthma", "women aged 40"),
    ],
)
def test_the_subject_is_what_stands_before_its_verb(before: str, subject: str) -> None:
    assert " ".join(noun_phrase(subject_clause(read_words(before).tokens))) == subject
