"""Findings of one check in one document are bounded: where everything is a defect, the last one tells how many more there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedproof import CheckSelection, Document, Finding, Project
from seedproof.run.worker import Worker

WORKER = Worker(CheckSelection.of(Project(Path("/nonexistent"))).checks())
UNITS = {
    "invisible-character": "a\u200b",
    "control-character": "a\x01",
    "replacement-character": "abcde\ufffd ",
    "mixed-script-word": "pаypаl ",
    "dangling-quote": "It is “so. ",
    "split-abbreviation": "u. S. ",
}


def _found(check: str, *texts: str) -> list[list[Finding]]:
    documents = [Document(str(number), text) for number, text in enumerate(texts)]
    findings = sorted((f for f in WORKER.examine(documents).findings if f.check == check), key=lambda f: f.start)
    return [[f for f in findings if f.seed == document.id] for document in documents]


@pytest.mark.parametrize(("check", "unit"), UNITS.items(), ids=UNITS)
def test_a_long_document_has_a_thousand_findings_of_one_check_at_most(check: str, unit: str) -> None:
    (found,) = _found(check, unit * 12_000)

    assert len(found) == 1000
    assert found[-1].message.endswith("0 more of this kind in this document)")
    assert all(f.message and "more of this kind" not in f.message for f in found[:-1])


def test_those_that_are_told_are_the_first_and_the_others_are_counted() -> None:
    (found,) = _found("invisible-character", "a\u200b" * 12_000)

    assert [f.start for f in found] == list(range(1, 2000, 2))
    assert found[-1].message.endswith(" (and 11,000 more of this kind in this document)")


def test_a_short_document_has_twenty_and_one_for_each_twenty_characters() -> None:
    text = "a\u200b" * 200

    assert [len(found) for found in _found("invisible-character", text, "a\u200b" * 40, "a\u200b" * 20, text)] == [40, 24, 20, 40]


def test_a_document_is_told_of_as_if_it_were_alone() -> None:
    texts = ["a\u200b" * 200, "“We will see.” \u200b", "a\x01" * 300]

    together = _found("invisible-character", *texts)

    assert [[f.message for f in found] for found in together] == [[f.message for f in _found("invisible-character", t)[0]] for t in texts]
