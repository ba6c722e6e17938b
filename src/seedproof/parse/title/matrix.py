"""Hold features in tables.

Features are multiples of 1/64, and so are sums of them with weights of that kind exact: a document scores the same in whatever batch it
comes.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["Matrix", "Values", "fill"]

Matrix = npt.NDArray[np.float32]
#: Features by name, a value a row.
Values = dict[str, npt.NDArray[np.generic]]

_STEP: Final = 64  # so that sums of some hundred features are exact in 32 bits


def fill(target: Matrix, names: tuple[str, ...], values: Values) -> None:
    """Write named values into the columns of ``target``, each rounded to a multiple of 1/64."""
    for i, name in enumerate(names):
        value = values[name]
        target[:, i] = value if value.dtype == bool else np.rint(value.astype(np.float32) * _STEP) / _STEP
