"""The model of segments is learnt in one run, and tells in the package what it told while it was learnt. Skipped without torch."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from seedproof.checks.offtopic.layout.segmented import segmented
from seedproof.checks.offtopic.segments import chain, network, segments
from seedproof.checks.offtopic.segments.segment_features import segment_features
from seedproof.core.document import Document
from seedproof.parse import batch_of

from .rows import write_rows

pytest.importorskip("torch", reason="what learns segments is installed by the group training")
encoder: Any = pytest.importorskip(
    "training.segments.encoder", reason="the sentence encoder is installed by the group training", exc_type=ImportError
)
learn: Any = pytest.importorskip("training.segments.learn")
fitting: Any = pytest.importorskip("training.segments.fitting")
networks: Any = pytest.importorskip("training.segments.networks")
tables: Any = pytest.importorskip("training.segments.tables")
labelled: Any = pytest.importorskip("training.segments.labelled")
weights: Any = pytest.importorskip("training.segments.weights")

ARTICLE = [
    f"The harbour of the town has kept its {thing}, a clerk said on Monday in the hall." for thing in ("lamps", "ships", "ropes", "walls")
]
TAIL = ["Sign up for our letter", "More stories", "Lamps of the north"]


def said(texts: Sequence[str]) -> np.ndarray:
    """Say of a text what its letters are, as an encoder that knows little."""
    return np.array(
        [np.bincount([ord(c) % encoder.WIDTH for c in text], minlength=encoder.WIDTH) / len(text) for text in texts], np.float16
    )


def test_the_package_tells_what_the_student_told(tmp_path: Path) -> None:
    texts = ["\n".join(ARTICLE + TAIL), f"{TAIL[0]}\n\n{' '.join(ARTICLE)}", ARTICLE[0], "\n".join([*TAIL, *ARTICLE] * 4)]
    data = tables.table([labelled.Labelled(str(i), text, "a", "a", "raw") for i, text in enumerate(texts)])
    words = networks.Words(8)
    words.table.weight.data *= 30
    student = networks.Student(words, data.features.shape[1])
    weights.write(tmp_path / "segments.npz", fitting.state(student))
    with np.load(tmp_path / "segments.npz") as file:
        shipped = network.read(dict(file))
    batch = segmented(batch_of([Document(str(i), text) for i, text in enumerate(texts)]))

    scores = network.emissions(batch, network.said(batch, shipped), segment_features(batch).values, shipped)
    told = chain.likelihoods(scores, segments.steps(batch), batch.lines.of_document, shipped)

    assert told == pytest.approx(fitting.likelihoods(student, data, np.arange(len(texts))), abs=0.02)
    assert told.std(axis=0).max() > 0.02


def test_what_the_encoder_said_is_kept_by_digests_and_not_asked_again(tmp_path: Path) -> None:
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> np.ndarray:
        asked.extend(texts)
        return said(texts)

    meanings = encoder.Meanings(tmp_path, lambda: encode)
    meanings.add([*TAIL, TAIL[0]])
    again = encoder.Meanings(tmp_path, lambda: encode)
    again.add([*ARTICLE, *TAIL])

    assert asked == [*TAIL, *ARTICLE]
    index = again.index([ARTICLE[1], TAIL[0], "unknown"])
    assert index.tolist()[2] == -1
    np.testing.assert_array_equal(again.vectors[index[:2]], said([ARTICLE[1], TAIL[0]]))
    assert all(TAIL[0].encode() not in file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.parametrize("held", [True, False])
def test_one_run_learns_what_the_package_reads(
    held: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\n".join(ARTICLE + TAIL)
    start = text.index(TAIL[0])
    mark = {"family": "offtopic", "kind": "tail", "sure": 2, "start": start, "end": len(text)}
    sets: dict[str, list[dict[str, Any]]] = {name: [] for name in learn.LABELLED}
    sets["gold_more"] = [{"id": f"g{k}", "site": f"g{k}.example", "lang": "en", "text": text, "marks": [mark]} for k in range(12)]
    sets["clean"] = [{"id": f"c{k}", "lang": "en", "text": "\n".join(ARTICLE * 2)} for k in range(8)]
    sets["gold"] = sets["gold_more"][:1]
    (tmp_path / "raw").mkdir()
    for name, rows in sets.items():
        write_rows(tmp_path / f"{name}.jsonl.gz", rows)
    write_rows(tmp_path / "raw/raw_en.jsonl.gz", [{"id": f"r{k}", "site": f"r{k}.example", "text": f"{k}\n{text}"} for k in range(20)])
    monkeypatch.setattr(encoder.Meanings.__init__, "__defaults__", (lambda: said,))
    monkeypatch.setattr("training.segments.material.MADE", 10)
    monkeypatch.setattr(learn, "TEACHER", learn.TEACHER | {"epochs": 1})
    options = ["--work", str(tmp_path / "work"), "--target", str(tmp_path / "out"), *(["--held", "0"] if held else [])]
    monkeypatch.setattr(sys, "argv", ["learn", str(tmp_path), str(tmp_path / "raw"), *options])

    learn.main()

    with np.load(tmp_path / "out/segments.npz") as file:
        assert np.isfinite(network.read(dict(file)).reading).all()
    assert ("off-topic from 0.9" in capsys.readouterr().out) == held


def test_trying_writes_nothing_into_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["learn", str(tmp_path), str(tmp_path), "--limit", "3"])

    with pytest.raises(SystemExit):
        learn.main()
