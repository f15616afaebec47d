"""Memory of a preview that lives all day: what a former site took is of use to other programs."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def answering_at_once() -> Iterator[None]:
    """Looks for garbage among what is new, and never again at what is there when the work is done.

    To look through all that is known of a large site would stop the preview for seconds, now and then, at an edit.
    """
    gc.collect()
    try:
        yield
    finally:
        gc.freeze()


def give_back() -> None:
    """Gives free memory back to the system, which the C library of Linux would keep: a tenth, after each site."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:  # as there is none in some small systems
            trim(0)
