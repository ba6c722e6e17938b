"""Seeds are held against the corpus's own class."""

from __future__ import annotations

from pathlib import Path

from seedproof import CheckSelection, Files, Project, check_corpus

CLASS = """
from __future__ import annotations
from typing import Annotated, Literal
from pydantic import AfterValidator
from seedproof import Seed, Text

def short(title: Text) -> Text:
    if len(title.text) > 30:
        raise ValueError("a headline has at most 30 characters")
    return title

class Ours(Seed):
    language: Literal["en"]
    title: Annotated[Text, AfterValidator(short)]
"""
BODY = "The council voted on Tuesday to keep the old market hall open for another year, and nobody was against it.\n"


def findings(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    (tmp_path / "seedproof.toml").write_text("seed-class = 'schemas/ours.py:Ours'", encoding="utf-8")
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "ours.py").write_text(CLASS, encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    project = Project.around(tmp_path)
    result = check_corpus(Files((tmp_path / "a.txt",), project.settings), CheckSelection.of(project, ["schema-mismatch"]))
    return [(f.text, f.message) for f in result.findings]


def test_a_seed_of_the_class_passes(tmp_path: Path) -> None:
    assert findings(tmp_path, f"Market hall stays open\n\n{BODY}") == []


def test_a_field_that_the_class_refuses_is_reported_at_its_place(tmp_path: Path) -> None:
    title = "Market hall stays open after a long vote"
    assert findings(tmp_path, f"{title}\n\n{BODY}") == [(title, "title: value error, a headline has at most 30 characters")]


def test_another_language_is_reported_on_the_first_line(tmp_path: Path) -> None:
    german = "Der Rat stimmte am Dienstag dafür, die alte Markthalle noch ein Jahr offen zu halten, und niemand war dagegen."
    assert findings(tmp_path, f"Markthalle bleibt\n\n{german}") == [("Markthalle bleibt", "language: input should be 'en'")]


def test_a_field_that_was_not_found_is_left_to_its_own_check(tmp_path: Path) -> None:
    assert findings(tmp_path, BODY) == []
