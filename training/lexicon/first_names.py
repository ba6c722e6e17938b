"""Write ``en/first_names.txt``: first names that are hardly ever anything else.

    python -m training.lexicon.first_names CENSUS

CENSUS is a folder with the counts of first names in the United States census of 1990, ``dist.male.first`` and ``dist.female.first``:
rows of a name, its share, the share of all names so far, and its rank. Names that English has in lower case too are left out.
"""

from __future__ import annotations

from pathlib import Path

from training.lexicon.word_file import write_list

from seedproof.lang.english import frequencies
from seedproof.text.hashes import hash_words

FILES = {"dist.male.first": 88.0, "dist.female.first": 86.0}  # the share of all people that the names kept have, in percent
SHORTEST = 3  # letters
MOST_LOWER = 0.06  # share in lower case
HEAD = "# First names, from the census of the United States of 1990 (public domain) by training/lexicon/first_names.py.\n"


def names(census: Path) -> list[str]:
    """Return the names in small letters, sorted."""
    rows = [(row.split(), share) for name, share in FILES.items() for row in (census / name).read_text(encoding="ascii").splitlines()]
    found = sorted({row[0].lower() for row, share in rows if float(row[2]) <= share and len(row[0]) >= SHORTEST})
    zipf, lower = frequencies(hash_words(found))
    return [name for name, known, share in zip(found, zipf.tolist(), lower.tolist(), strict=True) if not known or share < MOST_LOWER]


def main() -> None:
    """Write the list."""
    write_list(__doc__, "census", FILES, HEAD, names, "en/first_names.txt")


if __name__ == "__main__":
    main()
