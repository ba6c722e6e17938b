"""A seed's text in pieces, chunks and sections, and what is told beside it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from seedproof.core.finding import Edit, Finding, Fix
from seedproof.report.html.cards import cards
from seedproof.report.html.changes import changes
from seedproof.report.html.commands import mending
from seedproof.report.html.marks import Field, Piece, pieces
from seedproof.report.html.sections import Section, mark_starts, sections

TEXT = st.text(alphabet="abc \n", max_size=60)


def finding(start: int, end: int, **more: Any) -> Finding:
    given = {"seed": "a", "check": "glued-words", "code": "GRB301", "family": "garbled", "severity": "error", "message": "wrong"}
    return Finding(**{**given, "start": start, "end": end, "line": 1, "column": 1, "text": "", "fingerprint": f"{start}-{end}", **more})


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    text = draw(TEXT)
    place = st.integers(0, len(text))
    spans = sorted((min(a, b), max(a, b)) for a, b in draw(st.lists(st.tuples(place, place), max_size=8)))
    family = st.sampled_from(["offtopic", "garbled", "spelling", "schema"])
    return text, [finding(*span, family=draw(family)) for span in spans]


def all_pieces(laid_out: list[Section]) -> list[Piece]:
    return [piece for section in laid_out for chunk in section.chunks for piece in chunk.pieces]


@given(marked())
def test_sections_hold_all_of_the_text_and_every_finding_begins_once_where_it_is(given: tuple[str, list[Finding]]) -> None:
    text, found = given
    cut = all_pieces(sections(text, found))

    assert "".join(piece.text for piece in cut) == text
    at = [(number, piece.start) for piece in cut for number in piece.begins]
    assert sorted(at) == [(number, f.start) for number, f in enumerate(found, 1)]


@given(marked())
def test_a_mark_covers_its_finding_exactly(given: tuple[str, list[Finding]]) -> None:
    text, found = given
    laid_out = sections(text, found)
    marks = [piece for piece in all_pieces(laid_out) if piece.text and not piece.plain]
    for card, f in zip(cards(text, found, mark_starts(laid_out), [None] * len(found), {}), found, strict=True):
        assert "".join(piece.text for piece in marks[card.first : card.stop]) == text[f.start : f.end]


@given(marked())
def test_of_findings_on_one_place_the_smallest_is_drawn_on_top(given: tuple[str, list[Finding]]) -> None:
    text, found = given
    for piece in pieces(text, found):
        over = [f for f in found if f.start <= piece.start < f.end and "\n" not in text[f.start : f.end].strip()]
        lengths = [found[n - 1].end - found[n - 1].start for n in piece.drawn]
        assert lengths == sorted(lengths)
        assert len(piece.drawn) == min(len(over), 4)
        if over:
            assert lengths[0] == min(f.end - f.start for f in over)


@given(marked())
def test_chunks_end_with_their_lines_and_what_is_off_topic_is_shaded_once(given: tuple[str, list[Finding]]) -> None:
    text, found = given
    laid_out = sections(text, found)
    for section in laid_out:
        shown = ["".join(piece.text for piece in chunk.pieces) for chunk in section.chunks]
        assert all(part.endswith("\n") for part in shown[:-1])
        assert sum(map(len, shown)) == section.characters
    named = [number for section in laid_out for number in section.blocks]
    long = [n for n, f in enumerate(found, 1) if f.family == "offtopic" and "\n" in text[f.start : f.end].strip()]
    assert sorted(named) == long


def test_a_small_finding_in_a_tail_is_drawn_and_the_tail_is_not() -> None:
    text = "Article.\n\nShare this\nRead moer\n"
    (article, tail) = sections(text, [finding(10, 30, family="offtopic"), finding(26, 30, family="spelling")])

    assert (article.blocks, tail.blocks, tail.lines) == ((), (1,), 2)
    assert [(p.text, p.drawn, p.covered) for p in all_pieces([tail])] == [
        ("Share this\nRead ", (), True),
        ("moer", (2,), True),
        ("\n", (), False),
    ]


def test_of_a_long_finding_the_places_that_its_fix_names_are_drawn() -> None:
    text = "x" * 200 + " russia and putin"
    fix = Fix(safe=True, edits=(Edit(start=201, end=207, text="Russia"), Edit(start=212, end=217, text="Putin")))
    (section,) = sections(text, [finding(0, 217, fix=fix)])

    assert [p.text for p in all_pieces([section]) if p.drawn] == ["russia", "putin"]
    assert [chunk.family for chunk in section.chunks] == ["garbled"]


def test_what_is_absorbed_is_drawn_in_the_wider_finding_and_told_on_its_card() -> None:
    text = "x" * 200 + " ukraine and russia"
    wider = finding(0, 219).absorbing([finding(201, 208, check="case-variant", family="spelling"), finding(213, 219, check="case-variant")])
    (section,) = laid_out = sections(text, [wider])
    (card,) = cards(text, [wider], mark_starts(laid_out), [None], {})

    assert [(p.text, p.drawn) for p in all_pieces([section]) if p.drawn] == [("ukraine", (1,)), ("russia", (1,))]
    marks = [p.text for p in all_pieces([section]) if not p.plain]
    assert [(inner.check, marks[inner.first : inner.stop]) for inner in card.absorbed] == [
        ("case-variant", [form]) for form in ("ukraine", "russia")
    ]


def test_what_a_tail_has_absorbed_is_not_drawn_and_can_be_told_from_the_rest() -> None:
    text = "Article.\n\nLeave a Reply\nYour adress is kept.\n"
    tail = finding(10, 44, family="offtopic").absorbing([finding(29, 35, check="misspelling", family="spelling")])
    laid_out = sections(text, [tail])
    (card,) = cards(text, [tail], mark_starts(laid_out), [None], {})

    marks = [p for p in all_pieces(laid_out) if not p.plain]
    assert [p.drawn for p in marks] == [(), (), ()]
    assert [p.text for p in marks[card.absorbed[0].first : card.absorbed[0].stop]] == ["adress"]


def test_a_long_text_is_cut_into_few_chunks_and_one_line_into_one() -> None:
    lines = "A line of some words.\n" * 5_000
    (section,) = sections(lines, [])
    assert len(section.chunks) < len(lines) / 4_000 + 1
    assert len(sections("word " * 20_000, [])[0].chunks) == 1


def test_fields_lie_over_findings() -> None:
    text = "Title\n\n“Yes”, said Ada."
    cut = list(pieces(text, [finding(8, 9)], [Field(0, 5, "title", "t"), Field(7, 12, "quote", "q")]))

    assert [(p.text, p.fields, p.opens) for p in cut if p.fields] == [
        ("Title", ("title",), ("t",)),
        ("“", ("quote",), ("q",)),
        ("Y", ("quote",), ()),
        ("es”", ("quote",), ()),
    ]


def test_a_change_shows_words_before_and_after_with_some_of_their_line() -> None:
    text = "One line.\nTalks over ukraine, said antony blinken in an interview that went on for long.\n"
    fix = Fix(safe=True, edits=(Edit(start=21, end=28, text="Ukraine"), Edit(start=35, end=49, text="Antony Blinken")))
    ((change,), more) = changes(text, fix)

    assert [tuple(part) for part in change.parts] == [
        ("same", "Talks over "),
        ("old", "ukraine"),
        ("new", "Ukraine"),
        ("same", ", said "),
        ("old", "antony blinken"),
        ("new", "Antony Blinken"),
        ("same", " in an interview that went…"),
    ]
    assert (more, change.removed) == (0, 0)


def test_a_blank_that_is_written_can_be_seen_and_a_long_text_that_goes_is_cut() -> None:
    blank = Fix(safe=True, edits=(Edit(start=1, end=1, text=" "),))
    assert [part.text for part in changes("ab", blank)[0][0].parts] == ["a", "␣", "b"]

    long = Fix(safe=True, edits=(Edit(start=0, end=1_000, text=""),))
    ((change,), _) = changes("w " * 500, long)
    assert change.removed == 1_000
    assert len(change.parts[0].text) < 200


@given(marked(), st.data())
def test_changes_of_any_fix_can_be_shown(given: tuple[str, list[Finding]], data: st.DataObject) -> None:
    text, found = given
    edits = tuple(Edit(start=f.start, end=f.end, text=data.draw(TEXT)) for f in found)
    shown, more = changes(text, Fix(safe=True, edits=edits))
    assert len(shown) <= 3
    assert more >= 0


def test_the_command_names_file_and_check_and_says_when_the_fix_may_be_wrong() -> None:
    safe, unsafe = (Fix(safe=yes, edits=(Edit(start=0, end=1, text=""),)) for yes in (True, False))

    assert mending(finding(0, 1, path="seeds/a.txt", fix=safe)) == "seedproof fix seeds/a.txt --select glued-words"
    assert mending(finding(0, 1, path="-a; b.txt", fix=unsafe)) == "seedproof fix './-a; b.txt' --select glued-words --unsafe"
    assert mending(finding(0, 1, path="a.txt")) is None
    assert mending(finding(0, 1, fix=safe)) is None
