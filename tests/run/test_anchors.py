"""What a baseline knows a finding by changes with what is marked and with what stands next to it, and with nothing else."""

from __future__ import annotations

import pytest

from seedproof import Document, Finding
from seedproof.core.anchor import FEW, Anchor, likeness
from seedproof.parse import batch_of
from seedproof.run.anchors import anchor

BEFORE, AFTER = "The board of the old harbour met on Monday ", " and nobody in the town had been told of it before."


def anchored(text: str, marked: str, *others: str, nth: int = 0) -> Anchor:
    """Return the anchor of a finding that marks a stretch of a text, in a batch with others."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(marked, start + 1)
    documents = [*(Document(f"other {n}", other) for n, other in enumerate(others)), Document("a", text)]
    finding = Finding(
        seed="a", check="x", code="GRB399", family="garbled", severity="info", start=start, end=start + len(marked), line=1, column=1,
        text=marked, message="m", fingerprint="0" * 16,
    )  # fmt: skip
    batch = batch_of([document._replace(path=document.id) for document in documents])
    finding = finding.model_copy(update={"path": "a"})
    anchor([finding], batch)
    assert finding.anchor is not None
    return finding.anchor


def test_an_anchor_depends_on_no_other_document() -> None:
    text = f"{BEFORE}in thehall{AFTER}"
    assert anchored(text, "thehall") == anchored(text, "thehall", AFTER, "", BEFORE * 20)


def test_capitals_and_white_space_of_what_is_marked_count_for_nothing() -> None:
    one, other = (anchored(f"{BEFORE}{marked}{AFTER}", marked) for marked in ("in the hall", "In  the\nHALL"))
    assert (one.words, one.size, one.before, one.after) == (other.words, other.size, other.before, other.after)
    assert anchored(f"{BEFORE}in the hole{AFTER}", "in the hole").words != one.words


@pytest.mark.parametrize(("count", "size"), [(1, 1), (FEW, FEW), (FEW + 1, FEW + 1), (255, 255), (256, 255), (300, 255)])
def test_words_are_counted_up_to_what_a_byte_holds(count: int, size: int) -> None:
    marked = " ".join(f"word{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}" for n in range(count))
    assert anchored(f"{BEFORE}{marked}{AFTER}", marked).size == size


def test_marks_alone_are_no_words() -> None:
    assert anchored(f"{BEFORE}(!?){AFTER}", "(!?)").size == 0


def test_a_part_of_a_word_is_known_by_the_whole() -> None:
    assert anchored(f"{BEFORE}thehall{AFTER}", "hal").words == anchored(f"{BEFORE}thehall{AFTER}", "thehall").words
    assert anchored(f"{BEFORE}thehall{AFTER}", "hal").words != anchored(f"{BEFORE}thehalo{AFTER}", "hal").words


@pytest.mark.parametrize(("many", "alike"), [(FEW, False), (FEW + 1, True), (60, True)])
def test_more_than_a_few_words_are_still_like_themselves_when_one_is_mended(many: int, alike: bool) -> None:
    words = [f"w{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10]}" for n in range(many)]
    one, other = (anchored(f"{BEFORE}{' '.join(shown)}{AFTER}", " ".join(shown)) for shown in (words, ["mended", *words[1:]]))

    assert (likeness(one.words, other.words) >= 0.5) is alike


@pytest.mark.parametrize(("letters", "changes"), [(23, True), (24, False)])
@pytest.mark.parametrize("gap", ["", " ", " , - "])
def test_twenty_four_letters_on_each_side_count_however_they_are_parted(letters: int, changes: bool, gap: str) -> None:
    near = gap.join("abcdefghijklmnopqrstuvwxyz"[:letters])
    one, other = (anchored(f"{far}{near} (!) {near}{far}", "(!)") for far in "xy")

    assert (one.after != other.after) is changes
    assert anchored(f"x{near} (!) z", "(!)").before == one.before
    assert (anchored(f"y{near} (!) z", "(!)").before != one.before) is changes


@pytest.mark.parametrize(("marks", "reached"), [(199, True), (200, False)])
def test_what_stands_beyond_two_hundred_characters_is_not_looked_at(marks: int, reached: bool) -> None:
    bare, near = (anchored(f"{letter}{'-' * marks}(!){'-' * marks}{letter}", "(!)") for letter in ("", "x"))
    assert (bare.before != near.before) is reached
    assert (bare.after != near.after) is reached


def test_what_stands_in_another_document_is_not_next_to_it() -> None:
    alone, among = anchored("(!) so", "(!)"), anchored("(!) so", "(!)", "It was said before.")
    assert (alone.before, alone.after) == (among.before, among.after)


def test_a_document_is_known_by_its_words_in_threes_and_a_short_one_by_each() -> None:
    text = f"{BEFORE}in thehall{AFTER}"
    same, mended = anchored(f"  {text.upper()}\n", "THEHALL"), anchored(text.replace("Monday", "Friday"), "thehall")

    assert anchored(text, "thehall").seed == same.seed
    assert 0.5 < likeness(anchored(text, "thehall").seed, mended.seed) < 1
    assert anchored("in thehall", "thehall").seed == anchored("thehall in", "thehall").seed
    assert anchored("in thehall now", "thehall").seed != anchored("now thehall in", "thehall").seed
    assert not any(anchored("(!)", "(!)").seed)
