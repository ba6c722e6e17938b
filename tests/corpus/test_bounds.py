"""However large a document is, it costs a message and no memory; what has no end or is no file is not waited for."""

from __future__ import annotations

import gzip
import json
import os
import tracemalloc
from pathlib import Path

import pytest
from tests.corpus.reading import items_of

from seedproof import Document, Files, ReadProblem, Settings

BOUND = 100_000
LINE = b'{"id": "a", "text": "One"}\n'
LIMITED = Settings(max_document_bytes=BOUND)


def read(path: Path, limits: Settings = LIMITED) -> list[Document | ReadProblem]:
    return items_of(Files((path,), limits))


def bomb(path: Path, size: int, end: bytes = b"\n" + LINE) -> None:
    """Write a compressed file of one line of ``size`` zeros, with a sound line on either side."""
    with gzip.open(path, "wb") as stream:
        stream.write(LINE)
        for _ in range(size // 1_000_000):
            stream.write(bytes(1_000_000))
        stream.write(end)


@pytest.mark.parametrize("size", [BOUND, BOUND + 1])
def test_the_bound_is_the_longest_that_is_read(tmp_path: Path, size: int) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * size)
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "' + b"a" * (size - 12) + b'"}\n' + LINE)

    text, row, last = read(tmp_path)
    assert [isinstance(item, Document) for item in (text, row, last)] == [size == BOUND, size == BOUND, True]
    if size > BOUND:
        assert "longer than 100,000 bytes" in str(text)
        assert "b.jsonl:1" in str(row)
        assert "max-document-bytes" in str(row)


def test_a_compressed_bomb_takes_a_message_and_no_memory(tmp_path: Path) -> None:
    limits = Settings(max_document_bytes=1_000_000)
    bomb(tmp_path / "small.jsonl.gz", 10_000_000)
    bomb(tmp_path / "large.jsonl.gz", 100_000_000)

    tracemalloc.start()
    first, problem, last = read(tmp_path / "small.jsonl.gz", limits)
    once, given_up = read(tmp_path / "large.jsonl.gz", limits)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [item.text for item in (first, last, once) if isinstance(item, Document)] == ["One"] * 3
    assert "jsonl.gz:2: this line is longer" in str(problem)
    assert "the last that was decompressed" in str(given_up)
    assert peak < 8_000_000


def test_a_text_of_many_gigabytes_takes_a_message_and_no_memory(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(2**33)  # takes no room on the disk either

    tracemalloc.start()
    (problem,) = read(tmp_path / "a.txt", Settings())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "longer than 64 MiB" in str(problem)
    assert peak < 1_000_000


def test_a_long_line_takes_a_message_and_no_memory(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as stream:
        stream.write(LINE)
        stream.seek(300_000_000)
        stream.write(b"\n" + LINE)

    tracemalloc.start()
    first, problem, last = read(tmp_path / "a.jsonl")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [isinstance(item, Document) for item in (first, problem, last)] == [True, False, True]
    assert peak < 5_000_000


def test_a_row_of_a_table_is_bounded_too(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    texts = ["é" * (BOUND // 2), "é" * (BOUND // 2 + 1), "One"]
    parquet.write_table(pyarrow.table({"text": texts}), tmp_path / "a.parquet")

    first, problem, last = read(tmp_path / "a.parquet")
    assert [isinstance(item, Document) for item in (first, problem, last)] == [True, False, True]
    assert "row 2" in str(problem)


def test_columns_that_are_not_needed_are_not_read(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    beyond = pyarrow.array([2**62], pyarrow.timestamp("us"))  # a date that Python has not got
    parquet.write_table(pyarrow.table({"when": beyond, "text": ["One"]}), tmp_path / "a.parquet")
    parquet.write_table(pyarrow.table({"when": beyond}), tmp_path / "b.parquet")

    first, problem = read(tmp_path)
    assert isinstance(first, Document)
    assert "no text in field 'text' (fields: when)" in str(problem)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One", encoding="utf-8")
    os.mkfifo(tmp_path / "b.txt")
    os.mkfifo(tmp_path / "c.jsonl")
    (tmp_path / "d.txt").symlink_to("/dev/zero")
    (tmp_path / "e.txt").symlink_to(tmp_path / "gone")

    first, *problems = read(tmp_path)
    assert isinstance(first, Document)
    assert [str(problem).partition("\n")[0].rpartition(": ")[2] for problem in problems] == [
        "this is a FIFO, not a file", "this is a FIFO, not a file", "this is a device, not a file", f"'{tmp_path / 'e.txt'}'",
    ]  # fmt: skip
    (named,) = read(tmp_path / "b.txt")
    assert "a FIFO" in str(named)


def test_many_rows_within_the_bound_are_all_read(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": "word " * (n % 900)}) for n in range(3000)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")

    assert [item.id for item in read(tmp_path / "a.jsonl") if isinstance(item, Document)] == [str(n) for n in range(3000)]
