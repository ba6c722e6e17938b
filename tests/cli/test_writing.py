"""Whatever a command writes is what it was told to, whole, and nothing beside it."""

from __future__ import annotations

import gzip
import json
import os
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from tests.cli.command import BROKEN, CLEAN, Done, seedproof, seedproof_process, small_project

import seedproof.corpus.readers as readers
from seedproof.corpus.unfinished import unfinished_name

ESCAPED = BROKEN.replace("\n", "\\n")
posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and signals of POSIX")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path / "corpus")


# Texts that were checked


@contextmanager
def edited_before_second_reading(name: str, text: str) -> Iterator[None]:
    """Let somebody else write ``text`` into the file of this name just before it is read again."""
    read, times = readers.read, []

    def read_and_edit(file: Path, *rest: object) -> object:
        if file.name == name:
            times.append(file)
            if len(times) == 2:
                file.write_text(text, encoding="utf-8")
        return read(file, *rest)  # type: ignore[arg-type]

    with mock.patch("seedproof.corpus.files.read", read_and_edit):
        yield


def test_a_file_that_changes_during_the_run_is_left_as_it_is_now_and_the_others_are_fixed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BROKEN.replace("Ferry", "Coach"), encoding="utf-8")
    edited = "More words in front.\n\n" + BROKEN

    with edited_before_second_reading("a.txt", edited):
        done = seedproof(tmp_path, "fix", "--select", "comment-form", "a.txt", "b.txt")
    assert done.returncode == 2
    assert "a.txt: has changed since it was checked" in done.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == edited
    assert "Leave a Reply" not in (tmp_path / "b.txt").read_text(encoding="utf-8")


def test_a_file_that_changes_between_the_two_looks_at_a_corpus_is_told_of_and_its_findings_are_not(tmp_path: Path) -> None:
    for specimen in (Path(__file__).parent.parent / "broken").glob("corpus-name-variant*.txt"):
        (tmp_path / specimen.name).write_bytes(specimen.read_bytes())
    command = ("check", ".", "--select", "corpus-name-variant", "--format", "jsonl")
    assert len(seedproof(tmp_path, *command).stdout.splitlines()) == 1, "what a second look is taken for"
    edited = "Edited.\n\n" + (tmp_path / "corpus-name-variant.txt").read_text(encoding="utf-8")

    with edited_before_second_reading("corpus-name-variant.txt", edited):
        done = seedproof(tmp_path, *command)
    assert (done.returncode, done.stdout) == (2, "")
    assert "corpus-name-variant.txt: has changed while it was checked" in done.stderr


def test_a_candidate_that_changes_while_it_is_checked_is_not_added(project: Path) -> None:
    candidate = project.parent / "new.txt"
    candidate.write_text(CLEAN, encoding="utf-8")

    with edited_before_second_reading("new.txt", BROKEN):
        done = seedproof(project, "add", "../new.txt")
    assert done.returncode == 2
    assert "has changed since it was checked" in done.stderr
    assert list((project / "seeds").glob("*.txt")) == []


def test_a_kind_of_file_that_cannot_be_mended_does_not_keep_the_others_from_it(tmp_path: Path) -> None:
    table = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    parquet.write_table(table.table({"id": ["x"], "text": [BROKEN]}), tmp_path / "a.parquet")
    (tmp_path / "b.txt").write_text(BROKEN.replace("Ferry", "Coach"), encoding="utf-8")

    done = seedproof(tmp_path, "fix", ".", "--select", "comment-form")
    assert done.returncode == 2
    assert "1 fixed in 1 of 2 seeds" in done.stderr
    assert "a.parquet: seeds in this kind of file cannot be mended" in done.stderr
    assert "Leave a Reply" not in (tmp_path / "b.txt").read_text(encoding="utf-8")


# One command at a time


