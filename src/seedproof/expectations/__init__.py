"""Great Expectations: the suites, the gate and Data Docs, and an expectation for suites of others. The only importer of it and of pandas.

Importing Great Expectations takes seconds, so this file does not: each module that needs it does, and what is exported here is loaded
when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from seedproof.core.extras import has_extra, install

if TYPE_CHECKING:
    from seedproof.expectations.no_findings import ExpectColumnValuesToHaveNoFindings
    from seedproof.expectations.own_project import use_project
    from seedproof.expectations.stored import load_suite

__all__ = ["ExpectColumnValuesToHaveNoFindings", "load_suite", "use_project"]

_HOMES = {"ExpectColumnValuesToHaveNoFindings": "no_findings", "load_suite": "stored", "use_project": "own_project"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if not has_extra("gate"):
        raise ImportError(f"{name} needs Great Expectations and pandas: {install('gate')}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
