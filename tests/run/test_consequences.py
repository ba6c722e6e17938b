"""Of the fixes of a text those are taken back that did not mend what they were for, or brought something worse."""

from __future__ import annotations

import pytest

from seedproof import Edit, Finding, Fix, RelatedLocation
from seedproof.core.finding import Severity
from seedproof.run.consequences import Attempt, to_blame
from seedproof.run.result import SeedRow

OLD = "one two  two  three"
ROW = SeedRow("a", None, "en", "", None, 0, len(OLD), 0)


def finding(start: int, end: int, *, check: str = "x", severity: Severity = "warning", text: str = "two") -> Finding:
    return Finding(
        seed="a", check=check, code="GRB399", family="garbled", severity=severity, start=start, end=end, line=1, column=start + 1,
        text=text, message="m", fingerprint=f"{start:08x}{end:08x}", fix=Fix(safe=True, edits=(Edit(start=end, end=end + 1, text=""),)),
    )  # fmt: skip


def blamed(found: Finding, *applied: Finding, before: tuple[Finding, ...] = ()) -> list[Finding]:
    edits = tuple(edit for each in applied for edit in (each.fix.edits if each.fix else ()))
    new = OLD
    for edit in reversed(edits):
        new = new[: edit.start] + edit.text + new[edit.end :]
    return to_blame(Attempt(OLD, new, applied, edits, (*applied, *before)), [found], ROW, ROW)


FIRST, SECOND = finding(4, 8), finding(9, 13)


def test_a_finding_that_is_still_there_blames_its_own_fix() -> None:
    assert blamed(finding(4, 8), FIRST, SECOND) == [FIRST]
    assert blamed(finding(8, 12), FIRST, SECOND) == [SECOND], "where it stands now"


@pytest.mark.parametrize(("start", "end"), [(8, 9), (13, 14)])
def test_one_that_only_lies_beside_it_is_another(start: int, end: int) -> None:
    there_before = finding(start, end)
    assert to_blame(Attempt(OLD, OLD, (SECOND,), (), (SECOND, there_before)), [there_before], ROW, ROW) == []


def test_what_is_new_blames_the_nearest_fix_if_it_is_a_warning_or_worse() -> None:
    new = finding(13, 17, check="y")
    assert blamed(new, FIRST, SECOND) == [SECOND]
    assert blamed(new.model_copy(update={"severity": "info"}), FIRST, SECOND) == []


def test_what_was_there_before_blames_none_unless_it_is_worse_now() -> None:
    new = finding(13, 17, check="y")
    before = finding(15, 19, check="y")
    assert blamed(new, FIRST, SECOND, before=(before,)) == []
    assert blamed(new, FIRST, SECOND, before=(before.model_copy(update={"severity": "info"}),)) == [SECOND]


def test_a_text_that_cannot_be_read_again_or_has_lost_its_body_blames_all() -> None:
    attempt = Attempt(OLD, "", (FIRST, SECOND), (), (FIRST, SECOND))
    assert to_blame(attempt, [], ROW, None) == [FIRST, SECOND]
    assert to_blame(attempt, [], ROW, ROW._replace(body_length=0)) == [FIRST, SECOND]
    assert to_blame(attempt, [], ROW._replace(body_length=0), ROW._replace(body_length=0)) == []


def judged(found: Finding, *applied: Finding) -> list[Finding]:
    """Return which fixes are blamed for a finding, by its place in the old text."""
    return to_blame(Attempt(OLD, OLD, applied, (), applied), [found], ROW, ROW)


@pytest.mark.parametrize(
    ("start", "end", "same"),
    [
        (8, 9, False), (8, 10, True), (12, 14, True), (13, 14, False), (0, 19, True), (10, 11, True), (8, 8, False), (9, 9, True),
        (13, 13, True), (14, 14, False),
    ],
)  # fmt: skip
def test_a_finding_is_still_there_where_it_shares_a_character_with_its_place(start: int, end: int, same: bool) -> None:
    assert (SECOND in judged(finding(start, end, severity="info"), FIRST, SECOND)) is same
    assert judged(finding(start, end, severity="info", text="three"), FIRST, SECOND) == []
    assert judged(finding(start, end, severity="info", check="y"), FIRST, SECOND) == []


@pytest.mark.parametrize(
    ("start", "end", "nearest"),
    [
        (0, 3, [FIRST]), (9, 10, [FIRST]), (10, 11, [FIRST]), (10, 12, [FIRST, SECOND]), (11, 11, [FIRST, SECOND]), (11, 12, [SECOND]),
        (14, 15, [SECOND]), (18, 19, [SECOND]), (8, 13, [FIRST, SECOND]), (9, 13, [FIRST, SECOND]), (9, 12, [FIRST]), (10, 13, [SECOND]),
    ],
)  # fmt: skip
def test_what_is_new_has_come_of_the_fixes_that_it_touches_or_else_of_the_nearest(start: int, end: int, nearest: list[Finding]) -> None:
    assert judged(finding(start, end, check="y"), FIRST, SECOND) == nearest


@pytest.mark.parametrize(("seeds", "told"), [((), True), (("a",), True), (("b", "a"), True), (("b",), False), (("b", "c"), False)])
def test_what_a_text_has_in_common_with_others_blames_none(seeds: tuple[str, ...], told: bool) -> None:
    related = tuple(RelatedLocation(seed=seed, start=0, end=1, text="o") for seed in seeds)
    assert bool(judged(finding(13, 17, check="y").model_copy(update={"related": related}), FIRST, SECOND)) is told


@pytest.mark.parametrize(
    ("place", "was"),
    [(0, 0), (3, 3), (4, 4), (5, 4), (6, 4), (7, 7), (8, 8), (10, 10), (11, 14), (12, 15), (13, 16), (14, 16), (15, 16), (16, 17)],
)
def test_a_place_in_the_new_text_was_where_its_fix_began_or_as_far_from_it(place: int, was: int) -> None:
    """The text is "one two  two  three": "two" becomes "TWO", two blanks with a word are cut, and a letter becomes three."""
    edits = (Edit(start=4, end=7, text="TWO"), Edit(start=11, end=14, text=""), Edit(start=16, end=17, text="rrr"))
    fix = finding(0, 1).model_copy(update={"fix": Fix(safe=True, edits=edits)})
    known = finding(was, was, check="y")  # what was there before is blamed on none

    attempt = Attempt(OLD, "one TWO  twthrrree", (fix,), edits, (fix, known))
    assert to_blame(attempt, [finding(place, place, check="y", text="z")], ROW, ROW) == []
    assert to_blame(attempt._replace(found=(fix,)), [finding(place, place, check="y", text="z")], ROW, ROW) == [fix]


@pytest.mark.parametrize(("start", "end", "lost"), [(0, 1, True), (4, 5, True), (0, 5, False), (1, 4, False), (5, 7, False)])
def test_a_cut_that_takes_one_of_a_pair_is_taken_back(start: int, end: int, lost: bool) -> None:
    text = "(two) three"
    cut = finding(start, end).model_copy(update={"fix": Fix(safe=True, edits=(Edit(start=start, end=end, text=""),))})
    attempt = Attempt(text, text[:start] + text[end:], (cut,), cut.fix.edits if cut.fix else (), (cut,))

    assert to_blame(attempt, [], ROW, ROW) == [cut] * lost
    written = cut.model_copy(update={"fix": Fix(safe=True, edits=(Edit(start=start, end=end, text="x"),))})
    assert to_blame(attempt._replace(applied=(written,)), [], ROW, ROW) == []  # what is written there may be the other half
