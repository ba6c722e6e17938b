"""Where the gaps of a line of JSON are in the strings that it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any, Final

from seedproof.core.document import LostByte
from seedproof.core.patterns import regex
from seedproof.corpus.decoding import GAP

__all__ = ["Placeholders"]

_LOST: Final = "\N{REPLACEMENT CHARACTER}"

#: Two planes of characters for private use: the first of each, and what finds any of it in JSON, literally or as an escape.
_PLANES: Final = (
    (0x100000, regex("[\U00100000-\U0010ffff]|\\\\u[dD][bB][c-fC-F]")),
    (0xF0000, regex("[\U000f0000-\U000fffff]|\\\\u[dD][bB][89abAB]")),
)
_PLANE: Final = 0x10000


@dataclass(frozen=True)
class Placeholders:
    """Give each gap of a line a character that the line has nowhere else, by which to find it once JSON is read.

    ``GAP`` itself may stand there as an escape, and which gaps are those of the text is known only then.

    - ``gaps``: offsets of bytes, as of ``Decoded``
    - ``first``: the first of the characters
    """

    gaps: tuple[int, ...]
    first: int = _PLANES[0][0]

    @classmethod
    def not_in(cls, line: str, gaps: tuple[int, ...]) -> Placeholders | None:
        """Return placeholders for ``gaps`` that ``line`` has nothing of; None where there are not so many."""
        if not gaps:
            return cls(gaps)
        first = next((first for first, any_of in _PLANES if not any_of.search(line)), None)
        return cls(gaps, first) if first is not None and len(gaps) <= _PLANE else None

    def put_into(self, line: str) -> str:
        """Return ``line`` with placeholders for its gaps."""
        numbers = count(self.first)
        return re.sub(GAP, lambda _: chr(next(numbers)), line) if self.gaps else line

    def shown(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return ``row`` with U+FFFD for every gap."""
        return {self._shown(key): self._shown(value) for key, value in row.items()} if self.gaps else row

    def places_in(self, text: str, raw: bytes) -> tuple[LostByte, ...]:
        """Return the gaps of the line whose bytes are ``raw``, with the places of those that are in ``text``."""
        at = {ord(found[0]) - self.first: found.start() for found in self._any.finditer(text)}
        return tuple(LostByte(at.get(number), byte, raw[byte]) for number, byte in enumerate(self.gaps))

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile(f"[{chr(self.first)}-{chr(self.first + _PLANE - 1)}]")

    def _shown(self, value: Any) -> Any:
        return self._any.sub(_LOST, value) if isinstance(value, str) else value
