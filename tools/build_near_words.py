"""Build src/seedproof/checks/spelling/data/near_words_en.txt from SCOWL, the spell checkers' word lists.

    apt-get download scowl && dpkg -x scowl_*.deb FOLDER
    python tools/build_near_words.py FOLDER/usr/share/dict/scowl

English words up to size 70, of all national spellings, that the frequency table (text/data/lexicon/en.txt) lacks and that
are a lost, added or swapped letter away from a word of it: words which `corpus-misspelling` would take for slips.
"""

from __future__ import annotations

import pathlib
import sys

from seedproof.checks.spelling.shared.blocking import near_pairs
from seedproof.checks.spelling.variants.misspellings import KNOWN, SHORTEST, slipped
from seedproof.lang.lexicon import lexicon, spelt

LARGEST = 70  # larger sizes hold words so rare that a slip is likelier
TARGET = pathlib.Path(__file__).parent.parent / "src/seedproof/checks/spelling/data/near_words_en.txt"
NOTICE = """\
# English words that are a letter away from a more frequent one. From SCOWL 2020.12.07 by tools/build_near_words.py.
# Copyright 2000-2019 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the associated scripts,
# the output created from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above
# copyright notice appears in all copies and that both that copyright notice and this permission notice appear in supporting
# documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It is provided "as is"
# without express or implied warranty.
"""


def read(folder: pathlib.Path) -> set[str]:
    """Return the lower-case words of all lists that are small enough."""
    files = (f for f in folder.iterdir() if "words" in f.name and int(f.suffix[1:]) <= LARGEST)
    return {w for f in files for w in f.read_text("latin-1").split("\n") if len(w) >= SHORTEST and w.isalpha() and w.islower()}


def main() -> None:
    """Write the list."""
    table = lexicon("en")
    known = [word for word, zipf in zip(spelt("en"), table.zipf(table.hashes), strict=True) if zipf >= KNOWN and len(word) >= SHORTEST - 1]
    rare = sorted(read(pathlib.Path(sys.argv[1])) - set(spelt("en")))
    words = rare + known
    pairs = [(words[i], words[j]) for i, j in near_pairs(words).tolist() if i < len(rare) <= j]
    near = sorted({word for word, meant in pairs if slipped(word, meant)})
    TARGET.write_text(NOTICE + "\n".join(near) + "\n", encoding="utf-8")
    print(f"{len(near)} of {len(rare)} words")


if __name__ == "__main__":
    main()
