"""However the world round a command is broken, it ends with 2 and one line, and what it could not read is never called sound."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from tests.cli.command import BROKEN, CLEAN, Done, seedproof, seedproof_process, small_project

from seedproof.cli.app import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights, devices and file names as POSIX has them")

TROUBLED = ["check", "gate", "docs", "spellings", "fix", "fix --diff", "baseline", "parse", "check --format jsonl", "check --format sarif",
            "check --format junit", "check --format github", "check --statistics", "check --jobs 2"]  # fmt: skip
SOUND = ("nothing wrong", "Gate passed", "No seed has any", "This corpus has none", "No name or word", "recorded in")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one clean seed and a suite."""
    project = small_project(tmp_path / "corpus")
    (project / "seeds" / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    (project / "seedproof.toml").write_text("", encoding="utf-8")
    return project


@pytest.fixture
def everybodys() -> Iterator[Path]:
    """A folder that any user may enter, with one clean seed and settings."""
    folder = Path(tempfile.mkdtemp(prefix="seedproof-test-"))
    folder.chmod(0o755)
    (folder / "seeds").mkdir()
    (folder / "seedproof.toml").touch()
    (folder / "seeds" / "ferry.txt").write_text(CLEAN, encoding="utf-8")
    yield folder
    shutil.rmtree(folder)


ANSWERING = """
import json, sys
from pathlib import Path
from tests.cli.command import seedproof
for line in sys.stdin:
    folder, *arguments = json.loads(line)
    print(json.dumps(seedproof(Path(folder), *arguments)), flush=True)
"""


@pytest.fixture(scope="module")
def as_nobody() -> Iterator[Callable[..., Done]]:
    """Run the command as a user whom rights bind, as they do not bind root: in one process, which takes commands line by line."""
    command = [sys.executable, "-c", ANSWERING]
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root is not bound by rights, and there is no setpriv to become somebody else")
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
    path = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/nonexistent"}
    quiet: dict[str, Any] = {"cwd": "/", "env": environment, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **quiet) as nobody:
        assert nobody.stdin
        assert nobody.stdout

        def run(folder: Path, *arguments: str) -> Done:
            assert nobody.stdin
            assert nobody.stdout
            print(json.dumps([str(folder), *arguments]), file=nobody.stdin, flush=True)
            return Done(*json.loads(nobody.stdout.readline()))

        try:
            run(Path("/"), "--version")
        except (OSError, ValueError):
            pytest.skip("nobody but root may read this installation")
        yield run
        nobody.stdin.close()


def through_a_shell(folder: Path, line: str, **variables: str) -> Done:
    """Run a line of bash in which ``seedproof`` is the command."""
    line = f'seedproof() {{ "{sys.executable}" -m seedproof "$@"; }}; {line}'
    done = subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, env={**os.environ, **variables}, check=False)
    return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def is_one_line(stderr: str) -> bool:
    """Tell whether there is nothing but one sentence with its hint."""
    said_here = [line for line in stderr.splitlines() if not line.startswith("  hint: ") and " fixed in " not in line]
    return len(said_here) == 1 and said_here[0].startswith("seedproof: ") and "please report" not in stderr


@pytest.mark.parametrize("command", TROUBLED)
def test_a_folder_that_cannot_be_listed_is_never_called_sound(project: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "seeds" / "closed").mkdir()
    real = os.scandir

    def scandir(path: str = ".") -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    done = seedproof(project, *command.split())
    assert done.returncode == 2
    assert "seeds/closed: cannot be listed: Permission denied" in done.stderr
    pages = "".join(page.read_text(encoding="utf-8") for page in (project / "reports").rglob("*.html") if "data-docs" not in str(page))
    assert not [words for words in SOUND if words in done.stdout + pages]


