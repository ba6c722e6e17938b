"""Spinners swap words as such software does, and what they leave is learnt without keeping a text."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np
import pytest
from training.spun import learn
from training.spun.articles import articles, excerpt
from training.spun.spinners import lower_names, spinners
from training.spun.thesaurus import Moby, WordNet

from seedproof.checks.garbled.spun.word_evidence import Table

from .rows import write_rows

# Lines of WordNet's files: offset, file number, part of speech, count, words with their ids, pointers. Above "ship" stands "vessel".
DATA = {
    "noun": "00000001 06 n 02 ship 0 boat 0 001 @ 00000002 n 0000 | x\n"
    "00000002 06 n 01 vessel 0 000 | x\n00000003 06 n 02 harbour 0 port 0 000 | x\n",
    "verb": "00000001 30 v 02 keep 0 hold 0 000 | x\n00000002 30 v 02 begin 0 start 0 000 | x\n",
    "adj": "00000001 00 a 02 large 0 big 0 000 | x\n",
    "adv": "00000001 02 r 02 soon 0 shortly 0 000 | x\n",
}
INDEX = {
    "noun": "ship n 1 0 1 0 00000001\nboat n 1 0 1 0 00000001\nharbour n 1 0 1 0 00000003\nport n 1 0 1 0 00000003\n",
    "verb": "keep v 1 0 1 0 00000001\nhold v 1 0 1 0 00000001\nbegin v 1 0 1 0 00000002\nstart v 1 0 1 0 00000002\n",
    "adj": "large a 1 0 1 0 00000001\nbig a 1 0 1 0 00000001\n",
    "adv": "soon r 1 0 1 0 00000001\nshortly r 1 0 1 0 00000001\n",
}
FORMS = {"noun": "", "verb": "began begin\nkept keep\nheld hold\n", "adj": "", "adv": ""}
SENTENCE = "The ship kept to the large harbour of {0} soon after it began, and the council of {0} said that it was late. "


@pytest.fixture
def wordnet(tmp_path: Path) -> Path:
    folder = tmp_path / "wordnet"
    folder.mkdir()
    for name in DATA:
        (folder / f"data.{name}").write_text(f"  1 a licence\n{DATA[name]}", encoding="utf-8")
        (folder / f"index.{name}").write_text(f"  1 a licence\n{INDEX[name]}", encoding="utf-8")
        (folder / f"{name}.exc").write_text(FORMS[name], encoding="utf-8")
    (folder / "cntlist.rev").write_text("ship%1:06:00:: 1 9\n", encoding="utf-8")
    return folder


@pytest.fixture
def moby(tmp_path: Path) -> Path:
    file = tmp_path / "words.txt"
    file.write_text("ship,craft,put to sea,Titanic\nlarge,great\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("word", "synonyms"), [("ship", ("boat",)), ("ships", ("boats",)), ("kept", ("held",)), ("beginning", ("starting",)), ("unheard", ())]
)
def test_a_synonym_has_the_form_of_the_word_it_is_put_for(wordnet: Path, word: str, synonyms: tuple[str, ...]) -> None:
    assert WordNet(wordnet).usual(word) == synonyms


def test_loose_synonyms_are_short_and_no_names(wordnet: Path, moby: Path) -> None:
    assert Moby(moby, WordNet(wordnet)).loose("ships") == ("crafts",)


def test_a_spinner_keeps_names_marks_and_capitals(wordnet: Path, moby: Path) -> None:
    spun = spinners(wordnet, moby)["thesaurus"].spin("Large ships! Lindomir's ships, 12 of them.", random.Random(1), lowered=False)

    assert spun.startswith("Large ")
    assert spun.endswith(", 12 of them.")
    assert "Lindomir's" in spun


def test_a_spinner_that_takes_abbreviations_for_ends_of_sentences() -> None:
    assert lower_names("Ships of the U.S. fleet left Lindomir.") == "Ships of the u. S. Fleet left lindomir."


def test_an_excerpt_is_of_whole_sentences() -> None:
    text = "One stands here. Two stands there. Three went away."

    assert excerpt(text, 3, random.Random(1)) in {"One stands here.", "Two stands there.", "Three went away."}
    assert excerpt(text, 99, random.Random(1)) == text


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()

    def page(number: int, **row: object) -> dict[str, object]:
        body = "".join(SENTENCE.format(town) for town in ("Lindomir", "Varsk", f"Kestria{number}")) * 4
        common = {"site": f"s{number}.example", "page": f"p{number}", "kind": "near", "lang": "en", "source_repo": "a", "body_start": 5}
        return common | {"text": f"Menu\n{body}\nShare", "body_end": 5 + len(body)} | row

    left_out = [page(90, source_repo="b (L3S-GN1)"), page(91, lang="de"), page(92, kind="whole"), page(93, text="Menu\nShort.", body_end=9)]
    write_rows(folder / "trailing_more.jsonl.gz", [*(page(number) for number in range(12)), *left_out])
    snippet = {"unit": "snippet", "text": SENTENCE.format("Varsk")}
    write_rows(
        folder / "spun.jsonl.gz", [snippet | {"is_spun": False, "substitutions": 0}, snippet | {"is_spun": True, "substitutions": 9}]
    )
    write_rows(folder / "clean.jsonl.gz", [{"source": "s", "lang": "en", "text": SENTENCE.format("Varsk")}])
    write_rows(folder / "quotes.jsonl.gz", [{"text": SENTENCE.format("Varsk")}])
    return folder


def test_articles_are_free_to_learn_from_english_and_without_what_follows_them(texts: Path) -> None:
    found = articles(texts, 3)

    assert {article.site for article in found} == {f"s{number}.example" for number in range(12)}
    assert not any("Menu" in article.text or "Share" in article.text for article in found)


def test_it_learns_a_table_that_the_check_reads(
    texts: Path, wordnet: Path, moby: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = ({"source": "s", "text": SENTENCE.format("Lindomir")} for _ in range(30))
    background, target = write_rows(tmp_path / "background_en.jsonl.gz", rows), tmp_path / "spun.npz"
    monkeypatch.setattr(sys, "argv", ["learn", *map(str, (background, texts, wordnet, moby, "--into", target))])

    learn.main()

    with np.load(target) as stored:
        table = Table(**{name: stored[name] for name in Table._fields})
    assert len(table.key) == len(table.weight) == len(table.swaps)
    assert all(np.isfinite(part).all() for part in (table.cells, table.classes, table.decision))
