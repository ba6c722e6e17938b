"""Put a seed together from its parts."""

from __future__ import annotations

from seedproof.core.seed import Seed, Text
from seedproof.text.columns import Columns

__all__ = ["parse"]


def parse(columns: Columns) -> list[Seed]:
    """Return the seed of each document of ``columns``, in order. Total: any text gives a seed."""
    seeds = []
    for index, document in enumerate(columns.documents):
        lines = columns.lines
        low, high = lines.of_document[index], lines.of_document[index + 1]
        offset = int(columns.starts[index])
        title = None
        body_from = low
        if high - low > 1 and not lines.ends_sentence[low] and lines.word_count[low] < 30:
            start, end = int(lines.start[low]) - offset, int(lines.end[low]) - offset
            title = Text(text=document.text[start:end], start=start, end=end)
            body_from = low + 1
        start = int(lines.start[body_from]) - offset if body_from < high else len(document.text)
        end = int(lines.end[high - 1]) - offset if body_from < high else len(document.text)
        seeds.append(Seed(id=document.id, path=document.path, text=document.text, title=title, body=Text(text=document.text[start:end], start=start, end=end)))
    return seeds