@pytest.mark.parametrize("mode", [0o000, 0o300, 0o400], ids=oct)
def test_a_folder_of_others_ends_with_2(everybodys: Path, mode: int, as_nobody: Callable[..., Done]) -> None:
    closed = everybodys / "seeds" / "closed"
    closed.mkdir()
    (closed / "b.txt").write_text(BROKEN, encoding="utf-8")
    closed.chmod(mode)
    if os.geteuid() == 0:
        os.chown(closed, 65534, 65534)

    done = as_nobody(everybodys, "check")
    closed.chmod(0o700)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "seeds/closed" in done.stderr
    assert is_one_line(done.stderr)
    assert "nothing wrong" not in done.stdout


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("seeds/ferry.txt", ["check"]),
        ("seeds/ferry.txt", ["check", "seeds/ferry.txt"]),
        ("seedproof.toml", ["check"]),
        ("checks/spellings.toml", ["check"]),
        ("checks/baseline.txt", ["check"]),
        ("seeds", ["check", "seeds/ferry.txt"]),
        (None, ["fix"]),
        (None, ["baseline"]),
        (None, ["docs"]),
        (None, ["add", "new.txt"]),
        (None, ["init", "new"]),
        (None, ["check", "--output", "found.jsonl"]),
    ],
    ids=str,
)
def test_what_is_not_ours_to_read_or_write_is_said_in_one_line(
    everybodys: Path, name: str | None, command: list[str], as_nobody: Callable[..., Done]
) -> None:
    (everybodys / "checks").mkdir()
    for file in ("checks/spellings.toml", "checks/baseline.txt"):
        (everybodys / file).touch()
    (everybodys / "new.txt").write_text(CLEAN.replace("Monday", "Sunday"), encoding="utf-8")
    if name is None:
        (everybodys / "seeds" / "ferry.txt").write_text(BROKEN, encoding="utf-8")
        if command == ["add", "new.txt"]:
            (everybodys / "seeds" / "ferry.txt").unlink()
        if os.geteuid() != 0:
            pytest.skip("a folder of our own is not read-only for us")
    else:
        (everybodys / name).chmod(0)

    done = as_nobody(everybodys, *command)
    if name:
        (everybodys / name).chmod(0o700)
    assert done.returncode == 2, done.stdout + done.stderr
    assert is_one_line(done.stderr), done.stderr
    assert "Nothing was changed" not in done.stderr


ENDS = ["{} | head -n 0", "{} | true", "{} 2>/dev/full", "{} >/dev/full", "{} >/dev/full 2>/dev/full", "{} 2>&-", "{} >&-"]


@pytest.mark.parametrize(
    ("command", "line"),
    [
        *(
            pytest.param("check", end, marks=[] if end in ("{} | true", "{} >/dev/full 2>/dev/full", "{} 2>&-") else pytest.mark.slow)
            for end in ENDS
        ),
        *(pytest.param(*run, marks=pytest.mark.slow) for run in [("parse", ENDS[1]), ("checks", ENDS[2]), ("explain ALL", ENDS[4])]),
    ],
)
def test_where_output_goes_hides_no_exit_code(project: Path, command: str, line: str) -> None:
    (project / "seeds" / "bad.txt").write_bytes(b"\xfd\xfc\xfb\xfa\xf9\xf8")

    done = through_a_shell(project, "set -o pipefail; " + line.format(f"seedproof {command}"))
    assert done.returncode == (0 if command == "checks" else 2), done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_output_that_is_lost_is_said_and_ends_with_2(project: Path) -> None:
    done = through_a_shell(project, "seedproof check >/dev/full")
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "seedproof: standard output: No space left on device")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_what_is_full_is_named(project: Path) -> None:
    done = seedproof(project, "check", "--output", "json=/dev/full")
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "seedproof: /dev/full: No space left on device")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("seedproof check 2>/dev/full", marks=pytest.mark.slow),
        pytest.param("seedproof check | true", marks=pytest.mark.slow),
        "seedproof check >/dev/full 2>&1",
    ],
)
def test_where_output_goes_hides_no_failure_of_own_code(project: Path, line: str) -> None:
    (project / "checks" / "own.py").write_text("import os; os._exit(0)", encoding="utf-8")
    (project / "seedproof.toml").write_text("own-checks = ['checks/*.py']", encoding="utf-8")
    assert through_a_shell(project, f"set -o pipefail; {line}").returncode == 3


