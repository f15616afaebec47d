"""Faults in figures: changed, flipped, shifted, or said where no evidence can carry them."""

import random
import re

from clean_sites import Site
from planting import Expected, Spot, find, plant, put


def _figure(spot: Spot) -> Expected:
    return Expected(rule="figure-not-in-evidence", file=spot.file, line=spot.line)


@plant
def answer_with_a_figure_of_its_own(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^Evidence on .*( is limited)\.")
    put(site, spot, f"{spot.words}, from {rng.randint(3, 9)}7.3% of clinics")
    return Expected(rule="figure-not-in-evidence", file=spot.file, line=spot.line)


@plant
def lay_text_with_a_figure_of_its_own(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^Some people (feel) better")
    put(site, spot, f"(as many as {rng.randint(3, 9)}7.3%) feel")
    return Expected(rule="lay-adds-figure", file=spot.file, line=spot.line)


@plant
def percentage_changed(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"\((\d+)%\)")
    put(site, spot, str(int(spot.words) + rng.choice((-5, -1, 1, 4))))
    return _figure(spot)


@plant
def digits_swapped(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"followed (\d,\d{3}) ")
    digits = spot.words.replace(",", "")
    swapped = f"{digits[0]},{digits[2]}{digits[1]}{digits[3]}"
    put(site, spot, swapped if swapped != spot.words else f"{digits[0]},{int(digits[1:]) - 1:03}")
    return _figure(spot)


@plant
def decimal_point_shifted(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"at entry was (\d\d\.\d) ")
    digits = spot.words.replace(".", "")
    put(site, spot, f"{digits[0]}.{digits[1:]}")
    return _figure(spot)


@plant
def unit_changed(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"regimen was (\d+ mg) ")
    put(site, spot, spot.words.replace("mg", "g"))
    return _figure(spot)


@plant
def unit_of_time_changed(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"was (\d+) (?:weeks|days|months) with")
    line = site.files[spot.file].split("\n")[spot.line - 1]
    unit = re.search(r"was \d+ (weeks|days|months)", line)
    assert unit is not None
    other = {"weeks": "years", "days": "weeks", "months": "days"}[unit[1]]
    put(site, Spot(file=spot.file, line=spot.line, column=unit.start(1) + 1, words=unit[1]), other)
    return _figure(spot)


@plant
def comparator_flipped(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"(≥)\d+")
    put(site, spot, rng.choice("<≤>"))
    return _figure(spot)


@plant
def comparator_in_words_flipped(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"(Fewer) than \d+%")
    put(site, spot, "More")
    return _figure(spot)


@plant
def numerator_changed(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r", (\d+) of \d+ ")
    put(site, spot, str(int(spot.words) - 1))
    return _figure(spot)


@plant
def denominator_changed(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r", (\d+) of \d+ ")
    line = site.files[spot.file].split("\n")[spot.line - 1]
    whole = re.compile(r"\d+ of (\d+)").search(line, spot.column - 1)
    assert whole is not None
    put(
        site,
        Spot(file=spot.file, line=spot.line, column=whole.start(1) + 1, words=whole[1]),
        str(int(whole[1]) + rng.choice((1, 10, 100))),
    )
    return _figure(spot)


@plant
def interval_changed(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"CI (0\.\d\d) to")
    put(site, spot, f"0.{rng.randint(11, 29)}")
    return Expected(rule="figure-not-in-evidence", file=spot.file, line=spot.line)


@plant
def ratio_changed(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"was (0\.\d\d) \(95%")
    put(site, spot, f"0.{rng.randint(71, 79)}")
    return _figure(spot)


@plant
def range_widened(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"(\d+)–\d+ years")
    put(site, spot, "1")
    return _figure(spot)


@plant
def figure_added(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"often notice (.+?) long")
    put(site, spot, f"{spot.words} in {rng.randint(11, 97)}% of cases,")
    return Expected(rule="figure-not-in-evidence", file=spot.file, line=spot.line)


@plant
def figure_in_a_heading(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^## (?:Treatment|Course)(.{0})$")
    put(site, spot, f" helps {rng.randint(11, 97)}%")
    return Expected(rule="figure-not-in-evidence", file=spot.file, line=spot.line)


@plant
def figure_in_prose(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^What follows( )is ordered")
    put(site, spot, f" (from {rng.randint(11, 97)}% of clinics) ")
    return Expected(rule="claim-in-prose", file=spot.file, line=spot.line)


@plant
def advice_in_prose(site: Site, rng: random.Random) -> Expected:
    spot = find(site, rng, r"^What follows is ordered by topic(\.)")
    advice = rng.choice(("should be offered", "is recommended", "must be stopped"))
    put(site, spot, f"; {site.specialty.first} {advice}.")
    return Expected(rule="claim-in-prose", file=spot.file, line=spot.line)
