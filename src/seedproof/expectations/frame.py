"""The table that suites judge, as pandas has it."""

from __future__ import annotations

import pandas as pd

from seedproof.run.result import Result
from seedproof.run.table import TEXTS, table

__all__ = ["frame"]


def frame(result: Result) -> pd.DataFrame:
    """Return the table of ``result``: texts as objects, None where there is none, and counts as int64."""
    columns = {name: pd.Series(values, dtype=object if name in TEXTS else "int64") for name, values in table(result).items()}
    return pd.DataFrame(columns, copy=False)  # a hundred columns of a corpus are there once, as they were counted
