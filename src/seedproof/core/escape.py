r"""Writing text from outside so that whoever reads it takes it for text: one function for each place that it may go to.

Ids, paths, keys, messages and texts may hold whatever a stranger has written: terminal sequences, marks that turn the order of a
line round, commands of a CI system, markup. What a place would obey is written there in its own way of saying a character, or else
as Python says it (``\x1b``, ``\u202e``). Text that is cut ends in an ellipsis; the lengths are stated here and in ``core.finding``.
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from seedproof.core.patterns import regex

__all__ = [
    "NAME_LENGTH",
    "SENTENCE_LENGTH",
    "VALUE_LENGTH",
    "as_output",
    "cut",
    "in_annotation",
    "in_annotation_property",
    "in_csv",
    "in_diff",
    "in_html",
    "in_json",
    "in_line",
    "in_markdown",
    "in_page",
    "in_sarif",
    "in_shell",
    "in_template",
    "in_toml",
    "in_uri",
    "in_xml",
    "quoted",
]

VALUE_LENGTH = 80  # characters of a key or value that a sentence names: enough to know it by (guessed, as the two below)
NAME_LENGTH = 200  # characters of a document's id where people read it; JSON has all of it
SENTENCE_LENGTH = 2_000  # characters of a part of an error: a list of all checks fits

#: Characters that Python calls printable and that show nothing: fillers, a blank, and the selectors that no emoji needs.
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0d\uffa0\U000e0100-\U000e01ef"
_HIDDEN = regex(f"[{_UNSEEN}]")
# A joiner and a non-joiner are letters' own business in Arabic script and in those of India and its neighbours ("می\u200cرود",
# after a letter or its mark; Unicode 16, 9.2 and 12), and a joiner makes one emoji of two: nothing is hidden there, and with escapes
# every other line of Persian would be hard to read. Anywhere else they are strays.
_JOINERS = "\u200c\u200d"
_JOINED = "\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7\u0900-\u0963\u0971-\u0dff\u1000-\u103f\u1780-\u17d3"
_EMOJI = "\u2600-\u27bf\u2b1b\U0001f300-\U0001faff"
_STRAY_JOINER = regex(f"(?<![{_JOINED}])(?:\u200c|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}]))")
# Runners of GitHub, and of Azure, whose code they come from, read what a command prints. They obey a line that begins with "::"
# behind any white space, and "##[" or "##vso[" anywhere in a line; so does TeamCity, with "##teamcity[".
_COMMAND = regex(r"^([^\S\n]*):(?=:)", re.MULTILINE)
_OLD_COMMAND = regex(r"#(?=#[\w.]*\[)")


def in_line(text: str) -> str:
    r"""Return ``text`` as a part of one line that people read: white space as blanks, what cannot or must not be shown as ``\x1b``."""
    if _plain(text):
        return text
    shown = "".join(c if c in _JOINERS else _in_line(c) for c in text)
    return _STRAY_JOINER.sub(lambda joiner: _escaped(joiner[0]), shown)


def in_page(text: str) -> str:
    r"""Return ``text`` as a page shows it: as in a line, and with its lines kept. Markup is for the page's templates to escape."""
    return text if _plain(text) else "\n".join(map(in_line, text.split("\n")))


def in_html(text: str) -> str:
    """Return ``text`` as a part of a page that no template writes, such as what a notebook shows of an object."""
    import html  # which reads all names of characters

    return html.escape(in_page(text))


