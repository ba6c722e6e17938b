"""Make inputs for tools/fuzz.py: files of every kind that seedproof reads, from sound to broken, drawn by a seed."""

from __future__ import annotations

import functools
import gzip
import io
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as parquet
from tools.corpora import DEFECTS, case_texts

from seedproof import Settings
from seedproof.core.exemptions import Exemption
from seedproof.core.settings_place import kebab
from seedproof.corpus.registry import built_in

__all__ = ["Files", "corpora", "documents", "readable", "rows_to_fix", "settings", "suites"]

ROOT = Path(__file__).parent.parent
Files = dict[str, bytes]  # contents by name

# What readers, decoders and parsers stumble over: marks of encodings, line ends, numbers, halves of characters, nesting, markup.
BYTES = [
    b"", b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1f\x8b", b"PAR1", b"\r", b"\r\n", b"\n", b"\n\n\n",
    b"\xe2\x80\xa8", b"\x0b", b"\x0c", b"\x1c", b"\x1b[31m", b"\"", b"\\", b"\\u", b"\\ud800", b"{", b"}", b"[", b"]", b",", b":",
    b"null", b"NaN", b"1e400", b"-0", b"9" * 4400, b"[" * 3000, b"{\"a\":" * 1500, b"=", b"'''", b"#", b"A" * 3000,
]  # fmt: skip
TEXTS = [
    *DEFECTS, "\n", "\n\n", "\r", "\r\n", "\u2028", "\u0085", "\ud800", "\U0010ffff", "\u202e", "\ufeff", "\u0301", " ", "\t", "“", "”",
    "„", "«", "»", "‘", "’", "'", '"', "(", ")", "[", "]", "…", "–", ". ", "! ", "said ", "By Maren Holt", "PORT ALVEN (Norpress) – ",
    "https://", "www.", "@", "1", "12:30", "a", "é", "ß", "İ", "ı", "中", "ا", "א", "ก", "🙂", "&", "<", ">", "{", "}",
]  # fmt: skip
VALUES = [
    "''", "'seeds'", "'/'", "'../..'", "'checks/none.py:A'", "'garbled'", "0", "-1", "1.5", "nan", "inf", "true", "false", "[]",
    "['ALL']", "['GRB301', 'none']", "[1]", "[[]]", "{}", "2026-11-28", "1979-05-27T07:32:00Z", "9223372036854775808",
]  # fmt: skip


@functools.cache
def texts() -> tuple[str, ...]:
    """Return the texts to start from: the seeds, the broken documents, and those of all cases."""
    files = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests" / "broken").glob("*.txt"))]
    return (*(file.read_bytes().decode("utf-8") for file in files), *(text for _, text in case_texts()))


def documents(draw: Random) -> Files:
    """Return one to five text files."""
    return {f"{number}.txt": _text(draw).encode("utf-8", "surrogatepass") for number in range(draw.randint(1, 5))}


def corpora(draw: Random) -> Files:
    """Return a corpus of one file of rows, long enough to be cut into batches, with rows that say the same."""
    some = [_text(draw) for _ in range(draw.randint(3, 12))]
    some += [text + "\n\n" + some[0][-200:] for text in some[: draw.randint(0, 6)]]
    rows = [{"id": f"{draw.randint(0, len(some))}", "text": text} for text in some]
    return {"rows.jsonl": _lines(rows)}


def rows_to_fix(draw: Random) -> Files:
    """Return a text file and a file of rows whose other fields are of every kind of JSON."""
    extra = [1.10, "café", None, [1, {"a": "\u2028"}], {"b": True}, "\\u00e9", 10**30]
    rows = [
        {"id": str(n), "x": draw.choice(extra), "text": _sound(_text(draw)), "y": draw.choice(extra)} for n in range(draw.randint(1, 4))
    ]
    return {"rows.jsonl": _lines(rows, end=draw.choice(["\n", "\r\n"])), "seed.txt": _sound(_text(draw)).encode("utf-8")}


def readable(draw: Random) -> Files:
    """Return one file of each kind that is read, most of them with broken bytes."""
    rows = [{"id": str(n), "text": _text(draw)} for n in range(draw.randint(0, 4))]
    table = pa.table({"id": [row["id"] for row in rows], "text": [_sound(row["text"]) for row in rows], "n": [1] * len(rows)})
    held = io.BytesIO()
    parquet.write_table(table, held)
    lines = _lines(rows)
    return {
        "a.txt": _broken(_text(draw).encode("utf-8", "surrogatepass"), draw),
        "b.md": _broken(_sound(_text(draw)).encode(draw.choice(["utf-16", "utf-32", "latin-1", "utf-8-sig"]), "replace"), draw),
        "c.jsonl": _broken(lines, draw),
        "d.jsonl.gz": _broken(gzip.compress(_broken(lines, draw), mtime=0), draw),
        "e.parquet": _broken(held.getvalue(), draw),
    }


