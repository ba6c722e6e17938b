"""Whatever a setting says of an option, the check runs with it or the setting is refused in words that name the option."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import CLEAN, seedproof

from seedproof import Check, CheckSelection, Files, Project, Settings, check_corpus
from seedproof.core.errors import SettingsError
from seedproof.core.settings_place import kebab
from seedproof.corpus.registry import built_in

BROKEN = Path(__file__).parent.parent / "broken"
OPTIONS = [pytest.param(kind, kebab(name), id=f"{kind.name()} {name}") for kind in built_in() for name in kind.model_fields]
OUTLANDISH: list[Any] = [
    0, 1, 2, 3, -1, -0.0, 0.5, 1e-300, 5e-324, 1e300, -1e300, 2**31, 2**63, -(2**63), 10**9, 10**30, -(10**30), float("inf"), float("-inf"),
    float("nan"), True, False, "", "3", "many", [], [3], {}, {"a": 1}, dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
]  # fmt: skip
NEVER_A_VALUE: tuple[Any, ...] = (-(10**30), 10**30, 1e300, float("inf"), float("nan"), "", "3", [3], {})


def configured(kind: type[Check], option: str, value: Any) -> CheckSelection:
    settings = Settings(checks={kind.name(): {option: value}})
    return CheckSelection.of(Project(Path("/nonexistent"), settings), select=[kind.name()])


def refused(selection: CheckSelection) -> SettingsError | None:
    try:
        selection.checks()
    except SettingsError as error:
        return error
    return None


@pytest.mark.parametrize(("kind", "option"), OPTIONS)
def test_a_check_runs_with_any_value_of_an_option_or_refuses_it(kind: type[Check], option: str) -> None:
    ran = 0
    for value in OUTLANDISH:
        selection = configured(kind, option, value)
        if refusal := refused(selection):
            assert refusal.exit_code == 2
            assert option in str(refusal)
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            result = check_corpus(Files((BROKEN,), Settings()), selection, jobs=1)
        assert result.failures == (), (value, result.failures)
        ran += 1
    assert 0 < ran < len(OUTLANDISH)


@pytest.mark.parametrize(("kind", "option"), OPTIONS)
def test_no_option_is_without_bounds(kind: type[Check], option: str) -> None:
    for value in NEVER_A_VALUE:
        with pytest.raises(SettingsError, match=option):
            configured(kind, option, value).checks()


def test_a_value_that_is_refused_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "seedproof.toml").write_text("[checks.character-noise]\ndensity = 0", encoding="utf-8")

    done = seedproof(tmp_path, "check", "a.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"seedproof: {tmp_path}/seedproof.toml: checks.character-noise.density: input should be greater than or equal to 0.001\n"
        "  hint: where it is not set, it is 0.05\n"
    )


@pytest.mark.parametrize("key", [kebab(name) for name in Settings.model_fields])
def test_a_setting_is_used_or_refused_in_one_line_that_names_it(tmp_path: Path, key: str) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(CLEAN, encoding="utf-8")
    with gzip.open(tmp_path / "seeds" / "b.jsonl.gz", "wt", encoding="utf-8") as rows:
        rows.write(json.dumps({"id": "b", "text": CLEAN}))
    for value in ("0", "-1", "5", str(2**40), str(2**63), hex(16**5000), "1.5", "-inf", "nan", "true", '""', '"3"', "[]", '[""]', "{}"):
        (tmp_path / "seedproof.toml").write_text(f"{key} = {value}\n", encoding="utf-8")
        done = seedproof(tmp_path, "check")
        assert done.returncode in (0, 1, 2), (value, done.stderr)
        if done.returncode == 2 and "longer than" not in done.stderr:
            assert key in done.stderr or '""' in value or "3" in value, (value, done.stderr)
            assert done.stderr.count("\n") == done.stderr.count("\n  hint: ") + 1, (value, done.stderr)


@pytest.mark.parametrize("jobs", ["-1", "1025", str(2**64), "7" * 5000, "two"])
def test_a_number_of_processes_that_no_machine_has_is_wrong_use(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    done = seedproof(tmp_path, "check", "a.txt", "--jobs", jobs)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--jobs" in done.stderr