def in_template(value: object) -> object:
    """Return what a template of HTML prints for ``value``: a string as on a page. Markup that templates made stays as it is."""
    return in_page(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def in_diff(line: str) -> str:
    r"""Return a line of a diff or a listing: in these even two kinds of blanks must not look alike, so that all but tabs is escaped."""
    return line if _plain(line) else "".join(c if c == "\t" or _plain(c) else _escaped(c) for c in line)


def as_output(lines: str) -> str:
    r"""Return finished lines for standard output or error, with what a CI system would obey there (``::error::``) as ``\x3a:error::``.

    Which pieces begin a line, also by being wrapped, only the line shows; so this comes last, after the functions for pieces.
    """
    return _OLD_COMMAND.sub(r"\\x23", _COMMAND.sub(r"\1\\x3a", lines))


def in_annotation(text: str) -> str:
    """Return ``text`` as the message of a GitHub workflow command."""
    return in_page(text).replace("%", "%25").replace("\n", "%0A")


def in_annotation_property(text: str) -> str:
    """Return ``text`` as a property of a GitHub workflow command, such as a file, which must stay the name that it is."""
    shown = text if _plain(text) else "".join(c if c in "\r\n" or _plain(c) or _is_blank(c) else _escaped(c) for c in text)
    for character in "%\r\n:,":  # the percent sign first: the others bring in new ones
        shown = shown.replace(character, f"%{ord(character):02X}")
    return shown


def in_csv(text: str) -> str:
    r"""Return ``text`` as a cell of CSV, not yet quoted: one line, and none that a spreadsheet takes for a formula (these get a ``'``)."""
    shown = as_output(in_diff(text).replace("\t", r"\t"))
    return f"'{shown}" if shown.lstrip().startswith(("=", "+", "-", "@")) else shown


def in_json(serialised: str) -> str:
    r"""Return JSON that says the same and can go to standard output: no string in it holds what a CI system obeys."""
    return _OLD_COMMAND.sub(r"\\u0023", serialised)


def in_xml(serialised: str) -> str:
    """Return XML without comments or CDATA that says the same and can go to standard output, as ``in_json`` does."""
    return _OLD_COMMAND.sub("&#35;", serialised)


def in_markdown(text: str) -> str:
    """Return ``text`` as code in Markdown, where nothing in it is markup, a link or the name of a user who would be told.

    Every ASCII mark is written as a reference: references are text to every reader of Markdown.
    """
    return f"<code>{''.join(c if c.isalnum() or c.isspace() or ord(c) > 0x7F else f'&#{ord(c)};' for c in in_line(text))}</code>"


def in_sarif(text: str) -> str:
    """Return ``text`` as a SARIF message: what would be a link there, ``[text](target)``, has its brackets escaped.

    Braces stay: a placeholder such as ``{0}`` is filled from a message's arguments, of which ours have none.
    """
    shown = in_page(text)
    return re.sub(r"[\\\[\]]", r"\\\g<0>", shown) if "](" in shown else shown


def in_shell(word: str) -> str:
    """Return ``word`` as one word of a command that people copy, for any POSIX shell; for bash where it holds what no terminal may see."""
    if _plain(word):
        return shlex.quote(word)
    plain = b"./_-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    return "$'" + "".join(chr(byte) if byte in plain else f"\\x{byte:02x}" for byte in _bytes_of(word)) + "'"


def in_uri(path: str) -> str:
    """Return a path as a relative or absolute reference to a file: it names no scheme, no host, no query."""
    return quote(re.sub(rb"^/+", b"/", _bytes_of(path)))


def in_toml(text: str) -> str:
    """Return ``text`` as a TOML string, quoted. A lone surrogate cannot be written there and becomes U+FFFD."""
    return f'"{_OLD_COMMAND.sub(_unicode, "".join(map(_in_toml, text)))}"'


def cut(text: str, most: int = SENTENCE_LENGTH) -> str:
    """Return ``text`` in at most ``most`` characters, the last an ellipsis where some are left out."""
    return text if len(text) <= most else text[: most - 1] + "…"


def quoted(value: object, most: int = VALUE_LENGTH) -> str:
    """Return a key or value in quotation marks for a sentence, cut and on one line."""
    return in_line(repr(cut(str(value), most)))


def _bytes_of(path: str) -> bytes:
    """Return the bytes of a file's name, which need not be UTF-8."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")


def _plain(text: str) -> bool:
    return text.isprintable() and not _HIDDEN.search(text)


def _is_blank(character: str) -> bool:
    return unicodedata.category(character) == "Zs"


@lru_cache(maxsize=4096)  # of the few that texts have
def _in_line(character: str) -> str:
    return character if _plain(character) else " " if character in "\t\r\n" or _is_blank(character) else _escaped(character)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _in_toml(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if "\ud800" <= character <= "\udfff":
        return "\\uFFFD"
    return character if _plain(character) else _unicode(character)


def _unicode(character: str | re.Match[str]) -> str:
    code = ord(character if isinstance(character, str) else character[0])
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
