"""Great Expectations: the table of seeds, the suites over it, the gate and Data Docs. The only importer of it and of pandas.

Importing Great Expectations takes seconds, so this file does not: each module that needs it does, and the expectation that
is exported here is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedproof.core.extras import has_extra, install

if TYPE_CHECKING:
    from seedproof.expectations.no_findings import ExpectColumnValuesToHaveNoFindings

__all__ = ["ExpectColumnValuesToHaveNoFindings"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if not has_extra("gate"):
        raise ImportError(f"{name} needs Great Expectations and pandas: {install('gate')}")
    from seedproof.expectations import no_findings

    return getattr(no_findings, name)
