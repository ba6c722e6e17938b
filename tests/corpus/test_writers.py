"""A text is written in the place of the one that was read, or not at all."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from tests.corpus.reading import items_of

from seedproof import Document, Files, Settings
from seedproof.core.errors import InputError
from seedproof.corpus.writers import Change, write_texts

ROWS = [{"id": str(n), "text": f"Ferry {n} stays in port"} for n in range(3)]


def lines(rows: list[dict[str, str]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def read(path: Path) -> list[Document]:
    return [item for item in items_of(Files((path,), Settings())) if isinstance(item, Document)]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "now",
    [
        lines(ROWS[:2]),
        lines([*ROWS[:2], {**ROWS[2], "text": "Ferry 2 sails"}]),
        lines([ROWS[0], ROWS[2], ROWS[1]]),
        lines([*ROWS[:2], {"id": "2"}]),
        lines(ROWS[:2]) + b'{"id": "2", "text": "Ferry 2 stays in port", "by": "\xff"}\n',
        b"",
    ],
    ids=["the row is gone", "another text", "another order", "no text", "no UTF-8", "nothing"],
)
def test_rows_that_have_changed_since_they_were_read_are_left_as_they_are(tmp_path: Path, now: bytes, packed: bool) -> None:
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    path.write_bytes(gzip.compress(lines(ROWS)) if packed else lines(ROWS))
    changes = [Change(document, document.text + " again") for document in read(path)[1:]]
    path.write_bytes(now := gzip.compress(now) if packed else now)

    with pytest.raises(InputError, match="has changed since it was checked"):
        write_texts(path, changes, Settings())
    assert path.read_bytes() == now
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("now", [b"Ferry stays in port ", b"ferry stays in port", b"", "Ferry stays in port".encode("utf-16")])
def test_a_file_that_has_changed_since_it_was_read_is_left_as_it_is(tmp_path: Path, now: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Ferry stays in port")
    (document,) = read(path)
    path.write_bytes(now)

    with pytest.raises(InputError, match="has changed since it was checked"):
        write_texts(path, [Change(document, "Ferry sails")], Settings())
    assert path.read_bytes() == now


def test_all_changes_of_a_file_are_written_each_in_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(ROWS))
    changes = [Change(document, document.text + " again") for document in read(path) if document.id != "1"]

    write_texts(path, changes, Settings())
    assert [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()] == [
        "Ferry 0 stays in port again",
        "Ferry 1 stays in port",
        "Ferry 2 stays in port again",
    ]
