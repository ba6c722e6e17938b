"""Write ``en/dictionary.txt``: words and names of a spell checker's lists that the frequency table beside it lacks.

The two are read together. The lists are SCOWL's, of all national spellings.
"""

from __future__ import annotations

from pathlib import Path

from training.lexicon.scowl import entries, known_words, notice

__all__ = ["write"]

WORDS, NAMES = 70, 80  # sizes; larger ones hold words so rare that a slip of the pen is likelier (SCOWL's own advice)
SECTION = "# section"
WHAT = "English words and, in a second section, names that the frequency table lacks."


def read(folder: Path, kinds: tuple[str, ...], largest: int) -> set[str]:
    """Return the entries of some lists, without possessives and single letters."""
    return {word for entry in entries(folder, kinds, largest) if len(word := entry.removesuffix("'s")) > 1}


def write(scowl: Path, into: Path) -> None:
    """Write the list."""
    frequent = known_words(into / "en" / "lexicon.txt")
    words, names = read(scowl, ("words",), WORDS), read(scowl, ("upper", "proper-names"), NAMES)
    new_words = sorted({word.lower() for word in words} - frequent.keys())
    new_names = sorted(name for name in names if name.lower() not in frequent and name.lower() not in words)
    target = into / "en" / "dictionary.txt"
    target.write_text("\n".join([notice(WHAT, "dictionary.py") + SECTION, *new_words, SECTION, *new_names]) + "\n", encoding="utf-8")
    print(f"{target}: {len(new_words)} words, {len(new_names)} names")
