"""The row of a seed is that of its fields, whatever of it was asked for first."""

from __future__ import annotations

from pathlib import Path

from seedproof import Document
from seedproof.parse import batch_of
from seedproof.run.result import SeedRow

FILES = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def test_rows_tell_what_the_seeds_hold() -> None:
    documents = [Document(f.stem, f.read_text(encoding="utf-8"), str(f)) for f in FILES] + [
        Document("empty", ""),
        Document("word", "Storm"),
    ]

    rows = SeedRow.of(batch_of(documents))
    seeds = batch_of(documents).seeds
    assert [(r.id, r.path, r.language) for r in rows] == [(s.id, s.path, s.language) for s in seeds]
    assert [r.title for r in rows] == [s.title.text if s.title else None for s in seeds]
    assert [r.source for r in rows] == [s.source.name if s.source else None for s in seeds]
    assert [r.title_length for r in rows] == [len(s.title.text) if s.title else 0 for s in seeds]
    assert [r.body_length for r in rows] == [s.body.end - s.body.start for s in seeds]
    assert [r.quotes for r in rows] == [len(s.quotes) for s in seeds]
