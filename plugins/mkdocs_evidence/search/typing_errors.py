"""How far apart two words are as people mistype them."""

LEAST_LETTERS = 5
"""Of a word that may be a typing error: among shorter ones another word is too near, as `cyst` is to `cost`."""
LEAST_FOR_TWO = 10
"""Letters of a word that may hold two: two edits make `insertion` into `infection`."""


def edits_allowed(word: str) -> int:
    """How many edits may lie between a word and what was meant; none where a repair would be a guess.

    >>> [edits_allowed(word) for word in ("hip", "bone", "avascular", "osteonecrosis", "0.5")]
    [0, 0, 1, 2, 0]
    """
    if len(word) < LEAST_LETTERS or not word.isalpha():
        return 0
    return 1 if len(word) < LEAST_FOR_TWO else 2


def edit_distance(one: str, other: str, most: int) -> int:
    """Letters added, lost, changed or swapped with their neighbour; more than `most` is `most + 1`.

    >>> edit_distance("necrosis", "nercosis", 2), edit_distance("hip", "knee", 1)
    (1, 2)
    """
    letters, others = set(one), set(other)
    # An edit brings in one letter at most, and takes one away.
    if len(letters - others) > most or len(others - letters) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        last, before, row = before, row, [at + 1]
        for place, there in enumerate(other):
            cost = min(before[place + 1] + 1, row[place] + 1, before[place] + (letter != there))
            if at and place and letter == other[place - 1] and one[at - 1] == there:
                cost = min(cost, last[place - 1] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
