"""Checks that a cluster's workers import: one whose task dies at the first attempt, and one that raises on a document."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from seedproof import Hit, Seed, SeedCheck
from seedproof.core.finding import Family, Severity


class DiesOnce(SeedCheck):
    """End the process at the first document that says so, unless a file says that it has been done."""

    code: ClassVar[str] = "GRB398"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"
    done: str

    def find(self, seed: Seed) -> Iterable[Hit]:
        if seed.id == "seed 7" and not Path(self.done).exists():
            Path(self.done).touch()
            os._exit(1)
        return [Hit(0, 1, "looked at")]


class Raises(SeedCheck):
    """Raise on one document."""

    code: ClassVar[str] = "GRB397"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    def find(self, seed: Seed) -> Iterable[Hit]:
        if seed.id == "seed 7":
            raise ZeroDivisionError("on purpose")
        return [Hit(0, 1, "looked at")]
