"""Characters, lines and words say of every character, line and word what a plain reading of the text says."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seedproof import Document
from seedproof.batch import Batch
from seedproof.parse import batch_of
from seedproof.text import codepoints
from seedproof.text.hashes import hash_words
from seedproof.text.spans import holder, mask, runs

SPACES = "".join(filter(str.isspace, map(chr, range(0x110000)))) + "\ufeff"
texts = st.lists(st.text(st.characters(codec=None), max_size=60), min_size=1, max_size=4)


def batch(*bodies: str) -> Batch:
    return batch_of([Document(str(i), body) for i, body in enumerate(bodies)])


@pytest.mark.parametrize("last", [0xFF, 0xD7FF, 0xFFFF, 0x10000, 0x10FFFE, 0x10FFFF])
def test_a_text_may_hold_any_character_to_the_last(last: int) -> None:
    c = batch(f"a{chr(last)}b", chr(last)).characters
    assert c.text.count(chr(last)) == 2
    assert int(c.codes.max()) == last
    assert len(c.folded) == len(c.codes)
    assert c.is_(np.array([0, 2]), codepoints.LETTER).all()


@given(texts)
def test_documents_lie_unchanged_in_the_joined_text(bodies: list[str]) -> None:
    c = batch(*bodies)

    assert [c.text[a:b] for a, b in zip(c.starts, c.ends, strict=True)] == bodies
    assert len(c.characters.codes) == len(c.text) == len(c.characters.kinds) == len(c.characters.folded)


@example(["\ufeff", " \ufeffThe quay.\ufeff "])
@given(texts)
def test_lines_are_the_stripped_lines_that_hold_anything(bodies: list[str]) -> None:
    c = batch(*bodies)
    # The breaks of str.splitlines; what str.strip strips, and a byte order mark, which is no part of a line either.
    wanted = [stripped for body in bodies for line in body.splitlines() if (stripped := line.strip(SPACES))]

    assert [c.lines.text(i) for i in range(len(c.lines))] == wanted
    for i in range(len(bodies)):
        low, high = c.lines.of_document[i], c.lines.of_document[i + 1]
        assert set(c.lines.document[low:high].tolist()) <= {i}


@given(texts)
def test_every_word_lies_in_one_line_and_holds_no_space(bodies: list[str]) -> None:
    c = batch(*bodies)

    for i in range(len(c.words)):
        assert not re.search(r"\s", c.words.text(i))
        line = c.words.line[i]
        assert c.lines.start[line] <= c.words.start[i] < c.words.end[i] <= c.lines.end[line]
    assert c.lines.word_count.sum() == len(c.words)


def test_words_of_a_sentence() -> None:
    c = batch("Ann’s co-op isn't 2nd; “Nato's” café: x² 5'10\"")

    assert [c.words.text(i) for i in range(len(c.words))] == ["Ann’s", "co", "op", "isn't", "2nd", "Nato's", "café", "x²", "5", "10"]
    assert [c.words.bare(i) for i in (0, 3, 5)] == ["Ann", "isn't", "Nato"]


def test_an_apostrophe_without_a_letter_on_each_side_is_no_part_of_a_word() -> None:
    c = batch("’tis the 1980’s o’ rock ’n’ roll, 5'x 'a dogs'", "'", "d'", "'d")

    assert [c.words.text(i) for i in range(len(c.words))] == "tis the 1980 s o rock n roll 5 x a dogs d d".split()


def test_hash_is_that_of_the_folded_word_without_its_possessive() -> None:
    c = batch("NATO’s nato Don’t don't ÉTÉ été")

    assert len(set(c.words.hash[:2].tolist())) == len(set(c.words.hash[2:4].tolist())) == len(set(c.words.hash[4:].tolist())) == 1
    assert c.words.hash[0] == hash_words(["nato"])[0]


@given(st.lists(st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=8), unique=True, max_size=50))
def test_different_words_have_different_hashes(words: list[str]) -> None:
    assert len(set(hash_words(words).tolist())) == len(words)


def test_flags_of_words() -> None:
    c = batch("Holt said NATO met in Ulm2 today")

    assert c.words.initial_upper.tolist() == [True, False, True, False, False, True, False]
    assert c.words.all_upper.tolist() == [False, False, True, False, False, False, False]
    assert c.words.has_digit.tolist() == [False] * 5 + [True, False]


def test_sentence_starts_follow_stops_and_quotes_and_line_starts() -> None:
    c = batch("He left. “We met,” she said.\nNobody knew")

    starts = [c.words.text(i) for i in np.flatnonzero(c.words.starts_sentence).tolist()]
    assert starts == ["He", "We", "she", "Nobody"]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (" The town", [True, False]), ("“ The town", [True, False]), (" “The town", [True, False]), ("A town", [True, False]),
        (". The town", [True, False]), (".The town", [True, False]), ("a “The town", [True, True, False]),
        ("a, The town", [True, False, False]),
        ("It did.” “The town", [True, False, True, False]), ("It did.” (– “The town", [True, False, True, False]),
    ],
)  # fmt: skip
def test_sentence_starts_are_told_at_the_beginning_of_all(text: str, starts: list[bool]) -> None:
    assert batch(text).words.starts_sentence.tolist() == starts


def test_folding_is_one_for_one_and_unifies_marks() -> None:
    assert batch("İSTANBUL ’90s – “Ça”\ud800").characters.folded == 'istanbul \'90s - "ça"\ufffd'


def test_line_ends_sentence_looks_behind_closing_marks() -> None:
    c = batch("It ended.”\nIt ended,”\nEnd of list:\nWirklich?“)")

    assert c.lines.ends_sentence.tolist() == [True, False, False, True]


def test_a_line_of_closing_marks_alone_ends_no_sentence() -> None:
    assert batch("”", "It ended.").lines.ends_sentence.tolist() == [False, True], "what stands before the first character is not the last"


def test_lines_after_an_empty_line_begin_a_paragraph() -> None:
    assert batch("a\nb\n\nc\n\n\nd", "e").lines.gap.tolist() == [2, 1, 2, 3, 2]
    assert batch("a\rb\r\rc\r\n\r\nd\u2028e\x85\x85f\r").lines.gap.tolist() == [2, 1, 2, 2, 1, 2]


@given(texts)
def test_marks_are_the_punctuation_and_the_symbols(bodies: list[str]) -> None:
    c = batch(*bodies)

    wanted = codepoints.PUNCTUATION | codepoints.SYMBOL
    assert c.characters.marks.tolist() == [i for i, kind in enumerate(c.characters.kinds.tolist()) if kind & wanted]


@given(texts)
def test_places_of_line_ends_and_of_what_is_not_in_ascii(bodies: list[str]) -> None:
    c = batch(*bodies)

    lines = c.text.splitlines(keepends=True)
    ends = accumulate(len(line) for line in lines)
    assert (c.characters.line_ends + 1).tolist() == [end for line, end in zip(lines, ends, strict=True) if line.splitlines() != [line]]
    assert c.characters.beyond_ascii.tolist() == [i for i, character in enumerate(c.text) if character > "~"]


@given(st.lists(st.text("a. \t\n\r\u3000\u2028", max_size=30), max_size=4))
def test_lines_are_stretches_between_line_ends_without_the_space_at_their_edges(bodies: list[str]) -> None:
    c = batch(*bodies)

    kinds = c.characters.kinds.tolist()
    edges = [-1, *(i for i, kind in enumerate(kinds) if kind & codepoints.NEWLINE), len(kinds)]
    inked = [[i for i in range(low + 1, high) if not kinds[i] & codepoints.SPACE] for low, high in pairwise(edges)]
    assert list(zip(c.lines.start.tolist(), c.lines.end.tolist(), strict=True)) == [(at[0], at[-1] + 1) for at in inked if at]


@given(texts)
def test_the_words_of_lines_and_of_documents_are_those_that_begin_there(bodies: list[str]) -> None:
    c = batch(*bodies)

    starts, bounds = c.words.start.tolist(), c.words.of_document.tolist()
    spans = list(zip(c.lines.start.tolist(), c.lines.end.tolist(), strict=True))
    assert [starts[a:b] for a, b in zip(c.lines.first.tolist(), c.lines.last.tolist(), strict=True)] == [
        [at for at in starts if low <= at < high] for low, high in spans
    ]
    documents = list(zip(c.starts.tolist(), c.ends.tolist(), strict=True))
    assert [starts[a:b] for a, b in pairwise(bounds)] == [[at for at in starts if low <= at < high] for low, high in documents]


def test_marks_of_a_sentence() -> None:
    c = batch("“Ça,” 5 € (or so)…")

    assert [c.text[i] for i in c.characters.marks.tolist()] == list("“,”€()…")


def test_control_characters_are_told_from_spaces() -> None:
    kinds = batch("\x00\t\x85\u200b\u00ad").characters.kinds

    assert [bool(k & codepoints.CONTROL) for k in kinds] == [True, False, False, True, False]


@given(st.lists(st.booleans()))
def test_runs_and_cover_are_inverse(flags: list[bool]) -> None:
    array = np.array(flags, bool)
    starts, ends = runs(array)

    assert (mask(starts, ends, len(array)) == array).all()
    assert (holder(np.arange(len(array)), starts, ends) >= 0).tolist() == flags


@given(texts, st.lists(st.integers(-3, 300), max_size=20))
def test_characters_are_asked_for_at_any_offset(bodies: list[str], offsets: list[int]) -> None:
    c = batch(*bodies).characters
    at = np.array(offsets, np.int64)

    held = [0 <= offset < len(c.text) for offset in offsets]
    assert c.is_(at, codepoints.LETTER).tolist() == [h and c.text[o].isalpha() for h, o in zip(held, offsets, strict=True)]
    past = [offset >= len(c.text) for offset in offsets]
    assert c.is_or_past(at, codepoints.LETTER).tolist() == [p or is_ for p, is_ in zip(past, c.is_(at, codepoints.LETTER), strict=True)]
    assert c.are(at, ".,a").tolist() == [h and c.text[o] in ".,a" for h, o in zip(held, offsets, strict=True)]
    assert c.folded_are(at, "'-a").tolist() == [h and c.folded[o] in "'-a" for h, o in zip(held, offsets, strict=True)]
    assert c.codes_at(at).tolist() == [ord(c.text[o]) if h else 0 for h, o in zip(held, offsets, strict=True)]


@given(texts)
def test_marks_are_found_where_they_stand(bodies: list[str]) -> None:
    c = batch(*bodies).characters

    assert c.find_marks(".’&").tolist() == [i for i, character in enumerate(c.text) if character in ".’&"]


@given(texts, st.text(max_size=2).filter(bool))
@example(["aaa", "baab"], "aa")
def test_a_string_is_found_wherever_it_begins(bodies: list[str], wanted: str) -> None:
    c = batch(*bodies).characters

    assert c.find(wanted).tolist() == [i for i in range(len(c)) if c.text.startswith(wanted, i)]


@given(texts)
def test_every_character_of_a_line_or_word_is_contained_in_it(bodies: list[str]) -> None:
    c = batch(*bodies)
    for column, containing in ((c.lines, c.lines.containing), (c.words, c.words.at)):
        for i, (low, high) in enumerate(zip(column.start.tolist(), column.end.tolist(), strict=True)):
            assert containing(np.arange(low, high)).tolist() == [i] * (high - low)
    assert c.lines.containing(np.array([-1])).tolist() == [-1]
