"""Documents are read from every kind of file; what cannot be read is named with its place, and nothing else is lost."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from tests.corpus.reading import items_of

from seedproof import Document, Files, InputError, ReadProblem, Settings
from seedproof.core.document import LostByte


def read(*paths: Path, **settings: str) -> list[Document | ReadProblem]:
    return items_of(Files(paths, Settings(**settings)))  # type: ignore[arg-type]


def test_a_text_file_is_one_seed_named_by_its_stem(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes("Títle\r\n\r\nBody".encode())

    assert read(tmp_path) == [Document("one", "Títle\r\n\r\nBody", str(tmp_path / "one.txt"))]


def test_equal_stems_are_told_apart_by_their_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a/x.txt", "b/x.txt", "b/y.md"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("Text", encoding="utf-8")

    assert [d.id for d in read(tmp_path) if isinstance(d, Document)] == ["a/x.txt", "b/x.txt", "y"]


def test_hidden_files_and_unknown_kinds_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", "notes.pdf", "kept.md"):
        (tmp_path / name).write_text("Text", encoding="utf-8")

    assert [d.id for d in read(tmp_path) if isinstance(d, Document)] == ["kept"]


def test_jsonl_rows_plain_and_compressed(tmp_path: Path) -> None:
    rows = "".join(json.dumps(row) + "\n" for row in [{"id": "a", "text": "One"}, {"id": 7, "text": "Two"}, {"text": "Three"}])
    (tmp_path / "rows.jsonl").write_text(rows, encoding="utf-8")
    with gzip.open(tmp_path / "more.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(rows)

    plain = [d for d in read(tmp_path / "rows.jsonl") if isinstance(d, Document)]
    assert [(d.id, d.text) for d in plain] == [("a", "One"), ("7", "Two"), ("rows:3", "Three")]
    assert len(read(tmp_path / "more.jsonl.gz")) == 3


def test_a_number_of_any_length_stands_in_a_row(tmp_path: Path) -> None:
    number = "7" * 5000  # more digits than Python reads as an int
    (tmp_path / "rows.jsonl").write_text(f'{{"id": {number}, "text": "One"}}\n{{"n": -{number}, "text": "Two"}}\n', encoding="utf-8")

    assert [(d.id, d.text) for d in read(tmp_path) if isinstance(d, Document)] == [(number, "One"), ("rows:2", "Two")]
    (tmp_path / "rows.jsonl").write_text(f'{{"text": {number}}}', encoding="utf-8")
    (problem,) = read(tmp_path)
    assert isinstance(problem, ReadProblem)
    assert "no text in field 'text'" in problem.what


def test_field_names_can_be_set(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"key": "k", "content": "One"}', encoding="utf-8")

    assert [d[:2] for d in read(tmp_path, id_field="key", text_field="content")] == [("k", "One")]


def test_parquet_rows(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"id": ["a", "b"], "text": ["One", None]}), tmp_path / "rows.parquet")

    first, second = read(tmp_path)
    assert first == Document("a", "One", str(tmp_path / "rows.parquet"), 1)
    assert isinstance(second, ReadProblem)
    assert "row 2" in second.where


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"id": "a", "text": ', "this line is not JSON"),
        (b'["a"]', "not an object"),
        (b'{"id": "a", "body": "x"}', "fields: id, body"),
        (b'{"id": "a", "text": 5}', "no text in field 'text'"),
        (b"[" * 100_000, "this line is not JSON"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path, line: bytes, said: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"id": "first", "text": "One"}\n' + line + b'\n\n{"id": "last", "text": "Two"}\n')

    first, problem, last = read(path)
    assert isinstance(problem, ReadProblem)
    assert problem.where == f"{path}:2"
    assert said in problem.what
    assert [d[0] for d in (first, last)] == ["first", "last"]


def test_a_broken_byte_is_known_by_its_place_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("é\n\ncaf".encode() + b"\xe9!")
    (tmp_path / "b.txt").write_text("Fine", encoding="utf-8")

    broken, fine = read(tmp_path)
    assert broken == Document("a", "é\n\ncaf\ufffd!", str(tmp_path / "a.txt"), lost=(LostByte(6, 7, 0xE9),))
    assert isinstance(fine, Document)
    assert fine.lost == ()


def test_a_file_that_is_not_utf8_is_named_by_offset_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Überschrift\r\rFür Fußgänger geöffnet, sagte der Bürgermeister".encode("latin-1"))
    (tmp_path / "b.txt").write_text("Fine", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"One\r\rTwo\x85" + b"\xe9" * 9)

    problem, fine, third = read(tmp_path)
    assert isinstance(problem, ReadProblem)
    assert problem.what == "byte 0 (0xdc, line 1) is not UTF-8, and 5 more are not; it is likely cp1252"
    assert isinstance(fine, Document)
    assert "byte 8 (0x85, line 3)" in str(third)


@pytest.mark.parametrize("name", ["cut.jsonl.gz", "cut.parquet"])
def test_a_file_that_is_not_what_its_name_says_is_a_problem(tmp_path: Path, name: str) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / name).write_bytes(b"not it")

    (problem,) = read(tmp_path)
    assert isinstance(problem, ReadProblem)


@pytest.mark.parametrize("name", ["missing.txt", "missing"])
def test_a_path_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=name):
        Files((tmp_path / name,), Settings())


def test_a_named_file_of_another_kind_is_skipped_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"One")

    files = Files((tmp_path / "a.pdf", tmp_path / "b.txt"), Settings())
    assert [item.id for item in files if isinstance(item, Document)] == ["b"]
    ((path, why, meant),) = files.skipped
    assert (path, meant) == (tmp_path / "a.pdf", False)
    assert ".jsonl.gz" in why


def test_an_empty_file_is_an_empty_seed(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert [d.text for d in read(tmp_path) if isinstance(d, Document)] == [""]
