"""Faults in the settings of a site: names that are none, and excuses that excuse nothing or no longer."""

import random

from clean_sites import Site
from planting import Expected, plant

_SETTINGS = "site_config/evidence.yml"


def _waiver(rule: str, where: str, expires: str) -> str:
    return (
        f"waivers:\n  - rule: {rule}\n    where: {where}\n    reason: The made-up board asked for it.\n"
        f"    signer: author-a\n    expires: {expires}\n"
    )


@plant
def rule_misspelt_in_the_settings(site: Site, rng: random.Random) -> Expected:
    name = rng.choice(("unused-refrence", "uncited-claims", "figure-not-in-evidnce"))
    site.files[_SETTINGS] = f"rules:\n  {name}: {{severity: info}}\n"
    return Expected(rule="unknown-setting", file=_SETTINGS, line=2)


@plant
def option_misspelt_in_the_settings(site: Site, rng: random.Random) -> Expected:
    site.files[_SETTINGS] = "rules:\n  long-quote: {severity: warning, options: {max_word: 30}}\n"
    return Expected(rule="unknown-setting", file=_SETTINGS, line=2)


@plant
def waiver_that_excuses_nothing(site: Site, rng: random.Random) -> Expected:
    page = site.article.removeprefix("content/pages/").removesuffix(".md")
    rule = rng.choice(("uncited-claim", "positional-citation", "hidden-characters"))
    site.files[_SETTINGS] = _waiver(rule, f"{page}#c{rng.randint(0, 9)}", "2099-01-01")
    return Expected(rule="unused-waiver", file=_SETTINGS, line=2)


@plant
def waiver_for_a_claim_that_is_not_there(site: Site, rng: random.Random) -> Expected:
    page = site.article.removeprefix("content/pages/").removesuffix(".md")
    site.files[_SETTINGS] = _waiver("uncited-claim", f"{page}#cc{rng.randint(0, 9)}", "2099-01-01")
    return Expected(rule="unused-waiver", file=_SETTINGS, line=2)
