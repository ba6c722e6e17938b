"""Which columns the table of a run has, and why others that a suite may speak of are not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from seedproof.checks.codes import RETIRED
from seedproof.core.check import Check
from seedproof.expectations.conditions import columns_in_condition
from seedproof.expectations.suite_files import Entry, columns_in
from seedproof.run.table import column_of, columns_for

__all__ = ["Columns"]


@dataclass(frozen=True)
class Columns:
    """The columns of the table of one run.

    - ``there``: in their order
    - ``not_run``: why others of checks and families are not there, by column: nothing was counted for them
    - ``own_code``: False where own code is switched off, so that nobody knows the corpus's own checks
    """

    there: Sequence[str]
    not_run: Mapping[str, str] = field(default_factory=dict)
    own_code: bool = True

    @classmethod
    def of(cls, run: Sequence[Check], known: Iterable[type[Check]], *, own_code: bool = True) -> Columns:
        """Return the columns of a run of some of the ``known`` checks."""
        there, known = columns_for(run), tuple(known)
        families = {kind.family: f"no check of the family {kind.family} is run" for kind in known}
        checks = {kind.name(): f"the check {kind.name()} is not run" for kind in known}
        gone = {name: f"the check {name} is no more" for name in RETIRED.values()}
        why = {column_of(name): reason for name, reason in (gone | checks | families).items()}
        return cls(there, {column: reason for column, reason in why.items() if column not in there}, own_code)

    def why_not(self, entry: Entry) -> str | None:
        """Say why an expectation cannot be judged in this run, None where it can be, or where nobody has left a check out."""
        for column in (*columns_in(entry.kwargs), *columns_in_condition(entry.kwargs)):
            if column in self.not_run:
                return self.not_run[column]
            about = (entry.meta or {}).get("check")
            if column not in self.there and not self.own_code and isinstance(about, str) and column_of(about) == column:
                return f"own code is switched off, and with it the check {about}"
        return None
