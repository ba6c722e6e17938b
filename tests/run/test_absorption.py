"""One remedy, one finding: what is absorbed, by what, and that nothing passes by it which would fail without."""

from __future__ import annotations

from random import Random
from typing import ClassVar, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedproof import Absorbed, BatchCheck, Edit, Finding, Fix, RelatedLocation, Result
from seedproof.core.finding import SEVERITIES, Family, Severity
from seedproof.core.settings import FailOn
from seedproof.corpus.baseline import Baseline, Entry
from seedproof.run.absorption import absorb, unfold
from seedproof.run.findings import in_full_order
from seedproof.run.fixes import fixed


class Tail(BatchCheck):
    code: ClassVar[str] = "OFF190"
    family: ClassVar[Family] = "offtopic"
    severity: ClassVar[Severity] = "warning"
    absorbs: ClassVar[tuple[str, ...]] = ("offtopic", "GRB", "word", "style")

    def find(self, batch: object) -> tuple[()]:
        return ()


class Passage(Tail):
    code: ClassVar[str] = "GRB190"
    family: ClassVar[Family] = "garbled"
    absorbs: ClassVar[tuple[str, ...]] = ("word",)


class Document(Tail):
    code: ClassVar[str] = "GRB191"
    family: ClassVar[Family] = "garbled"
    absorbs: ClassVar[tuple[str, ...]] = ("passage",)
    speaks_of: ClassVar[Literal["span", "document"]] = "document"


class Word(Tail):
    code: ClassVar[str] = "SPL190"
    family: ClassVar[Family] = "spelling"
    absorbs: ClassVar[tuple[str, ...]] = ()


class Style(Document):
    code: ClassVar[str] = "SPL191"
    family: ClassVar[Family] = "spelling"
    absorbs: ClassVar[tuple[str, ...]] = ()


class Headline(Tail):
    code: ClassVar[str] = "SCH190"
    family: ClassVar[Family] = "schema"
    absorbs: ClassVar[tuple[str, ...]] = ()


CHECKS = (Tail(), Passage(), Document(), Word(), Style(), Headline())
KINDS = {check.name(): check for check in CHECKS}
FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "info")


def finding(name: str, start: int, end: int, severity: Severity = "warning", *, fix: Fix | None = None, **more: object) -> Finding:
    kind = KINDS[name]
    about = {
        "seed": "a",
        "path": "a.txt",
        "code": kind.code,
        "family": kind.family,
        "line": 1,
        "column": start + 1,
        "text": "",
        "message": "m",
    }
    own = {"check": name, "severity": severity, "start": start, "end": end, "fix": fix, "fingerprint": f"{name}{start}-{end}"}
    return Finding.model_validate(about | own | more)


def cut(start: int, end: int, *, safe: bool = True) -> Fix:
    return Fix(safe=safe, edits=(Edit(start=start, end=end, text=""),))


def told(*findings: Finding) -> list[tuple[str, list[str]]]:
    """Return the checks of the findings that are left, each with those that it has absorbed."""
    return [(f.check, [narrower.check for narrower in f.absorbed]) for f in absorb(findings, CHECKS)]


def test_what_lies_in_a_tail_that_goes_is_told_with_it() -> None:
    (tail,) = absorb([finding("word", 3, 5, message="no word"), finding("tail", 2, 9)], CHECKS)

    assert tail.absorbed == (Absorbed(check="word", start=3, end=5, message="no word"),)
    assert [f.fingerprint for f in tail.narrower] == ["word3-5"]
    assert [f.check for f in tail.unfolded()] == ["tail", "word"]


