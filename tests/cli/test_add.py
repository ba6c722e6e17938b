"""add takes a candidate from standard input too, under the name that it is given."""

from __future__ import annotations

import io
import re
from pathlib import Path
from unittest import mock

import pytest
from tests.cli.command import BROKEN, CLEAN, Done, seedproof


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "seeds" / "old").mkdir(parents=True)
    (tmp_path / "seedproof.toml").write_text('exclude = ["*.draft.md"]\n', encoding="utf-8")
    return tmp_path


def piped(corpus: Path, content: str | bytes, *arguments: str) -> Done:
    raw = content.encode("utf-8") if isinstance(content, str) else content
    with mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(raw))):
        return seedproof(corpus, "add", "-", *arguments)


def test_what_passes_is_added_under_its_name(corpus: Path) -> None:
    done = piped(corpus, CLEAN, "--stdin-filename", "wire/ferry.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"added {corpus}/seeds/ferry.txt\n"
    assert (corpus / "seeds" / "ferry.txt").read_text("utf-8") == CLEAN
    assert piped(corpus, CLEAN + "More.", "--stdin-filename", "ferry.txt").returncode == 2


def test_what_fails_is_refused_with_its_places_and_mended_where_that_is_wanted(corpus: Path) -> None:
    done = piped(corpus, BROKEN, "--stdin-filename", "ferry.txt")
    assert done.returncode == 1
    assert re.search(r"\(ferry.txt\): 1 error\n +11:1 +OFF102", done.stdout)
    assert "ferry.txt was not added: 1 finding\n" in done.stderr
    assert not (corpus / "seeds" / "ferry.txt").exists()

    done = piped(corpus, BROKEN, "--stdin-filename", "ferry.txt", "--fix")
    assert done.returncode == 0
    assert "-Leave a Reply" in done.stdout
    assert done.stdout.endswith(f"added {corpus}/seeds/ferry.txt\n")
    assert "Leave" not in (corpus / "seeds" / "ferry.txt").read_text("utf-8")


def test_bytes_stay_as_they_are(corpus: Path) -> None:
    content = CLEAN.replace("\n", "\r\n").encode("utf-16")
    assert piped(corpus, content, "--stdin-filename", "ferry.md").returncode == 0
    assert (corpus / "seeds" / "ferry.md").read_bytes() == content


def test_a_copy_is_refused_and_a_name_in_another_folder_is_no_clash(corpus: Path) -> None:
    (corpus / "seeds" / "old" / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    done = piped(corpus, "Lindvik, 3 May - " + CLEAN, "--stdin-filename", "ferry.txt")
    assert done.returncode == 1
    assert "was not added: the corpus has most of it already, in ferry" in done.stderr

    other = "Mill at Orrin to grind again\n\nBy Petra Holm\n\n" + "".join(
        f"The mill at Orrin will grind {grain} again from {month}, its owner said on {day}. Nobody had thought it would come so soon.\n\n"
        for grain, month, day in (("wheat", "May", "Monday"), ("rye", "June", "Tuesday"), ("oats", "July", "Friday"))
    )
    assert piped(corpus, other, "--stdin-filename", "ferry.txt", "--no-own-code").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give it one: --stdin-filename ferry.txt"),
        (("--stdin-filename", "rows.jsonl"), "only single seeds are added"),
        (("--stdin-filename", ".ferry.txt"), "would be no seed: hidden files"),
        (("--stdin-filename", "a.draft.md"), "would be no seed: left out by `exclude`"),
        (("other.txt",), "standard input is added by itself"),
    ],
)
def test_a_name_is_wanted_that_a_seed_can_have(corpus: Path, arguments: tuple[str, ...], said: str) -> None:
    done = piped(corpus, CLEAN, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert list((corpus / "seeds").glob("*.*")) == []


def test_a_name_without_standard_input_is_wrong_use(corpus: Path) -> None:
    (corpus / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert seedproof(corpus, "add", "a.txt", "--stdin-filename", "b.txt").returncode == 2
