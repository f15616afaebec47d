"""How much a text says of a word: BM25's weight without the word's rarity, in steps."""

STEPS = 15
SATURATION = 0.8
LENGTH_SHARE = 0.6
HIGHEST = SATURATION + 1
"""What BM25 gives a word at most, before its rarity."""


def weight_step(frequency: int, length: int, average: float) -> int:
    """BM25's weight of a word in a text, from 1 to `STEPS`, without the word's rarity.

    >>> weight_step(1, 12, 12.0), weight_step(3, 12, 12.0), weight_step(1, 48, 12.0)
    (8, 12, 5)
    """
    norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / average)
    return max(1, round(frequency / (frequency + norm) * STEPS))


def steady(average: float) -> float:
    """An average length that small changes of a site leave as it is: the nearest power of 1.25.

    All weights depend on it, and so would all shards.

    >>> steady(17.0) == steady(17.4)
    True
    """
    power = 1.0
    while power * 1.118 < average:
        power *= 1.25
    return power
