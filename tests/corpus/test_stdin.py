"""Text that is no file: it comes in by standard input, and is called what the one who sends it says."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, Done
from tests.cli.command import seedproof as run

from seedproof import Document, InputError, ReadProblem, Settings
from seedproof.corpus.stdin import Stdin


def stdin(content: bytes, name: str | None = None, **settings: object) -> list[Document | ReadProblem]:
    return list(Stdin(name, Settings(**settings), io.BytesIO(content)))  # type: ignore[arg-type]


def seedproof(monkeypatch: pytest.MonkeyPatch, folder: Path, content: str, *arguments: str) -> Done:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode("utf-8"))))
    return run(folder, *arguments)


def test_a_text_without_a_name_lies_in_no_file() -> None:
    assert stdin("Ä text".encode()) == [Document("stdin", "Ä text")]


def test_a_name_says_what_comes_in() -> None:
    assert stdin(b"A text", "seeds/new.txt") == [Document("new", "A text", "seeds/new.txt")]
    first, second = stdin(b'{"id": "a", "text": "A"}\nno JSON\n', "rows.jsonl")
    assert first == Document("a", "A", "rows.jsonl", row=1)
    assert isinstance(second, ReadProblem)
    assert second.where == "rows.jsonl:2"


def test_a_name_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(InputError, match="not read"):
        stdin(b"", "a.docx")


def test_a_stream_without_an_end_is_not_read_to_it() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert size > 0
            return b"a" * size

    (problem,) = Stdin(None, Settings(max_document_bytes=100), Endless())  # type: ignore[arg-type]
    assert isinstance(problem, ReadProblem)


def test_check_and_parse_read_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    checked = seedproof(monkeypatch, tmp_path, BROKEN, "check", "-", "--format", "concise", "--stdin-filename", "seeds/a.txt")
    parsed = seedproof(monkeypatch, tmp_path, CLEAN, "parse", "-", "--format", "json")

    assert checked.returncode == 1
    assert checked.stdout.startswith("seeds/a.txt:11:1: OFF102 comment-form [error] ")
    (seed,) = json.loads(parsed.stdout)
    assert seed["title"]["text"] == "Ferry stays in port"


@pytest.mark.parametrize("arguments", [["check", "-", "a.txt"], ["check", "--stdin-filename", "a.txt"], ["check", ".", "-"]])
def test_standard_input_is_read_by_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str]) -> None:
    done = seedproof(monkeypatch, tmp_path, BROKEN, *arguments)

    assert done.returncode == 2
    assert "standard input is read by itself" in done.stderr
