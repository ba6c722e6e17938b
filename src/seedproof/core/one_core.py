"""Multiplying matrices on one core: to start threads that wait for small products takes as long as to check a text."""

from __future__ import annotations

import os
from typing import Final

__all__ = ["is_asked_for", "request"]

_VARIABLES: Final = ("MKL_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def request() -> None:
    """Ask for one core, here and in all processes that are started. It is heard where numpy is not imported yet."""
    for variable in _VARIABLES:
        os.environ.setdefault(variable, "1")


def is_asked_for() -> bool:
    """Tell whether libraries were asked for one core, whichever multiplies."""
    return all(os.environ.get(variable) == "1" for variable in _VARIABLES)
