"""What the measurement of speed computes of times; the times themselves are not tested."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import pytest
from benchmarks import speed
from benchmarks.documents import made_up, megabytes_of, read

from seedproof import Document


def test_builds_take_turns_and_neither_is_always_first() -> None:
    order: list[str] = []

    def measure(name: str) -> float:
        order.append(name)
        return float(len(order))

    taken = speed.in_turn({"a": lambda: measure("a"), "b": lambda: measure("b")}, 3)

    assert order == ["a", "b", "b", "a", "a", "b"]
    assert taken == [{"a": 1.0, "b": 2.0}, {"b": 3.0, "a": 4.0}, {"a": 5.0, "b": 6.0}]


def test_rates_and_ratios_are_medians_of_rounds_not_ratios_of_medians() -> None:
    taken = [{speed.CHECK: check, speed.BASE: base, speed.FINDALL: 0.02} for check, base in ((0.2, 0.4), (0.5, 0.4), (0.4, 0.5))]

    lines = dict(line.split("  ", 1) for line in speed.told(taken))

    assert lines[speed.CHECK].split() == ["2.50", "[2.00,", "5.00]", "MB/s"]
    assert lines["ratio"].split()[:3] == ["20.00", "[10.00,", "25.00]"]
    assert lines["ratio to the other build"].split()[:3] == ["0.80", "[0.50,", "1.25]"]


def test_without_another_build_there_is_no_ratio_to_it() -> None:
    lines = speed.told([{speed.CHECK: 0.2, speed.FINDALL: 0.02}])

    assert len(lines) == 3
    assert not any("other build" in line for line in lines)
    assert not any("[" in line for line in lines)  # one round has no extremes


def test_the_start_up_is_cancelled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [Document(str(i), "a" * 1_000_000) for i in range(16)]
    monkeypatch.setattr(speed, "check_seconds", lambda documents, source: 7 + 0.25 * megabytes_of(documents))

    assert speed.without_start_up(documents, None) == pytest.approx(0.25)


def test_too_little_text_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    times = count(9, -1)
    monkeypatch.setattr(speed, "check_seconds", lambda documents, source: next(times))

    with pytest.raises(SystemExit, match="2"):
        speed.without_start_up([Document(str(i), "a") for i in range(16)], Path("src"))

    assert "give a larger --mb" in capsys.readouterr().err


def test_made_up_text_is_the_same_each_time_large_enough_and_of_different_documents() -> None:
    documents = made_up(0.1)

    assert documents == made_up(0.1)
    assert 0.1 <= megabytes_of(documents) < 0.2
    assert len({document.text for document in documents}) == len({document.id for document in documents}) == len(documents)


def test_documents_of_a_file_come_again_under_new_ids_until_there_are_enough(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps({"id": name, "text": name * 1000}) + "\n" for name in "ab") + "\n", encoding="utf-8")

    documents = read(file, 0.005)

    assert [document.text[0] for document in documents] == ["a", "b", "a", "b", "a"]
    assert len({document.id for document in documents}) == 5
