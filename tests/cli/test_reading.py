"""What a person meets where files are damaged, in another encoding, too large, no files, or not of the corpus."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, Done, seedproof, seedproof_process

from seedproof import Batch
from seedproof.parse.parser import SeedParser

DAMAGED = CLEAN.replace("Alven", "Älven").encode().replace(b"town", b"t\xffwn")
LATIN = """Brücke bleibt länger gesperrt

Von Jörg Köhnke

Die Brücke über die Lohne bleibt bis zum Frühjahr für Fußgänger geöffnet, sagte die Bürgermeisterin am Dienstag in Güstenau.

Die Händler fürchten um das Geschäft. Die Stadt prüft, ob eine Fähre zwischen den Ufern eingesetzt werden kann, und will den Händlern
die Gebühren für ihre Stände erlassen. Die Busse fahren über Öhningen, das dauert zwölf Minuten länger als sonst. Die Prüfer hatten in zwei
der fünf Pfeiler Risse gefunden.
""".encode("latin-1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "seedproof.toml").write_text("", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def findings(done: Done) -> list[tuple[str, str, int]]:
    return [(f["seed"], f["check"], f["line"]) for f in map(json.loads, done.stdout.splitlines())]


def test_a_broken_byte_is_one_finding_with_its_place(folder: Path) -> None:
    (folder / "seeds" / "damaged.txt").write_bytes(DAMAGED)

    done = seedproof(folder, "check", "--format", "jsonl")
    assert done.returncode == 1
    assert findings(done) == [("damaged", "replacement-character", 7)]
    at = DAMAGED.index(b"\xff")
    assert f"0xff, byte {at} of the file, in line 7" in json.loads(done.stdout)["message"]
    assert json.loads(done.stdout)["text"] == "\ufffd"


def test_a_broken_byte_in_a_row_is_told_with_the_line_of_the_file(folder: Path) -> None:
    lines = [json.dumps({"id": "a", "text": CLEAN}), json.dumps({"id": "b", "text": CLEAN})]
    raw = "\n".join(lines).encode()
    at = raw.rindex(b"town") - raw.index(b"\n") - 1
    (folder / "rows.jsonl").write_bytes(raw[: raw.rindex(b"town")] + b"\xff" + raw[raw.rindex(b"town") + 1 :])

    done = seedproof(folder, "check", "rows.jsonl", "--format", "jsonl", "--select", "garbled")
    assert findings(done) == [("b", "replacement-character", 7)]
    assert f"0xff, byte {at} of line 2" in json.loads(done.stdout)["message"]


def test_fix_leaves_a_file_with_a_broken_byte_alone_and_says_why(folder: Path) -> None:
    damaged = DAMAGED.replace(b"the town", b"thetown thecouncil")
    (folder / "seeds" / "damaged.txt").write_bytes(damaged)
    glued = CLEAN.replace("the school", "theschool thecouncil")
    (folder / "seeds" / "glued.txt").write_text(glued, encoding="utf-8")

    done = seedproof(folder, "fix")
    assert (folder / "seeds" / "damaged.txt").read_bytes() == damaged
    assert "thecouncil" not in (folder / "seeds" / "glued.txt").read_text(encoding="utf-8")
    assert f"damaged.txt: left as it is: byte {damaged.index(0xFF)} (0xff) cannot be decoded" in done.stderr
    assert done.returncode == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "cp1252"])
def test_fix_keeps_the_encoding_of_a_file(folder: Path, encoding: str) -> None:
    text = CLEAN.replace("Alven", "Ålven")
    path = folder / "glued.txt"
    path.write_bytes(text.replace("the school", "theschool thecouncil").encode(encoding))

    done = seedproof(folder, "fix", "glued.txt", "--encoding", "cp1252")
    assert done.returncode == 0
    assert "thecouncil" not in path.read_bytes().decode(encoding)
    assert path.read_bytes() == path.read_bytes().decode(encoding).encode(encoding)
    assert "Ålven" in path.read_bytes().decode(encoding)


def test_add_keeps_the_encoding_of_a_candidate_and_refuses_a_damaged_one(folder: Path) -> None:
    (folder / "wide.txt").write_bytes(CLEAN.replace("Alven", "Ålven").encode("utf-16"))
    (folder / "damaged.txt").write_bytes(DAMAGED)
    (folder / "seedproof.toml").write_text('ignore = ["duplicate-id", "recurring-boilerplate", "replacement-character"]', encoding="utf-8")
    (folder / "seeds" / "clean.txt").unlink()

    assert seedproof(folder, "add", "wide.txt").returncode == 0
    assert (folder / "seeds" / "wide.txt").read_bytes() == (folder / "wide.txt").read_bytes()
    (folder / "seeds" / "wide.txt").unlink()
    done = seedproof(folder, "add", "damaged.txt")
    assert done.returncode == 2
    assert "cannot be decoded" in done.stderr
    assert not (folder / "seeds" / "damaged.txt").exists()


def test_another_encoding_is_named_and_can_be_set(folder: Path) -> None:
    (folder / "latin.txt").write_bytes(LATIN)

    done = seedproof(folder, "check", "latin.txt")
    assert done.returncode == 2
    assert "it is likely cp1252" in done.stderr
    assert "--encoding cp1252" in done.stderr
    assert seedproof(folder, "check", "latin.txt", "--encoding", "cp1252").returncode == 0
    assert "K\\u00f6hnke" in seedproof(folder, "parse", "latin.txt", "--encoding", "latin-1", "--format", "jsonl").stdout
    (folder / "seedproof.toml").write_text('encoding = "latin-1"', encoding="utf-8")
    assert seedproof(folder, "check", "latin.txt").returncode == 0
    unknown = seedproof(folder, "check", "latin.txt", "--encoding", "klingon")
    assert (unknown.returncode, "'klingon'" in unknown.stderr, "cp1252" in unknown.stderr) == (2, True, True)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_lines_are_counted_as_they_are_parsed(folder: Path, end: str) -> None:
    (folder / "a.txt").write_bytes(BROKEN.replace("two hundred", "two thecouncil hundred").replace("\n", end).encode())

    done = seedproof(folder, "check", "a.txt", "--format", "jsonl", "--select", "glued-words,comment-form")
    assert [(check, line) for _, check, line in findings(done)] == [("glued-words", 7), ("comment-form", 11)]
    shown = seedproof(folder, "check", "a.txt", "--select", "glued-words", "--format", "full").stdout
    assert "a.txt:7:15" in shown
    assert "  7 | More than two thecouncil hundred passengers" in shown


def test_a_bomb_and_what_is_no_file_cost_a_message(folder: Path) -> None:
    with gzip.open(folder / "seeds" / "bomb.jsonl.gz", "wb") as stream:
        stream.write(b'{"id": "bomb", "text": "' + b"a" * 5_000_000 + b'"}\n' + json.dumps({"id": "row", "text": CLEAN}).encode())
    os.mkfifo(folder / "seeds" / "pipe.txt")
    (folder / "seedproof.toml").write_text("max-document-bytes = 1000000", encoding="utf-8")

    done = seedproof_process(folder, "check", "--select", "glued-words")
    assert done.returncode == 2
    assert "bomb.jsonl.gz:1: this line is longer than 1,000,000 bytes" in done.stderr
    assert "pipe.txt: not read: this is a FIFO" in done.stderr


def test_files_of_other_kinds_are_skipped_with_a_note(folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG")

    done = seedproof(folder, "check", "picture.png", "seeds/clean.txt", "seedproof.toml")
    assert done.returncode == 0
    assert "1 seed" in done.stdout
    assert "note: picture.png was skipped: this kind of file is not read" in done.stderr
    assert "note: seedproof.toml was skipped" in done.stderr
    alone = seedproof(folder, "check", "picture.png")
    assert alone.returncode == 2  # nothing was checked, which is no pass
    assert "there are no seeds" in alone.stderr


@pytest.mark.parametrize("command", ["check", "parse", "fix", "spellings"])
def test_files_that_the_project_leaves_out_are_no_fault_of_who_names_them(folder: Path, command: str) -> None:
    (folder / "seeds" / "old").mkdir()
    (folder / "seeds" / "old" / "broken.txt").write_text(BROKEN, encoding="utf-8")
    (folder / "seeds" / ".hidden.txt").write_text(BROKEN, encoding="utf-8")
    (folder / "seedproof.toml").write_text('exclude = ["seeds/old/**"]', encoding="utf-8")

    done = seedproof(folder, command, "seeds/old/broken.txt", "seeds/.hidden.txt")
    assert done.returncode == 0
    assert "note: seeds/old/broken.txt was skipped: left out by `exclude` in the settings" in done.stderr
    assert "note: seeds/.hidden.txt was skipped: hidden files among the seeds are not read" in done.stderr
    assert "Leave a Reply" not in done.stdout


def test_a_document_that_cannot_be_parsed_is_named_and_the_others_are_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def titles(parser: SeedParser, batch: Batch) -> object:
        if "wolf" in batch.text:
            raise ZeroDivisionError("a wolf")
        return whole(parser, batch)

    whole = SeedParser.titles
    monkeypatch.setattr(SeedParser, "titles", titles)
    (folder / "seeds" / "wolf.txt").write_text(CLEAN + "A wolf came.\n", encoding="utf-8")

    done = seedproof(folder, "parse", "--format", "jsonl")
    assert done.returncode == 3
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["clean"]
    assert "parsing: raised ZeroDivisionError: a wolf" in done.stderr
    assert "wolf.txt" in done.stderr
