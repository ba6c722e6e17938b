"""A run that remembers gives what one gives that does not, and looks at little where little has changed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from seedproof import CheckSelection, Document, Project, Result, check_corpus
from seedproof.corpus.cache import FOLDER
from seedproof.report.jsonl import as_jsonl
from seedproof.run import remembering
from seedproof.run.worker import BatchResult, Worker

BROKEN = sorted((Path(__file__).parent.parent / "broken").glob("*.txt"))
OWN_CHECK = '''
from seedproof import Hit, SeedCheck

class Mentions(SeedCheck):
    """Finds a word."""
    code, family, severity = "SPL950", "spelling", "info"

    def find(self, seed):
        at = seed.text.find("WORD")
        return [Hit(at, at + len("WORD"), "is there")] if at >= 0 else []
'''

HERD = '''
from seedproof import CorpusCheck, Hit

class Herd(CorpusCheck):
    """Counts seeds, and says of each how many there are."""
    code, family, severity = "SPL951", "spelling", "info"

    def tally(self, batch):
        return len(batch)

    def merge(self, one, other):
        return one + other

    def decide(self, counts):
        return counts

    def find(self, batch, count):
        for start, document in zip(batch.starts.tolist(), batch.documents):
            assert "glued" not in document.id
            yield Hit(start, start + 1, f"one of {count}")
'''


class Looked:
    """How many documents workers have looked at, and looked at again."""

    def __init__(self) -> None:
        self.documents = self.again = 0


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> Looked:
    seen, examine, examine_again = Looked(), Worker.examine, Worker.examine_again

    def counted(self: Worker, documents: list[Document]) -> BatchResult:
        seen.documents += len(documents)
        return examine(self, documents)

    def counted_again(self: Worker, documents: list[Document], decisions: dict[str, object]) -> BatchResult:
        seen.again += len(documents)
        return examine_again(self, documents, decisions)

    monkeypatch.setattr(Worker, "examine", counted)
    monkeypatch.setattr(Worker, "examine_again", counted_again)
    return seen


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with the broken documents, in many groups."""
    monkeypatch.setattr(remembering, "_GROUP", 4000)
    monkeypatch.setattr(remembering, "_LEAST", 1000)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seedproof.toml").write_text("", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    for path in BROKEN:
        (tmp_path / "seeds" / path.name).write_bytes(path.read_bytes())
    return tmp_path


def run(folder: Path, *, remember: bool = True, jobs: int = 1) -> Result:
    project = Project.around(folder)
    return check_corpus(project.documents([Path("seeds")]), CheckSelection.of(project), jobs=jobs, remember=remember)


def told(result: Result) -> tuple[str, object]:
    return "".join(as_jsonl(result.findings)), (result.seeds, result.excepted, result.failures, result.problems)


def entries(folder: Path) -> Iterator[Path]:
    return (path for path in (folder / FOLDER).glob("??/*"))


def test_what_has_not_changed_is_not_looked_at(project: Path, looked: Looked) -> None:
    first = told(run(project))
    assert looked.documents == len(BROKEN)
    assert looked.again
    looked.documents = looked.again = 0

    assert told(run(project)) == first
    assert (looked.documents, looked.again) == (0, 0)
    assert told(run(project, remember=False)) == first


def test_one_that_has_changed_is_looked_at_with_few_others(project: Path, looked: Looked) -> None:
    run(project)
    looked.documents = 0
    with (project / "seeds" / BROKEN[20].name).open("a", encoding="utf-8") as file:
        file.write("\nThe the ferry sails agian.\n")

    found = told(run(project))

    assert 0 < looked.documents <= len(BROKEN) // 3
    assert found == told(run(project, remember=False))


@pytest.mark.parametrize("seed", range(4))
def test_after_any_changes_all_is_as_if_nothing_was_remembered(project: Path, seed: int) -> None:
    draw = random.Random(seed)
    for number in range(4):
        for path in draw.sample(sorted((project / "seeds").iterdir()), 3):
            kind = draw.choice(("edit", "copy", "remove", "rename"))
            if kind == "edit":
                path.write_text(path.read_text(encoding="utf-8").replace("the", draw.choice(("teh", "the the")), 1), encoding="utf-8")
            elif kind == "copy":
                path.with_name(f"copy-{number}-{path.name}").write_bytes(path.read_bytes())
            elif kind == "remove":
                path.unlink()
            else:
                path.rename(path.with_name(f"{number}-{path.name}"))

        assert told(run(project)) == told(run(project, remember=False))