@pytest.mark.parametrize(
    ("narrower", "why"),
    [
        (finding("word", 3, 5, "error"), "it is severer, and the tail may be none"),
        (finding("word", 1, 5), "it begins before"),
        (finding("word", 8, 10), "it ends behind"),
        (finding("headline", 3, 5), "the check absorbs none of its kind"),
        (
            finding("word", 3, 5, fix=Fix(safe=False, edits=(Edit(start=3, end=4, text="x"), Edit(start=11, end=12, text="x")))),
            "mends more",
        ),
        (
            finding("word", 3, 5, variants=("we", "us"), related=(RelatedLocation(seed="a", start=20, end=22, text="us"),)),
            "is elsewhere too",
        ),
        (finding("word", 3, 5, message="m (and 7 more of this kind in this document)"), "it stands for others"),
        (finding("word", 3, 5, path="b.txt"), "it is in another document"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_the_remedy_may_not_mend_stays_a_finding(narrower: Finding, why: str) -> None:
    assert sorted(told(finding("tail", 2, 9), narrower)) == sorted([("tail", []), (narrower.check, [])]), why


def test_where_the_right_form_stands_does_not_matter() -> None:
    word = finding("word", 3, 5, variants=("us", "we"), related=(RelatedLocation(seed="a", start=20, end=22, text="us"),))
    assert told(finding("tail", 2, 9), word) == [("tail", ["word"])]


def test_a_fix_that_leaves_something_as_it_is_does_not_mend_it() -> None:
    passage = finding("passage", 0, 20, fix=Fix(safe=False, edits=(Edit(start=4, end=5, text="N"),)))
    assert told(passage, finding("word", 4, 8), finding("word", 10, 14)) == [("passage", ["word"]), ("word", [])]


def test_the_outermost_takes_all_that_those_within_have_taken() -> None:
    assert told(finding("tail", 0, 30), finding("passage", 5, 20), finding("word", 6, 8)) == [("tail", ["passage", "word"])]


def test_of_two_of_one_span_the_severer_stays() -> None:
    assert told(finding("tail", 2, 9), finding("tail", 2, 9, "error", message="n")) == [("tail", ["tail"])]


def test_a_finding_of_the_document_absorbs_wherever_it_shows() -> None:
    assert told(finding("passage", 50, 60), finding("document", 0, 9), finding("word", 70, 71)) == [("document", ["passage"]), ("word", [])]


def test_a_finding_of_the_document_is_absorbed_only_with_all_its_places() -> None:
    inside, outside = (RelatedLocation(seed="a", start=at, end=at + 2, text="x") for at in (5, 50))
    assert told(finding("tail", 0, 9), finding("style", 1, 3, related=(inside,))) == [("tail", ["style"])]
    assert told(finding("tail", 0, 9), finding("style", 1, 3, related=(inside, outside))) == [("tail", []), ("style", [])]


def baseline(fingerprints: set[str]) -> Baseline:
    return Baseline(tuple(Entry("", "", fingerprint=fingerprint) for fingerprint in sorted(fingerprints)))


def test_a_known_finding_does_not_hide_a_new_one() -> None:
    result = Result((), absorb([finding("tail", 2, 9), finding("word", 3, 5)], CHECKS), CHECKS)
    assert [f.check for f in result.findings] == ["tail"]

    known = result.baselined(baseline({"tail2-9"}))
    assert [(f.check, f.baselined) for f in known.findings] == [("tail", True), ("word", False)]
    both = result.baselined(baseline({"tail2-9", "word3-5"}))
    assert [(f.check, f.baselined, len(f.absorbed)) for f in both.findings] == [("tail", True, 1)]
    assert [f.check for f in result.baselined(baseline({"word3-5"})).findings] == ["tail"]


def test_fixes_of_absorbed_findings_are_applied_where_that_of_the_wider_is_not() -> None:
    text = "abcdefghij"
    word = finding("word", 3, 5, fix=Fix(safe=True, edits=(Edit(start=3, end=5, text="DE"),)))

    def mended(tail: Finding, *, unsafe: bool = False, refused: Finding | None = None) -> str:
        absorbed = absorb([tail, word], CHECKS)
        assert len(absorbed) == 1
        return fixed(text, absorbed, unsafe=unsafe, allowed=lambda f: refused is None or f.check != refused.check).text

    safe, doubtful = (finding("tail", 2, 9, fix=cut(2, 9, safe=safe)) for safe in (True, False))
    assert mended(safe) == "abj"
    assert mended(safe, refused=safe) == "abcDEfghij"
    assert mended(doubtful) == "abcDEfghij"
    assert mended(doubtful, unsafe=True) == "abj"
    assert mended(finding("tail", 2, 9)) == "abcDEfghij"


@st.composite
def findings(draw: st.DrawFn) -> list[Finding]:
    """Findings of two documents, at most of them within others."""
    drawn = []
    for number in range(draw(st.integers(0, 9))):
        start = draw(st.integers(0, 12))
        end = draw(st.integers(start + 1, 14))
        edit = draw(st.none() | st.integers(0, 13).map(lambda at: cut(at, at + 1)))
        name, severity = draw(st.sampled_from(sorted(KINDS))), draw(st.sampled_from(SEVERITIES))
        path = draw(st.sampled_from(["a.txt", "b.txt"]))
        drawn.append(finding(name, start, end, severity, fix=edit, fingerprint=f"f{number}", path=path, message=f"m{number}"))
    return drawn


@given(findings(), st.sets(st.integers(0, 9).map(lambda n: f"f{n}")))
def test_whatever_would_fail_without_absorption_fails_with_it(found: list[Finding], known: set[str]) -> None:
    plain = Result((), tuple(in_full_order(found)), CHECKS)
    marked = tuple(f.model_copy(update={"baselined": f.fingerprint in known}) for f in plain.findings)
    result = Result((), absorb(found, CHECKS), CHECKS).baselined(baseline(known))

    for level in FAIL_ON:
        assert result.exit_code(level) == plain.only(marked).exit_code(level)
    assert list(result.unfolded().findings) == list(marked), "nothing is lost, and all is as it was found"


@given(findings(), st.randoms(use_true_random=False))
def test_what_is_absorbed_depends_on_the_findings_alone(found: list[Finding], random: Random) -> None:
    first = absorb(found, CHECKS)
    shuffled = list(found)
    random.shuffle(shuffled)

    assert absorb(shuffled, CHECKS) == first
    assert absorb(first, CHECKS) == first
    assert absorb(unfold(first), CHECKS) == first
    for wider in first:
        assert not any(narrower.absorbed for narrower in wider.narrower)
        if wider.check != "document":
            assert all(wider.start <= f.start and f.end <= wider.end and f.origin == wider.origin for f in wider.narrower)
