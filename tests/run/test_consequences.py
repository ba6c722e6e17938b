"""Of the fixes of a text those are taken back that did not mend what they were for, or brought something worse."""

from __future__ import annotations

import pytest

from seedproof import Edit, Finding, Fix
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
