"""Know news agencies and newspapers by their names."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.parse.lines.names import LONGEST_NAME, is_particle
from seedproof.text.spans import Offsets

__all__ = ["is_agency", "is_host", "is_outlet", "lines_ending_in_agency", "words_of_agencies"]

_HOST: Final = regex(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?P<last>[a-zA-Z]{2,6})")
_AFTER: Final = 3  # characters such as ")." that may stand after the name of an agency (guessed)


def is_agency(name: str) -> bool:
    """Tell whether news agencies sign so: "Reuters", "dpa/lno", "red, Agenturen"."""
    exact, loose = _agencies()
    parts = [name.strip(), *(part.strip() for part in re.split(r"[/,]", name))]
    bare = [part.removeprefix(f"{article.capitalize()} ") for part in parts for article in word_lists.every("credits", "agency-article")]
    return any(n in exact or n.lower() in loose for n in (*parts, *bare))


def is_outlet(line: str) -> bool:
    """Tell whether a short line is the name of a newspaper or the like, or a host: "Harbour Post", "harbourpost.com"."""
    words = line.split()
    ends = {words[0].lower(), words[-1].lower()} if 1 < len(words) <= LONGEST_NAME else set()
    named = not ends.isdisjoint(word_lists.every("credits", "outlet"))
    return is_host(line) or (named and all(w[0].isupper() or is_particle(w) for w in words))


def is_host(word: str) -> bool:
    """Tell whether a word is the address of a site: "harbourpost.com"."""
    host = _HOST.fullmatch(word)
    return host is not None and host["last"].lower() in _last_parts()


def lines_ending_in_agency(batch: Batch) -> Offsets:
    """Return the lines whose last word is that of an agency's name."""
    lines, words = batch.lines, batch.words
    some = np.flatnonzero(lines.last > lines.first)
    some = some[lines.end[some] - words.end[lines.last[some] - 1] <= _AFTER]
    return some[word_lists.lookup(words.hash[lines.last[some] - 1], words_of_agencies())]


@cache
def _agencies() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names as written, and in lower case those of them that are not all capitals."""
    names = word_lists.lines_of("any", "agencies")
    return frozenset(names), frozenset(n.lower() for n in names if not n.isupper())


@cache
def _last_parts() -> frozenset[str]:
    """Return the last parts of hosts, files left out: "com", "de"."""
    return word_lists.every("addresses", "host") | word_lists.every("addresses", "country")


@cache
def words_of_agencies() -> frozenset[str]:
    """Return the last words of the names, in lower case."""
    return frozenset(re.split(r"[\s-]", name)[-1].lower() for names in _agencies() for name in names)
