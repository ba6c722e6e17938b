"""Many seeds as one: text, language and parsed fields, each computed once and shared by all checks."""

from __future__ import annotations

from seedproof.batch.batch import Batch, Parser

__all__ = ["Batch", "Parser"]
