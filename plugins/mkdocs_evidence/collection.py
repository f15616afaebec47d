"""How often Python looks for objects that hold each other and nobody else holds.

It does so after every few hundred new objects, and each time it looks through more of what is there. Where millions of
objects are made that are all needed, that is a tenth to a third of the time, and it finds next to nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (50_000, 50, 1_000)
"""New objects between two looks, then how many looks go by before older and the oldest objects are looked through."""


@contextmanager
def without_collection() -> Iterator[None]:
    """Does not look meanwhile: for work that makes no such objects."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def making_what_stays() -> Iterator[None]:
    """Does not look meanwhile, nor behind it at what was made: for what is needed until a process ends, or for long."""
    with without_collection():
        try:
            yield
        finally:
            # As new objects they would be looked through at once, as old ones they are left alone for long.
            gc.freeze()
            gc.unfreeze()


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Looks seldom meanwhile, and at what is new: for a long piece of work that makes few such objects."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
