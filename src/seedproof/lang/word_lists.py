"""Read word lists by language, subject and topic: ``data/<code>/words.toml``, and ``data/any`` for what belongs to no one language.

A file has a table for each subject, and in it a list for each topic: a string is a list of words, an array one of phrases. What the topics
of a subject mean is declared in ``data/any/words.toml``, in a table ``[topics.<subject>]``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from seedproof.lang.languages import ANY, folder, language_folders
from seedproof.text.compiled import compiled, packed, unpacked
from seedproof.text.hashes import Hashes, hash_words
from seedproof.text.sets import distinct, within
from seedproof.text.spans import Flags

__all__ = ["every", "first_names", "lines_of", "lookup", "read", "software_terms", "topics", "words_by_language"]


@cache
def read(subject: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the lists of a subject: language to topic to words. Raises KeyError where no language has the subject."""
    found = {code: tables[subject] for code, tables in _files().items() if subject in tables}
    if not found:
        raise KeyError(subject)
    return {code: {topic: _words(value) for topic, value in topics.items()} for code, topics in found.items()}


@cache
def every(subject: str, topic: str) -> frozenset[str]:
    """Return the words of a topic in all languages. Raises KeyError where none has it."""
    return frozenset().union(*words_by_language(subject, topic).values())


@cache
def words_by_language(subject: str, topic: str) -> Mapping[str, frozenset[str]]:
    """Return the words of a topic for each language that has it. Raises KeyError where none has it."""
    found = {code: frozenset(topics[topic]) for code, topics in read(subject).items() if topic in topics}
    if not found:
        raise KeyError(f"{subject}: {topic}")
    return found


def topics() -> Mapping[str, Mapping[str, str]]:
    """Return what every topic of every subject means, as it is declared."""
    return _files()[ANY]["topics"]


@cache
def lines_of(code: str, name: str) -> tuple[str, ...]:
    """Return the lines of the file ``data/<code>/<name>.txt``, comments and empty ones left out."""
    lines = folder(code).joinpath(f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def first_names(*codes: str) -> frozenset[str]:
    """Return first names that are hardly ever anything else, in lower case: of some languages, of every one where none is named."""
    return frozenset(name for code in codes or language_folders("first_names.txt") for name in lines_of(code, "first_names"))


@cache
def software_terms() -> frozenset[str]:
    """Return words of computing that no other list has, in lower case."""
    return frozenset(lines_of("en", "software_terms"))


def lookup(hashes: Hashes, words: frozenset[str]) -> Flags:
    """Return which of ``hashes`` belong to one of the single ``words``."""
    return within(hashes, _hashes(words))


@cache
def _files() -> Mapping[str, Mapping[str, Any]]:
    """Return the tables of every language that has word lists."""
    return json.loads(unpacked(_packed().json))


class _Packed(NamedTuple):
    json: npt.NDArray[np.uint8]


@compiled(_Packed)
def _packed() -> _Packed:
    import tomllib

    files = {code: folder(code).joinpath("words.toml") for code in language_folders()}
    return _Packed(packed(json.dumps({code: tomllib.loads(file.read_text("utf-8")) for code, file in files.items() if file.is_file()})))


@cache
def _hashes(words: frozenset[str]) -> Hashes:
    """Return the hashes of a list, sorted."""
    return distinct(hash_words(tuple(words)))


def _words(value: Any) -> tuple[str, ...]:
    """Return the words of a string, or the phrases of an array."""
    return tuple(value.split() if isinstance(value, str) else value)
