"""Build src/seedproof/checks/garbled/data/words_en.txt from SCOWL, the spell checkers' word lists.

    apt-get download scowl && dpkg -x scowl_*.deb FOLDER
    python tools/build_scowl.py FOLDER/usr/share/dict/scowl

Words up to size 70 of all national spellings, names up to size 80. What the frequency table (text/data/lexicon/en.txt)
has as well is left out: the two are read together.
"""

from __future__ import annotations

import pathlib
import sys

WORDS, NAMES = 70, 80  # larger sizes hold words so rare that a slip of the pen is likelier
NAME_LISTS = ("upper", "proper-names")
ROOT = pathlib.Path(__file__).parent.parent / "src/seedproof"
TARGET = ROOT / "checks/garbled/data/words_en.txt"
SECTION = "# section"
NOTICE = """\
# English words and, in a second section, names that the frequency table lacks. From SCOWL 2020.12.07 by tools/build_scowl.py.
# Copyright 2000-2019 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the associated scripts,
# the output created from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above
# copyright notice appears in all copies and that both that copyright notice and this permission notice appear in supporting
# documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It is provided "as is"
# without express or implied warranty.
"""


def read(folder: pathlib.Path) -> tuple[set[str], set[str]]:
    """Return the words and the names of the lists in ``folder``."""
    words: set[str] = set()
    names: set[str] = set()
    for path in folder.iterdir():
        kind, size = path.stem.split("-", 1)[1], int(path.suffix[1:])
        entries = {e.removesuffix("'s") for e in path.read_text(encoding="utf-8").split()}
        if kind == "words" and size <= WORDS:
            words |= {e for e in entries if len(e) > 1}
        elif kind in NAME_LISTS and size <= NAMES:
            names |= {e for e in entries if len(e) > 1}
    return words, names


def main(folder: str) -> None:
    """Write the list."""
    rows = (ROOT / "text/data/lexicon/en.txt").read_text(encoding="utf-8").splitlines()[2:]
    frequent = {row.partition("\t")[0] for row in rows}
    words, names = read(pathlib.Path(folder))
    new_words = sorted({w.lower() for w in words} - frequent)
    new_names = sorted(n for n in names if n.lower() not in frequent and n.lower() not in words)
    TARGET.write_text("\n".join([NOTICE + SECTION, *new_words, SECTION, *new_names]) + "\n", encoding="utf-8")
    print(len(new_words), "words,", len(new_names), "names,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1])
