"""Regular expressions that are compiled when they are first used: of two hundred, a short text needs a tenth."""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["regex"]


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern to be called by its methods. Whether it can be compiled shows when it is first used (a law tries them all)."""
    return cast("re.Pattern[str]", _Pattern(source, flags))


class _Pattern:
    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)  # so that this is not asked for again
        return found
