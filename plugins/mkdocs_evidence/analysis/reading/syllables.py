"""Counts the syllables of English words, in British and American spelling, from their letters.

Groups of vowels are counted; those that are silent are taken off, and those that are spoken as two are added. What the
letters do not tell stands in the lexicon `syllable-exceptions`.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.syntax.patterns import regex

_GROUP = regex(r"[aeiouy]+")

_SILENT = regex(
    r"""
      (?<=[^aeiouylr])e$ | (?<=[aeiouwry]l)e$ | (?<=[aeiouywr']r)e$         # bone, while, scale; not table, litre
    | (?<=[gq])ues?$ | (?<=[gq])ue(?=d$)                                    # tongue, plaques, plagued
    | (?<=[aeiouy][^aeioutdy])e(?=d$) | (?<=[^aeiouy][^aeioutdlry])e(?=d$)  # used, helped; not treated, hundred
    | (?<=[aeiouywrl]l)e(?=d$) | (?<=rr)e(?=d$)                             # failed, called, referred
    | (?<=[aeiouwry]l)e(?=s$) | (?<=[^aeiouyslcgxzhr])e(?=s$)               # scales, bones; not muscles, doses
    | (?<=[aeiouywr]r)e(?=s$)                                               # cures
    | (?<=[dhkr]ach)e(?=s$) | (?<=^ach)e(?=s$) | (?<=[tp]h)e(?=s$)          # headaches, breathes; not patches
    | (?<=[^aeiouyl])e(?=(?:ly|ful|fully|some)$|less|ness)                  # safely, careful, blameless
    | (?<=[aeiouwr]l)e(?=(?:ly|ful|some)$|less|ness)                        # solely, wholesome
    | (?<=[^aeiouyl])e(?=ments?$|mental)(?<!cre)(?<!^ce)(?<!pie)            # movement; not increment
    | (?<=[tdg]l)e(?=ments?$) | (?<=[aeiou][tvg])e(?=lets?$)                # settlement, platelet
    | (?<=[aeiouy][^aeiouyl])e(?=where|body|thing|one$)                     # somewhere, everybody
    | (?<=ic)a(?=lly$)                                                      # specifically
    | (?<=^som)e(?=[tbdhow]) | (?<=^lif)e(?=[bglst]) | (?<=^saf)e(?=ty)     # sometimes, lifestyle, safety
    | (?<=^car|^hom|^tim|^saf|^sid|^bon)e(?=[cfghklmpw])(?!me)              # caregiver, homemade, timeline
    | (?<=^ther|^wher|^whol)e(?=[abfsv]) | (?<=^hous|^guid)e(?=[hklw])      # therefore, whereas, household
    """,
    re.VERBOSE,
)
_SPOKEN_APART = regex(
    r"""
      sms?$ | thms?$ | (?<=[ds])n't$                                        # spasm, rhythm, didn't
    | i(?=a)(?<![cstg]i) | (?<=[cstg])i(?=at|as(?:is|es)|ac|ab)             # familial, appreciate; not special
    | (?<=g)i(?=a)                                                          # paraplegia
    | (?<=[^cstgxnl])i(?=o) | (?<=[gn])i(?=o[^nu]) | (?<=ys)i(?=o) | (?<=[^l]l)i(?=o)  # curious, angiogram
    | ^i(?=o) | i(?=u) | i(?=et[yi]|et$|eta|ets$|ence|en[ct]|enn)(?<![cst]i)  # ion, calcium, diet; not patient
    | (?<=sc)i(?=en[ct]) | (?<=soc|x..)i(?=et) | (?<=x)i(?=et)              # science, society, anxiety
    | (?<=[aeiou][^aeiouc])i(?=er|est$)                                     # easier
    | (?<=[aeiou][^aeiou][^aeiou])i(?=er|est$)                              # carrier, healthiest
    | (?<=[aeiouy][^aeiouy])e(?=a[ls]?$|an$)                                # area, ileal
    | (?<=[aeiouy][^aeiouy][^aeiouy])e(?=a[ls]?$|an$)                       # pancreas, corneal
    | (?<=[aeiouy][^aeiouy][^aeiouy][^aeiouy])e(?=a[ls]?$|an$)              # diarrhea
    | (?<=[aeiou]cl|[^eaou]in|chl)e(?=ar) | (?<=cr)e(?=at(?!ur)) | (?<=id)e(?=a)  # nuclear, create, ideal
    | (?<=^r)e(?=a(?:ct|pp|ss|rr|li[tsz]|tt|bs)) | (?<=^r)e(?=us)           # react, reassure, reuse
    | (?<=th)e(?=at[er]) | (?<=n)e(?=a(?:t[ae]|nd))                         # theatre, neonate
    | e(?=o)(?<!ge)(?!ople) | (?<=[^aeiouy])e(?=u[ms]$)                     # osteo-, nucleus; not people, surgeon
    | (?<=o)e(?=al?$) | (?<!g)e(?=ing$) | (?<=^r|^d)e(?=i[nmt]) | (?<=cl)e(?=i$|ic)  # apnoea, being, reinfect
    | (?<=[^qg])u(?=a) | (?<=[^qg])u(?=en|el|et|oi) | (?<=[^q])u(?=ou)      # usual, fluent, ambiguous; not guard
    | (?<=[^qg])u(?=o)(?!ou|or)                                             # duodenum; not fluoride
    | (?<=[^qg])u(?=ids?$|ing$|it[yai]|itou|in[ea]|in(?:s|ed)?$|ici)        # fluid, pituitary; not fruit
    | (?<=c)o(?=ag|arc|ex|eff|en|ord|op|in[cf]|alit)                        # coagulate, coordinate
    | o(?=ing$|ic$|intest|e[mt]s?$) | (?<=[ei])o(?=[aei]) | (?<=z)o(?=olog)  # going, heroic, osteoarthritis
    | (?<=r)o(?=org) | a(?=ic$|o)                                           # microorganism, aorta
    | (?<=[aeiou])y(?=[aeiouy])(?<!^ey)(?!ed$|es$)                          # layer, saying; not eyes, delayed
    | (?<=[^aeiouwn])y(?=[aiou]|e(?![sd]?$))(?!one)                         # cyanosis, dying; not dyes, canyon
    """,
    re.VERBOSE,
)


def count_syllables(word: str) -> int:
    """How many syllables a word is spoken with; at least one.

    Args:
        word: Letters, perhaps with apostrophes: capitals, accents and ligatures do not matter. A word in capitals
            throughout is taken for an abbreviation that is spelled out, letter by letter.

    >>> [count_syllables(word) for word in ("bone", "hip", "osteonecrosis", "anaemia", "MRI")]
    [1, 1, 6, 4, 3]
    """
    if len(word) > 1 and word.isupper():
        return len(word) + 2 * word.count("W")
    return _count(word.casefold())


@lru_cache(maxsize=65_536)
def _count(word: str) -> int:
    word = _letters(word)
    known = _exceptions().get(word)
    if known is not None:
        return known
    groups = len(_GROUP.findall(word))
    return max(1, groups - len(_SILENT.findall(word)) + len(_SPOKEN_APART.findall(word)))


def _letters(word: str) -> str:
    """The word in plain letters, `œsophagus` as `oesophagus`, without the `'s` that adds no syllable to most words."""
    word = word.replace("æ", "ae").replace("œ", "oe").replace("’", "'")
    plain = unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode() if not word.isascii() else word
    stem = plain.removesuffix("'s").removesuffix("'")
    return plain if plain.endswith("'s") and _HISSING.search(stem) else stem


_HISSING = regex(r"(?:[sxz]|ch|sh|[cgsz]e)$")


@lru_cache(maxsize=1)
def _exceptions() -> dict[str, int]:
    return divided_words(read_lexicon("syllable-exceptions"))


def divided_words(entries: Iterable[str]) -> dict[str, int]:
    """How many parts each word has that is written divided, by the word without hyphens.

    >>> divided_words(["di-a-be-tes"])
    {'diabetes': 4}
    """
    return {entry.replace("-", "").casefold(): entry.count("-") + 1 for entry in entries}
