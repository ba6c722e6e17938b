"""Batches and checks in, findings out."""

from __future__ import annotations

from seedproof.run.checking import check_corpus
from seedproof.run.failure import CheckFailure
from seedproof.run.result import Result, SeedRow, fails

__all__ = ["CheckFailure", "Result", "SeedRow", "check_corpus", "fails"]
