"""Counts of a corpus are merged as batches arrive, few are held, and they may be counted in several places."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from seedproof import Batch, CorpusCheck, Hit
from seedproof.core.finding import Family, Severity
from seedproof.run.tallies import Decisions, Tallies


class Letters(CorpusCheck[Counter[str], dict[str, int]]):
    """Counts letters, and cannot merge an exclamation mark."""

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


def tallied(texts: list[str]) -> Tallies:
    tallies = Tallies([Letters()])
    for text in texts:
        tallies.add({"letters": Counter(text)})
    return tallies


@given(st.lists(st.text("abc", max_size=4), max_size=40))
def test_what_is_decided_does_not_depend_on_when_counts_are_merged(texts: list[str]) -> None:
    tallies = Tallies([Letters()])
    for text in texts:
        tallies.add({"letters": Counter(text)})
        assert len(tallies.export().held["letters"]) <= len(texts).bit_length()
    assert tallies.decide().by_check.get("letters", {}) == Counter("".join(texts))
    assert not tallies.failures


@given(st.lists(st.lists(st.text("abc", max_size=4), max_size=12), max_size=8))
def test_counts_of_several_places_are_as_good_as_those_of_one(places: list[list[str]]) -> None:
    whole = Tallies([Letters()])
    for texts in places:
        whole.take(pickle.loads(pickle.dumps(tallied(texts).export())))

    everything = "".join(text for texts in places for text in texts)
    assert len(whole.export().held["letters"]) <= max(sum(map(len, places)), 1).bit_length()
    assert whole.decide().by_check.get("letters", {}) == Counter(everything)
    assert not whole.export().held


def test_counts_that_cannot_be_merged_are_a_failure_of_their_check_alone() -> None:
    tallies = tallied(["a", "!", "b", "c"])

    assert not tallies.decide()
    (failure,) = tallies.failures
    assert (failure.check, failure.error) == ("letters", "ValueError: no merging of !")
    assert "test_tallies.py:" in (failure.line or "")


def test_what_could_not_be_merged_in_one_place_is_not_decided_by_the_others() -> None:
    whole = tallied(["a", "b"])
    whole.take(tallied(["a", "!"]).export())
    whole.take(tallied(["c"]).export())

    assert whole.decide() == Decisions()
    assert [failure.check for failure in whole.failures] == ["letters"]


class Leaving(Letters):
    """Leaves the program instead of deciding."""

    code: ClassVar[str] = "GRB397"

    def decide(self, counts: Counter[str]) -> dict[str, int]:
        """Leave."""
        raise SystemExit(0)


class Unnamed(Letters):
    """Decides something, and cannot say which strings it will look for."""

    code: ClassVar[str] = "GRB399"

    def required_literals(self, decisions: dict[str, int]) -> list[str]:
        """Fail."""
        raise KeyError("no name")


def test_a_check_that_cannot_decide_or_name_its_required_literals_fails_alone() -> None:
    tallies = Tallies([Letters(), Unnamed(), Leaving()])
    tallies.add({name: Counter("abc") for name in ("letters", "unnamed", "leaving")})

    assert tallies.decide() == Decisions({"letters": Counter("abc")}, (None,))
    assert [(f.check, f.error) for f in tallies.failures] == [("unnamed", "KeyError: 'no name'"), ("leaving", "SystemExit: 0")]
