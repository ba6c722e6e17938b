"""Hold the laws that tools/fuzz.py tries to break: each takes a folder with files and raises where one of them does not hold."""

from __future__ import annotations

import contextlib
import functools
import io
import itertools
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from unittest import mock

from tools import fuzz_inputs
from tools.fuzz_inputs import Files

from seedproof import CheckSelection, Document, Finding, Project, Seed, Settings, SettingsError, check_corpus, check_documents, parse_text
from seedproof import Files as Corpus
from seedproof.checks.base import CorpusCheck
from seedproof.cli.app import main
from seedproof.report.jsonl import as_jsonl

__all__ = ["LAWS", "Law", "seedproof"]


class Law(NamedTuple):
    """Something that holds for all inputs.

    - ``make``: files, drawn
    - ``hold``: raises where the law does not hold for the files in a folder
    """

    make: Callable[[Random], Files]
    hold: Callable[[Path], None]


def seedproof(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run the command in ``folder``, in this process: its exit code, and what it printed to both streams."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True) for _ in range(2)]
    code = 0
    with (
        contextlib.chdir(folder),
        mock.patch.object(sys, "argv", ["seedproof", *arguments]),
        contextlib.redirect_stdout(streams[0]),
        contextlib.redirect_stderr(streams[1]),
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
    out, err = (stream.buffer.getvalue().decode("utf-8") for stream in streams)
    if code == 3 or "Traceback" in err:
        raise AssertionError(f"seedproof {' '.join(arguments)} ended with {code}:\n{err}")
    return code, out, err


def readers(folder: Path) -> None:
    """Require that any bytes are documents or problems, twice the same, and that no command breaks on them."""
    corpus = Corpus((folder,), Settings())
    read = list(corpus)
    assert list(corpus) == read
    for item in read:
        assert not isinstance(item, Document) or isinstance(item.text, str)
    unread = any(not isinstance(item, Document) for item in read)
    code, out, _ = seedproof(folder, "check", ".", "--format", "jsonl", "--fail-on", "never")
    assert code == (2 if unread or not read else 0)
    for line in out.splitlines():
        Finding.model_validate(json.loads(line))
    code, out, _ = seedproof(folder, "parse", ".", "--format", "jsonl")
    assert code in (0, 2)
    assert len(out.splitlines()) == sum(isinstance(item, Document) for item in read)
    code, out, err = seedproof(folder, "check", ".")
    assert "Found nothing wrong" not in out or not unread, err


def parser(folder: Path) -> None:
    """Require that each field of a seed is the span of the text that it says, alone and in company."""
    texts = _texts(folder)
    for text in texts:
        seed = parse_text(text)
        assert seed.text == text
        for part in _parts(seed):
            start, end = part["start"], part["end"]
            said = part.get("text", part.get("name"))
            assert 0 <= start <= end <= len(text), part
            assert text[start:end] == said, part


def checks(folder: Path) -> None:
    """Require that no check breaks, that findings and fixes lie in the text, and that company changes nothing for checks of one seed."""
    texts = _texts(folder)
    documents = [Document(str(number), text, row=number) for number, text in enumerate(texts, 1)]
    result = check_documents(documents, _local())
    assert not result.failures, result.failures
    for finding in result.findings:
        text = texts[int(finding.seed) - 1]
        assert text[finding.start : finding.end][:200] == finding.text, finding
        assert finding.start < finding.end or not text, finding
        assert finding.line == 1 + sum(end <= finding.start for end in _line_ends(text)), finding
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.start <= edit.end <= len(text), finding
            assert text[edit.start : edit.end] != edit.text, finding
    alone = [line for document in documents for line in as_jsonl(check_documents([document], _local()).findings)]
    assert sorted(as_jsonl(result.findings)) == sorted(alone)


def batches(folder: Path) -> None:
    """Require the same bytes whatever the size of a batch, and the same findings whatever the order of the files."""
    file = folder / "rows.jsonl"
    whole = _findings((file,))
    for size in (1, 700, 5000):
        assert _findings((file,), batch_size=size) == whole, f"batches of {size} characters"
    rows = [document for document in Corpus((file,), Settings()) if isinstance(document, Document)]
    files = [folder / f"{number:03}.txt" for number in range(len(rows))]
    for path, row in zip(files, rows, strict=True):
        path.write_bytes(row.text.encode("utf-8", "replace"))
    try:
        assert _findings(files) == _findings(files[::-1])
    finally:
        for path in files:
            path.unlink()


def jobs(folder: Path) -> None:
    """Require the same bytes from two processes as from one."""
    paths = (folder / "rows.jsonl",)
    assert _findings(paths, batch_size=700, jobs=2) == _findings(paths)


def fixes(folder: Path) -> None:
    """Require that a fix leaves all but the text as it was, leaves nothing to fix, and brings no error or warning that was not there."""
    before = [json.loads(line) for line in (folder / "rows.jsonl").read_bytes().decode().split("\n") if line.strip()]
    counted = _severe(seedproof(folder, "check", ".", "--format", "jsonl", "--fail-on", "never")[1], absorbed=True)
    assert seedproof(folder, "fix", ".")[0] == 0
    after = [json.loads(line) for line in (folder / "rows.jsonl").read_bytes().decode().split("\n") if line.strip()]
    assert [{**row, "text": ""} for row in after] == [{**row, "text": ""} for row in before]
    code, shown, _ = seedproof(folder, "fix", "--diff", ".")
    assert code == 0, f"a second fix would change something:\n{shown}"
    left = _severe(seedproof(folder, "check", ".", "--format", "jsonl", "--fail-on", "never")[1])
    new = [key for key, (count, covered) in left.items() if count > counted.get(key, (0, 0))[0] and covered > counted.get(key, (0, 0))[1]]
    assert not new, f"new after the fix: {new}"


def settings(folder: Path) -> None:
    """Require that no settings, spellings or baseline break a command: they are used, or refused by name."""
    (folder / "checks").mkdir(exist_ok=True)
    for name in ("spellings.toml", "baseline.txt"):
        (folder / "checks" / name).write_bytes((folder / name).read_bytes())
    (folder / "a.md").write_text("Ferry stays in port\n\nBy Maren Holt\n\nThe ferry stayed.\n\nLeave a Reply\n", "utf-8")
    for arguments in (("check", "a.md"), ("checks",), ("explain", "glued-words")):
        code, _, err = seedproof(folder, *arguments)
        assert code in (0, 1, 2)
        assert bool(err) == (code == 2), (code, err)


def suites(folder: Path) -> None:
    """Require that a suite is refused by name or judged, and that all that it holds is evaluated."""
    from seedproof import BrokenRunError
    from seedproof.expectations.gate import gate

    result = check_documents(["Ferry stays in port\n\nThe ferry stayed.\n\nLeave a Reply\n", "A title\n\nA text."])
    try:
        judged = gate(result, folder)
    except (SettingsError, BrokenRunError) as refused:
        if not any(said in str(refused) for said in ("suite.json", "Great Expectations broke off")):
            raise
    else:
        assert sum(suite.written for suite in judged.suites) == len(json.loads((folder / "suite.json").read_bytes())["expectations"])
        assert judged.exit_code("warning") in (0, 1, 3)


LAWS: dict[str, Law] = {
    "readers": Law(fuzz_inputs.readable, readers),
    "parser": Law(fuzz_inputs.documents, parser),
    "checks": Law(fuzz_inputs.documents, checks),
    "batches": Law(fuzz_inputs.corpora, batches),
    "jobs": Law(fuzz_inputs.corpora, jobs),
    "fixes": Law(fuzz_inputs.rows_to_fix, fixes),
    "settings": Law(fuzz_inputs.settings, settings),
    "suites": Law(fuzz_inputs.suites, suites),
}


def _texts(folder: Path) -> list[str]:
    return [file.read_bytes().decode("utf-8", "surrogatepass") for file in sorted(folder.glob("*.txt")) if file.name != "why.txt"]


def _line_ends(text: str) -> list[int]:
    """Return where each line of a text ends: after any of the characters that end one."""
    return list(itertools.accumulate(map(len, text.splitlines(keepends=True))))


def _parts(seed: Seed) -> list[dict[str, Any]]:
    quotes = [quote.model_dump() for quote in seed.quotes]
    speakers = [quote["speaker"] for quote in quotes if quote["speaker"]]
    fields = [field.model_dump() for field in (seed.title, seed.body, seed.source, *seed.credits) if field]
    return [*fields, *quotes, *speakers]


@functools.cache
def _local() -> tuple[Any, ...]:
    """Return the checks that need no other seed."""
    return tuple(check for check in CheckSelection.of().checks() if not isinstance(check, CorpusCheck))


def _findings(paths: Sequence[Path], batch_size: int = 1_000_000, jobs: int = 1) -> list[str]:
    selection = CheckSelection.of(Project(Path("/nonexistent")))
    result = check_corpus(Corpus(tuple(paths), Settings()), selection, jobs=jobs, batch_size=batch_size)
    assert not result.failures, result.failures
    return list(as_jsonl(result.findings))


def _severe(printed: str, *, absorbed: bool = False) -> dict[tuple[str, str], tuple[int, int]]:
    """Count the errors and warnings of each seed by check, and the characters that they cover; perhaps those too that others absorb.

    What is said of the same place may change when a neighbour is mended: a passage may fall into two, and what was absorbed stand alone.
    """
    rows = [row for row in map(json.loads, printed.splitlines()) if row["severity"] != "info"]
    rows += [{**row, **narrower} for row in rows for narrower in row["absorbed"] if absorbed]
    counts = Counter((row["seed"], row["check"]) for row in rows)
    covered: Counter[tuple[str, str]] = Counter()
    for row in rows:
        covered[row["seed"], row["check"]] += row["end"] - row["start"]
    return {key: (counts[key], covered[key]) for key in counts}