def test_findings_are_findings_though_nobody_reads_them(project: Path) -> None:
    (project / "seeds" / "ferry.txt").write_text(BROKEN, encoding="utf-8")
    done = through_a_shell(project, "set -o pipefail; seedproof check | true")
    assert (done.returncode, done.stderr) == (1, "")


LONG = "fail-on = " + "7" * 5000
DEEP = "a = " + "[" * 5000 + "]" * 5000
KEYS = "[checks.stub-body]\nmin-words" + ".a" * 5000 + " = 1"


@pytest.mark.parametrize(
    ("file", "content"),
    [(name, content) for name in ("seedproof.toml", "pyproject.toml") for content in (None, b"\xff", b"\x00", b"a = ", LONG, DEEP, KEYS)]
    + [("checks/spellings.toml", content) for content in (None, b"\xff", b"\x00", b"a = ", LONG, DEEP)]
    + [("checks/baseline.txt", content) for content in (None, b"\xff", b"\x00")]
    + [("checks/garbled.json", content) for content in (None, b"\xff", b"\x00", b"{", "7" * 5000, "[" * 5000, '{"a":' * 5000)],
)
def test_settings_that_are_no_settings_are_said_in_one_line(project: Path, file: str, content: bytes | str | None) -> None:
    path = project / file
    if file == "pyproject.toml":
        (project / "seedproof.toml").unlink()
        content = content.replace("[checks", "[tool.seedproof.checks") if isinstance(content, str) else content
    path.unlink(missing_ok=True)
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    done = seedproof(project, "gate" if file.endswith(".json") else "check")
    assert done.returncode == 2, done.stderr[-500:]
    assert file in done.stderr or "stub-body" in done.stderr
    assert is_one_line(done.stderr), done.stderr[-500:]


def test_settings_that_are_a_pipe_are_not_waited_for(project: Path) -> None:
    (project / "seedproof.toml").unlink()
    os.mkfifo(project / "seedproof.toml")
    done = seedproof(project, "check")
    assert done.returncode == 2
    assert "it is no file" in done.stderr


@pytest.mark.parametrize(
    ("setting", "command"),
    [("reports", "docs"), ("reports", "gate"), ("seeds", "check"), ("seeds", "gate"), ("suites", "gate"), ("baseline", "baseline")],
)
@pytest.mark.parametrize("value", ["afile", "afile/below", "x" * 300, "seeds/ferry.txt"])
def test_folders_in_settings_that_are_none_are_said_in_one_line(project: Path, setting: str, command: str, value: str) -> None:
    (project / "afile").write_bytes(b"\xff")
    (project / "seedproof.toml").write_text(f"{setting} = '{value}'", encoding="utf-8")
    done = seedproof(project, command)
    if (setting, value) == ("baseline", "seeds/ferry.txt"):
        pytest.skip("it is text")
    assert done.returncode == 2 or (setting, value, command) == ("baseline", "afile", "baseline"), done.stderr[-500:]
    assert done.returncode == 0 or is_one_line(done.stderr), done.stderr[-500:]


def test_a_column_that_is_not_used_may_hold_anything(project: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    far = pyarrow.array([2**40], pyarrow.int32() if False else pyarrow.int64()).cast(pyarrow.timestamp("s"))
    table = pyarrow.table({"id": ["a"], "text": [CLEAN], "seen": far})
    parquet.write_table(table, project / "seeds" / "rows.parquet")
    assert seedproof(project, "check", "--ignore", "duplicate-document").returncode == 0

    for unusable in ({"id": far, "text": [CLEAN]}, {"id": ["a"], "text": far}, {"id": ["a"], "body": far}):
        parquet.write_table(pyarrow.table(unusable), project / "seeds" / "rows.parquet")
        done = seedproof(project, "check")
        assert done.returncode == 2
        assert "rows.parquet" in done.stderr
        assert is_one_line(done.stderr)


def test_a_column_of_text_that_is_missing_is_said_with_those_there_are(project: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"id": ["a"], "body": ["b"]}), project / "seeds" / "rows.parquet")
    assert "fields: id, body" in seedproof(project, "check").stderr


