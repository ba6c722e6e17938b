"""Measure how often the title is right, on documents whose title is known.

    python -m benchmarks.titles FOLDER

FOLDER holds labelled documents as ``training/title/labelled.py`` reads them. A title is right where it says what the label says, letter
case and punctuation aside; where the label is in no line of the text, the right title is none. ``near`` are articles as extractors
leave them, ``whole`` are pages with their navigation. The shipped model has learnt from these documents: for unseen sites see what
``training/title/learn.py`` prints.
"""

from __future__ import annotations

import argparse
import collections
import pathlib

from training.title.labelled import Labelled, lines_of, normal, read

from seedproof.core.document import Document
from seedproof.parse import batch_of

SIZE = 200  # documents in a batch


def right(document: Labelled, title: str | None) -> bool:
    """Tell whether ``title`` is one of the lines that are the document's title, or None where there is none."""
    if title is None or not document.title:
        return title is None and not document.title
    lines = lines_of(document.text)
    return normal(title) in {normal(lines[i]) for i in document.title}


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=pathlib.Path)
    documents = read(options.parse_args().folder)
    counts: dict[tuple[str, str, str], list[bool]] = collections.defaultdict(list)
    for i in range(0, len(documents), SIZE):
        part = documents[i : i + SIZE]
        seeds = batch_of([Document(d.id, d.text) for d in part]).seeds
        for document, seed in zip(part, seeds, strict=True):
            kind = "whole" if document.kind.startswith("whole") else "near"
            key = (document.source, kind, "title" if document.title else "none")
            counts[key].append(right(document, seed.title.text if seed.title else None))
    for name, values in sorted(counts.items()):
        print(f"{' · '.join(name):66} {sum(values) / len(values):.3f} ({len(values)})")


if __name__ == "__main__":
    main()
