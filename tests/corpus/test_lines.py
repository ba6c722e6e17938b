"""A stream is cut into the lines that it has, whatever pieces it comes in, and a line that is too long is passed over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.corpus.lines import EndlessLineError, Line, cut_lines

#: Line feeds, and characters whose UTF-16 or UTF-32 bytes look like one where they stand askew.
TEXTS = st.text(st.sampled_from("a\n\r\u2028\u010a\u0a00\u0a0a\u0100é😊\x00"), max_size=60)


def pieces(raw: bytes, sizes: list[int]) -> Callable[[int], bytes]:
    """Return a ``read`` that gives ``raw`` in pieces of these sizes, over and over."""
    at, turn = 0, 0

    def read(size: int) -> bytes:
        nonlocal at, turn
        piece = raw[at : at + min(sizes[turn % len(sizes)], size)]
        at, turn = at + len(piece), turn + 1
        return piece

    return read


def wanted(text: str, encoding: str) -> list[bytes]:
    lines = text.split("\n")
    return [line.encode(encoding) for line in (lines if lines[-1] else lines[:-1])]


@given(
    TEXTS, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp037"]), st.lists(st.integers(1, 9), min_size=1)
)
def test_lines_are_those_of_the_text_in_any_encoding_and_in_any_pieces(text: str, encoding: str, sizes: list[int]) -> None:
    if encoding == "cp037":
        text = "".join(c for c in text if c < "\x7f")
    cut = list(cut_lines(pieces(text.encode(encoding), sizes), "\n".encode(encoding), 1000))

    assert [line.raw for line in cut] == wanted(text, encoding)
    assert [line.number for line in cut] == list(range(1, len(cut) + 1))


@given(
    st.lists(st.binary(max_size=30).filter(lambda line: b"\n" not in line), max_size=8),
    st.integers(1, 20),
    st.lists(st.integers(1, 40), min_size=1),
)
def test_only_lines_that_are_too_long_are_passed_over(lines: list[bytes], longest: int, sizes: list[int]) -> None:
    cut = list(cut_lines(pieces(b"".join(line + b"\n" for line in lines), sizes), b"\n", longest))

    assert cut == [Line(n, line if len(line) <= longest else None) for n, line in enumerate(lines, 1)]


def test_whole_lines_before_a_broken_end_are_given_and_the_rest_of_one_is_not() -> None:
    read = pieces(b"one\ntwo\nthr", [5])

    def breaks_off(size: int) -> bytes:
        piece = read(size)
        if not piece:
            raise EOFError
        return piece

    lines = cut_lines(breaks_off, b"\n", 10)
    assert [next(lines).raw, next(lines).raw] == [b"one", b"two"]
    with pytest.raises(EOFError):
        next(lines)


def test_a_line_without_end_is_given_up() -> None:
    with pytest.raises(EndlessLineError) as error:
        list(cut_lines(lambda size: b"x" * size, b"\n", 10, patience=5_000_000))

    assert error.value.number == 1
