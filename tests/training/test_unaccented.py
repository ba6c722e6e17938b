"""How the words are told that stand for another with an accent."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from training.lexicon import unaccented


def test_a_rare_word_stands_for_a_frequent_one_with_an_accent(tmp_path: Path) -> None:
    dictionaries = tmp_path / "dictionaries"
    dictionaries.mkdir()
    words = ["número", "numero", "público", "publico", "aseguró", "aseguro", "campaña", "campana"]
    (dictionaries / "es_ES.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (dictionaries / "es_ES.dic").write_text("\n".join([str(len(words)), *words]), encoding="utf-8")
    (dictionaries / "spanish_words.json").write_text("[]", encoding="utf-8")
    (tmp_path / "into/es").mkdir(parents=True)
    (tmp_path / "into/es/lexicon.txt").write_text("# one\n# two\nde\t780\t9\n", encoding="utf-8")
    # "publico" is written too often, "aseguro" is a form of a verb, and "campana" is written by people.
    text = "el número y la campaña aseguró público " * 30 + "publico " * 2
    with gzip.open(tmp_path / "background_es.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"source": "s", "lang": "es", "unit": "document", "text": text}) + "\n")

    unaccented.write("es", tmp_path, tmp_path / "no_raw", dictionaries, tmp_path / "into")

    head, *rows = (tmp_path / "into/es/unaccented.txt").read_text(encoding="utf-8").splitlines()
    assert head.startswith("# es: made by training/lexicon/unaccented.py")
    assert rows == ["numero\tnúmero"]