ODD = [
    b"caf\xe9.txt",
    b"\xff\xfe.txt",
    b"a\nb.txt",
    b"-dash.txt",
    "‮gnp.txt".encode(),
    b"a\x1b[31m.txt",
    b"%s{}.txt",
    b"a:1.txt",
]


@pytest.mark.parametrize("command", [*TROUBLED, "fix --unsafe"])
def test_files_of_odd_names_are_checked_as_any_other(project: Path, command: str) -> None:
    for n, name in enumerate(ODD):
        (project / "seeds" / os.fsdecode(name)).write_text(BROKEN.replace("two hundred", f"{n + 20}"), encoding="utf-8")
    done = seedproof(project, *command.split())
    assert done.returncode in (0, 1), done.stderr[-800:]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ODD)
def test_a_candidate_of_an_odd_name_is_added(project: Path, name: bytes) -> None:
    odd = os.fsdecode(name)
    (project / odd).write_text(CLEAN.replace("Monday", "Sunday"), encoding="utf-8")
    done = seedproof(project, "add", "--", odd)
    assert done.returncode == 0, done.stderr[-800:]
    assert (project / "seeds" / odd).exists()


@pytest.fixture
def beyond_ascii(project: Path) -> Path:
    """A project whose file names, texts, findings and problems hold what few encodings can write."""
    (project.parent / "über.txt").write_text(BROKEN, encoding="utf-8")
    (project / "seeds" / "Łódź 東京.txt").write_text(BROKEN.replace("Alven", "Łódź 東京 “é”") + "\nthecouncil — met.\n", encoding="utf-8")
    (project / "seeds" / "bad—.txt").write_bytes(b"\xfd\xfc\xfb\xfa\xf9\xf8")
    return project


