"""Seeds that have changed since a revision are shown, and compared with the names, lines and copies of the rest."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cli.command import BROKEN, CLEAN, seedproof

from seedproof import CheckSelection, Document, Project, Settings, Texts, check_corpus

WORDS = "Harbour council ferry mill tower bridge school garden river station library bakery".split()


def story(number: int, name: str = "Antonia Blythman") -> str:
    """Return an article of its own about a person."""
    one, two, three = (WORDS[(number * step + step) % len(WORDS)] for step in (1, 5, 7))
    return (
        f"{one.title()} number {number} opens again\n\n"
        f"The {one} of ward {number} opened on Monday, Defence Minister {name} said at the {two}.\n\n"
        f"Workers had mended the {three} roof for {number + 3} weeks, and {name} thanked them for it with a cake from the {one}.\n"
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seedproof.toml").write_text("", encoding="utf-8")
    for number in range(8):
        (tmp_path / "seeds" / f"{number}.txt").write_text(story(number), encoding="utf-8")
    (tmp_path / "seeds" / "broken.txt").write_text(BROKEN, encoding="utf-8")
    rows = [{"id": f"r{number}", "text": story(number + 20)} for number in range(3)]
    (tmp_path / "seeds" / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path)
    return tmp_path


def git(project: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null")
    subprocess.run(["git", *identity, *arguments], cwd=project, check=True, capture_output=True)


def commit(project: Path) -> None:
    git(project, "add", "-A")
    git(project, "commit", "--quiet", "--message", "seeds")


def found(project: Path, *arguments: str) -> list[tuple[str, str]]:
    """Return seed and check of each finding."""
    done = seedproof(project, "check", "--changed-since", *(arguments or ("HEAD",)), "--format", "jsonl")
    assert done.returncode in (0, 1), done.stderr
    return [(row["seed"], row["check"]) for row in map(json.loads, done.stdout.splitlines()) if row["severity"] != "info"]


def looked_at(project: Path, *arguments: str) -> int:
    """Return how many seeds were looked at."""
    done = seedproof(project, "check", "--changed-since", *(arguments or ("HEAD",)))
    return int(done.stdout.rpartition(" seed")[0].split()[-1])


def test_nothing_is_shown_where_nothing_has_changed(project: Path) -> None:
    assert found(project) == []
    assert looked_at(project) == 0
    assert seedproof(project, "check").returncode == 1


def test_new_and_changed_files_are_shown_and_moved_ones_are_not(project: Path) -> None:
    seeds = project / "seeds"
    (seeds / "new.txt").write_text(BROKEN.replace("Ferry", "Coach").replace("ferry", "coach").replace("Monday", "Friday"), encoding="utf-8")
    (seeds / "1.txt").write_text(story(1) + "\nLeave a Reply\n\nYour email address will not be published.\n", encoding="utf-8")
    (seeds / "broken.txt").rename(seeds / "elsewhere.txt")

    assert {seed for seed, _ in found(project)} == {"new", "1"}
    assert looked_at(project) == 2


def test_of_a_file_of_rows_those_that_have_changed_are_shown(project: Path) -> None:
    rows = project / "seeds" / "rows.jsonl"
    first, *others = rows.read_text("utf-8").splitlines()
    more = json.dumps({"id": "new", "text": story(40)})
    rows.write_text("\n".join([more, first.replace("Monday", "Sunday"), *others]) + "\n", encoding="utf-8")

    assert looked_at(project) == 2


def test_a_copy_of_a_file_that_is_still_there_is_new(project: Path) -> None:
    (project / "seeds" / "copy.txt").write_bytes((project / "seeds" / "3.txt").read_bytes())
    assert looked_at(project) == 1

    (project / "seeds" / "3.txt").unlink()  # and moved, once it is not
    assert looked_at(project) == 0


@pytest.mark.parametrize("name", ["rows of the mill.jsonl.gz", "Möwen/rows.v2.jsonl", "Möwen/the mill.md"])
def test_files_of_any_kind_and_name_are_compared_text_by_text(project: Path, name: str) -> None:
    file = project / "seeds" / name
    file.parent.mkdir(exist_ok=True)

    def write(*numbers: int) -> None:
        rows = "".join(json.dumps({"id": f"m{number}", "text": story(number)}) + "\n" for number in numbers).encode()
        kinds = {".gz": gzip.compress(rows), ".md": story(numbers[-1]).encode(), ".jsonl": rows}
        file.write_bytes(kinds[file.suffix])

    write(60, 61, 62)
    commit(project)
    write(62, 61, 60) if file.suffix != ".md" else file.touch()
    assert looked_at(project) == 0
    write(60, 61, 63)
    assert looked_at(project) == 1


def test_a_repository_may_name_contents_by_longer_digests(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(story(1), encoding="utf-8")
    (tmp_path / "seeds" / "b.txt").write_text(story(2), encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--object-format=sha256")
    commit(tmp_path)
    assert looked_at(tmp_path) == 0

    (tmp_path / "seeds" / "a.txt").write_text(story(3), encoding="utf-8")
    assert looked_at(tmp_path) == 1


def test_a_file_outside_the_repository_is_new(project: Path) -> None:
    other = project.parent / "other.txt"
    other.write_text(story(30), encoding="utf-8")

    assert looked_at(project, "HEAD", "seeds", str(other)) == 1


def test_a_changed_seed_is_held_against_the_names_of_the_rest(project: Path) -> None:
    (project / "seeds" / "new.txt").write_text(story(9, "Anthonia Blythlman"), encoding="utf-8")

    assert ("new", "corpus-name-variant") in found(project)
    whole = seedproof(project, "check", "--format", "jsonl").stdout.splitlines()
    assert [row for row in whole if '"seed": "new"' in row] == seedproof(
        project, "check", "--changed-since", "HEAD", "--format", "jsonl"
    ).stdout.splitlines()


@pytest.mark.parametrize(("more", "told"), [("", "new"), ("\nThe council pays for half of the roof, she said.\n", "3")])
def test_a_copy_of_a_seed_of_the_rest_is_told_whichever_is_the_longer(project: Path, more: str, told: str) -> None:
    (project / "seeds" / "new.txt").write_text(story(3) + more, encoding="utf-8")

    assert (told, "duplicate-document") in found(project)


def test_what_others_have_done_since_the_branch_was_begun_is_no_change_of_it(project: Path) -> None:
    git(project, "checkout", "--quiet", "-b", "work")
    (project / "seeds" / "new.txt").write_text(story(9), encoding="utf-8")
    commit(project)
    git(project, "checkout", "--quiet", "main")
    (project / "seeds" / "0.txt").write_text(story(0).replace("cake", "loaf"), encoding="utf-8")
    commit(project)
    git(project, "checkout", "--quiet", "work")

    assert looked_at(project, "main") == 1
    assert looked_at(project, "HEAD") == 0


def test_line_ends_that_git_has_written_are_no_change(project: Path) -> None:
    file = project / "seeds" / "2.txt"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    assert looked_at(project) == 0


def test_before_the_first_commit_everything_is_new(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")
    git(tmp_path, "init", "--quiet")

    assert looked_at(tmp_path) == 1


@pytest.mark.parametrize("revision", ["nowhere", "--help", "", "HEAD:seeds", "a\nb"])
def test_a_revision_that_there_is_not_is_wrong_use(project: Path, revision: str) -> None:
    done = seedproof(project, "check", f"--changed-since={revision}")

    assert done.returncode == 2
    assert "git knows no revision" in done.stderr


def test_a_folder_without_a_repository_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")
    done = seedproof(tmp_path, "check", "--changed-since", "HEAD")

    assert done.returncode == 2
    assert "needs a git repository" in done.stderr


def test_nothing_that_the_repository_names_is_run(project: Path) -> None:
    marker = project.parent / "ran"
    for key in ("core.fsmonitor", "diff.external", "filter.evil.clean", "diff.evil.textconv", "core.pager"):
        git(project, "config", key, f"touch {marker}; cat")
    (project / ".gitattributes").write_text("*.txt filter=evil diff=evil\n", encoding="utf-8")
    file = project / "seeds" / "4.txt"
    file.write_text(story(4).replace("cake", "loaf"), encoding="utf-8")
    os.utime(project / "seeds" / "5.txt", (1, 1))

    assert looked_at(project) == 1
    assert not marker.exists()


@settings(max_examples=25)
@given(st.sets(st.integers(0, 9)), st.integers(1, 4))
def test_findings_of_some_documents_are_those_of_a_run_of_all(chosen: set[int], size: int) -> None:
    texts = [story(n, "Anthonia Blythlman" if n == 3 else "Antonia Blythman") for n in range(8)] + [story(2), BROKEN]
    corpus = Texts([Document(str(n % 9), text) for n, text in enumerate(texts)])
    selection = CheckSelection.of(Project(Path("/nonexistent"), Settings()), ["spelling", "duplicate-document", "recurring-boilerplate"])
    whole = check_corpus(corpus, selection, jobs=1)
    some = check_corpus(corpus, selection, only=lambda d: (d.row or 0) - 1 in chosen, jobs=1, batch_size=size * 300)

    assert {"corpus-name-variant", "duplicate-document"} <= {f.check for f in whole.findings}
    rows = {number + 1 for number in chosen}
    assert [f for f in some.findings if f.origin.row in rows] == [f for f in whole.findings if f.origin.row in rows]
    assert all(f.check == "duplicate-document" for f in some.findings if f.origin.row not in rows)
    assert rows <= {row.row for row in some.seeds}
