"""The picture of an article: complete, inside its edges, the same everywhere, and honest about what it cannot write."""

import builtins
import io
import subprocess
import sys
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from mkdocs_evidence.export.social_card import HEIGHT, WIDTH, CardToolsMissingError, SocialCard, draw_social_card

CARD = SocialCard(
    question="Does the fictional lamp lower the fictional score?",
    population="For adults with a fictional disease.",
    edition="Version 1234-abcd, 1 November 2026",
    site="Clinic",
)
LONG = "Wie sollen Frühgeborene mit einem Körpergewicht ≤ 1500 g behandelt werden, wenn nichts hilft? " * 6


def picture(card):
    return Image.open(io.BytesIO(draw_social_card(card))).convert("RGB")


def differing(one, other):
    """The box in which two pictures differ; None when they do not."""
    return ImageChops.difference(picture(one), picture(other)).getbbox()


def test_it_has_the_size_that_networks_ask_for_and_is_light():
    data = draw_social_card(CARD)
    assert Image.open(io.BytesIO(data)).size == (WIDTH, HEIGHT) == (1200, 630)
    assert len(data) < 60_000


@pytest.mark.parametrize("name", ["question", "population", "edition", "site"])
def test_each_text_is_on_it(name):
    assert differing(CARD, replace(CARD, **{name: "Ωther"}))


@pytest.mark.parametrize(
    "card",
    [replace(CARD, question=LONG, population=LONG, site=LONG), replace(CARD, question="W" * 90, population="W" * 200)],
    ids=["long texts", "long words"],
)
def test_no_text_leaves_its_edges_or_runs_into_another(card):
    drawn = picture(card)
    for side in ((0, 20, 60, HEIGHT - 100), (WIDTH - 60, 20, WIDTH, HEIGHT - 100)):
        assert drawn.crop(side).getextrema() == ((255, 255),) * 3
    above_foot = drawn.crop((0, HEIGHT - 112, WIDTH, HEIGHT - 97))
    assert above_foot.getextrema() == ((255, 255),) * 3


def test_letters_that_the_fonts_have_not_make_no_picture_of_boxes():
    assert draw_social_card(replace(CARD, question="ما هو العلاج؟")) is None
    assert draw_social_card(replace(CARD, site="病院")) is None


@pytest.mark.parametrize("text", ["Łódź, Kožní, Ţară", "Όραση", "Боль в бедре", "CHA₂DS₂-VASc ≥ 2 ± 1 µg – “x”"])
def test_letters_of_europe_and_signs_of_medicine_are_there(text):
    assert draw_social_card(replace(CARD, question=text))


def test_an_article_may_say_nothing_but_its_question():
    assert differing(CARD, SocialCard(question=CARD.question, population="", edition="", site=""))


def test_a_word_that_is_too_long_for_large_letters_is_written_whole_in_smaller_ones():
    word = "Oberschenkelkopfnekrosestadien"
    assert differing(replace(CARD, question=f"{word}x?"), replace(CARD, question=f"{word}y?"))


def test_another_process_gives_the_same_bytes():
    code = (
        "import sys; from mkdocs_evidence.export.social_card import *; "
        f"sys.stdout.buffer.write(draw_social_card({CARD!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": "5"})
    assert done.stdout == draw_social_card(CARD)


def test_without_pillow_it_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def without_pillow(name, *args, **kwargs):
        if name.partition(".")[0] == "PIL":
            raise ImportError("No module named 'PIL'")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_pillow)
    with pytest.raises(CardToolsMissingError, match=r"mkdocs-evidence\[cards\]"):
        draw_social_card(CARD)
