"""Bytes become text and text bytes; what is broken is known by its place, and what is in another encoding is named."""

from __future__ import annotations

import codecs
import random
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.corpus.reading import items_of

from seedproof import Document, Files, InputError, ReadProblem, Settings, SettingsError
from seedproof.core.settings_place import SettingsPlace
from seedproof.corpus.decoding import GAP, decoded, encoding_of, likely
from seedproof.corpus.encoded import in_encoding_of

GERMAN = "Die Brücke über die Lohne bleibt für Fußgänger geöffnet, sagte Bürgermeister Jörg Köhnke. Die Händler fürchten um das Geschäft.\n"
CZECH = "Žluťoučký kůň skákal přes řeku, řekl v úterý starosta města Mělník. Děti mu příště přinesou čerstvé jablko a lžíci medu.\n"
RUSSIAN = "Мост через реку закрыли до весны, сообщила во вторник администрация города. Автобусы поедут по другому берегу.\n"
CHINESE = "市长星期二说，这座桥将关闭到春天。公共汽车将从另一岸行驶，大约需要多十二分钟。商人们担心圣诞节的生意。\n"
WIDE = ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]

texts = st.text(st.characters(exclude_categories=["Cs"]))


def read(path: Path, **settings: str) -> Document | ReadProblem:
    (item,) = items_of(Files((path,), Settings.load(settings, SettingsPlace("here"))))
    return item


@given(texts, st.sampled_from(WIDE))
def test_text_comes_back_as_the_bytes_it_was(text: str, encoding: str) -> None:
    assume(not (encoding == "utf-16-le" and text.startswith("\0")))  # with the mark before it, that is the mark of UTF-32
    raw = ("\ufeff" + text).encode(encoding)

    assert encoding_of(raw, "cp1252") == encoding
    found = decoded(raw, encoding)
    assert (found.text, found.gaps, found.readable) == ("\ufeff" + text, (), True)
    assert found.text.encode(encoding) == raw


@given(st.binary(max_size=300))
def test_any_bytes_have_gaps_where_python_has_replacement_characters(raw: bytes) -> None:
    found = decoded(raw, "utf-8")

    assert found.text.replace(GAP, "\ufffd") == raw.decode("utf-8", "replace")
    assert found.text.count(GAP) == len(found.gaps)
    assert list(found.gaps) == sorted(set(found.gaps))


@given(
    st.lists(st.text("aé字😊\ufffd", max_size=8), min_size=2, max_size=4),
    st.lists(st.sampled_from([b"\xff", b"\xc3", b"\x80", b"\xf0\x9f"]), min_size=4, max_size=4),
)
def test_a_gap_is_where_the_broken_byte_is(sound: list[str], broken: list[bytes]) -> None:
    raw, places = b"", []
    for n, text in enumerate(sound):
        raw += ("." + text + ".").encode()
        if n < len(sound) - 1:
            places.append(len(raw))
            raw += broken[n]

    found = decoded(raw, "utf-8")
    assert found.gaps == tuple(places)
    assert found.text == GAP.join(f".{text}." for text in sound)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE])
def test_a_byte_order_mark_wins_over_the_setting(tmp_path: Path, mark: bytes) -> None:
    encoding = encoding_of(mark, "utf-8")
    path = tmp_path / "a.txt"
    path.write_bytes(mark + "Čas\r\n".encode(encoding))

    item = read(path, encoding="cp1252")
    assert isinstance(item, Document)
    assert item.text == "\ufeffČas\r\n"
    assert in_encoding_of(path, item.text, Settings()) == path.read_bytes()


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (GERMAN, "latin-1", {"cp1252"}),
        (GERMAN, "cp1252", {"cp1252"}),
        (CZECH, "cp1250", {"cp1250", "iso8859_2"}),
        (RUSSIAN, "cp1251", {"cp1251"}),
        (RUSSIAN, "koi8-r", {"koi8_r"}),
        (CHINESE, "gb18030", {"gb18030"}),
    ],
)
def test_a_file_in_another_encoding_is_named_with_it_and_read_once_that_is_said(
    tmp_path: Path, text: str, encoding: str, named: set[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((text * 3).encode(encoding))

    problem = read(path)
    assert isinstance(problem, ReadProblem)
    guess = problem.what.rpartition(" is likely ")[2]
    assert guess in named
    assert f"--encoding {guess}" in problem.hint
    item = read(path, encoding=guess)
    assert isinstance(item, Document)
    assert item.text == text * 3


def test_what_is_no_text_is_given_no_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + random.Random(1).randbytes(5000))

    problem = read(tmp_path / "a.txt")
    assert isinstance(problem, ReadProblem)
    assert "no text in any encoding" in problem.what


def test_much_that_is_no_text_is_given_up_early() -> None:
    found = decoded(random.Random(1).randbytes(3_000_000), "utf-8")

    assert not found.readable
    assert len(found.gaps) < 10_000


@pytest.mark.parametrize(
    ("raw", "readable"),
    [
        (b"caf\xe9", True),  # a few, whatever stands beside them
        (b"\xe9\xe8\xe0", True),
        (b"\xe9\xe8\xe0\xe7", False),
        ("é".encode() * 4 + b"\xe9" * 4, True),  # no more than are sound
        ("é".encode() * 4 + b"\xe9" * 5, False),
        (b"a" * 2000 + b"\xe9b" * 4, True),  # less than one byte in 500
        (b"a" * 1900 + b"\xe9b" * 4, False),
    ],
)
def test_a_few_broken_bytes_are_damage_and_many_another_encoding(raw: bytes, readable: bool) -> None:
    assert decoded(raw, "utf-8").readable is readable


@pytest.mark.parametrize("name", ["no-such", "base64", "rot13", "utf-7", "unicode_escape", "undefined", "idna", "a\0b"])
def test_what_is_no_encoding_of_text_files_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match="encoding"):
        Settings.load({"encoding": name}, SettingsPlace("here"))


def test_a_character_that_the_encoding_lacks_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")

    assert in_encoding_of(tmp_path / "a.txt", "café", Settings(encoding="latin-1")) == b"caf\xe9"
    with pytest.raises(InputError, match=r"U\+2019"):
        in_encoding_of(tmp_path / "a.txt", "d’or", Settings(encoding="latin-1"))


@pytest.mark.parametrize("before", [0, 1_000, 40_000, 200_000])
@pytest.mark.parametrize("end", [" ", "\n"])
def test_an_encoding_is_guessed_from_what_stands_round_the_first_byte_that_is_broken(before: int, end: str) -> None:
    plain = f"the harbour was quiet{end}".encode()
    raw = plain * (before // len(plain)) + (RUSSIAN * 400).encode("cp1251")

    assert likely(raw, next(at for at, byte in enumerate(raw) if byte > 127)) == "cp1251"
