"""Giving memory back that is free: what a batch took stays with the process, in pieces that a large array does not fit into."""

from __future__ import annotations

import gc
import sys

__all__ = ["give_back"]


def give_back(*, collected: bool = False) -> None:
    """Give the system what is free of the heap, where the C library can be asked to: that of Linux can.

    ``collected``: with what refers to itself, and is not free before it is looked for.
    """
    if collected:
        gc.collect()
    if sys.platform != "linux":
        return
    import ctypes  # which a text alone does not need

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
