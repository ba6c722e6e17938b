"""Adding a language is one folder and one line in a table: what is missing, or claimed twice, is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from seedproof.core.errors import SettingsError
from seedproof.lang import languages as module
from seedproof.lang.languages import ANY, LANGUAGES, Language, languages, read_table
from seedproof.lang.phrases import packs
from seedproof.lang.word_lists import topics

DATA = Path(module.__file__).parent / "data"
#: One of these at least makes a language; others, such as a dictionary, lie beside them.
FILES = {"lexicon.txt", "words.toml", "phrases.toml"}


def problems(data: Path, known: tuple[Language, ...]) -> Iterator[str]:
    """Yield what a data folder lacks, or has too much, each with what to do."""
    for language in known:
        yield from _missing(data, language)
    rows = {language.code for language in known}
    for folder in sorted(entry for entry in data.iterdir() if entry.is_dir()):
        if folder.name not in rows | {ANY}:
            yield f"{folder.name}/ is a folder of no language: add its line to languages.toml, or name the folder by the code there"
        if not FILES & {file.name for file in folder.iterdir()}:
            yield f"{folder.name}/ holds none of {', '.join(sorted(FILES))}: fill it or remove it"
    declared: dict[str, dict[str, str]] = _tables(data / ANY)["topics"]
    used = {(file.parent, subject, topic) for file in sorted(data.glob("*/words.toml")) for subject, topic in _used(_tables(file.parent))}
    for folder, subject, topic in sorted(used):
        if topic not in declared.get(subject, {}):
            yield f"{folder.name}/words.toml: [{subject}] {topic} is no known topic: explain it in [topics.{subject}] of any/words.toml"
    unused = {(subject, topic) for subject, meanings in declared.items() for topic in meanings} - {(s, t) for _, s, t in used}
    yield from (f"any/words.toml: [topics.{subject}] {topic} is used by no language: remove it" for subject, topic in sorted(unused))


def _missing(data: Path, language: Language) -> Iterator[str]:
    folder = data / language.code
    if not re.fullmatch("[a-z]{2}", language.code):
        yield f"languages.toml: {language.code} is no ISO 639-1 code: use the two letters of the language"
    if language.known_by == "lexicon" and not (folder / "lexicon.txt").is_file():
        yield f"{language.code}/lexicon.txt is missing: make it with training/lexicon, or know the language by its small words"
    if language.known_by != "lexicon" and (folder / "lexicon.txt").is_file():
        yield f'{language.code}/lexicon.txt is not used to know the language: write known-by = "lexicon" in languages.toml'
    small = _tables(folder).get("identify", {}).get("small", "")
    if language.known_by == "small-words" and not small.split():
        yield f"{language.code}/words.toml has no [identify] small: list the most frequent function words of the language"
    if language.known_by != "small-words" and small:
        yield f"{language.code}/words.toml: [identify] small is read only of languages known by small words: remove it"


def _tables(folder: Path) -> dict[str, Any]:
    file = folder / "words.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def _used(tables: dict[str, Any]) -> Iterator[tuple[str, str]]:
    return ((subject, topic) for subject, lists in tables.items() if subject != "topics" for topic in lists)


def test_nothing_is_missing() -> None:
    assert list(problems(DATA, languages())) == []


def test_every_pack_of_phrases_loads_and_belongs_to_a_language() -> None:
    assert {phrase.language for phrase in packs()} <= {*LANGUAGES, ANY}


def test_every_topic_says_what_it_is() -> None:
    assert [(subject, topic) for subject, meanings in topics().items() for topic, meaning in meanings.items() if not meaning.strip()] == []


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small folder in which nothing is missing."""
    files = {
        "any/words.toml": "[topics.identify]\nsmall = 'function words'",
        "xa/lexicon.txt": "# words",
        "xb/words.toml": "[identify]\nsmall = 'och att det'",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


KNOWN = (
    Language("xa", "Alvish", "lexicon", ("LATIN",)),
    Language("xb", "Bexian", "small-words", ("LATIN",)),
    Language("xc", "Cartish", "script", ("GREEK",)),
)


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (lambda data: (data / "xa/lexicon.txt").rename(data / "xa/words.toml"), "xa/lexicon.txt is missing: make it with training/lexicon"),
        (
            lambda data: (data / "xb/words.toml").write_text("[identify]\nsmall = ''"),
            "xb/words.toml has no [identify] small: list the most",
        ),
        (lambda data: (data / "xd").mkdir(), "xd/ is a folder of no language: add its line to languages.toml"),
        (lambda data: (data / "xb/lexicon.txt").touch(), 'xb/lexicon.txt is not used to know the language: write known-by = "lexicon"'),
        (
            lambda data: (data / "xa/words.toml").write_text("[identify]\nlittle = 'a'"),
            "xa/words.toml: [identify] little is no known topic: explain it in [topics.identify] of any/words.toml",
        ),
        (lambda data: (data / "xb/words.toml").unlink(), "any/words.toml: [topics.identify] small is used by no language: remove it"),
    ],
)
def test_what_is_missing_is_told_with_what_to_do(data: Path, break_it: Callable[[Path], object], told: str) -> None:
    assert list(problems(data, KNOWN)) == []

    break_it(data)

    assert [problem for problem in problems(data, KNOWN) if problem.startswith(told)]


ROW = '{ name = "Alvish", known-by = "script", scripts = ["GREEK"] }'


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (f"xa = {ROW}\nxb = {ROW.replace('Alvish', 'Bexian')}", "xb: claims the script GREEK, as xa does"),
        (f"xa = {ROW}\nxb = {ROW.replace('GREEK', 'THAI')}", "xb: claims the name Alvish, as xa does"),
        (f"xa = {ROW}\nxa = {ROW}", "Cannot overwrite a value"),
        (f"xa = {ROW.replace('GREEK', 'GREK')}", "unknown script GREK"),
        (f"xa = {ROW.replace('script', 'scrip')}", "known-by: input should be 'lexicon', 'script' or 'small-words'"),
        ('xa = { name = "Alvish" }', "known-by: field required; scripts: field required"),
        ('xa = { name = "Alvish", known-by = "script", scripts = [] }', "no script"),
    ],
)
def test_a_table_that_breaks_its_rules_is_refused(table: str, told: str) -> None:
    with pytest.raises(SettingsError, match=r"languages\.toml") as refused:
        read_table(table)

    assert told in str(refused.value)
    assert refused.value.hint


def test_languages_that_share_a_script_may_be_known_by_their_words() -> None:
    rows = [f'x{letter} = {{ name = "{letter}", known-by = "lexicon", scripts = ["LATIN"] }}' for letter in "ab"]

    assert [language.code for language in read_table("\n".join(rows))] == ["xa", "xb"]
