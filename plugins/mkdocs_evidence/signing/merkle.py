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


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes that lead from an entry to the root, from the leaf upwards. `index` counts from 0."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"a tree of {len(leaves)} entries has none at {index}")
    if len(leaves) == 1:
        return ()
    cut = _largest_power_below(len(leaves))
    if index < cut:
        return (*inclusion_proof(leaves[:cut], index), root_of(leaves[cut:]))
    return (*inclusion_proof(leaves[cut:], index - cut), root_of(leaves[:cut]))


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether a proof leads from an entry to a root (RFC 9162, section 2.1.3.2).

    Args:
        leaf: Hash of the entry.
        index: Its place, from 0.
        size: Entries of the tree.
        proof: From `inclusion_proof`.
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


def consistency_proof(leaves: Sequence[bytes], size: int) -> tuple[bytes, ...]:
    """The hashes that show that the first `size` entries, at least one, are those that the tree once had."""
    if not 0 < size <= len(leaves):
        raise IndexError(f"a tree of {len(leaves)} entries never had {size}")
    return _consistency(leaves, size, is_whole=True)


def _consistency(leaves: Sequence[bytes], size: int, *, is_whole: bool) -> tuple[bytes, ...]:
    if size == len(leaves):
        return () if is_whole else (root_of(leaves),)
    cut = _largest_power_below(len(leaves))
    if size <= cut:
        return (*_consistency(leaves[:cut], size, is_whole=is_whole), root_of(leaves[cut:]))
    return (*_consistency(leaves[cut:], size - cut, is_whole=False), root_of(leaves[:cut]))


def is_consistent(size: int, root: bytes, later_size: int, later_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a later tree begins with the entries of an earlier one (RFC 9162, section 2.1.4.2).

    Args:
        size: Entries of the earlier tree, at least one.
        root: Of the earlier tree.
        later_size: Entries of the later tree.
        later_root: Of the later tree.
        proof: From `consistency_proof`.
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
