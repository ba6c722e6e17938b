"""Counts of a corpus are merged as batches arrive, and few are held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from seedproof import Batch, CorpusCheck, Hit
from seedproof.core.finding import Family, Severity
from seedproof.run.tallies import Tallies


class Letters(CorpusCheck[Counter[str], dict[str, int]]):
    """Counts letters, and notes how many counts were merged."""

    code: ClassVar[str] = "GRB398"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "info"

    def tally(self, batch: Batch) -> Counter[str]:
        """Return the letters of the batch."""
        return Counter(batch.text)

    def merge(self, left: Counter[str], right: Counter[str]) -> Counter[str]:
        """Return the letters of both."""
        if "!" in left or "!" in right:
            raise ValueError("no merging of !")
        return left + right

    def decide(self, counts: Counter[str]) -> dict[str, int]:
        """Return the counts."""
        return dict(counts)

    def find(self, batch: Batch, decisions: dict[str, int]) -> Iterator[Hit]:
        """Find nothing."""
        yield from ()


@given(st.lists(st.text("abc", max_size=4), max_size=40))
def test_what_is_decided_does_not_depend_on_when_counts_are_merged(texts: list[str]) -> None:
    tallies = Tallies([Letters()])
    for text in texts:
        tallies.add({"letters": Counter(text)})
        held = tallies._held["letters"]
        assert len(held) <= len(texts).bit_length()
    assert tallies.decisions().get("letters", {}) == Counter("".join(texts))
    assert not tallies.failures


def test_counts_that_cannot_be_merged_are_a_failure_of_their_check_alone() -> None:
    tallies = Tallies([Letters()])
    for text in ("a", "!", "b", "c"):
        tallies.add({"letters": Counter(text)})
    assert tallies.decisions() == {}
    assert [(f.check, f.error) for f in tallies.failures] == [("letters", "ValueError: no merging of !")]


class Unnamed(Letters):
    """Decides something, and cannot say which strings it will look for."""

    code: ClassVar[str] = "GRB399"

    def required_literals(self, decisions: dict[str, int]) -> list[str]:
        """Fail."""
        raise KeyError("no name")


def test_a_check_that_cannot_name_its_required_literals_fails_alone() -> None:
    tallies = Tallies([Letters(), Unnamed()])
    for name in ("letters", "unnamed"):
        tallies.add({name: Counter("abc")})
    decisions = tallies.decisions()

    assert tallies.required_literals(decisions) == [None]
    assert list(decisions) == ["letters"]
    assert [f.check for f in tallies.failures] == ["unnamed"]
