"""Tell whether two names or addresses of papers and stations may be of one: "The Harbour Post" and "www.harbourpost.com"."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from seedproof.core.patterns import regex
from seedproof.lang import word_lists

__all__ = ["host_of", "is_agency", "is_outlet", "may_be_same"]

_HOST: Final = regex(r"(?:[a-z0-9][a-z0-9-]*\.)+(?P<last>[a-z]{2,})")
_WORD: Final = regex(r"[^\W_]+")
_SECOND: Final = frozenset("co com org net gov ac edu or ne".split())  # second last part of hosts such as "bbc.co.uk"
_COUNTRY: Final = 2  # letters of the last part of a country's hosts
_LONGEST: Final = 7  # words of a name that is taken for an outlet's (guessed)
_SHORTEST: Final = 4  # letters of a word of a name by which it is known in an address (guessed)
_INITIALS: Final = 2  # of a name, by which it is known there (guessed)


def host_of(value: str) -> str:
    """Return the host of an address, without "www."; empty where a value is none."""
    value = value.strip().lower()
    if "//" in value:
        try:
            host = urlsplit(value).hostname or ""
        except ValueError:  # brackets that hold no address
            return ""
        return host.removeprefix("www.") if _HOST.fullmatch(host) else ""
    host = value.partition("/")[0]
    match = _HOST.fullmatch(host)
    return host.removeprefix("www.") if match and match["last"] in _last_parts() else ""


def is_agency(name: str) -> bool:
    """Tell whether a name is that of a news agency, whose texts others print."""
    bare = name.strip().lower()
    return bare in _agencies() or bare.removeprefix("the ") in _agencies()


def is_outlet(name: str) -> bool:
    """Tell whether a value names a paper, a station or a site, and not a person or a collection."""
    words = [word.lower() for word in _WORD.findall(name)]
    named = 1 < len(words) <= _LONGEST and not {words[0], words[-1]}.isdisjoint(word_lists.every("credits", "outlet"))
    return bool(host_of(name)) or named


def may_be_same(one: str, other: str) -> bool:
    """Tell whether two names or addresses may be of one outlet, or cannot be compared."""
    hosts = [host_of(one), host_of(other)]
    if any(_labels(host)[-1] in word_lists.every("addresses", "carrier") for host in hosts if host):
        return True
    if all(hosts):
        return _labels(hosts[0])[-1] == _labels(hosts[1])[-1]
    if any(hosts):
        return _is_named(_labels(hosts[0] or hosts[1]), other if hosts[0] else one)
    return not _telling(one).isdisjoint(_telling(other)) or not (_telling(one) and _telling(other)) or _letters(one) in _letters(other)


def _labels(host: str) -> list[str]:
    """Return the parts of a host but what it ends with: "news", "bbc" of "news.bbc.co.uk"."""
    parts = host.split(".")
    ending = 2 if len(parts) > 2 and len(parts[-1]) == _COUNTRY and parts[-2] in _SECOND else 1
    return parts[:-ending] or parts


def _is_named(labels: list[str], name: str) -> bool:
    """Tell whether a host has something of a name: its letters, a word of it, its initials. One in another script cannot be compared."""
    letters = _letters(name)
    if not letters.isascii() or not letters:
        return True
    words = [_letters(word) for word in _WORD.findall(name)]
    initials = "".join(word[0] for word in words if word)
    for label in (label.replace("-", "") for label in labels):
        if label in letters or letters in label or any(len(word) >= _SHORTEST and word in label for word in words):
            return True
        if len(initials) >= _INITIALS and (label.startswith(initials) or initials.startswith(label)):
            return True
    return any(word.upper() == word and word.lower() in label for word in _WORD.findall(name) for label in labels)


def _telling(name: str) -> frozenset[str]:
    """Return the words of a name that tell it from others: "Harbour" of "The Harbour Post"."""
    generic = word_lists.every("credits", "outlet") | word_lists.every("credits", "no-first-name") | word_lists.every("credits", "particle")
    return frozenset(_letters(word) for word in _WORD.findall(name) if word.lower() not in generic)


def _letters(name: str) -> str:
    """Return the letters and digits of a name, without accents and in lower case."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if c.isalnum())


@cache
def _agencies() -> frozenset[str]:
    """Return the names of news agencies, in lower case."""
    return frozenset(name.lower() for name in word_lists.lines_of("any", "agencies"))


@cache
def _last_parts() -> frozenset[str]:
    """Return the last parts of hosts."""
    return word_lists.every("addresses", "host") | word_lists.every("addresses", "country")
