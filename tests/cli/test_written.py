"""What a command writes is read back whole and compared with what it should be."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, CLEAN, seedproof

MENDED = CLEAN.rstrip()
ODD = 'Ferry “stays” \\ in {port}}\n\nBy Maren Holt\n\nThe ferry to "Alven"\tstayed in port,\u2028he said. Nobody was hurt.\n\n'
# Two defects side by side, the second of which begins where the first ends, and a third that touches neither.
NEIGHBOURS = (
    "Pier opens again\n\nBy Maren Holt\n\nThe cafÃ© &#8212; its owner said that thecouncil and the mayor were glad about the new pier, "
    "which opens on Monday after a winter of work. It doesnâ€™t cost more than the town had planned, she said.\n"
)


def rows(path: Path) -> list[dict[str, object]]:
    """Return the rows of a file of JSON lines, whose ends are line feeds alone."""
    return [json.loads(line) for line in path.read_bytes().decode("utf-8").split("\n") if line]


def test_fix_writes_jsonl_in_which_only_the_text_of_the_broken_rows_differs(tmp_path: Path) -> None:
    before: list[dict[str, object]] = [
        {"id": "a", "text": CLEAN, "x": [1.5, {"y": "}}"}]},
        {"x": 'b"}}', "text": BROKEN, "id": "b", "last": None},
        {"id": "c", "text": ODD + BROKEN[BROKEN.index("The ferry") :], "tail": "é\u2028"},
        {"text": BROKEN},
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in before), encoding="utf-8")

    assert seedproof(tmp_path, "fix", "rows.jsonl").returncode == 0
    after = rows(file)
    assert [list(row) for row in after] == [list(row) for row in before]
    assert [{**row, "text": ""} for row in after] == [{**row, "text": ""} for row in before]
    for old, new in zip(before, after, strict=True):
        assert str(new["text"]).rstrip() == str(old["text"]).partition("Leave a Reply")[0].rstrip()
    assert file.read_bytes().count(b"\n") == len(before)
    assert seedproof(tmp_path, "check", "rows.jsonl", "--select", "comment-form").returncode == 0


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fix_writes_a_text_that_is_the_old_one_without_what_was_cut(tmp_path: Path, end: str) -> None:
    file = tmp_path / "ferry.txt"
    file.write_bytes(BROKEN.replace("\n", end).encode())

    assert seedproof(tmp_path, "fix", "ferry.txt").returncode == 0
    assert file.read_bytes().decode().rstrip() == MENDED.replace("\n", end)


def test_fixes_that_stand_side_by_side_are_all_applied(tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text(NEIGHBOURS, encoding="utf-8")

    assert seedproof(tmp_path, "fix", "pier.txt").returncode == 0
    written = (tmp_path / "pier.txt").read_text(encoding="utf-8")
    assert written == NEIGHBOURS.replace("cafÃ©", "café").replace("&#8212;", "—").replace("thecouncil", "the council").replace("â€™", "’")


def test_what_is_added_is_the_candidate(tmp_path: Path) -> None:
    assert seedproof(tmp_path, "init", "corpus").returncode == 0
    candidate = tmp_path / "ferry.txt"
    candidate.write_bytes(CLEAN.replace("\n", "\r\n").encode())

    assert seedproof(tmp_path / "corpus", "add", "../ferry.txt").returncode == 0
    assert (tmp_path / "corpus" / "seeds" / "ferry.txt").read_bytes() == candidate.read_bytes()


def test_what_goes_to_a_file_is_what_is_printed(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_text(BROKEN, encoding="utf-8")
    for command, form in (
        ("check", "jsonl"),
        ("check", "json"),
        ("check", "sarif"),
        ("check", "github"),
        ("parse", "jsonl"),
        ("parse", "json"),
    ):
        printed = seedproof(tmp_path, command, "broken.txt", "--format", form)
        written = seedproof(tmp_path, command, "broken.txt", "--format", form, "--output", "out")

        assert (written.returncode, written.stdout) == (printed.returncode, "")
        assert (tmp_path / "out").read_bytes() == printed.stdout.encode()


def test_a_baseline_holds_every_finding_with_its_check_and_words(tmp_path: Path) -> None:
    assert seedproof(tmp_path, "init", ".").returncode == 0
    (tmp_path / "seeds" / "ferry.txt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "seeds" / "pier.txt").write_text(NEIGHBOURS, encoding="utf-8")
    found = [json.loads(line) for line in seedproof(tmp_path, "check", "--format", "jsonl").stdout.splitlines()]
    told = [(row["seed"], row["check"], row["text"]) for row in found if row["severity"] != "info"]
    within = sum(len(row["absorbed"]) for row in found)

    assert seedproof(tmp_path, "baseline").returncode == 0
    held, seed = [], ""
    for line in (tmp_path / "checks" / "baseline.txt").read_text("utf-8").splitlines():
        if line.startswith('"'):
            seed = json.loads(line.split()[0])
        elif line[:1] != "#":
            check, _, words = line.split(maxsplit=2)
            held.append((seed, check, words.strip("'").removesuffix("…")))
    assert len(held) == len(told) + within > 4
    assert all(any(h[:2] == t[:2] and " ".join(t[2].split()).startswith(h[2]) for h in held) for t in told)


def test_init_writes_settings_suites_and_spellings_that_can_be_read(tmp_path: Path) -> None:
    assert seedproof(tmp_path, "init", ".").returncode == 0

    for file in tmp_path.rglob("*.toml"):
        tomllib.loads(file.read_text("utf-8"))
    suites = [json.loads(file.read_text("utf-8")) for file in (tmp_path / "checks").glob("*.json")]
    assert {suite["name"] for suite in suites} == {"schema", "offtopic", "garbled", "spelling"}
    assert all(suite["expectations"] for suite in suites)


def test_spellings_that_are_drafted_can_be_agreed_on_as_they_are(tmp_path: Path) -> None:
    assert seedproof(tmp_path, "init", ".").returncode == 0
    (tmp_path / "seeds" / "ferry.txt").write_text(
        CLEAN + "\nThe organisation of the organisation knows of no organization.\n", encoding="utf-8"
    )
    draft = seedproof(tmp_path, "spellings", "--format", "toml").stdout
    assert tomllib.loads(draft)

    (tmp_path / "checks" / "spellings.toml").write_text(draft, encoding="utf-8")
    agreed = [
        json.loads(line) for line in seedproof(tmp_path, "check", "--format", "jsonl", "--select", "agreed-spelling").stdout.splitlines()
    ]
    assert [row["text"] for row in agreed] == ["organization"]
