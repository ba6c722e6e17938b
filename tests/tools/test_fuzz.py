"""The fuzzer tries laws that hold, keeps what breaks one so that it can be tried again, and finds that were mended stay mended."""

from __future__ import annotations

import contextlib
from pathlib import Path
from random import Random

import pytest
from tools import fuzz, fuzz_inputs, fuzz_laws

MENDED = sorted(path for path in (Path(__file__).parent.parent / "fuzzed").iterdir() if path.is_dir())
FAST = ("readers", "parser", "checks", "batches", "settings")


@pytest.mark.parametrize("find", MENDED, ids=lambda path: path.name)
def test_what_was_found_and_mended_holds(find: Path) -> None:
    assert fuzz.broken_by(find.name.partition("-")[0], fuzz.files_in(find)) is None


@pytest.mark.parametrize("turn", range(2))
@pytest.mark.parametrize("law", FAST)
def test_the_laws_hold_for_a_few_files(law: str, turn: int) -> None:
    assert fuzz.broken_by(law, fuzz_laws.LAWS[law].make(Random(f"7 {law} {turn}"))) is None


@pytest.mark.parametrize("law", fuzz_laws.LAWS)
def test_one_seed_draws_the_same_files(law: str) -> None:
    make = fuzz_laws.LAWS[law].make
    assert make(Random("3")) == make(Random("3")) != make(Random("4"))


def test_a_find_is_kept_small_with_the_way_to_repeat_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_bang(folder: Path) -> None:
        assert b"!" not in (folder / "a.txt").read_bytes()

    def drawn(_draw: Random) -> fuzz_inputs.Files:
        return {"a.txt": b"so many words! and more of them", "b.txt": b"others"}

    monkeypatch.setitem(fuzz_laws.LAWS, "parser", fuzz_laws.Law(drawn, no_bang))
    assert fuzz.fuzz(["parser"], seed=5, seconds=0.5, finds=tmp_path) == 1

    (find,) = tmp_path.iterdir()
    assert fuzz.files_in(find) == {"a.txt": b"!", "b.txt": b""}
    assert f"--repeat {find}" in (find / "why.txt").read_text("utf-8")
    assert str(find) in capsys.readouterr().out
    assert "no_bang" in (fuzz.broken_by("parser", fuzz.files_in(find)) or "")


@pytest.mark.parametrize("caught", [False, True])
def test_what_hangs_is_a_find_whatever_it_makes_of_being_ended(monkeypatch: pytest.MonkeyPatch, caught: bool) -> None:
    def hang(_folder: Path) -> None:
        with contextlib.suppress(*([OSError] if caught else [])):
            while True:
                pass

    monkeypatch.setattr(fuzz, "HANGS", 1)
    monkeypatch.setitem(fuzz_laws.LAWS, "parser", fuzz_laws.Law(lambda _draw: {}, hang))
    broken = fuzz.broken_by("parser", {}) or ""
    assert "longer than 1 seconds" in broken
    assert "in hang" in broken
