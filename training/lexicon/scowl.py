"""Read SCOWL, the word lists of spell checkers: files ``<spelling>-<kind>.<size>``, the common words in the small sizes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

__all__ = ["entries", "known_words", "notice"]

VERSION = "2020.12.07"
_COPYRIGHT = """\
# Copyright 2000-2019 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the associated scripts,
# the output created from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above
# copyright notice appears in all copies and that both that copyright notice and this permission notice appear in supporting
# documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It is provided "as is"
# without express or implied warranty.
"""


def notice(what: str, script: str) -> str:
    """Return the header of a list that was taken from SCOWL, with the notice that its licence asks for."""
    return f"# {what} From SCOWL {VERSION} by training/lexicon/{script}.\n{_COPYRIGHT}"


def entries(folder: Path, kinds: tuple[str, ...], largest: int, spellings: tuple[str, ...] | None = None) -> Iterator[str]:
    """Yield the entries of the lists of some kinds, up to a size, of some national spellings or of all."""
    for file in sorted(folder.iterdir()):
        spelling, kind = file.stem.split("-", 1)
        if kind in kinds and int(file.suffix[1:]) <= largest and (spellings is None or spelling in spellings):
            yield from file.read_text(encoding="utf-8").split()


def known_words(lexicon: Path) -> dict[str, float]:
    """Return the words of a frequency table and their Zipf frequency, most frequent first."""
    rows = (row.split("\t") for row in lexicon.read_text(encoding="utf-8").splitlines() if not row.startswith("#"))
    return {word: int(hundredths) / 100 for word, hundredths, _ in rows}
