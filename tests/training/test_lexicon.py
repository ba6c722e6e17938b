"""Word tables are counted so that nothing of a text can be read back, and are what the package reads."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest
from training.lexicon import first_names, learn, software_terms, variants

from seedproof.lang.lexicon import Lexicon, Rows
from seedproof.text.hashes import hash_words

from .rows import write_rows

SENTENCES = ("The harbour keeps the lamps of the town.", "The town keeps Ann’s harbour.", "Nobody keeps the harbour: Zanzibar said so.")


@pytest.fixture
def background(tmp_path: Path) -> Path:
    folder = tmp_path / "background"
    folder.mkdir()
    for language in ("en", "zh"):
        rows = ({"source": f"s{i % 2}", "lang": language, "unit": "document", "text": text} for i, text in enumerate(SENTENCES * 40))
        write_rows(folder / f"background_{language}.jsonl.gz", rows)
    write_rows(
        folder / "background_xx.jsonl.gz",
        ({"source": "s", "lang": "xx", "unit": "document", "text": f"alle w{'o' * i}rd"} for i in range(4)),
    )
    return folder


@pytest.fixture
def scowl(tmp_path: Path) -> Path:
    folder = tmp_path / "scowl"
    folder.mkdir()
    lists = {
        "english-words.35": "lantern\nlantern's\nharbours\nkeeps\n",
        "british-words.70": "harbourer\nbé\nharbuor\n",
        "english-words.95": "xylotomy\n",
        "english-proper-names.80": "Lindomir\nZanzibar\n",
        "english-contractions.35": "isn't\n",
    }
    for name, text in lists.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", ["learn", *map(str, arguments)])
    learn.main()


def rows_of(file: Path) -> list[str]:
    return [row for row in file.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]


def test_a_table_has_what_the_package_reads(background: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, background, "--into", tmp_path / "out")

    table = Lexicon(Rows.of((tmp_path / "out/en/lexicon.txt").read_text(encoding="utf-8")))
    known = hash_words(["keeps", "the", "zanzibar"])
    assert table.knows(known).all()
    assert table.zipf(known).argmax() == 1
    assert table.lower(known).tolist() == pytest.approx([1, 5 / 9, 0], abs=0.1)


def test_a_word_of_few_texts_is_in_no_table(background: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, background, "--into", tmp_path / "out")

    assert [row.partition("\t")[0] for row in rows_of(tmp_path / "out/xx/lexicon.txt")] == ["alle"]


def test_headers_name_script_and_sources(background: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, background, "--into", tmp_path / "out")

    for name, script in (("lexicon", "frequencies"), ("unseen_pairs", "unseen_pairs")):
        header = (tmp_path / f"out/en/{name}.txt").read_text(encoding="utf-8").splitlines()[:2]
        assert f"training/lexicon/{script}.py" in "".join(header)
        assert header[1].endswith(" words of: s0, s1.")


def test_languages_without_spaces_have_no_table(background: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, background, "--into", tmp_path / "out")

    assert sorted(folder.name for folder in (tmp_path / "out").iterdir()) == ["en", "xx"]


def test_pairs_that_chance_would_bring_are_told_and_no_others(background: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, background, "--into", tmp_path / "out")

    pairs = dict(row.split("\t") for row in rows_of(tmp_path / "out/en/unseen_pairs.txt"))
    assert "the" in pairs["harbour"].split()  # "harbour the" stands nowhere
    assert "harbour" not in pairs.get("the", "").split()
    assert "nobody" not in pairs  # too rare to say


def test_dictionary_holds_what_the_table_lacks(background: Path, scowl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, background, "--scowl", scowl, "--into", tmp_path / "out")

    text = (tmp_path / "out/en/dictionary.txt").read_text(encoding="utf-8")
    _, words, names = text.split("# section\n")
    assert words.split() == ["bé", "harbourer", "harbours", "harbuor", "lantern"]
    assert names.split() == ["Lindomir"]
    assert "Copyright 2000-2019 by Kevin Atkinson" in text


def test_variants_are_paired_with_what_a_change_of_letters_makes(tmp_path: Path) -> None:
    listed = {
        "american": {"harbor", "sulfurized", "ceres"},
        "english": {"embed", "lantern", "advise"},
        "elsewhere": {"harbour", "sulphurised", "crees"},
        "variant": {"imbed", "lantorn", "advize", "advice"},
    }

    assert sorted(variants.pairs(listed, {"advise": 4.0})) == [
        ("advice", "advise"),  # SCOWL does not call it a variant: here it is, and one change away
        ("advize", "advise"),
        ("crees", "ceres"),
        ("harbour", "harbor"),
        ("imbed", "embed"),
        ("sulphurised", "sulfurized"),
    ]


def test_first_names_are_those_that_are_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "dist.male.first").write_text("CHRISTOPHER 50.0 50.0 1\nMARK 30.0 80.0 2\nZEBEDEE 10.0 90.0 3\n", encoding="ascii")
    (tmp_path / "dist.female.first").write_text("IMELDA 50.0 50.0 1\nJO 20.0 70.0 2\n", encoding="ascii")

    assert first_names.names(tmp_path) == ["christopher", "imelda"]


def test_near_words_are_a_letter_from_a_known_one(background: Path, scowl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, background, "--scowl", scowl, "--into", tmp_path / "out")

    assert rows_of(tmp_path / "out/en/near_words.txt") == ["harbuor"]


def test_software_terms_are_words_that_no_other_list_has(tmp_path: Path) -> None:
    for name in software_terms.FILES:
        words = b"# a comment\nHarbour\nquuxify # a term\nQuuxFry\nabc\npier-9\n"
        (tmp_path / name).write_bytes(gzip.compress(words) if name.endswith(".gz") else words)

    assert software_terms.terms(tmp_path) == ["quuxify"]


def test_the_command_writes_the_list_below_the_notice_of_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in software_terms.FILES:
        text = b"quuxify\n" if name == "software-tools.txt" else b""
        (tmp_path / name).write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    (tmp_path / "en").mkdir()
    monkeypatch.setattr(sys, "argv", ["software_terms", str(tmp_path), "--into", str(tmp_path)])
    software_terms.main()
    assert (tmp_path / "en" / "software_terms.txt").read_text(encoding="utf-8") == f"{software_terms.HEAD}quuxify\n"
