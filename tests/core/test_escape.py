"""Whatever the text, what is made of it for a place is a text there, and nothing else."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Callable
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.injection.hostile import HOSTILE, obeyed

from seedproof.core.escape import (
    as_output,
    cut,
    in_annotation,
    in_annotation_property,
    in_csv,
    in_diff,
    in_html,
    in_json,
    in_line,
    in_markdown,
    in_page,
    in_sarif,
    in_shell,
    in_template,
    in_toml,
    in_uri,
    in_xml,
    quoted,
)  # fmt: skip

ANY_TEXT = st.text(st.characters(codec=None) | st.sampled_from("#[]:%\n\r\t\x1b\u202e\ud800\u200c\u200dیक\u0984👩 ")) | st.sampled_from(
    HOSTILE
)


@given(ANY_TEXT)
def test_finished_lines_are_obeyed_by_nobody(text: str) -> None:
    for line in (in_line(text), in_diff(text), quoted(text), *in_page(text).split("\n"), *in_annotation(text).split("\n")):
        assert obeyed(as_output(line)) is None
        assert in_line(line.replace("\t", " ")) == line.replace("\t", " ")  # once is enough
    assert as_output(as_output(text)) == as_output(text)


@given(ANY_TEXT)
def test_a_cell_of_csv_is_one_line_and_no_formula(text: str) -> None:
    shown = in_csv(text)

    assert obeyed(shown) is None
    assert not shown.lstrip().startswith(("=", "+", "-", "@"))
    assert len(shown.splitlines()) <= 1
    if text.isalnum():
        assert shown == text


@given(ANY_TEXT)
def test_json_xml_and_toml_say_the_same(text: str) -> None:
    assert json.loads(in_json(json.dumps({text: text}))) == {text: text}
    assert "##[" not in in_json(json.dumps(text))
    shown = in_line(text)
    element = ET.fromstring(in_xml(f"<a b={quoteattr(shown)}>{escape(shown)}</a>"))
    assert (element.get("b"), element.text or "") == (shown, shown)
    assert tomllib.loads(f"a = {in_toml(text)}")["a"] == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


@given(ANY_TEXT)
def test_a_property_of_a_command_ends_where_it_ends(text: str) -> None:
    shown = in_annotation_property(text)

    assert not set(shown) & set(":,\r\n")
    if text.isprintable() and in_line(text) == text:
        assert unquote(shown) == text


@given(st.text(st.characters(codec="utf-8")) | st.sampled_from(HOSTILE))
def test_a_path_names_no_scheme_and_no_host(path: str) -> None:
    parts = urlsplit(in_uri(path))

    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    if path.isprintable():
        assert unquote(parts.path).lstrip("/") == path.lstrip("/")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")) | st.sampled_from(HOSTILE), max_size=4))
def test_a_shell_takes_each_word_as_it_is_and_runs_none(words: list[str]) -> None:
    words = [word.replace("\0", "").encode(errors="ignore").decode() for word in words]
    command = " ".join(["printf", "%s\\\\0", *map(in_shell, words)]) if words else "true"

    assert in_line(command) == command  # nothing in it turns a terminal or ends the line
    said = subprocess.run(["bash", "-c", command], capture_output=True, check=True).stdout
    assert said.decode().split("\0")[:-1] == words


def test_a_shell_is_given_the_bytes_of_a_file_name() -> None:
    assert in_shell("a\udcff b") == r"$'a\xff\x20b'"
    assert in_shell("seeds/a.txt") == "seeds/a.txt"
    assert in_shell("it's") == "'it'\"'\"'s'"


def test_links_in_a_sarif_message_are_words() -> None:
    assert in_sarif("[a](b)") == r"\[a\](b)"
    assert in_sarif("some [sic] text") == "some [sic] text"


def test_a_template_prints_strings_as_a_page_does_and_leaves_the_rest() -> None:
    assert in_template("a\x1b\nb") == "a\\x1b\nb"
    assert in_template(3) == 3


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    assert cut("abcdef", 4) == "abc…"
    assert cut("abcd", 4) == "abcd"
    assert quoted("x" * 200) == "'" + "x" * 79 + "…'"


def test_joiners_stay_where_letters_and_emoji_need_them() -> None:
    assert in_line("می\u200cرود 👩\u200d💻 क\u094d\u200dष") == "می\u200cرود 👩\u200d💻 क\u094d\u200dष"
    assert in_page("این\u200cها\nab") == "این\u200cها\nab"


def test_joiners_are_shown_where_they_hide_something() -> None:
    assert in_line("a\u200cb \u200d می\u200c\u200cرود") == "a\\u200cb \\u200d می\u200c\\u200cرود"
    assert in_diff("می\u200cرود") == "می\\u200cرود"  # there a space of no width is a change


@pytest.mark.parametrize(
    ("written", "text", "shown"),
    [
        (in_line, "a\tb\nc\rd\xa0e\u3000f", "a b c d e f"),
        (in_line, "\x00\x1b\x7f\u202e\u200b\u2028", r"\x00\x1b\x7f\u202e\u200b\u2028"),
        (in_line, "\u2800\ufe00\ud800\U000e0100", r"\u2800\ufe00\ud800\U000e0100"),
        (in_line, "ferry — “é” 👩\ufe0f", "ferry — “é” 👩\ufe0f"),
        (in_page, "a\tb\n\nc\x1b\r", "a b\n\nc\\x1b "),
        (in_html, "<a & 'b'>\n\x1b", "&lt;a &amp; &#x27;b&#x27;&gt;\n\\x1b"),
        (in_markdown, "a_b *c* [é](d)\n@e<>`", "<code>a&#95;b &#42;c&#42; &#91;é&#93;&#40;d&#41; &#64;e&#60;&#62;&#96;</code>"),
        (in_markdown, "\x7f~€", "<code>&#92;x7f&#126;€</code>"),
        (in_diff, "a\tb\xa0c\x1b\n", "a\tb\\xa0c\\x1b\\n"),
        (as_output, "::error::a\n \t::b\nc::d\n:e", "\\x3a:error::a\n \t\\x3a:b\nc::d\n:e"),
        (as_output, "##[a ##vso.b[c #d[ ## e", "\\x23#[a \\x23#vso.b[c #d[ ## e"),
        (in_annotation, "50%\nb:c,d\x1b", "50%25%0Ab:c,d\\x1b"),
        (in_annotation_property, "a%b:c,d\r\n\x1b\xa0\t", "a%25b%3Ac%2Cd%0D%0A\\x1b\xa0\\t"),
        (in_csv, "=a", "'=a"),
        (in_csv, " +a", "' +a"),
        (in_csv, "-a", "'-a"),
        (in_csv, "@a", "'@a"),
        (in_csv, "a=b\tc\n", "a=b\\tc\\n"),
        (in_csv, "::a", "\\x3a:a"),
        (in_json, '["##[a", "#b["]', '["\\u0023#[a", "#b["]'),
        (in_xml, "<a>##[b</a>", "<a>&#35;#[b</a>"),
        (in_toml, 'a"b\\c\x1b\ud800é\U000e0100##[', '"a\\"b\\\\c\\u001B\\uFFFDé\\U000E0100\\u0023#["'),
        (in_uri, "//a b/ü?c#d%e:f", "/a%20b/%C3%BC%3Fc%23d%25e%3Af"),
        (in_uri, "a\udcff", "a%FF"),
        (in_sarif, "[a](b) \\ {0}", r"\[a\](b) \\ {0}"),
        (in_shell, "a b$c", "'a b$c'"),
        (in_shell, "a\nb", r"$'a\x0ab'"),
    ],
)  # fmt: skip
def test_each_place_has_its_own_way_of_saying_what_it_would_obey(written: Callable[[str], str], text: str, shown: str) -> None:
    assert written(text) == shown


def test_what_is_named_in_a_sentence_is_cut_and_on_one_line() -> None:
    assert quoted("a\nb'c") == '"a\\nb\'c"'
    assert quoted(5) == "'5'"
    assert [len(quoted("x" * length)) for length in (79, 80, 81, 200)] == [81, 82, 82, 82]
    assert [cut("x" * length)[-1] for length in (2_000, 2_001)] == ["x", "…"]
    assert len(cut("x" * 2_001)) == 2_000
