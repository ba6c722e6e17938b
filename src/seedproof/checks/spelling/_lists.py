"""The word lists of this family, read from ``data/words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["spelling_pairs", "word_list"]


def word_list(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(_lists()[name].split())


def spelling_pairs() -> list[tuple[str, str]]:
    """Return pairs of accepted spellings, the American or newer one first."""
    pairs = (pair.split() for pair in _lists()["pairs"].split(","))
    return [(first, second) for first, second in pairs]


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(files("seedproof.checks.spelling").joinpath("data/words.toml").read_text("utf-8"))
