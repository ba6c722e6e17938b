"""Strings that somebody may write into a corpus so that a reader of our output does what they say, and what no output may hold."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

import pytest

__all__ = ["EVERYWHERE", "HOSTILE", "LONGEST", "as_code", "file_names", "lines_of", "obeyed", "places"]

#: Each begins a line in one place or another: what a CI system obeys must be broken at the beginning and behind a line end.
HOSTILE = (
    "\x1b[31mred\x1b[0m",  # colours
    "\x1b]8;;http://evil.test\x1b\\link\x1b]8;;\x1b\\",  # a link of a terminal
    "\x1b]0;title\x07\x1b[2J\x1b[1;1H",  # its title, and the screen cleared
    "\x9b31mred\x9c",  # the same in one character
    "\x1bPq#0;2;0;0;0\x1b\\\x1b[5n",  # a picture, and a question that a terminal answers
    "over\rwritten",
    "bell\x07\x08\x08\x7f",
    "nul\x00byte",
    "one\ntwo\n\nthree",
    "a\r\nb\x0bc\x0cd\x1ce\x85f\u2028g\u2029h",  # line ends of all kinds
    "\u202eesrever\u202c \u2066isolated\u2069 \u061c\u200f",  # marks that turn the order of a line round
    "zero\u200bwidth\u200d\u2060\ufeff\u00ad",
    "\u3164\u115f\u2800\u034f\U000e0101\ufe01filler",  # printable, as Python says, and not to be seen
    "tag\U000e0041\U000e0042\U000e007f",
    "שלום עולם مرحبا",  # sound text that runs from right to left
    "\ud800lone\udc80\udfff",
    "\ufdd0\uffff\U0010fffe noncharacters \ue000",
    "x\u00a0\u3000\u2003blanks\t\ttabs",
    "Z\u0335\u0321\u0489algo" + "\u0301" * 300,
    "::error::pwned",
    "\n::error file=a.py,line=1::pwned",
    "  \t ::add-mask::e",
    "\u00a0\u3000::stop-commands::x",
    "%0A::error::pwned%0D%0A::set-output name=a::b",
    ",line=1,title=mine::pwned",
    "##[error]pwned ##[add-mask]e",
    "##vso[task.setvariable variable=a]b ##teamcity[message text='a']",
    "]]><failure message='pwned'/><![CDATA[",
    "--><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;<!--",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '"\' onmouseover=\'alert(1)\' style="background:url(//evil.test)" x="',
    "</title></style></textarea><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}${7*7}#{7*7}",
    "$(touch pwned) `touch pwned` ; touch pwned | cat && true",
    "=cmd|'/c calc'!A0",
    "[click](javascript:alert(1)) ![pixel](https://evil.test/a.png) [here](1)",
    "javascript:alert(1)//?query#fragment",
    "//evil.test/../../../etc/passwd",
    "%2e%2e%2f{0}{message}%s%n\\u001b\\x1b\\",
    'a"\\b"] }, "message": "pwned", [',
    "x" * 5_000,
)

_RUNNERS = re.compile(r"##[\w.]*\[")  # GitHub and Azure obey these anywhere in a line, TeamCity at its beginning
LONGEST = 4_500  # characters of a line that tells of a document: the two parts of an error that make up a line are cut at 2,000


def obeyed(line: str, longest: int | None = None) -> str | None:
    """Return what is wrong with a line that a command printed, without its line end: why a reader of it would do anything."""
    for character in line:
        category = unicodedata.category(character)
        if (category[0] == "C" and character != "\t") or category in ("Zl", "Zp"):
            return f"holds {character!r}"
    if line.strip().startswith("::"):
        return "begins as a command does"
    if _RUNNERS.search(line):
        return "holds a command"
    return "is long" if longest and len(line) > longest else None


Place = TypeVar("Place")

#: A test of each string in some of the places that may say it, and a slow one of each string in all of them.
EVERYWHERE = pytest.mark.parametrize("everywhere", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["some", "all"])


def places(all_places: Sequence[Place], said: str, *, everywhere: bool) -> Sequence[Place]:
    """Return all places, or every third of them: which, differs from string to string, so that each place says a third of the strings."""
    return all_places if everywhere else all_places[HOSTILE.index(said) % 3 :: 3]


def lines_of(output: str) -> list[str]:
    r"""Return the lines that ``\n`` ends; whatever else ends a line must not be there."""
    assert not output or output.endswith("\n")
    return output.split("\n")[:-1]


def file_names() -> list[str]:
    """Return the hostile strings as far as they can be names of files that are read."""
    names = []
    for text in HOSTILE:
        name = text.replace("/", "_").replace("\x00", "_")[:60]
        try:
            if len(os.fsencode(name)) < 200 and not name.startswith("."):
                names.append(name)
        except UnicodeEncodeError:  # a lone surrogate that stands for no byte
            continue
    return names


def as_code() -> str:
    """Return an expression of Python that gives the strings."""
    return f"json.loads({json.dumps(json.dumps(HOSTILE))})"