def test_two_commands_that_write_do_not_run_at_once(project: Path) -> None:
    (project.parent / "new.txt").write_text(CLEAN, encoding="utf-8")
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    holder = (
        "import sys; from pathlib import Path; from seedproof import Project; from seedproof.corpus.lock import writing_to\n"
        "with writing_to(Project.around(Path.cwd())): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", holder], cwd=project, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        released = threading.Timer(60, other.kill)  # who waits for the lock gets it then, and does what it should not
        released.start()
        for command in (["fix"], ["add", "../new.txt"], ["baseline"], ["docs"], ["gate"]):
            done = seedproof(project, *command)
            assert done.returncode == 2, command
            assert "another seedproof command is writing to this project" in done.stderr
            assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file() and path.parent.name != ".seedproof"} == before
        assert seedproof(project, "fix", "--diff").returncode == 1, "showing needs no lock"
        released.cancel()
        other.kill()

    assert seedproof(project, "fix").returncode == 0, "the lock went with the process that held it"


def test_of_two_that_add_the_same_name_at_once_one_is_told_so(project: Path) -> None:
    names = ["one", "two"]
    for name in names:
        (project.parent / name).mkdir()
        (project.parent / name / "new.txt").write_text(CLEAN.replace("Monday", f"the {name}th day"), encoding="utf-8")
    done: dict[str, Done] = {}
    threads = [
        threading.Thread(target=lambda n: done.update({n: seedproof_process(project, "add", f"../{n}/new.txt")}), args=(n,)) for n in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    added = [name for name in names if "added" in done[name].stdout]
    assert sorted(d.returncode for d in done.values()) == [0, 2]
    assert len(added) == 1
    assert f"the {added[0]}th day" in (project / "seeds" / "new.txt").read_text(encoding="utf-8")


# JSON Lines


@pytest.mark.parametrize("suffix", ["jsonl", "jsonl.gz"])
@pytest.mark.parametrize(("mark", "ending"), [("", "\n"), ("\ufeff", "\r\n"), ("", "")])
def test_of_a_line_of_json_the_text_changes_and_not_a_byte_else(tmp_path: Path, suffix: str, mark: str, ending: str) -> None:
    around = [
        '  {"id":"a", "big": 1e400,"long": -'
        + "7" * 5000
        + ',"price":1.10 , "l":0.10000000000000001 , "caf\\u00e9":"café \\/", "text":"no",\t"text" : "',
        '" ,"x":[1 ,{"text": "nor this"}], "x": 3 } ',
    ]
    other = mark + '{"text":"A title\\n\\nA sound text.","x":1.0}\r\n'
    rows = tmp_path / f"rows.{suffix}"
    opened = gzip.open if suffix.endswith("gz") else open
    with opened(rows, "wb") as stream:
        stream.write((other + around[0] + ESCAPED + around[1] + ending).encode())

    assert seedproof(tmp_path, "fix", rows.name, "--select", "comment-form").returncode == 0
    with opened(rows, "rb") as stream:
        written = stream.read().decode()
    before, after = other + around[0], around[1] + ending
    assert (written[: len(before)], written[len(written) - len(after) :]) == (before, after)
    text = written[len(before) : len(written) - len(after)].removesuffix("\\n\\n")
    assert "Leave" not in text
    assert ESCAPED.startswith(text.rstrip("\\n"))
    assert "wind allowed it." in text


# Where it is written to


@posix
def test_output_is_written_through_what_is_no_regular_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BROKEN, encoding="utf-8")
    check = [sys.executable, "-m", "seedproof", "check", "a.txt", "--format", "jsonl", "--fail-on", "never", "--output"]
    wanted = seedproof(tmp_path, *check[3:-1]).stdout.encode()

    through = subprocess.run([*check, "/dev/stdout"], cwd=tmp_path, capture_output=True, check=True)
    assert through.stdout == wanted
    with (tmp_path / "log").open("ab") as log:
        log.write(b"before\n")
        log.flush()
        subprocess.run([*check, "/dev/stdout"], cwd=tmp_path, stdout=log, check=True)
    assert (tmp_path / "log").read_bytes() == b"before\n" + wanted

    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen([*check, "pipe"], cwd=tmp_path) as writer:
        assert (tmp_path / "pipe").read_bytes() == wanted
    assert writer.returncode == 0
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)

    terminal, other_end = os.openpty()  # a device that is ours: if it is replaced, /dev/null is still there
    name = os.ttyname(other_end)
    assert seedproof(tmp_path, *check[3:], name).returncode == 0
    assert os.read(terminal, 1_000_000).replace(b"\r\n", b"\n")[:20] == wanted[:20]
    assert stat.S_ISCHR(Path(name).stat().st_mode)

    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "found").write_bytes(b"old")
    (tmp_path / "link").symlink_to("there/found")
    assert seedproof(tmp_path, *check[3:], "link").returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "found").read_bytes() == wanted


