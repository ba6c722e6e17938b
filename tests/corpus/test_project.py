"""A corpus project is found from inside it, and its settings say clearly what is wrong with them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from seedproof import BrokenRunError, CheckSelection, InputError, Project, Settings, SettingsError
from seedproof.corpus.registry import all_checks, find_check, seed_class


def project(folder: Path, settings: str = "") -> Project:
    (folder / "seedproof.toml").write_text(settings, encoding="utf-8")
    return Project.around(folder)


def test_the_nearest_folder_with_settings_is_the_root(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.seedproof]\nseeds = 'docs'\n", encoding="utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'other'\n", encoding="utf-8")

    found = Project.around(inner)
    assert found.root == tmp_path.resolve()
    assert found.seeds == tmp_path.resolve() / "docs"


def test_a_folder_without_settings_is_a_project_with_the_defaults(tmp_path: Path) -> None:
    assert Project.around(tmp_path).settings.fail_on == "warning"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("sedes = 'x'", "did you mean 'seeds'"),
        ("fail-on = 'sometimes'", "fail-on"),
        ("select = 5", "select"),
        ("max-document-bytes = 0", "max-document-bytes"),
        ("a = ", "cannot be read"),
    ],
)
def test_settings_that_cannot_be_used_are_explained(tmp_path: Path, settings: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        project(tmp_path, settings)
    assert said in str(caught.value)
    assert "seedproof.toml" in str(caught.value)


def test_missing_seeds_are_explained(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        project(tmp_path).paths_or_seeds([])


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("[checks.glued-word]\nx = 1", "did you mean 'glued-words'"),
        ("[checks.stub-body]\nmin-word = 1", "did you mean 'min-words'"),
        ("[checks.stub-body]\nmin-words = 'many'", "min-words"),
        ("ignore = ['comment-from']", "did you mean 'comment-form'"),
    ],
)
def test_unknown_checks_and_options_are_explained(tmp_path: Path, settings: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        CheckSelection.of(project(tmp_path, settings)).checks()
    assert said in str(caught.value)


def test_checks_are_chosen_by_name_code_prefix_and_family(tmp_path: Path) -> None:
    def chosen(select: list[str], ignore: list[str] | None = None) -> set[str]:
        return {c.name() for c in CheckSelection.of(project(tmp_path), select, ignore or []).checks()}

    assert chosen(["glued-words"]) == {"glued-words"}
    assert "comment-form" in chosen(["OFF1"])
    assert "leading-boilerplate" not in chosen(["OFF1"])
    assert chosen(["schema"], ["SCH103"]) == chosen(["SCH"]) - {"missing-source"}
    with pytest.raises(SettingsError, match="no check is left"):
        chosen(["schema"], ["SCH"])
    assert len(chosen(["ALL"])) == len(all_checks(project(tmp_path))) - 1  # one wants another corpus


RUN_OWN = "own-checks = ['checks/*.py']\n"
OWN_CHECK = '''
"""An own check."""
from __future__ import annotations
from typing import ClassVar
from seedproof import Hit, Seed, SeedCheck

class ForbiddenWord(SeedCheck):
    """Finds a word that this corpus does not want."""
    code: ClassVar[str] = "GRB399"
    family: ClassVar = "garbled"
    severity: ClassVar = "warning"
    word: str = "moist"

    def find(self, seed: Seed):
        at = seed.text.find(self.word)
        if at >= 0:
            yield Hit(at, at + len(self.word), "this corpus does not use the word")
'''


def test_own_checks_are_loaded_by_path_with_their_options(tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "own.py").write_text(OWN_CHECK, encoding="utf-8")

    found = CheckSelection.of(project(tmp_path, f"{RUN_OWN}[checks.forbidden-word]\nword = 'damp'"), ["forbidden-word"]).checks()
    assert [c.model_dump() for c in found] == [{"word": "damp"}]
    assert find_check("GRB399", Project.around(tmp_path)).name() == "forbidden-word"


def test_own_code_runs_that_settings_name_unless_it_is_switched_off(tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "own.py").write_text(OWN_CHECK, encoding="utf-8")
    settings = Settings(own_checks=("checks/*.py",))

    assert "forbidden-word" in [kind.name() for kind in all_checks(Project(tmp_path, settings))]
    assert "forbidden-word" not in [kind.name() for kind in all_checks(Project(tmp_path, settings, own_code=False))]


def test_an_own_check_may_not_take_a_code_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "own.py").write_text(OWN_CHECK.replace("GRB399", "GRB301"), encoding="utf-8")
    with pytest.raises(SettingsError, match="GRB301"):
        all_checks(project(tmp_path, RUN_OWN))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nothing_of_that_name", "own.py:2: cannot be loaded: ModuleNotFoundError"),
        ("import json; json.loads('{')", "own.py:2: cannot be loaded: JSONDecodeError"),
        ("raise SystemExit(0)", "own.py:2: cannot be loaded: SystemExit: 0"),
        ("raise GeneratorExit", "own.py:2: cannot be loaded: GeneratorExit"),
        ("def", "own.py: cannot be loaded: SyntaxError: invalid syntax (own.py, line 2)"),
    ],
)
def test_own_code_that_cannot_be_loaded_breaks_the_run_and_names_its_line(tmp_path: Path, code: str, said: str) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "own.py").write_text(f"\n{code}", encoding="utf-8")
    with pytest.raises(BrokenRunError) as caught:
        all_checks(project(tmp_path, RUN_OWN))
    assert said in str(caught.value)


def test_an_own_check_whose_options_leave_the_program_breaks_the_run(tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    leaving = "\n    def bind(self, context):\n        raise SystemExit(0)\n"
    (tmp_path / "checks" / "own.py").write_text(OWN_CHECK + leaving, encoding="utf-8")
    with pytest.raises(BrokenRunError, match=r"own\.py:\d+: its options cannot be set: SystemExit: 0"):
        CheckSelection.of(project(tmp_path, RUN_OWN)).checks()


@pytest.mark.parametrize("setting", ["schemas/none.py:X", "schemas/a.py:Missing", "schemas/a.py:NotASeed"])
def test_a_seed_class_that_cannot_be_used_is_named(tmp_path: Path, setting: str) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "a.py").write_text("class NotASeed: ...", encoding="utf-8")
    with pytest.raises(SettingsError, match="schemas"):
        seed_class(project(tmp_path, f"seed-class = '{setting}'"))


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_settings_that_lead_nowhere_are_explained_without_numbers_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "seedproof.toml").symlink_to("seedproof.toml")
    with pytest.raises(SettingsError) as caught:
        Project.around(tmp_path)
    assert "seedproof.toml: cannot be read: " in str(caught.value)
    assert "Errno" not in str(caught.value)
