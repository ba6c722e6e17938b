"""Signatures: lines that are nothing but the agency or the reporter who wrote the article, without a word that says so."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang.languages import ANY, LANGUAGES, UNKNOWN
from seedproof.lang.lexicon import available, lexicon
from seedproof.lang.word_lists import lines_of
from seedproof.text.spans import Flags, Offsets

__all__ = ["signatures"]

_LONGEST: Final = 4  # words: "AHMET FARUK ÇABUK", "The Associated Press"
_NAME: Final = 2  # words of a reporter's name at least: "ENDE" is none
_MOSTLY: Final = 0.5  # share of a word that is in lower case
_AROUND: Final = " ()[]-–—./*"


def signatures(batch: Batch, which: Offsets) -> Flags:
    """Return which of the lines ``which`` are an agency's name, or a person's in capitals in a document that is not in capitals."""
    lines, words = batch.lines, batch.words
    capitals = np.bincount(words.line[words.all_upper], minlength=len(lines))
    short = (lines.word_count[which] <= _LONGEST) & (lines.word_count[which] > 0)
    asked = np.flatnonzero(short & ~_in_capitals(batch, capitals)[lines.document[which]])
    found = np.zeros(len(which), bool)
    found[asked] = [
        _is_agency(lines.text(line)) or (_is_name(lines.text(line)) and not _says_something(batch, line)) for line in which[asked].tolist()
    ]
    return found


def _in_capitals(batch: Batch, capitals: Offsets) -> Flags:
    """Return which documents have more words in capitals than others."""
    lines = batch.lines
    upper, total = (np.bincount(lines.document, count, minlength=len(batch)) for count in (capitals, lines.word_count))
    return 2 * upper > total


def _is_agency(line: str) -> bool:
    """Tell whether a line is an agency's name and nothing else."""
    return line.strip(_AROUND).casefold() in _agencies()


def _is_name(line: str) -> bool:
    """Tell whether a line is a few words in capitals and nothing else."""
    words = line.strip(_AROUND).split()
    return len(words) >= _NAME and line.isupper() and all(map(str.isalpha, words))


def _says_something(batch: Batch, line: int) -> bool:
    """Tell whether a line holds a word that is mostly written in lower case, in its document's language or in English: "FOLLOW US"."""
    own = batch.languages.of_documents[batch.lines.document[line]]
    hashes = batch.words.hash[batch.lines.first[line] : batch.lines.last[line]]
    tables = {"en", *([LANGUAGES[own]] if own != UNKNOWN else [])} & set(available())
    return any(np.any(lexicon(code).lower(hashes) > _MOSTLY) for code in tables)


@cache
def _agencies() -> frozenset[str]:
    """Return the names of agencies, folded."""
    return frozenset(name.casefold() for name in lines_of(ANY, "agencies"))