def on_a_terminal(folder: Path, encoding: str, command: str) -> tuple[object, bytes, bytes]:
    """Run the command where both streams take an encoding alone; return its exit code, and what it wrote to them."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict") for _ in "oe"]
    with (
        contextlib.chdir(folder),
        mock.patch.object(sys, "argv", ["seedproof", *command.split()]),
        mock.patch.object(sys, "stdout", streams[0]),
        mock.patch.object(sys, "stderr", streams[1]),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    written, said = (stream.buffer for stream in streams)
    assert isinstance(written, io.BytesIO)
    assert isinstance(said, io.BytesIO)
    return ended.value.code, written.getvalue(), said.getvalue()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize(
    "command", [*TROUBLED, "checks", "explain dangling-quote", "add ../über.txt", "check --select nönsense", "check ./—.txt"]
)
def test_what_a_terminal_cannot_show_is_escaped(beyond_ascii: Path, command: str, encoding: str) -> None:
    code, _, said = on_a_terminal(beyond_ascii, encoding, command)
    assert b"Traceback" not in said
    assert code == {"checks": 0, "explain": 0}.get(command.split()[0], 2), said


@pytest.mark.parametrize(
    "variables",
    [
        pytest.param({"LC_ALL": "C"}, marks=pytest.mark.slow),
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252", "PYTHONUNBUFFERED": "1"},
    ],
    ids=str,
)
def test_no_locale_makes_a_command_break(beyond_ascii: Path, variables: dict[str, str]) -> None:
    done = through_a_shell(beyond_ascii, "seedproof check", **variables)
    assert "Traceback" not in done.stderr
    assert done.returncode == 2
    assert "comment-form" in done.stdout


def test_formats_for_machines_are_utf8_wherever_they_are_printed(project: Path) -> None:
    names = ["Łucja Żukowska"] * 6 + ["Łucja Żukovska"]
    for number, name in enumerate(names):
        said = f"Minister {name} said that it was late. Minister {name} told reporters that {name} would not wait.\n\nLeave"
        (project / "seeds" / f"łódź {number}.txt").write_text(
            BROKEN.replace("Leave", said).replace("Monday", f"{number} May"), encoding="utf-8"
        )
    for command in ("check --format junit", "check --format github", "spellings --format toml"):
        plain = seedproof(project, *command.split())
        assert not plain.stdout.isascii()
        assert on_a_terminal(project, "ascii", command) == (plain.returncode, plain.stdout.encode(), plain.stderr.encode())
    assert seedproof_process(project, *command.split(), PYTHONIOENCODING="ascii") == plain


@pytest.mark.parametrize("command", ["check", "fix", "docs", "gate", "baseline", "parse"])
def test_an_error_of_the_system_is_one_line_and_2(project: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "seeds/ferry.txt")

    if command in ("docs", "gate"):  # others that read do not ask for the size of a small corpus
        monkeypatch.setattr("seedproof.corpus.files.Files.size", full)
    else:
        monkeypatch.setattr(f"seedproof.cli.{command}.{'documents_or_stdin' if command in ('check', 'parse') else 'documents_of'}", full)
    done = seedproof(project, command)
    assert done.returncode == 2
    assert done.stderr.startswith("seedproof: seeds/ferry.txt: No space left on device\n  hint: ")
    assert is_one_line(done.stderr)


def test_a_fault_of_ours_is_3_and_claims_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seedproof.cli.check.documents_or_stdin", lambda *_: 1 / 0)
    done = seedproof(project, "check")
    assert done.returncode == 3
    assert "please report" in done.stderr
    assert "Nothing was changed" not in done.stderr


def test_a_current_folder_that_is_gone_is_one_line_and_2(tmp_path: Path) -> None:
    done = through_a_shell(tmp_path, "mkdir gone; cd gone; rmdir ../gone; seedproof check")
    assert done.returncode == 2
    assert is_one_line("\n".join(line for line in done.stderr.splitlines() if not line.startswith(("shell-init", "job-working"))))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small file system")
@pytest.mark.parametrize(
    "command",
    ["check --format jsonl --output small/out", "parse --format jsonl --output small/out", "docs", "gate", "baseline", "add new.txt"],
)
def test_a_full_disk_is_one_line_and_2_and_leaves_what_was_there(project: Path, command: str) -> None:
    small = project / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], check=False, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        (small / "out").write_text("as it was", encoding="utf-8")
        shutil.copytree(project / "checks", small / "checks")
        settings = "reports = 'small/reports'\nsuites = 'small/checks'\nbaseline = 'small/checks/known.txt'\n"
        if command.startswith("add"):
            settings = "seeds = 'small/seeds'"
            (small / "seeds").mkdir()
        (project / "seedproof.toml").write_text(settings, encoding="utf-8")
        (project / "new.txt").write_text(CLEAN, encoding="utf-8")
        rows = "".join(json.dumps({"id": str(n), "text": BROKEN.replace("two", str(n))}) + "\n" for n in range(300))
        (project / "seeds" / "rows.jsonl").write_text(rows, encoding="utf-8")
        with (small / "filler").open("wb", buffering=0) as filler:
            filler.write(b"x" * 65536)  # as much of it as there is space for

        done = seedproof_process(project, *command.split(), PYTHONWARNINGS="ignore")
        assert done.returncode == 2, done.stderr[-600:]
        assert "No space left on device" in done.stderr
        assert command in ("docs", "gate") or re.match(r"seedproof: \S*small/\S*: ", done.stderr), done.stderr
        assert is_one_line(done.stderr), done.stderr[-600:]
        assert (small / "out").read_text(encoding="utf-8") == "as it was"
        assert not [path.name for path in small.rglob(".out.*")]
    finally:
        subprocess.run(["umount", str(small)], check=True)
