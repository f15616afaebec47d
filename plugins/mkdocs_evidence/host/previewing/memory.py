"""Memory of a preview that lives all day: what a former site took is of use to other programs."""

import ctypes
import sys


def give_back() -> None:
    """Gives free memory back to the system, which the C library of Linux would keep: a tenth, after each site."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:  # as there is none in some small systems
            trim(0)
