"""Write ``<language>/syllables.txt``: how frequent the syllables of a language that writes each by itself are in scraped text.

Only possible syllables are taken, and those that several documents have, so that nothing of a text can be read back.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from pathlib import Path

from training.background import rows

from seedproof.lang.syllables import possible_syllables

__all__ = ["LANGUAGES", "write"]

LANGUAGES = ("vi",)
IN_USE = 4  # documents (guessed)
SYLLABLE = re.compile(r"[^\W\d_]+")


def write(language: str, raw: Path, into: Path) -> None:
    """Write the table of a language."""
    total: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for row in rows(raw / f"raw_{language}.jsonl.gz"):
        found = [word.lower() for word in SYLLABLE.findall(unicodedata.normalize("NFC", row["text"]))]
        total.update(found)
        documents.update(set(found))
    count = total.total()
    kept = sorted(word for word in possible_syllables(language) & documents.keys() if documents[word] >= IN_USE)
    lines = [f"# {language}: syllable, 100 x Zipf frequency. Counted by training/lexicon/syllables.py in {count:,} words of scraped text."]
    lines += [f"{word}\t{round(100 * math.log10(total[word] / count * 1e9))}" for word in kept]
    target = into / language / "syllables.txt"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target}: {len(kept)} syllables")
