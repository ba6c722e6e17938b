"""The word lists of the parser: ``data/*.toml``, one table a language, looked up by word hash."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import within
from seedproof.text.spans import Flags

__all__ = ["every", "lookup", "read"]


@cache
def read(name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return ``data/<name>.toml``: language to topic to words. A string is a list of words, an array one of phrases."""
    content = tomllib.loads(files("seedproof.parse").joinpath(f"data/{name}.toml").read_text("utf-8"))
    return {language: {topic: _words(value) for topic, value in topics.items()} for language, topics in content.items()}


@cache
def every(name: str, topic: str) -> frozenset[str]:
    """Return the words of a topic in all languages."""
    return frozenset(word for topics in read(name).values() for word in topics.get(topic, ()))


@cache
def _hashes(words: frozenset[str]) -> Hashes:
    return np.unique(hash_words(sorted(words)))


def lookup(hashes: Hashes, words: frozenset[str]) -> Flags:
    """Return which of ``hashes`` belong to one of the single ``words``."""
    return within(hashes, _hashes(words))


def _words(value: Any) -> tuple[str, ...]:
    return tuple(value.split() if isinstance(value, str) else value)
