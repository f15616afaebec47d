"""Whole numbers moved as little as possible so that they never fall: the heart of ordering and of placing.

Integers throughout, because sums of fractions may round differently elsewhere and the picture's bytes must not.
"""

from collections.abc import Sequence


def never_falling(wanted: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The never falling sequence nearest to the wanted one, by weighted squares of the differences.

    Neighbours that would fall are pooled and take their weighted mean, rounded down.

    Args:
        wanted: Any numbers.
        weights: How much each resists, at least 1; as many as the numbers.

    >>> never_falling([1, 5, 3, 9], [1, 1, 1, 1])
    [1, 4, 4, 9]
    """
    pools: list[tuple[int, int, int]] = []
    for value, weight in zip(wanted, weights, strict=True):
        total, heavy, count = value * weight, weight, 1
        while pools and pools[-1][0] * heavy > total * pools[-1][1]:
            before = pools.pop()
            total, heavy, count = total + before[0], heavy + before[1], count + before[2]
        pools.append((total, heavy, count))
    return [total // heavy for total, heavy, count in pools for _ in range(count)]


def set_apart(wanted: Sequence[int], weights: Sequence[int], gaps: Sequence[int]) -> list[int]:
    """Places nearest to the wanted ones that keep their order and at least the gaps between neighbours.

    Args:
        wanted: Where each would like to stand, from left to right.
        weights: How much each resists, at least 1.
        gaps: Least distance of each to its left neighbour; that of the first counts for nothing.
    """
    offsets, offset = [], 0
    for place, gap in enumerate(gaps):
        offset += gap if place else 0
        offsets.append(offset)
    nearest = never_falling([one - offset for one, offset in zip(wanted, offsets, strict=True)], weights)
    return [one + offset for one, offset in zip(nearest, offsets, strict=True)]
