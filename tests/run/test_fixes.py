"""Fixes change what they say and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from seedproof import Edit, Finding, Fix
from seedproof.run.fixes import fixed


def finding(start: int, end: int, text: str, *, safe: bool = True) -> Finding:
    fix = Fix(safe=safe, edits=(Edit(start=start, end=end, text=text),))
    return Finding(
        seed="a",
        check="x",
        code="GRB399",
        family="garbled",
        severity="error",
        start=start,
        end=end,
        line=1,
        column=1,
        text="",
        message="m",
        fingerprint="f",
        fix=fix,
    )


def test_only_safe_fixes_are_applied_unless_asked() -> None:
    findings = [finding(0, 1, "A"), finding(2, 3, "C", safe=False)]

    assert fixed("abc", findings).text == "Abc"
    assert fixed("abc", findings, unsafe=True).text == "AbC"


def test_of_two_that_overlap_the_safe_one_is_applied() -> None:
    done = fixed("abcdef", [finding(0, 4, "X", safe=False), finding(2, 6, "Y")], unsafe=True)

    assert done.text == "abY"
    assert len(done.left) == 1


def test_equal_fixes_count_as_one() -> None:
    done = fixed("abc", [finding(0, 1, "A"), finding(0, 1, "A")])

    assert done.text == "Abc"
    assert len(done.applied) == 2


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.text(max_size=3)), max_size=8))
def test_what_lies_outside_the_applied_edits_stays(text: str, spans: list[tuple[int, int, str]]) -> None:
    findings = [finding(min(a, b, len(text)), min(max(a, b), len(text)), new) for a, b, new in spans]
    done = fixed(text, findings)

    cut = set()
    for applied in done.applied:
        cut |= set(range(applied.start, applied.end))
    kept = [c for i, c in enumerate(text) if i not in cut]
    added = sum(len(e.text) for e in {e for f in done.applied if f.fix for e in f.fix.edits})
    assert len(done.text) == len(kept) + added
    if not added:
        assert done.text == "".join(kept)
