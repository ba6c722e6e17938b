"""Which checks a project has: found by what they are called, its own among them, and what is said of those that cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from seedproof import CheckSelection, Project, Seed, Settings, SettingsError
from seedproof.corpus.policy import Policy
from seedproof.corpus.registry import all_checks, find_check, seed_class

OWN = '''
from seedproof import SeedCheck

class {name}(SeedCheck):
    """Finds nothing."""
    code, family, severity = "{code}", "spelling", "info"

    def find(self, seed):
        return []
'''


def project(root: Path, *own: str, own_code: bool = True, **settings: Any) -> Project:
    (root / "checks").mkdir(exist_ok=True)
    for number, code in enumerate(own):
        (root / "checks" / f"own_{number}.py").write_text(code, encoding="utf-8")
    return Project(root, Settings.model_validate({"own-checks": ("checks/*.py",), **settings}), own_code=own_code)


def refused(made: Project) -> str:
    with pytest.raises(SettingsError) as told:
        CheckSelection.of(made).checks()
    return str(told.value)


def test_checks_of_the_project_are_among_all_by_code(tmp_path: Path) -> None:
    kinds = all_checks(project(tmp_path, OWN.format(name="Twice", code="GRB395"), OWN.format(name="Once", code="SPL999")))

    codes = [kind.code for kind in kinds]
    assert codes == sorted(codes)
    assert [kind.name() for kind in kinds if kind.code in ("GRB395", "SPL999")] == ["twice", "once"]


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("CommentForm", "SPL999", "own_0.py: two checks have the name 'comment-form'"),
        ("Once", "OFF102", "own_0.py: two checks have the code 'OFF102'"),
        ("Once", "SPL 999", "own_0.py: no check can have the code 'SPL 999'"),
        ("Once", "", "own_0.py: no check can have the code ''"),
        ("X" + "x" * 80, "SPL999", "own_0.py: no check can have the name"),
    ],
)
def test_a_check_that_cannot_be_told_from_others_is_refused(tmp_path: Path, name: str, code: str, said: str) -> None:
    assert said in refused(project(tmp_path, OWN.format(name=name, code=code)))


def test_a_name_may_be_as_long_as_a_word_may_be(tmp_path: Path) -> None:
    name = "X" + "x" * 79
    assert name.lower() in [check.name() for check in CheckSelection.of(project(tmp_path, OWN.format(name=name, code="SPL999"))).checks()]


@pytest.mark.parametrize("key", ["comment-form", "Comment-Form", "OFF102", "off102"])
def test_a_check_is_found_by_its_name_or_code_however_it_is_written(key: str) -> None:
    assert find_check(key).code == "OFF102"


@pytest.mark.parametrize(("key", "advice"), [("comment-from", "did you mean 'comment-form'"), ("OFF10", "did you mean 'OFF1")])
def test_the_nearest_is_named_where_there_is_none(key: str, advice: str) -> None:
    with pytest.raises(SettingsError) as told:
        find_check(key)
    assert advice in str(told.value)


OPTIONS: list[dict[str, Any]] = [
    {"checks": {"once": {}}}, {"select": ["once", "OFF102"]}, {"ignore": ["once"]}, {"severity": {"once": "error"}},
    {"except": [{"check": "once", "reason": "r"}]}, {"per-source": {"*": {"ignore": ["once"]}}},
    {"per-source": {"*": {"severity": {"once": "error"}}}},
]  # fmt: skip


@pytest.mark.parametrize("settings", OPTIONS, ids=str)
def test_settings_may_speak_of_own_checks_that_are_switched_off(tmp_path: Path, settings: dict[str, Any]) -> None:
    def names(made: Project) -> list[str]:
        """Return the checks that are run, once all settings are read."""
        selection = CheckSelection.of(made)
        Policy.of(selection)
        return [check.name() for check in selection.checks()]

    assert "once" not in names(project(tmp_path, OWN.format(name="Once", code="SPL999"), own_code=False, **settings))
    with pytest.raises(SettingsError, match="once"):  # without own checks nothing is switched off
        names(Project(tmp_path, Settings.model_validate(settings), own_code=False))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"select": ["GRB3"], "ignore": ["GRB"]}, "no check is left to run\n  hint: select more, or ignore less"),
        ({"select": ["overlapping-document"]}, "no check is left to run\n  hint: name another corpus by --against"),
        ({"checks": {"stub-body": {"min-word": 1}}}, "unknown option 'min-word'\n  hint: did you mean 'min-words'"),
        ({"checks": {"author-bio": {"x": 1}}}, "unknown option 'x'\n  hint: it has no options"),
        ({"checks": {"stub-body": {"min-words": 0}}}, "checks.stub-body.min-words: input should be greater than or equal to 1"),
    ],
)
def test_what_cannot_be_run_is_told_with_what_to_do(tmp_path: Path, settings: dict[str, Any], said: str) -> None:
    assert said in refused(project(tmp_path, **settings))


def test_the_usual_value_of_an_option_is_named_where_another_is_refused(tmp_path: Path) -> None:
    usual = find_check("stub-body").model_fields["min_words"].default
    assert refused(project(tmp_path, checks={"stub-body": {"min-words": "many"}})).endswith(f"hint: where it is not set, it is {usual}")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("schemas/news.py:News", None),
        ("schemas/news.py:Other", "'Other' is not a Seed class"),
        ("schemas/news.py:number", "'number' is not a Seed class"),
        ("schemas/news.py:gone", "'gone' is not a Seed class"),
        ("schemas/news.py", "'(no name)' is not a Seed class"),
        ("schemas/gone.py:News", "gone.py"),
    ],
)
def test_a_seed_class_is_one_of_ours(tmp_path: Path, setting: str, said: str | None) -> None:
    (tmp_path / "schemas").mkdir()
    code = "from seedproof import Seed\n\nclass News(Seed):\n    pass\n\nclass Other:\n    pass\n\nnumber = 5\n"
    (tmp_path / "schemas" / "news.py").write_text(code, encoding="utf-8")
    made = Project(tmp_path, Settings(seed_class=setting))

    assert seed_class(Project(tmp_path, made.settings, own_code=False)) is Seed
    if said is None:
        assert seed_class(made).__name__ == "News"
        return
    with pytest.raises(SettingsError) as told:
        seed_class(made)
    assert said in str(told.value)
