"""The word lists of this family, read from ``data/words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import numpy as np

from seedproof.text.batch import Batch
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.spans import Flags, Offsets

__all__ = ["are", "spelling_pairs", "types_in", "word_file", "word_list"]


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(_lists()[name].split())


@cache
def word_file(name: str) -> frozenset[str]:
    """Return the words of a file in ``data``, which has one a line, and comments."""
    lines = files("seedproof.checks.spelling").joinpath(f"data/{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def are(batch: Batch, listed: frozenset[str], index: Offsets | None = None) -> Flags:
    """Return which words of the batch, or which of those at ``index``, are in a list."""
    kinds = batch.columns.words.types.kind
    flags: Flags = types_in(batch, _hashed(listed))[kinds if index is None else kinds[index]]
    return flags


def types_in(batch: Batch, listed: Hashes) -> Flags:
    """Return which word types of the batch have one of a few hashes."""
    hashes = batch.columns.words.types[0]
    flags: Flags = np.zeros(len(hashes), bool)
    if len(hashes):
        index = np.minimum(np.searchsorted(hashes, listed), len(hashes) - 1)
        flags[index[hashes[index] == listed]] = True
    return flags


@cache
def _hashed(words: frozenset[str]) -> Hashes:
    return hash_words(sorted(words))


def spelling_pairs() -> list[tuple[str, str]]:
    """Return pairs of accepted spellings, the American or newer one first."""
    pairs = (pair.split() for pair in _lists()["pairs"].split(","))
    return [(first, second) for first, second in pairs]


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(files("seedproof.checks.spelling").joinpath("data/words.toml").read_text("utf-8"))
