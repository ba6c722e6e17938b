"""Laws that every built-in check keeps."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from seedproof import BatchCheck, Check, CorpusCheck, SeedCheck
from seedproof.checks.codes import RANGES, RETIRED, in_range, room_of
from seedproof.core.check import HEADINGS
from seedproof.core.finding import Family, Severity
from seedproof.core.settings_place import kebab
from seedproof.corpus.registry import built_in
from seedproof.testing import cases

CASES = Path(__file__).parent.parent / "cases"
#: Checks that no text alone can show, and where they are shown instead.
WITHOUT_CASES = {
    "schema-mismatch": "needs a corpus's own class: tests/checks/schema/test_schema_mismatch.py",
    "duplicate-id": "needs ids, and case files give each text one of its own: tests/checks/schema/test_duplicate_id.py",
}


@pytest.fixture(params=built_in(), ids=lambda kind: kind.name())
def kind(request: pytest.FixtureRequest) -> type[Check]:
    return request.param


def test_every_family_has_checks() -> None:
    assert {kind.family for kind in built_in()} == set(get_args(Family))


def test_codes_are_unique() -> None:
    assert [code for code, n in Counter(kind.code for kind in built_in()).items() if n > 1] == []


def test_names_are_unique() -> None:
    assert [name for name, n in Counter(kind.name() for kind in built_in()).items() if n > 1] == []


def test_code_lies_in_a_range_of_its_room(kind: type[Check]) -> None:
    room = room_of(kind.__module__)

    assert in_range(kind.code, room), f"{room} has no range that holds {kind.code}; checks/codes.py tells which are whose"


def test_every_range_belongs_to_one_family() -> None:
    families = {prefix[:3]: room.partition("/")[0] for room, ranges in RANGES.items() for prefix in ranges}

    assert sorted(families.values()) == sorted(get_args(Family))
    assert all(families[prefix[:3]] == room.partition("/")[0] for room, ranges in RANGES.items() for prefix in ranges)


def test_no_retired_code_or_name_is_used_again(kind: type[Check]) -> None:
    assert kind.code not in RETIRED
    assert kind.name() not in RETIRED.values()


def test_retired_codes_are_codes_of_some_room() -> None:
    assert [code for code in RETIRED if not any(in_range(code, room) for room in RANGES)] == []


def test_severity_is_one_of_three(kind: type[Check]) -> None:
    assert kind.severity in get_args(Severity)


def test_is_of_one_of_the_three_kinds(kind: type[Check]) -> None:
    assert issubclass(kind, (BatchCheck, SeedCheck, CorpusCheck))


def test_file_is_named_as_the_check_and_lies_below_its_family(kind: type[Check]) -> None:
    *_, file = kind.__module__.split(".")

    assert kind.__module__.startswith(f"seedproof.checks.{kind.family}.")
    assert file == kind.name().replace("-", "_")


def test_a_file_defines_one_check_or_none() -> None:
    assert [module for module, n in Counter(kind.__module__ for kind in built_in()).items() if n > 1] == []


def test_page_has_a_summary_and_all_headings_in_order(kind: type[Check]) -> None:
    lines = kind.page().splitlines()

    assert lines[0].endswith(".")
    assert lines[1] == ""
    assert [line.strip("*") for line in lines if line.startswith("**") and line.endswith("**")] == list(HEADINGS)


def test_every_option_is_documented_with_its_default(kind: type[Check]) -> None:
    options = kind.page().partition("**Options**")[2]

    for name, field in kind.model_fields.items():
        default = str(field.default).lower() if isinstance(field.default, bool) else str(field.default)
        assert f"`{kebab(name)}` ({default}): " in options, f"{name} is not explained under Options, with its default"
    assert kind.model_fields or options.strip() == "None."


def test_options_are_frozen_and_closed(kind: type[Check]) -> None:
    assert kind.model_config.get("frozen")
    assert kind.model_config.get("extra") == "forbid"


def test_has_cases_of_both_kinds(kind: type[Check]) -> None:
    if kind.name() in WITHOUT_CASES:
        pytest.skip(WITHOUT_CASES[kind.name()])
    groups = {case.group for case in cases(CASES / f"{kind.name()}.yaml")}

    assert {"flags", "passes"} <= groups


def test_cases_of_garbled_text_tell_where_they_come_from(kind: type[Check]) -> None:
    if kind.family == "garbled":
        assert [str(case) for case in cases(CASES / f"{kind.name()}.yaml") if case.provenance is None] == []


def test_every_case_file_belongs_to_a_check() -> None:
    assert {path.stem for path in CASES.glob("*.yaml")} <= {kind.name() for kind in built_in()}
