"""The codes of the built-in checks: whose range is whose, and which are never used again.

A code is what baselines, settings and reports of others hold, so it keeps its meaning for good. A check that is taken away leaves its
code and its name in ``RETIRED``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["RANGES", "RETIRED", "in_range", "room_of"]

#: The ranges of codes of each room, as prefix and hundred, the usual one first: ``GRB3`` is GRB301 to GRB399.
RANGES: Final[Mapping[str, tuple[str, ...]]] = {
    "schema": ("SCH1",),
    "offtopic/tail": ("OFF1",),
    "offtopic/inline": ("OFF3", "OFF2"),
    "offtopic/recurring": ("OFF4",),
    "garbled/encoding": ("GRB1",),
    "garbled/markup": ("GRB2",),
    "garbled/words": ("GRB3",),
    "garbled/noise": ("GRB3", "GRB5"),
    "garbled/spun": ("GRB3",),
    "garbled/sentences": ("GRB4",),
    "garbled/repetition": ("GRB5",),
    "spelling/names": ("SPL1", "SPL2"),
    "spelling/style": ("SPL1",),
    "spelling/variants": ("SPL1", "SPL2"),
}

#: Codes of checks that are gone, and their names. None is, so far.
RETIRED: Final[Mapping[str, str]] = {}


def in_range(code: str, room: str) -> bool:
    """Tell whether a code lies in one of the ranges of a room."""
    return len(code) == 6 and code[4:].isascii() and code[4:].isdigit() and code[4:] != "00" and code[:4] in RANGES.get(room, ())


def room_of(module: str) -> str:
    """Return the room of a check's module: ``garbled/words`` of ``seedproof.checks.garbled.words.glued_words``."""
    return "/".join(module.split(".")[2:-1])
