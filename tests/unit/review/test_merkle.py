"""Trees over a growing list: the published vectors of RFC 6962, and no proof of anything that is not so."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.signing.merkle import (
    EMPTY_ROOT,
    HashTree,
    is_consistent,
    is_included,
    leaf_hash,
    root_of,
    roots_at,
)

# The entries and roots with which implementations of Certificate Transparency test themselves.
ENTRIES = [
    bytes.fromhex(one)
    for one in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf_hash(one) for one in ENTRIES]


def plain_root(entries: list[bytes]) -> bytes:
    """The definition of RFC 6962, word for word."""
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    cut = 1
    while cut * 2 < len(entries):
        cut *= 2
    return hashlib.sha256(b"\x01" + plain_root(entries[:cut]) + plain_root(entries[cut:])).digest()


@pytest.mark.parametrize(("size", "root"), [*enumerate(ROOTS, 1)])
def test_roots_are_those_of_certificate_transparency(size: int, root: str) -> None:
    assert root_of(LEAVES[:size]).hex() == root


@given(st.lists(st.binary(max_size=4), max_size=40))
def test_roots_of_all_sizes_come_from_one_pass(entries: list[bytes]) -> None:
    leaves = [leaf_hash(one) for one in entries]
    found = roots_at(leaves, range(len(entries) + 5))
    assert found == {size: plain_root(entries[:size]) for size in range(len(entries) + 1)}
    assert plain_root([]) == EMPTY_ROOT


def test_every_entry_of_every_tree_is_shown_at_its_place_only() -> None:
    leaves = [leaf_hash(bytes([one])) for one in range(20)]
    for size in range(1, 21):
        root = root_of(leaves[:size])
        for index in range(size):
            proof = HashTree(leaves[:size]).inclusion_proof(index)
            shown = [other for other in range(size) if is_included(leaves[index], other, size, proof, root)]
            assert shown == [index]
            assert not any(
                is_included(leaves[other], index, size, proof, root) for other in range(size) if other != index
            )


def test_every_tree_is_shown_to_begin_with_every_earlier_one() -> None:
    leaves = [leaf_hash(bytes([one])) for one in range(20)]
    roots = roots_at(leaves, range(21))
    for later in range(1, 21):
        for size in range(1, later + 1):
            proof = HashTree(leaves[:later]).consistency_proof(size)
            assert is_consistent(size, roots[size], later, roots[later], proof)
            others = (leaf_hash(b"other"), *(roots[one] for one in range(21) if one != size))
            assert not any(is_consistent(size, other, later, roots[later], proof) for other in others)
            assert not any(
                is_consistent(size, roots[size], later, other, proof)
                for other in (roots[0], leaves[0])
                if other != roots[later]
            )


@settings(max_examples=200)
@given(st.data())
def test_a_changed_bit_of_a_proof_shows(data: st.DataObject) -> None:
    leaves = [leaf_hash(bytes([one])) for one in range(data.draw(st.integers(2, 30)))]
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof = [*HashTree(leaves).inclusion_proof(index)]
    place, bit = data.draw(st.integers(0, len(proof) - 1)), data.draw(st.integers(0, 255))
    changed = int.from_bytes(proof[place], "big") ^ (1 << bit)
    proof[place] = changed.to_bytes(32, "big")
    assert not is_included(leaves[index], index, len(leaves), proof, root_of(leaves))
    assert not is_included(leaves[index], index, len(leaves), proof[:-1], root_of(leaves))
    assert not is_included(leaves[index], index, len(leaves), [*proof, proof[0]], root_of(leaves))


def test_an_inner_node_passes_for_no_entry() -> None:
    for left, right in pairwise(LEAVES):
        assert leaf_hash(left + right) != root_of([left, right])
