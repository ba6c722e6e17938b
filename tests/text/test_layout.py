"""Which lines are one, and where a long one is cut."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof.text.characters import Characters
from seedproof.text.layout import divided, joined, wrapped_on
from seedproof.text.lines import Lines
from seedproof.text.sentences import sentence_breaks
from seedproof.text.spans import Spans
from seedproof.text.words import Words

TEXTS = st.lists(st.text(alphabet="ab AB.!?…”\"'(\n\t -*1é。中", max_size=120), max_size=4)
WRAPPED = st.lists(st.lists(st.sampled_from(["a", "the", "Bay", "mole.", "harbour", "x" * 30]), max_size=80).map(" ".join), max_size=4)

ARTICLE = (
    "The harbour board of Tallow Bay met on Monday to hear what the storm had left of the eastern mole, which has stood since the year "
    "of the great flood. Its chair, Mrs. Anna Oldcastle, said that the stones could be lifted before winter, if the barges came in "
    "time. Nobody in the room wanted to say what would happen if they did not. The members voted for the cheaper of two plans, and then "
    "they went down to the quay together to see for themselves how far the sea had come."
)


def lines_of(*texts: str) -> tuple[Lines, Characters]:
    characters = Characters(texts)
    return Lines.of(characters), characters


def sentences(lines: Lines, characters: Characters) -> Spans:
    words = Words(characters, lines)
    return sentence_breaks(characters, words, np.array([words.text(i) == "Mrs" for i in range(len(words))], bool))


def cut(*texts: str) -> tuple[Lines, Characters]:
    lines, characters = lines_of(*texts)
    whole = joined(lines, characters)
    return divided(whole, characters, np.ones(len(whole), bool), sentences(whole, characters)), characters


def pieces(lines: Lines) -> list[str]:
    return [" ".join(lines.text(i).split()) for i in range(len(lines))]


def wrapped(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


@given(TEXTS)
def test_what_lines_are_cut_into_holds_all_ink_and_no_white_space_at_its_edges(texts: list[str]) -> None:
    lines, characters = cut(*texts)

    inside = np.zeros(len(characters), bool)
    for start, end in zip(lines.start.tolist(), lines.end.tolist(), strict=True):
        assert start < end
        assert characters.text[start:end] == characters.text[start:end].strip()
        assert not inside[start:end].any()
        inside[start:end] = True
    assert all(c.isspace() for c, held in zip(characters.text, inside.tolist(), strict=True) if not held)


@given(TEXTS | WRAPPED.map(lambda texts: [wrapped(text, 60) for text in texts]))
def test_lines_do_not_depend_on_other_documents(texts: list[str]) -> None:
    lines, characters = cut(*texts)

    assert (lines.end <= characters.ends[lines.document]).all()
    for i, text in enumerate(texts):
        own, start = lines.document == i, characters.starts[i]
        alone, _ = cut(text)
        assert (lines.start[own] - start).tolist() == alone.start.tolist()
        assert (lines.end[own] - start).tolist() == alone.end.tolist()


@given(st.integers(50, 100))
def test_lines_that_only_the_width_of_the_page_has_parted_are_one(width: int) -> None:
    assert pieces(joined(*lines_of(wrapped(ARTICLE, width)))) == [ARTICLE]


@given(st.integers(50, 100))
def test_paragraphs_stay_apart_where_lines_are_joined(width: int) -> None:
    text = f"Mole to be mended\n\n{wrapped(ARTICLE, width)}\n\n{wrapped(ARTICLE, width)}\n\nLeave a Reply"

    assert pieces(joined(*lines_of(text))) == ["Mole to be mended", ARTICLE, ARTICLE, "Leave a Reply"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Bridge to close for a month from Monday on", "Fox seen in the council chamber again", "Ferry late for the third time this week"],
        ["The mole has gone.", "It was built by hand.", "It went in a night."],
        ["* " + line for line in wrapped(ARTICLE, 70).split("\n")],
        [ARTICLE, ARTICLE, ARTICLE, ARTICLE],
        [],
    ],
    ids=["headlines", "sentences", "items", "paragraphs", "none"],
)
def test_other_lines_are_not_joined(lines: list[str]) -> None:
    assert not wrapped_on(*lines_of("\n".join(lines))).any()


def test_a_line_is_cut_after_sentences_but_not_after_abbreviations() -> None:
    assert [piece.split()[0] for piece in pieces(cut(ARTICLE)[0])] == ["The", "Its", "Nobody", "The"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left at 5. Then it rained.", 1),  # the 5 may number what follows it
        ("He left. then it rained.", 1),
        ("“He left.” “It rained!” (So she said.) ¿Y bien?", 4),
        ("他走了。下雨了。", 2),
        ("J. R. Holm left.", 1),
        ("Dr. Holm left.", 1),  # of two letters, the first a capital
        ("Doc. Holm left.", 2),
        ("He said no. Holm left.", 2),
        ("Mrs. Holm left.", 1),  # an abbreviation that is known
        ("He saw Mrs! Holm left.", 2),
        ("He left at 50. Then it rained.", 1),
        ("He left at 500. Then it rained.", 2),
        ("He left.. Then it rained.", 2),
        ("He left?!… Then it rained.", 2),
        ("He left.”’) Then it rained.", 2),  # three marks, and no more
        ("He left.”’)] Then it rained.", 1),
        ("He left.   Then it rained.", 2),  # three spaces, and no more
        ("He left.    Then it rained.", 1),
        ("He left.Then it rained.", 1),
        ("He left. 5 came.", 2),
        ("He left. €5 were gone.", 2),
        ("He left. ¡Vaya!", 2),
        ("He left. – It rained.", 2),
        ("He left. , and it rained.", 1),
        ("He left. 他走了", 2),
        ("他走了。”下雨了", 2),
        ("他走了.下雨了", 1),
        ("他走了。", 1),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    assert len(cut(text)[0]) == count


def test_only_flagged_lines_are_cut() -> None:
    lines, characters = lines_of(f"{ARTICLE}\n\n{ARTICLE}")

    assert len(divided(lines, characters, np.array([False, True]), sentences(lines, characters))) == 5


def line(length: int, *, capital: bool = False, stop: bool = False, word: int = 2) -> str:
    """Return a line of so many characters: a first word, others of one letter, and perhaps a full stop."""
    first = ("A" if capital else "a") + "a" * (word - 1)
    rest = (" b" * length)[: length - word - stop]
    return first + rest[:-1] + ("b" if rest else "") + "." * stop


def is_joined(lines: list[str]) -> bool:
    return bool(wrapped_on(*lines_of("\n".join(lines))).any())


def of_eleven(some: str, count: int, others: str) -> list[str]:
    """Return eleven lines, with ten breaks: so many of one kind, then others; the last is full."""
    return [*[some] * count, *[others] * (10 - count), line(60)]


@pytest.mark.parametrize(("width", "told"), [(44, False), (45, True), (140, True), (141, False)])
def test_a_page_is_neither_narrower_nor_wider_than_pages_are(width: int, told: bool) -> None:
    assert is_joined([line(width)] * 5) is told


@pytest.mark.parametrize(("count", "told"), [(2, False), (3, False), (4, True)])
def test_three_breaks_say_how_wide_a_page_is(count: int, told: bool) -> None:
    assert is_joined([line(60)] * count) is told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([*[line(60)] * 4, line(58), line(60)], True),  # the next word of two letters had no room
        (of_eleven(line(60), 6, line(57)), True),  # and here it had, after four of ten full lines
        (of_eleven(line(60), 5, line(57)), False),
        (of_eleven(line(60), 5, line(35)), True),  # what is shorter than six tenths is no full line
        (of_eleven(line(60), 5, line(36)), False),
        (of_eleven(line(60), 6, line(60, stop=True)), True),  # that end a sentence
        (of_eleven(line(60), 5, line(60, stop=True)), False),
        ([*of_eleven(line(60), 4, line(60, capital=True))], True),  # that begin with a capital
        ([*of_eleven(line(60), 3, line(60, capital=True))], False),
        ([line(60), *[line(60, word=30)] * 4], True),  # words that are half as long as the page is wide
        ([line(60), *[line(60, word=31)] * 4], False),
        ([*[line(60)] * 17, line(63), line(63)], True),  # a little longer than the page is wide
        ([*[line(60)] * 17, line(64), line(64)], False),
    ],
)
def test_lines_are_joined_where_the_width_explains_most_breaks(lines: list[str], told: bool) -> None:
    assert is_joined(lines) is told


@pytest.mark.parametrize("mark", "*•·[|#")
def test_an_item_goes_on_with_no_line(mark: str) -> None:
    lines = [line(60)] * 5
    lines[2] = mark + line(59)

    assert wrapped_on(*lines_of("\n".join(lines))).tolist() == [False, True, False, True, True]


@pytest.mark.parametrize(
    ("end", "begins", "goes_on"),
    [
        (".", "Contact: ", False),
        (".", "// End // ", False),
        (".", "Contacts ", True),
        (".", "contact: ", True),
        ("", "Contact: ", True),
    ],
)
def test_a_label_or_a_mark_of_the_end_goes_on_with_no_sentence(end: str, begins: str, goes_on: bool) -> None:
    lines = [line(60)] * 6
    lines[2] = line(60)[: 60 - len(end)] + end
    lines[3] = begins + line(60)[len(begins) :]

    assert wrapped_on(*lines_of("\n".join(lines))).tolist()[3] is goes_on


@pytest.mark.parametrize(
    ("heading", "next_words", "goes_on"),
    [
        ("ABCD EFGHI", "Abc def", False),
        ("ABCD EFGHI", "ABC DEF", True),  # a heading on two lines
        ("Abcd efghi", "Abc def", True),
        ("غلق 3D غلق", "غلق غلق", True),  # a script without capitals
    ],
)
def test_a_full_line_in_capitals_is_a_heading_unless_the_next_goes_on_in_them(heading: str, next_words: str, goes_on: bool) -> None:
    lines = [line(60)] * 6
    lines[2] = (heading + " ") * 9
    lines[2] = lines[2][:60].rstrip().ljust(60, lines[2][0])
    lines[3] = f"{next_words} {lines[3][len(next_words) + 1 :]}"

    assert wrapped_on(*lines_of("\n".join(lines))).tolist()[3] is goes_on
