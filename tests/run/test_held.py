"""However many findings a run has, it tells the same in the same order; of many few are in memory."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import pytest

from seedproof import CheckSelection, Document, Finding, Texts, check_corpus
from seedproof.core.document import Origin
from seedproof.run import engine
from seedproof.run.absorption import Absorption
from seedproof.run.held import FindingsOnDisk, HeldFindings

BROKEN = sorted((Path(__file__).parents[1] / "broken").glob("*.txt"))


def corpus(shared: bool) -> Texts:
    """The broken documents twice, under ids of their own or two of each id."""
    texts = [(file.stem, file.read_text(encoding="utf-8")) for file in BROKEN]
    return Texts([Document(f"{name}{'' if shared else number}", text) for number in (1, 2) for name, text in texts])


@pytest.mark.parametrize("shared", [False, True])
def test_many_findings_are_told_as_few_are(monkeypatch: pytest.MonkeyPatch, shared: bool) -> None:
    usual = check_corpus(corpus(shared), CheckSelection.of(), jobs=1)
    monkeypatch.setattr(engine, "HeldFindings", lambda: HeldFindings(few=7))
    many = check_corpus(corpus(shared), CheckSelection.of(), jobs=1, batch_size=2_000)

    assert isinstance(usual.findings, tuple)
    assert isinstance(many.findings, FindingsOnDisk)
    assert list(many.findings) == list(usual.findings)
    assert [f.narrower for f in many.findings] == [f.narrower for f in usual.findings]
    assert [f.origin for f in many.findings] == [f.origin for f in usual.findings]
    assert [*many.by_document().items()] == [*usual.by_document().items()]
    assert many.exit_code("error") == usual.exit_code("error")
    assert many.unfolded() == usual.unfolded()


def findings() -> list[Finding]:
    return list(check_corpus(corpus(shared=False), CheckSelection.of(), jobs=1).unfolded().findings)


def test_whatever_order_they_come_in_they_are_told_in_one_and_of_what_has_changed_none() -> None:
    found, absorption = findings(), Absorption(CheckSelection.of().checks())
    usual = absorption.absorb(found)
    documents = list({(f.seed, f.origin): None for f in found})
    random.Random(3).shuffle(found)
    held = HeldFindings(few=50)
    for one in found:
        held.add([one])

    changed = documents[0][1]
    assert list(held.told(documents, absorption.absorb)) == list(usual)
    assert list(held.told(documents, absorption.absorb, {changed})) == [f for f in usual if f.origin != changed]


def test_findings_on_disk_are_known_by_their_documents() -> None:
    found = findings()
    documents = FindingsOnDisk(found).by_document()

    assert set(documents) == {f.origin for f in found}
    assert len(documents) == len(set(documents))
    assert found[0].origin in documents
    assert documents[found[0].origin] == [f for f in found if f.origin == found[0].origin]
    assert documents.get(Origin("nowhere", 0)) is None


def test_findings_on_disk_are_a_sequence_as_a_tuple_is() -> None:
    found = findings()[:250]
    disk = FindingsOnDisk(found)

    assert len(disk) == 250
    assert disk == tuple(found)
    assert disk != tuple(found[:-1])
    assert disk != tuple(reversed(found))
    assert [disk[0], disk[-1], disk[101]] == [found[0], found[-1], found[101]]
    assert [*disk[:3], *disk[248:], *disk[5:1:-2], *disk[9:9]] == [*found[:3], *found[248:], *found[5:1:-2]]
    assert found[7] in disk
    assert pickle.loads(pickle.dumps(disk)) == tuple(found)
    one, other = iter(disk), iter(disk)
    assert [next(one), next(other), next(one)] == [found[0], found[0], found[1]]
    with pytest.raises(IndexError):
        disk[250]