@posix
@pytest.mark.parametrize("own_code", [True, False])
def test_output_is_written_to_what_a_shell_has_opened(project: Path, own_code: bool) -> None:
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")
    if not own_code:
        (project / "seedproof.toml").write_text("", encoding="utf-8")
    wanted = seedproof(project, "check", "--format", "jsonl").stdout.encode()
    end, into = os.pipe()
    command = [sys.executable, "-m", "seedproof", "check", "--format", "jsonl", "--output", f"/dev/fd/{into}"]
    assert subprocess.run(command, cwd=project, pass_fds=[into], check=False).returncode == 1
    os.close(into)
    with os.fdopen(end, "rb") as written:
        assert written.read() == wanted


@posix
def test_a_seed_that_is_a_link_is_mended_where_it_lies(project: Path) -> None:
    lies = project / "seeds" / "store" / "a.txt"
    lies.parent.mkdir()
    lies.write_text(BROKEN, encoding="utf-8")
    link = project / "seeds" / "b.txt"
    link.symlink_to("store/a.txt")

    assert seedproof(project, "fix", str(link)).returncode == 0
    assert link.is_symlink()
    assert "Leave a Reply" not in lies.read_text(encoding="utf-8")


def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path) -> None:
    name = "n" * 246 + ".txt"
    (tmp_path / name).write_text(BROKEN, encoding="utf-8")

    assert seedproof(tmp_path, "fix", name).returncode == 0
    assert "Leave a Reply" not in (tmp_path / name).read_text(encoding="utf-8")
    assert seedproof(tmp_path, "check", "--output", "o" * 250, "--fail-on", "never", name).returncode == 0


@posix
def test_what_a_killed_run_has_left_half_written_is_removed_by_the_next(project: Path) -> None:
    seed = project / "seeds" / "a.txt"
    seed.write_text(BROKEN, encoding="utf-8")
    killed = subprocess.Popen([sys.executable, "-c", "pass"])
    killed.wait()
    (beside := project.parent / "found").mkdir()
    (deep := project / "seeds" / "old").mkdir()  # nothing is written to it
    left = [folder / unfinished_name().replace(f"-{os.getpid()}-", f"-{killed.pid}-") for folder in (project, seed.parent, deep, beside)]
    alive = seed.parent / unfinished_name().replace(f"-{os.getpid()}-", f"-{os.getppid()}-")
    for path in (*left, alive):
        path.write_bytes(b"half")

    assert seedproof(project, "check").returncode == 1, "what is half written is no seed"
    assert seedproof_process(project, "fix").returncode == 0
    assert seedproof(project, "check", "--output", str(beside / "found.txt")).returncode == 0
    assert not any(path.exists() for path in left)
    assert alive.exists()


def test_thousands_of_fixes_take_no_longer_than_their_number(tmp_path: Path) -> None:
    from seedproof import Edit, Finding, Fix
    from seedproof.run.fixes import fixed

    place = {"line": 1, "column": 1, "text": "", "message": "m", "fingerprint": "f", "seed": "a", "check": "x", "code": "GRB399"}
    findings = [
        Finding.model_validate(
            place
            | {
                "family": "garbled",
                "severity": "error",
                "start": n,
                "end": n + 1,
                "fix": Fix(safe=True, edits=(Edit(start=n, end=n + 1, text="y"),)),
            }
        )
        for n in range(0, 16_000, 2)
    ]
    began = time.process_time()
    done = fixed("xx" * 8_000, findings)
    assert done.text == "yx" * 8_000
    assert time.process_time() - began < 2  # it was 21 seconds


