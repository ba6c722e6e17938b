"""Write ``en/software_terms.txt``: words of computing that no other list has, so that they are no slips, nor two words glued.

    python -m training.lexicon.software_terms PACKAGES

PACKAGES is a folder with the word lists of CSpell's packages, as ``data.toml`` tells. They hold abbreviations too ("init"):
the list serves documents about programming, and ``misspelling``, which takes no word for a slip that it has.
"""

from __future__ import annotations

import gzip
from itertools import pairwise
from pathlib import Path

from training.lexicon.word_file import write_list

from seedproof.lang.english import frequencies
from seedproof.text.hashes import hash_words

FILES = (
    "softwareTerms.txt.gz",
    "software-tools.txt",
    "networkingTerms.txt",
    "data-science.txt",
    "data-science-tools.txt",
    "shell-all-words.txt",
)
SHORTEST = 4  # letters
HEAD = """\
# Words of computing that the other lists lack. From CSpell's dictionaries by training/lexicon/software_terms.py, under the MIT licence:
# Copyright (c) 2017-2025 Street Side Software. The licence is in software_terms.license.txt.
"""


def terms(packages: Path) -> list[str]:
    """Return the words in small letters, sorted."""
    lines = (line.partition("#")[0].strip() for name in FILES for line in _text(packages / name).splitlines())
    listed = sorted(
        {word.lower() for word in lines if word.isascii() and word.isalpha() and len(word) >= SHORTEST and not _is_joined(word)}
    )
    known = frequencies(hash_words(listed)).zipf.tolist()
    return [word for word, zipf in zip(listed, known, strict=True) if not zipf]


def _text(file: Path) -> str:
    return (gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()).decode("utf-8")


def _is_joined(word: str) -> bool:
    """Tell "camelCase", which is no word."""
    return any(first.islower() and second.isupper() for first, second in pairwise(word))


def main() -> None:
    """Write the list."""
    write_list(__doc__, "packages", FILES, HEAD, terms, "en/software_terms.txt")


if __name__ == "__main__":
    main()
