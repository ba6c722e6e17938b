"""How the lists of words are made of dictionaries and text."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from training.lexicon import spellings
from training.lexicon.affixes import forms

AFFIXES = """SET UTF-8
SFX A Y 2
SFX A 0 en [^e]
SFX A 0 n e
PFX B Y 1
PFX B 0 ver .
NEEDAFFIX X
FORBIDDENWORD Z
"""


def dictionary(folder: Path, *entries: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "nl.aff").write_text(AFFIXES, encoding="utf-8")
    (folder / "nl.dic").write_text("\n".join([str(len(entries)), *entries]), encoding="utf-8")
    return folder / "nl.dic"


def test_forms_are_made_by_endings_and_beginnings(tmp_path: Path) -> None:
    assert set(forms(dictionary(tmp_path, "haven/AB", "brede/A", "boot"))) == {
        "haven", "havenen", "verhaven", "verhavenen", "brede", "breden", "boot",
    }  # fmt: skip


def test_what_is_no_word_by_itself_is_left_out(tmp_path: Path) -> None:
    assert set(forms(dictionary(tmp_path, "stam/AX", "fout/AZ"))) == {"stamen"}


def test_long_flags_and_numbers_of_flags_are_read(tmp_path: Path) -> None:
    (tmp_path / "nl.aff").write_text("SET UTF-8\nFLAG long\nAF 1\nAF aa\nSFX aa Y 1\nSFX aa y ies y\n", encoding="utf-8")
    (tmp_path / "nl.dic").write_text("1\nbaby/1\n", encoding="utf-8")

    assert set(forms(tmp_path / "nl.dic")) == {"baby", "babies"}


def test_a_list_has_words_that_text_holds_and_those_near_them(tmp_path: Path) -> None:
    dictionary(tmp_path / "dictionaries", "havenstad", "haventad", "torenklok", "molen")
    (tmp_path / "into/nl").mkdir(parents=True)
    (tmp_path / "into/nl/lexicon.txt").write_text("# one\n# two\nde\t780\t9\n", encoding="utf-8")
    row = {"source": "s", "lang": "nl", "unit": "document", "text": "De havenstad, de hvenstad."}
    with gzip.open(tmp_path / "background_nl.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")

    spellings.write("nl", tmp_path, tmp_path / "no_raw", tmp_path / "dictionaries", tmp_path / "into")

    head, meant, near = (tmp_path / "into/nl/spellings.txt").read_text(encoding="utf-8").split("# section\n")
    assert head.startswith("# nl: made by training/lexicon/spellings.py of nl.dic")
    assert meant == "havenstad\t840\n"
    assert near == "haventad\n"
