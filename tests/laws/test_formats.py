"""What an older seedproof wrote is read by this one, and every format has a number that its readers can ask for.

``tests/formats/<name>-<number>.*`` are samples, kept for good: a format that changes gets another number and one more sample.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel
from tools.generate import FORMATS

from seedproof import CheckSelection, Document, Finding, Seed, Settings, Texts, check_corpus
from seedproof.core.settings_place import SettingsPlace
from seedproof.core.spellings import Spellings
from seedproof.corpus.baseline import read_baseline
from seedproof.report.jsonl import as_jsonl

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted((ROOT / "tests" / "formats").iterdir())


def samples(name: str) -> list[Path]:
    return [path for path in SAMPLES if re.fullmatch(rf"{name}-\d+\.\w+", path.name)]


@pytest.mark.parametrize("path", samples("finding") + samples("seed"), ids=lambda path: path.name)
def test_findings_and_seeds_of_every_format_are_read_with_all_they_say(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        told = json.loads(line)
        (again,) = as_jsonl([(Finding if path.name.startswith("finding") else Seed).model_validate(told)])
        now = json.loads(again)
        assert {key: now[key] for key in told} == told


@pytest.mark.parametrize("path", samples("settings"), ids=lambda path: path.name)
def test_settings_of_every_format_are_read_with_all_they_say(path: Path) -> None:
    told = tomllib.loads(path.read_text("utf-8"))
    now = Settings.load(told, SettingsPlace(str(path))).model_dump(mode="json", by_alias=True)
    assert {key: now[key] for key in told} == told


@pytest.mark.parametrize("path", samples("spellings"), ids=lambda path: path.name)
def test_spellings_of_every_format_are_read_with_all_they_say(path: Path) -> None:
    told = tomllib.loads(path.read_text("utf-8"))
    now = Spellings.model_validate(told).model_dump(mode="json", by_alias=True)
    assert {key: [{name: entry[name] for name in one} for entry, one in zip(now[key], told[key], strict=True)] for key in told} == told


@pytest.mark.parametrize("path", samples("baseline"), ids=lambda path: path.name)
def test_baselines_of_every_format_are_read_and_know_what_was_recorded(path: Path) -> None:
    baseline = read_baseline(path)
    (row,) = map(json.loads, (ROOT / "tests" / "formats" / "seed-1.jsonl").read_text("utf-8").splitlines())
    document = Document(row["id"], row["text"], row["path"])
    result = check_corpus(Texts([document]), CheckSelection.of(select=["glued-words", "comment-form"]), known=baseline, jobs=1)

    assert [finding.baselined for finding in result.findings] == [True, True]
    assert result.stale == ()
    assert {entry.fingerprint for entry in baseline.entries} <= {finding.fingerprint for finding in result.findings} | {""}


@pytest.mark.parametrize(("name", "number"), [*FORMATS.items(), ("baseline", 2)])
def test_every_format_has_a_sample_of_its_number(name: str, number: int) -> None:
    assert [path.stem for path in samples(name)][-1] == f"{name}-{number}"


@pytest.mark.parametrize(("name", "number"), FORMATS.items())
def test_a_schema_says_which_format_it_is_of_and_fits_what_is_written_today(name: str, number: int) -> None:
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8"))

    assert schema["$id"] == f"urn:seedproof:{name}:{number}"
    Draft202012Validator.check_schema(schema)
    text = samples(name)[-1].read_text("utf-8")
    told = [tomllib.loads(text)] if samples(name)[-1].suffix == ".toml" else [json.loads(line) for line in text.splitlines()]
    models: dict[str, type[BaseModel]] = {"finding": Finding, "seed": Seed}
    rows = [json.loads(line) for line in as_jsonl(map(models[name].model_validate, told))] if name in models else told
    for row in rows:
        Draft202012Validator(schema).validate(row)
