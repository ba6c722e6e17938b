"""How the lists of words are made of what a spell checker accepts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from training.lexicon import accepted

WORDS = {"المدينة", "الاجتماع", "مواطنين", "مدينته"}


def accepts(words: Iterable[str]) -> set[str]:
    return {word for word in words if word in WORDS}


def written(folder: Path, texts: list[str]) -> tuple[list[str], list[str]]:
    """Return the rows of words that may be meant, and those near one."""
    (folder / "into/ar").mkdir(parents=True)
    with gzip.open(folder / "raw_ar.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}) + "\n" for text in texts)
    accepted.write("ar", folder / "no_background", folder, accepts, folder / "into")
    head, meant, near = (folder / "into/ar/spellings.txt").read_text(encoding="utf-8").split("# section\n")
    assert head.startswith("# ar: made by training/lexicon/accepted.py of ar.dic")
    return meant.splitlines(), near.splitlines()


def test_words_of_several_documents_are_meant_and_what_looks_like_a_slip_of_them_is_near(tmp_path: Path) -> None:
    meant, near = written(tmp_path, ["في المدينة الاجتماع"] * 3 + ["الإجتماع مواطنين"])

    assert [row.partition("\t")[0] for row in meant] == ["الاجتماع", "المدينة"]
    assert near == []


def test_a_slip_that_is_accepted_or_in_use_is_near(tmp_path: Path) -> None:
    WORDS.add("المدينه")
    try:
        _, near = written(tmp_path, ["في المدينة"] * 9)
    finally:
        WORDS.remove("المدينه")

    assert near == ["المدينه"]


def test_what_many_write_beside_a_far_more_frequent_word_is_a_slip_all_the_same(tmp_path: Path) -> None:
    _, near = written(tmp_path, ["في المدينة " * 40] * 3 + ["المدينه"] * 4)

    assert near == []