def test_in_several_processes_it_is_the_same(project: Path) -> None:
    first = told(run(project, jobs=2))

    assert told(run(project)) == first
    for path in list(entries(project))[::2]:
        path.unlink()
    assert told(run(project, jobs=2)) == first


def test_damaged_entries_cost_time_and_nothing_else(project: Path, looked: Looked) -> None:
    first = told(run(project))
    draw = random.Random(1)
    for path in entries(project):
        content = path.read_bytes()
        path.write_bytes(draw.choice((b"", content[: len(content) // 2], bytes(len(content)), content[:40] + b"!" + content[41:])))
    looked.documents = 0

    assert told(run(project)) == first
    assert looked.documents == len(BROKEN)
    looked.documents = 0
    assert told(run(project)) == first
    assert not looked.documents


def test_a_folder_with_entries_of_somebody_else_hides_nothing(project: Path, looked: Looked, monkeypatch: pytest.MonkeyPatch) -> None:
    first = told(run(project, remember=False))
    with monkeypatch.context() as there:
        there.setenv("XDG_CACHE_HOME", str(project / "their home"))
        there.setenv("LOCALAPPDATA", str(project / "their home"))
        there.setattr(Worker, "examine", lambda self, documents: BatchResult())
        run(project)
    assert list(entries(project))

    assert told(run(project)) == first


@pytest.mark.parametrize(
    "settings",
    ['ignore = ["comment-form"]\n', "[checks.glued-words]\nrepeats = 1\n", 'select = ["schema"]\n', 'encoding = "latin-1"\n'],
)
def test_other_settings_are_another_state(project: Path, settings: str) -> None:
    run(project)
    (project / "seedproof.toml").write_text(settings, encoding="utf-8")

    assert told(run(project)) == told(run(project, remember=False))


def test_agreed_spellings_are_another_state(project: Path) -> None:
    run(project)
    (project / "checks").mkdir()
    (project / "checks" / "spellings.toml").write_text('[[spelling]]\npreferred = "Ferry"\nvariants = ["ferry"]\n', encoding="utf-8")

    found = run(project)

    assert "agreed-spelling" in {finding.check for finding in found.findings}
    assert told(found) == told(run(project, remember=False))


@pytest.mark.parametrize("check", ["corpus-name-variant", "glued-words"])  # of the second look, of the first
def test_what_is_excepted_stays_so_where_it_is_remembered(project: Path, check: str) -> None:
    (project / "seedproof.toml").write_text(f'[[except]]\ncheck = "{check}"\nids = "*"\nreason = "as it was printed"\n', encoding="utf-8")

    first = run(project)
    assert {excepted.finding.check for excepted in first.excepted} == {check}
    assert check not in {finding.check for finding in first.unfolded().findings}
    assert told(run(project)) == told(first) == told(run(project, remember=False))


def test_what_a_check_fails_on_is_not_remembered(project: Path) -> None:
    (project / "checks").mkdir()
    (project / "checks" / "mentions.py").write_text(OWN_CHECK.replace("at = ", "assert 'glued' not in seed.id; at = "), encoding="utf-8")
    (project / "seedproof.toml").write_text('own-checks = ["checks/mentions.py"]\n', encoding="utf-8")

    first, again = run(project), run(project)

    assert [failure.seed for failure in first.failures] == ["glued-words"]
    assert told(again) == told(first)


def test_what_a_check_fails_on_in_its_second_look_is_not_remembered(project: Path) -> None:
    (project / "checks").mkdir()
    (project / "checks" / "herd.py").write_text(HERD, encoding="utf-8")
    (project / "seedproof.toml").write_text('own-checks = ["checks/herd.py"]\nselect = ["herd"]\n', encoding="utf-8")

    first, again = run(project), run(project)
    assert [failure.seed for failure in first.failures] == ["glued-words"]
    assert len(first.findings) == len(BROKEN) - 1
    assert told(again) == told(first) == told(run(project, remember=False))


def test_nothing_is_remembered_without_being_asked(project: Path) -> None:
    run(project, remember=False)

    assert not (project / FOLDER).exists()