def test_rows_written_are_the_rows_read_but_for_the_text(project: Path) -> None:
    rows = project / "seeds" / "rows.jsonl"
    before = [{"id": str(n), "text": BROKEN if n % 2 else CLEAN, "n": n, "words": ["é", "\u2028"]} for n in range(6)]
    rows.write_text("".join(json.dumps(row, ensure_ascii=row["n"] in (1, 2)) + "\n" for row in before), encoding="utf-8")

    assert seedproof(project, "fix", "--ignore", "schema").returncode == 0
    after = [json.loads(line) for line in rows.read_bytes().split(b"\n") if line]
    assert [{**row, "text": None} for row in after] == [{**row, "text": None} for row in before]
    assert [row["text"].rstrip() for row in after] == [CLEAN.rstrip()] * 6


# The site


def test_docs_leaves_the_old_site_whole_where_the_new_one_does_not_come_about(project: Path) -> None:
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")
    (project / "reports" / "mine.json").write_text("{}", encoding="utf-8")
    assert seedproof(project, "docs").returncode == 0
    reports = project / "reports"
    before = {path.relative_to(reports): path.read_bytes() for path in reports.rglob("*") if path.is_file()}
    assert {Path("mine.json"), Path(".gitignore"), Path("index.html"), Path("data-docs/index.html")} <= set(before)

    (project / "seeds" / "b.txt").write_text(BROKEN.replace("Ferry", "Coach"), encoding="utf-8")
    with mock.patch("seedproof.report.html.site.write_seeds", side_effect=OSError(28, "No space left on device")):
        assert seedproof(project, "docs").returncode in (2, 3)
    assert {path.relative_to(reports): path.read_bytes() for path in reports.rglob("*") if path.is_file()} == before
    assert [path.name for path in project.iterdir() if path.name.endswith(".tmp")] == []

    assert seedproof(project, "docs").returncode == 0
    after = {path.relative_to(reports) for path in reports.rglob("*") if path.is_file()}
    assert len([path for path in after if path.parts[0] == "seed"]) == 2
    assert (reports / "mine.json").read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize(("page", "said"), [("", "it is empty"), ("<p>mine", "did not write")])
def test_a_first_page_that_is_not_ours_is_left_with_advice(project: Path, page: str, said: str) -> None:
    (project / "reports" / "index.html").write_text(page, encoding="utf-8")
    (project / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")

    done = seedproof(project, "docs")
    assert done.returncode == 2
    assert said in done.stderr
    assert "move it away" in done.stderr
    assert (project / "reports" / "index.html").read_text(encoding="utf-8") == page


def test_a_site_taken_away_by_a_run_that_was_killed_then_is_put_back_by_the_next(project: Path) -> None:
    (project / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")
    (project / "reports" / "mine.json").write_text("{}", encoding="utf-8")
    (project / "reports").rename(project / ".seedproof-old")

    assert seedproof(project, "fix").returncode == 0
    assert (project / "reports" / "mine.json").is_file()
    assert not (project / ".seedproof-old").exists()


def test_folders_of_others_beside_the_site_are_not_moved(project: Path) -> None:
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")
    theirs = project / "reports" / "theirs"
    theirs.mkdir()
    (theirs / "kept").write_text("kept", encoding="utf-8")
    before = theirs.stat().st_ino, (project / "reports").stat().st_ino

    for _ in range(2):
        assert seedproof(project, "docs").returncode == 0
    assert (theirs.stat().st_ino, (project / "reports").stat().st_ino) == before
    assert (theirs / "kept").read_text(encoding="utf-8") == "kept"
    assert len(list((project / "reports" / "seed").iterdir())) == 1
    assert [path.name for path in project.rglob(".seedproof-*")] == []


@pytest.mark.parametrize(
    ("settings", "command", "written"),
    [
        ('suites = "kept/of/suites"', ("suites", "--update"), "kept/of/suites/garbled.json"),
        ('baseline = "kept/of/known.txt"', ("baseline",), "kept/of/known.txt"),
        ('reports = "kept/of/site"', ("docs",), "kept/of/site/index.html"),
        ("", ("docs", "--output", "kept/of/site"), "kept/of/site/index.html"),
    ],
)
def test_folders_that_are_not_there_yet_are_made(project: Path, settings: str, command: tuple[str, ...], written: str) -> None:
    (project / "seedproof.toml").write_text(f"{settings}\n", encoding="utf-8")
    (project / "seeds" / "a.txt").write_text(BROKEN, encoding="utf-8")

    done = seedproof(project, *command)
    assert done.returncode == 0, done.stderr
    assert (project / written).is_file()
