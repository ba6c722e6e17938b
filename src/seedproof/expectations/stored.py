"""Suites that a Great Expectations context keeps, loaded whole or not at all."""

from __future__ import annotations

from typing import Any

import great_expectations as gx
from great_expectations.data_context.data_context.abstract_data_context import AbstractDataContext

from seedproof.core.errors import BrokenRunError
from seedproof.expectations.log import kept_log
from seedproof.expectations.no_findings import ExpectColumnValuesToHaveNoFindings

__all__ = ["load_suite"]

_REGISTERED = ExpectColumnValuesToHaveNoFindings  # which GX knows as soon as it is imported


def load_suite(context: AbstractDataContext, name: str) -> gx.ExpectationSuite:
    """Return the suite of this name that ``context`` keeps, with our expectation registered.

    Great Expectations logs what it cannot load, leaves it out, and a suite that has lost its expectations passes. Raises BrokenRunError
    that names what is lost.
    """
    with kept_log() as log:
        suite = context.suites.get(name)
    store = context.expectations_store
    written: list[dict[str, Any]] = store.get(store.get_key(name=name))["expectations"]
    if len(suite.expectations) != len(written):
        there = [expectation.configuration.type for expectation in suite.expectations]
        lost = [str(entry.get("type")) for entry in written]
        for kind in there:
            if kind in lost:
                lost.remove(kind)
        what = f"{len(written)} expectations are written and {len(there)} were loaded; lost: {', '.join(lost)}"
        raise BrokenRunError(what, where=f"suite {name}", hint=log[0] if log else "import what defines them before the suite is loaded")
    return suite
