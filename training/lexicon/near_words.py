"""Write ``en/near_words.txt``: rare English words that ``corpus-misspelling`` would take for slips of commoner ones.

Words of SCOWL's lists, of all national spellings, that the frequency table beside it lacks and that are a lost, added or swapped letter
away from a word of it.
"""

from __future__ import annotations

from pathlib import Path

from training.lexicon.scowl import entries, known_words, notice

from seedproof.checks.spelling.shared.blocking import near_pairs
from seedproof.checks.spelling.variants.misspellings import KNOWN, SHORTEST, slipped

__all__ = ["write"]

LARGEST = 70  # size; larger lists hold words so rare that a slip is likelier (SCOWL's own advice)
WHAT = "English words that are a letter away from a more frequent one."


def write(scowl: Path, into: Path) -> None:
    """Write the list."""
    table = known_words(into / "en" / "lexicon.txt")
    listed = {word for word in entries(scowl, ("words",), LARGEST) if word.isascii() and word.isalpha() and word.islower()}
    rare = sorted(word for word in listed - table.keys() if len(word) >= SHORTEST)
    words = rare + [word for word, zipf in table.items() if zipf >= KNOWN and len(word) >= SHORTEST - 1]
    pairs = ((words[i], words[j]) for i, j in near_pairs(words).tolist() if i < len(rare) <= j)
    near = sorted({word for word, meant in pairs if slipped(word, meant)})
    target = into / "en" / "near_words.txt"
    target.write_text(notice(WHAT, "near_words.py") + "\n".join(near) + "\n", encoding="utf-8")
    print(f"{target}: {len(near)} of {len(rare)} words")
