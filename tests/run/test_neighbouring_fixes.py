"""Fixes that touch are both applied, those that overlap are not, and one of several edits is applied whole or not at all."""

from __future__ import annotations

import pytest

from seedproof import Edit, Finding, Fix
from seedproof.run.fixes import fixed


def finding(*edits: tuple[int, int, str], safe: bool = True, baselined: bool = False) -> Finding:
    fix = Fix(safe=safe, edits=tuple(Edit(start=start, end=end, text=text) for start, end, text in edits))
    start, end = min(edit.start for edit in fix.edits), max(edit.end for edit in fix.edits)
    return Finding(
        seed="a", check="x", code="GRB399", family="garbled", severity="error", start=start, end=end, line=1, column=start + 1,
        text="", message="m", fingerprint=f"{start:08x}{end:08x}", fix=fix, baselined=baselined,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("edits", "text"),
    [
        ([(0, 2, "X"), (2, 4, "Y")], "XYefgh"),
        ([(2, 4, "Y"), (0, 2, "X")], "XYefgh"),
        ([(0, 2, ""), (2, 4, "")], "efgh"),
        ([(0, 2, "XXXX"), (2, 3, "Y"), (3, 4, "Z")], "XXXXYZefgh"),
        ([(2, 2, " "), (2, 4, "Y")], "ab Yefgh"),
        ([(0, 2, "X"), (2, 2, " ")], "X cdefgh"),
        ([(0, 0, "<"), (8, 8, ">")], "<abcdefgh>"),
        ([(7, 8, ""), (0, 1, "")], "bcdefg"),
    ],
)
def test_fixes_that_touch_are_all_applied(edits: list[tuple[int, int, str]], text: str) -> None:
    done = fixed("abcdefgh", [finding(edit) for edit in edits])

    assert done.text == text
    assert len(done.applied) == len(edits)
    assert done.left == ()


@pytest.mark.parametrize(("first", "second"), [((0, 3, "X"), (2, 5, "Y")), ((0, 5, "X"), (2, 3, "Y")), ((0, 5, "X"), (2, 2, "Y"))])
def test_of_fixes_that_overlap_the_first_is_applied_and_the_other_is_left(
    first: tuple[int, int, str], second: tuple[int, int, str]
) -> None:
    findings = [finding(second), finding(first)]
    done = fixed("abcdefgh", findings)

    assert done.text == "X" + "abcdefgh"[first[1] :]
    assert (done.applied, done.left) == ((findings[1],), (findings[0],))


def test_two_texts_put_in_at_one_place_are_one_too_many() -> None:
    assert fixed("ab", [finding((1, 1, "X")), finding((1, 1, "Y"))]).text in ("aXb", "aYb")


def test_a_fix_of_several_edits_is_applied_whole_or_not_at_all() -> None:
    pair, inside = finding((0, 1, "X"), (4, 5, "Z")), finding((4, 6, "Y"))

    assert fixed("abcdefgh", [pair]).text == "XbcdZfgh"
    assert fixed("abcdefgh", [pair, inside]).text == "XbcdZfgh"
    assert fixed("abcdefgh", [finding((4, 6, "Y")), finding((5, 6, "1"), (7, 8, "2"))]).text == "abcdYgh"


def test_what_is_in_the_baseline_is_not_mended() -> None:
    assert fixed("abc", [finding((0, 1, "X"), baselined=True), finding((2, 3, "Y"))]).text == "abY"


def test_many_fixes_are_applied_at_their_own_places() -> None:
    text = "ab" * 500
    assert fixed(text, [finding((at, at + 1, "xyz"[: at % 4])) for at in range(0, 1000, 2)]).text == "".join(
        "xyz"[: at % 4] + "b" for at in range(0, 1000, 2)
    )
