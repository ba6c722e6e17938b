"""Escapes of programs: where they stand, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.garbled.markup.spans import Span, with_limits
from seedproof.core.patterns import regex
from seedproof.text.codepoints import LETTER

__all__ = ["escapes", "meaning"]

_UNICODE: Final = regex(r"(?:\\u[0-9a-fA-F]{4}|\\u\{[0-9a-fA-F]{2,6}\}|\\x[0-9a-fA-F]{2})+")
#: "\n" before a capital or a mark; before a small letter it is a path or a formula ("\news", "\nabla").
_LAYOUT: Final = regex(r"(?:\\r\\n|\\n|\\t)+(?![a-z])")
_QUOTE: Final = regex(r"\\[\"'“”’]")
_SLASH: Final = regex(r"https?:(?:\\/){2}[^\s\"]*")
_PERCENT: Final = regex(r"(?:%[0-9A-F]{2})+")
_PRINTABLE: Final = regex(r"(?:=[0-9A-F]{2}){2,}")
# In the run without spaces before an escape: what makes it an address, a path or a formula.
_ADDRESS: Final = regex(r"[/?&@#:]|www\.")
_PATH: Final = regex(r":\\|\\\\|\\[A-Za-z]\w{0,40}\\|\$|[A-Za-z]:$")
_REACH: Final = 200  # characters of that run that are looked at (guessed)
_ESCAPED: Final = "unrtx\"'“”’/"
_BYTE: Final = "0123456789ABCDEF"


def escapes(batch: Batch) -> Iterator[Span]:
    """Yield the escapes of a batch, in order, those that touch as one."""
    text, characters = batch.text, batch.characters
    at = characters.find_marks("\\%=")
    # A backslash before what it may escape, and not escaped itself; a percent or equals sign after a letter and before a byte.
    slashes = characters.are(at + 1, _ESCAPED) & ~characters.are(at - 1, "\\")
    others = characters.are(at + 1, _BYTE) & characters.is_(at - 1, LETTER)
    at = at[np.where(characters.are(at, "\\"), slashes, others)]
    reach = -1
    for start, limit in with_limits(batch, at):
        if start < reach:
            continue
        match = _slashed(text, start, limit) if text[start] == "\\" else _coded(text, start, limit)
        if match:
            reach = match.end()
            yield match.span()


def _slashed(text: str, start: int, limit: int) -> re.Match[str] | None:
    if text.startswith("\\/\\/", start):
        return _SLASH.match(text, start - 6 if text[start - 6 : start] == "https:" else start - 5, limit)
    if _PATH.search(text, _run_start(text, start), start):
        return None
    return next((m for pattern in (_UNICODE, _LAYOUT, _QUOTE) if (m := pattern.match(text, start, limit))), None)


def _coded(text: str, start: int, limit: int) -> re.Match[str] | None:
    """Match a run of percent signs or equals signs with bytes, after a letter and in no address, that spells UTF-8."""
    match = (_PERCENT if text[start] == "%" else _PRINTABLE).match(text, start, limit)
    run = _run_start(text, start)
    if not match or not text[start - 1 : start].isalpha() or _ADDRESS.search(text, run, start) or _ends_in_address(text, run):
        return None
    meant = meaning(match[0])
    following = text[match.end() : match.end() + 1]
    return match if "\ufffd" not in meant and (meant.isalpha() or following.isalpha()) else None


def _ends_in_address(text: str, run: int) -> bool:
    """Tell whether a run begins a line, and the line before ends in an address that the width of a page has broken."""
    if text[run - 1 : run] != "\n":
        return False
    before = text[max(run - _REACH, 0) : run].split()
    return bool(before) and _ADDRESS.search(before[-1]) is not None


def _run_start(text: str, position: int) -> int:
    """Return where the run without spaces that holds a position begins, not far before it."""
    floor = max(position - _REACH, 0)
    return max(text.rfind(" ", floor, position) + 1, text.rfind("\n", floor, position) + 1, floor)


def meaning(escape: str) -> str:
    """Return what an escape, or a run of them, stands for."""
    if escape[0] in "%=":
        return unquote(escape.replace("=", "%"))
    if escape.startswith("http"):
        return escape.replace("\\/", "/")
    named = {"n": "\n", "t": "\t"}
    pieces = re.findall(r"\\(?:u\{?([0-9a-fA-F]{2,6})\}?|x([0-9a-fA-F]{2})|(.))", escape)
    codes = [int(long or short, 16) if long or short else ord(named.get(mark) or mark) for long, short, mark in pieces if mark != "r"]
    units = b"".join(c.to_bytes(2, "little") if c < 0x10000 else chr(c).encode("utf-16-le") for c in codes if c < 0x110000)
    return units.decode("utf-16-le", "replace")