def settings(draw: Random) -> Files:
    """Return the files that say how a project is checked: settings, agreed spellings, and a baseline."""
    keys = [kebab(name) for name in Settings.model_fields]
    lines = [f"{key} = {draw.choice(VALUES)}" for key in draw.sample(keys, draw.randint(0, 3))]
    for _ in range(draw.randint(0, 2)):
        keys = draw.sample(sorted(Exemption.model_fields), draw.randint(0, 4))
        lines += ["[[except]]", 'check = "ALL"', 'reason = "r"', *(f"{key} = {draw.choice(VALUES)}" for key in keys)]
    lines += [f"[{draw.choice(['severity', 'per-source.x'])}]", f"{draw.choice(['ALL', 'GRB3', 'ignore'])} = {draw.choice(VALUES)}"]
    for kind in draw.sample(built_in(), draw.randint(0, 2)):
        options = [kebab(name) for name in kind.model_fields] or ["none"]
        lines += [f"[checks.{kind.name()}]", f"{draw.choice(options)} = {draw.choice(VALUES)}"]
    spellings = files("seedproof.corpus").joinpath("template/spellings.toml").read_bytes()
    baseline = draw.choice(sorted((ROOT / "tests" / "formats").glob("baseline-*"))).read_bytes()
    written = "\n".join(lines).encode()
    return {
        "seedproof.toml": _broken(written, draw) if draw.random() < 0.4 else written,
        "spellings.toml": _broken(spellings, draw),
        "baseline.txt": _broken(baseline, draw),
    }


def suites(draw: Random) -> Files:
    """Return a suite of this repository, changed here and there as JSON or as bytes."""
    written = draw.choice(sorted((ROOT / "checks").glob("*.json"))).read_bytes()
    content = json.loads(written)
    content["expectations"] = draw.sample(content["expectations"], min(len(content["expectations"]), draw.randint(0, 4)))
    for _ in range(draw.randint(0, 2)):
        _replace_somewhere(content, draw)
    written = json.dumps(content).encode()
    return {"suite.json": _broken(written, draw) if draw.random() < 0.3 else written}


def _lines(rows: Sequence[Mapping[str, object]], end: str = "\n") -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + end for row in rows).encode("utf-8", "replace")


def _sound(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _text(draw: Random) -> str:
    """Return a text of ours with a few edits: pieces put in, cut out, doubled, moved, or taken from another text."""
    text = draw.choice(texts())
    if draw.random() < 0.05:
        text = draw.choice(TEXTS) * draw.randint(0, 3000)
    for _ in range(draw.randint(0, 8)):
        start = draw.randint(0, len(text))
        end = min(len(text), start + draw.choice([0, 1, 1, 5, 40, 400]))
        other = draw.choice(texts())
        at = draw.randint(0, len(other))
        put = draw.choice([draw.choice(TEXTS), text[start:end] * 2, "", other[at : at + 300], draw.choice(TEXTS) * draw.randint(1, 30)])
        text = text[:start] + put + text[end:]
    return text


def _broken(content: bytes, draw: Random) -> bytes:
    for _ in range(draw.choice([0, 0, 1, 1, 2, 5])):
        start = draw.randint(0, len(content))
        end = min(len(content), start + draw.choice([0, 1, 1, 4, 100]))
        content = content[:start] + draw.choice([draw.choice(BYTES), bytes([draw.randrange(256)]), content[start:end] * 2]) + content[end:]
    return content


def _replace_somewhere(content: object, draw: Random) -> None:
    """Put an odd value at a place of a tree of JSON, or take away or rename a key."""
    odd = [None, True, -1, 1.5, "", "x", "id", "\ud800", [], {}, [None], {"a": None}, 10**40, float("nan"), "expect_nothing"]
    if isinstance(content, dict) and content:
        key = draw.choice(sorted(content))
        if isinstance(content[key], dict | list) and content[key] and draw.random() < 0.8:
            _replace_somewhere(content[key], draw)
        elif draw.random() < 0.2:
            content[draw.choice(["x", "mostly", "column", "type", "max_value", "severity"])] = content.pop(key)
        else:
            content[key] = draw.choice(odd)
    elif isinstance(content, list) and content:
        at = draw.randrange(len(content))
        if isinstance(content[at], dict | list) and draw.random() < 0.9:
            _replace_somewhere(content[at], draw)
        else:
            content[at] = draw.choice(odd)
