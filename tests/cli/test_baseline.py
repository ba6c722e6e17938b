"""The baseline as a project has it: recorded, mended beside, renamed, pruned, with reasons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof

SLIPS = CLEAN.replace("the town had", "thetown had").replace("if the wind", "if thewind")
OTHER = "Mill at Orrin to grind again\n\nBy Petra Holm\n\n" + "".join(
    f"The mill at Orrin will grind {grain} again from the autumn, its owner said on {day}, and thebridge is to be mended.\n\n"
    for grain, day in (("wheat", "Monday"), ("rye", "Tuesday"))
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seedproof.toml").write_text('select = ["glued-words", "comment-form"]\n', encoding="utf-8")
    (tmp_path / "seeds" / "a.txt").write_text(SLIPS + BROKEN[len(CLEAN) :], encoding="utf-8")
    (tmp_path / "seeds" / "b.txt").write_text(OTHER, encoding="utf-8")
    assert seedproof(tmp_path, "check").returncode == 1
    return tmp_path


def entries(corpus: Path) -> list[str]:
    lines = (corpus / "checks" / "baseline.txt").read_text("utf-8").splitlines()
    return [re.sub(r" [0-9a-f-]{37} ", "", line.strip()) for line in lines if line.startswith("    ")]


def test_after_a_baseline_fixing_and_renaming_check_ends_with_0(corpus: Path) -> None:
    done = seedproof(corpus, "baseline")
    assert done.stdout.startswith("recorded in ")
    assert done.stdout.endswith(": findings 5, seeds 2\n")
    assert seedproof(corpus, "check").returncode == 0

    assert seedproof(corpus, "fix", "--select", "comment-form").returncode == 0
    done = seedproof(corpus, "check")
    assert done.returncode == 0
    assert "4 known, in the baseline" in done.stdout
    (corpus / "seeds" / "a.txt").rename(corpus / "seeds" / "renamed.txt")
    assert seedproof(corpus, "check").returncode == 0


def test_what_is_there_no_more_is_told_where_all_was_looked_at_and_pruned(corpus: Path) -> None:
    seedproof(corpus, "baseline")
    seedproof(corpus, "fix", "--select", "comment-form")
    done = seedproof(corpus, "check")
    assert "baseline.txt: 1 known finding is there no more, as comment-form 'Leave a Reply Your email" in done.stderr
    assert "--prune` takes it out" in done.stderr
    assert seedproof(corpus, "check", "seeds/a.txt").stderr == ""
    assert seedproof(corpus, "check", "--select", "glued-words").stderr == ""

    (corpus / "seeds" / "b.txt").write_text(OTHER + "\nThen theriver rose, and nobody in the town had seen it.\n", encoding="utf-8")
    done = seedproof(corpus, "baseline", "--prune")
    assert done.stdout.endswith(": findings 4, seeds 2; taken out, as nothing is left of them: 1\n")
    assert entries(corpus) == ["glued-words 'thetown'", "glued-words 'thewind'", "glued-words 'thebridge'", "glued-words 'thebridge'"]
    assert (seedproof(corpus, "check").returncode, seedproof(corpus, "check").stderr) == (1, "")


def test_reasons_are_kept_and_given_to_what_is_new(corpus: Path) -> None:
    seedproof(corpus, "baseline", "--reason", "from the archive\nof 1911")
    assert all(line.endswith("  # from the archive of 1911") for line in entries(corpus))
    path = corpus / "checks" / "baseline.txt"
    path.write_text(path.read_text("utf-8").replace("'thewind'  # from the archive of 1911", "'thewind'  # as they sing it"), "utf-8")
    (corpus / "seeds" / "b.txt").write_text(OTHER + "\nThen theriver rose, and nobody in the town had seen it.\n", encoding="utf-8")

    seedproof(corpus, "baseline", "--reason", "since the flood")
    assert "glued-words 'thewind'  # as they sing it" in entries(corpus)
    assert "glued-words 'theriver'  # since the flood" in entries(corpus)
    assert "glued-words 'thetown'  # from the archive of 1911" in entries(corpus)


def test_a_baseline_of_some_files_keeps_the_entries_of_the_others(corpus: Path) -> None:
    seedproof(corpus, "baseline")
    for arguments in (("seeds/a.txt",), ("--prune", "seeds/b.txt")):
        assert seedproof(corpus, "baseline", *arguments).returncode == 0
        assert seedproof(corpus, "check").returncode == 0
        assert len(entries(corpus)) == 5


def test_an_old_baseline_holds_and_is_written_anew(corpus: Path) -> None:
    found = seedproof(corpus, "check", "--format", "jsonl").stdout
    fingerprints = re.findall(r'"fingerprint": "(\w+)"', found)
    path = corpus / "checks" / "baseline.txt"
    path.parent.mkdir()
    path.write_text("# seedproof baseline format 1\n" + "".join(f"{f}  glued-words  'a'\n" for f in fingerprints), encoding="utf-8")
    assert seedproof(corpus, "check").returncode == 0
    done = seedproof(corpus, "baseline", "--prune", "seeds/a.txt")
    assert done.returncode == 2
    assert "written anew for the whole project" in done.stderr

    assert seedproof(corpus, "baseline", "--prune").returncode == 0
    assert len(entries(corpus)) == len(fingerprints) == 5
    assert seedproof(corpus, "check").returncode == 0
