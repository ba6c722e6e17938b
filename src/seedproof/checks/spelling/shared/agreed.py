"""What checks that compare spellings have in common: they heed what the corpus has agreed on."""

from __future__ import annotations

from typing import Self

from pydantic import PrivateAttr

from seedproof.core.check import Check
from seedproof.core.context import Context
from seedproof.core.spellings import NONE_AGREED, Spellings

__all__ = ["HeedsSpellings"]


class HeedsSpellings(Check):
    """A check that knows the spellings of ``checks/spellings.toml`` once it is bound to a project."""

    _agreed: Spellings = PrivateAttr(default_factory=lambda: NONE_AGREED)

    def bind(self, context: Context) -> Self:
        """Return the check for a corpus that has agreed on these spellings."""
        bound = self.model_copy()
        bound._agreed = context.spellings
        return bound

    @property
    def agreed(self) -> Spellings:
        """Return the spellings that the corpus has agreed on."""
        return self._agreed
