"""A broken byte in a line of JSON loses neither the line nor its place in the text."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.corpus.reading import items_of

from seedproof import Document, Files, ReadProblem
from seedproof.core.document import LostByte

#: What JSON may hold beside a gap that could be taken for one.
AWKWARD = st.text(st.sampled_from('a"\\\n\u20ac\ufffd\U0010fffd\U000effff\U000f0001\udc80\ud83d\ude0a'), max_size=12)


def rows(path: Path, raw: bytes) -> list[Document | ReadProblem]:
    path.write_bytes(raw)
    return items_of(Files((path,)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(AWKWARD, AWKWARD, AWKWARD, st.booleans())
@example("\U000effff", "", "\U0010fffd", False)  # the character before the plane that is left
def test_a_broken_byte_stands_in_the_text_where_it_was(tmp_path: Path, before: str, after: str, beside: str, escaped: bool) -> None:
    marked = {"url": beside + "@", "text": f"{before}@{after}", "id": "a"}
    if not escaped:  # lone surrogates can only be written as escapes
        marked = {key: value.encode("utf-8", "replace").decode() for key, value in marked.items()}
    marked = json.loads(json.dumps(marked))  # in which two halves of a pair that stand side by side are one character
    line = json.dumps(marked, ensure_ascii=escaped).encode().replace(b"@", b"\xff")

    (item,) = rows(tmp_path / "a.jsonl", line + b"\n")
    if isinstance(item, ReadProblem):  # both planes of private use are taken
        assert "is not UTF-8" in item.what
        assert {"\U0010fffd", "\U000f0001"} <= set(before + after + beside)
        return
    assert item.text == marked["text"].replace("@", "\ufffd")
    first, second = (n for n, byte in enumerate(line) if byte == 0xFF)
    assert item.lost == (LostByte(None, first, 0xFF), LostByte(marked["text"].index("@"), second, 0xFF))


def test_the_id_of_a_row_has_a_replacement_character_too(tmp_path: Path) -> None:
    (item,) = rows(tmp_path / "a.jsonl", b'{"id": "n\xff", "text": "One"}')

    assert item == Document("n\ufffd", "One", str(tmp_path / "a.jsonl"), 1, (LostByte(None, 9, 0xFF),))


def test_a_line_in_another_encoding_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    german = "Die Brücke über die Lohne bleibt für Fußgänger geöffnet, sagte Bürgermeister Köhnke."
    lines = [json.dumps({"id": str(n), "text": german}, ensure_ascii=False).encode("latin-1" if n == 1 else "utf-8") for n in range(3)]

    first, problem, last = rows(tmp_path / "a.jsonl", b"\n".join(lines))
    assert [item.text for item in (first, last) if isinstance(item, Document)] == [german, german]
    assert isinstance(problem, ReadProblem)
    assert problem.where.endswith("a.jsonl:2")
    assert problem.what.endswith("it is likely cp1252")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_byte_order_mark_is_no_part_of_the_first_row(tmp_path: Path, encoding: str, packed: bool) -> None:
    raw = '{"id": "a", "text": "Čas"}\r\n\r\n{"id": "b", "text": "\u0a00\u010a"}\n'.encode(encoding)
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")

    assert [tuple(item[:2]) for item in rows(path, gzip.compress(raw) if packed else raw)] == [("a", "Čas"), ("b", "\u0a00\u010a")]


def test_rows_before_the_end_of_a_file_that_is_cut_short_are_read(tmp_path: Path) -> None:
    raw = b"".join(
        json.dumps({"id": str(n), "text": "".join(chr(97 + (n * k) % 26) for k in range(99))}).encode() + b"\n" for n in range(2000)
    )
    whole = gzip.compress(raw)

    *documents, problem = rows(tmp_path / "a.jsonl.gz", whole[: len(whole) // 2])
    assert isinstance(problem, ReadProblem)
    assert problem.what.startswith(f"is cut short after line {len(documents):,}")
    assert 100 < len(documents) < 2000
    assert [d.id for d in documents if isinstance(d, Document)] == [str(n) for n in range(len(documents))]


def test_rows_before_broken_data_are_read(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(b'{"id": "a", "text": "One"}\n'))
    whole[-6] ^= 0xFF  # the checksum

    document, problem = rows(tmp_path / "a.jsonl.gz", bytes(whole))
    assert isinstance(document, Document)
    assert isinstance(problem, ReadProblem)
    assert "after line 1" in problem.what
