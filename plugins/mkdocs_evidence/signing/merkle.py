"""Merkle trees over a growing list (RFC 6962, section 2.1): one short root for all entries, and short proofs.

Leaves and inner nodes are hashed under different prefixes, so that no node can pass for an entry.
"""

import hashlib
from collections.abc import Iterable, Sequence


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry: 32 bytes."""
    return hashlib.sha256(b"\x00" + entry).digest()


def _node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


EMPTY_ROOT = hashlib.sha256(b"").digest()
"""Root of a tree without entries."""


def roots_at(leaves: Iterable[bytes], sizes: Iterable[int]) -> dict[int, bytes]:
    """The roots that a list had when it had so many entries, in one pass over it.

    Args:
        leaves: Hashes of the entries, in order.
        sizes: From 0; those above the length of the list have no root and are left out.
    """
    wanted = set(sizes)
    roots = {0: EMPTY_ROOT} if 0 in wanted else {}
    # Whole subtrees from left to right, as (number of entries, root); each is smaller than the one before it.
    stack: list[tuple[int, bytes]] = []
    for size, leaf in enumerate(leaves, 1):
        width, node = 1, leaf
        while stack and stack[-1][0] == width:
            node = _node_hash(stack.pop()[1], node)
            width *= 2
        stack.append((width, node))
        if size in wanted:
            roots[size] = _joined(stack)
    return roots


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root of a tree, given the hashes of its entries in order."""
    return roots_at(leaves, (len(leaves),))[len(leaves)]


class HashTree:
    """A tree that gives many proofs: every whole subtree is hashed once."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self.size = len(leaves)
        # Roots of the whole subtrees of 1, 2, 4, … entries, from left to right.
        self._levels = [list(leaves)]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            pairs = range(0, len(below) - 1, 2)
            self._levels.append([_node_hash(below[place], below[place + 1]) for place in pairs])

    def root(self, start: int, stop: int) -> bytes:
        """The root over the entries from `start`, which is a multiple of a power of two not below their number."""
        width = stop - start
        if width == 0:
            return EMPTY_ROOT
        if width & (width - 1) == 0:
            level = width.bit_length() - 1
            return self._levels[level][start >> level]
        cut = start + _largest_power_below(width)
        return _node_hash(self.root(start, cut), self.root(cut, stop))

    def inclusion_proof(self, index: int) -> tuple[bytes, ...]:
        """The hashes that lead from an entry to the root, from the leaf upwards. `index` counts from 0."""
        if not 0 <= index < self.size:
            raise IndexError(f"a tree of {self.size} entries has none at {index}")
        proof: list[bytes] = []
        start, stop = 0, self.size
        while stop - start > 1:
            cut = start + _largest_power_below(stop - start)
            if index < cut:
                proof.append(self.root(cut, stop))
                stop = cut
            else:
                proof.append(self.root(start, cut))
                start = cut
        return tuple(reversed(proof))

    def consistency_proof(self, size: int) -> tuple[bytes, ...]:
        """The hashes that show that the first `size` entries, at least one, are those that the tree once had."""
        if not 0 < size <= self.size:
            raise IndexError(f"a tree of {self.size} entries never had {size}")
        proof: list[bytes] = []
        start, stop = 0, self.size
        while size != stop:
            cut = start + _largest_power_below(stop - start)
            if size <= cut:
                proof.append(self.root(cut, stop))
                stop = cut
            else:
                proof.append(self.root(start, cut))
                start = cut
        # The root of the earlier tree is known to whoever asks, unless it is only a part of it.
        own = (self.root(start, stop),) if start else ()
        return (*own, *reversed(proof))


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether a proof leads from an entry to a root (RFC 9162, section 2.1.3.2).

    Args:
        leaf: Hash of the entry.
        index: Its place, from 0.
        size: Entries of the tree.
        proof: From `HashTree.inclusion_proof`.
        root: Of the tree.
    """
    if not 0 <= index < size:
        return False
    place, last, node = index, size - 1, leaf
    for other in proof:
        if last == 0:
            return False
        if place % 2 or place == last:
            node = _node_hash(other, node)
            while place % 2 == 0 and place:
                place, last = place // 2, last // 2
        else:
            node = _node_hash(node, other)
        place, last = place // 2, last // 2
    return last == 0 and node == root


def is_consistent(size: int, root: bytes, later_size: int, later_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a later tree begins with the entries of an earlier one (RFC 9162, section 2.1.4.2).

    Args:
        size: Entries of the earlier tree, at least one.
        root: Of the earlier tree.
        later_size: Entries of the later tree.
        later_root: Of the later tree.
        proof: From `HashTree.consistency_proof`.
    """
    if not 0 < size <= later_size:
        return False
    if size == later_size:
        return not proof and root == later_root
    path = [root, *proof] if size & (size - 1) == 0 else [*proof]
    if not path:
        return False
    place, last = size - 1, later_size - 1
    while place % 2:
        place, last = place // 2, last // 2
    earlier = later = path[0]
    for other in path[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            earlier, later = _node_hash(other, earlier), _node_hash(other, later)
            while place % 2 == 0 and place:
                place, last = place // 2, last // 2
        else:
            later = _node_hash(later, other)
        place, last = place // 2, last // 2
    return last == 0 and earlier == root and later == later_root


def _joined(stack: Sequence[tuple[int, bytes]]) -> bytes:
    node = stack[-1][1]
    for _, left in reversed(stack[:-1]):
        node = _node_hash(left, node)
    return node


def _largest_power_below(size: int) -> int:
    return 1 << ((size - 1).bit_length() - 1)
